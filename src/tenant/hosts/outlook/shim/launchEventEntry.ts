/** Entry of the launch-event runtime: a worker without DOM in which the send guard runs, as in classic Outlook. */
import { officeClient } from './calls';
import { OFFICE_CONSTANTS } from './constants';
import { officeContext } from './context';
import { openHostLine } from './hostLine';
import { answerLaunchEvents, withoutWindows, type LaunchHandler } from './launchEvents';

async function startRuntime(): Promise<void> {
  const script = new URL(self.location.href).searchParams.get('script') ?? '';
  const line = openHostLine(
    (call) => {
      self.postMessage(call);
    },
    (deliver) => {
      self.addEventListener('message', (event: MessageEvent<unknown>) => {
        deliver(event.data);
      });
    },
  );
  const handlers = new Map<string, LaunchHandler>();
  const start = await line.ask('start');
  const client = officeClient(line, start);
  Reflect.set(self, 'Office', {
    ...OFFICE_CONSTANTS,
    context: withoutWindows(officeContext(client, start)),
    // Neither runs in the launch-event runtime of classic Outlook; both exist.
    onReady: () => new Promise(() => undefined),
    initialize: () => undefined,
    actions: {
      associate: (name: string, handler: LaunchHandler) => {
        handlers.set(name, handler);
      },
    },
  });
  answerLaunchEvents(line, handlers, client.supports);
  takeAway();
  importScripts(script);
  self.postMessage('office-runtime-ready');
}

/** The runtime of classic Outlook has only JavaScript: no subtle cryptography, no storage, no workers; no relative fetch. */
function takeAway(): void {
  Reflect.defineProperty(self.crypto, 'subtle', { value: undefined });
  for (const name of ['indexedDB', 'caches', 'BroadcastChannel', 'Worker', 'EventSource']) {
    Reflect.defineProperty(self, name, { value: undefined, configurable: true });
  }
  const fetchAbsolute = self.fetch.bind(self);
  Reflect.set(self, 'fetch', (input: RequestInfo | URL, options?: RequestInit) => {
    if (typeof input === 'string' && !/^https?:\/\//i.test(input))
      return Promise.reject(new TypeError('Relative addresses are not supported here'));
    return fetchAbsolute(input, options);
  });
}

startRuntime().catch((reason: unknown) => {
  // A promise that fails is silent in a worker; the host hears only an uncaught error.
  setTimeout(() => {
    throw reason;
  }, 0);
});
