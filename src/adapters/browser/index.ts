// The door of the browser adapter.
export { randomIds, systemClock } from './clock';
export { createFeedReader, type FeedReaderParts, type FeedWorker } from './feeds/createFeedReader';
export { createShelf, type ShelfStorage } from './createShelf';
export { createTriager, type TriagerParts, type TriageWorker } from './triage/createTriager';
export { parseSettings, readSettings } from './readSettings';
