// The door of triage.
export * from './types';
