// What a search costs: eight calendars over ninety days with every rule and reason, busy time alone against two packages
// that people use for it, events from Graph's JSON, a feed in a worker, and growth per doubling.
import { Worker } from 'node:worker_threads';
import dayjs from 'dayjs';
import intervalTrees from 'node-interval-tree';
import * as v from 'valibot';
import type { FeedAnswer } from '../../src/adapters/browser/feeds/messages';
import { entryFrom, eventSchema } from '../../src/adapters/graph/exchange/eventSchema';
import {
  blocksFromEntries,
  findSlots,
  workingWindows,
  type Block,
  type CalendarEntry,
  type SlotAnswer,
  type SlotQuestion,
} from '../../src/domain/holds';
import { addDays, instantAtLocal, wholeDay, windowOnDay, type Window } from '../../src/domain/time';
import { between, oneOf, seeded } from '../support/seeded';
import { ratioOf, report, rowOf, timeCalls, type Ratio, type Row } from './report';

// The package is CommonJS: its class hangs on the default import.
const { default: DataIntervalTree } = intervalTrees as unknown as {
  readonly default: typeof intervalTrees;
};
const ZONE = 'America/Chicago';
const FIRST_DAY = '2026-10-01';
const DAYS = 90;
const MINUTE = 60_000;
const SEARCH_LIMIT_MS = 8;
const BLOCKS_LIMIT_MS = 150;
const FEED_LIMIT_MS = 1000;
const FEED_RUNS = 9;
/** Rounds in which the code grows warm, those that count, and how often the largest size runs in each. */
const GROWTH_WARM_UP = 4;
const GROWTH_ROUNDS = 21;
const GROWTH_TIMES = 4;
const GROWTH_LIMIT = 2.2;
const EVENTS = 5000;
/** Events in an answer of calendarView. */
const PAGE = 100;

const kinds = [
  { category: 'OR', from: 7, hours: 5, location: 'Main OR 2' },
  { category: 'Clinic', from: 8, hours: 4, location: 'North Shore Pavilion, Suite 210' },
  { category: 'Committee', from: 12, hours: 1, location: 'Microsoft Teams' },
  { category: 'Teaching', from: 16, hours: 1, location: 'Main, Auditorium B' },
  { category: 'Research', from: 13, hours: 2, location: '' },
  { category: 'Leadership', from: 14, hours: 0.5, location: '' },
  { category: 'Personal', from: 18, hours: 1.5, location: '' },
  { category: 'Call', from: 17, hours: 14, location: '' },
] as const;

type RawEvent = Readonly<Record<string, unknown>>;

/** One person's events as calendarView answers them, spread evenly over the days. */
function calendar(seed: number, count: number, days = DAYS): readonly RawEvent[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => {
    const kind = oneOf(random, kinds);
    const day = addDays(FIRST_DAY, Math.floor((index * days) / count));
    const start =
      instantAtLocal(`${day}T00:00:00`, ZONE) +
      (kind.from * 60 + between(random, 0, 11) * 5) * MINUTE;
    const isAllDay = between(random, 1, 40) === 1;
    const time = (instant: number): object => ({
      dateTime: `${new Date(instant).toISOString().slice(0, 19)}.0000000`,
      timeZone: 'UTC',
    });
    const midnight = (of: string): object => ({
      dateTime: `${of}T00:00:00.0000000`,
      timeZone: 'UTC',
    });
    return {
      '@odata.etag': `W/"${String(index)}"`,
      id: `AAMk${String(seed)}-${String(index)}`,
      subject: `${kind.category} ${String(index)}`,
      start: isAllDay ? midnight(day) : time(start),
      end: isAllDay ? midnight(addDays(day, 1)) : time(start + kind.hours * 60 * MINUTE),
      isAllDay,
      showAs: isAllDay
        ? 'free'
        : oneOf(random, ['busy', 'busy', 'busy', 'tentative', 'oof', 'free']),
      sensitivity: between(random, 1, 10) === 1 ? 'private' : 'normal',
      isCancelled: between(random, 1, 30) === 1,
      isOrganizer: true,
      responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
      categories: [kind.category],
      location: { displayName: kind.location },
      originalStartTimeZone: 'Central Standard Time',
      singleValueExtendedProperties: [],
    };
  });
}

