// The matrix as the package's policy data hold it, for reading mail outside a release.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  evidenceModelSchema,
  LANES,
  matrixSchema,
  URGENCIES,
  type EvidenceModel,
  type Matrix,
  type TriageSetting,
} from '../domain/triage';
import type { MailRecord } from './records';

export const POLICY_FOLDER = 'src/packaging/policy';

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(POLICY_FOLDER, name), 'utf8'));
}

/** @throws ValiError when the policy data are not what a release may hold */
export function readMatrixWith(evidence: unknown): Matrix {
  return v.parse(matrixSchema, {
    ...(readJson('matrix.json') as object),
    rules: readJson('rules.json'),
    evidence,
  });
}

/** The matrix with the model as it was last trained. */
export function readMatrix(): Matrix {
  return readMatrixWith(readJson('evidence.json'));
}

/** A model that knows the lexicon and weighs nothing. */
export function untrainedModel(): EvidenceModel {
  return v.parse(evidenceModelSchema, {
    version: 'untrained',
    trainedOn: { mails: 0, corpus: 'none' },
    unit: 1,
    concepts: readJson('lexicon.json'),
    fullWeight: { word: 50, pair: 50, subject: 5, concept: 12 },
    lane: { bias: LANES.map(() => 0), terms: {} },
    urgency: { bias: URGENCIES.map(() => 0), terms: {} },
    margin: 0,
    lockedMargins: { suspicious: 0, 'legal-compliance': 0, 'patient-clinical': 0 },
  });
}

export function settingFor(record: MailRecord, matrix: Matrix): TriageSetting {
  return { matrix, ...record.house, zone: record.zone, now: record.receivedAt };
}
