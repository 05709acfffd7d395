// The sweep's reads: rounds of changes, forgotten marks, whole mails, and moves that take nothing from a person.
import { createGraph } from '../../../src/adapters/graph';
import type { InboxChanges } from '../../../src/ports';
import type { Script } from '../../support/ScriptedGraph';
import {
  failureOf,
  scriptedDesk,
  TEST_LISTS,
  TEST_SETTINGS,
  type ScriptedDesk,
} from '../../support/scriptedDesk';

const MAYA = 'maya.okafor@lakesidehealth.example';
const MAIL = { mailbox: MAYA, immutableId: 'm1' };
const BASE = 'https://graph.test/v1.0/users/u1/mailFolders/inbox/messages/delta';

function row(id: string, more: object = {}): object {
  return {
    id,
    receivedDateTime: '2026-11-16T14:00:00Z',
    isRead: false,
    categories: [],
    from: { emailAddress: { name: 'Ann', address: 'Ann@House.example' } },
    subject: 'Minutes',
    conversationId: 'c1',
    ...more,
  };
}

async function roundOf(
  { graph }: ScriptedDesk,
  deltaLink: string | null = null,
): Promise<InboxChanges[]> {
  const pages: InboxChanges[] = [];
  const since = deltaLink === null ? null : { deltaLink };
  for await (const page of graph.mailbox.readInboxChanges(MAYA, since)) pages.push(page);
  return pages;
}

test('a round follows its pages and ends with the mark', async () => {
  const desk = scriptedDesk(({ path }) =>
    path.includes('skiptoken')
      ? { body: { value: [row('m2')], '@odata.deltaLink': `${BASE}?$deltatoken=d1` } }
      : { body: { value: [row('m1')], '@odata.nextLink': `${BASE}?$skiptoken=s1` } },
  );
  const pages = await roundOf(desk);
  expect(pages.map(({ startsAfresh, mark }) => [startsAfresh, mark])).toEqual([
    [true, null],
    [false, { deltaLink: `${BASE}?$deltatoken=d1` }],
  ]);
  expect(pages[0]!.changes).toEqual([
    {
      kind: 'here',
      mail: {
        reference: MAIL,
        receivedAt: Date.UTC(2026, 10, 16, 14),
        isRead: false,
        categories: [],
        from: { name: 'Ann', address: 'ann@house.example' },
        subject: 'Minutes',
        conversationId: 'c1',
      },
    },
  ]);
  for (const { headers } of desk.network.seen) {
    expect(headers['prefer']).toContain('IdType="ImmutableId"');
    expect(headers['prefer']).toContain('odata.maxpagesize=50');
  }
});

test('a mail that left the inbox is told as gone', async () => {
  const desk = scriptedDesk(() => ({
    body: {
      value: [{ id: 'm1', '@removed': { reason: 'deleted' } }],
      '@odata.deltaLink': `${BASE}?$deltatoken=d2`,
    },
  }));
  const [page] = await roundOf(desk, `${BASE}?$deltatoken=d1`);
  expect(page).toMatchObject({
    changes: [{ kind: 'gone', immutableId: 'm1' }],
    startsAfresh: false,
  });
});

test('a change that tells half of a mail is completed', async () => {
  const desk = scriptedDesk(({ path }) =>
    path.includes('delta')
      ? {
          body: {
            value: [{ id: 'm1', isRead: true }],
            '@odata.deltaLink': `${BASE}?$deltatoken=2`,
          },
        }
      : { body: row('m1', { isRead: true }) },
  );
  const [page] = await roundOf(desk, `${BASE}?$deltatoken=d1`);
  expect(page?.changes).toMatchObject([
    { kind: 'here', mail: { subject: 'Minutes', isRead: true } },
  ]);
});

