// A mail that moves call or OR, from the record to the day on which a schedule agrees.
import { reconcileProposals } from '../../src/workflows/reconcileProposals';
import { placeHolds } from '../../src/workflows/placeHolds';
import { readHoldSetting } from '../../src/workflows/readHoldSetting';
import {
  clearScheduleChange,
  recordScheduleChange,
  type RecordScheduleChangeRequest,
} from '../../src/workflows/recordScheduleChange';
import { dropFeed } from '../../src/workflows/dropFeed';
import { readScheduleChanges } from '../../src/workflows/scheduleChanges';
import { sweepScheduleChanges } from '../../src/workflows/settleChanges';
import { sweepInTurn, sweepUnderWay } from '../../src/workflows/sweepInTurn';
import { suggestSlots } from '../../src/workflows/suggestSlots';
import { workIdForChange } from '../../src/domain/log';
import { addMinutes } from '../../src/domain/time';
import type { Desk } from '../../src/ports';
import { crashingDesk } from '../support/crashingDesk';
import type { DeskForTests } from '../support/DeskForTests';
import { CALENDAR_OF, readerHere } from '../support/healthHouse';
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

/** The OR time of the mail as a file of the schedule writes it. */
const FILE = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//QGenda//EN',
  'BEGIN:VEVENT',
  'UID:or-1@qgenda.example',
  'DTSTAMP:20261101T000000Z',
  'DTSTART:20261120T130000Z',
  'DTEND:20261120T180000Z',
  'SUMMARY:OR 2 - Okafor\\, M',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

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

/** The next reading of the calendar waits until it may go on; `asked` says when it has begun. */
function slowCalendar({ calendar }: DeskForTests): { asked: Promise<void>; go: () => void } {
  const readEntries = calendar.readEntries.bind(calendar);
  let go: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    go = resolve;
  });
  const asked = new Promise<void>((resolve) => {
    calendar.readEntries = async (...about) => {
      calendar.readEntries = readEntries;
      resolve();
      await slow;
      return readEntries(...about);
    };
  });
  return { asked, go };
}

test.each(['jordan', 'priya'] as const)(
  'a sweep that read before %s blocked the time again takes no flag away',
  async (who) => {
    const house = office();
    await placeHolds(house.jordan, placing());
    await record(house.jordan);
    await sweepInTurn(house.jordan, sweep);
    await clearScheduleChange(house.jordan, { houseRules: RULES, workId, by: 'person' });
    // The sweep of the undo has read that nothing is blocked, and its calendar is slow.
    const { asked, go } = slowCalendar(house.jordan);
    const ofUndo = sweepInTurn(house.jordan, sweep);
    await asked;
    await record(house[who]);
    const ofBlock = sweepInTurn(house[who], sweep);
    expect(sweepUnderWay(house.jordan, MAYA_ADDRESS)).not.toBeNull();
    setTimeout(go, 50);
    await Promise.all([ofUndo, ofBlock]);
    expect((await standing(house.jordan)).proposal.flags).toEqual(['or']);
    expect(sweepUnderWay(house.jordan, MAYA_ADDRESS)).toBeNull();
  },
);

