// The door of macros.
export * from './types';
