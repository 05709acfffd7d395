// The sweep over one physician's proposals: finishes what a crash, an absence or a person's hand left half done.
import {
  blocksInTheWay,
  OPEN_STATES,
  type CalendarEntry,
  type HoldOption,
  type ProposalState,
} from '../domain/holds';
import { minutesBetween } from '../domain/time';
import { isDeskError, type Desk, type ListItem } from '../ports';
import { carryOut, markClash } from './carryOut';
import type { Reconciliation, ReconcileRequest, ReadProposal } from './holdTerms';
import { logHold } from './logHold';
import { isObserved } from './observeOnly';
import { placeEvents } from './placeEvents';
import { principalRules, type PrincipalRules } from './principalRules';
import { changeProposal, readItems } from './proposalRows';
import { firmBlocks, readCommitted, spanOf, type CommittedTime } from './readCommitted';

type Repair = Reconciliation['repaired'][number];
type Outcome = Repair['outcome'];

/** A placing younger than this is somebody at work, not a crash. */
const PLACING_GRACE_MINUTES = 2;
const OPEN_READ = 200;
/** Final states are looked at for events that a crash left behind; those are always recent. */
const CLOSED_READ = 30;
const READ_AT_ONCE = 4;
const CLOSED_STATES = ['declined', 'expired', 'withdrawn'] as const satisfies ProposalState[];

/**
 * Reconciles the proposals of a physician.
 *
 * Half-done placings are completed, decisions not yet acted upon are carried out, what is past its decide-by is
 * released, and options that somebody removed or other time was put over are marked. Without rights on the calendar
 * only the list's part is done; of a physician who is only observed nothing is. Repeating it changes nothing more.
 */
export async function reconcileProposals(
  desk: Desk,
  { houseRules, principal }: ReconcileRequest,
): Promise<Reconciliation> {
  const sweptAt = desk.clock.now();
  const rules = principalRules(houseRules, principal);
  if (rules === null || isObserved(houseRules, principal)) {
    return { sweptAt, repaired: [], broken: [] };
  }
  const items = await findUnfinished(desk, rules.principal.address);
  const { proposals, broken } = await readItems(desk, houseRules.roster, items);
  const modified = new Map(items.map((item) => [item.id, item.modifiedAt]));

  const repaired: Repair[] = [];
  const note = async (read: ReadProposal, outcome: Outcome | null): Promise<void> => {
    if (outcome === null || outcome === 'changed' || outcome === 'not-yet-placed') return;
    const { proposal, projection } = read;
    repaired.push({ proposalId: proposal.id, outcome });
    const facts = { outcome, from: proposal.state, decision: projection.decision?.answer ?? null };
    if (outcome === 'expired') {
      await logHold(desk, houseRules, proposal, 'hold.expired', facts);
    } else {
      await logHold(desk, houseRules, proposal, 'hold.reconciled', facts, { step: outcome });
    }
  };

  const standing: ReadProposal[] = [];
  for (const read of proposals) {
    const isFresh =
      minutesBetween(modified.get(read.itemId) ?? sweptAt, sweptAt) < PLACING_GRACE_MINUTES;
    const { step } = read.projection;
    if (step.kind === 'place') {
      if (isFresh) continue;
      const placed = await withinRights(async () => placeEvents(desk, houseRules, read, 'sweep'));
      await note(read, placed?.kind ?? null);
    } else if (step.kind === 'none') {
      standing.push(read);
    } else {
      const closed = await withinRights(async () => carryOut(desk, houseRules, read));
      await note(read, closed?.kind ?? null);
    }
  }
  for (const [read, outcome] of await markLost(desk, { houseRules, principal }, rules, standing)) {
    await note(read, outcome);
  }
  return { sweptAt, repaired, broken };
}

