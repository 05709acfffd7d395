// The door of the stand-up: figures, agenda, timer.
export * from './types';
