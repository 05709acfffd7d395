// Failures on demand: each is seen by the caller as the real one would be.
import { readFileSync } from 'node:fs';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { SMALL_SITE } from './smallSite';

const MAYA = '/users/maya.okafor@lakesidehealth.example';

const EVENT = {
  subject: 'HOLD fault',
  start: { dateTime: '2026-11-25T11:45:00', timeZone: 'America/Chicago' },
  end: { dateTime: '2026-11-25T12:15:00', timeZone: 'America/Chicago' },
};

let tenant: RunningTenant;
let token: string;

beforeAll(async () => {
  tenant = await startTenant({ site: SMALL_SITE });
  token = await tenant.tokenFor('jordan.reyes');
});
afterEach(() => fetch(`${tenant.desk}/faults`, { method: 'DELETE' }));
afterAll(() => tenant.stop());

function graph(
  path: string,
  method = 'GET',
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${tenant.graph}/v1.0${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      Prefer: 'IdType="ImmutableId"',
      ...headers,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function siteId(): Promise<string> {
  const answer = await graph(`/sites/${SMALL_SITE.hostname}:${SMALL_SITE.path}`);
  return ((await answer.json()) as { id: string }).id;
}

async function standing(): Promise<unknown> {
  return (await fetch(`${tenant.desk}/faults`)).json() as Promise<unknown>;
}

async function arrange(fault: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${tenant.desk}/faults`, {
    method: 'POST',
    body: JSON.stringify(fault),
  });
  expect(answer.status).toBe(201);
}

test.each([
  { kind: '429', status: 429, retry: '7' },
  { kind: '503', status: 503, retry: '7' },
])('a $kind says when to come back, as often as asked', async ({ kind, status, retry }) => {
  await arrange({ target: 'graph', kind, times: 2, retryAfterSeconds: 7 });
  const answers = [await graph('/me'), await graph('/me'), await graph('/me')];
  expect(answers.map((answer) => answer.status)).toEqual([status, status, 200]);
  expect(answers[0]?.headers.get('retry-after')).toBe(retry);
});

test('a fault meets only the calls that match', async () => {
  await arrange({ target: 'graph', kind: '503', match: '^GET .*/messages' });
  expect((await graph(`${MAYA}/messages?$top=1`)).status).toBe(503);
  expect((await graph('/me')).status).toBe(200);
});

test('a revoked session asks for claims', async () => {
  await arrange({ target: 'graph', kind: 'unauthorized', times: 1 });
  const answer = await graph('/me');
  const claims = /claims="([^"]+)"/.exec(answer.headers.get('www-authenticate') ?? '')?.[1] ?? '';
  expect(answer.status).toBe(401);
  expect(JSON.parse(Buffer.from(claims, 'base64').toString('utf8'))).toHaveProperty(
    'access_token.nbf.essential',
    true,
  );
});

test('a dropped connection loses the answer but not the event', async () => {
  const event = {
    subject: 'HOLD dropped',
    start: { dateTime: '2026-11-25T11:45:00', timeZone: 'America/Chicago' },
    end: { dateTime: '2026-11-25T12:15:00', timeZone: 'America/Chicago' },
    transactionId: 'dropped-1',
  };
  await arrange({ target: 'graph', kind: 'drop-after', match: '^POST .*/events', times: 1 });
  await expect(graph(`${MAYA}/events`, 'POST', event)).rejects.toThrow();
  const again = (await (await graph(`${MAYA}/events`, 'POST', event)).json()) as { id: string };
  const found = (await (
    await graph(`${MAYA}/events?$filter=subject eq 'HOLD dropped'&$select=id`)
  ).json()) as { value: { id: string }[] };
  expect(found.value.map((each) => each.id)).toEqual([again.id]);
  const logged = readFileSync(tenant.logFile, 'utf8')
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as {
          dropped?: boolean;
          status: number;
          requestHeaders: Record<string, string>;
        },
    );
  expect(logged.filter((line) => line.dropped === true).map((line) => line.status)).toContain(201);
});

test('a connection dropped before the commit changes nothing', async () => {
  await arrange({ target: 'graph', kind: 'drop-before', match: '^POST', times: 1 });
  const event = {
    subject: 'HOLD never',
    start: { dateTime: '2026-11-25T11:45:00' },
    end: { dateTime: '2026-11-25T12:00:00' },
  };
  await expect(graph(`${MAYA}/events`, 'POST', event)).rejects.toThrow();
  const found = (await (await graph(`${MAYA}/events?$filter=subject eq 'HOLD never'`)).json()) as {
    value: unknown[];
  };
  expect(found.value).toEqual([]);
});

test('a list can be missing while mail works', async () => {
  const site = await siteId();
  await arrange({ target: 'lists', kind: 'list-missing', match: '/lists/Log' });
  const missing = await graph(`/sites/${site}/lists/Log/items`);
  expect(missing.status).toBe(404);
  expect(await missing.json()).toMatchObject({ error: { code: 'itemNotFound' } });
  expect((await graph(`${MAYA}/messages?$top=1`)).status).toBe(200);
});

test('the issuer can withhold consent and come back', async () => {
  await arrange({ target: 'issuer', kind: 'consent', times: 1 });
  await expect(tenant.signIn('priya.nair')).rejects.toThrow('consent_required');
  expect((await tenant.signIn('priya.nair')).access_token).not.toBe('');
});

test('the issuer can withhold consent from one person alone', async () => {
  await arrange({ target: 'issuer', kind: 'consent', who: 'priya.nair' });
  await expect(tenant.signIn('priya.nair')).rejects.toThrow('consent_required');
  expect((await tenant.signIn('jordan.reyes')).access_token).not.toBe('');
});

test('the log holds each exchange and never a token', async () => {
  await graph(`${MAYA}/messages?$top=1&$select=subject`);
  const log = readFileSync(tenant.logFile, 'utf8');
  const last = JSON.parse(log.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
  expect(last).toMatchObject({
    method: 'GET',
    status: 200,
    user: 'jordan.reyes@lakesidehealth.example',
    scopes: expect.arrayContaining(['Mail.ReadWrite.Shared']) as string[],
  });
  expect(last['url']).toContain(`${tenant.graph}/v1.0${MAYA}`);
  expect(log).not.toContain(token);
  expect(log.toLowerCase()).not.toContain('"authorization"');
});

test('a script may not read Retry-After while it is hidden', async () => {
  await arrange({ target: 'graph', kind: 'retry-after-hidden' });
  await arrange({ target: 'graph', kind: '429', times: 1 });
  const hidden = await graph('/me');
  expect(hidden.headers.get('retry-after')).not.toBeNull();
  expect(hidden.headers.get('access-control-expose-headers')).not.toContain('Retry-After');
  await fetch(`${tenant.desk}/faults`, { method: 'DELETE' });
  expect((await graph('/me')).headers.get('access-control-expose-headers')).toContain(
    'Retry-After',
  );
});

test('an old version of an event passes while If-Match is ignored', async () => {
  const made = (await (await graph(`${MAYA}/events`, 'POST', EVENT)).json()) as {
    id: string;
    '@odata.etag': string;
  };
  const address = `${MAYA}/events/${made.id}`;
  const old = { 'If-Match': made['@odata.etag'] };
  expect((await graph(address, 'PATCH', { subject: 'HOLD moved' }, old)).status).toBe(200);
  expect((await graph(address, 'PATCH', { subject: 'HOLD stale' }, old)).status).toBe(412);
  await arrange({ target: 'graph', kind: 'if-match-ignored' });
  expect((await graph(address, 'PATCH', { subject: 'HOLD stale' }, old)).status).toBe(200);
});

test('a change can be refused as if somebody were faster', async () => {
  const made = (await (await graph(`${MAYA}/events`, 'POST', EVENT)).json()) as { id: string };
  await arrange({ target: 'graph', kind: '412', times: 1 });
  expect((await graph(`${MAYA}/events/${made.id}`)).status).toBe(200);
  const refused = await graph(`${MAYA}/events/${made.id}`, 'PATCH', { subject: 'HOLD x' });
  expect(refused.status).toBe(412);
  expect(await refused.json()).toMatchObject({ error: { code: 'ErrorIrresolvableConflict' } });
});

test.each([
  { says: 'ahead', minutes: 60 },
  { says: 'behind', minutes: -60 },
])('the server’s clock can be an hour $says', async ({ minutes }) => {
  await arrange({ target: 'graph', kind: 'clock-off', minutes });
  const answer = await graph(`${MAYA}/events`, 'POST', EVENT);
  const { createdDateTime } = (await answer.json()) as { createdDateTime: string };
  const wrongNow = Date.now() + minutes * 60_000;
  for (const stamp of [answer.headers.get('date') ?? '', createdDateTime]) {
    expect(Math.abs(Date.parse(stamp) - wrongNow)).toBeLessThan(10 * 60_000);
  }
  await fetch(`${tenant.desk}/faults`, { method: 'DELETE' });
  const right = (await graph('/me')).headers.get('date') ?? '';
  expect(Math.abs(Date.parse(right) - Date.now())).toBeLessThan(10 * 60_000);
});

test('a column that lost its index is refused in a filter', async () => {
  const items = `/sites/${await siteId()}/lists/Proposals/items?$expand=fields&$filter=fields/State eq 'proposed'`;
  expect((await graph(items)).status).toBe(200);
  await arrange({
    target: 'lists',
    kind: 'column-not-indexed',
    list: 'Proposals',
    column: 'State',
  });
  const refused = await graph(items);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({
    error: { message: expect.stringContaining('not indexed') as string },
  });
});

test('a list that is named is gone until it is given back', async () => {
  const site = await siteId();
  await arrange({ target: 'lists', kind: 'list-missing', list: 'Log' });
  expect((await graph(`/sites/${site}/lists/Log`)).status).toBe(404);
  const { value } = (await (await graph(`/sites/${site}/lists?$select=id,name`)).json()) as {
    value: { name: string }[];
  };
  expect(value.map(({ name }) => name)).toEqual(['Proposals']);
  await fetch(`${tenant.desk}/faults`, { method: 'DELETE' });
  expect((await graph(`/sites/${site}/lists/Log`)).status).toBe(200);
});

test('a place in the changes can be too old, once', async () => {
  let link = `${tenant.graph}/v1.0${MAYA}/mailFolders/inbox/messages/delta?$select=id`;
  const follow = (): Promise<Response> =>
    fetch(link, {
      headers: { Authorization: `Bearer ${token}`, Prefer: 'IdType="ImmutableId"' },
    });
  for (let next: string | undefined = link; next !== undefined;) {
    link = next;
    const page = (await (await follow()).json()) as Record<string, string | undefined>;
    next = page['@odata.nextLink'];
    link = page['@odata.deltaLink'] ?? link;
  }
  expect((await follow()).status).toBe(200);
  await arrange({ target: 'graph', kind: 'delta-expired', times: 1 });
  const gone = await follow();
  expect(gone.status).toBe(410);
  expect(await gone.json()).toMatchObject({ error: { code: 'SyncStateNotFound' } });
  expect((await follow()).status).toBe(200);
});

test('a slow answer is the right one, later', async () => {
  await arrange({ target: 'graph', kind: 'slow', delayMs: 300, times: 1 });
  const before = performance.now();
  expect((await graph('/me')).status).toBe(200);
  expect(performance.now() - before).toBeGreaterThan(250);
});

test('a fault can be about one person or one mailbox', async () => {
  await arrange({ target: 'graph', kind: '503', who: 'samuel.brandt' });
  const priya = await tenant.tokenFor('priya.nair');
  const samuel = '/users/samuel.brandt@lakesidehealth.example/mailFolders/inbox';
  const asPriya = { Authorization: `Bearer ${priya}` };
  expect((await graph('/me')).status).toBe(200);
  expect((await graph(samuel, 'GET', undefined, asPriya)).status).toBe(503);
  expect((await graph('/me', 'GET', undefined, asPriya)).status).toBe(200);
  await fetch(`${tenant.desk}/faults`, { method: 'DELETE' });
  await arrange({ target: 'graph', kind: '503', who: 'priya.nair@lakesidehealth.example' });
  expect((await graph('/me', 'GET', undefined, asPriya)).status).toBe(503);
  expect((await graph('/me')).status).toBe(200);
});

test('each fault is counted, taken back singly, and kept when spent', async () => {
  const answer = await fetch(`${tenant.desk}/faults`, {
    method: 'POST',
    body: JSON.stringify({ target: 'graph', kind: '503', times: 2 }),
  });
  const { id } = (await answer.json()) as { id: number };
  await arrange({ target: 'graph', kind: 'slow', delayMs: 0 });
  await graph('/me');
  expect(await standing()).toMatchObject({
    faults: [
      { id, met: 1, times: 1 },
      { kind: 'slow', met: 0 },
    ],
    spent: [],
  });
  await graph('/me');
  expect(await standing()).toMatchObject({
    faults: [{ kind: 'slow' }],
    spent: [{ id, met: 2, times: 0 }],
  });
  const slow = ((await standing()) as { faults: { id: number }[] }).faults[0]?.id ?? 0;
  const single = `${tenant.desk}/faults/${String(slow)}`;
  expect((await fetch(single, { method: 'DELETE' })).status).toBe(200);
  expect((await fetch(single, { method: 'DELETE' })).status).toBe(404);
  expect(await standing()).toMatchObject({ faults: [] });
});

test.each([
  { fault: [], says: 'A fault is a JSON object' },
  { fault: { kind: '503' }, says: '"target" is one of graph, lists, issuer.' },
  { fault: { target: 'issuer', kind: '412' }, says: 'a fault of graph or lists, not of issuer' },
  { fault: { target: 'graph', kind: '503', time: 1 }, says: '"503" knows no "time"' },
  { fault: { target: 'graph', kind: 'clock-off' }, says: '"clock-off" needs "minutes".' },
  { fault: { target: 'graph', kind: 'clock-off', minutes: 0 }, says: '"minutes" is not 0' },
  { fault: { target: 'graph', kind: '503', times: 0 }, says: '"times" is 1 or more' },
  { fault: { target: 'graph', kind: 'slow', delayMs: 'x' }, says: '"delayMs" is a whole number.' },
  { fault: { target: 'graph', kind: 'slow', delayMs: 1e9 }, says: 'ten minutes' },
  { fault: { target: 'graph', kind: '503', match: '(' }, says: '"match" is a regular expression' },
  { fault: { target: 'graph', kind: '503', who: '' }, says: '"who" is a text that is not empty.' },
  {
    fault: { target: 'lists', kind: 'list-missing', list: 'Log', times: 1 },
    says: 'until the fault is taken back',
  },
  { fault: { target: 'lists', kind: 'column-not-indexed', list: 'Log' }, says: 'needs "column"' },
])('a fault with a mistake is refused: $says', async ({ fault, says }) => {
  const answer = await fetch(`${tenant.desk}/faults`, {
    method: 'POST',
    body: JSON.stringify(fault),
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ error: expect.stringContaining(says) as string });
});

test('a fault that nobody knows is refused with words', async () => {
  const answer = await fetch(`${tenant.desk}/faults`, {
    method: 'POST',
    body: JSON.stringify({ target: 'graph', kind: 'rain' }),
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({
    error: expect.stringContaining('"kind" is one of') as string,
  });
});
