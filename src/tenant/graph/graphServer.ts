// The Graph origin at its edge: CORS, the body's size, the token, lost connections, what goes out, and the log of it.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { concerning } from '../faults/faults';
import type { Answerer } from '../hostData';
import { answering, BodyTooLarge, header, readBytes } from '../http/exchange';
import type { TokenKeys } from '../issuer/tokenKeys';
import type { TenantWorld } from '../tenantWorld';
import { tenantNow } from '../time/tenantClock';
import { authenticate } from './authenticate';
import { batchRoutes } from './batch/batchRoutes';
import type { BatchStep } from './batch/readBatch';
import { createDownloadUrls } from './drives/downloadUrls';
import type { DownloadUrls } from './drives/downloadUrls';
import { createExchangeLog, keptHeaders } from './exchangeLog';
import type { ExchangeLog } from './exchangeLog';
import { GraphError } from './graphError';
import type { Caller, GraphReply, GraphRequest } from './graphRequest';
import { createMailboxThrottle } from './mailboxThrottle';
import { operationsOf } from './operations';
import { errorReply, faultFor, namedSegments, performRequest, readJson } from './performRequest';
import type { Asked, Performer } from './performRequest';
import { matchRoute } from './routes';

/** A file's content may be long (driveitem-put-content); anything else is 4 MB at most (microsoft-graph-docs issue 11806). */
const LARGEST_UPLOAD = 250 * 1024 * 1024;
const LARGEST_REQUEST = 4 * 1024 * 1024;
/**
 * Longer answers go compressed to whoever takes gzip, as a browser does
 * (microsoftgraph.github.io/msgraph-sdk-design/middleware/DecompressionHandler.html).
 */
const LEAST_PACKED = 4096;
const JSON_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
const EXPOSED =
  'ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, ReadWriteConsistencyToken, SdkVersion, WWW-Authenticate, x-ms-client-gcc-tenant';

export interface GraphServer {
  readonly answer: Answerer;
  readonly urls: DownloadUrls;
}

interface Desk extends Performer {
  readonly keys: TokenKeys;
  readonly log: ExchangeLog;
}

export function createGraphServer(
  world: TenantWorld,
  keys: TokenKeys,
  logFile: string | undefined,
): GraphServer {
  const urls = createDownloadUrls(world.store, world.siteFile.downloadSeconds);
  const desk: Desk = {
    world,
    keys,
    routes: [
      ...operationsOf(world, urls),
      ...batchRoutes((step, batch) => performStep(desk, step, batch)),
    ],
    throttle: createMailboxThrottle(world.limits),
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
  const unread: Asked = {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', desk.world.origins.graph),
    headers: (name) => header(request, name),
    bytes: Buffer.alloc(0),
    requestId: randomUUID(),
  };
  const read = await readAsked(desk, request, unread);
  const asked = read instanceof GraphError ? unread : read;
  const caller = await callerOf(desk, asked);
  const known = caller instanceof GraphError ? undefined : caller;
  const fault = faultFor(desk, asked, known);
  if (fault?.kind === 'drop-before') {
    request.socket.destroy();
    return;
  }
  const refused = [caller, read].find((each) => each instanceof GraphError);
  const reply =
    refused !== undefined || known === undefined
      ? errorReply(refused, asked)
      : await performRequest(desk, asked, known, fault).catch((error: unknown) =>
          errorReply(error, asked),
        );
  const headers = { ...corsHeaders(desk, reply, known), ...answerHeaders(reply, asked) };
  const dropped = fault?.kind === 'drop-after';
  writeLog(desk, asked, reply, headers, known, dropped);
  if (dropped) {
    request.socket.destroy();
    return;
  }
  send(request, response, reply, headers);
}

/** The request with its body; only a route that takes bytes may be sent more than 4 MB. */
async function readAsked(
  desk: Desk,
  request: IncomingMessage,
  asked: Asked,
): Promise<Asked | GraphError> {
  const match = matchRoute(desk.routes, asked.method, namedSegments(asked, undefined));
  const isUpload = 'route' in match && match.route.takes === 'bytes';
  try {
    return {
      ...asked,
      bytes: await readBytes(request, isUpload ? LARGEST_UPLOAD : LARGEST_REQUEST),
    };
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      return new GraphError(
        413,
        'BadRequest',
        `The maximum request length supported is ${String(error.limit / 1024 / 1024)}MB.`,
      );
    }
    throw error;
  }
}

