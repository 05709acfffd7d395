// Reads the open item of Outlook as a mail or a draft, trusting nothing that real clients are known to leave out.
import { instantFromMilliseconds } from '../../domain/time';
import type { Mail, Person } from '../../domain/mail';
import { DeskError, isDeskError, type OpenDraft, type OpenItem, type OpenMail } from '../../ports';
import { call } from './call';
import { parseHeaders } from './internetHeaders';

/** What the published types promise and clients break (office-js issues 6651, 5875, 1821). */
type Loose<T> = { readonly [Key in keyof T]?: T[Key] | null };
type ItemMembers = Loose<Office.MessageRead> & Loose<Office.MessageCompose>;
/** Members that are values in read mode and fields to be asked in compose mode. */
type TwofoldMembers = 'itemType' | 'subject' | 'from' | 'to' | 'cc' | 'bcc';
export type LooseItem = Omit<ItemMembers, TwofoldMembers> &
  Partial<Readonly<Record<TwofoldMembers, unknown>>>;
type OneAddress = Pick<Office.EmailAddressDetails, 'displayName' | 'emailAddress'>;

export interface ItemSurroundings {
  readonly mailbox: Office.Mailbox;
  readonly supports: (mailboxSet: string) => boolean;
  readonly userAddress: string;
  /** Physicians covered, asked after what the client itself says. */
  readonly principals: readonly string[];
}

/** The item as the client shows it now. */
export async function readItem(
  item: LooseItem | null,
  around: ItemSurroundings,
): Promise<OpenItem> {
  if (item === null) return { kind: 'none' };
  if (isDraft(item)) return readDraft(item);
  // Reports, encrypted and meeting items have no readable body or are not mails (office-js issue 5965).
  if (item.itemType !== 'message' || typeof item.body?.getAsync !== 'function')
    return { kind: 'unreadable' };
  if (!/^IPM\.Note(?!\.SMIME|\.RPMSG)/i.test(item.itemClass ?? 'IPM.Note'))
    return { kind: 'unreadable' };
  return readMail(item, around);
}

/** In compose mode the subject is a field to be asked, not a text. */
function isDraft(item: LooseItem): boolean {
  return typeof item.subject === 'object' && item.subject !== null;
}

async function readMail(item: LooseItem, around: ItemSurroundings): Promise<OpenMail> {
  const [body, headers, mailboxCandidates] = await Promise.all([
    readBody(item),
    readHeaders(item, around),
    readCandidates(item, around),
  ]);
  const itemId = textOr(item.itemId, null);
  const mail: Mail = {
    from: personOrNull(item.from ?? item.sender),
    to: peopleOf(item.to),
    cc: peopleOf(item.cc),
    subject: textOr(item.subject, ''),
    ...body,
    receivedAt:
      item.dateTimeCreated instanceof Date
        ? instantFromMilliseconds(item.dateTimeCreated.getTime())
        : null,
    importance: importanceOf(headers),
    attachmentNames: attachmentNames(item),
    headers,
  };
  return {
    kind: 'read',
    mail,
    restId: itemId === null ? null : restIdOf(itemId, around.mailbox),
    internetMessageId: textOr(item.internetMessageId, null),
    mailboxCandidates,
  };
}

async function readBody(item: LooseItem): Promise<Pick<Mail, 'bodyType' | 'body'>> {
  const { body } = item;
  if (body === null || body === undefined) return { bodyType: 'text', body: '' };
  try {
    return {
      bodyType: 'html',
      body: await call<string>('office/refused', 'body', (done) => {
        body.getAsync('html', done);
      }),
    };
  } catch (error) {
    if (!isDeskError(error) || error.code !== 'office/refused') throw error;
    // Some clients give no HTML for a plain mail.
    return {
      bodyType: 'text',
      body: await call<string>('office/refused', 'body', (done) => {
        body.getAsync('text', done);
      }),
    };
  }
}

