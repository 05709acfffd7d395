// A mail that moves call or OR, from the record to the day on which a schedule agrees.
import { reconcileProposals } from '../../src/workflows/reconcileProposals';
import { placeHolds } from '../../src/workflows/placeHolds';
import { readHoldSetting } from '../../src/workflows/readHoldSetting';
import {
  clearScheduleChange,
  recordScheduleChange,
  type RecordScheduleChangeRequest,
} from '../../src/workflows/recordScheduleChange';
import { readScheduleChanges } from '../../src/workflows/scheduleChanges';
import { suggestSlots } from '../../src/workflows/suggestSlots';
import { workIdForChange } from '../../src/domain/log';
import type { Desk } from '../../src/ports';
import { crashingDesk } from '../support/crashingDesk';
import { entry, on } from '../support/holdCases';
import {
  FRIDAY,
  MAYA_ADDRESS,
  office,
  placing,
  RULES,
  standing,
  type Office,
} from '../support/holdsHouse';

const REFERENCE = {
  mailbox: MAYA_ADDRESS,
  immutableId: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AmdH3',
};
const MORNING = on('2026-11-20', '07:00', '12:00');
const sweep = { houseRules: RULES, principal: MAYA_ADDRESS };
const workId = workIdForChange(REFERENCE);

const record = async (desk: Desk, more: Partial<RecordScheduleChangeRequest> = {}) =>
  recordScheduleChange(desk, {
    houseRules: RULES,
    reference: REFERENCE,
    kind: 'or',
    windows: [MORNING],
    ...more,
  });
const changesOf = async ({ priya }: Office) => readScheduleChanges(priya, MAYA_ADDRESS);
const logged = ({ jordan }: Office): unknown[] =>
  jordan.lists.site
    .rowsOf('AnteroomLog')
    .map(({ fields }) => fields['Kind'])
    .filter((kind) => String(kind).startsWith('schedule.'));

test('recorded time stops offers and placings for everybody', async () => {
  const house = office();
  expect(await record(house.jordan)).toMatchObject({ kind: 'recorded' });
  const setting = await readHoldSetting(house.priya, sweep);
  const found = await suggestSlots(house.priya, {
    ...sweep,
    ask: null,
    manual: { durationMinutes: 30, windows: [on('2026-11-20', '09:00', '10:00')] },
    mode: 'video',
    ...setting,
  });
  expect(found).toMatchObject({ kind: 'suggested', slots: [] });
  expect(await placeHolds(house.priya, placing())).toEqual({
    kind: 'clash',
    windows: [FRIDAY],
    kinds: ['or'],
  });
});

test('nothing of the mail and nothing in the calendar is written', async () => {
  const house = office();
  await record(house.jordan);
  expect(house.jordan.calendar.placed).toEqual([]);
  const [row] = house.jordan.lists.site.rowsOf('AnteroomWork');
  expect(Object.keys(JSON.parse(String(row?.fields['Data'])) as object).sort()).toEqual([
    'blockKind',
    'kind',
    'openedAt',
    'openedBy',
    'release',
    'sequence',
    'settledAt',
    'settledBy',
    'windows',
  ]);
});

test('a hold in that time is flagged and stands, until it is cleared', async () => {
  const house = office();
  await placeHolds(house.jordan, placing());
  await record(house.jordan);
  expect((await reconcileProposals(house.priya, sweep)).repaired).toMatchObject([
    { outcome: 'flagged' },
  ]);
  const flagged = await standing(house.jordan);
  expect(flagged.proposal.flags).toEqual(['or']);
  expect(flagged.projection.state).toBe('proposed');
  await clearScheduleChange(house.jordan, { houseRules: RULES, workId, by: 'person' });
  await reconcileProposals(house.priya, sweep);
  expect((await standing(house.jordan)).proposal.flags).toEqual([]);
});

test('once the calendar shows it, it blocks no longer by itself', async () => {
  const house = office();
  await record(house.jordan);
  house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(entry(MORNING, { categories: ['OR'] }));
  await reconcileProposals(house.priya, sweep);
  expect(await changesOf(house)).toEqual([]);
  expect(logged(house)).toEqual(['schedule.blocked', 'schedule.cleared']);
});

test('a calendar that cannot be read agrees with nothing', async () => {
  const house = office();
  await record(house.jordan);
  house.jordan.calendar.entries.delete(MAYA_ADDRESS);
  await reconcileProposals(house.priya, sweep);
  expect(await changesOf(house)).toHaveLength(1);
});

test('time that is over blocks nothing and is closed', async () => {
  const house = office();
  await record(house.jordan);
  house.jordan.clock.time = MORNING.end;
  expect(await changesOf(house)).toEqual([]);
  await reconcileProposals(house.priya, sweep);
  const [row] = house.jordan.lists.site.rowsOf('AnteroomWork');
  expect(row?.fields['State']).toBe('closed');
});

test('undone, the time is offered again and may be recorded anew', async () => {
  const house = office();
  await record(house.jordan);
  const undo = { houseRules: RULES, workId, by: 'undone' } as const;
  expect(await clearScheduleChange(house.jordan, undo)).toEqual({ kind: 'cleared' });
  expect(await clearScheduleChange(house.jordan, undo)).toEqual({ kind: 'cleared' });
  expect(await changesOf(house)).toEqual([]);
  expect(await record(house.jordan, { kind: 'call' })).toMatchObject({ change: { kind: 'call' } });
  expect(await changesOf(house)).toHaveLength(1);
  expect(logged(house)).toEqual(['schedule.blocked', 'schedule.undone', 'schedule.blocked']);
});

test('a second click and a second assistant record it once', async () => {
  const house = office();
  await Promise.all([record(house.jordan), record(house.priya)]);
  await record(house.jordan);
  expect(house.jordan.lists.site.rowsOf('AnteroomWork')).toHaveLength(1);
  expect(logged(house)).toEqual(['schedule.blocked']);
});

test.each([1, 2])('after a crash at write %i a second click finishes it', async (nth) => {
  const house = office();
  const { desk } = crashingDesk(house.jordan, nth, 'after');
  await record(desk).catch(() => undefined);
  expect(await record(house.jordan)).toMatchObject({ kind: 'recorded' });
  expect(await changesOf(house)).toHaveLength(1);
  expect(logged(house)).toEqual(['schedule.blocked']);
});

test.each([
  { says: 'no time', windows: [] },
  { says: 'time that is past', windows: [on('2026-11-17', '07:00', '12:00')] },
  {
    says: 'more than a month',
    windows: [{ start: MORNING.start, end: on('2027-01-20', '07:00', '12:00').end }],
  },
])('$says is not recorded', async ({ windows }) => {
  const house = office();
  expect(await record(house.jordan, { windows })).toEqual({ kind: 'unusable' });
  expect(house.jordan.lists.written).toEqual([]);
});

test('a row that a person broke blocks nothing and stops nobody', async () => {
  const house = office();
  await record(house.jordan);
  const [row] = house.jordan.lists.site.rowsOf('AnteroomWork');
  Object.assign(row!.fields, { Data: '{"kind":"schedule-change"}' });
  expect(await changesOf(house)).toEqual([]);
  expect(await placeHolds(house.jordan, placing())).toMatchObject({ kind: 'placed' });
});
