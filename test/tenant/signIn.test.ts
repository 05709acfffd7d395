// The tenant's sign-in: the real code and PKCE flow, what it refuses, and the broker of the host pages.
import { createHash } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';

const CLIENT = '7f1c2d54-3a0e-4b0c-9a51-0d6f4f0a7c11';
const TENANT = '4d1f0b7e-52c6-4a57-8a5f-6c1f7a9f2e30';

let tenant: RunningTenant;

beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.stop());

function authorizeAddress(changes: Record<string, string> = {}): string {
  const asked = new URLSearchParams({
    client_id: CLIENT,
    response_type: 'code',
    redirect_uri: `${tenant.pages}/auth.html`,
    scope: 'openid profile offline_access User.Read',
    code_challenge: createHash('sha256').update('v'.repeat(43)).digest('base64url'),
    code_challenge_method: 'S256',
    response_mode: 'fragment',
    state: 'kept',
    nonce: 'n',
    ...changes,
  });
  return `${tenant.issuer}/${TENANT}/oauth2/v2.0/authorize?${asked.toString()}`;
}

async function cookiesOf(...users: readonly string[]): Promise<string> {
  const jar = new Map<string, string>();
  for (const user of users) {
    const answer = await fetch(`${tenant.issuer}/signin?user=${user}`, { method: 'POST' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

async function authorize(changes: Record<string, string>, cookie = ''): Promise<URLSearchParams> {
  const answer = await fetch(authorizeAddress(changes), {
    redirect: 'manual',
    headers: { cookie },
  });
  return new URLSearchParams((answer.headers.get('location') ?? '').split('#')[1] ?? '');
}

test('tokens are signed and carry what Entra puts into them', async () => {
  const answer = await tenant.signIn('jordan.reyes');
  const keys = createRemoteJWKSet(new URL(`${tenant.issuer}/${TENANT}/discovery/v2.0/keys`));
  const access = await jwtVerify(answer.access_token, keys, {
    audience: 'https://graph.microsoft.com',
    algorithms: ['RS256'],
  });
  expect(access.payload).toMatchObject({
    tid: TENANT,
    appid: CLIENT,
    upn: 'jordan.reyes@lakesidehealth.example',
    name: 'Jordan Reyes',
  });
  expect(access.payload['scp']).toContain('Mail.ReadWrite.Shared');
  expect(access.payload['scp']).not.toContain('Mail.Send');
  const id = await jwtVerify(answer.id_token, keys, { audience: CLIENT });
  expect(id.payload).toMatchObject({
    roles: ['Assistant'],
    preferred_username: 'jordan.reyes@lakesidehealth.example',
    tid: TENANT,
  });
  const info = JSON.parse(Buffer.from(answer.client_info, 'base64url').toString('utf8')) as unknown;
  expect(info).toEqual({ uid: id.payload['oid'], utid: TENANT });
});

test('a refresh token gives new tokens once', async () => {
  const { refresh_token } = await tenant.signIn('maya.okafor');
  const refresh = (): Promise<Response> =>
    fetch(`${tenant.issuer}/${TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { Origin: tenant.pages },
      body: new URLSearchParams({
        client_id: CLIENT,
        grant_type: 'refresh_token',
        refresh_token,
        scope: 'openid offline_access User.Read',
      }),
    });
  const first = await refresh();
  expect(first.status).toBe(200);
  expect(first.headers.get('access-control-allow-origin')).toBe(tenant.pages);
  expect(await first.json()).toMatchObject({
    token_type: 'Bearer',
    access_token: expect.any(String) as string,
  });
  expect(await (await refresh()).json()).toMatchObject({ error: 'invalid_grant' });
});

test('silent sign-in works for whom the browser has a session', async () => {
  const cookie = await cookiesOf('jordan.reyes', 'maya.okafor');
  for (const user of ['jordan.reyes', 'maya.okafor']) {
    const facts = await authorize(
      { prompt: 'none', login_hint: `${user}@lakesidehealth.example` },
      cookie,
    );
    expect(facts.get('code')).not.toBeNull();
    expect(facts.get('state')).toBe('kept');
  }
});

test.each([
  { says: 'without a session', changes: { prompt: 'none' }, users: [], error: 'login_required' },
  {
    says: 'for somebody else’s session',
    changes: { prompt: 'none', login_hint: 'elena.marsh@lakesidehealth.example' },
    users: ['jordan.reyes'],
    error: 'login_required',
  },
  {
    says: 'with two sessions and no hint',
    changes: { prompt: 'none' },
    users: ['jordan.reyes', 'maya.okafor'],
    error: 'interaction_required',
  },
  {
    says: 'for a scope nobody consented to',
    changes: { prompt: 'none', scope: 'openid Mail.Send' },
    users: ['jordan.reyes'],
    error: 'consent_required',
  },
  {
    says: 'without a code challenge',
    changes: { prompt: 'none', code_challenge: '', code_challenge_method: '' },
    users: ['jordan.reyes'],
    error: 'invalid_request',
  },
])('silent sign-in is refused $says', async ({ changes, users, error }) => {
  expect((await authorize(changes, await cookiesOf(...users))).get('error')).toBe(error);
});

test('the sign-in page offers the tenant’s accounts and no password', async () => {
  const page = await (await fetch(authorizeAddress())).text();
  expect(page.match(/<li><a /g)).toHaveLength(6);
  expect(page).not.toContain('type="password"');
  const link = /href="([^"]*maya\.okafor[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const chosen = await fetch(`${tenant.issuer}${link}`, { redirect: 'manual' });
  const back = await fetch(chosen.headers.get('location') ?? '', {
    redirect: 'manual',
    headers: {
      cookie: chosen.headers
        .getSetCookie()
        .map((each) => each.split(';')[0] ?? '')
        .join('; '),
    },
  });
  expect(back.headers.get('location')).toMatch(new RegExp(`^${tenant.pages}/auth\\.html#code=`));
});

test('an address that is not registered gets no code', async () => {
  const answer = await fetch(
    authorizeAddress({ redirect_uri: 'https://elsewhere.example/auth.html', prompt: 'none' }),
    {
      redirect: 'manual',
      headers: { cookie: await cookiesOf('jordan.reyes') },
    },
  );
  expect(answer.status).toBe(400);
  expect(answer.headers.get('location')).toBeNull();
  const away = await fetch(
    `${tenant.issuer}/signin?user=jordan.reyes&return=${encodeURIComponent('https://elsewhere.example/')}`,
    { redirect: 'manual' },
  );
  expect(away.status).toBe(400);
});

test('the broker answers the two hosts and nobody else', async () => {
  const ask = (origin: string, scope: string): Promise<Response> =>
    fetch(`${tenant.issuer}/broker/token`, {
      method: 'POST',
      headers: { Origin: origin, 'x-host-user': 'jordan.reyes' },
      body: JSON.stringify({ clientId: CLIENT, scope }),
    });
  const given = (await (await ask(tenant.outlook, 'User.Read')).json()) as {
    success: boolean;
    token: { access_token: string };
  };
  const me = await fetch(`${tenant.graph}/v1.0/me`, {
    headers: { Authorization: `Bearer ${given.token.access_token}` },
  });
  expect(await me.json()).toMatchObject({
    userPrincipalName: 'jordan.reyes@lakesidehealth.example',
  });
  expect(await (await ask(tenant.teams, 'Mail.Send')).json()).toMatchObject({
    success: false,
    error: { code: 'consent_required' },
  });
  expect((await ask(tenant.pages, 'User.Read')).status).toBe(403);
});
