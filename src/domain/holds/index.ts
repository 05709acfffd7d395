// The door of holds.
export * from './types';
