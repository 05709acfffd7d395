// What waits for the physician's word and what she decided of late, with each mail's headline fetched live.
import {
  isAway,
  MEETING_TIERS,
  standingOf,
  standsInTheWay,
  type MeetingTier,
  type ProposalState,
} from '../domain/holds';
import type { MessageReference } from '../domain/mail';
import type { Roster } from '../domain/roster';
import { addMinutes } from '../domain/time';
import { isDeskError, type Desk, type ListItem } from '../ports';
import { answeredAlone } from './answeredAlone';
import type {
  ApprovalLine,
  Approvals,
  OptionCondition,
  ReadApprovalsRequest,
  ReadProposal,
} from './holdTerms';
import { principalRules, type PrincipalRules } from './principalRules';
import { readEntitlement, readItems } from './proposalRows';
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
 * calendar as it stands; 'unread' when the viewer may not read it. With `part: 'waiting'` only what is open for an answer
 * is read, a fraction of the round trips: for a first screen, with the whole to follow (a meeting that is firm on a heard
 * word comes with the whole).
 */
export async function readApprovals(
  desk: Desk,
  { houseRules, principal, part = 'all' }: ReadApprovalsRequest,
): Promise<Approvals> {
  const rules = principalRules(houseRules, principal);
  if (rules === null) {
    return {
      mayDecide: false,
      isPhysician: false,
      words: [],
      isAway: false,
      waiting: [],
      decided: [],
      broken: [],
      zone: 'UTC',
    };
  }
  const account = await desk.identity.signIn(null);
  const { address } = rules.principal;
  const [items, entitlement] = await Promise.all([
    findShown(desk, address, part),
    readEntitlement(desk, houseRules.roster, address),
  ]);
  const { proposals, broken } = await readItems(desk, houseRules.roster, items);
  const now = desk.clock.now();
  const since = addMinutes(now, -RECENT_MINUTES);
  const waiting = proposals.filter(waitsForWord);
  const decided = proposals
    .filter((read) => !waitsForWord(read) && !UNSHOWN_STATES.includes(read.projection.state))
    .filter((read) => movedAt(read) >= since);
  const [committed, headed] = await Promise.all([
    readAround(desk, rules, waiting),
    withHeadlines(desk, houseRules.roster, [...waiting, ...decided]),
  ]);
  const lines = headed.map((line): ApprovalLine => ({
    ...line,
    conditions: conditionsOf(line.read, committed, now),
    standing: standingOf(entitlement, line.read.proposal, account.id, now, 'any'),
  }));
  const queue = lines.slice(0, waiting.length).sort((a, b) => compareUrgency(a, b, now));
  const isPhysician = entitlement.physicianId === account.id;
  return {
    mayDecide: isPhysician || queue.some(({ standing }) => standing !== null),
    isPhysician,
    words: [...entitlement.words].sort((a, b) => b.signedAt - a.signedAt),
    isAway: isAway(entitlement, now),
    waiting: queue,
    decided: lines.slice(waiting.length).sort((a, b) => movedAt(b.read) - movedAt(a.read)),
    broken,
    zone: rules.slots.zone,
  };
}

/** Open for an answer: proposed, or firm on a heard word that the physician has not signed. */
function waitsForWord({ projection }: ReadProposal): boolean {
  return projection.state === 'proposed' || projection.isOnWord;
}

const SOON_MINUTES = 4 * 60;

/** What lapses within four hours first, then by tier, then by deadline: the order in which a chief would want to see it. */
function compareUrgency({ read: a }: ApprovalLine, { read: b }: ApprovalLine, now: number): number {
  const soon = (at: number | null): number =>
    at !== null && (at - now) / 60_000 < SOON_MINUTES ? 0 : 1;
  const rank = (tier: MeetingTier): number => MEETING_TIERS.indexOf(tier);
  return (
    soon(a.proposal.decideBy) - soon(b.proposal.decideBy) ||
    rank(a.proposal.tier) - rank(b.proposal.tier) ||
    (a.proposal.decideBy ?? Infinity) - (b.proposal.decideBy ?? Infinity) ||
    a.proposal.proposedAt - b.proposal.proposedAt
  );
}

/** Everything that waits, and the newest of the rest unless that is left for later. */
async function findShown(
  desk: Desk,
  principal: string,
  part: 'all' | 'waiting',
): Promise<readonly ListItem[]> {
  const ofPrincipal = { column: 'Principal', is: 'equal', value: principal } as const;
  const inState = async (state: ProposalState): Promise<readonly ListItem[]> =>
    desk.lists.find('AnteroomProposals', {
      where: [ofPrincipal, { column: 'State', is: 'equal', value: state }],
      newestFirst: true,
      limit: WAITING_READ,
    });
  if (part === 'waiting') return inState('proposed');
  const [waiting, picked, newest] = await Promise.all([
    inState('proposed'),
    inState('picked'),
    desk.lists.find('AnteroomProposals', {
      where: [ofPrincipal],
      newestFirst: true,
      limit: NEWEST_READ,
    }),
  ]);
  return [...new Map([...waiting, ...picked, ...newest].map((item) => [item.id, item])).values()];
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
    return standsInTheWay(proposal, option.window, others).length > 0 ? 'taken' : 'stands';
  };
  return Object.fromEntries(proposal.options.map((option) => [option.id, conditionOf(option)]));
}

async function withHeadlines(
  desk: Desk,
  roster: Roster,
  proposals: readonly ReadProposal[],
): Promise<Omit<ApprovalLine, 'conditions' | 'standing'>[]> {
  const lines: Omit<ApprovalLine, 'conditions' | 'standing'>[] = [];
  // Several proposals may answer one mail: it is asked for once.
  const known = new Map<string, Promise<ApprovalLine['headline']>>();
  const headlineOf = async (message: MessageReference): Promise<ApprovalLine['headline']> => {
    const reading = known.get(message.immutableId) ?? desk.mailbox.readHeadline(message);
    known.set(message.immutableId, reading);
    return reading;
  };
  for (let start = 0; start < proposals.length; start += HEADLINES_AT_ONCE) {
    const batch = proposals.slice(start, start + HEADLINES_AT_ONCE).map(async (read) => {
      const { message } = read.proposal;
      const [headline, alone] = await Promise.all([
        message === null ? null : headlineOf(message),
        // What a batch has let go of, and only that, has no event.
        read.proposal.options.some(({ eventId }) => eventId === null)
          ? answeredAlone(desk, roster, read.proposal, read.projection.decision)
          : [],
      ]);
      return { read, headline, alone };
    });
    lines.push(...(await Promise.all(batch)));
  }
  return lines;
}
