import { findSlots } from '../../src/domain/holds';
import { DeskError, type FeedReader } from '../../src/ports';
import { dropFeed, type DropOutcome } from '../../src/workflows/dropFeed';
import type { HouseRules } from '../../src/workflows/loadHouseRules';
import { freshnessOfFeeds, readFeeds, type ReadFeed } from '../../src/workflows/readFeeds';
import { readHealth } from '../../src/workflows/readHealth';
import { suggestSlots } from '../../src/workflows/suggestSlots';
import { DeskForTests } from '../support/DeskForTests';
import { at, CHICAGO, on, PLAIN_RULES } from '../support/holdCases';
import {
  feedText,
  HEALTH_RULES,
  healthDesk,
  MAYA_BOX,
  MONDAY_MORNING,
  readerHere,
} from '../support/healthHouse';

const WINDOW = { start: at('2026-11-16 00:00'), end: at('2026-12-14 00:00') };
const PATIENT = 'Merriweather';

/** Nothing is subscribed in Outlook: both schedules come as files. */
function bareDesk(): DeskForTests {
  return healthDesk({ live: [] });
}

async function drop(
  desk: DeskForTests,
  feedId: string,
  text: string,
  more: { reader?: FeedReader; houseRules?: HouseRules; signal?: AbortSignal } = {},
): Promise<DropOutcome> {
  return dropFeed(desk, { houseRules: HEALTH_RULES, reader: readerHere, feedId, text, ...more });
}

async function kept(desk: DeskForTests, feedId: string): Promise<ReadFeed> {
  const feeds = await readFeeds(desk, {
    houseRules: HEALTH_RULES,
    principal: MAYA_BOX,
    window: WINDOW,
  });
  return feeds.find(({ feed }) => feed.id === feedId)!;
}

const broken = feedText('qgenda').replace('DTSTART:20261201T223000Z', 'DTSTART:20261301T223000Z');
const brokenLine = broken.split(/\r\n|\n/).findIndex((line) => line.includes('20261301')) + 1;

describe('a schedule that is dropped', () => {
  test('is kept with its date and read back as duties', async () => {
    const desk = bareDesk();
    const outcome = await drop(desk, 'qgenda', feedText('qgenda'));
    expect(outcome).toMatchObject({ kind: 'kept', readAt: MONDAY_MORNING });
    const read = await kept(desk, 'qgenda');
    expect(read).toMatchObject({
      source: 'file',
      outlook: 'not-there',
      readAt: MONDAY_MORNING,
      isStale: false,
      trouble: null,
    });
    expect(read.events!.map(({ summary }) => summary)).toContain('Okafor, M: or 2 block');
  });

  test('from files alone the same mismatches are found as from Outlook', async () => {
    const desk = bareDesk();
    await drop(desk, 'qgenda', feedText('qgenda'));
    await drop(desk, 'amion', feedText('amion'));
    const told = async (one: DeskForTests): Promise<readonly string[]> => {
      const health = await readHealth(one, { houseRules: HEALTH_RULES, principal: MAYA_BOX });
      if (health.kind !== 'read') throw new Error(health.kind);
      return health.rows.flatMap(({ finding }) =>
        finding.kind === 'mismatch'
          ? [`${finding.mismatch.kind} ${String(finding.mismatch.window.start)}`]
          : [],
      );
    };
    const found = await told(desk);
    expect(found).toEqual(await told(healthDesk()));
    expect(found).toHaveLength(3);
  });

  test('a patient in a title never reaches a list', async () => {
    const desk = bareDesk();
    const text = feedText('qgenda').replaceAll(
      'OR 2 Block',
      `OR 2 Block (${PATIENT}\\, Hollis MRN 40718293\\, redo AVR)`,
    );
    expect(await drop(desk, 'qgenda', text)).toMatchObject({ kind: 'kept' });
    const emitted = desk.everythingEmitted();
    for (const planted of [PATIENT, 'Hollis', '40718293', 'AVR'])
      expect(emitted).not.toContain(planted);
    expect(emitted).toContain('or 2 block');
  });

  test('a year of a large department is kept in several rows', async () => {
    const desk = bareDesk();
    const shifts = Array.from({ length: 2500 }, (_, index) => {
      const day = String((index % 28) + 1).padStart(2, '0');
      const hour = String(index % 23).padStart(2, '0');
      return [
        'BEGIN:VEVENT',
        `UID:s-${index}`,
        `SUMMARY:${index % 2 === 0 ? 'Okafor\\, M' : 'Somebody'}: CTS Call`,
        `DTSTART;TZID=America/Chicago:202612${day}T${hour}0000`,
        'DURATION:PT1H',
        'END:VEVENT',
      ].join('\r\n');
    });
    const text = `BEGIN:VCALENDAR\r\n${shifts.join('\r\n')}\r\nEND:VCALENDAR\r\n`;
    expect(await drop(desk, 'qgenda', text)).toMatchObject({ kind: 'kept', duties: 2500 });
    const data = desk.lists.site
      .rowsOf('AnteroomWork')
      .filter(({ fields }) => fields['Kind'] === 'feed-part')
      .map(({ fields }) => String(fields['Data']).length);
    expect(data).toHaveLength(3);
    expect(Math.max(...data)).toBeLessThan(63_999);
    expect((await kept(desk, 'qgenda')).events!.length).toBeGreaterThan(1000);
  });

  test('is nobody’s task and no backlog', async () => {
    const desk = bareDesk();
    await drop(desk, 'qgenda', feedText('qgenda'));
    const rows = desk.lists.written.filter(({ list }) => list === 'AnteroomWork');
    expect(rows.map(({ fields }) => [fields['State'], fields['Due']])).toEqual(
      rows.map(() => ['closed', null]),
    );
    expect(desk.lists.written.at(-1)).toMatchObject({
      list: 'AnteroomLog',
      fields: { Kind: 'feed.kept' },
    });
  });
});

