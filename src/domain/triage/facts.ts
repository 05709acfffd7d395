// What can be known of a mail besides its words: the sender, the headers, the structure.

/** Names of the facts that the evidence model weighs and rules may ask for. */
export const FACTS = [
  'sender-internal',
  'sender-directory',
  'sender-personal',
  'sender-organization',
  'sender-missing',
  'sender-automatic',
  'reply-elsewhere',
  'name-misused',
  'checks-failed',
  'checks-passed',
  'newsletter',
  'auto-generated',
  'automatic-reply',
  'meeting-ask',
  'patient-identifier',
  'patient-number',
  'clinical-content',
  'attachment',
  'attachment-risky',
  'link',
  'reply',
  'forward',
  'high-importance',
  'many-recipients',
  'not-addressed',
  'short',
  'long',
] as const;
export type Fact = (typeof FACTS)[number];