const SITES = [
  { id: 'main', name: 'Main Campus', zone: ZONE, aliases: ['Main'] },
  { id: 'north-shore', name: 'North Shore Pavilion', zone: ZONE },
];
const BLOCK_RULES = {
  ownProposalId: null,
  kinds: {},
  sites: SITES,
  release: { rules: [{ kind: 'or', titleWord: null, daysBefore: 10, at: '12:00' }], zone: ZONE },
} as const;

/** From the service's JSON to blocks, as the product goes: page after page, each let go once it is read. */
function blocksFromPages(pages: Iterable<unknown>): readonly Block[] {
  const entries = new Map<string, CalendarEntry>();
  for (const page of pages)
    for (const event of v.parse(pageSchema, page).value) entries.set(event.id, entryFrom(event));
  return blocksFromEntries([...entries.values()], [], BLOCK_RULES);
}
const pageSchema = v.object({ value: v.array(eventSchema) });

function blocksFromJson(events: readonly RawEvent[]): readonly Block[] {
  return blocksFromPages([{ value: events }]);
}

/** The answers of calendarView as texts, of as many events as the product asks for. */
function pagesOf(events: readonly RawEvent[]): readonly string[] {
  return Array.from({ length: Math.ceil(events.length / PAGE) }, (_, index) =>
    JSON.stringify({ value: events.slice(index * PAGE, (index + 1) * PAGE) }),
  );
}

function* parsed(texts: readonly string[]): Generator {
  for (const text of texts) yield JSON.parse(text);
}

const PEOPLE = 8;
const EACH = EVENTS / PEOPLE;
const own = blocksFromJson(calendar(1, EACH));
const others = Array.from({ length: PEOPLE - 1 }, (_, index) =>
  blocksFromJson(calendar(index + 2, EACH)).map(({ window }) => window),
);
const span: Window = {
  start: wholeDay(FIRST_DAY, ZONE).start,
  end: wholeDay(addDays(FIRST_DAY, DAYS - 1), ZONE).end,
};
const WORKING = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  start: '07:00',
  end: '18:00',
};
/** Every rule that the engine knows, over the working time of ninety days; all slots, all reasons, all refusals. */
const full: SlotQuestion = {
  durationMinutes: 30,
  windows: workingWindows(
    span.start,
    { until: span.end },
    { zone: ZONE, workingHours: WORKING, holidays: [] },
  ),
  blocks: own,
  rules: {
    zone: ZONE,
    workingHours: WORKING,
    holidays: ['2026-11-26', '2026-12-25'],
    earlyMeetings: { from: '07:30', notBefore: ['or'] },
    protectedTimes: [{ days: ['friday'], start: '14:00', end: '16:00' }],
    lunch: { days: WORKING.days, start: '12:00', end: '12:30' },
    noMeetings: [{ days: ['wednesday'], start: '08:00', end: '11:30' }],
    bufferMinutes: 10,
    maxMeetingsPerDay: 5,
    maxMeetingsPerWeek: 20,
    maxMeetingMinutesPerDay: 300,
    maxMeetingMinutesPerWeek: 1200,
    leadMinutes: 60,
    homeSiteId: 'main',
    travelMinutes: [{ from: 'main', to: 'north-shore', minutes: 45 }],
    privileges: [{ siteId: 'main', firstDay: null, lastDay: '2026-12-20' }],
    trips: [{ firstDay: '2026-11-18', lastDay: '2026-11-21', zone: 'America/Los_Angeles' }],
  },
  now: instantAtLocal(`${FIRST_DAY}T09:00:00`, ZONE),
  wasAsked: false,
  limit: null,
  mode: 'in-person',
  tier: {
    placeBy: instantAtLocal('2026-12-25T17:00:00', ZONE),
    windows: null,
    batch: null,
    mayUseProtected: true,
  },
  participants: others.map((busy, index) => ({
    address: `p${String(index)}@lakesidehealth.example`,
    busy,
  })),
  feeds: [
    {
      feedId: 'qgenda',
      readAt: instantAtLocal(`${FIRST_DAY}T08:00:00`, ZONE),
      maxAgeMinutes: 1440,
    },
  ],
};

