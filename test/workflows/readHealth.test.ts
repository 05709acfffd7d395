import { compareRows, type HealthRow } from '../../src/domain/holds';
import type { RosterSession } from '../../src/domain/roster';
import { addMinutes, localDateAt } from '../../src/domain/time';
import { DeskError } from '../../src/ports';
import { readHealth, type ReadHealth } from '../../src/workflows/readHealth';
import type { DeskForTests } from '../support/DeskForTests';
import { at, CHICAGO, entry, on } from '../support/holdCases';
import { HEALTH_RULES, healthDesk, MAYA_BOX, SAMUEL_BOX } from '../support/healthHouse';
import { seedTenant } from '../support/seedCalendars';

async function healthOf(
  desk: DeskForTests,
  principal = MAYA_BOX,
  weeks?: number,
): Promise<ReadHealth> {
  const outcome = await readHealth(desk, {
    houseRules: HEALTH_RULES,
    principal,
    ...(weeks === undefined ? {} : { weeks }),
  });
  if (outcome.kind !== 'read') throw new Error(outcome.kind);
  return outcome;
}

const ofKind = (rows: readonly HealthRow[], kind: HealthRow['finding']['kind']): HealthRow[] =>
  rows.filter(({ finding }) => finding.kind === kind);

interface Planted {
  readonly owner: string;
  readonly a: string;
  readonly b: string;
  readonly date: string;
}
const conflicts = (seedTenant as unknown as { knownConflicts: readonly Planted[] }).knownConflicts;
const mismatches = (
  seedTenant as unknown as {
    feeds: { knownMismatches: readonly { readonly date: string; readonly who: string }[] };
  }
).feeds.knownMismatches;

describe('the development set', () => {
  const whole = async (): Promise<readonly HealthRow[]> => {
    const desk = healthDesk();
    const both = await Promise.all([healthOf(desk), healthOf(desk, SAMUEL_BOX)]);
    return both.flatMap(({ rows }) => rows).sort(compareRows);
  };

  test('its four planted conflicts are found, and no other', async () => {
    const found = ofKind(await whole(), 'clash').map(({ window, entryId }) => ({
      date: localDateAt(window.start, CHICAGO),
      moves: entryId?.split(' ')[0],
    }));
    expect(found).toHaveLength(conflicts.length);
    for (const { date, a, b } of conflicts)
      expect(found.some((one) => one.date === date && [a, b].includes(one.moves ?? ''))).toBe(true);
  });

  test('its four feed mismatches are found, and no other', async () => {
    const found = ofKind(await whole(), 'mismatch').map(({ window, tier }) => ({
      date: localDateAt(window.start, CHICAGO),
      isPast: tier === 'past',
    }));
    // What is left over of the night of 31 October is its last hour, on 1 November.
    const expected = mismatches.map(({ date }) =>
      date === '2026-10-31' ? { date: '2026-11-01', isPast: true } : { date, isPast: false },
    );
    const order = (a: { date: string }, b: { date: string }): number => (a.date < b.date ? -1 : 1);
    expect(found.sort(order)).toEqual(expected.sort(order));
  });

  test('cases at a site after privileges there end are told', async () => {
    const rows = ofKind(await whole(), 'privilege');
    expect(rows.map(({ entryId, mends }) => ({ entryId, mends }))).toEqual([
      { entryId: expect.stringMatching(/^nssc-cases/) as unknown, mends: 'medical-staff-office' },
    ]);
  });

  test('trips that were cleared are not asked about', async () => {
    expect(ofKind(await whole(), 'trip')).toEqual([]);
  });

  test('every OR block says when it goes back', async () => {
    const rows = ofKind(await whole(), 'release');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.every(({ mends }) => mends === 'or-scheduler')).toBe(true);
  });

  test('nothing is written', async () => {
    const desk = healthDesk();
    await healthOf(desk);
    expect(desk.lists.written).toEqual([]);
    expect(desk.calendar.placed).toEqual([]);
  });
});

