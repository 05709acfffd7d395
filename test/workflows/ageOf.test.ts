// How long a mail has waited: working minutes against the lane's time, and lanes whose clock never stands still.
import { principalAt } from '../../src/domain/roster';
import { parseInstant } from '../../src/domain/time';
import type { Lane, Urgency } from '../../src/domain/triage';
import { ageOf, type AgeState } from '../../src/workflows/ageOf';
import { houseRulesForTests } from '../support/DeskForTests';
import { MAYA } from '../support/sweepHouse';

const houseRules = houseRulesForTests();
const principal = principalAt(houseRules.roster, MAYA)!;

interface Case {
  readonly says: string;
  readonly lane: Lane;
  readonly urgency: Urgency;
  readonly receivedAt: string;
  readonly now: string;
  readonly state: AgeState;
}

const cases: readonly Case[] = [
  {
    says: 'a fresh request for today is in time',
    lane: 'meeting-request',
    urgency: 'today',
    receivedAt: '2026-11-18T15:00:00Z',
    now: '2026-11-18T15:10:00Z',
    state: 'in-time',
  },
  {
    says: 'half of its two hours gone is told',
    lane: 'meeting-request',
    urgency: 'today',
    receivedAt: '2026-11-18T15:00:00Z',
    now: '2026-11-18T16:05:00Z',
    state: 'half-gone',
  },
  {
    says: 'after two hours it is late',
    lane: 'meeting-request',
    urgency: 'today',
    receivedAt: '2026-11-18T15:00:00Z',
    now: '2026-11-18T17:30:00Z',
    state: 'late',
  },
  {
    says: 'a weekend does not age it',
    lane: 'meeting-request',
    urgency: 'today',
    receivedAt: '2026-11-21T15:00:00Z',
    now: '2026-11-22T22:00:00Z',
    state: 'in-time',
  },
  {
    says: 'a patient does not wait for Monday',
    lane: 'patient-clinical',
    urgency: 'today',
    receivedAt: '2026-11-21T15:00:00Z',
    now: '2026-11-21T16:30:00Z',
    state: 'late',
  },
  {
    says: 'a vendor has no time for today',
    lane: 'vendor',
    urgency: 'today',
    receivedAt: '2026-11-18T15:00:00Z',
    now: '2026-11-19T15:00:00Z',
    state: 'no-limit',
  },
];

test.each(cases)('$says', ({ state, receivedAt, now, lane, urgency }) => {
  const age = ageOf({
    houseRules,
    principal,
    lane,
    urgency,
    receivedAt: parseInstant(receivedAt)!,
    now: parseInstant(now)!,
  });
  expect(age.state).toBe(state);
  expect(age.lateMinutes > 0).toBe(state === 'late');
});
