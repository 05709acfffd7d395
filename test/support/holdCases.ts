// Calendar entries, rules and proposals to write hold tests with, in clock times of Chicago.
import {
  hashRevision,
  type Block,
  type BlockKind,
  type CalendarEntry,
  type Decision,
  type Entitlement,
  type HoldOption,
  type Proposal,
  type SlotRules,
} from '../../src/domain/holds';
import { instantAtLocal, type Instant, type Window } from '../../src/domain/time';

export const CHICAGO = 'America/Chicago';
export const MAYA_ID = '61e1036b-878f-5972-9044-2ea6bb7ef6cf';
export const JORDAN_ID = '52b0f3e9-f5f6-5462-a667-23dcb4ac480c';
export const MAYA = 'maya.okafor@lakesidehealth.example';
export const JORDAN = 'jordan.reyes@lakesidehealth.example';
export const PROPOSAL_ID = '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a001';

/** `at('2026-11-17 09:30')` is that clock time in Chicago. */
export function at(local: string, zone = CHICAGO): Instant {
  return instantAtLocal(`${local.replace(' ', 'T')}:00`, zone);
}

/** `between('2026-11-17', '09:00', '10:00')` on one local day. */
export function on(day: string, from: string, to: string, zone = CHICAGO): Window {
  return { start: at(`${day} ${from}`, zone), end: at(`${day} ${to}`, zone) };
}

let nextEntry = 0;

/** A busy meeting with the given differences. */
export function entry(window: Window, differences: Partial<CalendarEntry> = {}): CalendarEntry {
  nextEntry += 1;
  return {
    id: `entry-${nextEntry}`,
    etag: null,
    window,
    isAllDay: false,
    showAs: 'busy',
    isPrivate: false,
    isCancelled: false,
    response: 'organizer',
    categories: [],
    subject: 'A meeting',
    location: '',
    proposalId: null,
    ...differences,
  };
}

export function block(window: Window, kind: BlockKind = 'meeting', id = 'entry'): Block {
  return { kind, window, entryIds: [id], title: '', proposalId: null };
}

export const PLAIN_RULES: SlotRules = {
  zone: CHICAGO,
  workingHours: {
    days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    start: '08:00',
    end: '17:00',
  },
  holidays: ['2026-11-26'],
  earlyMeetings: null,
  protectedTimes: [],
  bufferMinutes: 10,
  maxMeetingsPerDay: null,
  leadMinutes: 60,
};

/** Two half hours on Tuesday, proposed on Monday. */
export function proposal(differences: Partial<Proposal> = {}): Proposal {
  return {
    id: PROPOSAL_ID,
    kind: 'hold',
    principal: MAYA,
    revision: 1,
    state: 'proposed',
    title: 'HOLD Whitfield 30 min',
    durationMinutes: 30,
    mode: 'video',
    tier: 'B',
    stream: 'leadership',
    options: [
      option('1', on('2026-11-17', '09:00', '09:30')),
      option('2', on('2026-11-17', '14:00', '14:30')),
    ],
    message: { mailbox: MAYA, immutableId: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AmdH3' },
    proposedBy: JORDAN,
    proposedAt: at('2026-11-16 09:00'),
    decideBy: at('2026-11-16 17:00'),
    answers: [],
    needs: [],
    clearances: [],
    secondFrom: null,
    secondToldAt: null,
    chosenOptionId: null,
    word: null,
    invitationId: null,
    flags: [],
    problem: null,
    ...differences,
  };
}

/** A placed option without travel. */
export function option(id: string, window: Window): HoldOption {
  return {
    id,
    window,
    eventId: `event-${id}`,
    attempt: 1,
    label: null,
    travel: [],
    wasOnCall: false,
  };
}

/** Only the physician answers. */
export const ONLY_MAYA: Entitlement = {
  physicianId: MAYA_ID,
  secondApproverIds: [],
  words: [],
};

/** The physician's "any of these" on that very proposal. */
export function decisionOn(on: Proposal, differences: Partial<Decision> = {}): Decision {
  return {
    proposalId: on.id,
    revision: on.revision,
    answer: 'any',
    optionId: null,
    revisionHash: hashRevision(on),
    decidedById: MAYA_ID,
    decidedBy: MAYA,
    decidedAt: at('2026-11-16 10:00'),
    ...differences,
  };
}
