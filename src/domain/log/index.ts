// The door of log.
export * from './types';
