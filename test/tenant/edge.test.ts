// The edge of the Graph origin: versions, sizes, limits, cross-origin rules and the counting of collections.
import type { Client } from '@microsoft/microsoft-graph-client';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal } from './smallSite';

const MAYA = '/users/maya.okafor@lakesidehealth.example';

let tenant: RunningTenant;
let jordan: Client;

beforeAll(async () => {
  tenant = await startTenant();
  jordan = graphClient(tenant, 'jordan.reyes');
});
afterAll(() => tenant.stop());

const folder = (): Promise<unknown> =>
  jordan.api(`${MAYA}/mailFolders/inbox`).select('id').get() as Promise<unknown>;

async function limit(limits: Record<string, number>): Promise<void> {
  const answer = await fetch(`${tenant.desk}/tenant/limits`, {
    method: 'PUT',
    body: JSON.stringify(limits),
  });
  expect(answer.status).toBe(200);
}

test('the beta version is not answered, a strange one refused', async () => {
  expect(await refusal(jordan.api('/me').version('beta').get())).toMatchObject({
    status: 501,
    code: 'notImplemented',
  });
  expect(await refusal(jordan.api('/me').version('v2.0').get())).toMatchObject({
    status: 400,
    message: 'Invalid version: v2.0',
  });
});

test('an operation that is not built says so', async () => {
  expect(await refusal(jordan.api(`${MAYA}/onenote/pages`).get())).toMatchObject({
    status: 501,
    code: 'notImplemented',
  });
});

test('a request over four megabytes is too large', async () => {
  const content = 'x'.repeat(4 * 1024 * 1024);
  const answer = await refusal(
    jordan.api(`${MAYA}/events`).post({ body: { contentType: 'text', content } }),
  );
  expect(answer).toMatchObject({ status: 413, code: 'BadRequest' });
});

