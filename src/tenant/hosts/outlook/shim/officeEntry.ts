/** Entry of /office.js: defines `Office` in an add-in page that stands in for the published library's place. */
import { DIALOG_NAME, type StartUp } from '../conversation';
import { officeClient } from './calls';
import { OFFICE_CONSTANTS } from './constants';
import { officeContext } from './context';
import { openHostLine, type HostLine } from './hostLine';
import { answerLaunchEvents, withoutWindows, type LaunchHandler } from './launchEvents';
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

/** The host page around a pane, or the one that opened this page as a dialog; null in a plain browser. */
function hostWindow(): Window | null {
  if (window.parent !== window) return window.parent;
  return window.name === DIALOG_NAME ? (window.opener as Window | null) : null;
}

/** Tells the host that the page is loaded and what it associated, or that something in it failed. */
function reportLaunch(line: HostLine, handlers: ReadonlyMap<string, LaunchHandler>): void {
  const report = (): void => {
    void line.ask('launchReady', [...handlers.keys()]);
  };
  if (document.readyState === 'complete') report();
  else window.addEventListener('load', report);
  window.addEventListener('error', () => {
    void line.ask('launchFailed');
  });
}

/** On a machine that has Teams a link to one of its tabs opens there; ours stands beside Outlook on this machine. */
function followTeamsLinks(hostOrigin: string, user: string): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link?.href.startsWith('https://teams.microsoft.com/l/entity/') !== true) return;
    event.preventDefault();
    const address = new URL(link.href);
    const target = new URL(address.pathname + address.search, hostOrigin);
    target.searchParams.set('user', user);
    window.open(target, '_blank', 'noopener');
  });
}

function startOffice(): void {
  const hostOrigin = ownOrigin();
  const host = hostWindow();
  const line = openHostLine(
    (call) => {
      host?.postMessage(call, hostOrigin);
    },
    (deliver) => {
      window.addEventListener('message', (event) => {
        if (event.source === host && event.origin === hostOrigin) deliver(event.data);
      });
    },
  );
  // Outside a host the published library answers onReady with nulls.
  const started: Promise<StartUp | null> =
    host === null ? Promise.resolve(null) : line.ask('start');
  const handlers = new Map<string, LaunchHandler>();
  const office = {
    ...OFFICE_CONSTANTS,
    context: {},
    onReady: async (callback?: (facts: ReadyFacts) => unknown): Promise<ReadyFacts> => {
      const facts = await ready;
      if (callback !== undefined) await callback(facts);
      return facts;
    },
    actions: {
      associate: (name: string, handler: LaunchHandler) => {
        handlers.set(name, handler);
      },
    },
  };
  const ready = started.then((start): ReadyFacts => {
    if (start === null) return { host: null, platform: null };
    const client = officeClient(line, start);
    const context = officeContext(client, start);
    office.context = start.isLaunchEvent ? withoutWindows(context) : context;
    if (!start.isLaunchEvent) followTeamsLinks(hostOrigin, start.user.emailAddress);
    if (start.isLaunchEvent) {
      answerLaunchEvents(line, handlers, client.supports);
      reportLaunch(line, handlers);
    }
    return { host: 'Outlook', platform: start.profile.platform };
  });
  offerNestedAppAuth(
    line,
    started.then((start) => start?.hasBridge ?? false),
  );
  Reflect.set(window, 'Office', office);
}

startOffice();
