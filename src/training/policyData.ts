// The matrix as the package's policy data hold it, for reading mail outside a release.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { matrixSchema, type Matrix, type TriageSetting } from '../domain/triage';
import type { MailRecord } from './records';

export const POLICY_FOLDER = 'src/packaging/policy';

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(POLICY_FOLDER, name), 'utf8'));
}

/** @throws ValiError when the policy data are not what a release may hold */
export function readMatrix(): Matrix {
  return v.parse(matrixSchema, {
    ...(readJson('matrix.json') as object),
    rules: readJson('rules.json'),
    evidence: readJson('evidence.json'),
  });
}

export function settingFor(record: MailRecord, matrix: Matrix): TriageSetting {
  return { matrix, ...record.house, zone: record.zone, now: record.receivedAt };
}
