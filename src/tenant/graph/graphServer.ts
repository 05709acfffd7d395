// The Graph origin: CORS, faults, token, throttle, routing, the error envelope and the log around every operation.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from '../faults/faults';
import type { Answerer } from '../hostData';
import { answering, header, readBody } from '../http/exchange';
import type { TokenKeys } from '../issuer/tokenKeys';
import type { TenantWorld } from '../tenantWorld';
import { graphInstant, nowInstant } from '../time/zonedTimes';
import { authenticate, unauthorized } from './authenticate';
import { createDownloadUrls } from './drives/downloadUrls';
import type { DownloadUrls } from './drives/downloadUrls';
import { driveRoutes } from './drives/driveRoutes';
import { createExchangeLog, keptHeaders } from './exchangeLog';
import type { ExchangeLog } from './exchangeLog';
import { badRequest, GraphError, notImplemented, siteItemNotFound } from './graphError';
import type { Caller, GraphReply, GraphRequest } from './graphRequest';
import { listRoutes } from './lists/listRoutes';
import { messageRoutes } from './mail/messageRoutes';
import { createMailboxThrottle } from './mailboxThrottle';
import type { MailboxThrottle } from './mailboxThrottle';
import { readQueryOptions } from './odata/queryOptions';
import { readPreferences } from './preferences';
import { matchRoute, segmentsOf } from './routes';
import type { Route } from './routes';
import { activityRoutes } from './teams/activityRoutes';
import { userRoutes } from './users/userRoutes';
import { eventRoutes } from './calendar/eventRoutes';
import { scheduleRoutes } from './calendar/scheduleRoutes';

/** Long enough that five calls at once meet the mailbox limit, as they do in production. */
const MAILBOX_LATENCY_MS = 15;
const USUAL_SLOWNESS_MS = 3000;
const USUAL_RETRY_SECONDS = 2;

const CORS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, ReadWriteConsistencyToken, SdkVersion, WWW-Authenticate, x-ms-client-gcc-tenant, Retry-After',
};

export interface GraphServer {
  readonly answer: Answerer;
  readonly urls: DownloadUrls;
}

interface Desk {
  readonly world: TenantWorld;
  readonly keys: TokenKeys;
  readonly routes: readonly Route[];
  readonly throttle: MailboxThrottle;
  readonly log: ExchangeLog;
}

interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly segments: readonly string[];
  readonly headers: (name: string) => string;
  readonly bodyText: string;
  readonly requestId: string;
}

export function createGraphServer(
  world: TenantWorld,
  keys: TokenKeys,
  logFile: string | undefined,
): GraphServer {
  const urls = createDownloadUrls(world.store);
  const desk: Desk = {
    world,
    keys,
    routes: [
      ...userRoutes(world),
      ...messageRoutes(world),
      ...eventRoutes(world),
      ...scheduleRoutes(world),
      ...listRoutes(world),
      ...driveRoutes(world, urls),
      ...activityRoutes(world),
    ],
    throttle: createMailboxThrottle(),
    log: createExchangeLog(logFile),
  };
  return { urls, answer: answering((request, response) => exchange(desk, request, response)) };
}

async function exchange(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'OPTIONS') {
    answerPreflight(request, response);
    return;
  }
  const url = new URL(request.url ?? '/', desk.world.origins.graph);
  const asked: Asked = {
    method: request.method ?? 'GET',
    url,
    segments: segmentsOf(url.pathname.replace(/^\/v1\.0(?=\/|$)/, '')),
    headers: (name) => header(request, name),
    bodyText: await readBody(request),
    requestId: randomUUID(),
  };
  const isSite = asked.segments[0] === 'sites' || asked.segments[0] === 'drives';
  const fault = desk.world.faults.meet(
    isSite ? ['lists', 'graph'] : ['graph'],
    asked.method,
    `${url.pathname}${url.search}`,
  );
  if (fault?.kind === 'drop-before') {
    request.socket.destroy();
    return;
  }
  let caller: Caller | undefined;
  let reply: GraphReply;
  try {
    caller = await authenticate(
      asked.headers('authorization'),
      desk.keys,
      desk.world.directory,
      desk.world.origins.issuer,
    );
    reply = await operate(desk, asked, caller, fault);
  } catch (error) {
    reply = errorReply(error, asked);
  }
  const dropped = fault?.kind === 'drop-after';
  const headers = {
    ...CORS,
    'request-id': asked.requestId,
    'client-request-id': asked.headers('client-request-id') || asked.requestId,
    Date: new Date().toUTCString(),
    'Cache-Control': 'private',
    ...(reply.body === undefined
      ? {}
      : {
          'Content-Type':
            'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
        }),
    ...reply.headers,
  };
  desk.log({
    method: asked.method,
    url: url.href,
    requestHeaders: keptHeaders(asked.headers),
    requestBody: readJson(asked.bodyText) ?? (asked.bodyText === '' ? null : asked.bodyText),
    status: reply.status,
    responseHeaders: headers,
    responseBody: reply.body ?? null,
    scopes: caller?.scopes ?? [],
    user: caller?.person.mail ?? '',
    ...(dropped ? { dropped } : {}),
  });
  if (dropped) {
    request.socket.destroy();
    return;
  }
  const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
  response.writeHead(reply.status, {
    ...headers,
    ...(reply.status === 204 ? {} : { 'Content-Length': Buffer.byteLength(text) }),
  });
  response.end(text);
}

