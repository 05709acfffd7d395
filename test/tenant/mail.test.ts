// The tenant's mail, driven by Microsoft's own client.
import type { Client } from '@microsoft/microsoft-graph-client';
import type { Message } from '@microsoft/microsoft-graph-types';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal } from './smallSite';

const MAYA = '/users/maya.okafor@lakesidehealth.example';
const IMMUTABLE = 'IdType="ImmutableId"';

let tenant: RunningTenant;
let jordan: Client;

beforeAll(async () => {
  tenant = await startTenant();
  jordan = graphClient(tenant, 'jordan.reyes');
});
afterAll(() => tenant.stop());

async function inbox(prefer = IMMUTABLE): Promise<Message[]> {
  const page = (await jordan
    .api(`${MAYA}/mailFolders('inbox')/messages`)
    .header('Prefer', prefer)
    .select('id,subject,internetMessageId,receivedDateTime,isRead,from,parentFolderId')
    .top(100)
    .get()) as { value: Message[] };
  return page.value;
}

test('a delegate reads the inbox of her physician newest first', async () => {
  const messages = await inbox();
  const received = messages.map((message) => message.receivedDateTime ?? '');
  expect(messages.length).toBeGreaterThan(20);
  expect(received).toEqual([...received].sort().reverse());
  expect(received.every((at) => Date.parse(at) <= Date.now())).toBe(true);
});

test('a message answers to both of its ids and to its Internet id', async () => {
  const [immutable] = await inbox();
  const [rest] = await inbox('outlook.body-content-type="text"');
  expect(immutable?.id).not.toBe(rest?.id);
  for (const id of [immutable?.id, rest?.id]) {
    const read = (await jordan
      .api(`${MAYA}/messages/${id ?? ''}`)
      .header('Prefer', IMMUTABLE)
      .select('id')
      .get()) as Message;
    expect(read.id).toBe(immutable?.id);
  }
  const found = (await jordan
    .api(`${MAYA}/messages`)
    .header('Prefer', IMMUTABLE)
    .filter(`internetMessageId eq '${immutable?.internetMessageId ?? ''}'`)
    .select('id')
    .get()) as { value: Message[] };
  expect(found.value.map((message) => message.id)).toEqual([immutable?.id]);
});

test('pages of a folder add up to its count', async () => {
  const seen: string[] = [];
  let next: string | undefined = `${MAYA}/mailFolders('inbox')/messages?$select=id&$top=7`;
  while (next !== undefined) {
    const page = (await jordan.api(next).header('Prefer', IMMUTABLE).get()) as {
      value: Message[];
      '@odata.nextLink'?: string;
    };
    seen.push(...page.value.map((message) => message.id ?? ''));
    next = page['@odata.nextLink']?.replace(`${tenant.graph}/v1.0`, '');
  }
  const folder = (await jordan.api(`${MAYA}/mailFolders/inbox`).get()) as {
    totalItemCount: number;
  };
  expect(new Set(seen).size).toBe(folder.totalItemCount);
});

test('the body comes as the text that was asked for', async () => {
  const html = (await inbox()).find((message) => message.subject === 'RE: Fellowship outline');
  const read = (await jordan
    .api(`${MAYA}/messages/${html?.id ?? ''}`)
    .header('Prefer', `${IMMUTABLE}, outlook.body-content-type="text"`)
    .select('body')
    .get()) as Message;
  expect(read.body?.contentType).toBe('text');
  expect(read.body?.content).toContain('Can we take 45 minutes in person');
  expect(read.body?.content).not.toContain('<p');
});

test('an unsafe body loses its script on the way', async () => {
  const hostile = (await inbox()).find((message) => message.subject === 'Site visit');
  const read = (await jordan
    .api(`${MAYA}/messages/${hostile?.id ?? ''}`)
    .select('body')
    .get()) as Message;
  expect(read.body?.content).not.toMatch(/<script|onerror|javascript:/i);
});

test('categories and flags change and a new change key comes', async () => {
  const message = (await inbox())[1];
  const address = `${MAYA}/messages/${message?.id ?? ''}`;
  const before = (await jordan.api(address).select('changeKey').get()) as Message;
  const after = (await jordan.api(address).patch({
    categories: ['Anteroom: patient-clinical'],
    flag: { flagStatus: 'flagged' },
    isRead: true,
  })) as Message;
  expect(after).toMatchObject({
    categories: ['Anteroom: patient-clinical'],
    flag: { flagStatus: 'flagged' },
    isRead: true,
  });
  expect(after.changeKey).not.toBe(before.changeKey);
});

test('received words are nobody’s to change', async () => {
  const message = (await inbox())[2];
  for (const change of [
    { subject: 'other' },
    { body: { contentType: 'text', content: '' } },
    { toRecipients: [] },
  ]) {
    expect(
      await refusal(jordan.api(`${MAYA}/messages/${message?.id ?? ''}`).patch(change)),
    ).toMatchObject({
      status: 403,
      code: 'ErrorAccessDenied',
    });
  }
});

test('a move changes the plain id and keeps the immutable', async () => {
  const [immutable] = (await inbox()).slice(-1);
  const address = `${MAYA}/messages/${immutable?.id ?? ''}`;
  const plain = (await jordan.api(address).select('id').get()) as Message;
  const moved = (await jordan.api(`${address}/move`).post({ destinationId: 'archive' })) as Message;
  expect(moved.id).not.toBe(plain.id);
  const read = (await jordan
    .api(address)
    .header('Prefer', IMMUTABLE)
    .select('id,parentFolderId')
    .get()) as Message;
  expect(read.id).toBe(immutable?.id);
  expect(read.parentFolderId).not.toBe(immutable?.parentFolderId);
  expect(await refusal(jordan.api(`${MAYA}/messages/${plain.id ?? ''}`).get())).toMatchObject({
    status: 404,
    code: 'ErrorItemNotFound',
  });
});

