// Decides whether and how a macro may be put into a mail: the lane rule of the house, in one pure function.
import type { LocalDate } from '../time';
import {
  isLockedLane,
  isPatientLane,
  type Lane,
  type LanePolicy,
  type Matrix,
  type Verdict,
} from '../triage';
import { checkMacro, mayBeUsed } from './checkMacro';
import type { Macro } from './types';

/** What is known about the lane of the open item. */
export type LaneRuling =
  | { readonly kind: 'lane'; readonly lane: Lane }
  /** The product abstained and nobody has chosen yet. */
  | { readonly kind: 'unsure'; readonly options: readonly Lane[] }
  /** A draft that answers no mail we know. */
  | { readonly kind: 'unknown' };

export const INSERTION_REFUSALS = [
  'not-in-the-release',
  'expired',
  'not-yet-approved',
  'fails-the-check',
  'automatic-reply-text',
  'not-for-this-lane',
  'unsure-and-may-be-locked',
  'choose-the-lane-first',
  'never-to-this-sender',
  'open-it-from-the-mail',
] as const;
export type InsertionRefusal = (typeof INSERTION_REFUSALS)[number];

export type Insertion =
  | { readonly kind: 'reply' }
  | { readonly kind: 'cursor' }
  /** A message of its own: the macro's own subject, one recipient, no quote, no cc. */
  | { readonly kind: 'new-message'; readonly to: 'sender' | 'channel' | 'physician' }
  | { readonly kind: 'refused'; readonly reason: InsertionRefusal };

/** The ruling for a verdict, before or after a person settled the lane. `settled` wins. */
export function rulingOf(verdict: Verdict | null, settled: Lane | null): LaneRuling {
  if (settled !== null) return { kind: 'lane', lane: settled };
  if (verdict === null) return { kind: 'unknown' };
  return verdict.kind === 'decided'
    ? { kind: 'lane', lane: verdict.lane }
    : { kind: 'unsure', options: verdict.options };
}

/**
 * The lane rule (docs/never.md, rule 3). Pure.
 *
 * - Locked lanes take only what the signed matrix allows for them, and never a reply.
 * - Patient lanes take a message of its own to the sender alone, with the macro's own subject.
 * - The sender of a legal or suspicious mail is never written to; such macros go to the lane's channel.
 * - Unsure with a locked lane among the options takes nothing.
 * - At the cursor of a draft only what belongs to neither a locked nor a patient lane.
 */
export function insertionFor(question: {
  readonly macro: Macro;
  readonly ruling: LaneRuling;
  readonly place: 'read' | 'compose';
  /** From the verified release. */
  readonly matrix: Matrix;
  /** From the verified release. */
  readonly macros: readonly Macro[];
  readonly today: LocalDate;
}): Insertion {
  const { macro, ruling, place, matrix, today } = question;
  const refused = (reason: InsertionRefusal): Insertion => ({ kind: 'refused', reason });

  const signed = question.macros.find((one) => one.id === macro.id);
  if (signed?.version !== macro.version || signed.bodyHtml !== macro.bodyHtml) {
    return refused('not-in-the-release');
  }
  if (signed.expiresOn < today) return refused('expired');
  if (signed.approvedOn > today) return refused('not-yet-approved');
  if (!mayBeUsed(checkMacro(signed, today))) return refused('fails-the-check');
  const goesTo = signed.goesTo ?? 'sender';
  if (goesTo === 'nobody') return refused('automatic-reply-text');

  switch (ruling.kind) {
    case 'unknown': {
      if (place === 'read') return refused('choose-the-lane-first');
      const isSensitive = signed.lanes.some((lane) => isLockedLane(lane) || isPatientLane(lane));
      if (isSensitive || goesTo !== 'sender') return refused('open-it-from-the-mail');
      return { kind: 'cursor' };
    }
    case 'unsure':
      return refused(
        ruling.options.some((lane) => isLockedLane(lane))
          ? 'unsure-and-may-be-locked'
          : 'choose-the-lane-first',
      );
    case 'lane':
      break;
  }

  const { lane } = ruling;
  if (!isAllowedIn(signed, lanePolicyOf(matrix, lane))) return refused('not-for-this-lane');
  const isGuarded = isLockedLane(lane) || isPatientLane(lane);
  if (isGuarded && place === 'compose') return refused('open-it-from-the-mail');
  if (goesTo !== 'sender') {
    return place === 'compose'
      ? refused('open-it-from-the-mail')
      : { kind: 'new-message', to: goesTo };
  }
  if (isPatientLane(lane)) return { kind: 'new-message', to: 'sender' };
  if (isLockedLane(lane)) return refused('never-to-this-sender');
  return place === 'compose' ? { kind: 'cursor' } : { kind: 'reply' };
}

/** True when both the macro and the signed matrix name each other. */
export function isAllowedIn(macro: Macro, policy: LanePolicy | null): boolean {
  return (
    policy !== null && macro.lanes.includes(policy.lane) && policy.allowedMacros.includes(macro.id)
  );
}

/** The matrix row of a lane. */
export function lanePolicyOf(matrix: Matrix, lane: Lane): LanePolicy | null {
  return matrix.lanes.find((policy) => policy.lane === lane) ?? null;
}

/**
 * True when a person may type free words into the macro. In locked and patient lanes a text to the sender is the
 * approved text and nothing else: choices from a fixed set, no free words.
 */
export function mayTypeFreely(macro: Macro, lane: Lane | null): boolean {
  if (lane === null || !(isLockedLane(lane) || isPatientLane(lane))) return true;
  return (macro.goesTo ?? 'sender') !== 'sender';
}
