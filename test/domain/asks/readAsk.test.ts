import { readAsk, type MeetingAsk } from '../../../src/domain/asks';
import { readMailText, type Mail } from '../../../src/domain/mail';
import { at, HOUSE, mailOf, OKAFOR } from '../../support/mails';

const COLLEAGUE = { name: 'Felix Aranda, MD', address: 'felix.aranda@lakesidehealth.example' };
/** A Monday morning in Chicago. */
const MONDAY = '2026-11-16T08:00:00-06:00';

function read(body: string, changes: Partial<Mail> = {}, received = MONDAY): MeetingAsk | null {
  const mail = mailOf({ from: COLLEAGUE, body, ...changes });
  return readAsk(readMailText(mail), {
    receivedAt: at(received),
    zone: 'America/Chicago',
    from: mail.from,
    recipients: [...mail.to, ...mail.cc],
    principal: OKAFOR,
    organizationDomains: HOUSE,
  });
}

function times(ask: MeetingAsk | null): string[] {
  return (ask?.windows ?? []).map(({ start, end }) => `${start.slice(5, 16)} ${end.slice(11, 16)}`);
}

describe('windows resolve against the day of receipt', () => {
  const rows: { says: string; body: string; windows: string[] }[] = [
    {
      says: 'a date with a clock time and a length',
      body: 'Can we meet Thursday November 19 at 2 pm for 45 minutes?',
      windows: ['11-19T14:00 14:45'],
    },
    {
      says: 'a weekday is the next one to come',
      body: 'Can we meet Wednesday at 9:30 for 20 minutes?',
      windows: ['11-18T09:30 09:50'],
    },
    {
      says: 'next Tuesday is in the following week',
      body: 'Could we meet next Tuesday at 10 am for half an hour?',
      windows: ['11-24T10:00 10:30'],
    },
    {
      says: 'tomorrow by its name',
      body: 'Can we meet tomorrow 8:00 to 8:20 am?',
      windows: ['11-17T08:00 08:20'],
    },
    {
      says: 'several options each make a window',
      body: 'Please pick one for our meeting, 30 minutes:\nWed 11/18  4:00 - 4:30\nThu 11/19  7:00 - 7:30 am',
      windows: ['11-18T16:00 16:30', '11-19T07:00 07:30'],
    },
    {
      says: 'one time for two dates',
      body: 'Could you meet 15 minutes on Tuesday 11/17 or Wednesday 11/18, either day between 11 and 1?',
      windows: ['11-17T11:00 13:00', '11-18T11:00 13:00'],
    },
    {
      says: 'an eastern time comes an hour earlier',
      body: 'Can you do a 30 minute Zoom on Thursday November 19 at 3:00 pm ET?',
      windows: ['11-19T14:00 14:30'],
    },
    {
      says: 'an afternoon is the whole afternoon',
      body: 'Can we meet Thursday afternoon for an hour?',
      windows: ['11-19T12:00 17:00'],
    },
    {
      says: 'after two means until five',
      body: 'Are you free Thursday after 2 pm for a quick call, 15 minutes?',
      windows: ['11-19T14:00 17:00'],
    },
    {
      says: 'a clock time alone takes half an hour',
      body: 'Could we meet Thursday at 4 pm?',
      windows: ['11-19T16:00 16:30'],
    },
    {
      says: 'Spanish dates and times',
      body: '¿Le parece bien una videollamada de 40 minutos el jueves 19 de noviembre a las 16:00?',
      windows: ['11-19T16:00 16:40'],
    },
  ];
  test.each(rows)('$says', ({ body, windows }) => {
    expect(times(read(body))).toEqual(windows);
  });
});

test('a week without times is one window with limits', () => {
  const ask = read('Could I steal 20 minutes next week?');
  expect([ask?.windows, ask?.earliest, ask?.latest, ask?.durationMinutes]).toEqual([
    [{ start: '2026-11-23T08:00:00', end: '2026-11-27T17:00:00' }],
    '2026-11-23T08:00:00',
    '2026-11-27T17:00:00',
    20,
  ]);
});

