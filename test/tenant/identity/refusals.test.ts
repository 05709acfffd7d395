// Entra's refusals, each seen at the endpoint that gives it: silently, in a window, and at the token endpoint.
import { startTenant, type RunningTenant } from '../../support/startTenant';
import { entraOf, type Entra } from './support/entra';

const MAYA = 'maya.okafor';
const HINT = { login_hint: `${MAYA}@lakesidehealth.example` };

let tenant: RunningTenant;
let entra: Entra;
let cookie: string;

beforeAll(async () => {
  tenant = await startTenant();
  entra = entraOf(tenant);
  cookie = await entra.cookiesOf(MAYA);
});
afterEach(() => entra.reset());
afterAll(() => tenant.stop());

const REFUSALS = [
  {
    says: 'a disabled account',
    rules: { disabled: true },
    silent: 'interaction_required',
    number: 50057,
    token: 'invalid_grant',
    suberror: undefined,
    window: 'You cannot sign in here',
  },
  {
    says: 'somebody who is not assigned',
    rules: { assigned: false },
    silent: 'interaction_required',
    number: 50105,
    token: 'invalid_grant',
    suberror: undefined,
    window: 'You cannot sign in here',
  },
  {
    says: 'whom conditional access blocks',
    rules: { blocked: true },
    silent: 'interaction_required',
    number: 53003,
    token: 'invalid_grant',
    suberror: 'message_only',
    window: 'You cannot sign in here',
  },
  {
    says: 'who owes a second factor',
    rules: { secondFactor: true },
    silent: 'interaction_required',
    number: 50076,
    token: 'invalid_grant',
    suberror: 'basic_action',
    window: 'Approve sign in request',
  },
  {
    says: 'who has to confirm',
    rules: { silent: 'interaction_required' },
    silent: 'interaction_required',
    number: 50199,
    token: 'interaction_required',
    suberror: undefined,
    window: null,
  },
  {
    says: 'who has to sign in',
    rules: { silent: 'login_required' },
    silent: 'login_required',
    number: 50058,
    token: 'invalid_grant',
    suberror: undefined,
    window: null,
  },
  {
    says: 'who has to consent',
    rules: { silent: 'consent_required' },
    silent: 'consent_required',
    number: 65001,
    token: 'invalid_grant',
    suberror: 'consent_required',
    window: null,
  },
] as const;

test.each(REFUSALS)('a silent request refuses $says', async ({ rules, silent, number }) => {
  await entra.arrange({ people: { [MAYA]: rules } });
  const facts = await entra.askSilently(HINT, cookie);
  expect(facts.get('error')).toBe(silent);
  expect(facts.get('error_description')).toContain(`AADSTS${String(number)}: `);
  expect(facts.get('error_uri')).toContain(`code=${String(number)}`);
  expect(facts.get('state')).toBe('kept');
  const other = await entra.askSilently(
    { login_hint: 'samuel.brandt@lakesidehealth.example' },
    await entra.cookiesOf('samuel.brandt'),
  );
  expect(other.get('code')).not.toBeNull();
});

test.each(REFUSALS)('a refresh token refuses $says', async ({ rules, number, token, suberror }) => {
  const { refresh_token } = await entra.signIn(MAYA);
  await entra.arrange({ people: { [MAYA]: rules } });
  const answer = await entra.refresh(refresh_token);
  expect(answer).toMatchObject({ error: token, error_codes: [number] });
  expect(answer.suberror).toBe(suberror);
});

test.each(REFUSALS)('a window meets $says with its page', async ({ rules, number, window }) => {
  await entra.arrange({ people: { [MAYA]: rules } });
  const answer = await entra.ask(HINT, cookie);
  if (window === null) {
    expect(answer.headers.get('location')).toContain('#code=');
    expect((await entra.askSilently(HINT, cookie)).get('code')).not.toBeNull();
  } else {
    const page = await answer.text();
    expect(page).toContain(window);
    expect(page.includes(`AADSTS${String(number)}`)).toBe(window === 'You cannot sign in here');
  }
});

