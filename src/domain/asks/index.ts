// The door of asks.
export * from './types';
