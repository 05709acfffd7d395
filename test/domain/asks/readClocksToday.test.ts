import { readClocksToday, type ClockToday } from '../../../src/domain/asks';
import { readMailText } from '../../../src/domain/mail';
import { at, mailOf } from '../../support/mails';

/** A Monday, ten in the morning in Chicago. */
const MONDAY_TEN = at('2026-11-16T10:00:00-06:00');

function clocks(body: string, subject = ''): readonly ClockToday[] {
  return readClocksToday(readMailText(mailOf({ body, subject })), MONDAY_TEN, 'America/Chicago');
}

test.each([
  ['a time that closes today', 'The window closes at 12:30 pm.', [{ minutes: 150, isLimit: true }]],
  [
    'a time beside the word today',
    'Can you dial in at 11:15 am today?',
    [{ minutes: 75, isLimit: false }],
  ],
  ['a time that has passed', 'It has been down since 9:40 am.', [{ minutes: -20, isLimit: false }]],
])('%s counts from receipt', (_says, body, wanted) => {
  expect(clocks(body)).toEqual(wanted);
});

test('a time of another day is none of today', () => {
  expect(clocks('Please call on Thursday at 2:00 pm.')).toEqual([]);
  expect(clocks('The hearing is on November 20, 9:00 am.')).toEqual([]);
});

test('a time of the subject counts as well', () => {
  expect(clocks('Please decide.', 'Case withdrawn unless signed by 3 PM')).toEqual([
    { minutes: 300, isLimit: true },
  ]);
});