describe('what cannot be read', () => {
  test('a calendar that cannot be read is a failure, not a quiet month', async () => {
    const desk = healthDesk();
    desk.calendar.entries.delete(MAYA_BOX);
    await expect(healthOf(desk)).rejects.toMatchObject({ code: 'graph/forbidden' });
    expect((await healthOf(desk, SAMUEL_BOX)).rows.length).toBeGreaterThan(0);
  });

  test.each([
    { says: 'the service publishes no busy time', error: null },
    { says: 'busy time cannot be read', error: new DeskError('graph/unavailable') },
  ])('when $says, private time is named as unseen', async ({ error }) => {
    const desk = healthDesk();
    desk.calendar.readBusy = async (mailboxes) =>
      error === null
        ? Promise.resolve(new Map(mailboxes.map((one) => [one, 'unknown' as const])))
        : Promise.reject(error);
    const { unread, rows } = await healthOf(desk);
    expect([...unread]).toEqual([['private-time', error]]);
    expect(ofKind(rows, 'clash')).toHaveLength(3);
  });

  test('a work list out of reach takes privileges and trips along, and says so', async () => {
    const desk = healthDesk();
    desk.lists.mishaps.push({ when: 'before', of: 'find', list: 'AnteroomWork', times: 9 });
    const { unread, rows } = await healthOf(desk);
    expect([...unread.keys()].sort()).toEqual(['privileges', 'trips']);
    expect(ofKind(rows, 'trip')).toEqual([]);
    expect(ofKind(rows, 'clash')).toHaveLength(3);
  });

  test('a row that a person broke is named, and the others count', async () => {
    const desk = healthDesk();
    const rows = desk.lists.site.rowsOf('AnteroomWork');
    const index = rows.findIndex(({ fields }) => String(fields['Data']).includes('PT-3381'));
    rows[index] = { ...rows[index]!, fields: { ...rows[index]!.fields, Data: '{' } };
    const { brokenRows } = await healthOf(desk);
    expect(brokenRows).toEqual([
      {
        list: 'AnteroomWork',
        itemId: rows[index].id,
        field: expect.stringMatching(/^Data/) as unknown,
      },
    ]);
  });

  test('a calendar is not held against a lesser schedule alone', async () => {
    const { rows, feeds } = await healthOf(healthDesk({ live: ['amion'] }));
    expect(feeds.map(({ outlook, events }) => [outlook, events === null])).toEqual([
      ['not-there', true],
      ['read', false],
    ]);
    expect(ofKind(rows, 'mismatch')).toEqual([]);
  });

  test('nor on a day that begins within a call of the lesser one', async () => {
    const desk = healthDesk({ live: ['amion'], now: at('2026-11-22 08:00') });
    expect(ofKind((await healthOf(desk, SAMUEL_BOX)).rows, 'mismatch')).toEqual([]);
  });
});

describe('what else is looked at', () => {
  test('days away that nobody cleared are asked about', async () => {
    const desk = healthDesk();
    const away = on('2026-12-07', '00:00', '00:00');
    desk.calendar.entries.get(SAMUEL_BOX)!.push(
      entry(
        { start: away.start, end: addMinutes(away.start, 2 * 24 * 60) },
        {
          isAllDay: true,
          showAs: 'oof',
          categories: ['Conference'],
          subject: 'A course far away',
        },
      ),
    );
    const [trip] = ofKind((await healthOf(desk, SAMUEL_BOX)).rows, 'trip');
    expect(trip).toMatchObject({
      tier: 'now',
      finding: { missing: ['chief', 'or-scheduler'], trip: { isBooked: true } },
    });
  });

  test('a session of the week’s template that the calendar lacks is asked about', async () => {
    const session: RosterSession = {
      id: 'friday-clinic',
      principal: MAYA_BOX,
      kind: 'clinic',
      title: 'Clinic - Main Campus',
      siteId: 'main',
      days: ['saturday'],
      start: '08:00',
      end: '12:00',
      firstDay: '2026-11-23',
      lastDay: null,
      everyWeeks: 2,
      except: [],
    };
    const houseRules = {
      ...HEALTH_RULES,
      roster: { ...HEALTH_RULES.roster, sessions: [session] },
    };
    // Also while a schedule cannot be read: the template is the roster's own.
    const desk = healthDesk({ live: [] });
    const outcome = await readHealth(desk, { houseRules, principal: MAYA_BOX });
    if (outcome.kind !== 'read') throw new Error(outcome.kind);
    const rows = ofKind(outcome.rows, 'mismatch');
    expect(rows.map(({ window }) => localDateAt(window.start, CHICAGO))).toEqual([
      '2026-11-28',
      '2026-12-12',
    ]);
    expect(rows.every(({ mends }) => mends === 'clinic-scheduling')).toBe(true);
  });

  test('thirteen weeks are read when they are asked for', async () => {
    const desk = healthDesk();
    const asked: number[] = [];
    const read = desk.calendar.readEntries.bind(desk.calendar);
    desk.calendar.readEntries = async (mailbox, window) => {
      asked.push(Math.round((window.end - window.start) / 86_400_000));
      return read(mailbox, window);
    };
    await healthOf(desk, MAYA_BOX, 13);
    expect(asked).toEqual([91]);
  });

  test('who is no principal has no calendar here', async () => {
    const request = { houseRules: HEALTH_RULES, principal: 'tom.weller@lakesidehealth.example' };
    expect(await readHealth(healthDesk(), request)).toEqual({ kind: 'not-a-principal' });
  });
});
