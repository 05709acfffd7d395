// Sign-in with the real MSAL in a real browser: over a host's bridge, and on the standard path against the issuer.
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { launchOptions } from '../../../scripts/browser.mjs';
import type { Settings } from '../../../src/ports';
import { buildPages, type BuiltPages } from '../support/buildPages';
import type { IdentityBench, IdentityCall } from '../support/identityPage';
import { TEST_SETTINGS } from '../../support/scriptedDesk';
import { startTenant, type RunningTenant, type TokenAnswer } from '../../support/startTenant';

const JORDAN = 'jordan.reyes@lakesidehealth.example';
const MAYA = 'maya.okafor@lakesidehealth.example';

let pages: BuiltPages;
let tenant: RunningTenant;
let browser: Browser;
let context: BrowserContext;
let settings: Settings;

beforeAll(async () => {
  pages = await buildPages({
    identity: './test/adapters/support/identityPage.ts',
    auth: './src/adapters/identity/authPage.ts',
  });
  tenant = await startTenant({ web: pages.folder });
  browser = await chromium.launch(await launchOptions());
  const metadata = (await (await fetch(`${tenant.issuer}/metadata`)).json()) as Pick<
    Settings,
    'authority' | 'knownAuthorities' | 'authorityMetadata'
  >;
  settings = { ...TEST_SETTINGS, ...metadata, graphBaseUrl: tenant.graph };
});
afterAll(async () => {
  await browser.close();
  await tenant.stop();
  pages.remove();
});
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
});

type BrokerRequest = Readonly<Record<string, unknown>> & {
  readonly method: string;
  readonly tokenParams?: { readonly scope?: string; readonly claims?: string };
};
type Broker = (request: BrokerRequest) => object | null;

/** A page inside a host that answers MSAL's bridge; null leaves a request without an answer for ever. */
async function openNested(broker: Broker): Promise<Page> {
  const page = await context.newPage();
  await page.exposeFunction('askBroker', (text: string) => {
    const request = JSON.parse(text) as BrokerRequest;
    const answer = broker(request);
    if (answer === null) return null;
    const { requestId } = request;
    return JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId, ...answer });
  });
  await page.addInitScript(() => {
    const listeners = new Set<(answer: string) => void>();
    const ask = window.askBroker;
    Reflect.set(window, 'nestedAppAuthBridge', {
      addEventListener: (_name: string, listener: (answer: string) => void) =>
        listeners.add(listener),
      removeEventListener: (_name: string, listener: (answer: string) => void) =>
        listeners.delete(listener),
      postMessage: (text: string) => {
        void ask(text).then((answer) => {
          if (answer !== null) for (const listener of listeners) listener(answer);
        });
      },
    });
  });
  await page.goto(`${tenant.pages}/identity.html`);
  return page;
}

const initContext = { success: true, initContext: { sdkName: 'test', sdkVersion: '1.0.0' } };

/** A host that is signed in as the holder of these tokens. */
function signedInHost(
  { access_token, id_token, expires_in }: TokenAnswer,
  username: string,
): Broker {
  return ({ method, tokenParams }) =>
    method === 'GetInitContext'
      ? initContext
      : {
          success: true,
          token: {
            access_token,
            id_token,
            expires_in,
            scope: tokenParams?.scope ?? '',
            properties: null,
          },
          account: { environment: 'login.microsoftonline.com', username, name: 'Jordan Reyes' },
        };
}

async function openStandard(user: string | null): Promise<Page> {
  const page = await context.newPage();
  if (user !== null) {
    await page.goto(
      `${tenant.issuer}/signin?user=${user}&return=${encodeURIComponent(`${tenant.pages}/identity.html`)}`,
    );
  }
  await page.goto(`${tenant.pages}/identity.html`);
  return page;
}

function bench(
  page: Page,
  name: 'signIn' | 'signInWithWindow',
  call: IdentityCall,
): Promise<unknown> {
  return page.evaluate(([method, asked]) => window.bench[method](asked), [name, call] as const);
}

