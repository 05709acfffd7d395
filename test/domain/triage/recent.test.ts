import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeetingMode } from '../../../src/domain/asks';
import type { Mail, Person } from '../../../src/domain/mail';
import { addMinutes } from '../../../src/domain/time';
import { triageMail, type Lane, type Urgency } from '../../../src/domain/triage';
import { at, directory, trailOf, triageSetting } from '../../support/mails';

interface RecentMail {
  readonly id: string;
  readonly mailbox: string;
  readonly minutesAgo: number;
  readonly from: Person | null;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly subject: string;
  readonly bodyType: 'text' | 'html';
  readonly body: string;
  readonly importance: 'low' | 'normal' | 'high';
  readonly attachments: readonly string[];
  readonly internetHeaders: Readonly<Record<string, string>>;
}

interface Wanted {
  readonly says: string;
  readonly id: string;
  /** `unsure`: nobody could tell from these words alone, and the product must ask. */
  readonly lane: Lane | 'unsure';
  readonly urgency: Urgency;
  /** Start and end of each window, to the minute. */
  readonly ask: {
    readonly durationMinutes: number | null;
    readonly mode: MeetingMode | null;
    readonly windows: readonly string[];
    readonly participants?: readonly string[];
  } | null;
  readonly phi: readonly string[];
}

/** The Monday on which the mails are taken to arrive: "next Tuesday" is the 24th. */
const NOW = at('2026-11-16T17:00:00Z');
const NEXT_WEEK = '2026-11-23T08:00 2026-11-27T17:00';

const WANTED: readonly Wanted[] = [
  {
    says: 'half an hour with three windows is a meeting',
    id: 'recent-01',
    lane: 'meeting-request',
    urgency: 'today',
    ask: {
      durationMinutes: 30,
      mode: 'video',
      windows: [
        '2026-11-24T16:30 2026-11-24T18:00',
        '2026-11-25T11:30 2026-11-25T13:00',
        '2026-11-26T16:30 2026-11-26T17:30',
      ],
      participants: ['anthony.whitfield@lakesidehealth.example'],
    },
    phi: [],
  },
  {
    says: 'breathless after the operation is a danger now',
    id: 'recent-02',
    lane: 'patient-clinical',
    urgency: 'now',
    ask: null,
    phi: ['DATE', 'MRN', 'NAME', 'PHONE'],
  },
  {
    says: 'a weeping wound in Spanish is a danger now',
    id: 'recent-03',
    lane: 'patient-clinical',
    urgency: 'now',
    ask: null,
    phi: ['NAME', 'PHONE'],
  },
  {
    says: 'a patient who moves a visit is administration',
    id: 'recent-04',
    lane: 'patient-admin',
    urgency: 'week',
    ask: null,
    phi: ['NAME', 'PHONE'],
  },
  {
    // Tracker numbers of the house are opaque on purpose: the development mails leave them unmarked.
    says: 'the referral desk reports its open numbers',
    id: 'recent-05',
    lane: 'referral-auth',
    urgency: 'week',
    ask: null,
    phi: [],
  },
  {
    says: 'a block released tomorrow needs an answer today',
    id: 'recent-06',
    lane: 'schedule-change',
    urgency: 'today',
    ask: null,
    phi: [],
  },
  {
    says: 'a subpoena goes to counsel and gets no meeting',
    id: 'recent-07',
    lane: 'legal-compliance',
    urgency: 'today',
    ask: null,
    phi: ['NAME', 'OTHER_ID'],
  },
  {
    says: 'a false help desk that wants a password',
    id: 'recent-08',
    lane: 'suspicious',
    urgency: 'today',
    ask: null,
    phi: [],
  },
  {
    says: 'a sales lunch stays a pitch with two noons',
    id: 'recent-09',
    lane: 'vendor',
    urgency: 'digest',
    ask: {
      durationMinutes: 20,
      mode: 'in-person',
      windows: ['2026-11-24T12:00 2026-11-24T12:20', '2026-11-26T12:00 2026-11-26T12:20'],
    },
    phi: [],
  },
  {
    says: 'a renewal packet due next Friday',
    id: 'recent-10',
    lane: 'credentialing',
    urgency: 'week',
    ask: null,
    phi: [],
  },
  {
    says: 'an invitation to speak with a call next week',
    id: 'recent-11',
    lane: 'travel-speaking',
    urgency: 'week',
    ask: { durationMinutes: 20, mode: 'phone', windows: [NEXT_WEEK] },
    phi: [],
  },
  {
    says: 'a weekly newsletter is for the digest',
    id: 'recent-12',
    lane: 'digest',
    urgency: 'digest',
    ask: null,
    phi: [],
  },
  {
    says: 'a colleague offers two times in her office',
    id: 'recent-13',
    lane: 'meeting-request',
    urgency: 'week',
    ask: {
      durationMinutes: 45,
      mode: 'in-person',
      windows: ['2026-11-19T17:00 2026-11-19T19:00', '2026-11-23T14:15 2026-11-23T16:00'],
    },
    phi: [],
  },
  {
    says: 'sometime next week is one window of a week',
    id: 'recent-14',
    lane: 'meeting-request',
    urgency: 'week',
    ask: {
      durationMinutes: 30,
      mode: 'video',
      windows: [NEXT_WEEK],
      participants: ['imbeki@baylinecardiac.example'],
    },
    phi: [],
  },
  {
    says: 'a visit at noon asks for an hour in person',
    id: 'recent-15',
    lane: 'meeting-request',
    urgency: 'week',
    ask: {
      durationMinutes: 60,
      mode: 'in-person',
      windows: ['2026-11-25T12:00 2026-11-25T13:00'],
    },
    phi: [],
  },
  {
    says: 'a bare call me without a body',
    id: 'recent-16',
    lane: 'meeting-request',
    urgency: 'today',
    ask: { durationMinutes: null, mode: 'phone', windows: [] },
    phi: [],
  },
  {
    says: 'an undeliverable report without sender',
    id: 'recent-17',
    lane: 'digest',
    urgency: 'digest',
    ask: null,
    phi: [],
  },
  {
    says: 'thirty minutes in person or by video',
    id: 'recent-18',
    lane: 'meeting-request',
    urgency: 'week',
    ask: {
      durationMinutes: 30,
      mode: null,
      windows: ['2026-11-24T15:45 2026-11-24T17:00', '2026-11-25T16:30 2026-11-25T17:30'],
    },
    phi: [],
  },
  {
    says: 'a bill that came twice is administration',
    id: 'recent-19',
    lane: 'patient-admin',
    urgency: 'week',
    ask: null,
    phi: ['ACCOUNT', 'NAME', 'PHONE'],
  },
  {
    says: 'a line without a word on what it is about is asked about',
    id: 'recent-20',
    lane: 'unsure',
    urgency: 'week',
    ask: null,
    phi: [],
  },
];

