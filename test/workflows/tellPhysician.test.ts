// Activities bundled into the decision block: one instead of one for each proposal, and not a word of any.
import { ACTIVITY_TYPES } from '../../src/ports';
import { addMinutes, parseInstant } from '../../src/domain/time';
import type { HouseRules } from '../../src/workflows/loadHouseRules';
import { askPhysician } from '../../src/workflows/askPhysician';
import { placeHolds } from '../../src/workflows/placeHolds';
import { tellInDecisionBlock } from '../../src/workflows/tellPhysician';
import { remindPhysician } from '../../src/workflows/tendProposal';
import { withdrawProposal } from '../../src/workflows/withdrawProposal';
import { on } from '../support/holdCases';
import { HOLD_ID, MAYA_ADDRESS, office, placing, RULES, type Office } from '../support/holdsHouse';

/** Wednesday 11:40 to noon; it is Wednesday 9:05 now. */
const BLOCK = parseInstant('2026-11-18T17:40:00Z')!;
const withBlocks: HouseRules = {
  ...RULES,
  roster: {
    ...RULES.roster,
    principals: RULES.roster.principals.map((one) => ({
      ...one,
      decisionBlocks: [{ days: ['wednesday'], start: '11:40', end: '12:00' }],
    })),
  },
};
const principal = withBlocks.roster.principals.find(({ address }) => address === MAYA_ADDRESS)!;
const tellBlock = { houseRules: withBlocks, principal };
const LATER = on('2026-11-24', '15:00', '15:30');
const IDS = [HOLD_ID, '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00b'] as const;

/** Two proposals that can wait for the block. */
async function twoWait(): Promise<Office> {
  const house = office();
  const ask = { houseRules: withBlocks, windows: [LATER], tier: 'B' } as const;
  await placeHolds(house.jordan, placing({ ...ask, proposalId: IDS[0] }));
  const windows = [on('2026-11-25', '15:00', '15:30')];
  await placeHolds(house.jordan, placing({ ...ask, windows, proposalId: IDS[1] }));
  return house;
}

const told = ({ jordan, maya, priya }: Office) =>
  [jordan, maya, priya].flatMap((desk) => desk.activity.told);

test('what can wait tells nobody before the block begins', async () => {
  const house = await twoWait();
  expect(await tellInDecisionBlock(house.jordan, tellBlock)).toBe('nothing-to-tell');
  expect(told(house)).toEqual([]);
});

test('one activity tells of all that waits, whoever looks first', async () => {
  const house = await twoWait();
  house.jordan.clock.time = addMinutes(BLOCK, 1);
  expect(await tellInDecisionBlock(house.priya, tellBlock)).toBe('told');
  expect(await tellInDecisionBlock(house.jordan, tellBlock)).toBe('told-before');
  expect(await tellInDecisionBlock(house.maya, tellBlock)).toBe('told-before');
  expect(told(house)).toHaveLength(1);
});

test('no content leaves with it, and nothing of a proposal', async () => {
  const house = await twoWait();
  house.jordan.clock.time = BLOCK;
  await tellInDecisionBlock(house.jordan, tellBlock);
  const [activity] = told(house);
  // Nothing else: no title, no time, no name, no count, no id of proposal or mail.
  expect(activity).toEqual({
    to: MAYA_ADDRESS,
    type: 'proposalWaiting',
    tab: 'approvals',
    subPage: 'queue',
  });
  expect(ACTIVITY_TYPES).toContain(activity!.type);
  const emitted = JSON.stringify(told(house));
  for (const word of ['Whitfield', 'HOLD', ...IDS, placing().message!.immutableId])
    expect(emitted).not.toContain(word);
});

test('what was answered or withdrawn before the block is not told of', async () => {
  const house = await twoWait();
  for (const proposalId of IDS) {
    await withdrawProposal(house.jordan, { houseRules: withBlocks, proposalId });
  }
  house.jordan.clock.time = BLOCK;
  expect(await tellInDecisionBlock(house.jordan, tellBlock)).toBe('nothing-to-tell');
  expect(told(house)).toEqual([]);
});

test('a client that opens after the block still tells of it', async () => {
  const house = await twoWait();
  house.jordan.clock.time = addMinutes(BLOCK, 300);
  expect(await tellInDecisionBlock(house.jordan, tellBlock)).toBe('told');
});

test('what Teams could not be asked is asked again', async () => {
  const house = await twoWait();
  house.jordan.clock.time = BLOCK;
  house.jordan.activity.reaches = false;
  expect(await tellInDecisionBlock(house.jordan, tellBlock)).toBe('undelivered');
  // Teams said no: asking again says no again.
  expect(await tellInDecisionBlock(house.priya, tellBlock)).toBe('told-before');
});

test('what cannot wait is told at once, with its way to the card', async () => {
  const house = office();
  const placed = await placeHolds(
    house.jordan,
    placing({ houseRules: withBlocks, windows: [LATER], tier: 'A' }),
  );
  expect(placed).toMatchObject({ kind: 'placed', wasTold: true, tellsAt: null });
  expect(told(house)).toMatchObject([{ subPage: `proposal:${HOLD_ID}` }]);
});

test('the assistant is told when the physician will hear of it', async () => {
  const house = office();
  const asked = await askPhysician(house.jordan, {
    houseRules: withBlocks,
    principal: MAYA_ADDRESS,
    questionId: HOLD_ID,
    kind: 'question',
    words: 'Chair the committee?',
    answers: ['Yes', 'No'],
    message: null,
    tier: 'B',
    stream: 'leadership',
    due: addMinutes(BLOCK, 600),
  });
  expect(asked).toMatchObject({ kind: 'asked', wasTold: true, tellsAt: BLOCK });
  expect(told(house)).toEqual([]);
});

test('a reminder is a person’s wish and goes at once', async () => {
  const house = await twoWait();
  await remindPhysician(house.jordan, { houseRules: withBlocks, proposalId: HOLD_ID });
  expect(told(house)).toHaveLength(1);
});
