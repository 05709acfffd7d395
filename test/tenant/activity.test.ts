// The tenant's activity notifications, sent through Microsoft's own client.
import type { Client } from '@microsoft/microsoft-graph-client';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal, SMALL_SITE } from './smallSite';

const NOTICE = {
  topic: {
    source: 'text',
    value: 'Anteroom',
    webUrl: 'https://teams.microsoft.com/l/entity/0b7d5f0a/approvals',
  },
  activityType: 'approvalWaiting',
  previewText: { content: 'A decision is waiting.' },
  templateParameters: [{ name: 'count', value: '1' }],
};

let tenant: RunningTenant;
let jordan: Client;

beforeAll(async () => {
  tenant = await startTenant({ site: SMALL_SITE });
  jordan = graphClient(tenant, 'jordan.reyes');
});
afterAll(() => tenant.stop());

function send(
  change: Record<string, unknown> = {},
  to = 'maya.okafor',
  client = jordan,
): Promise<unknown> {
  return client
    .api(`/users/${to}@lakesidehealth.example/teamwork/sendActivityNotification`)
    .post({ ...NOTICE, ...change }) as Promise<unknown>;
}

test('a notice of a declared type is taken', async () => {
  await send();
  await send({ activityType: 'plain', templateParameters: [] });
  await send({
    activityType: 'systemDefault',
    templateParameters: [{ name: 'systemDefaultText', value: 'Something waits' }],
  });
});

test.each([
  { says: 'a type that the app does not declare', change: { activityType: 'somethingElse' } },
  { says: 'a text with a gap', change: { templateParameters: [] } },
  { says: 'a preview of 151 characters', change: { previewText: { content: 'x'.repeat(151) } } },
  { says: 'no topic', change: { topic: undefined } },
  {
    says: 'a text topic without a link',
    change: { topic: { source: 'text', value: 'Anteroom' } },
  },
  {
    says: 'a link outside Teams',
    change: { topic: { ...NOTICE.topic, webUrl: 'https://elsewhere.example/' } },
  },
  { says: 'a recipient in the body', change: { recipient: { userId: 'x' } } },
])('Teams refuses $says', async ({ change }) => {
  expect(await refusal(send(change))).toMatchObject({ status: 400, code: 'BadRequest' });
});

test('who does not have the app gets no notice', async () => {
  const refused = await refusal(send({}, 'priya.nair'));
  expect(refused).toMatchObject({ status: 403, code: 'Forbidden' });
  expect(refused.message).toContain('Ensure that the expected Teams app is installed');
});

test('nobody sends a notice to oneself', async () => {
  expect(await refusal(send({}, 'jordan.reyes'))).toMatchObject({
    status: 403,
    code: 'Forbidden',
  });
});

test('a notice needs its scope', async () => {
  const without = graphClient(tenant, 'jordan.reyes', ['User.Read']);
  expect(await refusal(send({}, 'maya.okafor', without))).toMatchObject({
    status: 403,
    code: 'Forbidden',
  });
});

test('the eleventh notice within a minute is throttled', async () => {
  for (let sent = 0; sent < 10; sent += 1) {
    await send({}, 'samuel.brandt');
  }
  expect(await refusal(send({}, 'samuel.brandt'))).toMatchObject({
    status: 429,
    code: 'TooManyRequests',
  });
});
