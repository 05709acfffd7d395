// Finds measured values that mean danger to life: a terse mail says them in numbers where others say it in words.
import {
  isDigit,
  isLetter,
  plainWord,
  rememberSpelling,
  spelledWordsOf,
  type MailText,
} from '../mail';
import { isFresh, stretchesOf } from './readWords';

interface Measure {
  /** The last word of its names, in lower case. */
  readonly labels: readonly string[];
  /** Words of which one must stand before the label, where that alone names many things. */
  readonly after?: readonly string[];
  /** Numbers outside of it measure something else. */
  readonly within: readonly [least: number, most: number];
  /** @param second the other number of a pair such as a blood pressure */
  readonly isCritical: (value: number, second: number | null) => boolean;
}

function outside(least: number, most: number): Measure['isCritical'] {
  return (value) => value < least || value > most;
}

/**
 * What is measured, and from where on it is an alarm.
 *
 * Sources: the extreme bands of NEWS2 (Royal College of Physicians, 2017) for signs of life, and the values at which
 * hospital laboratories call the ward at once.
 */
const MEASURES: readonly Measure[] = [
  {
    labels: ['sat', 'sats', 'sating', 'satting', 'spo2', 'o2', 'oxygen', 'ox', 'saturation'],
    within: [40, 100],
    isCritical: (value) => value <= 90,
  },
  {
    labels: ['bp', 'sbp', 'pressure', 'systolic', 'presión', 'presion'],
    within: [40, 300],
    isCritical: (value, second) =>
      (second ?? 0) < value && (value <= 90 || value >= 220 || (second ?? 0) >= 130),
  },
  { labels: ['map'], within: [20, 200], isCritical: (value) => value < 60 },
  { labels: ['hr', 'pulse', 'pulso'], within: [15, 300], isCritical: outside(41, 130) },
  { labels: ['rate'], after: ['heart'], within: [15, 300], isCritical: outside(41, 130) },
  {
    labels: ['rr', 'resp', 'resps', 'respirations'],
    within: [2, 80],
    isCritical: outside(9, 29),
  },
  {
    labels: ['temp', 'temperature', 'fever', 'tmax', 'temperatura', 'fiebre', 'calentura'],
    within: [30, 110],
    isCritical: (value) => (value >= 39 && value <= 43) || value >= 102,
  },
  { labels: ['k', 'k+', 'potassium', 'potasio'], within: [1, 10], isCritical: outside(2.8, 5.9) },
  { labels: ['na', 'na+', 'sodium', 'sodio'], within: [90, 190], isCritical: outside(120, 159) },
  {
    labels: ['glucose', 'sugar', 'sugars', 'fsbg', 'bg', 'azúcar', 'azucar', 'glucosa'],
    within: [10, 2000],
    isCritical: outside(55, 399),
  },
  {
    labels: ['hemoglobin', 'hgb', 'hb', 'hemoglobina'],
    within: [2, 25],
    isCritical: (value) => value < 7,
  },
  { labels: ['platelets', 'plt', 'plts'], within: [1, 900], isCritical: (value) => value < 20 },
  { labels: ['inr'], within: [0.5, 20], isCritical: (value) => value > 5 },
  { labels: ['lactate'], within: [0.2, 30], isCritical: (value) => value >= 4 },
  { labels: ['ph'], within: [6.5, 8], isCritical: outside(7.2, 7.6) },
  { labels: ['gcs'], within: [3, 15], isCritical: (value) => value <= 12 },
];
const [SATURATION, PRESSURE] = MEASURES;

const BY_LABEL = new Map(
  MEASURES.flatMap((measure) => measure.labels.map((label) => [label, measure] as const)),
);

/** A label stands at most so many characters, and so many words, before its number. */
const REACH = 26;
const WORDS_BETWEEN = 3;
const FIRST_FOREIGN = 128;
const PLUS = 43;
/** A label does not reach over the end of a line or a sentence. */
const PARTING = ['\n', '.', ';'] as const;
/** A number with what may follow it: the other one of a pair, a unit of its own. */
const NUMBER =
  /(\d{1,4}(?:[.,]\d{1,2})?)(?![\d:]|[.,]\d)(?:\s?(\/|over\b)\s?(\d{2,3})\b)?(\s?(?:%|percent)\s(?:on|sats?|oxygen|room)\b)?/iuy;

