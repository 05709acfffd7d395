// What people read for the rules that a physician lifts by signing.
import type { SignedLift } from '../domain/holds';

/** For the middle of a sentence: "it may also use …". */
export const LIFT_WORDS: Readonly<Record<SignedLift, string>> = {
  research: 'research time',
  personal: 'personal time',
  'protected-time': 'protected time',
  lunch: 'lunch',
  'no-meeting': 'times without meetings',
  'too-early': 'the hours before the earliest meeting',
  'outside-working-hours': 'time outside working hours',
  'outside-tier': 'time outside its tier',
  'daily-limit': 'one meeting more than the day allows',
};
