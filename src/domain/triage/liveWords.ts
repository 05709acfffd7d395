// Reads the words, pairs of words and words of the subject out of a mail: each once, at its first place, as numbers.
import { spelledWordsOf, type MailText } from '../mail';
import type { PhiSpan } from '../phi';
import type { CompiledModel, ModelWord } from './compileModel';
import { NO_ROW } from './compileModel';
import { isFresh, isSubject, stretchesOf } from './readWords';
import { stem } from './stem';
import { STOP_WORDS } from './stopWords';

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

const PATIENT = '@patient';
const NUMBER = '#';
const PATIENT_TERM = 0;
const NUMBER_TERM = 1;
/** Marks of what was met. */
const AS_WORD = 1;
const IN_SUBJECT = 2;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const PAIRS_AT_FIRST = 1 << 12;
/** The pairs of one mail at a time: a table is dear to make and cheap to use again. */
let pairs = { keys: new Float64Array(PAIRS_AT_FIRST), turns: new Uint32Array(PAIRS_AT_FIRST) };
let turn = 0;

/** An empty set of at most so many pairs of small numbers; holds until the next one is asked for. */
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

/** What each spelling of a mail means to the model, worked out when it is first met. */
function termTable(
  spellings: readonly string[],
  model: CompiledModel,
): {
  readonly terms: string[];
  readonly known: (ModelWord | undefined)[];
  termOf(spelling: number): number;
} {
  const terms = [PATIENT, NUMBER];
  const known = terms.map((term) => model.words.get(term));
  const numbers = new Map<string, number>([
    [PATIENT, PATIENT_TERM],
    [NUMBER, NUMBER_TERM],
  ]);
  const ready = new Int32Array(spellings.length).fill(-1);
  return {
    terms,
    known,
    termOf(spelling) {
      const before = ready[spelling] ?? -1;
      if (before >= 0) return before;
      const word = spellings[spelling] ?? '';
      const term = isDigit(word.charCodeAt(0)) ? NUMBER : stem(word);
      let number = numbers.get(term);
      if (number === undefined) {
        number = terms.length;
        numbers.set(term, number);
        terms.push(term);
        known.push(model.words.get(term));
      }
      ready[spelling] = number;
      return number;
    },
  };
}

type AddTerm = (
  kind: LiveKind,
  first: number,
  second: number,
  row: number,
  start: number,
  end: number,
) => void;

/** Tells each term once, at its first place; `first` and `second` are numbers in the table's terms. */
function walkLiveWords(
  text: MailText,
  phi: readonly PhiSpan[],
  model: CompiledModel,
  table: ReturnType<typeof termTable>,
  add: AddTerm,
): void {
  const { words, spellings, spellingAt } = spelledWordsOf(text);
  const { known } = table;
  const seen = new Uint8Array(spellings.length + 2);
  const isNewPair = pairSet(words.length, spellings.length + 2);
  /** 1 for a word that says nothing by itself, 2 for another. */
  const said = new Uint8Array(spellings.length);
  const isStop = (spelling: number): boolean => {
    if (said[spelling] === 0) said[spelling] = STOP_WORDS.has(spellings[spelling] ?? '') ? 1 : 2;
    return said[spelling] === 1;
  };
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
      const { start, end } = word;
      while (span < phi.length && (phi[span]?.end ?? 0) <= start) span += 1;
      const isPatient = (phi[span]?.start ?? Number.POSITIVE_INFINITY) < end;
      const spelling = spellingAt[next] ?? 0;
      const term = isPatient ? PATIENT_TERM : table.termOf(spelling);
      const own = known[term];
      if (term <= NUMBER_TERM || !isStop(spelling)) {
        const met = seen[term] ?? 0;
        if ((met & AS_WORD) === 0) {
          seen[term] = met | AS_WORD;
          add(WORD, term, 0, own?.word ?? NO_ROW, start, end);
        }
        if (subject && (met & IN_SUBJECT) === 0) {
          seen[term] = met | AS_WORD | IN_SUBJECT;
          add(SUBJECT, term, 0, own?.subject ?? NO_ROW, start, end);
        }
      }
      if (before >= 0 && isNewPair(before, term)) {
        const other = known[before];
        const row = own === undefined || other === undefined ? NO_ROW : model.pairRow(other, own);
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
  const table = termTable(spelledWordsOf(text).spellings, model);
  walkLiveWords(text, phi, model, table, (kind, _first, _second, row, start, end) => {
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
  const table = termTable(spelledWordsOf(text).spellings, model);
  walkLiveWords(text, phi, model, table, (kind, first, second, _row, start, end) => {
    const opening = table.terms[first] ?? '';
    const term = kind === PAIR ? `${opening} ${table.terms[second] ?? ''}` : opening;
    found.push({ kind: LIVE_KINDS[kind], term, start, end });
  });
  return found;
}
