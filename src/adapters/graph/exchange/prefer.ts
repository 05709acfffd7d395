// The preferences that every call about a mail or an event carries.

/** Ids that survive a move between folders (https://learn.microsoft.com/graph/outlook-immutable-id). */
export const IMMUTABLE_IDS = 'IdType="ImmutableId"';
/** Times of events in UTC, whatever zone the reader's mailbox is set to. */
export const TIMES_IN_UTC = 'outlook.timezone="UTC"';
/** Bodies as they were sent, and not a plain rendering (https://learn.microsoft.com/graph/api/message-get). */
export const BODIES_AS_HTML = 'outlook.body-content-type="html"';
/** Pages of a delta round take their size from here (https://learn.microsoft.com/graph/api/message-delta). */
export const PAGES_OF_FIFTY = 'odata.maxpagesize=50';