describe('what is refused', () => {
  test('a malformed file is told with its line and the last good one stays', async () => {
    const desk = bareDesk();
    await drop(desk, 'qgenda', feedText('qgenda'));
    const before = (await kept(desk, 'qgenda')).events;
    desk.clock.pass(90);
    expect(await drop(desk, 'qgenda', broken)).toEqual({
      kind: 'malformed',
      line: brokenLine,
      problem: 'unreadable-time',
      goodSince: MONDAY_MORNING,
    });
    const after = await kept(desk, 'qgenda');
    expect(after).toMatchObject({ readAt: MONDAY_MORNING, ageMinutes: 90 });
    expect(after.trouble).toMatchObject({ line: brokenLine, problem: 'unreadable-time' });
    expect(after.events).toEqual(before);
    await drop(desk, 'qgenda', feedText('qgenda'));
    expect((await kept(desk, 'qgenda')).trouble).toBeNull();
  });

  test.each<{ says: string; text: string; outcome: object }>([
    {
      says: 'a web page is no calendar',
      text: '<!doctype html>',
      outcome: { kind: 'malformed', line: 1, problem: 'not-a-calendar', goodSince: null },
    },
    {
      says: 'a schedule of other people is somebody else’s',
      text: feedText('amion').replaceAll('Okafor', 'Nobody').replaceAll('Brandt', 'Nobody'),
      outcome: { kind: 'nobody-known', goodSince: null },
    },
  ])('$says', async ({ text, outcome }) => {
    const desk = bareDesk();
    expect(await drop(desk, 'amion', text)).toEqual(outcome);
    expect((await kept(desk, 'amion')).events).toBeNull();
  });

  test('a file of another size than a schedule’s is not read', async () => {
    const desk = bareDesk();
    expect(await drop(desk, 'qgenda', 'x'.repeat(8_000_001))).toEqual({ kind: 'too-large' });
    expect(desk.lists.written).toEqual([]);
  });

  test('a cancelled reading changes nothing', async () => {
    const desk = bareDesk();
    const stop = new AbortController();
    stop.abort();
    const outcome = await drop(desk, 'qgenda', feedText('qgenda'), { signal: stop.signal });
    expect(outcome).toEqual({ kind: 'cancelled' });
    expect(desk.lists.written).toEqual([]);
  });

  test('a feed that the roster does not name is none', async () => {
    expect(await drop(bareDesk(), 'elsewhere', feedText('qgenda'))).toEqual({ kind: 'not-a-feed' });
  });

  test('nothing is kept for physicians who are only observed', async () => {
    const desk = bareDesk();
    const { roster } = HEALTH_RULES;
    const houseRules = {
      ...HEALTH_RULES,
      roster: {
        ...roster,
        principals: roster.principals.map((one) => ({ ...one, observeOnly: true })),
      },
    };
    const outcome = await drop(desk, 'qgenda', feedText('qgenda'), { houseRules });
    expect(outcome).toEqual({ kind: 'observe-only' });
    expect(desk.lists.written).toEqual([]);
  });
});

