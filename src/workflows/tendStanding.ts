// Holds what stands in the lists against the calendar as it is: moved, removed, taken, flagged, invited, soon to lapse.
import {
  needsNewDeadline,
  settleDeadlines,
  standsInTheWay,
  unshownDuties,
  type Block,
  type BlockKind,
  type CalendarEntry,
  type HoldOption,
  type Proposal,
  type ProposalState,
} from '../domain/holds';
import { formatInstant, isSameTime, overlaps, type Instant, type Window } from '../domain/time';
import { isDeskError, type Desk } from '../ports';
import { answeringAhead } from './answeringAhead';
import { carryOut, markClash } from './carryOut';
import { latestOf } from './draftProposal';
import { findInvitation } from './findInvitation';
import type { Closing, ReadProposal, SweepOutcome } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { logHold } from './logHold';
import type { PrincipalRules } from './principalRules';
import { changeProposal } from './proposalRows';
import { firmBlocks, readCommitted, spanOf, type CommittedTime } from './readCommitted';
import { dutiesIn, readLeadingFeed } from './readFeeds';
import {
  eventIdsOf,
  removeLooseTravel,
  removeStrays,
  withoutEvents,
  withoutTravel,
} from './removeEvents';
import { readProvisional } from './scheduleChanges';
import { tellOf } from './tellOf';

type Outcome = Closing['kind'] | SweepOutcome;

/** States in which events stand in the calendar and no step is left to do. */
const STANDING: readonly ProposalState[] = [
  'proposed',
  'cleared',
  'offered',
  'picked',
  'confirmed',
];
type Note = (read: ReadProposal, outcome: Outcome | null) => Promise<void>;

/**
 * Looks after proposals on which no step is left to do, with one reading of the calendar for all.
 *
 * Second approvers are told when their time begins, which needs no calendar. With it: a deadline that has come to lie in
 * OR or call time is set anew before it passes; events that no row names are removed; an invitation for a held time takes
 * the hold's place; options that somebody removed no longer stand; when none is left the proposal is a clash; and what
 * came over an option since is flagged.
 *
 * What the believed schedule has and the calendar lacks flags as well.
 *
 * @param provisional time that mails changed and no schedule shows yet
 */
export async function tendStanding(
  desk: Desk,
  houseRules: HouseRules,
  rules: PrincipalRules,
  proposals: readonly ReadProposal[],
  note: Note,
  provisional: readonly Block[] = [],
): Promise<void> {
  const now = desk.clock.now();
  for (const read of proposals) {
    await note(read, await escalate(desk, houseRules, rules, read));
    if (read.proposal.state === 'clash' && (await removeLooseTravel(desk, read)))
      await note(read, 'tidied');
  }
  const open = proposals.filter(
    ({ proposal, projection }) =>
      STANDING.includes(projection.state) &&
      proposal.options.some(({ window }) => window.start > now),
  );
  for (const read of proposals) {
    // Where every time is over, the calendar is not read again: its events are asked for one by one.
    if (!STANDING.includes(read.projection.state) || open.includes(read)) continue;
    const freed = await withinRights(async () =>
      freeTravel({ desk, houseRules, rules, entries: [] }, read, read.proposal.options),
    );
    await note(read, freed);
  }
  const windows = open.flatMap(({ proposal }) => windowsToRead(proposal, now));
  if (windows.length === 0) return;
  const span = spanOf(windows);
  const [committed, feed] = await Promise.all([
    withinRights(async () => readCommitted(desk, rules, span, null)),
    readLeadingFeed(desk, { houseRules, principal: rules.principal.address, window: span }),
  ]);
  if (committed?.kind !== 'read') return;
  const duties = dutiesIn(feed, rules.principal.address);
  const unshown = [...provisional, ...unshownDuties(duties, committed.blocks)];
  for (const read of open) {
    const tended = await withinRights(async () =>
      tendOne(
        { desk, houseRules, rules, entries: committed.entries, committed, unshown, now },
        read,
      ),
    );
    await note(read, tended);
  }
}

/** Null when this person may not touch the calendar: the next client that may carries on. */
export async function withinRights<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/forbidden') return null;
    throw error;
  }
}

function windowsToRead({ options, decideBy, state }: Proposal, now: Instant): readonly Window[] {
  const ahead = options.map(({ window }) => window).filter(({ start }) => start > now);
  const waits = state === 'proposed' && decideBy !== null && decideBy > now;
  return waits ? [...ahead, { start: now, end: decideBy }] : ahead;
}

interface Calendar {
  readonly desk: Desk;
  readonly houseRules: HouseRules;
  readonly rules: PrincipalRules;
  /** What has been read of it; an event that is not among these is asked for by its id. */
  readonly entries: readonly CalendarEntry[];
}

interface Sight extends Calendar {
  readonly committed: CommittedTime;
  /** What mails changed and the believed schedule has, and no entry of the calendar shows. */
  readonly unshown: readonly Block[];
  readonly now: Instant;
}

