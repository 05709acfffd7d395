// One request to Graph from its route to its answer: standing faults, preferences, limits, the operation, the error envelope.
import { concerning } from '../faults/faults';
import type { Concerned, Fault } from '../faults/faults';
import type { FaultKind } from '../faults/faultKinds';
import type { TenantWorld } from '../tenantWorld';
import { graphInstant, nowInstant } from '../time/zonedTimes';
import { failAsAsked, USUAL_SLOWNESS_MS } from './faultyAnswers';
import { badRequest, GraphError, notImplemented } from './graphError';
import type { Caller, GraphReply, GraphRequest } from './graphRequest';
import type { MailboxThrottle } from './mailboxThrottle';
import { readQueryOptions } from './odata/queryOptions';
import { readPreferences } from './preferences';
import { matchRoute, segmentsOf } from './routes';
import type { Route } from './routes';

/** Long enough that five calls at once meet the mailbox limit, as they do in production. */
export const MAILBOX_LATENCY_MS = 15;
const VERSION = '/v1.0';
const MAILBOX_PARTS = [
  'messages',
  'mailfolders',
  'calendar',
  'calendars',
  'calendarview',
  'events',
  'mailboxsettings',
  'outlook',
  'translateexchangeids',
];

/** A request before its route is known. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  /** Header by lower-case name; empty where absent. */
  readonly headers: (name: string) => string;
  readonly bytes: Buffer;
  readonly requestId: string;
}

export interface Performer {
  readonly world: TenantWorld;
  readonly routes: readonly Route[];
  readonly throttle: MailboxThrottle;
}

/** The fault that this request meets, counted; `caller` is undefined where no token proved one. */
export function faultFor(
  { world }: Performer,
  asked: Asked,
  caller: Caller | undefined,
  kinds?: (kind: FaultKind) => boolean,
): Fault | undefined {
  const segments = namedSegments(asked, caller);
  const isSite = segments[0] === 'sites' || segments[0] === 'drives';
  return world.faults.meet(
    isSite ? ['lists', 'graph'] : ['graph'],
    asked.method,
    `${asked.url.pathname}${asked.url.search}`,
    concernedBy(world, segments, caller),
    kinds,
  );
}

/** Throws what Graph would refuse with. */
export async function performRequest(
  performer: Performer,
  asked: Asked,
  caller: Caller,
  fault: Fault | undefined,
): Promise<GraphReply> {
  const { world } = performer;
  failAsAsked(fault, world.origins.issuer);
  checkVersion(asked.url.pathname);
  const segments = namedSegments(asked, caller);
  const isCount = segments.at(-1)?.toLowerCase() === '$count' && asked.method === 'GET';
  const match = matchRoute(
    performer.routes,
    asked.method,
    isCount ? segments.slice(0, -1) : segments,
  );
  if (!('route' in match)) {
    throw notImplemented(
      `${asked.method} ${asked.url.pathname}${match.length > 0 ? ` (it has ${match.join(', ')})` : ''}`,
    );
  }
  const owner = mailboxOwner(world, segments);
  const isIfMatchIgnored =
    owner !== undefined &&
    asked.headers('if-match') !== '' &&
    world.faults.isSet('if-match-ignored', concernedBy(world, segments, caller));
  const request: GraphRequest = {
    method: asked.method,
    root: `${world.origins.graph}${VERSION}`,
    path: asked.url.pathname.slice(VERSION.length),
    query: readQueryOptions(isCount ? countingSearch(asked.url) : asked.url.search),
    prefer: readPreferences(asked.headers('prefer')),
    header: (name) => (isIfMatchIgnored && name === 'if-match' ? '' : asked.headers(name)),
    body: match.route.takes === 'bytes' ? undefined : bodyOf(asked),
    bytes: asked.bytes,
    caller,
    params: match.params,
  };
  const answer = async (leastMs: number): Promise<GraphReply> => {
    await pause(fault?.kind === 'slow' ? (fault.delayMs ?? USUAL_SLOWNESS_MS) : leastMs);
    const reply = await match.route.answer(request);
    return isCount ? countOf(reply, asked.url.pathname) : reply;
  };
  return owner === undefined
    ? answer(0)
    : performer.throttle.within(`${caller.appId} ${owner}`, () => answer(MAILBOX_LATENCY_MS));
}

/** The envelope of a refusal; anything but a `GraphError` is the tenant's own failure, and says so. */
export function errorReply(error: unknown, asked: Asked): GraphReply {
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

/** The path's segments without the version; `me` is the caller. */
export function namedSegments(asked: Asked, caller: Caller | undefined): readonly string[] {
  const segments = segmentsOf(asked.url.pathname.replace(/^\/v1\.0(?=\/|$)/, ''));
  return segments[0]?.toLowerCase() === 'me' && caller !== undefined
    ? ['users', caller.person.id, ...segments.slice(1)]
    : segments;
}

function checkVersion(path: string): void {
  const version = path.split('/')[1] ?? '';
  if (version === 'beta') {
    throw notImplemented('the beta version');
  }
  if (!path.startsWith(`${VERSION}/`)) {
    throw badRequest(`Invalid version: ${version}`);
  }
}

/** Key of the person whose mailbox a path reaches into, where it reaches into one. */
function mailboxOwner(world: TenantWorld, segments: readonly string[]): string | undefined {
  return segments[0]?.toLowerCase() === 'users' &&
    MAILBOX_PARTS.includes(segments[2]?.toLowerCase() ?? '')
    ? world.directory.find(segments[1] ?? '')?.key
    : undefined;
}

function concernedBy(
  world: TenantWorld,
  segments: readonly string[],
  caller: Caller | undefined,
): Concerned {
  const owner =
    segments[0]?.toLowerCase() === 'users' ? world.directory.find(segments[1] ?? '') : undefined;
  return concerning(caller?.person, owner);
}

/** `/$count` is asked of the collection itself, with as little of it as can be had. */
function countingSearch(url: URL): string {
  const search = new URLSearchParams(url.search);
  search.set('$count', 'true');
  search.set('$top', '1');
  return `?${search.toString()}`;
}

function countOf(reply: GraphReply, path: string): GraphReply {
  const { body } = reply;
  const count =
    typeof body === 'object' && body !== null
      ? (body as Readonly<Record<string, unknown>>)['@odata.count']
      : undefined;
  if (typeof count !== 'number') {
    throw notImplemented(`GET ${path}`);
  }
  return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: String(count) };
}

function bodyOf(asked: Asked): unknown {
  const text = asked.bytes.toString('utf8');
  if (text.trim() === '') {
    return undefined;
  }
  if (!/json/i.test(asked.headers('content-type'))) {
    throw new GraphError(
      415,
      'UnsupportedMediaType',
      'A supported MIME type could not be found that matches the content type of the request.',
    );
  }
  const body = readJson(text);
  if (body === undefined) {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
  return body;
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pause(milliseconds: number): Promise<void> {
  return milliseconds === 0
    ? Promise.resolve()
    : new Promise((resolve) => {
        setTimeout(resolve, milliseconds);
      });
}