describe('when something goes wrong in between', () => {
  test.each([
    { says: 'before the rows', of: 'add' as const, when: 'before' as const },
    { says: 'after a row', of: 'add' as const, when: 'after' as const },
    { says: 'before the switch', of: 'change' as const, when: 'before' as const },
  ])('a stop $says leaves the last good one in use', async ({ of, when }) => {
    const desk = bareDesk();
    await drop(desk, 'qgenda', feedText('qgenda'));
    const before = (await kept(desk, 'qgenda')).events;
    desk.clock.pass(60);
    desk.lists.mishaps.push({ when, of, list: 'AnteroomWork' });
    await expect(drop(desk, 'qgenda', feedText('qgenda'))).rejects.toBeInstanceOf(DeskError);
    const read = await kept(desk, 'qgenda');
    expect(read.readAt).toBe(MONDAY_MORNING);
    expect(read.events).toEqual(before);
    expect(await drop(desk, 'qgenda', feedText('qgenda'))).toMatchObject({ kind: 'kept' });
  });

  test('of two who drop at once one is told that the other’s counts', async () => {
    const desk = bareDesk();
    await drop(desk, 'qgenda', feedText('qgenda'));
    const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
    // The double mints the same ids at each desk.
    for (let count = 0; count < 9; count += 1) priya.ids.newId();
    desk.lists.beforeChange = () => {
      const row = desk.lists.site.rowsOf('AnteroomWork');
      const index = row.findIndex(({ fields }) => fields['Kind'] === 'feed');
      row[index] = { ...row[index]!, etag: '"99"' };
    };
    expect(await drop(desk, 'qgenda', feedText('qgenda'))).toEqual({ kind: 'changed' });
    expect(await drop(priya, 'qgenda', feedText('qgenda'))).toMatchObject({ kind: 'kept' });
    expect((await kept(desk, 'qgenda')).events!.length).toBeGreaterThan(0);
  });

  test('rows of the reading before the last are emptied', async () => {
    const desk = bareDesk();
    for (let count = 0; count < 3; count += 1) await drop(desk, 'qgenda', feedText('qgenda'));
    const parts = desk.lists.site
      .rowsOf('AnteroomWork')
      .filter(({ fields }) => fields['Kind'] === 'feed-part');
    expect(parts.map(({ fields }) => fields['State'])).toEqual(['undone', 'closed', 'closed']);
    expect(JSON.parse(String(parts[0]!.fields['Data']))).toMatchObject({ texts: [], duties: [] });
  });

  test('a kept file whose rows are gone is said to be incomplete', async () => {
    const desk = bareDesk();
    await drop(desk, 'qgenda', feedText('qgenda'));
    const rows = desk.lists.site.rowsOf('AnteroomWork');
    rows.splice(
      rows.findIndex(({ fields }) => fields['Kind'] === 'feed-part'),
      1,
    );
    expect(await kept(desk, 'qgenda')).toMatchObject({ isTorn: true, events: null, isStale: true });
  });
});

describe('the age of a schedule', () => {
  const question = { houseRules: HEALTH_RULES, principal: MAYA_BOX, ask: null, mode: null };

  test('one older than the release allows refuses every time', async () => {
    const desk = bareDesk();
    await drop(desk, 'qgenda', feedText('qgenda'));
    const feeds = async () =>
      freshnessOfFeeds(
        await readFeeds(desk, { houseRules: HEALTH_RULES, principal: MAYA_BOX, window: WINDOW }),
      );
    const fresh = await suggestSlots(desk, { ...question, feeds: await feeds() });
    expect(fresh.kind === 'suggested' && fresh.slots.length).toBeGreaterThan(0);
    desk.clock.pass(24 * 60 + 1);
    const stale = await suggestSlots(desk, { ...question, feeds: await feeds() });
    if (stale.kind !== 'suggested') throw new Error(stale.kind);
    expect([...stale.slots, ...stale.nextBest]).toEqual([]);
    expect(stale.refusals.flatMap(({ rules }) => rules.map(({ code }) => code))).toContain(
      'stale-feed',
    );
  });

  test('one that was never read refuses too, one from Outlook is fresh', async () => {
    const ages = async (desk: DeskForTests) =>
      freshnessOfFeeds(
        await readFeeds(desk, { houseRules: HEALTH_RULES, principal: MAYA_BOX, window: WINDOW }),
      );
    expect(await ages(bareDesk())).toEqual([
      { feedId: 'qgenda', readAt: null, maxAgeMinutes: 1440 },
    ]);
    expect(await ages(healthDesk())).toEqual([
      { feedId: 'qgenda', readAt: MONDAY_MORNING, maxAgeMinutes: 1440 },
    ]);
  });

  test('privileges that end close the site from the next day', () => {
    const closed = (day: string): number =>
      findSlots({
        durationMinutes: 30,
        windows: [on(day, '09:00', '12:00')],
        blocks: [],
        rules: {
          ...PLAIN_RULES,
          homeSiteId: 'nssc',
          privileges: [{ siteId: 'nssc', firstDay: null, lastDay: '2026-11-20' }],
        },
        now: at('2026-11-16 08:00', CHICAGO),
        wasAsked: true,
      }).slots.length;
    expect(closed('2026-11-20')).toBeGreaterThan(0);
    expect(closed('2026-11-23')).toBe(0);
  });
});