/** The words of a stretch in lower case, in order. */
function smallWords(stretch: string): string[] {
  const small = stretch.toLowerCase();
  const words: string[] = [];
  let from = -1;
  for (let at = 0; at < small.length; at += 1) {
    const code = small.charCodeAt(at);
    if (code >= FIRST_FOREIGN) return small.match(/[\p{L}\d+]+/gu) ?? [];
    const isInWord = isLetter(code) || isDigit(code) || code === PLUS;
    if (isInWord && from < 0) from = at;
    if (isInWord || from < 0) continue;
    words.push(small.slice(from, at));
    from = -1;
  }
  if (from >= 0) words.push(small.slice(from));
  return words;
}

/** The measure whose name stands before the number, nearest first. */
function measureBefore(before: string): Measure | undefined {
  const parting = Math.max(...PARTING.map((mark) => before.lastIndexOf(mark)));
  const words = smallWords(before.slice(parting + 1));
  for (let back = 1; back <= Math.min(WORDS_BETWEEN, words.length); back += 1) {
    const word = words[words.length - back] ?? '';
    if (/^\d/.test(word)) return undefined;
    const measure = BY_LABEL.get(word);
    const isNamed = measure?.after?.includes(words[words.length - back - 1] ?? '') ?? true;
    if (measure !== undefined && isNamed) return measure;
  }
  return undefined;
}

function isInWord(code: number): boolean {
  return isLetter(code) || isDigit(code) || code >= FIRST_FOREIGN;
}

/** Where the first whole word begins at `from` or behind it: the end of a longer word is no label. */
function wholeWordFrom(words: string, from: number, to: number): number {
  let at = Math.max(0, from);
  while (at > 0 && at < to && isInWord(words.charCodeAt(at - 1)) && isInWord(words.charCodeAt(at)))
    at += 1;
  return at;
}

function isCriticalAt(words: string, at: number): boolean {
  NUMBER.lastIndex = at;
  const [, first, parting, other, share] = NUMBER.exec(words) ?? [];
  if (first === undefined) return false;
  const second = other === undefined ? null : Number(other);
  // `84% on 6L` and `96 over 50` name what they measure by themselves; with a stroke it may be a date.
  const own = share !== undefined ? SATURATION : parting?.length === 4 ? PRESSURE : undefined;
  const measure = own ?? measureBefore(words.slice(wholeWordFrom(words, at - REACH, at), at));
  if (measure === undefined) return false;
  const value = Number(first.replace(',', '.'));
  const [least, most] = measure.within;
  return value >= least && value <= most && measure.isCritical(value, second);
}

/** True where digits behind it belong to a word, to a longer number or behind a decimal point: they begin no value. */
function isJoined(words: string, at: number): boolean {
  if (at < 0) return false;
  const code = words.charCodeAt(at);
  if (code >= FIRST_FOREIGN) return /\p{L}/u.test(words.charAt(at));
  return isLetter(code) || isDigit(code) || '.,/:_-'.includes(words.charAt(at));
}

/** True when the words name a value at which people come running. */
export function namesCriticalValue(words: string): boolean {
  for (let at = 0; at < words.length; at += 1) {
    if (!isDigit(words.charCodeAt(at))) continue;
    const from = at;
    while (isDigit(words.charCodeAt(at))) at += 1;
    if (isJoined(words, from - 1)) continue;
    if (isCriticalAt(words, from)) return true;
  }
  return false;
}

/** What names a measure, as words are compared: of the labels, and what makes numbers a share or a pressure. */
const NAMES: ReadonlySet<string> = new Set(
  ['percent', 'over', ...BY_LABEL.keys()].map((label) => plainWord(label.replace('+', ''))),
);
const NAMED = 1;
const ODD = 2;
const namingOf = rememberSpelling((spelling) => {
  if (NAMES.has(spelling)) return NAMED;
  return /^[a-z\d]*$/.test(spelling) ? 0 : ODD;
});

/** True where nothing in the mail names a measure; most mails need no closer look. */
function namesNothing(text: MailText): boolean {
  if (text.text.includes('%')) return false;
  const { words, book } = spelledWordsOf(text);
  for (const { number, word, start, end } of words) {
    const naming = namingOf(book, number);
    if (naming === NAMED) return false;
    const isPlain = naming !== ODD && word.length === end - start;
    if (!isPlain && isNamedByPiece(text.text.slice(start, end))) return false;
  }
  return true;
}

/** An apostrophe may part a label from its ending: the BP's. */
function isNamedByPiece(word: string): boolean {
  return smallWords(word).some((piece) => NAMES.has(plainWord(piece).replace('+', '')));
}

/** True when the subject or the new words name a critical value; quoted history does not count. */
export function hasCriticalValue(text: MailText): boolean {
  if (namesNothing(text)) return false;
  return stretchesOf(text).some(
    (stretch) =>
      isFresh(stretch) && namesCriticalValue(text.text.slice(stretch.start, stretch.end)),
  );
}
