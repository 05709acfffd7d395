// The bridge of a host failing in each way that MSAL tells apart.
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