const recent = JSON.parse(
  readFileSync(join(process.cwd(), 'src/tenant/seed/recent.json'), 'utf8'),
) as RecentMail[];
const setting = triageSetting({ now: NOW });

function mailOf(stored: RecentMail): Mail {
  return {
    from: stored.from,
    to: stored.to,
    cc: stored.cc,
    subject: stored.subject,
    bodyType: stored.bodyType,
    body: stored.body,
    importance: stored.importance,
    receivedAt: addMinutes(NOW, -stored.minutesAgo),
    attachmentNames: stored.attachments,
    headers: stored.internetHeaders,
  };
}

test('every recent mail of the seed has a label', () => {
  expect(WANTED.map(({ id }) => id)).toEqual(recent.map(({ id }) => id));
});

test.each(WANTED)('$says', (wanted) => {
  const stored = recent.find(({ id }) => id === wanted.id);
  if (stored === undefined) throw new Error(`no mail ${wanted.id}`);
  const principal = directory().find(({ address }) => address.startsWith(`${stored.mailbox}@`));
  const triage = triageMail(mailOf(stored), {
    ...setting,
    principal: principal ?? setting.principal,
  });
  const { verdict, ask } = triage;
  const trail = trailOf(triage);
  expect({
    lane:
      verdict.kind === 'decided'
        ? verdict.lane
        : wanted.lane === 'unsure'
          ? 'unsure'
          : verdict.options,
    urgency: verdict.urgency,
    ask:
      ask === null
        ? null
        : {
            durationMinutes: ask.durationMinutes,
            mode: ask.mode,
            windows: ask.windows.map(
              ({ start, end }) => `${start.slice(0, 16)} ${end.slice(0, 16)}`,
            ),
            participants: ask.participants,
          },
    phi: [...new Set(triage.phi.map(({ type }) => type))].sort(),
    trail,
  }).toEqual({
    lane: wanted.lane,
    urgency: wanted.urgency,
    ask: wanted.ask === null ? null : { participants: [], ...wanted.ask },
    phi: wanted.phi,
    trail,
  });
});

test('a meeting request never speaks of clinic, rooms or call', () => {
  for (const stored of recent) {
    const { verdict } = triageMail(mailOf(stored), setting);
    if (verdict.kind === 'decided' && verdict.lane === 'meeting-request')
      expect(verdict.urgencyBecause.join(' ')).not.toMatch(/clinic|room/);
  }
});
