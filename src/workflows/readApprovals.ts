// What waits for the physician's word and what she decided of late, with each mail's headline fetched live.
import { blocksInTheWay, whoMayDecide, type ProposalState } from '../domain/holds';
import { addMinutes } from '../domain/time';
import { isDeskError, type Desk, type ListItem } from '../ports';
import type {
  ApprovalLine,
  Approvals,
  OptionCondition,
  ReadApprovalsRequest,
  ReadProposal,
} from './holdTerms';
import { principalRules, type PrincipalRules } from './principalRules';
import { readItems } from './proposalRows';
import { firmBlocks, readCommitted, spanOf, type CommittedTime } from './readCommitted';

const WAITING_READ = 100;
const NEWEST_READ = 60;
/** 'proposed' stands above; what is still being placed, or could not be, is the assistant's. */
const UNSHOWN_STATES: readonly ProposalState[] = ['placing', 'proposed', 'failed'];
const RECENT_MINUTES = 14 * 24 * 60;
const HEADLINES_AT_ONCE = 4;

/**
 * Reads the queue of one physician.
 *
 * A mail that is gone or closed to the viewer says so and hides nothing else. Conditions compare the options with the
 * calendar as it stands; 'unread' when the viewer may not read it.
 */
export async function readApprovals(
  desk: Desk,
  { houseRules, principal }: ReadApprovalsRequest,
): Promise<Approvals> {
  const rules = principalRules(houseRules, principal);
  if (rules === null) {
    return { mayDecide: false, waiting: [], decided: [], broken: [], zone: 'UTC' };
  }
  const account = await desk.identity.signIn(null);
  const { address } = rules.principal;
  const items = await findShown(desk, address);
  const { proposals, broken } = await readItems(desk, houseRules.roster, items);
  const now = desk.clock.now();
  const since = addMinutes(now, -RECENT_MINUTES);
  const waiting = proposals.filter(({ projection }) => projection.state === 'proposed');
  const decided = proposals
    .filter(({ projection }) => !UNSHOWN_STATES.includes(projection.state))
    .filter((read) => movedAt(read) >= since);
  const committed = await readAround(desk, rules, waiting);
  const lines = await withHeadlines(desk, [...waiting, ...decided], (read) =>
    conditionsOf(read, committed, now),
  );
  const byDecideBy = (a: ApprovalLine, b: ApprovalLine): number =>
    (a.read.proposal.decideBy ?? Infinity) - (b.read.proposal.decideBy ?? Infinity) ||
    a.read.proposal.proposedAt - b.read.proposal.proposedAt;
  return {
    mayDecide: whoMayDecide(houseRules.roster, address).includes(account.id),
    waiting: lines.slice(0, waiting.length).sort(byDecideBy),
    decided: lines.slice(waiting.length).sort((a, b) => movedAt(b.read) - movedAt(a.read)),
    broken,
    zone: rules.slots.zone,
  };
}

/** Everything that waits, and the newest of the rest. */
async function findShown(desk: Desk, principal: string): Promise<readonly ListItem[]> {
  const ofPrincipal = { column: 'Principal', is: 'equal', value: principal } as const;
  const [waiting, newest] = await Promise.all([
    desk.lists.find('AnteroomProposals', {
      where: [ofPrincipal, { column: 'State', is: 'equal', value: 'proposed' }],
      newestFirst: true,
      limit: WAITING_READ,
    }),
    desk.lists.find('AnteroomProposals', {
      where: [ofPrincipal],
      newestFirst: true,
      limit: NEWEST_READ,
    }),
  ]);
  return [...new Map([...waiting, ...newest].map((item) => [item.id, item])).values()];
}

function movedAt({ proposal, projection }: ReadProposal): number {
  return projection.decision?.decidedAt ?? proposal.decideBy ?? proposal.proposedAt;
}

/** The calendar around the waiting options; null when the viewer may not read it or there is nothing to read. */
async function readAround(
  desk: Desk,
  rules: PrincipalRules,
  waiting: readonly ReadProposal[],
): Promise<CommittedTime | null> {
  const windows = waiting.flatMap(({ proposal }) => proposal.options.map(({ window }) => window));
  if (windows.length === 0) return null;
  try {
    const committed = await readCommitted(desk, rules, spanOf(windows), null);
    return committed.kind === 'read' ? committed : null;
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/forbidden') return null;
    throw error;
  }
}

function conditionsOf(
  { proposal }: ReadProposal,
  committed: CommittedTime | null,
  now: number,
): Readonly<Record<string, OptionCondition>> {
  const others =
    committed === null
      ? []
      : firmBlocks(committed).filter(({ proposalId }) => proposalId !== proposal.id);
  const conditionOf = (option: (typeof proposal.options)[number]): OptionCondition => {
    if (option.window.start <= now) return 'past';
    if (option.eventId === null) return 'gone';
    if (committed === null) return 'unread';
    if (!committed.entries.some(({ id }) => id === option.eventId)) return 'gone';
    return blocksInTheWay(option.window, others).length > 0 ? 'taken' : 'stands';
  };
  return Object.fromEntries(proposal.options.map((option) => [option.id, conditionOf(option)]));
}

async function withHeadlines(
  desk: Desk,
  proposals: readonly ReadProposal[],
  conditions: (read: ReadProposal) => ApprovalLine['conditions'],
): Promise<ApprovalLine[]> {
  const lines: ApprovalLine[] = [];
  for (let start = 0; start < proposals.length; start += HEADLINES_AT_ONCE) {
    const batch = proposals.slice(start, start + HEADLINES_AT_ONCE).map(async (read) => {
      const { message } = read.proposal;
      const headline = message === null ? null : await desk.mailbox.readHeadline(message);
      return { read, headline, conditions: conditions(read) };
    });
    lines.push(...(await Promise.all(batch)));
  }
  return lines;
}
