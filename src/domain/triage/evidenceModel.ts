// The evidence model: what words and facts weigh, as training made it and a release carries it.
import * as v from 'valibot';
import { PLACES } from './conditions';
import { LANES, URGENCIES } from './types';
import { isWeightTable, readWeightRows, type WeightTable } from './weightRows';

const text = v.pipe(v.string(), v.minLength(1));
const finite = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.integer());

/** A notion of the field and all the ways of saying it; what it weighs stands among the terms. */
export const conceptSchema = v.object({
  id: text,
  in: v.picklist(PLACES),
  phrases: v.pipe(v.array(text), v.minLength(1)),
});

/**
 * Kinds of terms. `word`, `pair` and `subject` are words as they stand (stemmed; numbers are `#`, identifiers of a patient
 * are `@patient`); `concept` and `fact` are ids; `sender`, `named` and `domain` are words of the sender's address and
 * name; `attachment` words of the files' names; `rule` an urgency rule that holds; `when` a date; `lane` the lane itself,
 * alone or together with another term.
 */
export const TERM_KINDS = [
  'word',
  'pair',
  'subject',
  'concept',
  'fact',
  'sender',
  'named',
  'domain',
  'attachment',
  'rule',
  'when',
  'lane',
] as const;
export type TermKind = (typeof TERM_KINDS)[number];

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As written, or laid out while the file was read. */
export type WeightTerms = Readonly<Record<string, readonly number[]>> | WeightTable;

function modelOf(classes: number) {
  return v.object({
    bias: v.pipe(v.array(whole), v.length(classes)),
    /**
     * `kind:term` → one whole number a class, in the order of the classes. Seventeen thousand rows are looked at by hand:
     * a release is opened while somebody waits.
     */
    terms: v.pipe(
      v.custom<WeightTerms>(isObject, 'Expected rows of weights'),
      v.rawCheck(({ dataset, addIssue }) => {
        if (!dataset.typed) return;
        const key = readWeightRows(dataset.value, classes);
        if (typeof key !== 'string') return;
        const message = `Expected ${String(classes)} whole numbers`;
        const { value } = dataset;
        const row = isWeightTable(value) ? undefined : value[key];
        const path = { type: 'object', origin: 'value', input: value, key, value: row };
        addIssue({ message, path: [path as v.ObjectPathItem] });
      }),
    ),
  });
}

/** Terms of these kinds share a fixed weight: the more of them a mail has, the less each counts. */
export const SHARED_KINDS = ['word', 'pair', 'subject', 'concept'] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];

export const evidenceModelSchema = v.object({
  version: text,
  trainedOn: v.object({ mails: whole, corpus: text }),
  /** What one whole number of a row is worth. */
  unit: v.pipe(finite, v.minValue(0.0001)),
  concepts: v.array(conceptSchema),
  /** Of n terms of a kind, ten at least, each counts by the root of this through n: a long mail is no louder than a short one. */
  fullWeight: v.object({
    word: v.pipe(whole, v.minValue(1)),
    pair: v.pipe(whole, v.minValue(1)),
    subject: v.pipe(whole, v.minValue(1)),
    concept: v.pipe(whole, v.minValue(1)),
  }),
  lane: modelOf(LANES.length),
  urgency: modelOf(URGENCIES.length),
  /** The best lane must lead by at least this much, or the verdict is `unsure`. */
  margin: finite,
  /** A locked lane within this much of the best stays among the options. */
  lockedMargins: v.object({
    suspicious: finite,
    'legal-compliance': finite,
    'patient-clinical': finite,
  }),
});

export type EvidenceModel = Readonly<v.InferOutput<typeof evidenceModelSchema>>;
export type Concept = EvidenceModel['concepts'][number];