/** What the packages can do: in working hours, on a quarter-hour grid, where is nobody busy? */
const busy: readonly Window[] = [...own.map(({ window }) => window), ...others.flat()];
const plainBlocks: readonly Block[] = busy.map((window) => ({
  kind: 'meeting',
  window,
  entryIds: [],
  title: '',
  proposalId: null,
}));
const hours: readonly Window[] = Array.from({ length: DAYS }, (_, index) =>
  windowOnDay(addDays(FIRST_DAY, index), WORKING.start, WORKING.end, ZONE),
);
const alone: SlotQuestion = {
  durationMinutes: 30,
  windows: hours,
  blocks: plainBlocks,
  rules: {
    zone: ZONE,
    workingHours: { days: [...WORKING.days, 'saturday', 'sunday'], start: '00:00', end: '24:00' },
    holidays: [],
    earlyMeetings: null,
    protectedTimes: [],
    bufferMinutes: 0,
    maxMeetingsPerDay: null,
    leadMinutes: 0,
    stepMinutes: 15,
  },
  now: span.start,
  wasAsked: true,
  limit: null,
  mode: 'video',
  explains: false,
};

function byTree(): readonly number[] {
  const tree = new DataIntervalTree<number>();
  // The tree's intervals are closed: a busy stretch that ends when the meeting starts must not touch it.
  busy.forEach(({ start, end }, index) => tree.insert(start, end - 1, index));
  const found: number[] = [];
  for (const window of hours)
    for (let start: number = window.start; start + 30 * MINUTE <= window.end; start += 15 * MINUTE)
      if (tree.search(start, start + 30 * MINUTE - 1).length === 0) found.push(start);
  return found;
}

function byDayjs(): readonly number[] {
  const sorted = [...busy]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start: dayjs(start), end: dayjs(end) }));
  const found: number[] = [];
  let first = 0;
  for (const window of hours) {
    const last = dayjs(window.end);
    let start = dayjs(window.start);
    // A night's call may begin a day before; nothing here is longer than that.
    const since = start.subtract(1, 'day');
    for (; sorted[first]?.start.isBefore(since) === true;) first += 1;
    for (let end = start.add(30, 'minute'); !end.isAfter(last); end = start.add(30, 'minute')) {
      let isFree = true;
      for (let index = first; index < sorted.length; index += 1) {
        const one = sorted[index];
        if (one?.start.isBefore(end) !== true) break;
        if (one.end.isAfter(start)) {
          isFree = false;
          break;
        }
      }
      if (isFree) found.push(start.valueOf());
      start = start.add(15, 'minute');
    }
  }
  return found;
}

function startsOf(answer: SlotAnswer): readonly number[] {
  return answer.slots.map(({ window }) => window.start).sort((a, b) => a - b);
}

/** A bench of three answers is worth nothing unless they are one answer. */
function checkAgreement(): void {
  const ours = JSON.stringify(startsOf(findSlots(alone)));
  for (const [name, found] of [
    ['node-interval-tree', byTree()],
    ['dayjs', byDayjs()],
  ] as const) {
    if (JSON.stringify(found) !== ours)
      throw new Error(`${name} finds other slots (${String(found.length)}) than the engine`);
  }
}
checkAgreement();
const answer = findSlots(full);
if (answer.slots.length === 0 || answer.refusals.length === 0)
  throw new Error('the full question has lost its slots or its refusals');

