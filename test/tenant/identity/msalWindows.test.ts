// What a person is asked, and whose account answers, with the unmodified MSAL in both hosts.
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
  await second.goto(
    `${pages.tenant.issuer}/signin?user=priya.nair&return=${encodeURIComponent(pages.tenant.desk)}`,
  );
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
  // What a page gets from a browser that blocks; the packaged one of a bare machine, which has no window, blocks nothing.
  await app.evaluate('window.open = () => null');
  const outcome = await tryMsal(app, 'acquireTokenPopup');
  expect(outcome).toMatchObject({
    kind: 'error',
    code: expect.stringMatching(/popup_window_error|empty_window_error/) as string,
  });
});
