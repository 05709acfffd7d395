// Batches as Microsoft's client sends them: every request has an answer of its own, or the whole is refused.
import type { Client } from '@microsoft/microsoft-graph-client';
import { BatchRequestContent, BatchResponseContent } from '@microsoft/microsoft-graph-client';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal, SMALL_SITE } from './smallSite';

const MAYA = '/users/maya.okafor@lakesidehealth.example';
const PREFER = { Prefer: 'IdType="ImmutableId"' };
const EVENT = {
  subject: 'HOLD batch',
  start: { dateTime: '2026-11-25T11:45:00', timeZone: 'America/Chicago' },
  end: { dateTime: '2026-11-25T12:15:00', timeZone: 'America/Chicago' },
};

interface Step {
  readonly id?: string;
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly dependsOn?: readonly string[];
}

interface Answer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: {
    readonly id?: string;
    readonly value?: unknown[];
    readonly error?: { readonly code: string; readonly message: string };
  };
}

let tenant: RunningTenant;
let jordan: Client;

beforeAll(async () => {
  tenant = await startTenant({ site: SMALL_SITE });
  jordan = graphClient(tenant, 'jordan.reyes');
});
afterEach(() => fetch(`${tenant.desk}/faults`, { method: 'DELETE' }));
afterAll(() => tenant.stop());

async function batch(...requests: Step[]): Promise<Map<string, Answer>> {
  const { responses } = (await jordan.api('/$batch').post({ requests })) as {
    responses: Answer[];
  };
  return new Map(responses.map((answer) => [answer.id, answer]));
}