const search = timeCalls(
  'search, everything',
  `8 calendars, ${String(busy.length)} blocks, 90 days: ${String(answer.slots.length)} slots, ${String(answer.refusals.length)} refusals`,
  () => findSlots(full),
);
const nights = timeCalls(
  'search, nights too',
  'the same over every hour of the ninety days',
  () => findSlots({ ...full, windows: [span] }),
  21,
);
const busyAlone = timeCalls('busy time alone', 'the same engine, no rules, 15-minute grid', () =>
  findSlots(alone),
);
const tree = timeCalls('node-interval-tree', 'busy time alone', byTree);
const loop = timeCalls('dayjs loop', 'busy time alone', byDayjs, 11);

const json = JSON.stringify({ value: calendar(99, EVENTS) });
const inOneText = timeCalls(
  'events, one text',
  '5,000 events in one answer, which no service sends: JSON text to blocks',
  () => blocksFromPages(parsed([json])),
  21,
);
const fromJson = (count: number) => {
  const texts = pagesOf(calendar(99, count));
  return (): unknown => blocksFromPages(parsed(texts));
};
const blocks = timeCalls(
  'events to blocks',
  '5,000 events in answers of 100, JSON text to blocks',
  fromJson(EVENTS),
  21,
);

interface Sizes {
  readonly rows: readonly Row[];
  readonly growth: readonly Ratio[];
}

/**
 * What doubling costs. Sizes in turn, so that another program's load falls on all of them; processor time, the
 * collector's threads with it, so that waiting for a processor does not count; each size as often as it takes for the
 * same number of events, several times over, so that each pays for its own garbage in each round. The growth is the
 * median of the rounds' own ratios, and all rounds count.
 */
function timeSizes(
  name: string,
  what: string,
  calls: readonly (() => unknown)[],
  sizes: readonly number[],
): Sizes {
  const values = calls.map((): number[] => []);
  const most = Math.max(...sizes);
  for (let round = -GROWTH_WARM_UP; round < GROWTH_ROUNDS; round += 1)
    calls.forEach((call, index) => {
      const times = GROWTH_TIMES * Math.round(most / (sizes[index] ?? most));
      const before = process.cpuUsage();
      for (let time = 0; time < times; time += 1) call();
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) values[index]?.push((user + system) / 1000 / times);
    });
  const rows = values.map((each, index) =>
    rowOf(`${name} ${String(sizes[index])}`, `${what}; processor time`, 'ms', each),
  );
  return {
    rows,
    growth: values.slice(1).map((larger, index) => {
      const ratios = larger.map((value, round) => value / (values[index]?.[round] ?? value));
      return ratioOf(
        `growth per doubling, ${name} ${String(sizes[index])} to ${String(sizes[index + 1])}`,
        rowOf('', '', '', ratios).median,
        GROWTH_LIMIT,
      );
    }),
  };
}
const SIZES = [EVENTS / 4, EVENTS / 2, EVENTS];
const blocksGrowth = timeSizes('blocks', 'JSON text to blocks', SIZES.map(fromJson), SIZES);

