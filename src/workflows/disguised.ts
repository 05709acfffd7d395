// What slips through a check of plain text: identifiers in other signs, split in groups, spelled out, or worn as a number of ours.
import type { OutgoingReason } from '../domain/phi';

/** Ids of ours and of Microsoft's, alone or within a key: their figures are nobody's. */
const IDS =
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{40,64}\b|(?<![A-Za-z0-9])A[AQ][A-Za-z0-9+/_=-]{22,}/giu;
/** Signs that look like others, and signs that nobody sees. */
const UNSEEN = /[\p{Cf}\u034f]/gu;
const DASHES = /[\p{Pd}\u2212\u00ad]/gu;

/**
 * The words as a reader sees them: full-width and invisible signs, every kind of dash, space and underscore made plain, and
 * a label before a number set apart, so that `MRN-398117` is no tracker number.
 *
 * @example
 * plainWords('M\u200bRN-\uff13\uff19\uff18') //=> 'MRN 398'
 */
export function plainWords(words: string): string {
  return words
    .replace(IDS, ' ')
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(DASHES, '-')
    .replace(/[\s_]+/gu, ' ')
    .replace(/\bM\. ?R\. ?N\.?/giu, 'MRN')
    .replace(LABEL_WORN, '$1 ');
}

const LABEL_WORN =
  /\b(MRN|SSN|DOB|RX|ACCT?|ACCOUNT|CLAIM|MBI|HICN|ID|PT|CASE|AUTH|ACC|VIN|FIN|CSN|HAR)-(?=\d)/giu;

/** Times, ranges of days and our numbers; what is left of digits belongs to somebody. */
const HARMLESS =
  /\b20[2-9]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T[\d:.]+Z?)?(?!\d)|\b\d{1,2}:\d{2}\b|\b(?:HO|ANT)-[0-9A-F]{4,6}\b|\b20[2-9]\d-20[2-9]\d\b/giu;

const RULES: readonly { readonly reason: OutgoingReason; readonly pattern: RegExp }[] = [
  // Seven digits in groups: a record, security, account or phone number, or an address of a computer.
  { reason: 'long-number', pattern: /(?<![\d$.,])\d(?:[ .-]?\d){6,}(?![\d,])/u },
  { reason: 'long-number', pattern: /(?<![\d$.,-])\d{6}(?![\d,.-]?\d)/u },
  { reason: 'social-security-number', pattern: /\blast (?:four|4)\D{0,12}\d{4}\b/iu },
  {
    reason: 'plan-number',
    pattern:
      /\b(?:rx|acct|account|claim|authorization|accession|passport|plate|portal user|hicn|mbi)\b(?! \d{1,2}\b)[^\d\n]{0,12}\d{3,}/iu,
  },
  // A court's number.
  { reason: 'record-number', pattern: /\b\d{2,4}-[A-Z]{2}-\d{3,}\b/u },
  // A specimen's, a ticket's, a report's: reference numbers of other systems stay in the mail.
  { reason: 'record-number', pattern: /(?<![\w-])(?!(?:FY|AY|CY)-)[A-Z]{2,6}-\d{4,}\b/u },
  {
    reason: 'plan-number',
    pattern: /\b(?:portal (?:user|login|name)|user ?(?:name|id)|login)[:# ]{1,3}(?:is )?\S*\d/iu,
  },
  // Who lies in it can be told from it.
  { reason: 'address', pattern: /\bbed (?:no\.? ?|#|number )?\d{1,3}\b/iu },
  {
    reason: 'date',
    pattern:
      /(?:\b\d{1,2}(?:st|nd|rd|th)? (?:de )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)\p{L}*\.?,?|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.? \d{1,2}(?:st|nd|rd|th)?,?)(?: del?)? (?:19\d\d|20[01]\d)\b/iu,
  },
  { reason: 'date', pattern: /\b(?:19\d\d|20[01]\d)-\d{2}-\d{2}\b/u },
  { reason: 'date', pattern: /(?<![\d.])\d{1,2}\.\d{1,2}\.(?:19|20)?\d{2}(?![\d.])/u },
  {
    reason: 'e-mail',
    pattern:
      /[\w.+-]+ ?(?:\(at\)|\[at\]|\bat\b) ?[\w-]+ ?(?:\(dot\)|\[dot\]|\bdot\b|punto) ?[a-z]{2,}/iu,
  },
  {
    reason: 'address',
    pattern:
      /(?<![\w-])\d{1,5} (?:[\p{L}.'’]+ ){1,3}(?:street|avenue|road|boulevard|blvd|terrace|parkway)\b/iu,
  },
  { reason: 'link', pattern: /\bwww\.\S+|\b\S*(?:mychart|portal|patient)\S*\.[a-z]{2,}\/\S*/iu },
];

/** Identifiers in words that `plainWords` has made plain, which a check of whole numbers and labels does not see. */
export function disguisedIn(plain: string): readonly OutgoingReason[] {
  const words = plain.replace(HARMLESS, ' ');
  return [
    ...new Set(RULES.flatMap(({ reason, pattern }) => (pattern.test(words) ? [reason] : []))),
  ];
}

const INITIAL =
  /(?<![\p{L}\p{N}])(?:\p{Lu}\. ?(\p{Lu}[\p{L}'’-]{2,})|(\p{Lu}[\p{L}'’-]{2,}), ?\p{Lu}\.)/gu;

/** Surnames beside an initial: `O. Quarry`, `Quarry, O.` */
export function initialedIn(plain: string): readonly string[] {
  return [...plain.matchAll(INITIAL)].map((match) => match[1] ?? match[2] ?? '');
}
