import { readMentionedTimes } from '../../../src/domain/asks';
import { readMailText } from '../../../src/domain/mail';
import { parseInstant } from '../../../src/domain/time';

/** Wednesday, November 18, 2026, 09:05 in Chicago. */
const RECEIVED = parseInstant('2026-11-18T15:05:00Z')!;

function timesOf(body: string, subject = 'Schedule'): string[] {
  const mail = readMailText({ subject, bodyType: 'text', body });
  return readMentionedTimes(mail, RECEIVED, 'America/Chicago').map(
    ({ start, end }) => `${start.slice(0, 16)} ${end.slice(0, 16)}`,
  );
}

test.each([
  {
    says: 'a stretch of hours on a dated day',
    body: 'You are in OR 2 on Tuesday, November 24, 7:30 am to 3:30 pm.',
    is: ['2026-11-24T07:30 2026-11-24T15:30'],
  },
  {
    says: 'a shift that ends the next morning',
    body: 'Can you take my backup on Friday, November 27, 5 pm to 7 am?',
    is: ['2026-11-27T17:00 2026-11-28T07:00'],
  },
  {
    says: 'a day without hours is all of it',
    body: 'Clinic is closed on Friday, November 27.',
    is: ['2026-11-27T00:00 2026-11-28T00:00'],
  },
  {
    says: 'a stretch of days is one block',
    body: 'The hybrid room is down from November 30 to December 2.',
    is: ['2026-11-30T00:00 2026-12-03T00:00'],
  },
  { says: 'what is past is not named', body: 'On November 10 we closed the room.', is: [] },
  { says: 'a notice without a day names nothing', body: 'Schedules change soon.', is: [] },
])('$says', ({ body, is }) => {
  expect(timesOf(body)).toEqual(is);
});
