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
    const second = await tryMsal(app, 'acquireTokenSilent', { forceRefresh: true });
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(await tryMsal(app, 'acquireTokenSilent')).toMatchObject({ isFromCache: true });
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

test('the host asks for the second factor itself', async () => {
  const { page, app } = await pages.open('teams', `user=${JORDAN}`);
  await rules({ secondFactor: true });
  const asked = tryMsal(app, 'acquireTokenPopup');
  await page.getByRole('button', { name: 'Approve' }).click();
  expect(await asked).toMatchObject({ kind: 'token', account: MAIL });
  expect(await tryMsal(app, 'acquireTokenSilent', { forceRefresh: true })).toMatchObject({
    kind: 'token',
  });
});

test('a person who closes the host’s question has cancelled', async () => {
  const { page, app } = await pages.open('outlook', `user=${JORDAN}`);
  await rules({ secondFactor: true });
  const asked = tryMsal(app, 'acquireTokenPopup');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await asked).toMatchObject({ kind: 'error', code: 'user_canceled' });
});

test('nothing in the host’s window lifts a policy', async () => {
  const { page, app } = await pages.open('teams', `user=${JORDAN}`);
  await rules({ blocked: true });
  const asked = tryMsal(app, 'acquireTokenPopup');
  await page.getByText('AADSTS53003').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await asked).toMatchObject({ kind: 'error', code: 'user_canceled' });
});

test('the host asks for consent where people may give it', async () => {
  await pages.entra.arrange({ usersMayConsent: true });
  await pages.entra.consent(['User.Read'], JORDAN);
  const { page, app } = await pages.open('teams', `user=${JORDAN}`);
  const asked = tryMsal(app, 'acquireTokenPopup', { scopes: ['Sites.Selected'] });
  await page.getByText('Permissions requested').waitFor();
  await page.getByRole('button', { name: 'Accept' }).click();
  expect((await asked).scopes).toContain('Sites.Selected');
});

test('after a revocation the host signs in again', async () => {
  const { page, app } = await pages.open('teams', `user=${JORDAN}`);
  await pages.entra.post('/tenant/sign-in/revoke', { user: JORDAN });
  const asked = tryMsal(app, 'acquireTokenPopup');
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect(await asked).toMatchObject({ kind: 'token', account: MAIL });
});

test('a window on the standard path approves and returns', async () => {
  const { page, app } = await pages.open('outlook', `user=${JORDAN}&bridge=0`);
  await rules({ secondFactor: true });
  const opened = page.context().waitForEvent('page');
  const asked = tryMsal(app, 'acquireTokenPopup', { loginHint: MAIL });
  await (await opened).getByRole('link', { name: 'Approve' }).click();
  expect(await asked).toMatchObject({ kind: 'token', account: MAIL });
});

test('a declined consent comes back as access_denied', async () => {
  await pages.entra.consent(['User.Read'], JORDAN);
  const { page, app } = await pages.open('outlook', `user=${JORDAN}&bridge=0`);
  const opened = page.context().waitForEvent('page');
  const asked = tryMsal(app, 'acquireTokenPopup', { scopes: ['Sites.Selected'], loginHint: MAIL });
  await (await opened).getByRole('link', { name: /without granting consent/ }).click();
  expect(await asked).toMatchObject({ kind: 'error', code: 'access_denied' });
});

test('two accounts answer silently by their own names only', async () => {
  const { page, app } = await pages.open('outlook', `user=${JORDAN}&bridge=0`);
  const second = await page.context().newPage();
  await second.goto(`${pages.tenant.issuer}/signin?user=priya.nair`);
  const none = await tryMsal(app, 'ssoSilent');
  expect(none).toMatchObject({ kind: 'error', code: 'interaction_required' });
  expect(none.message).toContain('AADSTS16000');
  for (const name of ['priya.nair', JORDAN]) {
    const loginHint = `${name}@lakesidehealth.example`;
    expect(await tryMsal(app, 'ssoSilent', { loginHint })).toMatchObject({ account: loginHint });
  }
});

