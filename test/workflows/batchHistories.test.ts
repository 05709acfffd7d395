// A meeting of a batch that is answered by itself in the same moment: at every write, with and without a crash, nothing doubled, nothing lost.
import type { DecisionAnswer, Proposal } from '../../src/domain/holds';
import type { Desk } from '../../src/ports';
import { batchProposals } from '../../src/workflows/batchProposals';
import { decideProposal } from '../../src/workflows/decideProposal';
import { placeHolds } from '../../src/workflows/placeHolds';
import { findProposal } from '../../src/workflows/proposalRows';
import { readApprovals } from '../../src/workflows/readApprovals';
import { reconcileProposals } from '../../src/workflows/reconcileProposals';
import { Crash, interruptedDesk, type Interruption } from '../support/crashingDesk';
import { on } from '../support/holdCases';
import {
  FRIDAY,
  HOLD_ID,
  MAYA_ADDRESS,
  MONDAY,
  office,
  placing,
  RULES,
  type Office,
} from '../support/holdsHouse';

const OTHER_ID = '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00b';
const BATCH_ID = '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00c';
const TUESDAY = on('2026-11-24', '15:00', '15:30');
const MEETINGS = [
  { id: HOLD_ID, inBatch: MONDAY },
  { id: OTHER_ID, inBatch: TUESDAY },
] as const;
const sweep = { houseRules: RULES, principal: MAYA_ADDRESS };

const ALONE = [
  { says: 'any of these', answer: 'any', optionId: null },
  { says: 'only the time in the batch', answer: 'only', optionId: '2' },
  { says: 'only another time', answer: 'only', optionId: '1' },
  { says: 'no', answer: 'decline', optionId: null },
] as const;
type Alone = (typeof ALONE)[number];

async function read(house: Office, id: string) {
  const found = await findProposal(house.priya, RULES.roster, id);
  return found?.kind === 'read' ? found : null;
}

async function twoWait(): Promise<Office> {
  const house = office();
  await placeHolds(house.jordan, placing({ windows: [FRIDAY, MONDAY], tier: 'batch' }));
  await placeHolds(house.jordan, placing({ proposalId: OTHER_ID, windows: [TUESDAY] }));
  return house;
}

const build = async (desk: Desk): Promise<unknown> =>
  batchProposals(desk, {
    ...sweep,
    batchId: BATCH_ID,
    members: [
      { proposalId: HOLD_ID, seenRevision: 1, optionId: '2' },
      { proposalId: OTHER_ID, seenRevision: 1, optionId: '1' },
    ],
    message: null,
    decideBy: null,
  });

const answer = async (
  desk: Desk,
  proposal: Proposal,
  said: { readonly answer: DecisionAnswer; readonly optionId: string | null },
): Promise<unknown> =>
  decideProposal(desk, {
    houseRules: RULES,
    proposal,
    answer: said.answer,
    optionId: said.optionId,
  });

/** True when the program came to its end. */
async function live(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Crash) return false;
    throw error;
  }
}

interface History {
  readonly during: 'the making' | 'the answering';
  readonly interruption: Interruption;
  readonly alone: Alone;
  readonly batch: 'any' | 'decline';
  /** Seconds are all that the server stamps: in the same one, or a minute apart. */
  readonly minutes: number;
}

/** Plays one history to its rest. @returns null when the program has fewer writes than that */
async function play(history: History): Promise<Office | null> {
  const { during, interruption, alone, batch, minutes } = history;
  const house = await twoWait();
  const seen = (await read(house, HOLD_ID))!.proposal;
  const met = { came: false };
  const interrupt = async (): Promise<void> => {
    met.came = true;
    house.jordan.clock.pass(minutes);
    await answer(house.maya, seen, alone);
    house.jordan.clock.pass(minutes);
  };
  const isMaking = during === 'the making';
  await live(
    build(isMaking ? interruptedDesk(house.jordan, { ...interruption, interrupt }) : house.jordan),
  );
  if (isMaking && !met.came) return null;
  house.jordan.clock.pass(5);
  if (isMaking) await reconcileProposals(house.priya, sweep);

  const made = await read(house, BATCH_ID);
  if (made?.projection.state === 'proposed') {
    const hers = isMaking
      ? house.maya
      : interruptedDesk(house.maya, { ...interruption, interrupt });
    await live(answer(hers, made.proposal, { answer: batch, optionId: null }));
  }
  if (!isMaking && !met.came) return null;
  house.jordan.clock.pass(5);
  for (let round = 0; round < 6; round += 1) {
    const { repaired } = await reconcileProposals(house.priya, sweep);
    if (repaired.length === 0) return house;
  }
  throw new Error(`never at rest: ${JSON.stringify(history)}`);
}