function tokens(
  page: Page,
  groups: Parameters<IdentityBench['tokens']>[0],
  claims?: string,
): Promise<unknown> {
  return page.evaluate(([asked, challenge]) => window.bench.tokens(asked, challenge), [
    groups,
    claims,
  ] as const);
}

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
}

describe('inside a host with a bridge', () => {
  test('the host signs in without a window and with roles', async () => {
    const page = await openNested(signedInHost(await tenant.signIn('jordan.reyes'), JORDAN));
    await expect(bench(page, 'signIn', { settings, expected: JORDAN })).resolves.toEqual({
      id: '52b0f3e9-f5f6-5462-a667-23dcb4ac480c',
      address: JORDAN,
      name: 'Jordan Reyes',
      roles: ['Assistant'],
    });
  });

  test('each scope group is asked for by itself and only once', async () => {
    const asked: string[] = [];
    const host = signedInHost(await tenant.signIn('jordan.reyes'), JORDAN);
    const page = await openNested((request) => {
      if (request.method !== 'GetInitContext') asked.push(request.tokenParams?.scope ?? '');
      return host(request);
    });
    await bench(page, 'signIn', { settings, expected: JORDAN });
    await tokens(page, ['mail', 'mail', 'calendar', 'mail']);
    const resources = asked.map((scope) => scope.split(' ').filter((name) => name.includes('.')));
    expect(resources).toEqual([
      ['User.Read'],
      ['Mail.ReadWrite.Shared'],
      ['Calendars.ReadWrite.Shared'],
    ]);
  });

  test('a token is asked for again only when it runs out', async () => {
    const answer = await tenant.signIn('jordan.reyes');
    const asked: string[] = [];
    let secondsLeft = 3600;
    const page = await openNested((request) => {
      if (request.method !== 'GetInitContext') asked.push(request.tokenParams?.scope ?? '');
      return signedInHost({ ...answer, expires_in: secondsLeft }, JORDAN)(request);
    });
    await bench(page, 'signIn', { settings, expected: JORDAN });
    await bench(page, 'signIn', { settings, expected: null });
    await tokens(page, ['mail']);
    await tokens(page, ['mail']);
    expect(asked).toHaveLength(2);

    secondsLeft = 200;
    await tokens(page, ['calendar']);
    await tokens(page, ['calendar']);
    expect(asked).toHaveLength(4);
  });

  test('a challenge is answered with a new token, kept from then on', async () => {
    const asked: string[] = [];
    const host = signedInHost(await tenant.signIn('jordan.reyes'), JORDAN);
    const page = await openNested((request) => {
      if (request.method !== 'GetInitContext') asked.push(request.tokenParams?.claims ?? '');
      return host(request);
    });
    await bench(page, 'signIn', { settings, expected: JORDAN });
    await tokens(page, ['mail']);
    await tokens(page, ['mail'], '{"access_token":{"nbf":{"essential":true,"value":"1"}}}');
    await tokens(page, ['mail']);
    expect(asked).toHaveLength(3);
    expect(asked[2]).toContain('nbf');
  });

  test('the client says that it understands claims challenges', async () => {
    let claims: string | undefined;
    const host = signedInHost(await tenant.signIn('jordan.reyes'), JORDAN);
    const page = await openNested((request) => {
      claims ??= request.tokenParams?.claims;
      return host(request);
    });
    await bench(page, 'signIn', { settings, expected: JORDAN });
    expect(JSON.parse(claims ?? '{}')).toMatchObject({
      access_token: { xms_cc: { values: ['CP1'] } },
    });
  });

  test('a token for somebody else stops the sign-in', async () => {
    const page = await openNested(signedInHost(await tenant.signIn('jordan.reyes'), JORDAN));
    await expect(bench(page, 'signIn', { settings, expected: MAYA })).resolves.toMatchObject({
      code: 'identity/wrong-account',
    });
    // Nothing of that account may be used, and asking again without a name does not help.
    await expect(page.evaluate(() => window.bench.tokens(['mail']))).resolves.toMatchObject({
      code: 'identity/wrong-account',
    });
    await expect(bench(page, 'signIn', { settings, expected: null })).resolves.toMatchObject({
      code: 'identity/wrong-account',
    });
  });

  test('a mailbox address that is not the account name is looked up', async () => {
    const page = await openNested(signedInHost(await tenant.signIn('jordan.reyes'), JORDAN));
    const expected = 'Jordan.R@lakesidehealth.example';
    const call = { settings, expected, ownAddresses: [JORDAN, expected.toLowerCase()] };
    await expect(bench(page, 'signIn', call)).resolves.toMatchObject({ address: JORDAN });
  });

  test('consent that is missing asks for a person, without Microsoft text', async () => {
    const description =
      'AADSTS65001: jordan.reyes@lakesidehealth.example has not consented [9zj08]';
    const error = {
      status: 'USER_INTERACTION_REQUIRED',
      code: 'consent_required',
      subError: '',
      description,
    };
    const page = await openNested(({ method }) =>
      method === 'GetInitContext' ? initContext : { success: false, error },
    );
    const failure = await bench(page, 'signIn', { settings, expected: JORDAN });
    expect(failure).toMatchObject({
      code: 'identity/interaction-needed',
      facts: { name: '9zj08' },
    });
    expect(JSON.stringify(failure)).not.toContain('AADSTS');
  });

  test('a person who closes the window has declined', async () => {
    const page = await openNested(({ method }) =>
      method === 'GetInitContext'
        ? initContext
        : { success: false, error: { status: 'USER_CANCEL', code: '', description: '' } },
    );
    await expect(
      bench(page, 'signInWithWindow', { settings, expected: JORDAN }),
    ).resolves.toMatchObject({
      code: 'identity/declined',
    });
  });

  test('a host that never answers ends in a timeout', async () => {
    const page = await openNested(({ method }) =>
      method === 'GetInitContext' ? initContext : null,
    );
    await expect(bench(page, 'signIn', { settings, expected: JORDAN })).resolves.toMatchObject({
      code: 'identity/timeout',
      facts: { name: 'User.Read' },
    });
  }, 30_000);
});

