// Delivers mails into inboxes as a server would, for stories that need more or other mail than the seed has.
import { placeMail } from '../seed/seedMail';
import type { RecentMail, SeedAddress } from '../seed/seedTenantFile';
import type { TenantWorld } from '../tenantWorld';
import { graphInstant, nowInstant } from '../time/zonedTimes';

interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** `POST /tenant/mails {mails}`: all of them, or none and the first that is wrong. */
export function deliverMails(world: TenantWorld, asked: unknown): ControlAnswer {
  const mails = membersOf(asked)['mails'];
  if (!Array.isArray(mails)) return refused('"mails" is a list.');
  const read: RecentMail[] = [];
  for (const [index, mail] of mails.entries()) {
    const one = readMail(world, mail);
    if (typeof one === 'string') return refused(`mails[${String(index)}]: ${one}`);
    read.push(one);
  }
  const now = nowInstant();
  world.store.together(() => {
    for (const mail of read) {
      const received = now.subtract({ seconds: Math.round(mail.minutesAgo * 60) });
      placeMail(
        world.mail,
        mail.mailbox,
        { ...mail, receivedDateTime: graphInstant(received) },
        received,
        { folder: 'inbox', isRead: mail.isRead === true },
      );
    }
  });
  return { status: 201, body: { delivered: read.length } };
}

/** The mail, or what is wrong with it. */
function readMail(world: TenantWorld, value: unknown): RecentMail | string {
  const mail = membersOf(value);
  const { id, mailbox, minutesAgo, subject, body, bodyType, from } = mail;
  if (typeof id !== 'string' || id === '') return '"id" is a text of your own.';
  if (typeof mailbox !== 'string' || world.directory.byKey(mailbox) === undefined)
    return '"mailbox" is the key of a person.';
  if (typeof minutesAgo !== 'number' || minutesAgo < 0) return '"minutesAgo" is a number.';
  if (typeof subject !== 'string' || typeof body !== 'string')
    return '"subject" and "body" are texts.';
  if (bodyType !== 'text' && bodyType !== 'html') return '"bodyType" is text or html.';
  if (from !== null && !isAddress(from)) return '"from" is null or {name, address}.';
  const { to = [], cc = [], attachments = [], internetHeaders = {}, importance } = mail;
  if (!areAddresses(to) || !areAddresses(cc)) return '"to" and "cc" are lists of {name, address}.';
  if (!Array.isArray(attachments) || !attachments.every((name) => typeof name === 'string'))
    return '"attachments" is a list of names.';
  const headers = membersOf(internetHeaders);
  if (!areTexts(headers)) return '"internetHeaders" are texts.';
  return {
    id,
    mailbox,
    minutesAgo,
    subject,
    body,
    bodyType,
    from,
    to,
    cc,
    attachments,
    internetHeaders: headers,
    importance: importance === 'low' || importance === 'high' ? importance : 'normal',
    isRead: mail['isRead'] === true,
  };
}

function isAddress(value: unknown): value is SeedAddress {
  const { name, address } = membersOf(value);
  return typeof name === 'string' && typeof address === 'string';
}

function areAddresses(value: unknown): value is readonly SeedAddress[] {
  return Array.isArray(value) && value.every(isAddress);
}

function areTexts(
  headers: Readonly<Record<string, unknown>>,
): headers is Readonly<Record<string, string>> {
  return Object.values(headers).every((value) => typeof value === 'string');
}

function refused(error: string): ControlAnswer {
  return { status: 400, body: { error } };
}

function membersOf(asked: unknown): Readonly<Record<string, unknown>> {
  return typeof asked === 'object' && asked !== null ? { ...asked } : {};
}
