// Planted: nobody imports this and it imports nobody.
export const orphan = 'orphan';
