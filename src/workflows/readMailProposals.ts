// The proposals that came from one mail, for the pane that has it open.
import { standingOf } from '../domain/holds';
import type { Desk } from '../ports';
import type { MailProposals, ReadMailProposalsRequest, ReadProposal } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { readEntitlement, readItems } from './proposalRows';

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
  const own = proposals
    .filter(({ proposal }) => proposal.message?.mailbox.toLowerCase() === mailbox)
    .sort((a, b) => b.proposal.proposedAt - a.proposal.proposedAt);
  return { proposals: own, granted: await findGranted(desk, houseRules, own), broken };
}

async function findGranted(
  desk: Desk,
  { roster }: HouseRules,
  reads: readonly ReadProposal[],
): Promise<readonly string[]> {
  const waiting = reads.filter(({ projection }) => projection.state === 'proposed');
  const principal = waiting[0]?.proposal.principal;
  if (principal === undefined) return [];
  const [account, entitlement] = await Promise.all([
    desk.identity.signIn(null),
    readEntitlement(desk, roster, principal),
  ]);
  const now = desk.clock.now();
  return waiting
    .filter(({ proposal }) => standingOf(entitlement, proposal, account.id, now, 'any') === 'grant')
    .map(({ proposal }) => proposal.id);
}
