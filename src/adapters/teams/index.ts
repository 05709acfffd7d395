// The door of the Teams adapter.
export { createTabHost } from './createTabHost';
