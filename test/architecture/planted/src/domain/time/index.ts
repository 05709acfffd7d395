// Planted: a door.
export * from './inner';
