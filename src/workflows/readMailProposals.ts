// The proposals that came from one mail, for the pane that has it open.
import type { Desk } from '../ports';
import type { MailProposals, ReadMailProposalsRequest } from './holdTerms';
import { readItems } from './proposalRows';

const READ_AT_MOST = 20;

/** Reads the mail's proposals, newest first, each with what its decisions make of it. */
export async function readMailProposals(
  desk: Desk,
  { houseRules, reference }: ReadMailProposalsRequest,
): Promise<MailProposals> {
  const items = await desk.lists.find('AnteroomProposals', {
    where: [{ column: 'MessageId', is: 'equal', value: reference.immutableId }],
    limit: READ_AT_MOST,
  });
  const { proposals, broken } = await readItems(desk, houseRules.roster, items);
  const mailbox = reference.mailbox.toLowerCase();
  return {
    proposals: proposals
      .filter(({ proposal }) => proposal.message?.mailbox.toLowerCase() === mailbox)
      .sort((a, b) => b.proposal.proposedAt - a.proposal.proposedAt),
    broken,
  };
}
