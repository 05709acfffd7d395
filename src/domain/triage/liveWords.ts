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

/** The terms that are words as they stand in the mail, in order of reading; `from` and `to` point into `terms`. */
export interface LiveWords {
  /** Stems; a number and an identifier of a patient each count as one. */
  readonly terms: readonly string[];
  readonly count: number;
  /** Places in `LIVE_KINDS`. */
  readonly kinds: Uint8Array;
  /** The term, or the first of a pair. */
  readonly firsts: Int32Array;
  /** The second of a pair. */
  readonly seconds: Int32Array;
  /** The model's row, `NO_ROW` when it weighs nothing. */
  readonly rows: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** How many there are of each kind. */
  readonly counts: readonly [word: number, pair: number, subject: number];
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

/** A set of pairs of small numbers. */
function pairSet(most: number, base: number): (first: number, second: number) => boolean {
  let bits = 4;
  while (1 << bits < 2 * most + 2) bits += 1;
  const slots = new Float64Array(1 << bits);
  const last = slots.length - 1;
  /** True when the pair is new. */
  return (first, second) => {
    const key = first * base + second + 1;
    let slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - bits);
    for (;;) {
      const found = slots[slot];
      if (found === key) return false;
      if (found === 0 || found === undefined) {
        slots[slot] = key;
        return true;
      }
      slot = (slot + 1) & last;
    }
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

export function readLiveWords(
  text: MailText,
  phi: readonly PhiSpan[],
  model: CompiledModel,
): LiveWords {
  const { words, spellings, spellingAt } = spelledWordsOf(text);
  const table = termTable(spellings, model);
  const { terms, known } = table;
  const most = 3 * words.length;
  const kinds = new Uint8Array(most);
  const firsts = new Int32Array(most);
  const seconds = new Int32Array(most);
  const rows = new Int32Array(most);
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  const counts: [number, number, number] = [0, 0, 0];
  let count = 0;
  const add = (
    kind: 0 | 1 | 2,
    first: number,
    second: number,
    row: number,
    start: number,
    end: number,
  ): void => {
    kinds[count] = kind;
    firsts[count] = first;
    seconds[count] = second;
    rows[count] = row;
    starts[count] = start;
    ends[count] = end;
    count += 1;
    counts[kind] += 1;
  };
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
  return { terms, count, kinds, firsts, seconds, rows, starts, ends, counts };
}
