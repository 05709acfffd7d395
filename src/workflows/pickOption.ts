// After "any of these": the one who asked chose a time, which becomes firm while its siblings go.
import { optionWithId } from '../domain/holds';
import type { Desk } from '../ports';

import type { PickOptionRequest, PickOutcome, ReadProposal } from './holdTerms';
import { logHold } from './logHold';
import { isObserved, OBSERVE_ONLY } from './observeOnly';
import { findProposal } from './proposalRows';
import { settleOnce } from './settle';

/** Whoever was faster wrote once or twice; then the row says what stands. */
const MOST_LOOKS = 4;

/**
 * Makes one cleared option firm. Needs a valid "any of these" of this very revision, and reads the calendar again.
 * Picking the same option twice is a no-op; where somebody else was at the row in the same moment, it is looked at anew,
 * so that another option that they picked is never told as this one.
 */
export async function pickOption(desk: Desk, request: PickOptionRequest): Promise<PickOutcome> {
  let seen: number | null = null;
  for (let look = 1; ; look += 1) {
    const { outcome, revision } = await pickOnce(desk, request, seen);
    if (outcome.kind !== 'changed' || revision === null || look === MOST_LOOKS) return outcome;
    seen = revision;
  }
}

interface Tried {
  readonly outcome: PickOutcome;
  /** The revision that was looked at; null where looking again would not help. */
  readonly revision: number | null;
}

const told = (outcome: PickOutcome): Tried => ({ outcome, revision: null });

/** @param seen the revision that the person chose from, once it is known: the options of a newer one are others */
async function pickOnce(
  desk: Desk,
  request: PickOptionRequest,
  seen: number | null,
): Promise<Tried> {
  const { houseRules, optionId } = request;
  const read = await findProposal(desk, houseRules.roster, request.proposalId);
  if (read === null) return told({ kind: 'gone' });
  if (read.kind === 'broken') return told({ kind: 'broken', itemId: read.itemId });
  const { proposal, projection } = read;
  if (isObserved(houseRules, proposal.principal)) return told(OBSERVE_ONLY);
  if (seen !== null && seen !== proposal.revision) return told({ kind: 'changed' });
  if (proposal.kind !== 'hold') return told({ kind: 'not-cleared' });
  switch (projection.state) {
    case 'placing':
    case 'proposed':
      return told({ kind: 'not-cleared' });
    case 'confirmed':
      return told(
        projection.chosenOptionId === optionId
          ? { kind: 'confirmed', proposal }
          : { kind: 'closed', state: 'confirmed' },
      );
    case 'picked':
      if (projection.chosenOptionId !== optionId) return told({ kind: 'closed', state: 'picked' });
      // A heard word waits for the physician's own entry, whoever picks meanwhile.
      if (projection.isOnWord) return told({ kind: 'on-word', proposal });
      break;
    case 'cleared':
    case 'offered':
      if (optionWithId(proposal, optionId)?.eventId == null) return told({ kind: 'option-gone' });
      if (projection.decision?.answer !== 'any') return told({ kind: 'not-cleared' });
      break;
    case 'sent':
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'clash':
    case 'failed':
      return told({ kind: 'closed', state: projection.state });
  }
  const chosen: ReadProposal = {
    ...read,
    projection: { ...projection, step: { kind: 'confirm', optionIds: [optionId] } },
  };
  const outcome = await settleOnce(desk, houseRules, chosen);
  if (outcome.kind !== 'changed') {
    await logHold(
      desk,
      houseRules,
      proposal,
      'hold.picked',
      { option: optionId, outcome: outcome.kind },
      { step: `${optionId}|${outcome.kind}` },
    );
  }
  return { outcome, revision: proposal.revision };
}