async function operate(
  desk: Desk,
  asked: Asked,
  caller: Caller,
  fault: Fault | undefined,
): Promise<GraphReply> {
  failAsAsked(desk, fault);
  if (!asked.url.pathname.startsWith('/v1.0/')) {
    throw badRequest(`Invalid version: ${asked.url.pathname.split('/')[1] ?? ''}`);
  }
  const segments =
    asked.segments[0]?.toLowerCase() === 'me'
      ? ['users', caller.person.id, ...asked.segments.slice(1)]
      : asked.segments;
  const match = matchRoute(desk.routes, asked.method, segments);
  if (!('route' in match)) {
    throw match.length > 0
      ? notImplemented(`${asked.method} ${asked.url.pathname} (it has ${match.join(', ')})`)
      : notImplemented(`${asked.method} ${asked.url.pathname}`);
  }
  const request: GraphRequest = {
    method: asked.method,
    root: `${desk.world.origins.graph}/v1.0`,
    path: asked.url.pathname.slice('/v1.0'.length),
    query: readQueryOptions(asked.url.search),
    prefer: readPreferences(asked.headers('prefer')),
    header: asked.headers,
    body: bodyOf(asked),
    caller,
    params: match.params,
  };
  const slowness = fault?.kind === 'slow' ? (fault.delayMs ?? USUAL_SLOWNESS_MS) : 0;
  const mailbox = mailboxKey(desk, segments);
  if (mailbox === undefined) {
    await pause(slowness);
    return match.route.answer(request);
  }
  const key = `${caller.appId} ${mailbox}`;
  if (!desk.throttle.enter(key)) {
    throw new GraphError(
      429,
      'ApplicationThrottled',
      'Application is over its MailboxConcurrency limit.',
      {
        'Retry-After': String(USUAL_RETRY_SECONDS),
      },
    );
  }
  try {
    await pause(Math.max(MAILBOX_LATENCY_MS, slowness));
    return match.route.answer(request);
  } finally {
    desk.throttle.leave(key);
  }
}

/** The mailbox that a path reaches into, where it reaches into one. */
function mailboxKey(desk: Desk, segments: readonly string[]): string | undefined {
  const isMailbox = [
    'messages',
    'mailfolders',
    'calendar',
    'calendarview',
    'events',
    'mailboxsettings',
  ].includes(segments[2]?.toLowerCase() ?? '');
  return segments[0]?.toLowerCase() === 'users' && isMailbox
    ? desk.world.directory.find(segments[1] ?? '')?.key
    : undefined;
}

function failAsAsked(desk: Desk, fault: Fault | undefined): void {
  switch (fault?.kind) {
    case '429':
      throw new GraphError(
        429,
        'ApplicationThrottled',
        'Application is over its MailboxConcurrency limit.',
        {
          'Retry-After': String(fault.retryAfterSeconds ?? USUAL_RETRY_SECONDS),
        },
      );
    case '503':
      throw new GraphError(503, 'serviceNotAvailable', 'The service is temporarily unavailable.', {
        'Retry-After': String(fault.retryAfterSeconds ?? USUAL_RETRY_SECONDS),
      });
    case '412':
      throw fault.target === 'lists'
        ? new GraphError(412, 'resourceModified', "ETag does not match current item's value")
        : new GraphError(
            412,
            'ErrorIrresolvableConflict',
            'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
          );
    case 'list-missing':
      throw siteItemNotFound();
    case 'unauthorized':
      throw unauthorized(
        'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
        desk.world.origins.issuer,
        JSON.stringify({
          access_token: { nbf: { essential: true, value: String(Math.floor(Date.now() / 1000)) } },
        }),
      );
    default:
  }
}

function bodyOf(asked: Asked): unknown {
  if (asked.bodyText.trim() === '') {
    return undefined;
  }
  if (!/json/i.test(asked.headers('content-type'))) {
    throw new GraphError(
      415,
      'UnsupportedMediaType',
      'A supported MIME type could not be found that matches the content type of the request.',
    );
  }
  const body = readJson(asked.bodyText);
  if (body === undefined) {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
  return body;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorReply(error: unknown, asked: Asked): GraphReply {
  const known =
    error instanceof GraphError
      ? error
      : new GraphError(
          500,
          'internalServerError',
          `The local tenant failed: ${error instanceof Error ? error.message : 'unknown'}`,
        );
  return {
    status: known.status,
    headers: known.headers,
    body: {
      error: {
        code: known.code,
        message: known.message,
        innerError: {
          date: graphInstant(nowInstant()).slice(0, 19),
          'request-id': asked.requestId,
          'client-request-id': asked.headers('client-request-id') || asked.requestId,
        },
      },
    },
  };
}

function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, {
    ...CORS,
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'Access-Control-Allow-Headers': header(request, 'access-control-request-headers'),
    'Access-Control-Max-Age': '3600',
    'Content-Length': '0',
  });
  response.end();
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
