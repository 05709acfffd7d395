import {
  dutiesOfPerson,
  isAgreed,
  shownByFeed,
  unshownDuties,
  type FeedEvent,
} from '../../../../src/domain/holds';
import { wholeDay } from '../../../../src/domain/time';
import { block, CHICAGO, MAYA, on } from '../../../support/holdCases';

const SATURDAY = wholeDay('2026-11-28', CHICAGO);
const MORNING = on('2026-11-24', '07:00', '12:00');

function duty(summary: string, differences: Partial<FeedEvent> = {}): FeedEvent {
  const { window = MORNING } = differences;
  return {
    uid: summary,
    occurrence: window.start,
    window,
    isAllDay: false,
    isFree: false,
    summary,
    categories: [],
    location: '',
    ...differences,
  };
}

const feedOf = (...events: readonly FeedEvent[]) => ({
  id: 'qgenda',
  people: { [MAYA]: 'Okafor, M' },
  events,
});

test('duties of other people are nobody else’s time', () => {
  const feed = feedOf(duty('OR 2 - Brandt, S'), duty('OR 2 - Okafor, M'));
  expect(dutiesOfPerson(feed, MAYA)).toHaveLength(1);
  expect(dutiesOfPerson(feed, 'samuel.brandt@lakesidehealth.example')).toEqual([]);
});

test('a call of the whole day agrees, and fills nothing', () => {
  const call = duty('CTS Call - Okafor, M', { window: SATURDAY, isAllDay: true });
  const change = { kind: 'call' as const, windows: [SATURDAY] };
  expect(dutiesOfPerson(feedOf(call), MAYA)).toEqual([]);
  expect(isAgreed(change, shownByFeed(feedOf(call), MAYA), CHICAGO)).toBe(true);
  const freed = shownByFeed(feedOf({ ...call, isFree: true }), MAYA);
  expect(isAgreed(change, freed, CHICAGO)).toBe(false);
});

describe('what the schedule has and the calendar does not', () => {
  const or = dutiesOfPerson(feedOf(duty('OR 2 - Okafor, M')), MAYA);
  const windowsOf = (...parameters: Parameters<typeof unshownDuties>) =>
    unshownDuties(...parameters).map(({ window }) => window);

  test.each([
    { says: 'an empty calendar lacks all of it', shown: [], left: [MORNING] },
    { says: 'time of its kind shows it', shown: [block(MORNING, 'or')], left: [] },
    {
      says: 'a few minutes at the edges harm nobody',
      shown: [block(on('2026-11-24', '07:10', '11:50'), 'or')],
      left: [],
    },
    {
      says: 'half of it leaves the other half',
      shown: [block(on('2026-11-24', '07:00', '10:00'), 'or')],
      left: [on('2026-11-24', '10:00', '12:00')],
    },
    { says: 'a meeting is no OR time', shown: [block(MORNING)], left: [MORNING] },
  ])('$says', ({ shown, left }) => {
    expect(windowsOf(or, shown)).toEqual(left);
  });

  test.each([
    { title: 'In-house call - Okafor, M', counts: true },
    { title: 'CTS Call - Okafor, M', counts: false },
    { title: 'Backup call - Okafor, M', counts: false },
    { title: 'Schedule committee - Okafor, M', counts: false },
  ])('$title leaves an ordinary day: not $counts', ({ title, counts }) => {
    expect(windowsOf(dutiesOfPerson(feedOf(duty(title)), MAYA), [])).toHaveLength(counts ? 1 : 0);
  });

  test('time away is shown by anything that keeps it free', () => {
    const away = dutiesOfPerson(feedOf(duty('Away - Okafor, M')), MAYA);
    expect(windowsOf(away, [])).toEqual([MORNING]);
    expect(windowsOf(away, [block(MORNING, 'personal')])).toEqual([]);
  });
});