async function readHeaders(
  item: LooseItem,
  { supports }: ItemSurroundings,
): Promise<Readonly<Record<string, string>>> {
  const { getAllInternetHeadersAsync } = item;
  if (typeof getAllInternetHeadersAsync !== 'function' || !supports('1.8')) return {};
  try {
    return parseHeaders(
      await call<string>('office/refused', 'headers', (done) => {
        getAllInternetHeadersAsync.call(item, done);
      }),
    );
  } catch (error) {
    // Headers only sharpen the verdict: a client that refuses them still shows the mail.
    if (isDeskError(error)) return {};
    throw error;
  }
}

/**
 * Addresses that may own the item, best guess first, each once: what the client says of a shared folder, the
 * physicians covered, the user. The method is not there on an item that is not shared, and at times on one that is
 * (office-js issue 6651).
 */
async function readCandidates(
  item: LooseItem,
  around: ItemSurroundings,
): Promise<readonly string[]> {
  const shared = await readShared(item);
  const all = [shared?.targetMailbox, shared?.owner, ...around.principals, around.userAddress];
  return [...new Set(all.filter(isAddress).map((address) => address.toLowerCase()))];
}

async function readShared(item: LooseItem): Promise<Loose<Office.SharedProperties> | null> {
  const { getSharedPropertiesAsync } = item;
  if (typeof getSharedPropertiesAsync !== 'function') return null;
  try {
    return await call<Loose<Office.SharedProperties>>('office/refused', 'shared', (done) => {
      getSharedPropertiesAsync.call(item, done);
    });
  } catch (error) {
    // Without it the covered physicians are tried one by one; nothing is written before one is confirmed.
    if (isDeskError(error)) return null;
    throw error;
  }
}

/** The recipients and the format of the open draft. */
async function readDraft(item: LooseItem): Promise<OpenDraft> {
  const fields = [item.to, item.cc, item.bcc].filter(isRecipients);
  const lists = await Promise.all(
    fields.map((field) =>
      call<OneAddress[]>('office/refused', 'recipients', (done) => {
        field.getAsync(done);
      }),
    ),
  );
  const people = lists.flat().map(({ emailAddress }) => emailAddress.toLowerCase());
  return { kind: 'compose', recipients: [...new Set(people)], isHtml: await isHtmlBody(item) };
}

/** Whether the draft takes HTML; a client that cannot say is asked for text, which every draft takes. */
export async function isHtmlBody(item: LooseItem): Promise<boolean> {
  const { body } = item;
  if (body === null || body === undefined)
    throw new DeskError('office/unavailable', { name: 'body' });
  const type = await call<string>('office/refused', 'bodyType', (done) => {
    body.getTypeAsync(done);
  });
  return type === 'html';
}

function isRecipients(field: unknown): field is Office.Recipients {
  return (
    typeof field === 'object' && field !== null && !Array.isArray(field) && 'getAsync' in field
  );
}

function restIdOf(itemId: string, mailbox: Office.Mailbox): string | null {
  try {
    // 'v2.0' is Office.MailboxEnums.RestVersion.v2_0. The new Outlook on Mac answers null (office-js issue 5875).
    return textOr(mailbox.convertToRestId(itemId, 'v2.0'), null);
  } catch {
    // Without an id the mail is found by its internetMessageId.
    return null;
  }
}

function importanceOf(headers: Readonly<Record<string, string>>): Mail['importance'] {
  const stated = Object.entries(headers).find(([name]) => name.toLowerCase() === 'importance')?.[1];
  const importance = stated?.toLowerCase();
  return importance === 'high' || importance === 'low' ? importance : 'normal';
}

function attachmentNames(item: LooseItem): readonly string[] {
  const { attachments } = item;
  if (!Array.isArray(attachments)) return [];
  return attachments.map(({ name }) => name).filter((name) => typeof name === 'string');
}

function peopleOf(field: unknown): readonly Person[] {
  if (!Array.isArray(field)) return [];
  return (field as readonly (OneAddress | null)[])
    .map(personOrNull)
    .filter((person) => person !== null);
}

function personOrNull(details: unknown): Person | null {
  if (typeof details !== 'object' || details === null || !('emailAddress' in details)) return null;
  const name = 'displayName' in details ? textOr(details.displayName, '') : '';
  return { name, address: textOr(details.emailAddress, '').toLowerCase() };
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.includes('@');
}
