import {
  blocksOfFeed,
  freshnessOf,
  keepFeed,
  kindOfFeedEvent,
  type FeedEvent,
  type KeptFeed,
} from '../../../../src/domain/holds';
import { wholeDay } from '../../../../src/domain/time';
import { at, CHICAGO, on } from '../../../support/holdCases';

const call: FeedEvent = {
  uid: 'am-1',
  occurrence: at('2026-11-17 17:00'),
  window: { start: at('2026-11-17 17:00'), end: at('2026-11-18 07:00') },
  isAllDay: false,
  isFree: false,
  summary: 'CTS Call - Okafor',
  categories: [],
  location: '',
};
const kept = keepFeed(
  null,
  'amion',
  { kind: 'feed', name: 'CTS', events: [call] },
  at('2026-11-16 08:00'),
);

describe('a feed that is kept', () => {
  test('a reading that failed leaves the last good one', () => {
    const after = keepFeed(
      kept,
      'amion',
      { kind: 'malformed', line: 12, problem: 'unreadable-line' },
      at('2026-11-17 08:00'),
    );
    expect(after.good).toEqual(kept.good);
    expect(after.trouble).toEqual({
      at: at('2026-11-17 08:00'),
      line: 12,
      problem: 'unreadable-line',
    });
    expect(freshnessOf(after, 60).readAt).toBe(at('2026-11-16 08:00'));
  });

  test('the next good reading ends the trouble', () => {
    const troubled: KeptFeed = {
      ...kept,
      trouble: { at: at('2026-11-17 08:00'), line: 1, problem: 'unclosed' },
    };
    const reading = { kind: 'feed', name: 'CTS', events: [] } as const;
    const after = keepFeed(troubled, 'amion', reading, at('2026-11-17 09:00'));
    expect(after.trouble).toBeNull();
    expect(after.good!.readAt).toBe(at('2026-11-17 09:00'));
  });

  test('a feed that was never read has no date', () => {
    const never = keepFeed(
      null,
      'amion',
      { kind: 'malformed', line: 1, problem: 'not-a-calendar' },
      at('2026-11-17 08:00'),
    );
    expect(never.good).toBeNull();
    expect(freshnessOf(never, 60).readAt).toBeNull();
  });
});

describe('what a feed commits', () => {
  test.each([
    { summary: 'Okafor, M: OR 2 Block', categories: ['OR BLOCK'], kind: 'or' },
    { summary: 'Brandt, S: Post-call', categories: ['POST-CALL'], kind: 'post-call' },
    { summary: 'CTS Backup - Okafor', categories: [], kind: 'call' },
    { summary: 'CTICU Night Attending - Okafor', categories: [], kind: 'call' },
    { summary: 'Brandt, S: PTO', categories: ['AWAY'], kind: 'travel' },
    { summary: 'Okafor, M: Away (NAAS)', categories: ['AWAY'], kind: 'travel' },
    { summary: 'Okafor, M: Schedule committee', categories: ['ADMIN'], kind: 'committee' },
    { summary: 'Team lunch', categories: [], kind: 'meeting' },
  ])('$summary is $kind', ({ summary, categories, kind }) => {
    const read = kindOfFeedEvent({ summary, categories });
    expect(read).toBe(kind);
  });

  test('a night of call is a block, the duty of a day is not', () => {
    const allDay = { ...call, isAllDay: true, window: wholeDay('2026-11-17', CHICAGO) };
    expect(blocksOfFeed('amion', [call])).toMatchObject([
      { kind: 'call', duty: 'home', source: 'feed', window: call.window },
    ]);
    expect(blocksOfFeed('amion', [allDay])).toEqual([]);
  });

  test('a day away fills the day, a free note does not', () => {
    const away = {
      ...call,
      summary: 'Away',
      isAllDay: true,
      window: wholeDay('2026-11-17', CHICAGO),
    };
    expect(blocksOfFeed('qgenda', [away])).toHaveLength(1);
    expect(blocksOfFeed('qgenda', [{ ...away, isFree: true }])).toEqual([]);
    expect(
      blocksOfFeed('qgenda', [{ ...call, window: on('2026-11-17', '09:00', '09:00') }]),
    ).toEqual([]);
  });
});
