// Every state of sign-in as the unmodified MSAL meets it: through the hosts' bridge, and on the standard path.
import { startMsalPages, tryMsal, type MsalPages } from './support/msalPages';

const JORDAN = 'jordan.reyes';
const MAIL = `${JORDAN}@lakesidehealth.example`;

let pages: MsalPages;

beforeAll(async () => {
  pages = await startMsalPages();
}, 90_000);
afterEach(async () => {
  await pages.closePages();
  await pages.entra.reset();
});
afterAll(() => pages.close());

function rules(changes: object): Promise<void> {
  return pages.entra.arrange({ people: { [JORDAN]: changes } });
}

/** The first call of each path: the bridge knows the account, the standard path has to be told. */
const PATHS = [
  { says: 'the bridge', host: 'teams', query: `user=${JORDAN}`, hint: {} },
  {
    says: 'the session',
    host: 'outlook',
    query: `user=${JORDAN}&bridge=0`,
    hint: { loginHint: MAIL },
  },
] as const;

describe.each(PATHS)('over $says', ({ host, query, hint }) => {
  test('a token carries role and every consented scope', async () => {
    const { app } = await pages.open(host, query);
    const token = await tryMsal(app, 'ssoSilent', hint);
    expect(token).toMatchObject({ kind: 'token', account: MAIL, roles: ['Assistant'] });
    expect(token.scopes).toContain('Sites.Selected');
  });

  test.each([
    { says: 'login_required', changes: { silent: 'login_required' } },
    { says: 'interaction_required', changes: { silent: 'interaction_required' } },
    { says: 'consent_required', changes: { silent: 'consent_required' } },
    { says: 'a missing second factor', changes: { secondFactor: true } },
    { says: 'a policy that blocks', changes: { blocked: true } },
    { says: 'no assignment', changes: { assigned: false } },
    { says: 'a disabled account', changes: { disabled: true } },
  ])('silence ends with $says', async ({ changes }) => {
    const { app } = await pages.open(host, query);
    await rules(changes);
    const refused = await tryMsal(app, 'ssoSilent', hint);
    expect(refused).toMatchObject({ kind: 'error', name: 'InteractionRequiredAuthError' });
    expect(refused.message).toMatch(/AADSTS\d+/);
    await rules({ disabled: false });
  });

  test('a new role comes with forceRefresh only', async () => {
    const { app } = await pages.open(host, query);
    await tryMsal(app, 'ssoSilent', hint);
    await rules({ roles: ['Compliance'] });
    expect(await tryMsal(app, 'acquireTokenSilent')).toMatchObject({ roles: ['Assistant'] });
    const fresh = await tryMsal(app, 'acquireTokenSilent', { forceRefresh: true });
    expect(fresh).toMatchObject({ kind: 'token', roles: ['Compliance'] });
  });

  test('a short life is renewed without a word', async () => {
    await pages.entra.arrange({ accessTokenSeconds: 30 });
    const { app } = await pages.open(host, query);
    const first = await tryMsal(app, 'ssoSilent', hint);
    await pages.entra.arrange({ accessTokenSeconds: 3600 });
    const second = await tryMsal(app, 'acquireTokenSilent');
    expect(second.accessToken).not.toBe(first.accessToken);
    const third = await tryMsal(app, 'acquireTokenSilent');
    expect(third.accessToken).toBe(second.accessToken);
  });

  test('a challenge of Graph is met with its claims', async () => {
    const { app } = await pages.open(host, query);
    const old = await tryMsal(app, 'ssoSilent', hint);
    await pages.entra.post('/tenant/sign-in/challenge', { user: JORDAN });
    const refused = await pages.entra.me(old.accessToken ?? '');
    const header = refused.headers.get('www-authenticate') ?? '';
    const claims = Buffer.from(/claims="([^"]+)"/.exec(header)?.[1] ?? '', 'base64').toString();
    expect(await tryMsal(app, 'acquireTokenSilent')).toMatchObject({
      accessToken: old.accessToken,
    });
    const fresh = await tryMsal(app, 'acquireTokenSilent', { claims });
    expect(fresh.accessToken).not.toBe(old.accessToken);
    expect((await pages.entra.me(fresh.accessToken ?? '')).status).toBe(200);
  });

  test('consent taken back is felt at the next renewal', async () => {
    const { app } = await pages.open(host, query);
    await tryMsal(app, 'ssoSilent', hint);
    await pages.entra.consent(['User.Read'], JORDAN);
    const refused = await tryMsal(app, 'acquireTokenSilent', {
      scopes: ['Sites.Selected'],
      forceRefresh: true,
    });
    expect(refused).toMatchObject({ kind: 'error', name: 'InteractionRequiredAuthError' });
    expect(refused.message).toContain('AADSTS65001');
  });

  test('revoked sessions need a window', async () => {
    const { app } = await pages.open(host, query);
    await tryMsal(app, 'ssoSilent', hint);
    await pages.entra.post('/tenant/sign-in/revoke', { user: JORDAN });
    const refused = await tryMsal(app, 'acquireTokenSilent', { forceRefresh: true });
    expect(refused).toMatchObject({ kind: 'error', name: 'InteractionRequiredAuthError' });
  });
});