test('a body that does not say it is JSON is refused', async () => {
  const answer = await fetch(`${tenant.graph}/v1.0${MAYA}/events`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await tenant.tokenFor('jordan.reyes')}`,
      Prefer: 'IdType="ImmutableId"',
      'Content-Type': 'text/plain',
    },
    body: '{}',
  });
  expect(answer.status).toBe(415);
  expect(await answer.json()).toMatchObject({ error: { code: 'UnsupportedMediaType' } });
});

test('the mailbox takes so many calls in ten minutes', async () => {
  await limit({ inTenMinutes: 0 });
  const answer = await refusal(folder());
  expect(answer).toMatchObject({ status: 429, code: 'ApplicationThrottled' });
  expect(answer.message).toContain('RequestCount');
  expect(await jordan.api('/me').select('id').get()).toHaveProperty('id');
  await limit({});
  expect(await folder()).toHaveProperty('id');
});

test('a fifth call at once into one mailbox waits', async () => {
  const slow = { target: 'graph', kind: 'slow', match: '/mailFolders/inbox', delayMs: 1500 };
  await fetch(`${tenant.desk}/faults`, { method: 'POST', body: JSON.stringify(slow) });
  const answers = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(folder));
  await fetch(`${tenant.desk}/faults`, { method: 'DELETE' });
  const refused = answers.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(2);
  expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({
    statusCode: 429,
    code: 'ApplicationThrottled',
  });
});

test('a browser may ask, and reads the headers it needs', async () => {
  const preflight = await fetch(`${tenant.graph}/v1.0/me`, {
    method: 'OPTIONS',
    headers: {
      Origin: tenant.pages,
      'Access-Control-Request-Method': 'PATCH',
      'Access-Control-Request-Headers': 'authorization,if-match,prefer',
    },
  });
  expect(preflight.status).toBe(200);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
  expect(preflight.headers.get('access-control-allow-headers')).toContain('if-match');
  const refused = await fetch(`${tenant.graph}/v1.0/me`, { headers: { Origin: tenant.pages } });
  expect(refused.status).toBe(401);
  expect(refused.headers.get('access-control-expose-headers')).toMatch(
    /ETag.*request-id.*WWW-Authenticate.*Retry-After/,
  );
  expect(refused.headers.get('www-authenticate')).toContain('authorization_uri=');
});

test('a long answer goes compressed to whoever takes it', async () => {
  const ask = async (encoding: string): Promise<Response> =>
    fetch(`${tenant.graph}/v1.0${MAYA}/messages?$top=20`, {
      headers: {
        Authorization: `Bearer ${await tenant.tokenFor('jordan.reyes')}`,
        'Accept-Encoding': encoding,
      },
    });
  const packed = await ask('gzip, deflate, br');
  const plain = await ask('identity');
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(plain.headers.get('content-encoding')).toBeNull();
  const bytes = (answer: Response): number => Number(answer.headers.get('content-length'));
  expect(bytes(packed)).toBeLessThan(bytes(plain) / 2);
  expect(((await packed.json()) as { value: unknown[] }).value).toEqual(
    ((await plain.json()) as { value: unknown[] }).value,
  );
});

test('a refusal carries the ids that support asks for', async () => {
  const answer = await fetch(`${tenant.graph}/v1.0${MAYA}/messages/nothing`, {
    headers: {
      Authorization: `Bearer ${await tenant.tokenFor('jordan.reyes')}`,
      Prefer: 'IdType="ImmutableId"',
      'client-request-id': '3f1f0f0e-0000-4000-8000-000000000001',
    },
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    error: {
      code: 'ErrorInvalidIdMalformed',
      innerError: {
        'request-id': answer.headers.get('request-id'),
        'client-request-id': '3f1f0f0e-0000-4000-8000-000000000001',
      },
    },
  });
});

test('HEAD is not answered as if it were GET', async () => {
  const answer = await fetch(`${tenant.graph}/v1.0/me`, {
    method: 'HEAD',
    headers: { Authorization: `Bearer ${await tenant.tokenFor('jordan.reyes')}` },
  });
  expect(answer.status).toBe(501);
});

test('a collection is counted in the page and by itself', async () => {
  const page = (await jordan
    .api(`${MAYA}/mailFolders/inbox/messages`)
    .header('Prefer', 'IdType="ImmutableId"')
    .query({ $count: 'true', $select: 'id', $top: '2' })
    .get()) as { '@odata.count': number; value: unknown[] };
  const answer = await fetch(`${tenant.graph}/v1.0${MAYA}/mailFolders/inbox/messages/$count`, {
    headers: {
      Authorization: `Bearer ${await tenant.tokenFor('jordan.reyes')}`,
      Prefer: 'IdType="ImmutableId"',
    },
  });
  expect(page.value).toHaveLength(2);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(Number(await answer.text())).toBe(page['@odata.count']);
});

test('an option that is sent twice is refused', async () => {
  const answer = await fetch(`${tenant.graph}/v1.0${MAYA}/messages?$top=1&$top=2`, {
    headers: {
      Authorization: `Bearer ${await tenant.tokenFor('jordan.reyes')}`,
      Prefer: 'IdType="ImmutableId"',
    },
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    error: { code: 'BadRequest', message: expect.stringContaining('more than once') as string },
  });
});

test.each([
  { query: '?$apply=aggregate', status: 400, words: 'not supported' },
  { query: '?$top=0', status: 400, words: '$top' },
  { query: '?$top=1001', status: 501, words: '$top' },
  { query: '?$skip=-1', status: 400, words: '$skip' },
  { query: '?$count=perhaps', status: 400, words: '$count' },
  { query: '?$orderby=receivedDateTime sideways', status: 400, words: '$orderby' },
  { query: '?$filter=isRead eq', status: 400, words: 'filter' },
  { query: "?$filter=tolower(subject) eq 'x'", status: 501, words: 'tolower' },
  { query: '?$search="x"', status: 501, words: '$search' },
  { query: '?$format=atom', status: 501, words: '$format' },
  { query: '?$select=nonsense', status: 400, words: 'nonsense' },
])('messages asked with $query are refused', async ({ query, status, words }) => {
  const answer = await refusal(
    jordan.api(`${MAYA}/messages${query}`).header('Prefer', 'IdType="ImmutableId"').get(),
  );
  expect(answer.status).toBe(status);
  expect(answer.message).toContain(words);
});
