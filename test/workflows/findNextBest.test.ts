// A hold that OR, call or anything else came over: what still stands stays, and the next best takes the lost one's place.
import { addMinutes, localDateAt } from '../../src/domain/time';
import { findNextBest, wantsNextBest, type NextBest } from '../../src/workflows/findNextBest';
import { placeHolds } from '../../src/workflows/placeHolds';
import { reconcileProposals } from '../../src/workflows/reconcileProposals';
import { recordScheduleChange } from '../../src/workflows/recordScheduleChange';
import { reviseProposal } from '../../src/workflows/reviseProposal';
import { CALENDAR_OF } from '../support/healthHouse';
import { entry, on } from '../support/holdCases';
import {
  FRIDAY,
  MAYA_ADDRESS,
  MONDAY,
  office,
  placing,
  RULES,
  standing,
  type Office,
} from '../support/holdsHouse';

const sweep = { houseRules: RULES, principal: MAYA_ADDRESS };

/** Two times, over the first of which something came; swept by the backup's client. */
async function flagged(over: Parameters<typeof entry>[1], windows = [FRIDAY, MONDAY]) {
  const house = office();
  house.jordan.subscribe();
  await placeHolds(house.jordan, placing({ windows }));
  house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(entry(FRIDAY, over));
  // The first sweep may have to move the deadline out of the new block; the second one flags.
  await reconcileProposals(house.priya, sweep);
  await reconcileProposals(house.priya, sweep);
  return house;
}

const look = async (house: Office): Promise<NextBest> =>
  findNextBest(house.jordan, { houseRules: RULES, read: await standing(house.jordan) });

async function found(house: Office) {
  const best = await look(house);
  if (best.kind !== 'found') throw new Error(`Nothing was found: ${best.kind}`);
  return best;
}

test.each([
  { says: 'OR time', over: { categories: ['OR'], subject: 'OR 2' } },
  { says: 'call', over: { categories: ['Call'], subject: 'Call' } },
  { says: 'clinic', over: { categories: ['Clinic'], subject: 'Clinic' } },
])('what $says leaves standing stays beside the next best', async ({ over }) => {
  const house = await flagged(over);
  expect(wantsNextBest(await standing(house.jordan))).toBe(true);
  const { window, revision } = await found(house);
  expect(revision.windows).toEqual([MONDAY, window]);
  expect([FRIDAY.start, MONDAY.start]).not.toContain(window.start);
});

test('one press puts it in, and a new answer is needed', async () => {
  const house = await flagged({ categories: ['OR'], subject: 'OR 2' });
  const { window, revision } = await found(house);
  expect(await reviseProposal(house.jordan, revision)).toMatchObject({ kind: 'revised' });
  const { proposal, projection } = await standing(house.jordan);
  expect(proposal).toMatchObject({ revision: 2, flags: [] });
  expect(projection.state).toBe('proposed');
  const starts = proposal.options.map((option) => option.window.start);
  expect(starts).toEqual([MONDAY.start, window.start].sort());
  expect(wantsNextBest(await standing(house.jordan))).toBe(false);
});

test('a hold that lost its only time gets another one', async () => {
  const house = await flagged({ subject: 'Another meeting' }, [FRIDAY]);
  const { projection } = await standing(house.jordan);
  expect(projection).toMatchObject({ state: 'clash', problem: 'taken' });
  const { window, revision } = await found(house);
  expect(revision.windows).toEqual([window]);
  expect(await reviseProposal(house.jordan, revision)).toMatchObject({ kind: 'revised' });
});

test('the next best never lies where it was or where anything is', async () => {
  const house = await flagged({ categories: ['OR'], subject: 'OR 2' });
  const day = (await found(house)).window;
  const { entries } = house.jordan.calendar;
  const date = localDateAt(day.start, 'America/Chicago');
  entries.get(MAYA_ADDRESS)!.push(entry(on(date, '06:00', '20:00')));
  expect((await found(house)).window.start).not.toBe(day.start);
});

test('it keeps clear of changed time and of what only the schedule has', async () => {
  const house = await flagged({ categories: ['OR'], subject: 'OR 2' });
  const { jordan } = house;
  const first = (await found(house)).window;
  await recordScheduleChange(jordan, {
    houseRules: RULES,
    reference: { mailbox: MAYA_ADDRESS, immutableId: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AmdH4' },
    kind: 'or',
    windows: [{ start: first.start, end: addMinutes(first.end, 120) }],
  });
  const second = (await found(house)).window;
  expect(second.start).toBeGreaterThan(first.end);
  const duty = { start: first.start, end: addMinutes(second.end, 120) };
  jordan.calendar.others.set(`${MAYA_ADDRESS}|${CALENDAR_OF.qgenda}`, [
    entry(duty, { subject: 'OR 2 - Okafor, M' }),
  ]);
  expect((await found(house)).window.start).toBeGreaterThanOrEqual(duty.end);
});

test('changed time over a hold is something to replace', async () => {
  const house = office();
  house.jordan.subscribe();
  await placeHolds(house.jordan, placing());
  await recordScheduleChange(house.jordan, {
    houseRules: RULES,
    reference: { mailbox: MAYA_ADDRESS, immutableId: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AmdH4' },
    kind: 'or',
    windows: [FRIDAY],
  });
  await reconcileProposals(house.priya, sweep);
  expect((await found(house)).revision.windows).toHaveLength(2);
});

test('an old schedule offers nothing', async () => {
  const house = await flagged({ categories: ['OR'], subject: 'OR 2' });
  house.jordan.calendar.others.clear();
  expect(await look(house)).toEqual({ kind: 'stale-feed' });
});

test('what went away again leaves nothing to replace', async () => {
  const house = await flagged({ categories: ['OR'], subject: 'OR 2' });
  const { entries } = house.jordan.calendar;
  entries.set(
    MAYA_ADDRESS,
    entries.get(MAYA_ADDRESS)!.filter(({ subject }) => subject !== 'OR 2'),
  );
  expect(await look(house)).toEqual({ kind: 'stands' });
});

test('a full calendar offers nothing, an unread one says so', async () => {
  const house = await flagged({ categories: ['OR'], subject: 'OR 2' });
  const { entries } = house.jordan.calendar;
  const always = { start: on('2026-11-18', '00:00', '01:00').start, end: MONDAY.start };
  entries.get(MAYA_ADDRESS)!.push(entry(always));
  const after = { start: MONDAY.end, end: on('2026-12-24', '00:00', '01:00').end };
  entries.get(MAYA_ADDRESS)!.push(entry(after));
  expect(await look(house)).toEqual({ kind: 'none' });
  entries.delete(MAYA_ADDRESS);
  await expect(look(house)).rejects.toThrow('graph/forbidden');
});

test('nothing is offered for what nothing came over', async () => {
  const house = office();
  await placeHolds(house.jordan, placing());
  expect(wantsNextBest(await standing(house.jordan))).toBe(false);
});
