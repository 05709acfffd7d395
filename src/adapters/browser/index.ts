// The door of the browser adapter.
export { randomIds, systemClock } from './clock';
export { createShelf, type ShelfStorage } from './createShelf';
export { parseSettings, readSettings } from './readSettings';