async function tendOne(sight: Sight, read: ReadProposal): Promise<Outcome | null> {
  const { desk, houseRules } = sight;
  const { proposal, projection } = read;
  const isFirm = projection.state === 'confirmed' || projection.state === 'picked';
  const { options } = proposal;
  const freed = await freeTravel(
    sight,
    read,
    isFirm ? options : options.filter(({ window }) => window.start <= sight.now),
  );
  if (freed !== null) return freed;
  if (projection.state === 'confirmed') return flag(sight, read, chosenOf(proposal));
  // Only an earlier revision, or an event that a person moved, can have left one behind.
  const mayHaveStrays =
    proposal.revision > 1 ||
    proposal.options.some(
      ({ eventId, travel }) => eventId === null || travel.some((leg) => leg.eventId === null),
    );
  if (mayHaveStrays && (await removeStrays(desk, read, eventIdsOf(proposal.options)))) {
    return 'tidied';
  }
  const invited = await takeInvitation(sight, read);
  if (invited !== null) return invited;
  if (projection.state === 'picked') return null;

  const others = othersOf(sight, proposal);
  const future = proposal.options.filter(
    ({ eventId, window }) => eventId !== null && window.start > sight.now,
  );
  const gone: string[] = [];
  for (const option of future) {
    if (await isGone(sight, option, proposal.id)) gone.push(option.id);
  }
  const usable = future.filter(
    ({ id, window }) => !gone.includes(id) && standsInTheWay(proposal, window, others).length === 0,
  );
  const lostAll = proposal.kind === 'batch' ? usable.length < future.length : usable.length === 0;
  if (future.length > 0 && lostAll) {
    const problem = gone.length > 0 && gone.length === future.length ? 'gone' : 'taken';
    const lost = proposal.kind === 'batch' && gone.length > 0 ? 'gone' : problem;
    return (await markClash(desk, houseRules, read, lost)).kind;
  }
  if (gone.length > 0) {
    const written = await changeProposal(desk, houseRules.roster, read, (before) => ({
      ...before,
      options: before.options.map((option) =>
        gone.includes(option.id) ? withoutEvents(option) : option,
      ),
    }));
    if (written === 'changed') return 'changed';
    // Its travel, which nobody needs now; after a crash here the next sweep finds it.
    await removeStrays(desk, written, eventIdsOf(written.proposal.options));
    return 'option-gone';
  }
  return (await newDeadline(sight, read)) ?? flag(sight, read, future);
}

/**
 * A firm hold that a person removed or moved in Outlook is theirs to settle, and so is one whose time is over; the way to
 * where it stood is not needed.
 */
async function freeTravel(
  calendar: Calendar,
  read: ReadProposal,
  settledByHand: readonly HoldOption[],
): Promise<Outcome | null> {
  const { desk, houseRules } = calendar;
  const { options, id } = read.proposal;
  const lost: string[] = [];
  for (const option of settledByHand) {
    const hasTravel = option.travel.some(({ eventId }) => eventId !== null);
    // A time that has gone by counts as well: nobody may have looked since its hold went.
    if (hasTravel && (await isGone(calendar, option, id))) lost.push(option.id);
  }
  if (lost.length === 0) {
    // A crash after the row was written and before its travel went.
    const isLoose = options.some(
      ({ eventId, travel }) => eventId !== null && travel.some((leg) => leg.eventId === null),
    );
    return isLoose && (await removeStrays(desk, read, eventIdsOf(options))) ? 'tidied' : null;
  }
  const written = await changeProposal(desk, houseRules.roster, read, (before) => ({
    ...before,
    options: before.options.map((one) => (lost.includes(one.id) ? withoutTravel(one) : one)),
  }));
  if (written === 'changed') return 'changed';
  await removeStrays(desk, written, eventIdsOf(written.proposal.options));
  return 'tidied';
}

/** Tells the second approvers once, when an answer is wanted of them. */
async function escalate(
  desk: Desk,
  houseRules: HouseRules,
  rules: PrincipalRules,
  read: ReadProposal,
): Promise<Outcome | null> {
  const { proposal, projection } = read;
  const { secondFrom, secondToldAt } = proposal;
  const now = desk.clock.now();
  const isDue = secondFrom !== null && secondFrom <= now && secondToldAt === null;
  if (projection.state !== 'proposed' || !isDue) return null;
  const written = await changeProposal(desk, houseRules.roster, read, (before) => ({
    ...before,
    secondToldAt: now,
  }));
  if (written === 'changed') return 'changed';
  for (const address of rules.principal.secondApprovers) {
    await tellOf(desk, 'proposalWaiting', address, proposal);
  }
  await logHold(desk, houseRules, proposal, 'hold.escalated', {
    approvers: rules.principal.secondApprovers.length,
  });
  return 'escalated';
}

