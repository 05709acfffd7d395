// Puts the seed's mails into the physicians' mailboxes, shifted to this week, and the demo mails of the last hours.
import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Directory } from '../directory/people';
import { conversationIdFor, guidFor, immutableIdFor } from '../graph/itemIds';
import { addMasterCategories } from '../mail/mailboxStore';
import { createMailStore } from '../mail/mailStore';
import type { MailStore } from '../mail/mailStore';
import type { MessageDoc, MessageHeader, Recipient } from '../mail/messageDoc';
import { createChanges } from '../store/changes';
import type { Store } from '../store/openStore';
import { shiftInstant } from '../time/shiftWeeks';
import { graphInstant } from '../time/zonedTimes';
import { readRecentMails, readSeedMails } from './seedTenantFile';
import type { SeedAddress, SeedMail } from './seedTenantFile';

const FIRST_PHYSICIAN = 'maya.okafor';
const SECOND_PHYSICIAN = 'samuel.brandt';
/** Older mail lies read in the Archive. */
const INBOX_DAYS = 42;
const UNREAD_DAYS = 9;
const LOCKED_LANES = ['patient-clinical', 'patient-admin', 'legal-compliance', 'suspicious'];

export interface MailSeedContext {
  readonly store: Store;
  readonly directory: Directory;
  readonly zone: string;
  readonly weeks: number;
  readonly now: Temporal.Instant;
}

export function seedMail(context: MailSeedContext): void {
  const mail = createMailStore(context.store, createChanges());
  // Places in the log of changes belong to one seeding only.
  context.store.setMeta('seeding', randomUUID());
  for (const person of context.directory.people.filter((each) => each.canSignIn)) {
    addMasterCategories(context.store, person.key);
  }
  for (const { seed, mailbox } of assignMailboxes(readSeedMails(), context.directory)) {
    const received = shiftInstant(utc(seed.receivedDateTime), context.zone, context.weeks);
    const ageDays = received.until(context.now, { largestUnit: 'hours' }).hours / 24;
    placeMail(mail, mailbox, seed, received, {
      folder: ageDays > INBOX_DAYS ? 'archive' : 'inbox',
      isRead: ageDays > UNREAD_DAYS,
    });
  }
  for (const recent of readRecentMails()) {
    const received = context.now.subtract({ minutes: recent.minutesAgo });
    placeMail(
      mail,
      recent.mailbox,
      { ...recent, receivedDateTime: graphInstant(received) },
      received,
      {
        folder: 'inbox',
        isRead: recent.isRead === true,
      },
    );
  }
}

/**
 * The second physician gets what names or addresses him, and every other mail that speaks of no other physician and
 * of no patient, addressed to him; everything else reaches the first.
 */
function assignMailboxes(
  seeds: readonly SeedMail[],
  directory: Directory,
): { seed: SeedMail; mailbox: string }[] {
  const second = directory.byKey(SECOND_PHYSICIAN);
  let candidates = 0;
  return seeds.flatMap((seed) => {
    const words = `${seed.subject} ${seed.body}`;
    if (seed.to.some((to) => to.address === second?.mail) || /\bbrandt\b/i.test(words)) {
      return [
        { seed, mailbox: FIRST_PHYSICIAN },
        { seed, mailbox: SECOND_PHYSICIAN },
      ];
    }
    const isFree =
      !LOCKED_LANES.includes(seed.labels?.lane ?? '') && !/\b(okafor|maya)\b/i.test(words);
    candidates += isFree ? 1 : 0;
    if (second === undefined || !isFree || candidates % 2 === 0) {
      return [{ seed, mailbox: FIRST_PHYSICIAN }];
    }
    const to = seed.to.map((address) =>
      address.address.startsWith(FIRST_PHYSICIAN)
        ? { name: second.displayName, address: second.mail }
        : address,
    );
    return [{ seed: { ...seed, to }, mailbox: SECOND_PHYSICIAN }];
  });
}

