// What a hard rule or an urgency rule may ask about a mail: typed predicates, never regular expressions.
import * as v from 'valibot';
import { PHI_TYPES } from '../phi';
import { FACTS, type Fact } from './facts';

/**
 * Where words are looked for. `newest`: the sender's own new words, or a forward's when nothing else was written;
 * `subject`; `fresh`: both; `whole`: everything with quoted history, signatures and disclaimers.
 */
export const PLACES = ['newest', 'subject', 'fresh', 'whole'] as const;
export type Place = (typeof PLACES)[number];

/**
 * The closed list of questions. Days count as business days after the day of receipt, 0 being that day.
 *
 * Phrases follow the spelling that `compileMatrix` documents. */
export type Condition =
  | {
      readonly kind: 'anyPhrase' | 'allPhrases';
      readonly in: Place;
      readonly phrases: readonly string[];
    }
  /** A word signal of the evidence model, by its id, found in its own place. */
  | { readonly kind: 'anySignal'; readonly signals: readonly string[] }
  | { readonly kind: 'senderDomain'; readonly domains: readonly string[] }
  | { readonly kind: 'senderInDirectory' }
  | { readonly kind: 'headerPresent'; readonly header: string }
  | { readonly kind: 'headerContains'; readonly header: string; readonly text: string }
  | { readonly kind: 'attachmentNamed'; readonly endings: readonly string[] }
  | { readonly kind: 'hasFact'; readonly fact: Fact }
  | { readonly kind: 'hasPhi'; readonly types: readonly (typeof PHI_TYPES)[number][] }
  | { readonly kind: 'hasAsk' }
  | { readonly kind: 'askWithinDays' | 'deadlineWithinDays'; readonly days: number }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] };

const words = v.array(v.pipe(v.string(), v.minLength(1)));

export const conditionSchema: v.GenericSchema<unknown, Condition> = v.variant('kind', [
  v.strictObject({
    kind: v.picklist(['anyPhrase', 'allPhrases']),
    in: v.picklist(PLACES),
    phrases: words,
  }),
  v.strictObject({ kind: v.literal('anySignal'), signals: words }),
  v.strictObject({ kind: v.literal('senderDomain'), domains: words }),
  v.strictObject({ kind: v.literal('senderInDirectory') }),
  v.strictObject({ kind: v.literal('headerPresent'), header: v.string() }),
  v.strictObject({ kind: v.literal('headerContains'), header: v.string(), text: v.string() }),
  v.strictObject({ kind: v.literal('attachmentNamed'), endings: words }),
  v.strictObject({ kind: v.literal('hasFact'), fact: v.picklist(FACTS) }),
  v.strictObject({ kind: v.literal('hasPhi'), types: v.array(v.picklist(PHI_TYPES)) }),
  v.strictObject({ kind: v.literal('hasAsk') }),
  v.strictObject({ kind: v.picklist(['askWithinDays', 'deadlineWithinDays']), days: v.number() }),
  v.strictObject({ kind: v.literal('not'), of: v.lazy(() => conditionSchema) }),
  v.strictObject({
    kind: v.picklist(['all', 'any']),
    of: v.array(v.lazy(() => conditionSchema)),
  }),
]);
