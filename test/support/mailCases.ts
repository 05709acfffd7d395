// A mail with a planted record number, verdicts about it, and the requests that the workflows take.
import type { Mail } from '../../src/domain/mail';
import type { MessageReference } from '../../src/domain/holds';
import { parseInstant } from '../../src/domain/time';
import { LANES, type Lane, type Urgency, type Verdict } from '../../src/domain/triage';
import { DeskForTests, person } from './DeskForTests';

/** Planted in the mail; must never be found in anything written outside the mailbox. */
export const PLANTED_MRN = '90417733';
export const PATIENT_ADDRESS = 'tasha.wrenfield@example.com';
export const MESSAGE_ID = '<planted-1@example.com>';
export const RECEIVED_AT = parseInstant('2026-11-18T14:20:00Z')!;

export const REFERENCE: MessageReference = {
  mailbox: 'maya.okafor@lakesidehealth.example',
  immutableId: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0Aplanted0001AAA=',
};

export const PLANTED_MAIL: Mail = {
  from: { name: 'Tasha Wrenfield', address: PATIENT_ADDRESS },
  to: [{ name: 'Dr. Maya Okafor', address: REFERENCE.mailbox }],
  cc: [],
  subject: `Leon Wrenfield MRN ${PLANTED_MRN}`,
  bodyType: 'text',
  body: `My dad Leon Wrenfield (MRN ${PLANTED_MRN}) has a fever and his incision is draining.`,
  receivedAt: RECEIVED_AT,
  importance: 'normal',
  attachmentNames: [],
  headers: {},
};

/** Pieces of the mail that may stand nowhere outside of it. */
export const PLANTED_WORDS = [PLANTED_MRN, 'Wrenfield', PATIENT_ADDRESS, 'incision', 'fever'];

const NO_SCORES = Object.fromEntries(LANES.map((lane) => [lane, 0])) as Record<Lane, number>;
const FACTS = {
  urgencyBecause: [],
  clinicalContent: false,
  evidence: [],
  runnerUp: null,
  wouldFlip: null,
  scores: NO_SCORES,
} as const;

export function decided(
  lane: Lane,
  urgency: Urgency = 'today',
  hardRule: { readonly id: string; readonly title: string } | null = null,
): Verdict {
  return { kind: 'decided', lane, urgency, hardRule, ...FACTS };
}

export function unsure(
  options: readonly [Lane, Lane, ...Lane[]],
  urgency: Urgency = 'today',
): Verdict {
  return { kind: 'unsure', options, urgency, hardRule: null, ...FACTS };
}

export const RED_FLAG = { id: 'hard.red-flag', title: 'A red-flag symptom' };

/** A desk with the planted mail in the physician's mailbox. */
export function deskWithMail(as = 'jordan.reyes'): DeskForTests {
  const desk = new DeskForTests({ as });
  desk.mailbox.mails.push({
    reference: REFERENCE,
    internetMessageId: MESSAGE_ID,
    headline: {
      senderName: 'Tasha Wrenfield',
      senderAddress: PATIENT_ADDRESS,
      subject: PLANTED_MAIL.subject,
      receivedAt: RECEIVED_AT,
      webLink: null,
    },
    categories: ['Red category'],
    isRead: false,
  });
  return desk;
}

export { person };
