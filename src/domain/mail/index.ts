// The door of mail.
export * from './types';
export { codeAt, isCapital, isDigit, isLetter, isSmallLetter } from './ascii';
export { htmlToText, type PlainHtml } from './htmlToText';
export { plainSpaces } from './plainSpaces';
export { readMailText, textOfParts } from './readMailText';
export {
  SENDER_KINDS,
  domainOf,
  isWithinDomains,
  senderKindOf,
  type SenderKind,
} from './senderKind';
export {
  HASH_START,
  hashOn,
  numberOfSpelling,
  numberOfStretch,
  openBook,
  type SpellingBook,
} from './spellings';
export { spelledWordsOf, wordsOfMail, type MailWords } from './mailWords';
export { rememberLast } from './rememberLast';
export { rememberSpelling } from './rememberSpelling';
export { compilePhrases, type OnPhrase, type PhraseFinder } from './phrases';
export { NO_ROW, pairTable, type PairTable } from './pairTable';
export { cutWords, plainWord, wordsOf, type Word } from './words';
