// The one sentence for a deed that observe-only refused.

/** What became of a deed for such a physician. */
export const OBSERVED =
  'Observe only: nothing was written. The roster sets this mailbox to be read and counted, not worked.';
