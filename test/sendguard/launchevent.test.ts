// The built send guard as Outlook runs it: one ES2016 file, no imports, no network, and never in the way of sending.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'acorn';

const file = resolve(__dirname, '../../dist/local/launchevent.js');
const code = readFileSync(file, 'utf8');

interface Completed {
  allowEvent: boolean;
  errorMessage?: string;
}
type Handler = (event: { completed: (result: Completed) => void }) => void;
type Done = (result: { status: string; value?: unknown }) => void;

/** Runs the built file with a launch-event runtime around one draft; there is no window, document, fetch or storage. */
function guard(item: Record<string, unknown>): Handler {
  const handlers = new Map<string, Handler>();
  const Office = {
    AsyncResultStatus: { Succeeded: 'succeeded' },
    CoercionType: { Text: 'text' },
    actions: { associate: (name: string, handler: Handler) => handlers.set(name, handler) },
    context: {
      mailbox: { item, userProfile: { emailAddress: 'jordan.reyes@lakesidehealth.example' } },
    },
  };
  runInContext(code, createContext({ Office, setTimeout, Promise }));
  const handler = handlers.get('onMessageSendHandler');
  if (handler === undefined) throw new Error('The file associated no onMessageSendHandler.');
  return handler;
}

const gives = (value: unknown) => ({
  getAsync: (...words: unknown[]) => (words.at(-1) as Done)({ status: 'succeeded', value }),
});
const fails = { getAsync: (...words: unknown[]) => (words.at(-1) as Done)({ status: 'failed' }) };
const silent = { getAsync: () => undefined };

function draft(body: unknown, to: unknown = gives([{ emailAddress: 'someone@example.com' }])) {
  return { subject: gives('Hello'), body, to, cc: gives([]), bcc: gives([]) };
}

function send(item: Record<string, unknown>): Promise<Completed> {
  return new Promise((resolve) => {
    guard(item)({ completed: resolve });
  });
}

test('the file is plain ES2016 without import, eval or network', () => {
  expect(() => parse(code, { ecmaVersion: 2016, sourceType: 'script' })).not.toThrow();
  expect(code).not.toMatch(
    /\b(import|require|fetch|XMLHttpRequest|WebSocket|sendBeacon|localStorage|document|window|eval)\b/,
  );
});

test('a clean draft is sent without a word', async () => {
  expect(await send(draft(gives('See you on Tuesday.')))).toEqual({ allowEvent: true });
});

test('a draft with an identifier going outside is asked about', async () => {
  const answer = await send(draft(gives('MRN 90417733')));
  expect(answer.allowEvent).toBe(false);
  expect(answer.errorMessage).toContain('medical record number');
  expect(answer.errorMessage!.length).toBeLessThanOrEqual(500);
});

test('a body that cannot be read never stops the mail', async () => {
  expect(await send(draft(fails))).toEqual({ allowEvent: true });
});

test('a host that never answers never stops the mail', async () => {
  expect(await send(draft(silent))).toEqual({ allowEvent: true });
});

test('an item without the parts of a mail never stops it', async () => {
  expect(await send({})).toEqual({ allowEvent: true });
});