/** Puts one mail where it lies; its ids follow from mailbox and seed id. */
export function placeMail(
  mail: MailStore,
  mailbox: string,
  seed: SeedMail,
  received: Temporal.Instant,
  where: { readonly folder: string; readonly isRead: boolean },
): void {
  const folder = mail.folder(mailbox, where.folder);
  if (folder === undefined) {
    return;
  }
  const name = `${mailbox} ${seed.id}`;
  const internetMessageId = `<${guidFor(`message ${name}`)}@${seed.from?.address.split('@')[1] ?? 'mail.invalid'}>`;
  const sent = graphInstant(received.subtract({ seconds: 4 }));
  const from = seed.from === null ? null : recipient(seed.from);
  const replyTo = headerAddress(seed.internetHeaders['Reply-To']);
  const doc: MessageDoc = {
    createdDateTime: graphInstant(received),
    lastModifiedDateTime: graphInstant(received),
    receivedDateTime: graphInstant(received),
    sentDateTime: sent,
    categories: [],
    internetMessageId,
    subject: seed.subject,
    importance: seed.importance,
    conversationId: conversationIdFor(
      `${mailbox} ${normalSubject(seed.subject)} ${seed.from?.address ?? ''}`,
    ),
    isRead: where.isRead,
    isDraft: false,
    inferenceClassification:
      seed.internetHeaders['List-Unsubscribe'] === undefined ? 'focused' : 'other',
    body: { contentType: seed.bodyType, content: seed.body },
    sender: from,
    from,
    toRecipients: seed.to.map(recipient),
    ccRecipients: seed.cc.map(recipient),
    bccRecipients: [],
    replyTo: replyTo === undefined ? [] : [replyTo],
    flag: { flagStatus: 'notFlagged' },
    attachments: seed.attachments.map((file) => ({
      id: `${immutableIdFor(name)}FRA${guidFor(`attachment ${name} ${file}`).slice(0, 8)}`,
      name: file,
      contentType: contentTypeOf(file),
      size: 20_480 + file.length * 997,
    })),
  };
  mail.add({
    immutableId: immutableIdFor(name),
    mailbox,
    folder: folder.id,
    headers: headersOf(seed, internetMessageId, sent),
    doc,
  });
}

function headersOf(seed: SeedMail, internetMessageId: string, sent: string): MessageHeader[] {
  const written = (addresses: readonly SeedAddress[]): string =>
    addresses.map((address) => `"${address.name}" <${address.address}>`).join(', ');
  return [
    {
      name: 'Received',
      value: `from mail.${seed.from?.address.split('@')[1] ?? 'mail.invalid'} by edge.lakesidehealth.example with SMTP; ${httpDate(sent)}`,
    },
    ...Object.entries(seed.internetHeaders).map(([name, value]) => ({ name, value })),
    ...(seed.from === null ? [] : [{ name: 'From', value: written([seed.from]) }]),
    { name: 'To', value: written(seed.to) },
    ...(seed.cc.length === 0 ? [] : [{ name: 'Cc', value: written(seed.cc) }]),
    { name: 'Subject', value: seed.subject },
    { name: 'Date', value: httpDate(sent) },
    { name: 'Message-ID', value: internetMessageId },
    { name: 'MIME-Version', value: '1.0' },
    {
      name: 'Content-Type',
      value:
        seed.bodyType === 'html' ? 'text/html; charset="utf-8"' : 'text/plain; charset="utf-8"',
    },
  ];
}

function recipient(address: SeedAddress): Recipient {
  return { emailAddress: { name: address.name, address: address.address } };
}

function headerAddress(value: string | undefined): Recipient | undefined {
  const match = /^\s*(?:"?([^"<]*)"?\s*<([^>]+)>|(\S+@\S+))\s*$/.exec(value ?? '');
  const address = match?.[2] ?? match?.[3];
  return address === undefined
    ? undefined
    : { emailAddress: { name: match?.[1]?.trim() ?? address, address } };
}

function normalSubject(subject: string): string {
  return subject
    .replace(/^(\s*(re|fw|fwd|aw)\s*:\s*)+/i, '')
    .trim()
    .toLowerCase();
}

function contentTypeOf(file: string): string {
  const types: Readonly<Record<string, string>> = {
    pdf: 'application/pdf',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    jpg: 'image/jpeg',
    png: 'image/png',
    ics: 'text/calendar',
    wav: 'audio/wav',
  };
  return types[file.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

function httpDate(instant: string): string {
  return new Date(instant).toUTCString().replace('GMT', '+0000');
}

function utc(dateTime: string): string {
  return graphInstant(Temporal.Instant.from(dateTime));
}
