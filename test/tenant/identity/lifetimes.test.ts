// Consent by person, roles, short lives, revocation and the claims challenge, seen in the tokens and by Graph.
import { startTenant, type RunningTenant } from '../../support/startTenant';
import { claimsOf, CP1, entraOf, type Entra } from './support/entra';

const MAYA = 'maya.okafor';
const HINT = { login_hint: `${MAYA}@lakesidehealth.example` };

let tenant: RunningTenant;
let entra: Entra;

beforeAll(async () => {
  tenant = await startTenant();
  entra = entraOf(tenant);
});
afterEach(async () => {
  await entra.reset();
  await fetch(`${tenant.desk}/faults`, { method: 'DELETE' });
});
afterAll(() => tenant.stop());

test('a token names all that was consented, whatever was asked', async () => {
  const { access_token, scope } = await entra.signIn(MAYA, { scope: 'openid User.Read' });
  const scp = claimsOf(access_token)['scp'];
  expect(scp).toContain('Mail.ReadWrite.Shared');
  expect(scp).toContain('Sites.Selected');
  expect(scope).toContain('Calendars.ReadWrite.Shared');
});

test('consent taken back for one leaves the others theirs', async () => {
  const { refresh_token } = await entra.signIn(MAYA);
  await entra.consent(['User.Read'], MAYA);
  const scope = 'openid Sites.Selected';
  expect(await entra.refresh(refresh_token, { scope })).toMatchObject({
    error: 'invalid_grant',
    suberror: 'consent_required',
    error_codes: [65001],
  });
  const rest = await entra.refresh(refresh_token, { scope: 'openid User.Read' });
  expect(claimsOf(rest.access_token)['scp']).not.toContain('Sites.Selected');
  const other = await entra.signIn('samuel.brandt', { scope });
  expect(claimsOf(other.access_token)['scp']).toContain('Sites.Selected');
});

test('consent taken back for all stops everybody', async () => {
  const { refresh_token } = await entra.signIn('priya.nair');
  await entra.consent(['User.Read']);
  const answer = await entra.refresh(refresh_token, { scope: 'openid Mail.ReadWrite.Shared' });
  expect(answer).toMatchObject({ error: 'invalid_grant', suberror: 'consent_required' });
});

test('only an administrator can consent at first', async () => {
  await entra.consent(['User.Read'], MAYA);
  const cookie = await entra.cookiesOf(MAYA);
  const answer = await entra.ask({ ...HINT, scope: 'openid Sites.Selected' }, cookie);
  const page = await answer.text();
  expect(page).toContain('Need admin approval');
  const decline = /href="([^"]*error=access_denied[^"]*)"/.exec(page)?.[1] ?? '';
  expect(decline).toContain('AADSTS65004');
});

test('a person consents where people may', async () => {
  await entra.arrange({ usersMayConsent: true });
  await entra.consent(['User.Read'], MAYA);
  const cookie = await entra.cookiesOf(MAYA);
  const wanted = { ...HINT, scope: 'openid Sites.Selected' };
  expect((await entra.askSilently(wanted, cookie)).get('error')).toBe('consent_required');
  const page = await (await entra.ask(wanted, cookie)).text();
  const accept = /href="([^"]*consent[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  await fetch(`${tenant.issuer}${accept}`, { redirect: 'manual', headers: { cookie } });
  const code = (await entra.askSilently(wanted, cookie)).get('code') ?? '';
  expect(claimsOf((await entra.redeem(code)).access_token)['scp']).toContain('Sites.Selected');
});

test('a new role is seen after a refresh only', async () => {
  const first = await entra.signIn('jordan.reyes');
  expect(claimsOf(first.id_token)['roles']).toEqual(['Assistant']);
  await entra.arrange({ people: { 'jordan.reyes': { roles: ['Assistant', 'Admin'] } } });
  const second = await entra.refresh(first.refresh_token);
  expect(claimsOf(second.id_token)['roles']).toEqual(['Assistant', 'Admin']);
  await entra.arrange({ people: { 'jordan.reyes': { roles: [] } } });
  const third = await entra.refresh(second.refresh_token);
  expect(claimsOf(third.id_token)).not.toHaveProperty('roles');
});

test('a token lives as long as was arranged', async () => {
  await entra.arrange({ accessTokenSeconds: 90 });
  const answer = await entra.signIn(MAYA);
  const { exp, nbf } = claimsOf(answer.access_token) as { exp: number; nbf: number };
  expect([answer.expires_in, exp - nbf]).toEqual([90, 90]);
});

