// Planted: behind the door.
export const inner = 'inner';
