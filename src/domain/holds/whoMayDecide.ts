// Whose decision counts: the physician's always, a second approver's while she is away, a grantee's within the grant.
import type { Roster } from '../roster';
import type { Instant } from '../time';
import type { DecisionAnswer, Entitlement, Proposal, StandingWord } from './types';

/** In whose place somebody answers. */
export const STANDINGS = ['physician', 'second-approver', 'grant'] as const;
export type Standing = (typeof STANDINGS)[number];

/**
 * Who may answer for a physician.
 *
 * @param words the physician's own standing words, as `standingWordsFrom` reads them
 * @returns nobody when the address is no principal's: then no decision counts
 */
export function whoMayDecide(
  roster: Roster,
  principal: string,
  words: readonly StandingWord[] = [],
): Entitlement {
  const at = principal.toLowerCase();
  const physician = roster.principals.find(({ address }) => address.toLowerCase() === at);
  if (physician === undefined) return { physicianId: null, secondApproverIds: [], words: [] };
  const approvers = physician.secondApprovers.map((address) => address.toLowerCase());
  return {
    physicianId: physician.id,
    secondApproverIds: roster.colleagues
      .filter(({ address }) => approvers.includes(address.toLowerCase()))
      .map(({ id }) => id),
    words,
  };
}

/** The part of a proposal that says who may answer it. */
export type Answerable = Pick<
  Proposal,
  'kind' | 'tier' | 'stream' | 'durationMinutes' | 'secondFrom'
>;

/**
 * In whose place a person answers a proposal at a moment.
 *
 * An attestation and a draft to send are the physician's alone (F37). A second approver answers while the physician is away by her own word,
 * and from `secondFrom` on, when the proposal is about to lapse. A grant covers holds and batches of its tiers, streams
 * and length, and says yes only.
 *
 * @returns null when the person's answer does not count
 */
export function standingOf(
  entitlement: Entitlement,
  proposal: Answerable,
  personId: string,
  at: Instant,
  answer: DecisionAnswer,
): Standing | null {
  if (entitlement.physicianId === null) return null;
  if (personId === entitlement.physicianId) return 'physician';
  if (isHersAlone(proposal)) return null;
  if (entitlement.secondApproverIds.includes(personId)) {
    const isLate = proposal.secondFrom !== null && proposal.secondFrom <= at;
    if (isLate || isAway(entitlement, at)) return 'second-approver';
  }
  return answer !== 'decline' && isGranted(entitlement, proposal, personId, at) ? 'grant' : null;
}

/** True for what nobody answers in the physician's place: what she attests (F37), and what she sends. */
export function isHersAlone({ kind }: Pick<Proposal, 'kind'>): boolean {
  return kind === 'attestation' || kind === 'draft';
}

/** True while the physician is away by her own word. */
export function isAway(entitlement: Entitlement, at: Instant): boolean {
  return entitlement.words.some((word) => word.kind === 'away' && isInForce(word, at));
}

/** True between a standing word's beginning and its end, and never before it was signed. */
export function isInForce(word: StandingWord, at: Instant): boolean {
  return (
    word.signedAt <= at &&
    word.from <= at &&
    at < word.until &&
    (word.endedAt === null || at < word.endedAt)
  );
}

function isGranted(
  entitlement: Entitlement,
  { kind, tier, stream, durationMinutes }: Answerable,
  personId: string,
  at: Instant,
): boolean {
  if (kind !== 'hold' && kind !== 'batch') return false;
  return entitlement.words.some(
    (word) =>
      word.kind === 'grant' &&
      isInForce(word, at) &&
      word.terms.granteeId === personId &&
      word.terms.tiers.includes(tier) &&
      word.terms.streams.includes(stream) &&
      durationMinutes <= word.terms.mostMinutes,
  );
}
