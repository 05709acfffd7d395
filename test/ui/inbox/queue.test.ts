// The queue in memory: what the sweep tells, what was done since, and the piles that come of it.
import { addMinutes } from '../../../src/domain/time';
import type { Lane, Urgency } from '../../../src/domain/triage';
import { DeskError } from '../../../src/ports';
import { InboxQueue, type TimeOf } from '../../../src/ui/inbox/InboxQueue';
import { countsOf, pilesOf, type Pile, type PileName } from '../../../src/ui/inbox/piles';
import type { SweptMail } from '../../../src/workflows/sweepInbox';
import { NOON_LESS } from '../../support/DeskForTests';
import { unsure } from '../../support/mailCases';
import { idOf, MAYA, planted, SAMUEL, swept } from '../../support/sweepHouse';

const DUE_MINUTES: Readonly<Record<Urgency, number>> = {
  now: 15,
  today: 240,
  week: 2400,
  digest: 9999,
};
const dueOf: TimeOf = (mail, { urgency }) => addMinutes(mail.receivedAt, DUE_MINUTES[urgency]);

function mailOf(
  number: number,
  more: Parameters<typeof swept>[1] = {},
  categories: readonly string[] = [],
): SweptMail {
  return swept(planted(number, { categories }), more);
}

function queueOf(...mails: readonly SweptMail[]): InboxQueue {
  const queue = new InboxQueue(dueOf);
  queue.take({ kind: 'listed', mails: mails.map(({ mail }) => mail) });
  for (const one of mails) queue.take({ kind: 'read', swept: one });
  return queue;
}

const piles = (queue: InboxQueue): readonly Pile[] => pilesOf(queue.all(), NOON_LESS).piles;
const counts = (queue: InboxQueue): Readonly<Partial<Record<PileName, number>>> =>
  Object.fromEntries(piles(queue).map(({ name, entries }) => [name, entries.length]));

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('every mail lies in one pile, and all that is to be sorted in the first', () => {
  const queue = queueOf(
    mailOf(1, { lane: 'vendor' }),
    mailOf(2, { lane: 'patient-clinical', urgency: 'now' }),
    mailOf(3, { verdict: unsure(['digest', 'vendor']) }),
    mailOf(4, { lane: 'digest' }, ['Lane: digest']),
    mailOf(5, { lane: 'patient-clinical' }, ['Lane: patient, clinical', 'Handed off']),
  );
  queue.take({ kind: 'listed', mails: [mailOf(6).mail, mailOf(7).mail] });
  queue.take({ kind: 'unread', mail: mailOf(6).mail, error: new DeskError('triage/failed') });
  expect(counts(queue)).toEqual({
    all: 3,
    unsure: 1,
    'patient-clinical': 1,
    vendor: 1,
    unread: 1,
    'handed-off': 1,
    sorted: 1,
  });
  expect(pilesOf(queue.all(), NOON_LESS).beingRead).toBe(1);
});

test('what cannot wait comes first, then what is due first', () => {
  const queue = queueOf(
    mailOf(1, { lane: 'digest', urgency: 'digest' }),
    mailOf(2, { lane: 'academic', urgency: 'week' }),
    mailOf(300, { lane: 'academic', urgency: 'week' }),
    mailOf(4, { lane: 'patient-clinical', urgency: 'now' }),
  );
  const [all] = piles(queue);
  expect(all?.entries.map(({ key }) => key)).toEqual([4, 300, 2, 1].map((number) => idOf(number)));
});

test('a pile counts what is late and what cannot wait', () => {
  const queue = queueOf(
    mailOf(5, { lane: 'patient-clinical', urgency: 'now' }),
    mailOf(600, { lane: 'patient-clinical', urgency: 'today' }),
  );
  expect(piles(queue)[0]).toMatchObject({ now: 1, late: 1 });
});

test('a mail that is done leaves its pile at once', () => {
  const queue = queueOf(mailOf(1, { lane: 'vendor' }), mailOf(2, { lane: 'vendor' }));
  const heard = jest.fn();
  queue.subscribe(heard);
  queue.setUnderWay(idOf(1), true);
  queue.settle(idOf(1), 'vendor', false);
  queue.remove(idOf(2));
  expect(heard).toHaveBeenCalledTimes(3);
  expect(counts(queue)).toEqual({ all: 0, sorted: 1 });
});

test('other categories of a mail outlive every deed', () => {
  const queue = queueOf(mailOf(1, {}, ['Red category']));
  queue.settle(idOf(1), 'digest', true);
  expect(queue.find(idOf(1))?.mail.categories).toEqual([
    'Red category',
    'Lane: digest',
    'Handed off',
  ]);
  queue.settle(idOf(1), null, false);
  expect(queue.find(idOf(1))?.mail.categories).toEqual(['Red category']);
});

