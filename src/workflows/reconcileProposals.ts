// The sweep over one physician's proposals: finishes what a crash, an absence or a person's hand left half done.
import {
  blocksOfChange,
  endsWithIt,
  OPEN_STATES,
  proposalFromFields,
  type ProposalState,
} from '../domain/holds';
import { formatInstant, minutesBetween, type Instant } from '../domain/time';
import type { Desk, ListItem } from '../ports';
import { finishBatch } from './batchProposals';
import { carryOut, releaseReplaced } from './carryOut';
import type { Reconciliation, ReconcileRequest, ReadProposal } from './holdTerms';
import { logHold } from './logHold';
import { isObserved } from './observeOnly';
import { placeEvents } from './placeEvents';
import { principalRules } from './principalRules';
import { seeDraftSent } from './seeDraftSent';
import { readItems } from './proposalRows';
import { settleChanges } from './settleChanges';
import { tendStanding, withinRights } from './tendStanding';

type Repair = Reconciliation['repaired'][number];
type Outcome = Repair['outcome'];

/** A placing younger than this is somebody at work, not a crash. */
const PLACING_GRACE_MINUTES = 2;
const OPEN_READ = 200;
/** Final states are looked at for events that a crash left behind; those are always recent. */
const CLOSED_READ = 30;
const READ_AT_ONCE = 4;
/** A batch that asks for its meetings or has placed them. */
const BATCH_STANDS: readonly ProposalState[] = ['proposed', 'confirmed'];
const CLOSED_STATES = ['declined', 'expired', 'withdrawn'] as const satisfies ProposalState[];

/**
 * Reconciles the proposals of a physician.
 *
 * Half-done placings are completed, decisions not yet acted upon are carried out, what is past its decide-by is
 * released, changed time that the calendar or the believed schedule shows by now blocks no longer
 * (`settleChanges`), and what stands is held
 * against the calendar (`tendStanding`). Without rights on the calendar only the
 * list's part is done; of a physician who is only observed nothing is. Repeating it changes nothing more.
 */
export async function reconcileProposals(
  desk: Desk,
  { houseRules, principal }: ReconcileRequest,
): Promise<Reconciliation> {
  const sweptAt = desk.clock.now();
  const rules = principalRules(houseRules, principal);
  if (rules === null || isObserved(houseRules, principal)) {
    return { sweptAt, repaired: [], broken: [], settled: [] };
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
    } else if (outcome === 'flagged') {
      // Each change of the flags is an entry of its own.
      const at = { step: formatInstant(sweptAt) };
      await logHold(desk, houseRules, proposal, 'hold.flagged', facts, at);
    } else {
      await logHold(desk, houseRules, proposal, 'hold.reconciled', facts, { step: outcome });
    }
  };

  const standing: ReadProposal[] = [];
  for (const read of proposals) {
    const seen = await withinRights(async () => seeDraftSent(desk, houseRules, read));
    if (seen !== null) {
      await note(read, seen);
      continue;
    }
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
  // Written by this sweep: the next one looks at them as they stand then.
  const outdated = new Set<string>();
  for (const read of standing) {
    const { proposal, projection } = read;
    // A crash came between the yes to another time and the end of the firm hold.
    const ids = endsWithIt(proposal, projection);
    const ended = await withinRights(async () => releaseReplaced(desk, houseRules, ids));
    for (const proposalId of ended ?? []) repaired.push({ proposalId, outcome: 'withdrawn' });
    if (proposal.kind !== 'batch' || !BATCH_STANDS.includes(projection.state)) continue;
    // A crash came between the batch and the end of those whose times it has, or one was answered by itself.
    const finished = await withinRights(async () => finishBatch(desk, houseRules, read));
    for (const one of proposals)
      if (finished?.ended.includes(one.proposal.id) === true) await note(one, 'withdrawn');
    if (finished?.hasLetGo === true) {
      await note(read, 'tidied');
      outdated.add(proposal.id);
    }
    for (const id of finished?.ended ?? []) outdated.add(id);
  }
  const changes = await settleChanges(desk, houseRules, rules);
  const provisional = changes.standing.flatMap(blocksOfChange);
  const untouched = standing.filter(({ proposal }) => !outdated.has(proposal.id));
  await tendStanding(desk, houseRules, rules, untouched, note, provisional);
  return { sweptAt, repaired, broken, settled: changes.settled };
}

/** Open proposals, and closed ones young enough to have events left behind. */
async function findUnfinished(desk: Desk, principal: string): Promise<readonly ListItem[]> {
  const states = [...OPEN_STATES, 'confirmed' as const, ...CLOSED_STATES];
  const items: ListItem[] = [];
  for (let start = 0; start < states.length; start += READ_AT_ONCE) {
    const batch = states.slice(start, start + READ_AT_ONCE).map(async (state) =>
      desk.lists.find('AnteroomProposals', {
        where: [
          { column: 'Principal', is: 'equal', value: principal },
          { column: 'State', is: 'equal', value: state },
        ],
        newestFirst: true,
        limit: (OPEN_STATES as readonly ProposalState[]).includes(state) ? OPEN_READ : CLOSED_READ,
      }),
    );
    items.push(...(await Promise.all(batch)).flat());
  }
  return items.filter((item) => !isOver(item, desk.clock.now()));
}

/** A confirmed meeting whose time has begun: nothing is left to look after, and its decisions need no reading. */
function isOver(item: ListItem, now: Instant): boolean {
  const read = proposalFromFields(item.id, item.fields);
  if (read.kind === 'broken' || read.value.state !== 'confirmed') return false;
  return read.value.options.every(({ window }) => window.start <= now);
}