test('a refusal names its trace, correlation and time', async () => {
  const { refresh_token } = await entra.signIn(MAYA);
  await entra.arrange({ people: { [MAYA]: { blocked: true } } });
  const id = '99999999-2222-4333-8444-555555555555';
  const answer = await entra.refresh(refresh_token, { 'client-request-id': id });
  expect(answer).toEqual({
    error: 'invalid_grant',
    error_description: expect.stringMatching(
      new RegExp(`^AADSTS53003: .* Trace ID: \\S{36} Correlation ID: ${id} Timestamp: .*Z$`),
    ) as string,
    error_codes: [53003],
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/) as string,
    trace_id: expect.stringMatching(/^\S{36}$/) as string,
    correlation_id: id,
    error_uri: 'https://login.microsoftonline.com/error?code=53003',
    suberror: 'message_only',
  });
});

test('a second factor is asked for with claims', async () => {
  await entra.arrange({ people: { [MAYA]: { secondFactor: true } } });
  const claims = (await entra.askSilently(HINT, cookie)).get('claims') ?? '';
  expect(JSON.parse(claims)).toHaveProperty('access_token.capolids.essential', true);
});

test('one press approves the second factor', async () => {
  await entra.arrange({ people: { [MAYA]: { secondFactor: true } } });
  const page = await (await entra.ask(HINT, cookie)).text();
  const link = /href="([^"]*approve[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const approved = await fetch(`${tenant.issuer}${link}`, {
    redirect: 'manual',
    headers: { cookie },
  });
  expect(approved.headers.get('location')).toContain('/oauth2/v2.0/authorize');
  expect((await entra.askSilently(HINT, cookie)).get('code')).not.toBeNull();
});

test('nobody approves a factor of another browser', async () => {
  await entra.arrange({ people: { [MAYA]: { secondFactor: true } } });
  const answer = await fetch(`${tenant.issuer}/signin/approve?user=${MAYA}`);
  expect(answer.status).toBe(403);
  expect((await entra.askSilently(HINT, cookie)).get('code')).toBeNull();
});

test('people outside the app’s groups get no token', async () => {
  const stranger = 'denise.kowalczyk';
  const people = (await (await fetch(`${tenant.desk}/tenant/sign-in`)).json()) as object;
  expect(people).toMatchObject({ assignmentRequired: true });
  const outsider = await entra.cookiesOf(stranger);
  const hint = { login_hint: `${stranger}@lakesidehealth.example` };
  expect((await entra.askSilently(hint, outsider)).get('error_description')).toContain(
    'AADSTS50105',
  );
  await entra.arrange({ assignmentRequired: false });
  expect((await entra.askSilently(hint, outsider)).get('code')).not.toBeNull();
});

test('a disabled account cannot begin a session', async () => {
  await entra.arrange({ people: { [MAYA]: { disabled: true } } });
  const answer = await fetch(`${tenant.issuer}/signin?user=${MAYA}`, { method: 'POST' });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('AADSTS50057');
});

test('a code is redeemed once', async () => {
  const code = (await entra.askSilently(HINT, cookie)).get('code') ?? '';
  expect((await entra.redeem(code)).error).toBeUndefined();
  expect(await entra.redeem(code)).toMatchObject({
    error: 'invalid_grant',
    error_codes: [54005],
  });
});

test('another application is a stranger to this tenant', async () => {
  const answer = await entra.ask({ client_id: TENANT_OTHER }, cookie);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('AADSTS700016');
});

const TENANT_OTHER = '00000000-1111-4222-8333-444444444444';

test('a switch that nobody knows is refused with words', async () => {
  const answer = await fetch(`${tenant.desk}/tenant/sign-in`, {
    method: 'PATCH',
    body: JSON.stringify({ people: { [MAYA]: { happy: true } } }),
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ error: expect.stringContaining('"happy"') as string });
});
