// The door of time: instants, local days, zones, windows.
export * from './instants';
export * from './zones';
