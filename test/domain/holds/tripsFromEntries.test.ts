import { tripsFromEntries } from '../../../src/domain/holds';
import { at, CHICAGO, entry, on } from '../../support/holdCases';

const STAY = { start: at('2026-11-19 00:00'), end: at('2026-11-22 00:00') };
const naas = {
  isAllDay: true,
  showAs: 'oof' as const,
  categories: ['Conference'],
  subject: 'NAAS 2026, San Diego',
};

test('a conference sets the clock of its days', () => {
  expect(tripsFromEntries([entry(STAY, naas)], {}, CHICAGO)).toEqual([
    { firstDay: '2026-11-19', lastDay: '2026-11-21', zone: 'America/Los_Angeles' },
  ]);
});

test('the location is believed before the title', () => {
  const [trip] = tripsFromEntries(
    [entry(STAY, { ...naas, location: 'Hotel, Boston' })],
    {},
    CHICAGO,
  );
  expect(trip?.zone).toBe('America/New_York');
});

test.each([
  { says: 'a flight is no stay', window: on('2026-11-18', '19:35', '23:50'), is: {} },
  { says: 'a place nobody knows sets no clock', window: STAY, is: { subject: 'NAAS 2026' } },
  { says: 'a trip within the zone changes no clock', window: STAY, is: { subject: 'Houston' } },
  { says: 'a meeting about a city is no trip', window: STAY, is: { categories: [] } },
  { says: 'a cancelled trip counts for nothing', window: STAY, is: { isCancelled: true } },
  { says: 'a declined trip counts for nothing', window: STAY, is: { response: 'declined' } },
  { says: 'a private entry is not read', window: STAY, is: { isPrivate: true } },
] as const)('$says', ({ window, is }) => {
  expect(tripsFromEntries([entry(window, { ...naas, ...is })], {}, CHICAGO)).toEqual([]);
});
