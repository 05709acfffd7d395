import { formatInstant } from '../../../src/domain/time';
import { dueAt, type Lane, type Urgency } from '../../../src/domain/triage';
import { at, firstMatrix } from '../../support/mails';

const matrix = firstMatrix();
const hours = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  start: '08:00',
  end: '17:00',
};
const ZONE = 'America/Chicago';

describe('answer times run in working hours', () => {
  const rows: {
    says: string;
    urgency: Urgency;
    lane: Lane;
    received: string;
    due: string | null;
  }[] = [
    {
      says: 'two hours within one day',
      urgency: 'today',
      lane: 'referral-auth',
      received: '2026-11-16T09:00:00-06:00',
      due: '2026-11-16T17:00:00Z',
    },
    {
      says: 'what is left goes to the next morning',
      urgency: 'today',
      lane: 'referral-auth',
      received: '2026-11-16T16:00:00-06:00',
      due: '2026-11-17T15:00:00Z',
    },
    {
      says: 'a mail of the evening starts in the morning',
      urgency: 'today',
      lane: 'referral-auth',
      received: '2026-11-16T21:00:00-06:00',
      due: '2026-11-17T16:00:00Z',
    },
    {
      says: 'a weekend does not count',
      urgency: 'today',
      lane: 'referral-auth',
      received: '2026-11-21T10:00:00-06:00',
      due: '2026-11-23T16:00:00Z',
    },
    {
      says: 'a holiday does not count',
      urgency: 'today',
      lane: 'referral-auth',
      received: '2026-11-26T10:00:00-06:00',
      due: '2026-11-27T16:00:00Z',
    },
    {
      says: 'one day means one working day',
      urgency: 'week',
      lane: 'leadership',
      received: '2026-11-16T10:00:00-06:00',
      due: '2026-11-17T16:00:00Z',
    },
    {
      says: 'a patient matter runs through the night',
      urgency: 'now',
      lane: 'patient-clinical',
      received: '2026-11-21T23:00:00-06:00',
      due: '2026-11-22T05:10:00Z',
    },
    {
      says: 'a legal matter runs through the weekend',
      urgency: 'today',
      lane: 'legal-compliance',
      received: '2026-11-21T10:00:00-06:00',
      due: '2026-11-21T17:00:00Z',
    },
    {
      says: 'an urgency the lane does not use has no time',
      urgency: 'now',
      lane: 'vendor',
      received: '2026-11-16T10:00:00-06:00',
      due: null,
    },
  ];
  test.each(rows)('$says', ({ urgency, lane, received, due }) => {
    const instant = dueAt(urgency, lane, at(received), matrix, hours, ['2026-11-26'], ZONE);
    expect(instant === null ? null : formatInstant(instant)).toBe(due);
  });
});
