// Planted: a screen.
export const board = 'board';
