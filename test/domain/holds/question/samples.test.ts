import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSlots, readQuestion, timeWithOffset } from '../../../../src/domain/holds';
import type { Window, ZoneId } from '../../../../src/domain/time';

const FOLDER = join(process.cwd(), 'test/corpus/holds');

interface Told {
  readonly slots: readonly string[];
  readonly refusals: readonly string[];
  readonly notes: number;
}

/** `11-17 09:00-06:00 to 10:00`: day, start with its offset, and end. */
function tell({ start, end }: Window, zone: ZoneId): string {
  const [from, to] = [start, end].map((one) => timeWithOffset(one, zone));
  return `${from!.slice(5, 10)} ${from!.slice(11, 16)}${from!.slice(19)} to ${to!.slice(11, 16)}`;
}

function answerTo(file: string): Told {
  const reading = readQuestion(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
  if (reading.kind === 'broken') throw new Error(JSON.stringify(reading.problems));
  const { slots, refusals } = findSlots(reading.question);
  return {
    slots: [...slots]
      .sort((a, b) => a.window.start - b.window.start)
      .map(({ window, zone }) => tell(window, zone)),
    refusals: refusals.map(
      ({ window, rules, relaxations }) =>
        `${tell(window, reading.zone)}: ${rules.map(({ code }) => code).join(' + ')} > ${
          relaxations?.map(({ code, grantor }) => `${code} by ${grantor}`).join(' + ') ?? 'nobody'
        }`,
    ),
    notes: reading.notes.length,
  };
}

const EXPECTED: Readonly<Record<string, Partial<Told>>> = {
  'autumn-night.json': {
    slots: [
      '11-01 00:00-05:00 to 00:30',
      '11-01 00:30-05:00 to 01:00',
      '11-01 01:30-05:00 to 01:00',
      '11-01 02:00-06:00 to 02:30',
      '11-01 02:30-06:00 to 03:00',
    ],
    refusals: [
      '11-01 01:00-05:00 to 01:30: block > block by physician',
      '11-01 01:00-06:00 to 02:00: block > block by physician',
    ],
  },
  'bare.json': {
    slots: [
      '11-17 09:00+00:00 to 09:30',
      '11-17 10:15+00:00 to 10:45',
      '11-17 10:20+00:00 to 10:50',
      '11-17 10:25+00:00 to 10:55',
      '11-17 10:30+00:00 to 11:00',
    ],
    refusals: ['11-17 09:05+00:00 to 10:15: block > block by physician'],
  },
  'committee-batch.json': {
    slots: ['11-16 17:00-06:00 to 18:00', '01-11 17:00-06:00 to 18:00'],
  },
  'everything-at-once.json': {
    slots: [],
    refusals: [
      '11-17 12:00-06:00 to 12:30: too-soon + lunch + daily-limit + block + buffer + participant-busy > ' +
        'too-soon by physician + lunch by physician + daily-limit by physician + block by physician + ' +
        'participant-busy by participant + buffer by physician',
    ],
  },
  'graph-day.json': {
    slots: ['09:00', '10:00', '11:00', '12:00', '14:00', '15:00'].map(
      (start) => `11-17 ${start}-06:00 to ${String(Number(start.slice(0, 2)) + 1)}:00`,
    ),
    refusals: [
      '11-17 00:00-06:00 to 08:00: outside-working-hours > outside-working-hours by physician',
      '11-17 08:00-06:00 to 09:00: block > block by physician',
      '11-17 13:00-06:00 to 14:00: block > block by physician',
      '11-17 16:00-06:00 to 17:00: block > block by physician',
      '11-17 17:00-06:00 to 00:00: outside-working-hours > outside-working-hours by physician',
    ],
  },
  'lapsed-privileges.json': {
    slots: ['11-20 13:00-06:00 to 14:00'],
    refusals: ['11-23 13:00-06:00 to 14:00: credential > by-video by requester'],
  },
  'morning-after-clinic.json': {
    slots: [
      '11-17 10:10-06:00 to 10:40',
      '11-17 10:15-06:00 to 10:45',
      '11-17 10:20-06:00 to 10:50',
    ],
    refusals: [
      '11-17 08:00-06:00 to 10:00: block > block by clinic-scheduler',
      '11-17 10:00-06:00 to 10:10: buffer > buffer by physician',
      '11-17 10:25-06:00 to 10:35: buffer > buffer by physician',
      '11-17 10:35-06:00 to 12:00: block > block by or-scheduler',
    ],
  },
  'partly-read.json': {
    slots: [
      '11-17 09:00-06:00 to 10:00',
      '11-17 10:00-06:00 to 11:00',
      '11-17 11:00-06:00 to 12:00',
    ],
    refusals: [
      '11-17 12:00-06:00 to 15:00: unknown-calendar > nobody',
      '11-19 09:00-06:00 to 11:00: unknown-calendar > nobody',
    ],
    notes: 1,
  },
  'spring-night.json': {
    slots: ['03-14 01:00-06:00 to 03:00', '03-14 03:00-05:00 to 04:00'],
  },
  'stale-feed.json': {
    slots: [],
    refusals: ['11-17 09:00-06:00 to 10:00: stale-feed > nobody'],
  },
  'trip-to-madrid.json': {
    slots: [
      '09-23 08:00-05:00 to 10:00',
      '09-23 10:00-05:00 to 12:00',
      '09-24 08:00+02:00 to 10:00',
      '09-24 10:00+02:00 to 12:00',
    ],
  },
  'two-sites.json': {
    slots: [
      '11-23 13:15-06:00 to 13:45',
      '11-23 13:30-06:00 to 14:00',
      '11-23 13:45-06:00 to 14:15',
      '11-23 14:00-06:00 to 14:30',
    ],
    refusals: [
      '11-23 11:00-06:00 to 12:30: block > block by clinic-scheduler',
      '11-23 12:30-06:00 to 12:45: buffer + travel-time > block by clinic-scheduler',
      '11-23 12:45-06:00 to 13:15: travel-time > by-video by requester',
    ],
  },
};

describe('the sample questions', () => {
  test('every sample has its answer here', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
    expect(files.sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each(Object.entries(EXPECTED))('%s is answered as people would', (file, expected) => {
    expect(answerTo(file)).toMatchObject({ notes: 0, ...expected });
  });
});
