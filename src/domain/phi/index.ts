// The door of phi.
export * from './types';
