// Planted: a door for the wrong importers.
export const tenant = 'tenant';
