/** Entry of /office.js: defines `Office` in an add-in page that stands in for the published library's place. */
import type { StartUp } from '../conversation';
import { OFFICE_CONSTANTS } from './constants';
import { officeContext } from './context';
import { openHostLine } from './hostLine';
import { offerNestedAppAuth } from './nestedAppAuth';

interface ReadyFacts {
  readonly host: 'Outlook' | null;
  readonly platform: string | null;
}

/** The host serves this very script, so its origin is the one origin that may talk to us. */
function ownOrigin(): string {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement))
    throw new Error('office.js has to be a classic script');
  return new URL(script.src).origin;
}

function startOffice(): void {
  const hostOrigin = ownOrigin();
  const isFramed = window.parent !== window;
  const line = openHostLine(
    (call) => {
      window.parent.postMessage(call, hostOrigin);
    },
    (deliver) => {
      window.addEventListener('message', (event) => {
        if (event.source === window.parent && event.origin === hostOrigin) deliver(event.data);
      });
    },
  );
  // Outside a host the published library answers onReady with nulls.
  const started: Promise<StartUp | null> = isFramed ? line.ask('start') : Promise.resolve(null);
  const office = {
    ...OFFICE_CONSTANTS,
    context: {},
    onReady: async (callback?: (facts: ReadyFacts) => unknown): Promise<ReadyFacts> => {
      const facts = await ready;
      if (callback !== undefined) await callback(facts);
      return facts;
    },
    actions: { associate: () => undefined },
  };
  const ready = started.then((start): ReadyFacts => {
    if (start === null) return { host: null, platform: null };
    office.context = officeContext(line, start);
    return { host: 'Outlook', platform: start.profile.platform };
  });
  offerNestedAppAuth(
    line,
    started.then((start) => start?.hasBridge ?? false),
  );
  Reflect.set(window, 'Office', office);
}

startOffice();