describe('what stands beside a week stays beside it', () => {
  const rows = [
    {
      says: 'wishes of the next sentence make no windows',
      body: 'Could we find 30 minutes next week? Mornings before 8 are easiest.',
      wanted: ['11-23T08:00 17:00'],
    },
    {
      says: 'any afternoon of the same sentence does',
      body: 'Could we meet for 30 minutes any afternoon the week of November 23?',
      wanted: [
        '11-23T12:00 17:00',
        '11-24T12:00 17:00',
        '11-25T12:00 17:00',
        '11-26T12:00 17:00',
        '11-27T12:00 17:00',
      ],
    },
    {
      says: 'a lunch that somebody pays for is no hour',
      body: 'Lunch is on us next week, could we have 20 minutes Tuesday at 3?',
      wanted: ['11-17T15:00 15:20'],
    },
    {
      says: 'an hour is a length',
      body: 'May we meet next Wednesday at 12:00 for an hour?',
      wanted: ['11-25T12:00 13:00'],
    },
  ];
  test.each(rows)('$says', ({ body, wanted }) => {
    expect(times(read(body))).toEqual(wanted);
  });
});

test('either way to meet leaves the mode open', () => {
  expect(read('Can we meet Tuesday at 3 for 30 minutes, in person or by video?')?.mode).toBeNull();
});

test('an address that should join is a participant', () => {
  const body = 'Can we meet Tuesday at 3? Irene (irene@bayline.example) should join.';
  expect(read(body)?.participants).toEqual(['irene@bayline.example']);
});

test('a received time near midnight counts in the mailbox zone', () => {
  expect(
    times(read('Can we meet tomorrow at 8:00 am for 20 minutes?', {}, '2026-11-17T03:10:00Z')),
  ).toEqual(['11-17T08:00 08:20']);
});

test('only the newest times count in a thread', () => {
  const ask = read('Could we do Friday 10 to 10:30 instead?\n\n> Thursday 11/19 at 2:00 works');
  expect(times(ask)).toEqual(['11-20T10:00 10:30']);
});

test('people in copy who are named will attend', () => {
  const cc = [{ name: 'Denise Kowalczyk', address: 'denise.kowalczyk@lakesidehealth.example' }];
  expect(
    read('Can we meet Thursday at 2 pm for 30 minutes? Denise would join.', { cc })?.participants,
  ).toEqual([cc[0]?.address]);
});

test.each([
  ['video', 'Can we meet Thursday at 2 pm on Zoom?'],
  ['phone', 'Can we talk Thursday at 2 pm by phone?'],
  ['in-person', 'Can we meet Thursday at 2 pm in my office?'],
  [null, 'Can we meet Thursday at 2 pm?'],
])('the way to meet is read as %p', (mode, body) => {
  expect(read(body)?.mode).toBe(mode);
});

test('a bare call me is an ask by phone', () => {
  const ask = read('Call me.');
  expect([ask?.mode, ask?.windows, ask?.durationMinutes]).toEqual(['phone', [], null]);
});

describe('harder shapes resolve as the taxonomy says', () => {
  const rows: { says: string; body: string; windows: string[]; received?: string }[] = [
    {
      says: 'a zone behind the last of two times holds for both',
      body: 'Dr. Ahn can speak with you for 20 minutes on Thursday November 19 at 8:30 AM or 4:15 PM Eastern.',
      windows: ['11-19T07:30 07:50', '11-19T15:15 15:35'],
    },
    {
      says: 'one stretch said of two days',
      body: 'Could we meet for an hour on Zoom, Mon 11/23 or Wed 11/25, 3-4 pm both?',
      windows: ['11-23T15:00 16:00', '11-25T15:00 16:00'],
    },
    {
      says: 'clocks change here and there on different days',
      body: 'Could we have 40 minutes by Teams? Tuesday 27 October or Tuesday 3 November, both at 16:00 Oslo time.',
      received: '2026-10-20T08:00:00-05:00',
      windows: ['10-27T10:00 10:40', '11-03T09:00 09:40'],
    },
    {
      says: 'a series begins with its first date',
      body: 'Can we restart our 1:1 meeting? Every other Wednesday, 7:00 to 7:30 am on Teams, first one November 25.',
      windows: ['11-25T07:00 07:30'],
    },
    {
      says: 'the same time on another day',
      body: 'I need a word by phone, tomorrow 8:00 to 8:20 am, or Wednesday same time. Can we talk then?',
      windows: ['11-17T08:00 08:20', '11-18T08:00 08:20'],
    },
    {
      says: 'before and after leave the rest of the day',
      body: 'I need 15 minutes with you at your desk. Could you do Tuesday before 10 or Wednesday after 2?',
      windows: ['11-17T08:00 10:00', '11-18T14:00 17:00'],
    },
  ];
  test.each(rows)('$says', ({ body, windows, received }) => {
    expect(times(read(body, {}, received))).toEqual(windows);
  });
});