test.each([
  { says: 'ahead', minutes: 60 },
  { says: 'behind', minutes: -60 },
])('tokens follow a server’s clock that is an hour $says', async ({ minutes }) => {
  const before = await entra.signIn(MAYA);
  await fetch(`${tenant.desk}/faults`, {
    method: 'POST',
    body: JSON.stringify({ target: 'graph', kind: 'clock-off', minutes }),
  });
  const during = await entra.refresh(before.refresh_token);
  const { iat, nbf, exp } = claimsOf(during.access_token) as Record<'iat' | 'nbf' | 'exp', number>;
  const off = iat * 1000 - Date.now() - minutes * 60_000;
  expect(Math.abs(off)).toBeLessThan(10 * 60_000);
  expect([nbf <= iat, exp - nbf]).toEqual([true, during.expires_in]);
  // Whoever signed in before the clock was put wrong, or during it, is not signed out by it.
  for (const { access_token } of [before, during]) {
    expect((await entra.me(access_token)).status).toBe(200);
  }
  await fetch(`${tenant.desk}/faults`, { method: 'DELETE' });
  expect((await entra.refresh(during.refresh_token)).access_token).not.toBe('');
});

test('Graph turns away a token that is over', async () => {
  await entra.arrange({ accessTokenSeconds: 0 });
  const old = await entra.signIn(MAYA);
  const refused = await entra.me(old.access_token);
  expect(refused.status).toBe(401);
  expect(JSON.stringify(await refused.json())).toContain('expired');
  await entra.arrange({ accessTokenSeconds: 600 });
  const fresh = await entra.refresh(old.refresh_token);
  expect((await entra.me(fresh.access_token)).status).toBe(200);
});

test('a refresh token of a page ends with its day', async () => {
  await entra.arrange({ refreshTokenSeconds: 0 });
  const { refresh_token } = await entra.signIn(MAYA);
  expect(await entra.refresh(refresh_token)).toMatchObject({
    error: 'invalid_grant',
    error_codes: [700084],
  });
});

test('a challenged token is renewed with claims', async () => {
  const old = await entra.signIn(MAYA, { claims: CP1 });
  expect(claimsOf(old.access_token)['xms_cc']).toEqual(['CP1']);
  expect((await entra.me(old.access_token)).status).toBe(200);
  await entra.post('/tenant/sign-in/challenge', { user: MAYA });
  const refused = await entra.me(old.access_token);
  expect(refused.status).toBe(401);
  const header = refused.headers.get('www-authenticate') ?? '';
  expect(header).toContain('error="insufficient_claims"');
  const claims = Buffer.from(/claims="([^"]+)"/.exec(header)?.[1] ?? '', 'base64').toString();
  const wanted = JSON.parse(claims) as { access_token: { nbf: { value: string } } };
  const fresh = await entra.refresh(old.refresh_token, { claims: withCapability(claims) });
  const { nbf } = claimsOf(fresh.access_token) as { nbf: number };
  expect(nbf).toBeGreaterThanOrEqual(Number(wanted.access_token.nbf.value));
  expect((await entra.me(fresh.access_token)).status).toBe(200);
});

test('a client that cannot be challenged keeps its token', async () => {
  const { access_token } = await entra.signIn(MAYA);
  expect(claimsOf(access_token)).not.toHaveProperty('xms_cc');
  await entra.post('/tenant/sign-in/challenge', { user: MAYA });
  expect((await entra.me(access_token)).status).toBe(200);
});

test('revoked sessions end sign-in, refresh and token', async () => {
  const cookie = await entra.cookiesOf(MAYA);
  const { access_token, refresh_token } = await entra.signIn(MAYA, { claims: CP1 });
  await entra.post('/tenant/sign-in/revoke', { user: MAYA });
  expect((await entra.me(access_token)).status).toBe(401);
  expect(await entra.refresh(refresh_token)).toMatchObject({
    error: 'invalid_grant',
    error_codes: [50173],
  });
  const silent = await entra.askSilently(HINT, cookie);
  expect(silent.get('error')).toBe('login_required');
  expect(silent.get('error_description')).toContain('AADSTS50133');
  const again = await entra.signIn(MAYA, { claims: CP1 });
  expect((await entra.me(again.access_token)).status).toBe(200);
});

test('a disabled account loses a token that can be challenged', async () => {
  const { access_token } = await entra.signIn(MAYA, { claims: CP1 });
  await entra.arrange({ people: { [MAYA]: { disabled: true } } });
  expect((await entra.me(access_token)).status).toBe(401);
});

/** As MSAL merges a challenge with its capabilities. */
function withCapability(claims: string): string {
  const { access_token } = JSON.parse(claims) as { access_token: object };
  return JSON.stringify({ access_token: { ...access_token, xms_cc: { values: ['CP1'] } } });
}
