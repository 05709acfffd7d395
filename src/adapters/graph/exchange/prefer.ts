// The preferences that every call about a mail or an event carries.

/** Ids that survive a move between folders (https://learn.microsoft.com/graph/outlook-immutable-id). */
export const IMMUTABLE_IDS = 'IdType="ImmutableId"';
/** Times of events in UTC, whatever zone the reader's mailbox is set to. */
export const TIMES_IN_UTC = 'outlook.timezone="UTC"';
