// The labelled development mails, the directory and the first matrix, as the triage tests and the bench read them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Mail, Person } from '../../src/domain/mail';
import { parseInstant, type Instant } from '../../src/domain/time';
import {
  matrixSchema,
  type Lane,
  type Matrix,
  type Triage,
  type TriageSetting,
  type Urgency,
} from '../../src/domain/triage';

const ROOT = process.cwd();
const POLICY = join(ROOT, 'src/packaging/policy');
const SEED = join(ROOT, 'src/tenant/seed');

export interface MailLabels {
  readonly lane: Lane;
  readonly urgency: Urgency;
  readonly clinicalContent: boolean;
  readonly phi: readonly { readonly type: string; readonly text: string }[];
  readonly meeting: {
    readonly durationMinutes: number | null;
    readonly windows: readonly { readonly start: string; readonly end: string }[];
    readonly earliest: string | null;
    readonly latest: string | null;
    readonly participants: readonly string[];
    readonly mode: string | null;
  } | null;
}

export interface LabelledMail {
  readonly id: string;
  readonly mail: Mail;
  readonly zone: string;
  readonly labels: MailLabels;
}

interface StoredMail {
  readonly id: string;
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly subject: string;
  readonly bodyType: 'text' | 'html';
  readonly body: string;
  readonly receivedDateTime: string;
  readonly timeZone: string;
  readonly importance: 'low' | 'normal' | 'high';
  readonly attachments: readonly string[];
  readonly internetHeaders: Readonly<Record<string, string>>;
  readonly labels: MailLabels;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

export function at(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`no instant: ${text}`);
  return instant;
}

function fromStored(stored: StoredMail): LabelledMail {
  const { from, to, cc, subject, bodyType, body, importance } = stored;
  return {
    id: stored.id,
    zone: stored.timeZone,
    labels: stored.labels,
    mail: {
      from,
      to,
      cc,
      subject,
      bodyType,
      body,
      importance,
      receivedAt: at(stored.receivedDateTime),
      attachmentNames: stored.attachments,
      headers: stored.internetHeaders,
    },
  };
}

/** The development mails in order. */
export function labelledMails(): LabelledMail[] {
  return readFileSync(join(SEED, 'mails.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => fromStored(JSON.parse(line) as StoredMail));
}

/** The first matrix: lanes, rules and evidence put together as a release holds them. */
export function firstMatrix(): Matrix {
  return v.parse(matrixSchema, {
    ...(readJson(join(POLICY, 'matrix.json')) as object),
    rules: readJson(join(POLICY, 'rules.json')),
    evidence: readJson(join(POLICY, 'evidence.json')),
  });
}

export function directory(): Person[] {
  const { people } = readJson(join(SEED, 'tenant.json')) as {
    people: { displayName: string; mail: string }[];
  };
  return people.map(({ displayName, mail }) => ({ name: displayName, address: mail }));
}

export const OKAFOR: Person = {
  name: 'Dr. Maya Okafor',
  address: 'maya.okafor@lakesidehealth.example',
};
export const HOUSE = ['lakesidehealth.example'];

export function triageSetting(changes: Partial<TriageSetting> = {}): TriageSetting {
  return {
    matrix: firstMatrix(),
    people: directory(),
    principal: OKAFOR,
    zone: 'America/Chicago',
    organizationDomains: HOUSE,
    now: at('2026-11-16T14:00:00Z'),
    ...changes,
  };
}

/** A short mail to the physician, changed where a test wants it. */
export function mailOf(changes: Partial<Mail>): Mail {
  return {
    from: { name: 'Pat Example', address: 'pat@example.com' },
    to: [OKAFOR],
    cc: [],
    subject: '',
    bodyType: 'text',
    body: '',
    receivedAt: at('2026-11-16T14:00:00Z'),
    importance: 'normal',
    attachmentNames: [],
    headers: {},
    ...changes,
  };
}

/** Why a verdict came out as it did, for a failing expectation. */
export function trailOf({ verdict }: Triage): string {
  const lane = verdict.kind === 'decided' ? verdict.lane : `unsure: ${verdict.options.join(', ')}`;
  const rule = verdict.hardRule === null ? '' : ` by rule ${verdict.hardRule.id}`;
  const words = verdict.evidence
    .slice(0, 6)
    .map((one) => `${one.toward} ${one.weight} ${one.signal} “${one.words}”`);
  return [`${lane} ${verdict.urgency}${rule}`, ...verdict.urgencyBecause, ...words].join('\n  ');
}
