// Carries out a recorded decision, and looks again when another client was at the same work.
import type { Desk } from '../ports';
import { isDeskError, LIST_NAMES, type DeskError, type DeskErrorCode } from '../ports';
import { carryOut } from './carryOut';
import type { Closing, PutOff, ReadProposal } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { findProposal } from './proposalRows';

/** The decision stands in its list; these only put off its steps on the calendar. */
const PUT_OFF: readonly DeskErrorCode[] = [
  'graph/forbidden',
  'graph/unreachable',
  'graph/throttled',
  'graph/unavailable',
];

/** A confirmation writes its row twice: whoever loses both races still finds the outcome at the third look. */
const MOST_LOOKS = 4;

/**
 * Carries out what the projection leaves to do. Another client that did the same step in the same moment is success:
 * the row is read again and what it says now is the outcome.
 *
 * A calendar out of reach or out of bounds puts the step off; the next client that can carries on.
 */
export async function settle(
  desk: Desk,
  houseRules: HouseRules,
  read: ReadProposal,
): Promise<Closing> {
  return orPutOff(read, async () => {
    let latest = read;
    for (let look = 1; ; look += 1) {
      const closing = (await carryOut(desk, houseRules, latest)) ?? standingOutcome(latest);
      if (closing.kind !== 'changed' || look === MOST_LOOKS) return closing;
      const fresh = await findProposal(desk, houseRules.roster, read.proposal.id);
      // A newer revision needs an answer of its own: what stands in its row is no outcome of this one.
      if (fresh?.kind !== 'read' || fresh.proposal.revision !== read.proposal.revision)
        return closing;
      latest = fresh;
    }
  });
}

/** `settle` with one look: what it means that another client was faster, the caller judges by the row. */
export async function settleOnce(
  desk: Desk,
  houseRules: HouseRules,
  read: ReadProposal,
): Promise<Closing> {
  return orPutOff(
    read,
    async () => (await carryOut(desk, houseRules, read)) ?? standingOutcome(read),
  );
}

async function orPutOff(
  { proposal }: ReadProposal,
  work: () => Promise<Closing>,
): Promise<Closing> {
  try {
    return await work();
  } catch (error) {
    if (!isDeskError(error) || !PUT_OFF.includes(error.code)) throw error;
    return { kind: 'not-yet-placed', proposal, why: whyPutOff(error) };
  }
}

/** A refusal that names a list is SharePoint's: it says nothing about the calendar. */
function whyPutOff({ code, facts }: DeskError): PutOff {
  if (code !== 'graph/forbidden') return 'out-of-reach';
  return LIST_NAMES.some((list) => list === facts.name) ? 'no-list-rights' : 'no-rights';
}

/** What a repeated answer meets when everything was carried out before. */
function standingOutcome({ proposal, projection }: ReadProposal): Closing {
  switch (projection.state) {
    case 'cleared':
    case 'offered':
      return { kind: 'cleared', proposal };
    case 'confirmed':
      return { kind: 'confirmed', proposal };
    case 'sent':
      return { kind: 'sent', proposal };
    case 'declined':
      return { kind: 'declined', proposal };
    case 'expired':
      return { kind: 'expired', proposal };
    case 'withdrawn':
      return { kind: 'withdrawn', proposal };
    case 'clash':
    case 'failed':
      return { kind: 'clash', proposal, problem: projection.problem ?? 'taken' };
    case 'picked':
      return projection.isOnWord
        ? { kind: 'on-word', proposal }
        : { kind: 'not-yet-placed', proposal, why: 'under-way' };
    case 'placing':
    case 'proposed':
      return { kind: 'not-yet-placed', proposal, why: 'under-way' };
  }
}