async function newDeadline(
  { desk, houseRules, rules, committed, now }: Sight,
  read: ReadProposal,
): Promise<Outcome | null> {
  const { proposal } = read;
  const { decideBy } = proposal;
  if (decideBy === null || !needsNewDeadline(proposal, committed.blocks, now)) return null;
  const latest = latestOf(proposal.options);
  const deadlines = settleDeadlines({
    wanted: decideBy,
    latest,
    hours: answeringAhead(rules, now, latest ?? decideBy),
    blocks: committed.blocks,
    hasSecondApprover: rules.principal.secondApprovers.length > 0,
    now,
  });
  if (deadlines.decideBy === decideBy) return null;
  const isWithSecond = proposal.secondFrom !== null && proposal.secondFrom <= now;
  const written = await changeProposal(desk, houseRules.roster, read, (before) => ({
    ...before,
    decideBy: deadlines.decideBy,
    secondFrom: isWithSecond ? before.secondFrom : deadlines.secondFrom,
  }));
  if (written === 'changed') return 'changed';
  const until = formatInstant(deadlines.decideBy);
  await logHold(desk, houseRules, proposal, 'hold.extended', { until }, { step: until });
  return 'extended';
}

/** An invitation counts once the physician has cleared the time; before that, her answer comes first. */
async function takeInvitation(sight: Sight, read: ReadProposal): Promise<Outcome | null> {
  const { desk, houseRules, committed } = sight;
  const { proposal, projection } = read;
  const { decision, state } = projection;
  const mayTake = state === 'cleared' || state === 'offered';
  if (!mayTake || decision?.answer !== 'any' || proposal.kind !== 'hold') return null;
  for (const option of proposal.options) {
    const entryId = await findInvitation(desk, houseRules, proposal, option, committed.entries);
    if (entryId === null) continue;
    const step = { kind: 'confirm', optionIds: [option.id] } as const;
    const closing = await carryOut(desk, houseRules, {
      ...read,
      projection: { ...projection, step },
    });
    return closing?.kind === 'confirmed' ? 'replaced' : (closing?.kind ?? null);
  }
  return null;
}

function chosenOf({ options, chosenOptionId, kind }: Proposal): readonly HoldOption[] {
  // Of a batch, what was answered by itself has no event here: its own proposal looks after it.
  return options.filter(({ id, eventId }) =>
    kind === 'batch' ? eventId !== null : id === chosenOptionId,
  );
}

/** Writes which kinds of committed time have come over the options since, when that has changed. */
async function flag(
  sight: Sight,
  read: ReadProposal,
  options: readonly HoldOption[],
): Promise<Outcome | null> {
  const { desk, houseRules } = sight;
  const { proposal } = read;
  const seen = flagsOf(sight, proposal, options);
  const isFewer = proposal.flags.some((kind) => !seen.includes(kind));
  // Somebody may have blocked time since this sweep read it: a flag goes only by what stands at this moment.
  const flags = isFewer ? flagsOf(await withChanges(sight, proposal), proposal, options) : seen;
  if (flags.join() === [...proposal.flags].sort().join()) return null;
  const written = await changeProposal(desk, houseRules.roster, read, (before) => ({
    ...before,
    flags,
  }));
  return written === 'changed' ? 'changed' : 'flagged';
}

async function withChanges(sight: Sight, { principal }: Proposal): Promise<Sight> {
  const provisional = await readProvisional(sight.desk, principal);
  return { ...sight, unshown: [...sight.unshown, ...provisional] };
}

function flagsOf(
  sight: Sight,
  proposal: Proposal,
  options: readonly HoldOption[],
): readonly BlockKind[] {
  const kinds = new Set<BlockKind>();
  // What the calendar does not show flags a hold; it takes none away.
  const others = [...othersOf(sight, proposal), ...sight.unshown];
  const calls = sight.committed.blocks.filter(({ kind }) => kind === 'call');
  for (const { window, wasOnCall } of options) {
    for (const { kind } of standsInTheWay(proposal, window, others)) kinds.add(kind);
    if (!wasOnCall && calls.some((call) => overlaps(call.window, window))) kinds.add('call');
  }
  return [...kinds].sort();
}

function othersOf({ committed }: Sight, proposal: Proposal): readonly Block[] {
  return firmBlocks(committed).filter(
    (block) =>
      block.proposalId !== proposal.id &&
      (proposal.invitationId === null || !block.entryIds.includes(proposal.invitationId)),
  );
}

/** Gone or moved: the event no longer stands where the physician was told it stands. */
async function isGone(
  { desk, rules, entries }: Calendar,
  option: HoldOption,
  proposalId: string,
): Promise<boolean> {
  const listed = entries.find(({ id }) => id === option.eventId);
  const entry: CalendarEntry | null =
    listed ??
    (option.eventId === null
      ? null
      : await desk.calendar.readEntry(rules.principal.address, option.eventId));
  return (
    entry === null ||
    entry.isCancelled ||
    entry.proposalId !== proposalId ||
    !isSameTime(entry.window, option.window)
  );
}
