// The chain between the SDK and the network: what is repeated, what never is, and what a failure becomes.
import type { MessageReference } from '../../../src/domain/holds';
import { createGraph } from '../../../src/adapters/graph';
import { GraphClient } from '../../../src/adapters/graph/client/GraphClient';
import { DeskError, isDeskError } from '../../../src/ports';
import { FixedTokens } from '../../support/FixedTokens';
import { ScriptedGraph, type ScriptedAnswer } from '../../support/ScriptedGraph';
import { failureOf, scriptedDesk, TEST_LISTS, TEST_SETTINGS } from '../../support/scriptedDesk';

const MAIL: MessageReference = {
  mailbox: 'maya.okafor@lakesidehealth.example',
  immutableId: 'AAk=',
};
const WINDOW = { start: 1_795_000_000_000, end: 1_795_003_600_000 } as never;
const HOLD = {
  title: 'HOLD Whitfield 30 min',
  window: WINDOW,
  zone: 'America/Chicago',
  categories: ['Anteroom hold'],
  proposalId: 'p1',
  transactionId: 't1',
};

/** Answers in order; the last one stays. */
function inOrder(...answers: (ScriptedAnswer | Error)[]): () => ScriptedAnswer | Error {
  let next = 0;
  return () => answers[Math.min(next++, answers.length - 1)]!;
}

const counts: ScriptedAnswer = { body: { unreadItemCount: 3, totalItemCount: 9 } };

test('a throttled read waits as long as Graph asks', async () => {
  const { graph, network } = scriptedDesk(
    inOrder({ status: 429, headers: { 'retry-after': '7' } }, counts),
  );
  await expect(graph.mailbox.countInbox(MAIL.mailbox)).resolves.toEqual({ unread: 3, total: 9 });
  expect(network.pauses).toEqual([7000]);
});

test('a wait of minutes is told instead of sat out', async () => {
  const { graph, network } = scriptedDesk(
    inOrder({ status: 429, headers: { 'retry-after': '300', 'request-id': 'r-1' } }),
  );
  await expect(failureOf(graph.mailbox.countInbox(MAIL.mailbox))).resolves.toMatchObject({
    code: 'graph/throttled',
    facts: { status: 429, requestId: 'r-1', retryAfterSeconds: 300 },
  });
  expect(network.seen).toHaveLength(1);
});

test('a hold is never placed twice after a lost answer', async () => {
  const { graph, network } = scriptedDesk(inOrder(new TypeError('fetch failed')));
  await expect(failureOf(graph.calendar.placeHold(MAIL.mailbox, HOLD))).resolves.toMatchObject({
    code: 'graph/unreachable',
  });
  expect(network.seen).toHaveLength(1);
});

test('a hold is not placed again when Exchange is busy', async () => {
  const { graph, network } = scriptedDesk(inOrder({ status: 503 }));
  await expect(failureOf(graph.calendar.placeHold(MAIL.mailbox, HOLD))).resolves.toMatchObject({
    code: 'graph/unavailable',
  });
  expect(network.seen).toHaveLength(1);
});

test('a hold refused before it was tried goes again', async () => {
  const { graph, network } = scriptedDesk(
    inOrder({ status: 429, headers: { 'retry-after': '1' } }, { status: 201, body: { id: 'e1' } }),
  );
  await expect(graph.calendar.placeHold(MAIL.mailbox, HOLD)).resolves.toEqual({
    eventId: 'e1',
    etag: null,
  });
  expect(network.seen).toHaveLength(2);
});

test('a read over a broken line is tried a few times', async () => {
  const { graph, network } = scriptedDesk(inOrder(new TypeError('fetch failed')));
  await expect(failureOf(graph.mailbox.countInbox(MAIL.mailbox))).resolves.toMatchObject({
    code: 'graph/unreachable',
  });
  expect(network.seen).toHaveLength(4);
});

test('new claims are fetched once and sent along', async () => {
  const challenge = `Bearer realm="", error="insufficient_claims", claims="${btoa('{"access_token":{}}')}"`;
  const { graph, network, tokens } = scriptedDesk(
    inOrder({ status: 401, headers: { 'www-authenticate': challenge } }, counts),
  );
  await graph.mailbox.countInbox(MAIL.mailbox);
  expect(tokens.asked).toEqual([
    { group: 'mail', claims: undefined },
    { group: 'mail', claims: '{"access_token":{}}' },
  ]);
  expect(network.seen.map(({ headers }) => headers['authorization'])).toEqual([
    'Bearer token-mail',
    'Bearer token-mail-claims',
  ]);
});