test('one sweep of a client begins when the one before has ended', async () => {
  const { jordan } = office();
  await placeHolds(jordan, placing());
  const { asked, go } = slowCalendar(jordan);
  const first = sweepInTurn(jordan, sweep);
  await asked;
  const find = jest.spyOn(jordan.lists, 'find');
  const second = sweepInTurn(jordan, sweep);
  await new Promise((resolve) => setTimeout(resolve, 20));
  // What a sweep begins with; the first one reads other lists meanwhile.
  expect(find).not.toHaveBeenCalledWith('AnteroomProposals', expect.anything());
  go();
  await Promise.all([first, second]);
  expect(find).toHaveBeenCalledWith('AnteroomProposals', expect.anything());
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

describe('once the believed schedule shows it', () => {
  const DUTY = entry(MORNING, { subject: 'OR 2 - Okafor, M' });
  const show = ({ jordan }: Office, name: 'qgenda' | 'amion' = 'qgenda'): void => {
    jordan.calendar.others.set(`${MAYA_ADDRESS}|${CALENDAR_OF[name]}`, [DUTY]);
  };

  test('the next client that opens clears the block and says so', async () => {
    const house = office();
    await record(house.jordan);
    show(house);
    const { settled } = await reconcileProposals(house.priya, sweep);
    expect(settled).toMatchObject([{ change: { workId }, by: 'feed', feedName: 'QGenda' }]);
    expect(await changesOf(house)).toEqual([]);
    const [row] = house.jordan.lists.site.rowsOf('AnteroomWork');
    expect(JSON.parse(String(row?.fields['Data']))).toMatchObject({ settledBy: 'feed' });
    expect(logged(house)).toEqual(['schedule.blocked', 'schedule.cleared']);
  });

  test('a second sweep and a second client change nothing more', async () => {
    const house = office();
    await record(house.jordan);
    show(house);
    await Promise.all([
      sweepScheduleChanges(house.jordan, sweep),
      sweepScheduleChanges(house.priya, sweep),
    ]);
    expect(await sweepScheduleChanges(house.maya, sweep)).toEqual({
      kind: 'swept',
      standing: [],
      settled: [],
    });
    expect(
      await clearScheduleChange(house.jordan, { houseRules: RULES, workId, by: 'feed' }),
    ).toEqual({ kind: 'cleared' });
    expect(logged(house)).toEqual(['schedule.blocked', 'schedule.cleared']);
  });

  test('a hold in it stays flagged until the calendar is mended', async () => {
    const house = office();
    await placeHolds(house.jordan, placing());
    await record(house.jordan);
    show(house);
    await reconcileProposals(house.priya, sweep);
    expect((await standing(house.jordan)).proposal.flags).toEqual(['or']);
  });

  test('its time is still neither offered nor placed', async () => {
    const house = office();
    show(house);
    const setting = await readHoldSetting(house.priya, sweep);
    expect(setting.provisional).toEqual([]);
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

  test('a schedule that is only compared clears nothing', async () => {
    const house = office();
    await record(house.jordan);
    house.jordan.calendar.others.set(`${MAYA_ADDRESS}|${CALENDAR_OF.qgenda}`, []);
    show(house, 'amion');
    await reconcileProposals(house.priya, sweep);
    expect(await changesOf(house)).toHaveLength(1);
  });

  test('a dropped file clears it as long as it is young enough', async () => {
    const house = office();
    const { jordan } = house;
    await dropFeed(jordan, {
      houseRules: RULES,
      feedId: 'qgenda',
      text: FILE,
      reader: readerHere,
    });
    await record(jordan);
    const read = jordan.clock.time;
    jordan.clock.time = addMinutes(read, 25 * 60);
    expect(await sweepScheduleChanges(house.priya, sweep)).toMatchObject({ settled: [] });
    jordan.clock.time = addMinutes(read, 60);
    expect(await sweepScheduleChanges(house.priya, sweep)).toMatchObject({
      settled: [{ by: 'feed', feedName: 'QGenda' }],
    });
  });

  test('somebody who records it anew in that moment keeps the block', async () => {
    const house = office();
    const { jordan } = house;
    await record(jordan);
    show(house);
    const later = on('2026-11-27', '07:00', '12:00');
    const find = jordan.lists.find.bind(jordan.lists);
    let isFirst = true;
    jordan.lists.find = async (list, query) => {
      const items = await find(list, query);
      if (list === 'AnteroomWork' && isFirst) {
        isFirst = false;
        await record(house.priya, { windows: [later] });
      }
      return items;
    };
    expect(await sweepScheduleChanges(jordan, sweep)).toMatchObject({
      standing: [{ windows: [later] }],
      settled: [],
    });
    expect(await changesOf(house)).toMatchObject([{ windows: [later] }]);
  });
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
