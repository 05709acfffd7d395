// Who may say that a rule does not hold this once.
import type { Grantor, RelaxationCode, SlotQuestion } from '../slots';
import type { BlockKind } from '../types';
import { blockKindOf, type Rule } from './rule';

/** Null: nobody. A release may overrule each by its code or `block:KIND` (`SlotRules.grantors`). */
export const GRANTORS_BY_CODE: Readonly<Record<RelaxationCode, Grantor | null>> = {
  'unknown-calendar': null,
  'stale-feed': null,
  past: null,
  'too-soon': 'physician',
  'too-late': 'physician',
  'outside-tier': 'physician',
  'outside-batch': 'committee-chair',
  weekend: 'physician',
  holiday: 'physician',
  'outside-working-hours': 'physician',
  'too-early': 'physician',
  lunch: 'physician',
  'no-meeting': 'physician',
  'protected-time': 'physician',
  credential: 'medical-staff-office',
  'daily-limit': 'physician',
  'weekly-limit': 'physician',
  /** Of a block, its kind decides. */
  block: null,
  buffer: 'physician',
  /** Nobody shortens a way; a video meeting needs none. */
  'travel-time': null,
  'participant-busy': 'participant',
  'too-short': null,
  'by-video': 'requester',
};

export const GRANTORS_BY_KIND: Readonly<Record<BlockKind, Grantor | null>> = {
  or: 'or-scheduler',
  clinic: 'clinic-scheduler',
  call: 'call-scheduler',
  'post-call': 'chief',
  teaching: 'program-director',
  research: 'physician',
  committee: 'committee-chair',
  travel: 'physician',
  personal: 'physician',
  holiday: 'physician',
  hold: 'assistant',
  meeting: 'physician',
  private: 'physician',
};

const PROTECTED_KINDS: readonly BlockKind[] = ['research', 'personal'];

/** Who may grant `code` for the rule; null: nobody. */
export function grantorOf(
  code: RelaxationCode,
  rule: Rule,
  { rules, tier }: SlotQuestion,
): Grantor | null {
  const own = rules.grantors ?? {};
  const isClosed = tier?.mayUseProtected === false;
  if (code === 'block') {
    const kind = blockKindOf(rule);
    if (kind === null || (isClosed && PROTECTED_KINDS.includes(kind))) return null;
    const overruled = own[`block:${kind}`];
    return overruled === undefined ? GRANTORS_BY_KIND[kind] : overruled;
  }
  if (code === 'protected-time' && isClosed) return null;
  // Somebody else's calendar is theirs to speak for; the physician's own is not guessed at.
  if (code === 'unknown-calendar' && rule.participant !== null) return 'participant';
  const overruled = own[code];
  return overruled === undefined ? GRANTORS_BY_CODE[code] : overruled;
}
