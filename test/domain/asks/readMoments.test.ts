import { readMoments, type Moment } from '../../../src/domain/asks';

/** A Friday. */
const TODAY = '2026-11-06';

function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function written(moment: Moment): string {
  const limit = moment.limit === null ? '' : `${moment.limit} `;
  if (moment.kind === 'day') return `${limit}${moment.day}`;
  if (moment.kind === 'range') return `${limit}${moment.from}..${moment.to}`;
  const to = moment.to === null ? '' : `-${clockText(moment.to)}`;
  return `${limit}${clockText(moment.from)}${to}${moment.zone === null ? '' : ` ${moment.zone}`}`;
}

describe('dates and clock times are read as people write them', () => {
  const rows: { says: string; text: string; reads: string[] }[] = [
    {
      says: 'either of two days with bare hours',
      text: 'either Tue 3-4 or Wed before 10',
      reads: ['2026-11-10', '15:00-16:00', '2026-11-11', '08:00-10:00'],
    },
    {
      says: 'next Tuesday counts from the following Monday',
      text: 'next Tuesday at 9:30, not Tuesday',
      reads: ['2026-11-10', '09:30', '2026-11-10'],
    },
    {
      says: 'a weekday chooses the month of its number',
      text: 'Monday the 30th at 2',
      reads: ['2026-11-30', '14:00'],
    },
    {
      says: 'a number goes on from the date before it',
      text: 'Thursday the 19th or 26th at 10',
      reads: ['2026-11-19', '2026-11-26', '10:00'],
    },
    {
      says: 'a British date when only that fits the weekday',
      text: 'Wednesday 02/12 at 14:00',
      reads: ['2026-12-02', '14:00'],
    },
    {
      says: 'fractions of the hour in words',
      text: 'tomorrow at half past eight, or quarter to nine',
      reads: ['2026-11-07', '08:30', '08:45'],
    },
    {
      says: 'hours on twenty-four with and without a colon',
      text: 'Monday at 1430 hours or 16:15',
      reads: ['2026-11-09', '14:30', '16:15'],
    },
    {
      says: 'letters of phones for morning and afternoon',
      text: 'tmrw 645a or Mon 4:30p',
      reads: ['2026-11-07', '06:45', '2026-11-09', '16:30'],
    },
    {
      says: 'parts of the day',
      text: 'Monday first thing, Tuesday over lunch, Wednesday end of day',
      reads: [
        '2026-11-09',
        '08:00-09:00',
        '2026-11-10',
        '12:00-13:00',
        '2026-11-11',
        '16:00-17:00',
      ],
    },
    {
      says: 'a part of the day settles the hour beside it',
      text: 'Monday afternoon, 1-2',
      reads: ['2026-11-09', '13:00-14:00'],
    },
    {
      says: 'six before the first case is early',
      text: 'Monday 6:15 before your first case',
      reads: ['2026-11-09', '06:15'],
    },
    {
      says: 'six at dinner is late',
      text: 'dinner Monday at 6:30',
      reads: ['2026-11-09', '18:30'],
    },
    {
      says: 'the week of a day',
      text: 'any time the week of the 16th',
      reads: ['2026-11-16..2026-11-20'],
    },
    {
      says: 'weeks of two days',
      text: 'in the weeks of December 7 or December 14',
      reads: ['2026-12-07..2026-12-18'],
    },
    {
      says: 'a long stretch of days',
      text: 'between February 1 and February 26',
      reads: ['2027-02-01..2027-02-26'],
    },
    {
      says: 'limits by their words',
      text: 'by Friday, before the 20th, no later than 11/24',
      reads: ['by 2026-11-13', 'before 2026-11-20', 'by 2026-11-24'],
    },
    {
      says: 'Spanish days and hours',
      text: 'el jueves 19 a las 4 de la tarde o el viernes a la una',
      reads: ['2026-11-19', '16:00', '2026-11-13', '13:00'],
    },
    {
      says: 'Spanish halves of the hour',
      text: 'mañana a las 9 y media',
      reads: ['2026-11-07', '09:30'],
    },
    {
      says: 'days ahead by their count',
      text: 'in two weeks at 3 pm',
      reads: ['2026-11-20', '15:00'],
    },
    {
      says: 'zones by letters, cities and offsets',
      text: 'Mon 3 pm ET, Tue 16:00 Oslo time, Wed 9:00 (UTC-3), Thu 15:00 my time (Munich)',
      reads: [
        '2026-11-09',
        '15:00 America/New_York',
        '2026-11-10',
        '16:00 Europe/Oslo',
        '2026-11-11',
        '09:00 -03:00',
        '2026-11-12',
        '15:00 Europe/Berlin',
      ],
    },
  ];
  test.each(rows)('$says', ({ text, reads }) => {
    expect(readMoments(text, TODAY).map(written)).toEqual(reads);
  });
});

describe('numbers that are no time stay numbers', () => {
  test.each([
    ['a phone number', 'call 800-555-0133 or 555-0142'],
    ['a dose', 'take 2 mg, 1.8 kilos, 3-4 tablets of 10 mg'],
    ['counts of people and pages', '3 to 5 patients, 12 people, 2-3 pages'],
    ['a share and a price', '50% of $3.30'],
    ['a ratio', 'call is 1:5 and slides are 16:9'],
    ['a case number', 'case 25-TKR-3307, MRN 00482913'],
    ['the word may', 'it may wait, she sat down, mon ami'],
    ['a length', '45 minutes'],
  ])('%s', (_, text) => {
    expect(readMoments(text, TODAY)).toEqual([]);
  });
});
