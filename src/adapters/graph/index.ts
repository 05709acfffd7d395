// The door of the Graph adapter.
export { createGraph, type GraphDesk, type GraphParts } from './createGraph';
export type { ListColumn, ListShape } from './lists/listColumns';
export type { Self } from './readSelf';
