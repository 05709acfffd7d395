// The search as the pane asks it: everything it is told reaches the engine, and the calendar is read once.
import type { SuggestSlotsRequest, Suggestion } from '../../src/workflows/holdTerms';
import { readHoldSetting } from '../../src/workflows/readHoldSetting';
import { signWord } from '../../src/workflows/signWord';
import { suggestSlots } from '../../src/workflows/suggestSlots';
import { addMinutes } from '../../src/domain/time';
import { person, type DeskForTests } from '../support/DeskForTests';
import { at, block, entry, on } from '../support/holdCases';
import { MAYA_ADDRESS, office, RULES } from '../support/holdsHouse';

/** A Tuesday without anything else in it. */
const TUESDAY = on('2026-11-24', '08:00', '17:00');
const WHITFIELD = person('anthony.whitfield').address;

const asking = (more: Partial<SuggestSlotsRequest> = {}): SuggestSlotsRequest => ({
  houseRules: RULES,
  principal: MAYA_ADDRESS,
  ask: null,
  manual: { durationMinutes: 30, windows: [TUESDAY] },
  mode: 'video',
  tier: 'B',
  ...more,
});

async function suggested(
  desk: DeskForTests,
  more: Partial<SuggestSlotsRequest> = {},
): Promise<Extract<Suggestion, { kind: 'suggested' }>> {
  const found = await suggestSlots(desk, asking(more));
  if (found.kind !== 'suggested') throw new Error(found.kind);
  return found;
}

const codesOf = ({ refusals }: Pick<Extract<Suggestion, { kind: 'suggested' }>, 'refusals'>) => [
  ...new Set(refusals.flatMap(({ rules }) => rules.map(({ code }) => code))),
];

/** Counts what is asked of the calendar, and how often somebody waits for it. */
function watched(desk: DeskForTests): { calls: string[]; waits: number } {
  const seen = { calls: [] as string[], waits: 0 };
  let running = 0;
  for (const name of ['readEntries', 'readBusy'] as const) {
    const real = desk.calendar[name].bind(desk.calendar) as (...all: never[]) => Promise<unknown>;
    Object.assign(desk.calendar, {
      [name]: async (...all: never[]): Promise<unknown> => {
        seen.calls.push(name);
        if (running === 0) seen.waits += 1;
        running += 1;
        const answer = await real(...all);
        running -= 1;
        return answer;
      },
    });
  }
  return seen;
}

test('with others to ask the calendar is still one round trip', async () => {
  const { jordan } = office();
  jordan.calendar.entries.set(WHITFIELD, []);
  const seen = watched(jordan);
  await suggested(jordan, { participants: [WHITFIELD], words: [] });
  expect(seen).toEqual({ calls: ['readEntries', 'readBusy'], waits: 1 });
});

test('a colleague who is busy is named in the refusal', async () => {
  const { jordan } = office();
  jordan.calendar.entries.set(WHITFIELD, [entry(on('2026-11-24', '08:00', '12:00'))]);
  const found = await suggested(jordan, { participants: [WHITFIELD] });
  expect(found.slots.every(({ window }) => window.start >= at('2026-11-24 12:00'))).toBe(true);
  expect(found.refusals[0]?.rules).toContainEqual(
    expect.objectContaining({ code: 'participant-busy', participant: WHITFIELD }),
  );
});

test('a colleague who cannot be seen is never taken as free', async () => {
  const { jordan } = office();
  const found = await suggested(jordan, { participants: [WHITFIELD] });
  expect(found.slots).toEqual([]);
  expect(found.participants).toEqual([{ address: WHITFIELD, busy: 'unknown' }]);
});

test('the physician among the others is asked once', async () => {
  const { jordan } = office();
  expect((await suggested(jordan, { participants: [MAYA_ADDRESS] })).participants).toEqual([]);
});

describe('the tier', () => {
  test('its stretches bind whoever asks', async () => {
    const { jordan } = office();
    expect(codesOf(await suggested(jordan, { tier: 'C' }))).toContain('outside-tier');
    expect(codesOf(await suggested(jordan, { tier: 'B' }))).not.toContain('outside-tier');
  });

  test('its promise binds what we look for ourselves', async () => {
    const { jordan } = office();
    const found = await suggested(jordan, {
      tier: 'A',
      manual: { durationMinutes: 30, windows: null },
    });
    expect(found.promisedBy).not.toBeNull();
    expect(found.slots.every(({ window }) => window.end <= found.promisedBy!)).toBe(true);
  });

  test('a time that was asked for may lie after the promise', async () => {
    const { jordan } = office();
    const found = await suggested(jordan, { tier: 'A' });
    expect(found.promisedBy).toBeLessThan(TUESDAY.start);
    expect(found.slots.length).toBeGreaterThan(0);
  });

  test('when the promise cannot be kept the next best is later', async () => {
    const { jordan } = office();
    const until = at('2026-11-21 00:00');
    jordan.calendar.published.set(MAYA_ADDRESS, [
      { window: { start: jordan.clock.now(), end: until }, busy: 'busy' },
    ]);
    const found = await suggested(jordan, {
      tier: 'A',
      manual: { durationMinutes: 30, windows: null },
    });
    expect(found.slots).toEqual([]);
    expect(found.nextBest.length).toBeGreaterThan(0);
    expect(found.nextBest.every(({ window }) => window.start >= until)).toBe(true);
  });
});

