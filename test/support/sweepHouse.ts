// An inbox of invented mails for the sweep: two principals, quiet mail, mail that must be looked at, a desk and a triager.
import type { Mail } from '../../src/domain/mail';
import { principalAt, type Principal } from '../../src/domain/roster';
import { addMinutes, type Instant } from '../../src/domain/time';
import {
  findClosestMiss,
  triageMail,
  type Lane,
  type Urgency,
  type Verdict,
} from '../../src/domain/triage';
import type { InboxMail, Triager } from '../../src/ports';
import type { SweepStep, SweptMail } from '../../src/workflows/sweepInbox';
import { DeskForTests, NOON_LESS, rosterForTests } from './DeskForTests';
import { decided } from './mailCases';
import type { MailForTests } from './MailboxForTests';

export const MAYA = 'maya.okafor@lakesidehealth.example';
export const SAMUEL = 'samuel.brandt@lakesidehealth.example';

export function principals(): readonly Principal[] {
  return [MAYA, SAMUEL].map((address) => principalAt(rosterForTests(), address)!);
}

export function idOf(number: number): string {
  return `AAkALgAAAAAAHYQDEapmEc2byACqACsweep${String(number).padStart(8, '0')}A=`;
}

/** A newsletter unless told otherwise. */
export function planted(
  number: number,
  more: Partial<Mail> & {
    readonly mailbox?: string;
    readonly conversationId?: string;
    readonly categories?: readonly string[];
  } = {},
): MailForTests {
  const { mailbox = MAYA, conversationId, categories = [], ...mail } = more;
  const receivedAt: Instant = addMinutes(NOON_LESS, -number);
  const whole: Mail = {
    from: { name: 'Lakeside Weekly', address: 'news@lakesideweekly.example' },
    to: [],
    cc: [],
    subject: 'This week at the lake',
    bodyType: 'text',
    body: 'Our weekly newsletter. The cafeteria has new hours. Unsubscribe at any time.',
    receivedAt,
    importance: 'normal',
    attachmentNames: [],
    headers: { 'List-Unsubscribe': '<https://lakesideweekly.example/off>' },
    ...mail,
  };
  return {
    reference: { mailbox, immutableId: idOf(number) },
    internetMessageId: `<${String(number)}@lakesideweekly.example>`,
    headline: {
      senderName: whole.from?.name ?? '',
      senderAddress: whole.from?.address ?? '',
      subject: whole.subject,
      receivedAt,
      webLink: null,
    },
    categories,
    isRead: false,
    mail: whole,
    ...(conversationId === undefined ? {} : { conversationId }),
  };
}

export function deskWith(...mails: readonly MailForTests[]): DeskForTests {
  const desk = new DeskForTests();
  desk.mailbox.mails.push(...mails);
  return desk;
}

/** Reads on this thread and remembers how many it read. */
export class TriagerForTests implements Triager {
  read = 0;
  triage: Triager['triage'] = async (mail, setting, signal) => {
    await Promise.resolve();
    if (signal?.aborted === true) return 'cancelled';
    this.read += 1;
    return triageMail(mail, setting);
  };
  findMiss: Triager['findMiss'] = async (mail, setting, verdict) =>
    Promise.resolve(findClosestMiss(mail, setting, verdict));
  stop(): void {
    this.read = 0;
  }
}

export function swept(
  mail: MailForTests,
  more: Partial<SweptMail> & { readonly lane?: Lane; readonly urgency?: Urgency } = {},
): SweptMail {
  const { lane = 'digest', urgency = 'digest', ...rest } = more;
  const verdict: Verdict = decided(lane, urgency);
  const { reference, headline, categories, conversationId } = mail;
  const listed: InboxMail = {
    reference,
    receivedAt: headline.receivedAt,
    isRead: mail.isRead,
    categories,
    from: mail.mail?.from ?? null,
    subject: headline.subject,
    conversationId: conversationId ?? '',
  };
  return {
    mail: listed,
    verdict,
    subjectPhi: [],
    settledLane: null,
    leftOut: [],
    isFromIndividual: false,
    ...rest,
  };
}

export function kindsOf(steps: readonly SweepStep[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind } of steps) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
