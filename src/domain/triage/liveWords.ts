// Reads the words, pairs of words and words of the subject out of a mail: each once, at its first place, as numbers.
import { spelledWordsOf, type MailText } from '../mail';
import type { PhiSpan } from '../phi';
import { NO_ROW, type CompiledModel } from './compileModel';
import { isFresh, isSubject, stretchesOf } from './readWords';
import { rowsOfTerms, termsOfWords } from './wordTerms';

export const LIVE_KINDS = ['word', 'pair', 'subject'] as const;
const WORD = 0;
const PAIR = 1;
const SUBJECT = 2;
type LiveKind = typeof WORD | typeof PAIR | typeof SUBJECT;

/** The terms that are words as they stand in the mail and that the model knows, in order of reading. */
export interface LiveWords {
  /** Places in `LIVE_KINDS`. */
  readonly kinds: readonly LiveKind[];
  /** The model's rows. */
  readonly rows: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** How many there are of each kind, with those that the model does not know. */
  readonly counts: readonly [word: number, pair: number, subject: number];
}

/** A term in words. */
export interface LiveTerm {
  readonly kind: (typeof LIVE_KINDS)[number];
  /** A stem or two; a number and an identifier of a patient each count as one. */
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Marks of what was met. */
const AS_WORD = 1;
const IN_SUBJECT = 2;

const PAIRS_AT_FIRST = 1 << 12;
/** The pairs of one mail at a time: a table is dear to make and cheap to use again. */
let pairs = { keys: new Float64Array(PAIRS_AT_FIRST), turns: new Uint32Array(PAIRS_AT_FIRST) };
let turn = 0;

/** An empty set of at most so many pairs of numbers below `base`; holds until the next one is asked for. */
function pairSet(most: number, base: number): (first: number, second: number) => boolean {
  let bits = 12;
  while (1 << bits < 2 * most + 2) bits += 1;
  const size = 1 << bits;
  if (pairs.keys.length < size)
    pairs = { keys: new Float64Array(size), turns: new Uint32Array(size) };
  const { keys, turns } = pairs;
  turn += 1;
  const own = turn;
  const last = size - 1;
  /** True when the pair is new. */
  return (first, second) => {
    const key = first * base + second;
    let slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - bits);
    while (turns[slot] === own) {
      if (keys[slot] === key) return false;
      slot = (slot + 1) & last;
    }
    turns[slot] = own;
    keys[slot] = key;
    return true;
  };
}

/** Marks of the terms of one mail at a time, by the term's number in the book. */
let marks = new Uint32Array(1 << 15);
/** Marks below this are of mails before; each mail takes the next four. */
let unmarked = 0;
const MOST_MARKS = 0xffff_fff0;

function freshMarks(terms: number): { readonly marks: Uint32Array; readonly base: number } {
  if (marks.length < terms || unmarked > MOST_MARKS) {
    marks = new Uint32Array(Math.max(marks.length, 2 * terms));
    unmarked = 0;
  }
  unmarked += 4;
  return { marks, base: unmarked };
}

type AddTerm = (
  kind: LiveKind,
  first: number,
  second: number,
  row: number,
  start: number,
  end: number,
) => void;

/** Tells each term once, at its first place; `first` and `second` are numbers of the book. */
function walkLiveWords(
  text: MailText,
  phi: readonly PhiSpan[],
  model: CompiledModel,
  add: AddTerm,
): void {
  const { words, bookNumbers, book } = spelledWordsOf(text);
  const table = termsOfWords(book, bookNumbers);
  const { terms, saysNothing, patient, figure } = table;
  const rows = rowsOfTerms(model, book, table, bookNumbers);
  const known = book.spellings.length;
  const { marks: seen, base } = freshMarks(known);
  const isNewPair = pairSet(words.length, known);
  let span = 0;
  let next = 0;
  for (const stretch of stretchesOf(text)) {
    while (next < words.length && (words[next]?.start ?? 0) < stretch.start) next += 1;
    const fresh = isFresh(stretch);
    const subject = isSubject(stretch);
    let before = -1;
    let beforeStart = 0;
    for (; next < words.length; next += 1) {
      const word = words[next];
      if (word === undefined || word.start >= stretch.end) break;
      if (!fresh) continue;
      const { start, end, number } = word;
      while (span < phi.length && (phi[span]?.end ?? 0) <= start) span += 1;
      const isPatient = (phi[span]?.start ?? Number.POSITIVE_INFINITY) < end;
      const term = isPatient ? patient : (terms[number] ?? 0);
      if (term === patient || term === figure || saysNothing[number] === 0) {
        const mark = seen[term] ?? 0;
        const met = mark < base ? 0 : mark - base;
        if ((met & AS_WORD) === 0) {
          seen[term] = base + (met | AS_WORD);
          add(WORD, term, 0, rows.word[term] ?? NO_ROW, start, end);
        }
        if (subject && (met & IN_SUBJECT) === 0) {
          seen[term] = base + (met | AS_WORD | IN_SUBJECT);
          add(SUBJECT, term, 0, rows.subject[term] ?? NO_ROW, start, end);
        }
      }
      if (before >= 0 && isNewPair(before, term)) {
        const row = model.pairRow(rows.opens[before] ?? NO_ROW, rows.closes[term] ?? NO_ROW);
        add(PAIR, before, term, row, beforeStart, end);
      }
      before = term;
      beforeStart = start;
    }
  }
}

export function readLiveWords(
  text: MailText,
  phi: readonly PhiSpan[],
  model: CompiledModel,
): LiveWords {
  const kinds: LiveKind[] = [];
  const rows: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const counts: [number, number, number] = [0, 0, 0];
  walkLiveWords(text, phi, model, (kind, _first, _second, row, start, end) => {
    counts[kind] += 1;
    if (row === NO_ROW) return;
    kinds.push(kind);
    rows.push(row);
    starts.push(start);
    ends.push(end);
  });
  return { kinds, rows, starts, ends, counts };
}

/** The live words in words, with those that the model does not know: what training learns from. */
export function spellLiveWords(
  text: MailText,
  phi: readonly PhiSpan[],
  model: CompiledModel,
): LiveTerm[] {
  const found: LiveTerm[] = [];
  const { spellings } = spelledWordsOf(text).book;
  walkLiveWords(text, phi, model, (kind, first, second, _row, start, end) => {
    const opening = spellings[first] ?? '';
    const term = kind === PAIR ? `${opening} ${spellings[second] ?? ''}` : opening;
    found.push({ kind: LIVE_KINDS[kind], term, start, end });
  });
  return found;
}
