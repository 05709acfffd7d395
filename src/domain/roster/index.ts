// The door of roster.
export * from './types';
