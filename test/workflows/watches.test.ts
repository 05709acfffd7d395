// The watch: who looked last, one client for all of them, and one content-free call for a mail that cannot wait.
import { principalAt } from '../../src/domain/roster';
import { workIdForMail } from '../../src/domain/log';
import { addMinutes } from '../../src/domain/time';
import { DeskError } from '../../src/ports';
import type { HouseRules } from '../../src/workflows/loadHouseRules';
import { tellOfNowMail } from '../../src/workflows/tellOfNowMail';
import { watchInboxes, type WatchRound } from '../../src/workflows/watchInboxes';
import { isWatchLate, noteWatch, readWatches } from '../../src/workflows/watches';
import { DeskForTests, houseRulesForTests } from '../support/DeskForTests';
import { PLANTED_MAIL, PLANTED_WORDS } from '../support/mailCases';
import {
  deskWith,
  idOf,
  MAYA,
  planted,
  principals,
  SAMUEL,
  swept,
  TriagerForTests,
} from '../support/sweepHouse';

const houseRules = houseRulesForTests();
const JORDAN = 'jordan.reyes@lakesidehealth.example';
const observed: HouseRules = {
  ...houseRules,
  roster: {
    ...houseRules.roster,
    principals: houseRules.roster.principals.map((one) => ({ ...one, observeOnly: true })),
  },
};
const URGENT = {
  ...PLANTED_MAIL,
  body: 'My dad has crushing chest pain right now and cannot breathe. What do I do?',
};

const watch = async (desk: DeskForTests): Promise<WatchRound & { readonly read: number }> => {
  const triager = new TriagerForTests();
  const round = await watchInboxes(desk, { houseRules, triager, principals: principals() });
  return { ...round, read: triager.read };
};

describe('who looked last', () => {
  test('a look is noted with its time and its person', async () => {
    const desk = deskWith();
    const at = desk.clock.now();
    await noteWatch(desk, { houseRules, mailbox: MAYA, at });
    const watches = await readWatches(desk, principals());
    expect([...watches.values()]).toEqual([{ mailbox: MAYA, at, by: JORDAN }]);
  });

  test('an older look never covers a newer one', async () => {
    const desk = deskWith();
    const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
    const now = desk.clock.now();
    await noteWatch(priya, { houseRules, mailbox: MAYA, at: now });
    await noteWatch(desk, { houseRules, mailbox: MAYA, at: addMinutes(now, -3) });
    expect((await readWatches(desk, principals())).get(MAYA)?.by).toMatch(/^priya/);
  });

  test('it is late after fifteen working minutes, not over night', () => {
    const maya = principalAt(houseRules.roster, MAYA)!;
    const noon = deskWith().clock.now();
    const late = (from: number, to: number): boolean =>
      isWatchLate(
        { mailbox: MAYA, at: addMinutes(noon, from), by: JORDAN },
        maya,
        houseRules,
        addMinutes(noon, to),
      );
    expect(late(0, 15)).toBe(false);
    expect(late(0, 16)).toBe(true);
    // From 11 p.m. to 5 a.m.: nobody is expected to look.
    expect(late(14 * 60, 20 * 60)).toBe(false);
    expect(isWatchLate(null, maya, houseRules, noon)).toBe(true);
  });
});

describe('a round', () => {
  test('each inbox is looked at by one client in five minutes', async () => {
    const desk = deskWith(planted(1), planted(2, { mailbox: SAMUEL }));
    expect((await watch(desk)).read).toBe(2);
    const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
    const round = await watch(priya);
    expect(round.read).toBe(0);
    expect(round.watches.get(MAYA)?.by).toBe(JORDAN);
    desk.clock.pass(6);
    desk.mailbox.mails.push(planted(3, { receivedAt: desk.clock.now() }));
    expect((await watch(desk)).read).toBeGreaterThan(0);
  });

  test('what somebody has handed off is not read again', async () => {
    const desk = deskWith(planted(1, { categories: ['Handed off'] }));
    expect((await watch(desk)).read).toBe(0);
  });

  test('an inbox that cannot be read is not called watched', async () => {
    const desk = deskWith(planted(1, { mailbox: SAMUEL }));
    desk.mailbox.closed.set(MAYA, new DeskError('graph/forbidden'));
    const round = await watch(desk);
    expect(round.failures.map(({ mailbox }) => mailbox)).toEqual([MAYA]);
    expect([...round.watches.keys()]).toEqual([SAMUEL]);
  });
});

