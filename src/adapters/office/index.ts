// The door of the Office adapter.
export { createMailHost, type OfficeMailHost } from './createMailHost';
