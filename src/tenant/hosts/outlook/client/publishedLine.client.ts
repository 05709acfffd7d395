/**
 * Speaks with the published office.js of npm @microsoft/office-js 1.1.110, so that the unmodified library runs in this host.
 *
 * The protocol is read from outlook-web-16.01.debug.js: JSON texts, requests by action name, answers by correlation id,
 * events by the name that the library registered.
 */
import { itemSnapshot, type Surface } from './officeAnswers.client';
import { appContext, initialData, themeData } from './publishedFacts.client';
import { executeMethod } from './publishedMethods.client';

const CONVERSATION = 'outlook-host';
const CONTROL = 'add-in';
const REQUEST = 0;
const ANSWER = 1;
const REGISTER = 1;
const UNREGISTER = 2;
const FOR_CALL = 0;
const FOR_EVENT = 1;

const ITEM_CHANGED = 46;
const THEME_CHANGED = 9;

/** One frame's line. */
export interface PublishedLine {
  /** Answers a message that is the library's; false for any other. */
  answer(message: unknown): boolean;
  announceItem(): void;
  announceTheme(): void;
  /** Forgets what a page that goes away had registered. */
  reset(): void;
}

/** The name of the frame, by which the library knows where to talk to. */
export function frameName(): string {
  return JSON.stringify({
    baseFrameName: CONTROL,
    hostInfo: 'Outlook|Web|16.01|en-US||||',
    xdmInfo: `${CONVERSATION}|${CONTROL}|${location.origin}`,
    serializerVersion: 1,
  });
}

interface Request {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _correlationId: number;
  readonly _data: unknown;
}

export function openPublishedLine(
  surface: Surface,
  post: (message: string) => void,
): PublishedLine {
  /** Names under which the library registered, by the id of the event. */
  const events = new Map<number, string>();
  const write = (facts: object): void => {
    post(
      JSON.stringify({
        _messageType: ANSWER,
        _conversationId: CONVERSATION,
        _errorCode: 0,
        _serializerVersion: 1,
        ...facts,
      }),
    );
  };
  const tell = (event: number, data: unknown): void => {
    const name = events.get(event);
    if (name === undefined) return;
    write({ _actionName: name, _correlationId: -1, _responseType: FOR_EVENT, _data: data });
  };
  const answerRequest = async (request: Request): Promise<void> => {
    const data = await dataFor(request);
    const { _actionName, _correlationId } = request;
    write({ _actionName, _correlationId, _responseType: FOR_CALL, _data: data });
  };
  const dataFor = (request: Request): unknown => {
    const { eventDispId } = (request._data ?? {}) as { readonly eventDispId?: number };
    if (request._actionType === REGISTER || request._actionType === UNREGISTER) {
      if (request._actionType === REGISTER) events.set(eventDispId ?? -1, request._actionName);
      else events.delete(eventDispId ?? -1);
      return { Error: 0 };
    }
    switch (request._actionName) {
      case 'ContextActivationManager_getAppContextAsync':
        return appContext(surface, CONTROL);
      case 'GetInitialData':
        return initialData(surface, itemSnapshot(surface));
      case 'ExecuteMethod':
        return executeMethod(surface, request._data);
      default:
        // Notices about focus, telemetry and the like need no answer with content.
        return {};
    }
  };
  return {
    answer: (message) => {
      const request = readRequest(message);
      if (request === null) return false;
      void answerRequest(request);
      return true;
    },
    announceItem: () => {
      const item = itemSnapshot(surface);
      // An empty text stands for no item; the library makes null of it.
      tell(ITEM_CHANGED, item === null ? '' : initialData(surface, item));
    },
    announceTheme: () => {
      tell(THEME_CHANGED, { OfficeThemeData: [themeData(surface.theme())] });
    },
    reset: () => {
      events.clear();
    },
  };
}

function readRequest(message: unknown): Request | null {
  if (typeof message !== 'string' || !message.startsWith('{')) return null;
  const parsed = JSON.parse(message) as Partial<Request>;
  return parsed._messageType === REQUEST && parsed._actionName !== undefined
    ? (parsed as Request)
    : null;
}