describe('on the standard path', () => {
  test('a browser session signs in silently by the mailbox address', async () => {
    const page = await openStandard('jordan.reyes');
    await expect(bench(page, 'signIn', { settings, expected: JORDAN })).resolves.toMatchObject({
      address: JORDAN,
      roles: ['Assistant'],
    });
    const [mail] = (await tokens(page, ['mail', 'sites'])) as string[];
    expect(claimsOf(mail!)['scp']).toContain('Mail.ReadWrite.Shared');
  });

  test('nothing of the sign-in is kept beyond the session', async () => {
    const page = await openStandard('jordan.reyes');
    await bench(page, 'signIn', { settings, expected: JORDAN });
    const kept = await page.evaluate(() => window.bench.storedText());
    expect(kept).not.toMatch(/secret|jordan/i);
  });

  test('without a session a person is needed, and the window signs in', async () => {
    const page = await openStandard(null);
    await expect(bench(page, 'signIn', { settings, expected: JORDAN })).resolves.toMatchObject({
      code: 'identity/interaction-needed',
    });
    const opened = page.waitForEvent('popup');
    const signedIn = bench(page, 'signInWithWindow', { settings, expected: JORDAN });
    const window = await opened;
    await window.getByText('Jordan Reyes').first().click();
    await expect(signedIn).resolves.toMatchObject({ address: JORDAN, roles: ['Assistant'] });
    await expect(tokens(page, ['calendar'])).resolves.toHaveLength(1);
  });

  test('signing in as somebody else in the window is refused', async () => {
    const page = await openStandard(null);
    const opened = page.waitForEvent('popup');
    const signedIn = bench(page, 'signInWithWindow', { settings, expected: MAYA });
    const window = await opened;
    await window.getByText('Jordan Reyes').first().click();
    await expect(signedIn).resolves.toMatchObject({ code: 'identity/wrong-account' });
  });

  test('the console stays silent about the person', async () => {
    const said: string[] = [];
    const page = await openStandard('jordan.reyes');
    page.on('console', (message) => said.push(message.text()));
    await bench(page, 'signIn', { settings, expected: JORDAN });
    expect(said.join('\n')).not.toMatch(/jordan|eyJ/i);
  });
});