test('an older word of the service does not undo a deed that is under way', () => {
  const queue = queueOf(mailOf(1));
  queue.setUnderWay(idOf(1), true);
  queue.take({ kind: 'listed', mails: [mailOf(1, {}, ['Lane: vendor']).mail] });
  queue.take({ kind: 'afresh', mailbox: MAYA });
  expect(queue.find(idOf(1))).toMatchObject({ isUnderWay: true, settledLane: null });
});

test('a mail that somebody else has sorted is known by its category alone', () => {
  const queue = queueOf(mailOf(1));
  queue.take({ kind: 'listed', mails: [mailOf(1, {}, ['Lane: vendor']).mail] });
  expect(queue.find(idOf(1))).toMatchObject({ settledLane: 'vendor' });
  expect(queue.isKnown(idOf(1))).toBe(true);
});

test('streamed mails are painted in bursts, not one by one', () => {
  const queue = new InboxQueue(dueOf);
  const heard = jest.fn();
  queue.subscribe(heard);
  for (let number = 0; number < 500; number += 1)
    queue.take({ kind: 'listed', mails: [mailOf(number).mail] });
  expect(heard).not.toHaveBeenCalled();
  jest.runOnlyPendingTimers();
  expect(heard).toHaveBeenCalledTimes(1);
  expect(queue.entries()).toHaveLength(500);
});

test('a due time is counted once for each lane, however often the list is told', () => {
  let asked = 0;
  const queue = new InboxQueue((mail, verdict, lane) => {
    asked += 1;
    return dueOf(mail, verdict, lane);
  });
  const mail = mailOf(1);
  queue.take({ kind: 'listed', mails: [mail.mail] });
  queue.take({ kind: 'read', swept: mail });
  for (let times = 0; times < 5; times += 1) queue.take({ kind: 'listed', mails: [mail.mail] });
  expect(asked).toBe(1);
  queue.settle(idOf(1), 'vendor', false);
  expect(asked).toBe(2);
});

test.each<{ lane: Lane; title: string }>([
  { lane: 'vendor', title: 'Vendor' },
  { lane: 'digest', title: 'Digest' },
])('a pile is named as people name it: $title', ({ lane, title }) => {
  expect(piles(queueOf(mailOf(1, { lane })))[1]?.title).toBe(title);
});

test('what nobody acted on in time counts as escalated in its pile, until somebody does', () => {
  const queue = new InboxQueue(dueOf, ({ receivedAt }) => addMinutes(receivedAt, 30));
  for (const number of [10, 60]) {
    const one = mailOf(number, { lane: 'vendor' });
    queue.take({ kind: 'listed', mails: [one.mail] });
    queue.take({ kind: 'read', swept: one });
  }
  const vendor = () => countsOf(pilesOf(queue.all(), NOON_LESS))[0];
  expect(vendor()).toMatchObject({
    name: 'vendor',
    count: 2,
    escalated: 1,
    oldestAt: addMinutes(NOON_LESS, -60),
  });
  queue.settle(idOf(60), 'vendor', false);
  expect(vendor()).toMatchObject({ count: 1, escalated: 0 });
});

describe('what a person said of a sender', () => {
  const history = { lane: 'vendor', at: NOON_LESS, count: 1 } as const;

  test('binds the others of that sender, and those that come later', () => {
    const queue = queueOf(
      mailOf(1),
      mailOf(2, { verdict: unsure(['digest', 'academic']), leftOut: ['unsure'] }),
      mailOf(3, { verdict: unsure(['patient-clinical', 'digest']), leftOut: ['unsure'] }),
      mailOf(4, { lane: 'digest' }, ['Lane: digest']),
    );
    queue.bind(mailOf(1).mail, history);
    expect(counts(queue)).toEqual({ all: 3, vendor: 2, unsure: 1, sorted: 1 });
    expect(queue.find(idOf(2))?.swept?.leftOut).toEqual([]);
    const later = mailOf(5);
    queue.take({ kind: 'listed', mails: [later.mail] });
    queue.take({ kind: 'read', swept: later });
    expect(counts(queue)).toMatchObject({ vendor: 3 });
  });

  test('taken back, each mail says again what its own words say', () => {
    const queue = queueOf(
      mailOf(1),
      mailOf(2, { verdict: unsure(['digest', 'academic']), leftOut: ['unsure'] }),
    );
    queue.bind(mailOf(1).mail, history);
    queue.bind(mailOf(1).mail, null);
    expect(counts(queue)).toEqual({ all: 2, digest: 1, unsure: 1 });
    expect(queue.find(idOf(2))?.swept?.leftOut).toEqual(['unsure']);
  });

  test('says nothing of the same sender in another mailbox', () => {
    const queue = queueOf(mailOf(1), swept(planted(2, { mailbox: SAMUEL })));
    queue.bind(mailOf(1).mail, history);
    expect(counts(queue)).toMatchObject({ vendor: 1, digest: 1 });
  });
});
