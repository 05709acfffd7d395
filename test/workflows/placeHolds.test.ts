import { DeskError } from '../../src/ports';
import { placeHolds } from '../../src/workflows/placeHolds';
import { reconcileProposals } from '../../src/workflows/reconcileProposals';
import { withdrawProposal } from '../../src/workflows/withdrawProposal';
import { crashingDesk } from '../support/crashingDesk';
import { entry, on } from '../support/holdCases';
import {
  events,
  FRIDAY,
  HOLD_ID,
  MAYA_ADDRESS,
  office,
  placing,
  RULES,
  standing,
} from '../support/holdsHouse';

const sweep = { houseRules: RULES, principal: MAYA_ADDRESS };

describe('proposing holds', () => {
  test('both times stand tentative and she is told', async () => {
    const { jordan, ...others } = office();
    const placed = await placeHolds(jordan, placing());
    expect(placed).toMatchObject({
      kind: 'placed',
      wasTold: true,
      proposal: { state: 'proposed' },
    });
    expect(events({ jordan, ...others })).toEqual(['friday tentative', 'monday tentative']);
    expect(jordan.activity.told).toEqual([
      {
        to: MAYA_ADDRESS,
        type: 'proposalWaiting',
        tab: 'approvals',
        subPage: `proposal:${HOLD_ID}`,
      },
    ]);
  });

  test('a colleague is named by the roster, never by the mail', async () => {
    const { jordan } = office();
    await placeHolds(jordan, placing());
    expect(jordan.calendar.placed[0]!.hold.title).toBe('HOLD Whitfield 30 min');
  });

  test('a sender outside the house is never named', async () => {
    const { jordan } = office();
    const stakeholder = { name: 'Marlene Grady', address: 'mgrady@homemail.example' };
    await placeHolds(jordan, placing({ stakeholder }));
    expect(jordan.calendar.placed[0]!.hold.title).toBe('HOLD meeting 30 min');
    expect(jordan.everythingEmitted()).not.toMatch(/grady/i);
  });

  test('no event that we place carries an attendee', async () => {
    const { jordan } = office();
    await placeHolds(jordan, placing());
    const written = jordan.calendar.placed.map(({ hold }) => Object.keys(hold).sort());
    expect(new Set(written.flat())).toEqual(
      new Set(['title', 'window', 'zone', 'categories', 'proposalId', 'transactionId']),
    );
  });

  test('a second click places nothing twice', async () => {
    const house = office();
    await placeHolds(house.jordan, placing());
    expect(await placeHolds(house.jordan, placing())).toMatchObject({ kind: 'placed' });
    await Promise.all([placeHolds(house.jordan, placing()), placeHolds(house.priya, placing())]);
    expect(events(house)).toEqual(['friday tentative', 'monday tentative']);
    expect(house.jordan.lists.site.rowsOf('AnteroomProposals')).toHaveLength(1);
  });

  test('a calendar that moved since is told before writing', async () => {
    const { jordan } = office();
    jordan.calendar.entries.get(MAYA_ADDRESS)!.push(entry(on('2026-11-20', '09:15', '10:00')));
    expect(await placeHolds(jordan, placing())).toEqual({
      kind: 'clash',
      windows: [FRIDAY],
      kinds: ['meeting'],
    });
    expect(jordan.lists.written).toEqual([]);
  });

  test('a calendar that cannot be read is never taken as free', async () => {
    const { jordan } = office();
    jordan.calendar.entries.delete(MAYA_ADDRESS);
    await expect(placeHolds(jordan, placing())).rejects.toThrow('graph/forbidden');
    expect(jordan.lists.written).toEqual([]);
  });

  test('a refusal by Exchange leaves nothing and a way out', async () => {
    const house = office();
    house.jordan.calendar.failNextPlace = { when: 'before', error: new DeskError('graph/refused') };
    expect(await placeHolds(house.jordan, placing())).toMatchObject({ kind: 'failed' });
    expect(events(house)).toEqual([]);
    expect(await placeHolds(house.jordan, placing())).toMatchObject({ kind: 'placed' });
    expect(events(house)).toEqual(['friday tentative', 'monday tentative']);
  });

  test('a lost answer after the event stood doubles nothing', async () => {
    const house = office();
    house.jordan.calendar.failNextPlace = {
      when: 'after',
      error: new DeskError('graph/unreachable'),
    };
    await expect(placeHolds(house.jordan, placing())).rejects.toThrow('graph/unreachable');
    expect(await placeHolds(house.jordan, placing())).toMatchObject({ kind: 'placed' });
    expect(events(house)).toEqual(['friday tentative', 'monday tentative']);
  });

  test.each([
    { says: 'windows of another length are refused', is: { durationMinutes: 45 } },
    { says: 'a proposal without a time is refused', is: { windows: [], durationMinutes: 30 } },
  ])('$says', async ({ is }) => {
    const { jordan } = office();
    expect(await placeHolds(jordan, placing(is))).toEqual({ kind: 'unusable' });
  });

  test('a withdrawn proposal never comes back by a click', async () => {
    const house = office();
    await placeHolds(house.jordan, placing());
    expect(
      await withdrawProposal(house.jordan, { houseRules: RULES, proposalId: HOLD_ID }),
    ).toMatchObject({ kind: 'withdrawn' });
    expect(events(house)).toEqual([]);
    expect(await placeHolds(house.jordan, placing())).toEqual({
      kind: 'closed',
      state: 'withdrawn',
    });
  });
});

describe('a crash while proposing', () => {
  const CRASHES = Array.from({ length: 7 }, (_, index) => index + 1).flatMap((nth) => [
    { nth, when: 'before' as const },
    { nth, when: 'after' as const },
  ]);

  test.each(CRASHES)('$when write $nth, the sweep makes one set or none', async ({ nth, when }) => {
    const house = office();
    const { desk } = crashingDesk(house.jordan, nth, when);
    await placeHolds(desk, placing()).catch(() => undefined);
    house.jordan.clock.pass(5);
    await reconcileProposals(house.priya, sweep);
    const rows = house.jordan.lists.site.rowsOf('AnteroomProposals');
    if (rows.length === 0) {
      expect(events(house)).toEqual([]);
    } else {
      expect(events(house)).toEqual(['friday tentative', 'monday tentative']);
      expect((await standing(house.jordan)).projection.state).toBe('proposed');
    }
    expect((await reconcileProposals(house.priya, sweep)).repaired).toEqual([]);
  });

  test.each(CRASHES)('$when write $nth, a second click converges too', async ({ nth, when }) => {
    const house = office();
    const { desk } = crashingDesk(house.jordan, nth, when);
    await placeHolds(desk, placing()).catch(() => undefined);
    expect(await placeHolds(house.jordan, placing())).toMatchObject({ kind: 'placed' });
    expect(events(house)).toEqual(['friday tentative', 'monday tentative']);
    const logged = house.jordan.lists.site
      .rowsOf('AnteroomLog')
      .filter(({ fields }) => fields['Kind'] === 'hold.proposed');
    expect(logged).toHaveLength(1);
  });

  test('the crashes cover every write of the saga', async () => {
    const { desk, writes } = crashingDesk(office().jordan, Infinity, 'before');
    await placeHolds(desk, placing());
    expect(writes()).toBeLessThanOrEqual(7);
  });
});