async function callerOf(desk: Desk, asked: Asked): Promise<Caller | GraphError> {
  try {
    return await authenticate(
      asked.headers('authorization'),
      desk.keys,
      desk.world.directory,
      desk.world.origins.issuer,
      desk.world.signIn,
    );
  } catch (error) {
    if (error instanceof GraphError) {
      return error;
    }
    throw error;
  }
}

/** One request of a batch: the batch's caller, its own route, fault, limits and answer. */
async function performStep(desk: Desk, step: BatchStep, batch: GraphRequest): Promise<GraphReply> {
  const asked: Asked = {
    method: step.method,
    url: new URL(`/v1.0${step.address}`, desk.world.origins.graph),
    headers: (name) => step.headers.get(name) ?? '',
    bytes: bytesOf(step),
    requestId: randomUUID(),
  };
  const fault = faultFor(
    desk,
    asked,
    batch.caller,
    (kind) => kind !== 'drop-before' && kind !== 'drop-after',
  );
  const reply = await performRequest(desk, asked, batch.caller, fault).catch((error: unknown) =>
    errorReply(error, asked),
  );
  return {
    ...reply,
    headers: {
      'Cache-Control': 'private',
      ...(reply.body === undefined ? {} : { 'Content-Type': JSON_TYPE }),
      ...reply.headers,
    },
  };
}

/** A body that is no JSON comes as base64url text (json-batching). */
function bytesOf(step: BatchStep): Buffer {
  if (step.body === undefined || step.body === null) {
    return Buffer.alloc(0);
  }
  const isJson = /json/i.test(step.headers.get('content-type') ?? '');
  return typeof step.body === 'string' && !isJson
    ? Buffer.from(step.body, 'base64url')
    : Buffer.from(JSON.stringify(step.body), 'utf8');
}

function corsHeaders(
  desk: Desk,
  reply: GraphReply,
  caller: Caller | undefined,
): Record<string, string> {
  const isHidden =
    reply.headers?.['Retry-After'] !== undefined &&
    desk.world.faults.isSet('retry-after-hidden', concerning(caller?.person));
  return {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': isHidden ? EXPOSED : `${EXPOSED}, Retry-After`,
  };
}

function answerHeaders(reply: GraphReply, asked: Asked): Record<string, string> {
  return {
    'request-id': asked.requestId,
    'client-request-id': asked.headers('client-request-id') || asked.requestId,
    Date: new Date(tenantNow()).toUTCString(),
    'Cache-Control': 'private',
    ...(reply.body === undefined ? {} : { 'Content-Type': JSON_TYPE }),
    ...reply.headers,
  };
}

function writeLog(
  desk: Desk,
  asked: Asked,
  reply: GraphReply,
  headers: Readonly<Record<string, string>>,
  caller: Caller | undefined,
  dropped: boolean,
): void {
  const text = asked.bytes.toString('utf8');
  desk.log({
    method: asked.method,
    url: asked.url.href,
    requestHeaders: keptHeaders(asked.headers),
    requestBody: readJson(text) ?? (text === '' ? null : text),
    status: reply.status,
    responseHeaders: headers,
    responseBody: reply.body ?? null,
    scopes: caller?.scopes ?? [],
    user: caller?.person.mail ?? '',
    ...(dropped ? { dropped } : {}),
  });
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: GraphReply,
  headers: Readonly<Record<string, string>>,
): void {
  const { body } = reply;
  const text =
    body === undefined
      ? ''
      : typeof body === 'string' && reply.headers?.['Content-Type'] !== undefined
        ? body
        : JSON.stringify(body);
  const bytes = Buffer.from(text);
  const isPacked =
    bytes.length >= LEAST_PACKED && /\bgzip\b/.test(header(request, 'accept-encoding'));
  const content = isPacked ? gzipSync(bytes, { level: 1 }) : bytes;
  response.writeHead(reply.status, {
    ...headers,
    ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}),
    ...(reply.status === 204 ? {} : { 'Content-Length': content.length }),
  });
  response.end(content);
}

function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': `${EXPOSED}, Retry-After`,
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'Access-Control-Allow-Headers': header(request, 'access-control-request-headers'),
    'Access-Control-Max-Age': '3600',
    'Content-Length': '0',
  });
  response.end();
}
