/** The host's half of the teams-js conversation, whatever channel it runs over. */
import type { AskData } from '../../dataCalls.client';
import { answerNestedAuth } from '../../nestedAuth.client';
import type { TeamsSession } from '../session';
import { flatContext, type TabState } from './tabContext.client';

/** The SDK version that Teams answers; three parts, or teams-js reads it as a runtime configuration. */
const SDK_VERSION = '2.0.1';

/** teams-js's code for a call that this host does not offer (`ErrorCode.NOT_SUPPORTED_ON_PLATFORM`). */
const NOT_SUPPORTED = 100;

/** What teams-js sends for every call. */
export interface TabRequest {
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
  /** False where the app has no such tab. */
  navigate(entityId: string, subEntityId: string): boolean;
  /** False where there is nothing to go back to. */
  goBack(): boolean;
  focusHost(): void;
}

/** What a request does to the cover that lies over the tab. */
export interface TabCover {
  loaded(): void;
  succeeded(): void;
  failed(reason: string): void;
}

export interface TabPlaces {
  state(): TabState;
  /** The address of the tab's own page. */
  readonly address: string;
  readonly name: string;
  readonly registered: Set<string>;
}

/** The arguments of the answer; undefined for what is not answered. */
export async function answerTab(
  session: TeamsSession,
  places: TabPlaces,
  duties: TabDuties,
  cover: TabCover,
  request: TabRequest,
): Promise<readonly unknown[] | undefined> {
  const [first, second] = request.args ?? [];
  switch (request.func) {
    case 'initialize':
      return ['content', session.client, SDK_VERSION, JSON.stringify(runtimeOf(session))];
    case 'getContext':
      return [flatContext(session, places.state())];
    case 'registerHandler':
      places.registered.add(textOf(first));
      return undefined;
    case 'appInitialization.appLoaded':
      cover.loaded();
      return undefined;
    case 'appInitialization.success':
      cover.succeeded();
      return [undefined];
    case 'appInitialization.failure':
      cover.failed(textOf(second) === '' ? textOf(first) : textOf(second));
      return undefined;
    case 'appInitialization.expectedFailure':
      cover.succeeded();
      return undefined;
    case 'executeDeepLink':
      return duties.openLink(textOf(first)) ? [true] : [false, 'The link could not be opened.'];
    case 'shareDeepLink':
      duties.shareLink(textOf(first), textOf(second));
      return undefined;
    case 'navigateBack':
      return duties.goBack() ? [true] : [false, 'There is nothing to go back to.'];
    case 'returnFocus':
      duties.focusHost();
      return undefined;
    case 'settings.getSettings':
      return [
        {
          contentUrl: places.address,
          entityId: places.state().entityId,
          suggestedDisplayName: places.name,
          websiteUrl: places.address,
        },
      ];
    case 'pages.currentApp.navigateTo':
      return navigated(duties.navigate(...pageOf(first)));
    case 'pages.currentApp.navigateToDefaultPage':
      return navigated(duties.navigate(session.app.tabs[0]?.entityId ?? '', ''));
    case 'nestedAppAuth.execute':
      return [null, await answerNestedAuth(duties.ask, textOf(request.data))];
    default:
      return [
        { errorCode: NOT_SUPPORTED, message: `${request.func} is not offered by the local tenant` },
      ];
  }
}

export function isTabRequest(message: unknown): message is TabRequest {
  return (
    typeof message === 'object' &&
    message !== null &&
    'func' in message &&
    typeof message.func === 'string'
  );
}

/** These answer [error, result], unlike the calls that answer [status, reason]. */
function navigated(isDone: boolean): readonly unknown[] {
  return [isDone ? null : { errorCode: 404, message: 'The app has no such page.' }];
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
      pages: { backStack: {}, currentApp: {} },
      ...(session.hasBridge ? { nestedAppAuth: {} } : {}),
    },
  };
}
