// The door of time: instants, local days, zones, windows.
export * from './instants';
export * from './windows';
export * from './windowsZones';
export * from './zones';
