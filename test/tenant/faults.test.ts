// Failures on demand: each is seen by the caller as the real one would be.
import { readFileSync } from 'node:fs';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { SMALL_SITE } from './smallSite';

const MAYA = '/users/maya.okafor@lakesidehealth.example';

let tenant: RunningTenant;
let token: string;

beforeAll(async () => {
  tenant = await startTenant({ site: SMALL_SITE });
  token = await tenant.tokenFor('jordan.reyes');
});
afterEach(() => fetch(`${tenant.desk}/faults`, { method: 'DELETE' }));
afterAll(() => tenant.stop());

function graph(path: string, method = 'GET', body?: unknown): Promise<Response> {
  return fetch(`${tenant.graph}/v1.0${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
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
  const site = (await (await graph(`/sites/${SMALL_SITE.hostname}:${SMALL_SITE.path}`)).json()) as {
    id: string;
  };
  await arrange({ target: 'lists', kind: 'list-missing', match: '/lists/Log' });
  const missing = await graph(`/sites/${site.id}/lists/Log/items`);
  expect(missing.status).toBe(404);
  expect(await missing.json()).toMatchObject({ error: { code: 'itemNotFound' } });
  expect((await graph(`${MAYA}/messages?$top=1`)).status).toBe(200);
});

test('the issuer can withhold consent and come back', async () => {
  await arrange({ target: 'issuer', kind: 'consent', times: 1 });
  await expect(tenant.signIn('priya.nair')).rejects.toThrow('consent_required');
  expect((await tenant.signIn('priya.nair')).access_token).not.toBe('');
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
