// Rows of AnteroomProposals and AnteroomDecisions: found by id, projected, added once, changed only as they were read.
import {
  decisionFromFields,
  hashRevision,
  projectProposal,
  proposalFromFields,
  proposalToFields,
  standingWordsFrom,
  standingWordsId,
  whoMayDecide,
  type Decision,
  type Entitlement,
  type Proposal,
} from '../domain/holds';
import type { Roster } from '../domain/roster';
import type { Desk, ListItem } from '../ports';
import { guardFields } from './guardOutgoing';
import type { BrokenProposal, ReadProposal } from './holdTerms';

/** A proposal with what is needed to change its row. */
export interface ProposalRow {
  readonly proposal: Proposal;
  readonly itemId: string;
  readonly etag: string;
}

const LIST = 'AnteroomProposals';
/** A proposal has one decision a revision; more than this many revisions of one hold do not happen. */
const DECISIONS_READ = 50;
/** Grants and absences of one physician that are looked at, newest first. */
const WORDS_READ = 200;
/** Graph serves at most four calls of one mailbox at once; the lists need no more either. */
const READ_AT_ONCE = 4;

/**
 * The proposal with this id and what its decisions make of it; null when there is none.
 *
 * @param entitlementOf given where the caller reads it anyway
 */
export async function findProposal(
  desk: Desk,
  roster: Roster,
  proposalId: string,
  entitlementOf = entitlements(desk, roster),
): Promise<ReadProposal | BrokenProposal | null> {
  const [[item], decisions] = await Promise.all([
    desk.lists.find(LIST, {
      where: [{ column: 'ProposalId', is: 'equal', value: proposalId }],
      limit: 1,
    }),
    readDecisions(desk, proposalId),
  ]);
  return item === undefined
    ? null
    : readItem(desk, roster, item, entitlementOf, async () => Promise.resolve(decisions));
}

/** Reads list items as proposals, each with its decisions, in their order. */
export async function readItems(
  desk: Desk,
  roster: Roster,
  items: readonly ListItem[],
): Promise<{
  readonly proposals: readonly ReadProposal[];
  readonly broken: readonly BrokenProposal[];
}> {
  const read: (ReadProposal | BrokenProposal)[] = [];
  const entitlementOf = entitlements(desk, roster);
  for (let start = 0; start < items.length; start += READ_AT_ONCE) {
    const batch = items.slice(start, start + READ_AT_ONCE);
    read.push(
      ...(await Promise.all(batch.map((item) => readItem(desk, roster, item, entitlementOf)))),
    );
  }
  return {
    proposals: read.filter((one) => one.kind === 'read'),
    broken: read.filter((one) => one.kind === 'broken'),
  };
}

/** Projects a row as it stands, with its decisions read anew. */
export async function projectRow(
  desk: Desk,
  roster: Roster,
  row: ProposalRow,
  entitlementOf = entitlements(desk, roster),
  decisionsOn = async (id: string): Promise<readonly Decision[]> => readDecisions(desk, id),
): Promise<ReadProposal> {
  const { proposal, itemId, etag } = row;
  const [decisions, entitlement] = await Promise.all([
    decisionsOn(proposal.id),
    entitlementOf(proposal.principal),
  ]);
  const projection = projectProposal(proposal, decisions, desk.clock.now(), entitlement);
  return { kind: 'read', proposal, projection, itemId, etag };
}

/** Who may answer for a physician, with her standing words as they lie in the decisions list. */
export async function readEntitlement(
  desk: Desk,
  roster: Roster,
  principal: string,
): Promise<Entitlement> {
  const bare = whoMayDecide(roster, principal);
  if (bare.physicianId === null) return bare;
  const rows = await desk.lists.find('AnteroomDecisions', {
    where: [{ column: 'ProposalId', is: 'equal', value: standingWordsId(principal) }],
    newestFirst: true,
    limit: WORDS_READ,
  });
  return whoMayDecide(roster, principal, standingWordsFrom(rows, principal, bare.physicianId));
}