describe('place and way of meeting', () => {
  const elsewhere = (): DeskForTests => {
    const { jordan } = office();
    jordan.calendar.entries.get(MAYA_ADDRESS)!.push(
      entry(on('2026-11-24', '08:00', '12:00'), {
        categories: ['Clinic'],
        location: 'North Shore Pavilion',
      }),
    );
    return jordan;
  };

  test('in person the way between two sites goes with the slot', async () => {
    const desk = elsewhere();
    const found = await suggested(desk, { mode: 'in-person', siteId: 'main' });
    expect(codesOf(found)).toContain('travel-time');
    expect(found.slots[0]?.travel.before).not.toBeNull();
  });

  test('by video nobody travels', async () => {
    const found = await suggested(elsewhere(), { mode: 'video', siteId: 'main' });
    expect(codesOf(found)).not.toContain('travel-time');
    expect(found.slots[0]?.travel).toEqual({ before: null, after: null });
  });
});

describe('what was read before', () => {
  const LUNCH_RULES = {
    ...RULES,
    release: {
      ...RULES.release,
      calendarRules: {
        ...RULES.release.calendarRules,
        physicians: {
          ...RULES.release.calendarRules.physicians,
          [MAYA_ADDRESS]: {
            ...RULES.release.calendarRules.physicians[MAYA_ADDRESS]!,
            lunch: { days: ['tuesday' as const], start: '12:00', end: '13:00' },
          },
        },
      },
    },
  };
  const noon = { durationMinutes: 30, windows: [on('2026-11-24', '12:00', '13:00')] };

  test('the lunch she signed away is offered, with the reason', async () => {
    const { jordan, maya } = office();
    const from = jordan.clock.now();
    const signed = await signWord(maya, {
      houseRules: RULES,
      principal: MAYA_ADDRESS,
      word: {
        kind: 'grant',
        id: '5b0b2c6e-7a51-4d7a-9a43-5a3f1de0a0aa',
        from,
        until: addMinutes(from, 20 * 24 * 60),
        terms: {
          granteeId: person('jordan.reyes').id,
          tiers: ['B'],
          streams: ['leadership'],
          mostMinutes: 30,
          lifts: ['lunch'],
        },
      },
    });
    expect(signed).toEqual({ kind: 'signed' });
    const asked = { houseRules: LUNCH_RULES, manual: noon };
    expect((await suggested(jordan, asked)).slots).toEqual([]);
    jordan.subscribe();
    const setting = await readHoldSetting(jordan, { houseRules: RULES, principal: MAYA_ADDRESS });
    expect((await suggested(jordan, { ...asked, ...setting })).slots[0]?.reasons).toContain(
      'by-grant',
    );
    expect((await suggested(jordan, { ...asked, ...setting, tier: 'C' })).slots).toEqual([]);
  });

  test('a feed that is too old refuses everything', async () => {
    const { jordan } = office();
    const feed = { feedId: 'qgenda', readAt: null, maxAgeMinutes: 60 };
    const found = await suggested(jordan, { feeds: [feed] });
    expect(found.slots).toEqual([]);
    expect(codesOf(found)).toEqual(['stale-feed']);
    expect(found.feedAges).toMatchObject([{ isStale: true }]);
  });

  test('privileges of the tracker win over the roster’s', async () => {
    const { jordan } = office();
    const lapsed = { siteId: 'main', firstDay: null, lastDay: '2026-11-20' };
    const inPerson = { mode: 'in-person', siteId: 'main' } as const;
    expect((await suggested(jordan, inPerson)).slots.length).toBeGreaterThan(0);
    const found = await suggested(jordan, { ...inPerson, privileges: [lapsed] });
    expect(codesOf(found)).toContain('credential');
  });

  test('time that a mail changed is not offered', async () => {
    const { jordan } = office();
    const changed = block(on('2026-11-24', '08:00', '17:00'), 'call', 'provisional:one');
    expect((await suggested(jordan, { provisional: [changed] })).slots).toEqual([]);
  });
});

test('on a trip the clock of its place rules the day', async () => {
  const { jordan } = office();
  jordan.calendar.entries.get(MAYA_ADDRESS)!.push(
    entry(
      { start: at('2026-11-24 00:00'), end: at('2026-11-25 00:00') },
      {
        isAllDay: true,
        showAs: 'workingElsewhere',
        categories: ['Conference'],
        subject: 'Course, San Diego',
      },
    ),
  );
  const found = await suggested(jordan);
  expect(found.slots[0]?.zone).toBe('America/Los_Angeles');
  // Working hours begin at 7 in San Diego, which is 9 in Chicago.
  expect(found.slots.every(({ window }) => window.start >= at('2026-11-24 09:00'))).toBe(true);
});
