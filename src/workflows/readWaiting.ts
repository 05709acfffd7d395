// The proposals of one physician that are still under way, whatever mail they came from: for a batch, or a clearance.
import type { ProposalState } from '../domain/holds';
import type { Desk } from '../ports';
import type { BrokenProposal, ReadProposal } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { readItems } from './proposalRows';

export interface ReadWaitingRequest {
  readonly houseRules: HouseRules;
  readonly principal: string;
}

export interface Waiting {
  /** Newest first: proposed, or cleared and waiting for an office or a choice. */
  readonly proposals: readonly ReadProposal[];
  readonly broken: readonly BrokenProposal[];
}

const STATES = ['proposed', 'cleared'] as const satisfies readonly ProposalState[];
const READ_AT_MOST = 100;

/** Reads them with what their decisions make of them. */
export async function readWaiting(
  desk: Desk,
  { houseRules, principal }: ReadWaitingRequest,
): Promise<Waiting> {
  const items = await Promise.all(
    STATES.map(async (state) =>
      desk.lists.find('AnteroomProposals', {
        where: [
          { column: 'Principal', is: 'equal', value: principal },
          { column: 'State', is: 'equal', value: state },
        ],
        newestFirst: true,
        limit: READ_AT_MOST,
      }),
    ),
  );
  const { proposals, broken } = await readItems(desk, houseRules.roster, items.flat());
  return {
    proposals: proposals
      .filter(({ projection }) => (STATES as readonly ProposalState[]).includes(projection.state))
      .sort((a, b) => b.proposal.proposedAt - a.proposal.proposedAt),
    broken,
  };
}
