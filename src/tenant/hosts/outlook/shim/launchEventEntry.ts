/** Entry of the launch-event runtime: a worker without DOM in which the send guard runs, as in classic Outlook. */
import type { SendVerdict } from '../conversation';
import { OFFICE_CONSTANTS } from './constants';
import { officeContext } from './context';
import { openHostLine } from './hostLine';

/** What the guard hands to `event.completed`, as far as the host reads it. */
interface Completion {
  readonly allowEvent?: boolean;
  readonly errorMessage?: string;
  readonly commandId?: string;
  readonly sendModeOverride?: string;
}

type LaunchHandler = (event: { completed: (options?: Completion) => void }) => void;

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
  Reflect.set(self, 'Office', {
    ...OFFICE_CONSTANTS,
    context: officeContext(line, start),
    // Neither runs in the launch-event runtime of classic Outlook; both exist.
    onReady: () => new Promise(() => undefined),
    initialize: () => undefined,
    actions: {
      associate: (name: string, handler: LaunchHandler) => {
        handlers.set(name, handler);
      },
    },
  });
  line.hear((event) => {
    if (event.name !== 'send') return;
    const handler = handlers.get(event.functionName);
    if (handler === undefined) throw new Error('The send handler was never associated');
    handler({
      completed: (options = {}) => {
        void line.ask('completeSend', toVerdict(options));
      },
    });
  });
  importScripts(script);
  self.postMessage('office-runtime-ready');
}

function toVerdict(options: Completion): SendVerdict {
  return {
    allowEvent: options.allowEvent ?? false,
    errorMessage: options.errorMessage ?? '',
    commandId: options.commandId ?? '',
    sendModeOverride: options.sendModeOverride ?? '',
  };
}

startRuntime().catch((reason: unknown) => {
  // A promise that fails is silent in a worker; the host hears only an uncaught error.
  setTimeout(() => {
    throw reason;
  }, 0);
});