test('a forgotten mark begins a whole round and no other failure does', async () => {
  const answers =
    (status: number): Script =>
    ({ path }) =>
      path.includes('deltatoken')
        ? { status, body: { error: { code: 'SyncStateNotFound' } } }
        : { body: { value: [row('m1')], '@odata.deltaLink': `${BASE}?$deltatoken=d2` } };
  const [page] = await roundOf(scriptedDesk(answers(410)), `${BASE}?$deltatoken=old`);
  expect(page).toMatchObject({ startsAfresh: true, changes: [{ kind: 'here' }] });
  await expect(
    failureOf(roundOf(scriptedDesk(answers(403)), `${BASE}?$deltatoken=old`)),
  ).resolves.toMatchObject({ code: 'graph/forbidden' });
});

test('a mark that leads away from Graph is not followed', async () => {
  const desk = scriptedDesk(() => ({ body: { value: [] } }));
  await expect(
    failureOf(roundOf(desk, 'https://elsewhere.example/delta?$deltatoken=d1')),
  ).resolves.toMatchObject({ code: 'graph/malformed' });
  expect(desk.network.seen).toEqual([]);
});

test('a round without a mark at its end is an error', async () => {
  const desk = scriptedDesk(() => ({ body: { value: [] } }));
  await expect(failureOf(roundOf(desk))).resolves.toMatchObject({
    code: 'graph/malformed',
    facts: { name: '@odata.deltaLink' },
  });
});

test('at most three reads of a mailbox run at once', async () => {
  let running = 0;
  let most = 0;
  const { network, tokens } = scriptedDesk(() => ({ body: row('m1') }));
  const send: typeof fetch = async (input, init) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return network.send(input, init);
  };
  const graph = createGraph({ settings: TEST_SETTINGS, tokens, lists: TEST_LISTS, send });
  await Promise.all(Array.from({ length: 12 }, async () => graph.mailbox.readMail(MAIL)));
  expect(most).toBe(3);
});

test('a mail is read with people, headers and attachment names', async () => {
  const desk = scriptedDesk(({ path }) =>
    path.includes('/attachments')
      ? { body: { value: [{ id: 'a', name: 'scan.pdf' }, { id: 'b' }] } }
      : {
          body: row('m1', {
            toRecipients: [{ emailAddress: { name: 'Maya', address: MAYA } }],
            body: { contentType: 'html', content: '<p>Hello</p>' },
            importance: 'high',
            hasAttachments: true,
            internetMessageHeaders: [
              { name: 'Received', value: 'last' },
              { name: 'Received', value: 'first' },
            ],
            webLink: 'https://outlook.example/m1',
          }),
        },
  );
  await expect(desk.graph.mailbox.readMail(MAIL)).resolves.toEqual({
    kind: 'mail',
    webLink: 'https://outlook.example/m1',
    mail: {
      from: { name: 'Ann', address: 'ann@house.example' },
      to: [{ name: 'Maya', address: MAYA }],
      cc: [],
      subject: 'Minutes',
      bodyType: 'html',
      body: '<p>Hello</p>',
      receivedAt: Date.UTC(2026, 10, 16, 14),
      importance: 'high',
      attachmentNames: ['scan.pdf'],
      headers: { Received: 'last' },
    },
  });
  expect(desk.network.seen[0]!.headers['prefer']).toContain('outlook.body-content-type="html"');
});

test.each([
  { says: 'a deleted mail is gone', status: 404, kind: 'gone' },
  { says: 'a closed mailbox is forbidden', status: 403, kind: 'forbidden' },
])('$says', async ({ status, kind }) => {
  const { graph } = scriptedDesk(() => ({ status }));
  await expect(graph.mailbox.readMail(MAIL)).resolves.toEqual({ kind });
});