test('a second challenge is a failure and no loop', async () => {
  const challenge = `Bearer error="insufficient_claims", claims="${btoa('{"a":{}}')}"`;
  const { graph, network } = scriptedDesk(
    inOrder({ status: 401, headers: { 'www-authenticate': challenge } }),
  );
  await expect(failureOf(graph.mailbox.countInbox(MAIL.mailbox))).resolves.toMatchObject({
    code: 'graph/unauthorized',
    facts: { claims: '{"a":{}}' },
  });
  expect(network.seen).toHaveLength(2);
});

test('a failed sign-in passes through under its own code', async () => {
  const desk = scriptedDesk(inOrder(counts));
  desk.tokens.token = () => Promise.reject(new DeskError('identity/interaction-needed'));
  await expect(failureOf(desk.graph.mailbox.countInbox(MAIL.mailbox))).resolves.toMatchObject({
    code: 'identity/interaction-needed',
  });
  expect(desk.network.seen).toHaveLength(0);
});

test('at most three calls run at once against one mailbox', async () => {
  let running = 0;
  let most = 0;
  const network = new ScriptedGraph(() => counts);
  const send = (async (input: string, init?: RequestInit) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    return network.send(input, init);
  }) as typeof fetch;
  const graph = createGraph({
    settings: TEST_SETTINGS,
    lists: TEST_LISTS,
    tokens: new FixedTokens(),
    send,
  });
  await Promise.all(Array.from({ length: 12 }, () => graph.mailbox.countInbox(MAIL.mailbox)));
  expect(most).toBe(3);
});

test('a page that leads away from Graph is not followed', async () => {
  const { graph, network } = scriptedDesk(
    inOrder({ body: { value: [], '@odata.nextLink': 'https://elsewhere.test/v1.0/users' } }),
  );
  await expect(failureOf(graph.calendar.readEntries(MAIL.mailbox, WINDOW))).resolves.toMatchObject({
    code: 'graph/malformed',
    facts: { name: '@odata.nextLink' },
  });
  expect(network.seen).toHaveLength(1);
});

test('a call to another host is refused before it has a token', async () => {
  const tokens = new FixedTokens();
  const network = new ScriptedGraph(() => counts);
  const client = new GraphClient({ graphBaseUrl: ScriptedGraph.base, tokens, send: network.send });
  await expect(
    failureOf(
      client.ask({
        method: 'GET',
        group: 'mail',
        mailbox: null,
        path: 'https://elsewhere.example/v1.0/users',
      }),
    ),
  ).resolves.toMatchObject({ code: 'graph/refused', facts: { name: 'origin' } });
  expect(network.seen).toEqual([]);
  expect(tokens.asked).toEqual([]);
});

test('an answer without an expected field names the field', async () => {
  const { graph } = scriptedDesk(inOrder({ body: { unreadItemCount: 3 } }));
  await expect(failureOf(graph.mailbox.countInbox(MAIL.mailbox))).resolves.toMatchObject({
    code: 'graph/malformed',
    facts: { name: 'totalItemCount' },
  });
});

const failures = [
  { status: 400, code: 'graph/refused' },
  { status: 401, code: 'graph/unauthorized' },
  { status: 403, code: 'graph/forbidden' },
  { status: 404, code: 'graph/gone' },
  { status: 409, code: 'graph/conflict' },
  { status: 500, code: 'graph/unavailable' },
  { status: 501, code: 'graph/refused' },
];
test.each(failures)('a refusal with status $status becomes $code', async ({ status, code }) => {
  const message = 'The mail of Ann Sample MRN 00412233 was not found';
  const { graph } = scriptedDesk(
    inOrder({ status, body: { error: { code: 'ErrorItemNotFound', message } } }),
  );
  const failure = await graph.mailbox.countInbox(MAIL.mailbox).catch((error: unknown) => error);
  expect(isDeskError(failure) && failure.code).toBe(code);
  expect(
    JSON.stringify(failure) + String(failure) + String((failure as Error).stack),
  ).not.toContain('00412233');
});
