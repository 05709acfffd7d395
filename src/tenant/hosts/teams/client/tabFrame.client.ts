/** One tab of the app in a frame one level deep, and the teams-js conversation with it. */
import type { AskData } from '../../dataCalls.client';
import { make, makeButton } from '../../dom.client';
import { answerNestedAuth } from '../../nestedAuth.client';
import type { TeamsSession } from '../session';

/** The SDK version that Teams answers; three parts, or teams-js reads it as a runtime configuration. */
const SDK_VERSION = '2.0.1';
const LOAD_LIMIT_MS = 30_000;

/** What teams-js sends for every call. */
interface TabRequest {
  readonly id: number;
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args?: readonly unknown[];
  readonly data?: unknown;
}

/** What the tab may do to its host. */
export interface TabDuties {
  readonly ask: AskData;
  theme(): string;
  openLink(address: string): boolean;
  shareLink(subEntityId: string, label: string): void;
  navigate(entityId: string, subEntityId: string): void;
}

/** Which tab, and where in it. */
export interface TabStart {
  readonly entityId: string;
  readonly subEntityId: string;
  readonly name: string;
  readonly path: string;
  readonly isPhone: boolean;
}

export interface TabFrame {
  readonly element: HTMLElement;
  announceTheme(): void;
  close(): void;
}

/** Opens the tab and answers it until it is closed. */
export function openTabFrame(session: TeamsSession, start: TabStart, duties: TabDuties): TabFrame {
  const origin = session.origins.pages;
  const frame = make('iframe', {
    class: 'tab-frame',
    title: `${session.app.name}: ${start.name}`,
    src: new URL(start.path, origin).href,
    allow: 'clipboard-write',
  });
  const cover = make('div', { class: 'cover', role: 'status' }, 'Loading…');
  const element = make('div', { class: 'tab-holder' }, frame, cover);
  const registered = new Set<string>();
  const showProblem = (reason: string): void => {
    cover.hidden = false;
    cover.replaceChildren(
      make('h2', {}, 'There was a problem reaching this app'),
      make('p', {}, reason),
      makeButton('Try again', () => {
        cover.replaceChildren('Loading…');
        awaitReady();
        frame.src = new URL(start.path, origin).href;
      }),
    );
  };
  let tooLate: ReturnType<typeof setTimeout> | undefined;
  const awaitReady = (): void => {
    clearTimeout(tooLate);
    tooLate = setTimeout(() => {
      if (!cover.hasAttribute('hidden')) showProblem('The app did not say that it is ready.');
    }, LOAD_LIMIT_MS);
  };
  awaitReady();
  const send = (message: object): void => {
    frame.contentWindow?.postMessage(message, origin);
  };

  const answer = async (request: TabRequest): Promise<readonly unknown[] | undefined> => {
    const [first, second] = request.args ?? [];
    switch (request.func) {
      case 'initialize':
        return ['content', 'web', SDK_VERSION, JSON.stringify(runtimeOf(session))];
      case 'getContext':
        return [contextOf(session, start, duties.theme())];
      case 'registerHandler':
        registered.add(textOf(first));
        return undefined;
      case 'appInitialization.appLoaded':
        cover.hidden = true;
        return undefined;
      case 'appInitialization.success':
        clearTimeout(tooLate);
        cover.hidden = true;
        return [undefined];
      case 'appInitialization.failure':
        clearTimeout(tooLate);
        showProblem(textOf(second) === '' ? textOf(first) : textOf(second));
        return undefined;
      case 'appInitialization.expectedFailure':
        cover.hidden = true;
        return undefined;
      case 'executeDeepLink':
        return duties.openLink(textOf(first)) ? [true] : [false, 'The link could not be opened.'];
      case 'shareDeepLink':
        duties.shareLink(textOf(first), textOf(second));
        return undefined;
      case 'pages.currentApp.navigateTo':
        duties.navigate(...pageOf(first));
        // This one answers [error, result], unlike the calls that answer [status, reason].
        return [null];
      case 'nestedAppAuth.execute':
        return [null, await answerNestedAuth(duties.ask, textOf(request.data))];
      default:
        return [{ errorCode: 100, message: `${request.func} is not offered by the local tenant` }];
    }
  };
  const onMessage = (event: MessageEvent<unknown>): void => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const request = event.data;
    if (!isTabRequest(request)) return;
    void answer(request).then((args) => {
      if (args === undefined) return;
      const { id, uuidAsString, func } = request;
      send({ id, uuidAsString, func, args, monotonicTimestamp: performance.now() });
    });
  };
  window.addEventListener('message', onMessage);
  return {
    element,
    announceTheme: () => {
      if (registered.has('themeChange')) send({ func: 'themeChange', args: [duties.theme()] });
    },
    close: () => {
      clearTimeout(tooLate);
      window.removeEventListener('message', onMessage);
      element.remove();
    },
  };
}

function isTabRequest(message: unknown): message is TabRequest {
  return (
    typeof message === 'object' &&
    message !== null &&
    'func' in message &&
    typeof message.func === 'string'
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function pageOf(value: unknown): [entityId: string, subEntityId: string] {
  if (typeof value !== 'object' || value === null) return ['', ''];
  const { pageId, subPageId } = value as {
    readonly pageId?: unknown;
    readonly subPageId?: unknown;
  };
  return [textOf(pageId), textOf(subPageId)];
}

/** Names only what this host answers; teams-js injects the NAA bridge when `nestedAppAuth` is among it. */
function runtimeOf(session: TeamsSession): object {
  return {
    apiVersion: 4,
    hostVersionsInfo: {},
    isLegacyTeams: false,
    isNAAChannelRecommended: session.hasBridge,
    supports: {
      app: { notifySuccessResponse: {} },
      pages: { currentApp: {} },
      ...(session.hasBridge ? { nestedAppAuth: {} } : {}),
    },
  };
}

/** The flat context of version 1, which teams-js turns into the nested one. */
function contextOf(session: TeamsSession, start: TabStart, theme: string): object {
  const { viewer, registration } = session;
  return {
    entityId: start.entityId,
    subEntityId: start.subEntityId,
    locale: 'en-us',
    theme,
    hostClientType: start.isPhone ? 'ios' : 'web',
    hostName: 'Teams',
    frameContext: 'content',
    userObjectId: viewer.id,
    userDisplayName: viewer.displayName,
    loginHint: viewer.mail,
    userPrincipalName: viewer.mail,
    tid: registration.tenantId,
    appId: registration.teamsAppId,
    userLicenseType: 'Unknown',
    isFullScreen: false,
    sessionId: crypto.randomUUID(),
    appSessionId: crypto.randomUUID(),
  };
}
