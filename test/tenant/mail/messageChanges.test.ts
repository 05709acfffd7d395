// The log of changes and the clock: seeded mail of the coming days arrives without anybody writing it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { immutableIdFor } from '../../../src/tenant/graph/itemIds';
import { addFolders, createMailStore } from '../../../src/tenant/mail/mailStore';
import type { Folder, MailStore } from '../../../src/tenant/mail/mailStore';
import type { StoredMessage } from '../../../src/tenant/mail/messageDoc';
import type { ChangePlace } from '../../../src/tenant/mail/messageChanges';
import { createChanges } from '../../../src/tenant/store/changes';
import { openStore } from '../../../src/tenant/store/openStore';
import type { Store } from '../../../src/tenant/store/openStore';
import { setClockAhead, tenantNow } from '../../../src/tenant/time/tenantClock';

const MINUTE = 60_000;
const MAILBOX = 'maya.okafor';

let data: string;
let store: Store;
let mail: MailStore;
let inbox: Folder;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'anteroom-changes-'));
  store = openStore(data);
  addFolders(store, MAILBOX);
  mail = createMailStore(store, createChanges());
  inbox = mail.folder(MAILBOX, 'inbox')!;
});
afterEach(() => {
  setClockAhead(0);
  store.close();
  rmSync(data, { recursive: true, force: true });
});

function receiveIn(minutes: number): StoredMessage {
  const at = `${new Date(tenantNow() + minutes * MINUTE).toISOString().slice(0, 19)}Z`;
  return mail.add({
    immutableId: immutableIdFor(`in ${String(minutes)}`),
    mailbox: MAILBOX,
    folder: inbox.id,
    headers: [],
    doc: {
      createdDateTime: at,
      lastModifiedDateTime: at,
      receivedDateTime: at,
      sentDateTime: at,
      categories: ['Hold'],
      internetMessageId: `<${String(minutes)}@mail.example>`,
      subject: `In ${String(minutes)}`,
      importance: 'normal',
      conversationId: 'one',
      isRead: false,
      isDraft: false,
      inferenceClassification: 'focused',
      body: { contentType: 'text', content: '' },
      sender: null,
      from: null,
      toRecipients: [],
      ccRecipients: [],
      bccRecipients: [],
      replyTo: [],
      flag: { flagStatus: 'notFlagged' },
      attachments: [],
    },
  });
}

const place = (): ChangePlace => ({ number: mail.log.newest(), time: tenantNow() });
const arrivals = (from: ChangePlace, to: ChangePlace): string[] =>
  mail.log.arrivals(MAILBOX, inbox.id, from, to, 0, 10).map(({ immutableId }) => immutableId);
const listed = (category?: string): string[] =>
  mail
    .messages({
      mailbox: MAILBOX,
      folder: inbox.id,
      limit: 10,
      ...(category === undefined ? {} : { category }),
    })
    .map(({ doc }) => doc.subject);

test('mail whose time comes is new without anybody writing', () => {
  receiveIn(-5);
  const coming = receiveIn(10);
  const before = place();
  expect(listed()).toEqual(['In -5']);
  expect(listed('hold')).toEqual(['In -5']);
  expect(mail.message(MAILBOX, coming.immutableId)).toBeUndefined();
  expect(mail.counts(inbox)).toEqual({ total: 1, unread: 1 });
  setClockAhead(11 * MINUTE);
  expect(listed()).toEqual(['In 10', 'In -5']);
  expect(listed('hold')).toEqual(['In 10', 'In -5']);
  expect(mail.counts(inbox)).toEqual({ total: 2, unread: 2 });
  expect(arrivals(before, place())).toEqual([coming.immutableId]);
});

test('what was written is told by the log and not again as an arrival', () => {
  const before = place();
  setClockAhead(11 * MINUTE);
  const written = receiveIn(-2);
  const after = place();
  expect(arrivals(before, after)).toEqual([]);
  expect(mail.log.inFolder(inbox.id, before.number, after.number, 0, 10)).toMatchObject([
    { immutableId: written.immutableId, kind: 'created' },
  ]);
});

test('of many changes to one message the log tells the last', () => {
  const message = receiveIn(-2);
  const before = place();
  const read = mail.change(message, { ...message.doc, isRead: true });
  const archive = mail.folder(MAILBOX, 'archive')!;
  mail.move(read, archive);
  const after = place();
  expect(mail.log.inFolder(inbox.id, before.number, after.number, 0, 10)).toMatchObject([
    { immutableId: message.immutableId, restId: message.restId, kind: 'removed' },
  ]);
  expect(mail.log.inFolder(archive.id, before.number, after.number, 0, 10)).toMatchObject([
    { immutableId: message.immutableId, kind: 'created' },
  ]);
});

test('each lookup of a list is answered by an index', () => {
  const plan = (where: string): string =>
    store
      .all(
        `explain query plan select number from messages m where m.mailbox = 'x' and ${where} order by m.received desc, m.immutable_id desc`,
      )
      .map((row) => String(row['detail']))
      .join(' ');
  for (const [where, index] of [
    ["m.folder = 'x'", 'messages_by_folder'],
    ["m.folder = 'x' and m.is_read = 0", 'messages_by_folder_reading'],
    ["+m.folder = 'x' and m.flag_status = 'flagged'", 'messages_by_flag'],
    ["+m.folder = 'x' and m.conversation_id = 'x'", 'messages_by_conversation'],
    ["+m.folder = 'x' and m.from_address = 'x'", 'messages_by_sender'],
    ["+m.folder = 'x' and m.internet_message_id = 'x'", 'messages_by_internet_id'],
  ] as const) {
    expect(plan(where)).toContain(`${index} (`);
    expect(plan(where)).not.toContain('TEMP B-TREE');
  }
});
