// The door of mail.
export * from './types';
export { htmlToText, type PlainHtml } from './htmlToText';
export { readMailText, textOfParts } from './readMailText';
export {
  SENDER_KINDS,
  domainOf,
  isWithinDomains,
  senderKindOf,
  type SenderKind,
} from './senderKind';
export { numberOfSpelling, type SpellingBook } from './spellings';
export { spelledWordsOf, wordsOfMail, type MailWords } from './mailWords';
export {
  compilePhrases,
  plainWord,
  wordsOf,
  type PhraseFinder,
  type PhraseHit,
  type Word,
} from './phrases';
