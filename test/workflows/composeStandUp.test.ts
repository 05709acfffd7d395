// The stand-up from the lists, the inbox and the calendar: what could not be read is named, never zero.
import { LANE_CATEGORIES, workIdForMail } from '../../src/domain/log';
import { finishTimer, newTimer, startTimer } from '../../src/domain/standup';
import { addMinutes } from '../../src/domain/time';
import { applyVerdict } from '../../src/workflows/applyVerdict';
import { composeStandUp, type ComposedStandUp } from '../../src/workflows/composeStandUp';
import { finishStandUp } from '../../src/workflows/finishStandUp';
import { placeHolds } from '../../src/workflows/placeHolds';
import { person, type DeskForTests } from '../support/DeskForTests';
import { entry, on } from '../support/holdCases';
import { MAYA_ADDRESS, office, placing, RULES, type Office } from '../support/holdsHouse';

const asked = { houseRules: RULES, principal: MAYA_ADDRESS, week: null };

async function compose(desk: DeskForTests): Promise<ComposedStandUp> {
  const outcome = await composeStandUp(desk, asked);
  if (outcome.kind !== 'composed') throw new Error(outcome.kind);
  return outcome;
}

function receive(house: Office, id: string, minutesAgo: number, categories: string[] = []): void {
  house.jordan.mailbox.mails.push({
    reference: { mailbox: MAYA_ADDRESS, immutableId: id },
    internetMessageId: `<${id}@lakesidehealth.example>`,
    headline: {
      senderName: 'Planted Name 4471023',
      senderAddress: 'someone@elsewhere.example',
      subject: 'MRN 4471023',
      receivedAt: addMinutes(house.jordan.clock.now(), -minutesAgo),
      webLink: null,
    },
    categories,
    isRead: false,
  });
}

async function apply(house: Office, id: string, minutesAgo: number): Promise<void> {
  const outcome = await applyVerdict(house.jordan, {
    houseRules: RULES,
    reference: { mailbox: MAYA_ADDRESS, immutableId: id },
    verdict: {
      kind: 'decided',
      lane: 'leadership',
      urgency: 'today',
      urgencyBecause: [],
      clinicalContent: false,
      evidence: [],
      hardRule: null,
      runnerUp: null,
      wouldFlip: null,
      scores: {} as never,
    },
    lane: 'leadership',
    urgency: 'today',
    receivedAt: addMinutes(house.jordan.clock.now(), -minutesAgo),
  });
  expect(outcome.kind).toBe('applied');
}

const FIRST = 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AmdH1';
const SECOND = 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AmdH2';

test('sorted mail and unsorted mail are the backlog', async () => {
  const house = office();
  receive(house, FIRST, 45);
  receive(house, SECOND, 30);
  await apply(house, FIRST, 45);
  const { figures } = await compose(house.jordan);
  expect(figures.backlog).toMatchObject({
    kind: 'read',
    missing: [],
    value: {
      total: 2,
      rows: [
        { lane: 'leadership', count: 1 },
        { lane: null, count: 1 },
      ],
    },
  });
});

test('mail with a lane category is not counted unsorted', async () => {
  const house = office();
  receive(house, FIRST, 45, [LANE_CATEGORIES.vendor]);
  expect((await compose(house.jordan)).figures.backlog).toMatchObject({ value: { total: 0 } });
});

test('response is working time from receipt to lane', async () => {
  const house = office();
  receive(house, FIRST, 45);
  await apply(house, FIRST, 45);
  expect((await compose(house.jordan)).figures.response).toMatchObject({
    value: { medianMinutes: 45, withDue: 1, withinSla: 1 },
  });
});

test('a waiting hold is a proposal and an overlap a collision', async () => {
  const house = office();
  await placeHolds(house.jordan, placing());
  house.jordan.calendar.entries
    .get(MAYA_ADDRESS)!
    .push(entry(on('2026-11-24', '09:00', '10:00')), entry(on('2026-11-24', '09:30', '10:30')));
  const { figures } = await compose(house.maya);
  expect(figures.proposals).toMatchObject({ value: [{ state: 'proposed', count: 1 }] });
  expect(figures.collisions).toMatchObject({ value: [{ kind: 'double-booked' }] });
});

test.each([
  { list: 'AnteroomLog', source: 'log', figure: 'response' },
  { list: 'AnteroomWork', source: 'work', figure: 'backlog' },
  { list: 'AnteroomProposals', source: 'proposals', figure: 'proposals' },
] as const)('$list that fails leaves $figure unread and the rest counted', async (row) => {
  const house = office();
  house.jordan.lists.mishaps.push({ when: 'before', of: 'find', list: row.list, times: 9 });
  const { figures, failures } = await compose(house.jordan);
  expect(figures[row.figure]).toEqual({ kind: 'unread', sources: [row.source] });
  expect(failures.get(row.source)?.code).toBe('graph/unreachable');
  expect(figures.collisions.kind).toBe('read');
});

test('a calendar that cannot be read is not free of collisions', async () => {
  const house = office();
  house.jordan.calendar.entries.delete(MAYA_ADDRESS);
  const { figures } = await compose(house.jordan);
  expect(figures.collisions).toEqual({ kind: 'unread', sources: ['calendar'] });
});

test('a row that somebody edited by hand is named', async () => {
  const house = office();
  house.jordan.lists.plant(
    'AnteroomWork',
    {
      WorkId: workIdForMail({ mailbox: MAYA_ADDRESS, immutableId: FIRST }),
      Kind: 'mail',
      Principal: MAYA_ADDRESS,
      State: 'open',
      Data: 'oops',
    },
    person('jordan.reyes'),
  );
  expect((await compose(house.jordan)).brokenRows).toMatchObject([{ list: 'AnteroomWork' }]);
});

test('nobody but a principal has a stand-up', async () => {
  const { jordan } = office();
  expect(
    await composeStandUp(jordan, { ...asked, principal: person('elena.marsh').address }),
  ).toEqual({ kind: 'not-a-principal' });
});

describe('finishing', () => {
  const finished = (house: Office) => {
    const now = house.jordan.clock.now();
    return finishTimer(startTimer(newTimer(25), now), addMinutes(now, 24));
  };
  const request = (house: Office) => ({
    houseRules: RULES,
    principal: MAYA_ADDRESS,
    weekStart: '2026-11-16',
    timer: finished(house),
    backlog: { rows: [{ lane: 'vendor' as const, count: 3 }], total: 3, overdue: 0 },
  });

  test('the other person meets the entry that stands', async () => {
    const house = office();
    expect((await finishStandUp(house.jordan, request(house))).kind).toBe('kept');
    expect(await finishStandUp(house.maya, request(house))).toMatchObject({
      kind: 'already-held',
      by: person('jordan.reyes').address,
    });
    expect((await compose(house.maya)).held?.by).toBe(person('jordan.reyes').address);
  });

  test('next week compares with what was kept', async () => {
    const house = office();
    await finishStandUp(house.jordan, request(house));
    house.jordan.clock.pass(7 * 24 * 60);
    expect((await compose(house.jordan)).figures.backlogBefore).toMatchObject({
      isEstimate: false,
      value: { total: 3, rows: [{ lane: 'vendor', count: 3 }] },
    });
  });

  test('nothing written carries a word of a mail', async () => {
    const house = office();
    receive(house, FIRST, 45);
    await apply(house, FIRST, 45);
    await finishStandUp(house.jordan, request(house));
    expect(house.jordan.everythingEmitted()).not.toContain('4471023');
  });
});