/** Reads each physician's entitlement once, however many proposals ask for it. */
export function entitlements(
  desk: Desk,
  roster: Roster,
): (principal: string) => Promise<Entitlement> {
  const known = new Map<string, Promise<Entitlement>>();
  return async (principal) => {
    const reading = known.get(principal) ?? readEntitlement(desk, roster, principal);
    known.set(principal, reading);
    return reading;
  };
}

/** Every readable decision on a proposal. A row that a person broke decides nothing. */
export async function readDecisions(desk: Desk, proposalId: string): Promise<readonly Decision[]> {
  const items = await desk.lists.find('AnteroomDecisions', {
    where: [{ column: 'ProposalId', is: 'equal', value: proposalId }],
    limit: DECISIONS_READ,
  });
  return items
    .map((item) => decisionFromFields(item.id, item.fields, item))
    .filter((row) => row.kind === 'read')
    .map((row) => row.value);
}

/** Adds a row; 'duplicate' when the id is taken: read it and decide whether it is ours. */
export async function addProposal(
  desk: Desk,
  roster: Roster,
  proposal: Proposal,
): Promise<ProposalRow | 'duplicate'> {
  const fields = proposalToFields(proposal);
  guardFields(roster, fields, clearedNamesIn(proposal));
  const added = await desk.lists.add(LIST, fields);
  return added === 'duplicate' ? added : { proposal, itemId: added.id, etag: added.etag };
}

/**
 * Changes a row. When somebody wrote meanwhile, the row is read again and the change is made once more, provided that
 * revision, content, state and choice are still those that the change was meant for.
 *
 * @returns 'changed' when they are not: nothing was overwritten
 */
export async function changeProposal(
  desk: Desk,
  roster: Roster,
  row: ProposalRow,
  change: (proposal: Proposal) => Proposal,
): Promise<ProposalRow | 'changed'> {
  const first = await writeProposal(desk, roster, row, change(row.proposal));
  if (first !== 'changed') return first;
  const fresh = await rereadRow(desk, row.itemId);
  if (fresh === null || !isSameMatter(row.proposal, fresh.proposal)) return 'changed';
  return writeProposal(desk, roster, fresh, change(fresh.proposal));
}

/** The row as it stands now; null when it is gone or broken. */
export async function rereadRow(desk: Desk, itemId: string): Promise<ProposalRow | null> {
  const item = await desk.lists.read(LIST, itemId);
  if (item === null) return null;
  const read = proposalFromFields(item.id, item.fields);
  return read.kind === 'broken' ? null : { proposal: read.value, itemId: item.id, etag: item.etag };
}

async function writeProposal(
  desk: Desk,
  roster: Roster,
  row: ProposalRow,
  proposal: Proposal,
): Promise<ProposalRow | 'changed'> {
  const fields = proposalToFields(proposal);
  guardFields(roster, fields, clearedNamesIn(proposal));
  const written = await desk.lists.change(LIST, row.itemId, row.etag, fields);
  return written === 'changed' ? written : { proposal, itemId: row.itemId, etag: written.etag };
}

/** The names that a person let pass with a logged reason: in words alone, never in the title of an event. */
function clearedNamesIn({ nameReason, options, title, answers }: Proposal): readonly string[] {
  if (nameReason === undefined || options.length > 0) return [];
  return [title, ...answers.map(({ words }) => words)];
}

async function readItem(
  desk: Desk,
  roster: Roster,
  item: ListItem,
  entitlementOf: (principal: string) => Promise<Entitlement>,
  decisionsOn?: (id: string) => Promise<readonly Decision[]>,
): Promise<ReadProposal | BrokenProposal> {
  const read = proposalFromFields(item.id, item.fields);
  if (read.kind === 'broken') return read;
  const row = { proposal: read.value, itemId: item.id, etag: item.etag };
  return projectRow(desk, roster, row, entitlementOf, decisionsOn);
}

function isSameMatter(before: Proposal, now: Proposal): boolean {
  return (
    before.state === now.state &&
    before.revision === now.revision &&
    before.chosenOptionId === now.chosenOptionId &&
    hashRevision(before) === hashRevision(now)
  );
}
