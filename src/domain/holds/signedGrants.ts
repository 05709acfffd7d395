// What the physician has signed for a kind of meeting, as grants that the slot engine understands.
import { isInForce } from './whoMayDecide';
import type { Grant, SlotRules } from './slots';
import {
  SIGNED_LIFTS,
  type MeetingTier,
  type SignedLift,
  type StandingWord,
  type WorkStream,
} from './types';
import type { Instant } from '../time';

/** A lift in the words of the rules: two of them are kinds of block, the others rules by their code. */
const GRANT_OF: Readonly<Record<SignedLift, Grant>> = {
  research: { code: 'block', blockKind: 'research' },
  personal: { code: 'block', blockKind: 'personal' },
  'protected-time': { code: 'protected-time' },
  lunch: { code: 'lunch' },
  'no-meeting': { code: 'no-meeting' },
  'too-early': { code: 'too-early' },
  'outside-working-hours': { code: 'outside-working-hours' },
  'outside-tier': { code: 'outside-tier' },
  'daily-limit': { code: 'daily-limit' },
};

/**
 * The grants that a physician's standing words give to one meeting.
 *
 * A word counts while it is in force, for the person it names, and for meetings that its terms cover; each grant reaches
 * only as far as the word does. What the release puts into somebody else's hands, the physician's word does not lift.
 *
 * @returns in the order of the words; empty when nothing was signed
 *
 * @example
 * signedGrants([lunchForTierA], { personId: jordan, tier: 'A', stream: 'leadership', durationMinutes: 30, now, rules })
 * //=> [{ code: 'lunch', window: { start: signedFrom, end: until } }]
 */
export function signedGrants(
  words: readonly StandingWord[],
  meeting: {
    readonly personId: string;
    readonly tier: MeetingTier;
    readonly stream: WorkStream;
    readonly durationMinutes: number;
    readonly now: Instant;
    readonly rules: Pick<SlotRules, 'grantors'>;
  },
): readonly Grant[] {
  const { personId, tier, stream, durationMinutes, now, rules } = meeting;
  return words.flatMap((word): readonly Grant[] => {
    if (word.kind !== 'grant' || !isInForce(word, now)) return [];
    const { terms } = word;
    const covers =
      terms.granteeId === personId &&
      terms.tiers.includes(tier) &&
      terms.streams.includes(stream) &&
      durationMinutes <= terms.mostMinutes;
    if (!covers) return [];
    return SIGNED_LIFTS.filter((lift) => terms.lifts?.includes(lift) === true)
      .map((lift) => GRANT_OF[lift])
      .filter((grant) => isHers(grant, rules))
      .map((grant) => ({ ...grant, window: { start: word.from, end: word.until } }));
  });
}

/** False where the release names another grantor, or nobody. */
function isHers({ code, blockKind }: Grant, { grantors }: Pick<SlotRules, 'grantors'>): boolean {
  const named = grantors?.[code === 'block' ? `block:${blockKind ?? ''}` : code];
  return named === undefined || named === 'physician';
}
