// Assembles a release out of the house's matrix, rules, evidence, macros and calendar rules, and gives it its hash.
import { hashText } from '../../domain/log';
import {
  fileOfRelease,
  hashRelease,
  readEvidence,
  readRelease,
  withEvidence,
  type Release,
} from '../../domain/policy';
import { addDays } from '../../domain/time';
import calendarRules from './calendarRules.json';
import escalation from './escalation.json';
import evidence from './evidence.json';
import macros from './macros.json';
import mailRules from './mailRules.json';
import matrix from './matrix.json';
import rules from './rules.json';

/** Version of the engine that the releases of this package were written for. */
export const ENGINE_VERSION = '0.1.0';

/** The evidence model as it lies in the library: the release names it by the hash of these very characters. */
export const EVIDENCE_FILE = JSON.stringify(evidence);

export interface ReleasePerson {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

export interface BuildReleaseRequest {
  readonly number: string;
  readonly title: string;
  readonly effectiveFrom: string;
  readonly author: ReleasePerson;
  readonly signer: ReleasePerson;
  readonly previousHash: string | null;
  /** Whole weeks by which approval and expiry days move, so that a demonstration of any week has the same macros in date. */
  readonly shiftDays: number;
}

/**
 * Builds a release. The same request always gives the same hash.
 *
 * @throws Error that names the first part of the data which is not what a release may hold
 */
export function buildRelease(request: BuildReleaseRequest): Release {
  const { shiftDays, ...head } = request;
  const draft = {
    format: 1,
    ...head,
    engineVersion: ENGINE_VERSION,
    matrix: { ...matrix, rules, escalation },
    evidenceHash: hashText(EVIDENCE_FILE),
    macros: macros.map((macro) => ({
      ...macro,
      approvedOn: addDays(macro.approvedOn, shiftDays),
      expiresOn: addDays(macro.expiresOn, shiftDays),
    })),
    calendarRules,
    mailRules,
  };
  const read = readRelease({ ...draft, hash: hashRelease(draft) });
  if (read.kind === 'broken') {
    throw new Error(`The policy data cannot be released: ${read.field} (${read.because})`);
  }
  // The schema drops what it does not know; the file must carry exactly what is hashed.
  const model = readEvidence(EVIDENCE_FILE, read.release.evidenceHash);
  if (model === null) throw new Error('The evidence model cannot be released: train it again');
  const release = withEvidence(read.release, model);
  return { ...release, hash: hashRelease(fileOfRelease(release)) };
}