async function check(house: Office): Promise<void> {
  const entries = house.jordan.calendar.entries
    .get(MAYA_ADDRESS)!
    .filter(({ proposalId }) => proposalId !== null);
  const times = entries.map(({ window }) => window.start);
  // No time is held twice, and every event is named by a row.
  expect(new Set(times).size).toBe(times.length);
  const batch = await read(house, BATCH_ID);
  const members = await Promise.all(MEETINGS.map(async ({ id }) => (await read(house, id))!));
  const named = [...members, ...(batch === null ? [] : [batch])].flatMap(({ proposal }) =>
    proposal.options.map(({ eventId }) => eventId),
  );
  expect(entries.filter(({ id }) => !named.includes(id))).toEqual([]);
  expect(batch?.projection.state).not.toBe('clash');
  MEETINGS.forEach(({ id, inBatch }, index) => {
    const { state } = members[index]!.projection;
    const firm = entries.filter(
      ({ proposalId, showAs, window }) =>
        showAs === 'busy' &&
        (proposalId === id || (proposalId === BATCH_ID && window.start === inBatch.start)),
    );
    const isByItself = !['withdrawn', 'expired'].includes(state);
    expect(firm.length).toBe(
      isByItself ? Number(state === 'confirmed') : Number(batch?.projection.state === 'confirmed'),
    );
    const hasOwn = entries.some(({ proposalId }) => proposalId === id);
    expect(hasOwn).toBe(isByItself && state !== 'declined');
  });
}

describe('one of a batch is answered by itself', () => {
  test.each(ALONE)('"$says" at any moment is kept once and never doubled', async (alone) => {
    let histories = 0;
    for (const during of ['the making', 'the answering'] as const)
      for (const batch of ['any', 'decline'] as const)
        for (const minutes of [0, 1])
          for (const when of ['before', 'after'] as const)
            for (const dies of [false, true])
              for (let nth = 1; ; nth += 1) {
                const interruption = { nth, when, dies };
                const house = await play({ during, interruption, alone, batch, minutes });
                if (house === null) break;
                await check(house);
                histories += 1;
              }
    expect(histories).toBeGreaterThan(100);
  });

  test('the batch says by whom it was answered and places the others', async () => {
    const house = await twoWait();
    const seen = (await read(house, HOLD_ID))!.proposal;
    const interruption = { nth: 1, when: 'before', dies: false } as const;
    const interrupt = async (): Promise<void> => {
      await answer(house.maya, seen, { answer: 'decline', optionId: null });
    };
    const made = await build(interruptedDesk(house.jordan, { ...interruption, interrupt }));
    expect(made).toMatchObject({ kind: 'batched', answered: [HOLD_ID] });
    const { waiting } = await readApprovals(house.maya, sweep);
    const line = waiting.find(({ read: { proposal } }) => proposal.id === BATCH_ID)!;
    const by = { name: 'Dr. Maya Okafor' };
    expect(line.alone).toMatchObject([{ proposalId: HOLD_ID, optionId: '1', answer: 'decline' }]);
    const { proposal } = line.read;
    expect(await answer(house.maya, proposal, { answer: 'any', optionId: null })).toMatchObject({
      kind: 'confirmed',
      alone: [
        { proposalId: HOLD_ID, answer: 'decline', by: expect.objectContaining(by) as object },
      ],
    });
    await check(house);
  });
});
