// Reads the words, pairs of words and words of the subject out of a mail: each once, at its first place, as numbers.
import { spelledWordsOf, type MailText, type MailWords } from '../mail';
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

interface TermTable {
  /** By number; those that are no term of the mail say nothing. */
  readonly terms: readonly string[];
  readonly known: readonly (ModelWord | undefined)[];
  readonly patient: number;
  readonly figure: number;
  termOf(spelling: number): number;
}

/**
 * What each spelling of a mail means to the model, worked out when it is first met.
 *
 * A term that is a word of the mail has that word's number; stems that nobody wrote are numbered behind them.
 */
function termTable({ spellings, numberOf }: MailWords, model: CompiledModel): TermTable {
  const terms = [...spellings, PATIENT, NUMBER];
  const patient = spellings.length;
  const figure = patient + 1;
  const known: (ModelWord | undefined)[] = [];
  const ready: number[] = [];
  spellings.forEach(() => {
    known.push(undefined);
    ready.push(-1);
  });
  known.push(model.words.get(PATIENT), model.words.get(NUMBER));
  const more = new Map<string, number>();
  /** The model was asked for a term that is a word of the mail. */
  const isAsked = new Uint8Array(spellings.length);
  const numberOfStem = (cut: string): number => {
    const own = numberOf(cut) ?? more.get(cut);
    if (own !== undefined) return own;
    const made = terms.length;
    more.set(cut, made);
    terms.push(cut);
    known.push(model.words.get(cut));
    return made;
  };
  return {
    terms,
    known,
    patient,
    figure,
    termOf(spelling) {
      const before = ready[spelling] ?? -1;
      if (before >= 0) return before;
      const word = spellings[spelling] ?? '';
      let number = figure;
      if (!isDigit(word.charCodeAt(0))) {
        const cut = stem(word);
        number = cut.length === word.length && cut === word ? spelling : numberOfStem(cut);
        if (number < spellings.length && isAsked[number] === 0) {
          isAsked[number] = 1;
          known[number] = model.words.get(cut);
        }
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
  table: TermTable,
  add: AddTerm,
): void {
  const { words, spellings, spellingAt } = spelledWordsOf(text);
  const { known, patient, figure } = table;
  const seen = new Uint8Array(2 * spellings.length + 2);
  const isNewPair = pairSet(words.length, 2 * spellings.length + 2);
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
      const term = isPatient ? patient : table.termOf(spelling);
      const own = known[term];
      if (term === patient || term === figure || !isStop(spelling)) {
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
  const table = termTable(spelledWordsOf(text), model);
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
  const table = termTable(spelledWordsOf(text), model);
  walkLiveWords(text, phi, model, table, (kind, first, second, _row, start, end) => {
    const opening = table.terms[first] ?? '';
    const term = kind === PAIR ? `${opening} ${table.terms[second] ?? ''}` : opening;
    found.push({ kind: LIVE_KINDS[kind], term, start, end });
  });
  return found;
}