test('a forward waits in Drafts until somebody sends it', async () => {
  const message = (await inbox())[1];
  const draft = (await jordan
    .api(`${MAYA}/messages/${message?.id ?? ''}/createForward`)
    .header('Prefer', IMMUTABLE)
    .post({
      message: {
        toRecipients: [{ emailAddress: { address: 'nurse-line@lakesidehealth.example' } }],
      },
      comment: 'For the nurse line.',
    })) as Message;
  expect(draft).toMatchObject({ isDraft: true, subject: `Fw: ${message?.subject ?? ''}` });
  await jordan.api(`${MAYA}/messages/${draft.id ?? ''}`).delete();
  const drafts = (await jordan.api(`${MAYA}/mailFolders/drafts`).get()) as {
    totalItemCount: number;
  };
  expect(drafts.totalItemCount).toBe(0);
});

test.each([
  { says: 'an unknown member of a select', path: `${MAYA}/messages?$select=subjekt`, status: 400 },
  {
    says: 'an unknown member of a filter',
    path: `${MAYA}/messages?$filter=subjekt eq 'x'`,
    status: 400,
  },
  { says: 'a filter that is no filter', path: `${MAYA}/messages?$filter=subject eq`, status: 400 },
  {
    says: 'an order that the filter does not begin with',
    path: `${MAYA}/messages?$filter=isRead eq false&$orderby=subject`,
    status: 400,
  },
  { says: 'a search', path: `${MAYA}/messages?$search="x"`, status: 501 },
  { says: 'a path that the tenant lacks', path: `${MAYA}/contacts`, status: 501 },
  {
    says: 'the settings of a mailbox that is not the caller’s',
    path: `${MAYA}/mailboxSettings`,
    status: 403,
  },
  {
    says: 'a mailbox without delegation',
    path: '/users/elena.marsh@lakesidehealth.example/messages',
    status: 403,
  },
  { says: 'another user’s profile', path: MAYA, status: 403 },
])('Graph refuses $says', async ({ path, status }) => {
  expect(await refusal(jordan.api(path).get())).toMatchObject({ status });
});

test('a token without the mail permission opens no mailbox', async () => {
  const without = graphClient(tenant, 'jordan.reyes', ['User.Read', 'Calendars.ReadWrite.Shared']);
  expect(await refusal(without.api(`${MAYA}/messages`).get())).toMatchObject({
    status: 403,
    code: 'ErrorAccessDenied',
  });
});

test('the fifth call at once into one mailbox waits', async () => {
  const token = await tenant.tokenFor('jordan.reyes');
  await fetch(`${tenant.desk}/faults`, {
    method: 'POST',
    body: JSON.stringify({ target: 'graph', kind: 'slow', delayMs: 1500 }),
  });
  const answers = await Promise.all(
    Array.from({ length: 5 }, () =>
      fetch(`${tenant.graph}/v1.0${MAYA}/messages?$top=1`, {
        headers: { Authorization: `Bearer ${token}` },
      }),
    ),
  );
  await fetch(`${tenant.desk}/faults`, { method: 'DELETE' });
  const refused = answers.find((answer) => answer.status === 429);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 200, 429]);
  expect(refused?.headers.get('retry-after')).toBe('2');
  expect(await refused?.json()).toMatchObject({ error: { code: 'ApplicationThrottled' } });
});

test('a call without a valid token gets a challenge', async () => {
  const [head = '', payload = '', signature = ''] = (await tenant.tokenFor('jordan.reyes')).split(
    '.',
  );
  const forged = Buffer.from(payload, 'base64url').toString('utf8').replace('52b0f3e9', 'ffffffff');
  for (const token of [
    '',
    'x',
    [head, Buffer.from(forged).toString('base64url'), signature].join('.'),
  ]) {
    const answer = await fetch(`${tenant.graph}/v1.0/me`, {
      headers: token === '' ? {} : { Authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('authorization_uri');
    expect(await answer.json()).toMatchObject({ error: { code: 'InvalidAuthenticationToken' } });
  }
});

test('browsers of any origin may read what Graph exposes', async () => {
  const preflight = await fetch(`${tenant.graph}/v1.0/me`, {
    method: 'OPTIONS',
    headers: {
      Origin: tenant.pages,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization,prefer',
    },
  });
  expect(preflight.status).toBe(200);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,prefer');
  const answer = await fetch(`${tenant.graph}/v1.0/me`);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-expose-headers')).toMatch(/ETag.*Retry-After/);
});

describe('mails that are delivered on demand', () => {
  const mail = {
    id: 'asked-1',
    mailbox: 'maya.okafor',
    minutesAgo: 3,
    subject: 'Brought by the control',
    body: 'A few words.',
    bodyType: 'text',
    from: { name: 'Nobody Known', address: 'nobody@outside.example' },
  };
  const deliver = async (mails: unknown): Promise<Response> =>
    fetch(`${tenant.desk}/tenant/mails`, { method: 'POST', body: JSON.stringify({ mails }) });

  test('they stand in the inbox as if they had come', async () => {
    expect((await deliver([mail])).status).toBe(201);
    const found = (await inbox()).find(({ subject }) => subject === mail.subject);
    expect(found).toMatchObject({ isRead: false, from: { emailAddress: mail.from } });
  });

  test('one that is wrong keeps all of them out', async () => {
    const before = (await inbox()).length;
    const answer = await deliver([
      { ...mail, id: 'asked-2' },
      { ...mail, mailbox: 'nobody' },
    ]);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      error: 'mails[1]: "mailbox" is the key of a person.',
    });
    expect(await inbox()).toHaveLength(before);
  });
});
