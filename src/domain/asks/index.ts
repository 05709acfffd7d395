// The door of asks.
export * from './types';
export { readAsk, readDeadlines, type AskSetting } from './readAsk';
