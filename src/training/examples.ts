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

export interface Example {
  readonly record: LabelledRecord;
  readonly author: string;
  readonly lane: number;
  readonly urgency: number;
  readonly laneTerms: ReadonlyMap<string, number>;
  /** In the lane of the label. */
  readonly urgencyTerms: ReadonlyMap<string, number>;
  readonly urgencyTermsIn: (lane: Lane) => ReadonlyMap<string, number>;
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

function valuesOf(terms: Terms): Map<string, number> {
  return new Map(terms.all.map(({ kind, term }) => [`${kind}:${term}`, terms.factorOf(kind)]));
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
  const urgencyTermsIn = (one: Lane): Map<string, number> => valuesOf(urgencyTerms(one, grounds));
  const { hardRule, options } = decideLane(reading, terms, matrix);
  return {
    record,
    author,
    lane: LANES.indexOf(lane),
    urgency: URGENCIES.indexOf(urgency),
    laneTerms: valuesOf(terms),
    urgencyTerms: urgencyTermsIn(lane),
    urgencyTermsIn,
    ruled: hardRule === null ? null : options[0],
  };
}

/** The terms that stand in at least so many of the mails as their kind needs, in the order of the alphabet. */
export function vocabularyOf(
  examples: readonly ReadonlyMap<string, number>[],
  fewestOf: (kind: TermKind) => number,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const terms of examples)
    for (const key of terms.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const kept = [...counts]
    .filter(([key, count]) => count >= fewestOf(kindOf(key)))
    .map(([key]) => key);
  return new Map(kept.sort().map((key, column) => [key, column]));
}

export function rowsOf(
  examples: readonly ReadonlyMap<string, number>[],
  vocabulary: ReadonlyMap<string, number>,
): SparseRows {
  const starts = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const terms of examples) {
    for (const [key, value] of terms) {
      const column = vocabulary.get(key);
      if (column === undefined) continue;
      columns.push(column);
      values.push(value * freedomOf(key));
    }
    starts.push(columns.length);
  }
  return {
    starts: Int32Array.from(starts),
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
    width: vocabulary.size,
  };
}
