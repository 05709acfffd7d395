// The counts of an inbox that clients leave for each other: numbers alone, the newest, and one client at a time.
import type { PileCount } from '../../src/domain/log';
import { addMinutes } from '../../src/domain/time';
import { beginCount, noteTally, readTallies } from '../../src/workflows/pileTallies';
import { DeskForTests, houseRulesForTests } from '../support/DeskForTests';
import { deskWith, MAYA, principals } from '../support/sweepHouse';

const houseRules = houseRulesForTests();
const JORDAN = 'jordan.reyes@lakesidehealth.example';
const oldestAt = addMinutes(deskWith().clock.now(), -90);
const piles: readonly PileCount[] = [
  { name: 'unsure', count: 2, now: 0, late: 0, escalated: 0, oldestAt },
  { name: 'patient-clinical', count: 3, now: 1, late: 1, escalated: 1, oldestAt },
];
const counting = { houseRules, mailbox: MAYA, isAsked: false } as const;

test('what one client has counted every other one reads', async () => {
  const desk = deskWith();
  const at = desk.clock.now();
  await noteTally(desk, { houseRules, mailbox: MAYA, at, piles, unread: 1 });
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  const tallies = await readTallies(priya, principals());
  expect([...tallies]).toEqual([[MAYA, { at, by: JORDAN, piles, unread: 1 }]]);
});

test('an older count never covers a newer one', async () => {
  const desk = deskWith();
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  const at = desk.clock.now();
  await noteTally(priya, { houseRules, mailbox: MAYA, at, piles, unread: 0 });
  const late = { houseRules, mailbox: MAYA, at: addMinutes(at, -4), piles: [], unread: 0 };
  expect(await noteTally(desk, late)).toMatchObject({ at, piles });
  expect((await readTallies(desk, principals())).get(MAYA)?.by).toMatch(/^priya/);
});

test('one client counts an inbox, unless a person wishes it', async () => {
  const desk = deskWith();
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  expect(await beginCount(desk, counting)).toBe('mine');
  expect(await beginCount(priya, counting)).toBe('left');
  expect(await beginCount(priya, { ...counting, isAsked: true })).toBe('mine');
  priya.clock.pass(6);
  expect(await beginCount(desk, counting)).toBe('mine');
});

test('the last count stands while somebody counts anew', async () => {
  const desk = deskWith();
  await noteTally(desk, { houseRules, mailbox: MAYA, at: desk.clock.now(), piles, unread: 0 });
  desk.clock.pass(6);
  await beginCount(desk, counting);
  expect((await readTallies(desk, principals())).get(MAYA)?.piles).toEqual(piles);
});

test.each([
  { says: 'is no text of ours', data: 'Leon Wrenfield' },
  { says: 'names a pile that does not exist', data: '{"at":1,"by":"a","piles":[{"name":"x"}]}' },
])('a row that $says counts as none', async ({ data }) => {
  const desk = deskWith();
  await noteTally(desk, { houseRules, mailbox: MAYA, at: desk.clock.now(), piles, unread: 0 });
  const [row] = desk.lists.site.rowsOf('AnteroomClaims');
  Object.assign(row!.fields, { Data: data });
  expect([...(await readTallies(desk, principals()))]).toEqual([]);
});
