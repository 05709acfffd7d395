// What the two feeds of the seed stand for, occurrence by occurrence.
import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { readFeed } from '../../../src/tenant/time/readFeed';

interface Expectation {
  readonly feed: 'qgenda' | 'amion';
  readonly uidPrefix: string;
  readonly count: number;
  readonly firstStartUtc?: string;
  readonly firstEndUtc?: string;
}

const seed = 'src/tenant/seed';
const { feeds } = JSON.parse(readFileSync(`${seed}/tenant.json`, 'utf8')) as {
  feeds: { expectations: Expectation[] };
};

const instant = (local: string): string =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('America/Chicago').toInstant().toString();

test.each(feeds.expectations)(
  '$feed $uidPrefix happens $count times',
  ({ feed, uidPrefix, count, firstStartUtc, firstEndUtc }) => {
    const events = readFeed(
      readFileSync(`${seed}/${feed}.ics`, 'utf8'),
      'America/Chicago',
    ).events.filter((event) => event.uid.startsWith(uidPrefix));
    expect(events).toHaveLength(count);
    const [first] = events;
    if (firstStartUtc !== undefined && firstEndUtc !== undefined) {
      expect(instant(first?.start ?? '')).toBe(firstStartUtc);
      expect(instant(first?.end ?? '')).toBe(firstEndUtc);
    }
  },
);

test('a moved occurrence takes the place of the one it was', () => {
  const moved = readFeed(
    readFileSync(`${seed}/qgenda.ics`, 'utf8'),
    'America/Chicago',
  ).events.filter((event) => event.uid.startsWith('qg-1003') && /^2026-09-2[23]/.test(event.start));
  expect(moved.map((event) => `${event.start} ${event.summary}`)).toEqual([
    '2026-09-23T07:30:00 Brandt, S: OR 7 Robotic Block (moved, robot maintenance)',
  ]);
});
