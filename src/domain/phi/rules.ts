// The detectors in order of precedence: where two claim the same words, the earlier one keeps them.
import { detectAccount } from './detectors/account';
import { detectAddress } from './detectors/address';
import { detectEmail, detectPhone, detectUrl } from './detectors/contact';
import { detectDates } from './detectors/dates';
import { detectDevice } from './detectors/device';
import { detectMrn } from './detectors/mrn';
import { detectNames } from './detectors/names';
import { detectOtherId } from './detectors/otherId';
import { detectPlanId } from './detectors/planId';
import { detectSsn } from './detectors/ssn';
import type { Finding, PhiReading } from './reading';

export const PHI_RULES: readonly PhiRule[] = [
  { id: 'ssn', detect: detectSsn },
  { id: 'mrn', detect: detectMrn },
  { id: 'email', detect: detectEmail },
  { id: 'url', detect: detectUrl },
  { id: 'device', detect: detectDevice },
  { id: 'plan', detect: detectPlanId },
  { id: 'account', detect: detectAccount },
  { id: 'other', detect: detectOtherId },
  { id: 'phone', detect: detectPhone },
  { id: 'address', detect: detectAddress },
  { id: 'date', detect: detectDates },
  { id: 'name', detect: detectNames },
];

export interface PhiRule {
  readonly id: string;
  readonly detect: (reading: PhiReading) => readonly Finding[];
}