describe('a mail that cannot wait', () => {
  test('a mail that cannot be read hides no older one, but the inbox is not called watched', async () => {
    const desk = deskWith(planted(1), planted(2, { ...URGENT, headers: {} }));
    desk.mailbox.unreadable.set(idOf(1), new DeskError('graph/malformed'));
    const round = await watch(desk);
    expect(desk.activity.told.map(({ type }) => type)).toContain('nowMailWaiting');
    expect(round.failures.map(({ mailbox }) => mailbox)).toEqual([MAYA]);
    expect(round.watches.has(MAYA)).toBe(false);
  });

  test('assistant, backup and physician are told once, without a word of it', async () => {
    const desk = deskWith(planted(1, { ...URGENT, receivedAt: deskWith().clock.now() }));
    expect((await watch(desk)).nowMails).toBe(1);
    desk.clock.pass(6);
    await watch(desk);
    const maya = principalAt(houseRules.roster, MAYA)!;
    expect(desk.activity.told.map(({ to }) => to).sort()).toEqual(
      [MAYA, ...maya.assistants].sort(),
    );
    const workId = workIdForMail(desk.mailbox.mails[0]!.reference);
    expect(desk.activity.told[0]).toMatchObject({
      type: 'nowMailWaiting',
      tab: 'inbox',
      subPage: `mail:${workId}`,
    });
    for (const planted of PLANTED_WORDS) expect(desk.everythingEmitted()).not.toContain(planted);
  });

  test('two clients at once tell of it once', async () => {
    const desk = deskWith(planted(1));
    const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
    const { mail } = swept(desk.mailbox.mails[0]!);
    const outcomes = await Promise.all(
      [desk, priya].map(async (one) => tellOfNowMail(one, { houseRules, mail })),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['told', 'told-before']);
    expect((await tellOfNowMail(priya, { houseRules, mail })).kind).toBe('told-before');
  });

  test('a telling that broke off is taken up after five minutes', async () => {
    const desk = deskWith(planted(1));
    const { mail } = swept(desk.mailbox.mails[0]!);
    const tell = desk.activity.tell.bind(desk.activity);
    desk.activity.tell = () => Promise.reject(new DeskError('graph/unreachable'));
    await tellOfNowMail(desk, { houseRules, mail });
    desk.activity.tell = tell;
    expect((await tellOfNowMail(desk, { houseRules, mail })).kind).toBe('told-before');
    desk.clock.pass(6);
    expect((await tellOfNowMail(desk, { houseRules, mail })).kind).toBe('told');
    desk.clock.pass(60);
    expect((await tellOfNowMail(desk, { houseRules, mail })).kind).toBe('told-before');
  });

  test.each([
    {
      says: 'a mail of the day before yesterday',
      more: { receivedAt: addMinutes(deskWith().clock.now(), -48 * 60) },
      kind: 'no-news',
      rules: houseRules,
    },
    {
      says: 'a mail that somebody has sorted',
      more: { categories: ['Lane: patient, clinical'] },
      kind: 'no-news',
      rules: houseRules,
    },
    {
      says: 'a mail that somebody has handed off without a lane',
      more: { categories: ['Handed off'] },
      kind: 'no-news',
      rules: houseRules,
    },
    { says: 'a physician who is only observed', more: {}, kind: 'observe-only', rules: observed },
  ] as const)('nobody is called for $says', async ({ more, kind, rules }) => {
    const desk = deskWith(planted(1));
    const mail = { ...swept(desk.mailbox.mails[0]!).mail, ...more };
    expect((await tellOfNowMail(desk, { houseRules: rules, mail })).kind).toBe(kind);
    expect(desk.activity.told).toEqual([]);
    expect(desk.lists.written).toEqual([]);
  });
});
