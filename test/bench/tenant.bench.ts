// What the local tenant costs with a full mailbox: 100,000 messages, a page by an index, a page of a delta, a start.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAILBOX_LATENCY_MS } from '../../src/tenant/graph/performRequest';
import { immutableIdFor } from '../../src/tenant/graph/itemIds';
import type { MessageDoc } from '../../src/tenant/mail/messageDoc';
import { createMailStore } from '../../src/tenant/mail/mailStore';
import { createChanges } from '../../src/tenant/store/changes';
import { openStore } from '../../src/tenant/store/openStore';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { ratioOf, report, rowOf } from './report';
import type { Row } from './report';

const MESSAGES = 100_000;
const MAILBOX = 'maya.okafor';
const PAGE_LIMIT_MS = 20;
const DELTA_LIMIT_MS = 50;
const START_LIMIT_MS = 3000;
const STARTS = 5;
const CALLS = 41;
const MINUTE = 60_000;
const INBOX = `/users/${MAILBOX}@lakesidehealth.example/mailFolders/inbox/messages`;

const folder = mkdtempSync(join(tmpdir(), 'anteroom-bench-'));
const data = join(folder, 'data');
await (await startTenant({ data })).stop();
fill();
const starts: number[] = [];
for (let run = 0; run < STARTS; run += 1) {
  const started = performance.now();
  const tenant = await startTenant({ data });
  starts.push(performance.now() - started);
  if (run < STARTS - 1) {
    await tenant.stop();
  } else {
    await measure(tenant);
  }
}
rmSync(folder, { recursive: true, force: true });

async function measure(tenant: RunningTenant): Promise<void> {
  const token = await tenant.tokenFor('jordan.reyes');
  const ask = async (address: string): Promise<Answer> => {
    const answer = await fetch(
      address.startsWith('http') ? address : `${tenant.graph}/v1.0${address}`,
      { headers: { Authorization: `Bearer ${token}`, Prefer: 'IdType="ImmutableId"' } },
    );
    if (answer.status !== 200) {
      throw new Error(`${String(answer.status)} ${address}: ${await answer.text()}`);
    }
    return (await answer.json()) as Answer;
  };
  const month = new Date(Date.now() - 30 * 24 * 60 * MINUTE).toISOString();
  const select = '$select=id,subject,from,receivedDateTime,isRead,categories&$top=50';
  const filters: Readonly<Record<string, string>> = {
    newest: '',
    'of a month': `&$filter=receivedDateTime ge ${month}&$orderby=receivedDateTime desc`,
    unread: '&$filter=isRead eq false',
    flagged: "&$filter=flag/flagStatus eq 'flagged'",
    'of a category': "&$filter=categories/any(c:c eq 'Bench 7')",
    'of a sender': "&$filter=from/emailAddress/address eq 'sender77@riverbend.example'",
    'of a conversation': "&$filter=conversationId eq 'conversation 77'",
    'by its Internet id': "&$filter=internetMessageId eq '<77777@bench.example>'",
  };
  const idle = await time('the shortest call', 'one folder, its id alone', () =>
    ask(`/users/${MAILBOX}@lakesidehealth.example/mailFolders/drafts?$select=id`),
  );
  const pages: Row[] = [];
  for (const [name, filter] of Object.entries(filters)) {
    pages.push(
      await time(`page ${name}`, 'up to 50 of 100,000', () => ask(`${INBOX}?${select}${filter}`)),
    );
  }
  const first = await ask(`${INBOX}/delta?${select}`);
  const middle = first['@odata.nextLink'] ?? '';
  const deltas = [
    await time('first page of a delta', '50 of 100,000', () => ask(`${INBOX}/delta?${select}`)),
    await time('next page of a delta', '50 of 100,000', () => ask(middle)),
  ];
  await tenant.stop();
  // What the tenant waits on purpose, so that five calls at once meet the limit of a mailbox, is no work of its own.
  const slowest = (rows: readonly Row[]): number =>
    Math.max(...rows.map((row) => row.median)) - MAILBOX_LATENCY_MS;
  report(
    'tenant',
    [rowOf('start', 'with 100,000 messages, until ready', 'ms', starts), idle, ...pages, ...deltas],
    [
      ratioOf(
        'slowest page by an index, without the wait on purpose, ms',
        slowest(pages),
        PAGE_LIMIT_MS,
      ),
      ratioOf(
        'slowest page of a delta, without the wait on purpose, ms',
        slowest(deltas),
        DELTA_LIMIT_MS,
      ),
      ratioOf('start, ms', rowOf('start', '', 'ms', starts).median, START_LIMIT_MS),
    ],
  );
}

interface Answer {
  readonly '@odata.nextLink'?: string;
}

async function time(name: string, what: string, call: () => Promise<unknown>): Promise<Row> {
  await call();
  const values: number[] = [];
  for (let run = 0; run < CALLS; run += 1) {
    const started = performance.now();
    await call();
    values.push(performance.now() - started);
  }
  return rowOf(name, what, 'ms', values);
}

function fill(): void {
  const store = openStore(data);
  const mail = createMailStore(store, createChanges());
  const inbox = mail.folder(MAILBOX, 'inbox');
  const archive = mail.folder(MAILBOX, 'archive');
  if (inbox === undefined || archive === undefined) {
    throw new Error('The mailbox has no folders.');
  }
  const now = Date.now();
  store.together(() => {
    for (let index = 0; index < MESSAGES; index += 1) {
      mail.add({
        immutableId: immutableIdFor(`bench ${String(index)}`),
        mailbox: MAILBOX,
        folder: index % 10 === 0 ? archive.id : inbox.id,
        headers: [{ name: 'Message-ID', value: `<${String(index)}@bench.example>` }],
        doc: benchMail(index, new Date(now - index * 7 * MINUTE)),
      });
    }
  });
  store.close();
}

function benchMail(index: number, received: Date): MessageDoc {
  const at = `${received.toISOString().slice(0, 19)}Z`;
  const sender = {
    emailAddress: {
      name: `Sender ${String(index % 500)}`,
      address: `sender${String(index % 500)}@riverbend.example`,
    },
  };
  return {
    createdDateTime: at,
    lastModifiedDateTime: at,
    receivedDateTime: at,
    sentDateTime: at,
    categories: index % 100 < 8 ? [`Bench ${String(index % 100)}`] : [],
    internetMessageId: `<${String(index)}@bench.example>`,
    subject: `Agenda item ${String(index)} for the service line`,
    importance: 'normal',
    conversationId: `conversation ${String(index % 20_000)}`,
    isRead: index > 2000,
    isDraft: false,
    inferenceClassification: 'focused',
    body: { contentType: 'text', content: 'Please find a time for item after item. '.repeat(25) },
    sender,
    from: sender,
    toRecipients: [],
    ccRecipients: [],
    bccRecipients: [],
    replyTo: [],
    flag: { flagStatus: index % 400 === 0 ? 'flagged' : 'notFlagged' },
    attachments: [],
  };
}