async function arrange(fault: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${tenant.desk}/faults`, {
    method: 'POST',
    body: JSON.stringify(fault),
  });
  expect(answer.status).toBe(201);
}

function read(id: string, dependsOn: readonly string[] = []): Step {
  return {
    id,
    method: 'GET',
    url: `${MAYA}/mailFolders/inbox?$select=id,totalItemCount`,
    ...(dependsOn.length === 0 ? {} : { dependsOn }),
  };
}

test('a batch answers each of its requests by its id', async () => {
  const answers = await batch(
    { id: 'self', method: 'GET', url: '/me?$select=id,displayName' },
    { id: 'folder', method: 'GET', url: `${MAYA.slice(1)}/mailFolders/inbox?$select=id` },
    { id: 'strange', method: 'GET', url: '/users/nobody@lakesidehealth.example/messages' },
    {
      id: 'event',
      method: 'POST',
      url: `${MAYA}/events`,
      headers: { 'Content-Type': 'application/json', ...PREFER },
      body: EVENT,
    },
  );
  expect([...answers].map(([id, { status }]) => [id, status])).toEqual([
    ['self', 200],
    ['folder', 200],
    ['strange', 404],
    ['event', 201],
  ]);
  expect(answers.get('strange')?.body?.error?.code).toBe('ErrorInvalidUser');
  expect(answers.get('event')?.headers['Location']).toContain('/events(');
  expect(answers.get('self')?.headers['Content-Type']).toContain('application/json');
});

test('the client’s own batch classes are understood', async () => {
  const content = new BatchRequestContent([
    { id: '1', request: new Request(`${tenant.graph}/me?$select=id`, { method: 'GET' }) },
    {
      id: '2',
      request: new Request(`${tenant.graph}${MAYA}/events`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...PREFER },
        body: JSON.stringify({ ...EVENT, subject: 'HOLD by the client' }),
      }),
      dependsOn: ['1'],
    },
  ]);
  const sent = await content.getContent();
  const answer = new BatchResponseContent(
    (await jordan.api('/$batch').post(sent)) as ConstructorParameters<
      typeof BatchResponseContent
    >[0],
  );
  expect(answer.getResponseById('1').status).toBe(200);
  expect(await answer.getResponseById('2').json()).toMatchObject({
    subject: 'HOLD by the client',
  });
});

test('a fifth request in one mailbox is asked to wait', async () => {
  const answers = await batch(...['1', '2', '3', '4', '5', '6'].map((id) => read(id)));
  const refused = [...answers.values()].filter(({ status }) => status === 429);
  expect(refused).toHaveLength(2);
  expect(refused[0]?.body?.error?.code).toBe('ApplicationThrottled');
  expect(Number(refused[0]?.headers['Retry-After'])).toBeGreaterThan(0);
});

test('requests in a row are never too many at once', async () => {
  const ids = ['1', '2', '3', '4', '5', '6'];
  const answers = await batch(...ids.map((id, index) => read(id, ids.slice(index - 1, index))));
  expect([...answers.values()].map(({ status }) => status)).toEqual(ids.map(() => 200));
});

test('what depends on a failure fails with it', async () => {
  const missing: Step = {
    id: 'a',
    method: 'GET',
    url: `${MAYA}/messages/nothing`,
    headers: PREFER,
  };
  const answers = await batch(missing, read('b', ['A']), read('c', ['b']));
  expect([...answers.values()].map(({ status }) => status)).toEqual([400, 424, 424]);
  expect(answers.get('c')?.body?.error?.code).toBe('FailedDependency');
});

test('a fault meets the one request of a batch that it is about', async () => {
  await arrange({
    target: 'graph',
    kind: '429',
    match: '^GET .*/mailFolders',
    times: 1,
    retryAfterSeconds: 9,
  });
  const answers = await batch({ id: 'self', method: 'GET', url: '/me?$select=id' }, read('folder'));
  expect(answers.get('self')?.status).toBe(200);
  expect(answers.get('folder')).toMatchObject({ status: 429, headers: { 'Retry-After': '9' } });
  expect((await batch(read('again'))).get('again')?.status).toBe(200);
});

test.each<{ says: string; requests: readonly Step[]; code: string; words: string }>([
  {
    says: 'more than twenty requests',
    requests: Array.from({ length: 21 }, (_, index) => read(String(index))),
    code: 'MaximumValueExceeded',
    words: '20',
  },
  {
    says: 'the same id in another letter case',
    requests: [read('a'), read('A')],
    code: 'BadRequest',
    words: 'unique',
  },
  {
    says: 'a dependency on nobody',
    requests: [read('a'), read('b', ['x'])],
    code: 'BadRequest',
    words: "there is no request 'x'",
  },
  {
    says: 'requests that wait for each other',
    requests: [read('a', ['b']), read('b', ['a'])],
    code: 'BadRequest',
    words: 'does not come before',
  },
  {
    says: 'neither in a row nor all at once',
    requests: [read('a'), read('b', ['a']), read('c'), read('d', ['c'])],
    code: 'BadRequest',
    words: 'in parallel',
  },
  {
    says: 'an absolute address',
    requests: [{ id: 'a', method: 'GET', url: 'https://graph.microsoft.com/v1.0/me' }],
    code: 'BadRequest',
    words: 'relative',
  },
  { says: 'no method', requests: [{ id: 'a', url: '/me' }], code: 'BadRequest', words: 'method' },
  { says: 'no id', requests: [{ method: 'GET', url: '/me' }], code: 'BadRequest', words: 'id' },
  {
    says: 'a body without Content-Type',
    requests: [{ id: 'a', method: 'POST', url: `${MAYA}/events`, body: EVENT }],
    code: 'BadRequest',
    words: 'Content-Type',
  },
  {
    says: 'a batch within the batch',
    requests: [{ id: 'a', method: 'POST', url: '/$batch' }],
    code: 'BadRequest',
    words: 'itself a batch',
  },
  { says: 'no requests', requests: [], code: 'BadRequest', words: 'Invalid batch payload' },
])('a batch with $says is refused as a whole', async ({ requests, code, words }) => {
  const answer = await refusal(jordan.api('/$batch').post({ requests }));
  expect(answer).toMatchObject({ status: 400, code });
  expect(answer.message).toContain(words);
});