describe('moving', () => {
  const lying = (folder: string): Script => {
    return ({ method, path }) => {
      if (method === 'POST') return { status: 201, body: row('m1') };
      if (path.includes('/mailFolders/inbox')) return { body: { id: 'IN' } };
      if (path.includes('/mailFolders/archive')) return { body: { id: 'ARCHIVE' } };
      return folder === '' ? { status: 404 } : { body: { parentFolderId: folder } };
    };
  };
  const move = { from: 'inbox', to: 'archive' } as const;

  test.each([
    { says: 'a mail in the inbox is moved', folder: 'IN', outcome: 'moved', posts: 1 },
    { says: 'a mail already there stays', folder: 'ARCHIVE', outcome: 'already-there', posts: 0 },
    {
      says: 'a mail that a person put elsewhere stays',
      folder: 'X',
      outcome: 'elsewhere',
      posts: 0,
    },
    { says: 'a deleted mail is gone', folder: '', outcome: 'gone', posts: 0 },
  ])('$says', async ({ folder, outcome, posts }) => {
    const { graph, network } = scriptedDesk(lying(folder));
    await expect(graph.mailbox.moveMail(MAIL, move)).resolves.toBe(outcome);
    const writes = network.seen.filter(({ method }) => method === 'POST');
    expect(writes.map(({ body }) => body)).toEqual(
      posts === 0 ? [] : [{ destinationId: 'ARCHIVE' }],
    );
  });

  const named = { from: 'inbox', to: { named: "Week's digest" } } as const;
  test.each([
    { says: 'a folder of the house is made where it is missing', found: [], made: 201, posts: 2 },
    { says: 'and used where it is there', found: [{ id: 'DIGEST' }], made: 500, posts: 1 },
  ])('$says', async ({ found, made, posts }) => {
    const { graph, network } = scriptedDesk((request) => {
      if (request.path.includes('/mailFolders?')) return { body: { value: found } };
      if (request.path.endsWith('/mailFolders')) return { status: made, body: { id: 'DIGEST' } };
      return lying('IN')(request);
    });
    await expect(graph.mailbox.moveMail(MAIL, named)).resolves.toBe('moved');
    const writes = network.seen.filter(({ method }) => method === 'POST');
    expect(writes).toHaveLength(posts);
    expect(writes.at(-1)?.body).toEqual({ destinationId: 'DIGEST' });
    const asked = network.seen.find(({ path }) => path.includes('/mailFolders?'));
    expect(decodeURIComponent(asked?.path ?? '')).toContain("displayName eq 'Week''s digest'");
  });

  test('a folder that another client made in the same moment is used', async () => {
    let looks = 0;
    const { graph } = scriptedDesk((request) => {
      if (request.path.includes('/mailFolders?')) {
        looks += 1;
        return { body: { value: looks === 1 ? [] : [{ id: 'THEIRS' }] } };
      }
      if (request.path.endsWith('/mailFolders')) return { status: 409 };
      return lying('IN')(request);
    });
    await expect(graph.mailbox.moveMail(MAIL, named)).resolves.toBe('moved');
    expect(looks).toBe(2);
  });

  test('the folders are looked up once for a mailbox', async () => {
    const { graph, network } = scriptedDesk(lying('IN'));
    await graph.mailbox.moveMail(MAIL, move);
    await graph.mailbox.moveMail(MAIL, move);
    expect(network.seen.filter(({ path }) => path.includes('/mailFolders/'))).toHaveLength(2);
  });
});

describe('whereabouts', () => {
  const tree: Script = ({ path }) => {
    if (path.includes('/mailFolders/SUB'))
      return { body: { id: 'SUB', displayName: '2026', parentFolderId: 'HR' } };
    if (path.includes('/mailFolders/HR'))
      return { body: { id: 'HR', displayName: 'Employee relations', parentFolderId: 'TOP' } };
    if (path.includes('/mailFolders/')) return { status: 403 };
    return { body: { conversationId: 'T', parentFolderId: 'SUB', from: null } };
  };

  test('folders are named from the top, as far as this person may see', async () => {
    const { graph, network } = scriptedDesk(tree);
    await expect(graph.mailbox.readWhereabouts(MAIL)).resolves.toEqual({
      kind: 'found',
      from: null,
      conversationId: 'T',
      folders: ['Employee relations', '2026'],
    });
    expect(network.seen[0]?.path).not.toMatch(/subject|body/);
  });

  test.each([
    { says: 'a deleted mail is gone', status: 404, kind: 'gone' },
    { says: 'a closed mailbox is forbidden', status: 403, kind: 'forbidden' },
  ])('$says', async ({ status, kind }) => {
    const { graph } = scriptedDesk(() => ({ status }));
    await expect(graph.mailbox.readWhereabouts(MAIL)).resolves.toEqual({ kind });
  });
});