/** Open proposals, and closed ones young enough to have events left behind. */
async function findUnfinished(desk: Desk, principal: string): Promise<readonly ListItem[]> {
  const states = [...OPEN_STATES, ...CLOSED_STATES];
  const items: ListItem[] = [];
  for (let start = 0; start < states.length; start += READ_AT_ONCE) {
    const batch = states.slice(start, start + READ_AT_ONCE).map(async (state) =>
      desk.lists.find('AnteroomProposals', {
        where: [
          { column: 'Principal', is: 'equal', value: principal },
          { column: 'State', is: 'equal', value: state },
        ],
        newestFirst: true,
        limit: CLOSED_STATES.some((closed) => closed === state) ? CLOSED_READ : OPEN_READ,
      }),
    );
    items.push(...(await Promise.all(batch)).flat());
  }
  return items;
}

/** Null when this person may not touch the calendar: the next client that may carries on. */
async function withinRights<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/forbidden') return null;
    throw error;
  }
}

/** Compares the options that should stand with the calendar, in one read for all proposals. */
async function markLost(
  desk: Desk,
  { houseRules }: ReconcileRequest,
  rules: PrincipalRules,
  proposals: readonly ReadProposal[],
): Promise<readonly (readonly [ReadProposal, Outcome])[]> {
  const now = desk.clock.now();
  const open = proposals.filter(({ projection }) =>
    ['proposed', 'cleared', 'offered'].includes(projection.state),
  );
  const windows = open
    .flatMap(({ proposal }) => proposal.options)
    .filter(({ eventId, window }) => eventId !== null && window.start > now)
    .map(({ window }) => window);
  if (windows.length === 0) return [];
  const committed = await withinRights(async () =>
    readCommitted(desk, rules, spanOf(windows), null),
  );
  if (committed?.kind !== 'read') return [];

  const marked: (readonly [ReadProposal, Outcome])[] = [];
  for (const read of open) {
    const outcome = await markLostOptions(desk, houseRules, rules, read, committed);
    if (outcome !== null) marked.push([read, outcome]);
  }
  return marked;
}

async function markLostOptions(
  desk: Desk,
  houseRules: ReconcileRequest['houseRules'],
  rules: PrincipalRules,
  read: ReadProposal,
  committed: CommittedTime,
): Promise<Outcome | null> {
  const { proposal } = read;
  const now = desk.clock.now();
  const future = proposal.options.filter(
    ({ eventId, window }) => eventId !== null && window.start > now,
  );
  const gone: string[] = [];
  for (const option of future) {
    if (await isGone(desk, rules, option, proposal.id, committed.entries)) gone.push(option.id);
  }
  const others = firmBlocks(committed).filter((block) => block.proposalId !== proposal.id);
  const usable = future.filter(
    ({ id, window }) => !gone.includes(id) && blocksInTheWay(window, others).length === 0,
  );
  if (future.length > 0 && usable.length === 0) {
    const problem = gone.length === future.length ? 'gone' : 'taken';
    return (await markClash(desk, houseRules, read, problem)).kind;
  }
  if (gone.length === 0) return null;
  const written = await changeProposal(desk, houseRules.roster, read, (before) => ({
    ...before,
    options: before.options.map((option) =>
      gone.includes(option.id) ? { ...option, eventId: null } : option,
    ),
  }));
  return written === 'changed' ? 'changed' : 'option-gone';
}

/** Gone or moved: the event no longer stands where the physician was told it stands. */
async function isGone(
  desk: Desk,
  rules: PrincipalRules,
  option: HoldOption,
  proposalId: string,
  entries: readonly CalendarEntry[],
): Promise<boolean> {
  const listed = entries.find(({ id }) => id === option.eventId);
  const entry =
    listed ??
    (option.eventId === null
      ? null
      : await desk.calendar.readEntry(rules.principal.address, option.eventId));
  return (
    entry === null ||
    entry.isCancelled ||
    entry.proposalId !== proposalId ||
    entry.window.start !== option.window.start ||
    entry.window.end !== option.window.end
  );
}
