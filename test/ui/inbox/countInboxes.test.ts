// Counting the inboxes from a client that shows none: only what waits is read, what is overdue is told once, nothing of a mail is kept.
import type { Principal } from '../../../src/domain/roster';
import { addMinutes } from '../../../src/domain/time';
import { DeskError, type InboxMark } from '../../../src/ports';
import { countInboxes } from '../../../src/ui/inbox/countInboxes';
import { createQueue } from '../../../src/ui/inbox/createQueue';
import type { InboxQueue } from '../../../src/ui/inbox/InboxQueue';
import { createTelling } from '../../../src/ui/inbox/telling';
import { readTallies } from '../../../src/workflows/pileTallies';
import { DeskForTests, houseRulesForTests, NOON_LESS } from '../../support/DeskForTests';
import { PLANTED_MAIL, PLANTED_WORDS } from '../../support/mailCases';
import {
  deskWith,
  MAYA,
  planted,
  principals,
  SAMUEL,
  TriagerForTests,
} from '../../support/sweepHouse';

const houseRules = houseRulesForTests();

const queues: InboxQueue[] = [];

/** A client that is open, with what it remembers. */
function clientOf(desk: DeskForTests) {
  const queue = createQueue(houseRules);
  queues.push(queue);
  const marks = new Map<string, InboxMark>();
  const telling = createTelling(desk, houseRules, queue);
  const triager = new TriagerForTests();
  const count = async (isAsked = false, whose: readonly Principal[] = principals()) =>
    countInboxes(desk, {
      houseRules,
      triager,
      principals: whose,
      queue,
      marks,
      telling,
      isAsked,
      signal: new AbortController().signal,
    });
  return { count, triager };
}

const namesOf = async (desk: DeskForTests, mailbox: string) =>
  (await readTallies(desk, principals())).get(mailbox)?.piles.map(({ name, count }) => ({
    name,
    count,
  }));

afterEach(() => {
  for (const queue of queues.splice(0)) queue.stop();
});

test('each inbox is counted by lane, and sorted mail is not even read', async () => {
  const desk = deskWith(
    planted(1),
    planted(2),
    planted(3, { categories: ['Lane: vendor'] }),
    planted(4, { mailbox: SAMUEL }),
  );
  const { count, triager } = clientOf(desk);
  await count();
  expect(triager.read).toBe(3);
  expect(await namesOf(desk, MAYA)).toEqual([{ name: 'digest', count: 2 }]);
  expect(await namesOf(desk, SAMUEL)).toEqual([{ name: 'digest', count: 1 }]);
});

test('the next round reads only what came since', async () => {
  const desk = deskWith(planted(1), planted(2));
  const { count, triager } = clientOf(desk);
  await count();
  desk.clock.pass(6);
  desk.mailbox.mails.push(planted(3, { receivedAt: desk.clock.now() }));
  await count();
  expect(triager.read).toBe(3);
  expect(await namesOf(desk, MAYA)).toEqual([{ name: 'digest', count: 3 }]);
});

test('two clients do not both read the same inbox', async () => {
  const desk = deskWith(planted(1));
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  const [mine, hers] = [clientOf(desk), clientOf(priya)];
  await mine.count();
  await hers.count();
  expect([mine.triager.read, hers.triager.read]).toEqual([1, 0]);
  await hers.count(true);
  expect(hers.triager.read).toBe(1);
});

test('an inbox that cannot be read keeps its last count', async () => {
  const desk = deskWith(planted(1), planted(2, { mailbox: SAMUEL }));
  const { count } = clientOf(desk);
  await count();
  desk.clock.pass(6);
  desk.mailbox.closed.set(MAYA, new DeskError('graph/forbidden'));
  const failed = await count();
  expect([...failed.keys()]).toEqual([MAYA]);
  expect(await namesOf(desk, MAYA)).toEqual([{ name: 'digest', count: 1 }]);
});

const URGENT = {
  ...PLANTED_MAIL,
  body: 'My dad has crushing chest pain right now and cannot breathe. What do I do?',
};
const MINUTES_AGO = 30;

test('mail on which nobody acted is told of from a pane, once, without a word of it', async () => {
  const desk = deskWith(planted(MINUTES_AGO, URGENT));
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  await clientOf(desk).count();
  await clientOf(priya).count(true);
  const [maya] = principals();
  const told = desk.activity.told.map(({ type, to }) => ({ type, to }));
  expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['mailEscalated']));
  expect(told.map(({ to }) => to).sort()).toEqual([MAYA, ...maya!.assistants].sort());
  expect(priya.activity.told).toEqual([]);
  expect((await readTallies(desk, principals())).get(MAYA)?.piles[0]).toMatchObject({
    name: 'patient-clinical',
    escalated: 1,
    oldestAt: addMinutes(NOON_LESS, -MINUTES_AGO),
  });
  for (const word of PLANTED_WORDS) expect(desk.everythingEmitted()).not.toContain(word);
});

test('nothing is told of a mail that somebody has sorted', async () => {
  const desk = deskWith(
    planted(MINUTES_AGO, { ...URGENT, categories: ['Lane: patient, clinical'] }),
  );
  await clientOf(desk).count();
  expect(desk.activity.told).toEqual([]);
});