/** A feed of so many events, some of them recurring, in a zone of its own file. */
function feedOf(count: number): string {
  const zone = [
    ['DAYLIGHT', '-0600', '-0500', '20070311T020000', '3;BYDAY=2SU'],
    ['STANDARD', '-0500', '-0600', '20071104T020000', '11;BYDAY=1SU'],
  ].flatMap(([name = '', from = '', to = '', start = '', month = '']) => [
    `BEGIN:${name}`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    `DTSTART:${start}`,
    `RRULE:FREQ=YEARLY;BYMONTH=${month}`,
    `END:${name}`,
  ]);
  const events = Array.from({ length: count }, (_, index) => {
    const day = addDays(FIRST_DAY, index % DAYS).replaceAll('-', '');
    return [
      'BEGIN:VEVENT',
      `UID:${String(index)}@feed.example`,
      'DTSTAMP:20261001T110000Z',
      `SUMMARY:Okafor\\, M: Call ${String(index)}`,
      `DTSTART;TZID=Lakeside-Central:${day}T170000`,
      'DURATION:PT14H',
      ...(index % 20 === 0 ? ['RRULE:FREQ=WEEKLY;COUNT=6'] : []),
      'CATEGORIES:CALL',
      'END:VEVENT',
    ];
  }).flat();
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VTIMEZONE',
    'TZID:Lakeside-Central',
    ...zone,
    'END:VTIMEZONE',
    ...events,
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

/** From the file's text to its occurrences, there and back over the thread's border. */
async function timeFeed(): Promise<readonly number[]> {
  // A thread of Node 20 reads no TypeScript by itself.
  const file = JSON.stringify(new URL('./feedThread.ts', import.meta.url).href);
  const worker = new Worker(
    `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); })`,
    { eval: true },
  );
  const text = feedOf(EVENTS);
  const horizon = { zone: ZONE, from: span.start, until: span.end };
  const values: number[] = [];
  for (let ticket = 0; ticket <= FEED_RUNS; ticket += 1) {
    const started = performance.now();
    const { reading } = await new Promise<FeedAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage({ ticket, text, horizon });
    });
    if (reading?.kind !== 'feed' || reading.events.length < EVENTS)
      throw new Error('the feed was not read whole');
    // The first answer waits for the worker's file, too.
    if (ticket > 0) values.push(performance.now() - started);
  }
  await worker.terminate();
  return values;
}
const feed = rowOf(
  'feed in a worker',
  '.ics of 5,000 events, text to occurrences',
  'ms',
  await timeFeed(),
);

/** One calendar, twice the events in twice the days. */
function longQuestion(days: number, count: number): SlotQuestion {
  const until = wholeDay(addDays(FIRST_DAY, days - 1), ZONE).end;
  return {
    ...full,
    windows: workingWindows(
      span.start,
      { until },
      { zone: ZONE, workingHours: WORKING, holidays: [] },
    ),
    blocks: blocksFromJson(calendar(7, count, days)),
    participants: [],
  };
}
const searchGrowth = timeSizes(
  'search',
  'one calendar, every rule, twice the days',
  [45, 90].map((days) => {
    const question = longQuestion(days, (EVENTS * days) / DAYS);
    return () => findSlots(question);
  }),
  [EVENTS / 2, EVENTS],
);
const denseGrowth = timeSizes(
  'dense search',
  'one calendar, every rule, twice the events a day',
  [EVENTS / 4, EVENTS / 2].map((count) => {
    const question = longQuestion(DAYS, count);
    return () => findSlots(question);
  }),
  [EVENTS / 4, EVENTS / 2],
);
const grown = [blocksGrowth, searchGrowth, denseGrowth];

report(
  'holds',
  [
    search,
    nights,
    busyAlone,
    tree,
    loop,
    blocks,
    inOneText,
    feed,
    ...grown.flatMap(({ rows }) => rows),
  ],
  [
    ratioOf('search against 8 ms', search.median / SEARCH_LIMIT_MS, 1),
    ratioOf(
      'busy time alone against half the best package',
      busyAlone.median / (Math.min(tree.median, loop.median) / 2),
      1,
    ),
    ratioOf('5,000 events to blocks against 150 ms', blocks.median / BLOCKS_LIMIT_MS, 1),
    ratioOf('the same in one text against 150 ms', inOneText.median / BLOCKS_LIMIT_MS, 1),
    ratioOf('.ics of 5,000 events against 1 s', feed.median / FEED_LIMIT_MS, 1),
    ...grown.flatMap(({ growth }) => growth),
  ],
);