test('one account answers silently without a name', async () => {
  const { app } = await pages.open('outlook', `user=${JORDAN}&bridge=0`);
  expect(await tryMsal(app, 'ssoSilent')).toMatchObject({ kind: 'token', account: MAIL });
});

test.each(['outlook', 'teams'] as const)('%s may be signed in as another', async (host) => {
  const { app } = await pages.open(host, `user=${JORDAN}&account=tom.weller`);
  expect(await tryMsal(app, 'acquireTokenSilent')).toMatchObject({
    account: 'tom.weller@lakesidehealth.example',
    roles: ['Admin'],
  });
});

test('a blocked pop-up says so', async () => {
  const { app } = await pages.open('outlook', `user=${JORDAN}&bridge=0`);
  await app.evaluate('makeClient().then(() => undefined)');
  // A timer of the page's own carries no gesture of a person, and the blocker asks for one.
  await app.evaluate(`void setTimeout(() => {
    void tryMsal('acquireTokenPopup', { scopes: ['User.Read'] }).then((outcome) => { window.blocked = outcome; });
  }, 6000)`);
  const handle = await app.waitForFunction('window.blocked', undefined, { timeout: 20_000 });
  expect(await handle.jsonValue()).toMatchObject({
    kind: 'error',
    code: expect.stringMatching(/popup_window_error|empty_window_error/) as string,
  });
});

describe('a bridge that fails', () => {
  test('a host that never answers leaves MSAL waiting', async () => {
    await pages.entra.arrange({ bridge: { answer: 'never', method: 'GetToken' } });
    const { app } = await pages.open('teams', `user=${JORDAN}`);
    const outcome = await app.evaluate(`Promise.race([
      tryMsal('acquireTokenSilent', { scopes: ['User.Read'] }),
      new Promise((resolve) => setTimeout(resolve, 1500, 'still waiting')),
    ])`);
    expect(outcome).toBe('still waiting');
  });

  test('without a context MSAL takes the standard path', async () => {
    await pages.entra.arrange({ bridge: { answer: 'no-init-context' } });
    const { app } = await pages.open('teams', `user=${JORDAN}`);
    expect(await tryMsal(app, 'acquireTokenSilent')).toMatchObject({
      kind: 'error',
      code: 'no_account_error',
    });
    expect(await tryMsal(app, 'ssoSilent', { loginHint: MAIL })).toMatchObject({ kind: 'token' });
  });

  test.each([
    {
      status: 'USER_INTERACTION_REQUIRED',
      name: 'InteractionRequiredAuthError',
      code: 'arranged',
    },
    { status: 'USER_CANCEL', name: 'ClientAuthError', code: 'user_canceled' },
    { status: 'NO_NETWORK', name: 'ClientAuthError', code: 'no_network_connectivity' },
    { status: 'TRANSIENT_ERROR', name: 'ServerError', code: 'arranged' },
    { status: 'PERSISTENT_ERROR', name: 'ServerError', code: 'arranged' },
    { status: 'DISABLED', name: 'ClientAuthError', code: 'nested_app_auth_bridge_disabled' },
    { status: 'ACCOUNT_UNAVAILABLE', name: 'ClientAuthError', code: 'no_account_found' },
    { status: 'NESTED_APP_AUTH_UNAVAILABLE', name: 'ClientAuthError', code: 'arranged' },
  ])('$status becomes $name', async ({ status, name, code }) => {
    const { app } = await pages.open('outlook', `user=${JORDAN}`);
    await pages.entra.arrange({
      bridge: { answer: 'error', method: 'GetToken', status, code: 'arranged', times: 1 },
    });
    expect(await tryMsal(app, 'acquireTokenSilent')).toMatchObject({ kind: 'error', name, code });
    expect(await tryMsal(app, 'acquireTokenSilent')).toMatchObject({ kind: 'token' });
  });
});
