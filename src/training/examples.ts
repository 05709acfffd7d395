// Turns labelled mails into the rows that a model is fitted on: the very terms that a verdict reads at run time.
import {
  decideLane,
  LANES,
  readMail,
  URGENCIES,
  urgencyRulesOf,
  urgencyTerms,
  type Judges,
  type Lane,
  type Matrix,
  type Terms,
  type TermKind,
} from '../domain/triage';
import { settingFor } from './policyData';
import type { LabelledRecord } from './records';
import type { SparseRows } from './softmaxRegression';
import { NO_COLUMN, termNumbers, vocabularyFrom, type Vocabulary } from './termNumbers';

/** Each term of a mail once, by its number in `TERMS`, with how much it counts. */
export interface TermRow {
  readonly terms: Int32Array;
  readonly values: Float64Array;
}

export interface Example {
  readonly record: LabelledRecord;
  readonly author: string;
  readonly lane: number;
  readonly urgency: number;
  readonly laneTerms: TermRow;
  /** In the lane of the label. */
  readonly urgencyTerms: TermRow;
  readonly urgencyTermsIn: (lane: Lane) => TermRow;
  /** The lane that a hard rule decides, whatever the model says; null without one. */
  readonly ruled: Lane | null;
}

/**
 * How freely a term of a kind may speak before the prior holds it back: a concept or a fact says more than a word, a
 * part of somebody's name less.
 */
const FREEDOM: Readonly<Record<TermKind, number>> = {
  word: 1,
  pair: 0.7,
  subject: 1,
  concept: 1.5,
  fact: 2,
  sender: 0.8,
  named: 0.5,
  domain: 0.6,
  attachment: 1,
  rule: 1.5,
  when: 1.5,
  lane: 1,
};

export function kindOf(key: string): TermKind {
  return key.slice(0, key.indexOf(':')) as TermKind;
}

export function freedomOf(key: string): number {
  return FREEDOM[kindOf(key)];
}

/** Every term of any mail read. */
export const TERMS = termNumbers();

function rowOf({ all, factorOf }: Pick<Terms, 'all' | 'factorOf'>): TermRow {
  const values = new Map<number, number>();
  for (const { kind, term } of all()) values.set(TERMS.numberOf(`${kind}:${term}`), factorOf(kind));
  return { terms: Int32Array.from(values.keys()), values: Float64Array.from(values.values()) };
}

/** @param judges who tell the mail's patients' data and asks; none may have learnt from this mail */
export function exampleOf(
  record: LabelledRecord,
  author: string,
  matrix: Matrix,
  judges: Judges,
): Example {
  const { reading, terms } = readMail(record.mail, settingFor(record, matrix), judges);
  const { lane, urgency } = record.labels;
  const grounds = { reading, terms, rules: urgencyRulesOf(reading, matrix) };
  const urgencyTermsIn = (one: Lane): TermRow => rowOf(urgencyTerms(one, grounds));
  const { hardRule, options } = decideLane(reading, terms, matrix);
  return {
    record,
    author,
    lane: LANES.indexOf(lane),
    urgency: URGENCIES.indexOf(urgency),
    laneTerms: rowOf(terms),
    urgencyTerms: urgencyTermsIn(lane),
    urgencyTermsIn,
    ruled: hardRule === null ? null : options[0],
  };
}

/** In how many of the mails each term stands, by its number. */
export function mailsWith(rows: readonly TermRow[]): Int32Array {
  const counts = new Int32Array(TERMS.count());
  for (const { terms } of rows) for (const term of terms) counts[term] = (counts[term] ?? 0) + 1;
  return counts;
}

/** By how many authors each term was written, by its number; the rows of an author stand together. */
function authorsWith(rows: readonly TermRow[], authors: Int32Array): Int32Array {
  const counts = new Int32Array(TERMS.count());
  const last = new Int32Array(TERMS.count()).fill(-1);
  rows.forEach(({ terms }, index) => {
    const author = authors[index] ?? -1;
    for (const term of terms) {
      if (last[term] === author) continue;
      last[term] = author;
      counts[term] = (counts[term] ?? 0) + 1;
    }
  });
  return counts;
}

/** How often a term must have been met to be learnt. */
export interface FewestOf {
  readonly mails: (kind: TermKind) => number;
  readonly authors: number;
}

/** The terms that were met often enough, in the order of the alphabet. */
export function vocabularyOf(
  rows: readonly TermRow[],
  authors: Int32Array,
  fewest: FewestOf,
): Vocabulary {
  const written = authorsWith(rows, authors);
  return vocabularyFrom(
    TERMS,
    mailsWith(rows),
    (count, key) =>
      count >= fewest.mails(kindOf(key)) && (written[TERMS.numberOf(key)] ?? 0) >= fewest.authors,
  );
}

export function rowsOf(given: readonly TermRow[], { keys, columnOf }: Vocabulary): SparseRows {
  const freedoms = Float64Array.from(keys, freedomOf);
  const most = given.reduce((sum, { terms }) => sum + terms.length, 0);
  const starts = new Int32Array(given.length + 1);
  const columns = new Int32Array(most);
  const values = new Float64Array(most);
  let next = 0;
  given.forEach(({ terms, values: own }, row) => {
    for (let at = 0; at < terms.length; at += 1) {
      const column = columnOf[terms[at] ?? 0] ?? NO_COLUMN;
      if (column === NO_COLUMN) continue;
      columns[next] = column;
      values[next] = (own[at] ?? 0) * (freedoms[column] ?? 1);
      next += 1;
    }
    starts[row + 1] = next;
  });
  return {
    starts,
    columns: columns.slice(0, next),
    values: values.slice(0, next),
    width: keys.length,
  };
}
