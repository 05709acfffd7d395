// Delta queries over the messages of one folder: everything first, then what was created, updated and removed since.
import type { ChangePlace, MessageChange } from '../../mail/messageChanges';
import type { StoredMessage } from '../../mail/messageDoc';
import type { Folder } from '../../mail/mailStore';
import type { TenantWorld } from '../../tenantWorld';
import { nowInstant } from '../../time/zonedTimes';
import { badRequest, GraphError, notImplemented } from '../graphError';
import { param } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { checkNames } from '../odata/selectMembers';
import { preferenceApplied } from '../preferences';
import type { Route } from '../routes';
import { folderOf, GONE, MALFORMED, NO_RIGHT, READ_MAIL } from './askedMessages';
import { CHANGE_TYPES, readToken, ROUND_START, writeToken } from './deltaToken';
import type { ChangeType, DeltaState, RoundPlace } from './deltaToken';
import { mailboxOf } from './mailRights';
import { MESSAGE_MEMBERS, MESSAGE_TYPE, messageEntity } from './messageEntity';
import { pageSize } from './readRoutes';

/** A filtered delta shows no more (delta-query-messages). */
const LARGEST_FILTERED = 5000;

interface DeltaPage {
  readonly value: readonly JsonObject[];
  /** Where the round goes on; null when it is complete. */
  readonly next: RoundPlace | null;
}

export function deltaRoutes(world: TenantWorld): Route[] {
  return [
    {
      method: 'GET',
      path: 'users/:user/mailFolders/:folder/messages/delta',
      source: 'https://learn.microsoft.com/graph/api/message-delta',
      needs: READ_MAIL,
      refuses: [
        NO_RIGHT,
        {
          status: 410,
          code: 'SyncStateNotFound',
          when: 'a token that is too old, of another folder or of another tenant (microsoft-graph-docs 2350)',
        },
        {
          status: 400,
          code: 'BadRequest',
          when: '$filter but receivedDateTime ge or gt, $orderby but receivedDateTime desc, another changeType',
        },
        { status: 400, code: 'RequestBroker--ParseUri', when: 'a name that no message has' },
        {
          status: 501,
          code: 'notImplemented',
          when: '$expand, $skip, $count, options beside a token',
        },
        GONE,
        MALFORMED,
      ],
      test: 'graph/mail/delta.test.ts › a second round tells what came, changed and went',
      answer: (request) => answerDelta(world, request),
    },
  ];
}

function answerDelta(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'read');
  const folder = folderOf(world, owner, param(request, 'folder'));
  const state = stateOf(world, folder, request);
  const shown: GraphRequest = { ...request, query: { ...request.query, select: state.select } };
  const page =
    state.from === null
      ? firstRound(world, folder, state, shown)
      : laterRound(world, folder, state, state.from, shown);
  const link = `${request.root}${request.path}`;
  return {
    status: 200,
    headers: preferenceApplied(request.prefer),
    body: {
      '@odata.context': `${request.root}/$metadata#Collection(message)`,
      ...(page.next === null
        ? {
            '@odata.deltaLink': `${link}?$deltatoken=${writeToken({ ...state, from: state.to, shown: ROUND_START })}`,
          }
        : {
            '@odata.nextLink': `${link}?$skiptoken=${writeToken({ ...state, shown: page.next })}`,
          }),
      value: page.value,
    },
  };
}

/** A token carries all that was asked; without one, what is asked now. */
function stateOf(world: TenantWorld, folder: Folder, request: GraphRequest): DeltaState {
  const { deltaToken, skipToken } = request.query;
  const token = deltaToken ?? skipToken;
  if (token === null) {
    return newState(world, folder, request);
  }
  if (request.query.sent.length > 1) {
    throw notImplemented('options beside the token of a delta query');
  }
  const state = readToken(token);
  const began = state === undefined ? undefined : (state.from ?? state.to).number;
  if (
    state === undefined ||
    began === undefined ||
    state.folder !== folder.id ||
    state.seeded !== seedingOf(world) ||
    began < world.mail.log.forgotten()
  ) {
    throw syncStateNotFound(began ?? 0, world.mail.log.newest());
  }
  return deltaToken === null ? state : { ...state, to: placeNow(world) };
}

function newState(world: TenantWorld, folder: Folder, request: GraphRequest): DeltaState {
  const { select, expand, skip, count, orderBy } = request.query;
  checkNames(select ?? [], MESSAGE_MEMBERS, MESSAGE_TYPE);
  if (expand.length > 0 || skip > 0 || count) {
    throw notImplemented('$expand, $skip and $count in a delta query');
  }
  const isUsualOrder = orderBy.every(
    ({ path, descending }) => descending && path.join('/').toLowerCase() === 'receiveddatetime',
  );
  if (!isUsualOrder || orderBy.length > 1) {
    throw badRequest('A delta query of messages supports $orderby=receivedDateTime desc only.');
  }
  return {
    seeded: seedingOf(world),
    folder: folder.id,
    select,
    since: sinceOf(request),
    changeType: changeTypeOf(request),
    from: null,
    to: placeNow(world),
    shown: ROUND_START,
  };
}

function sinceOf(request: GraphRequest): number | null {
  const { filter } = request.query;
  if (filter === null) {
    return null;
  }
  if (
    filter.kind !== 'compare' ||
    (filter.operator !== 'ge' && filter.operator !== 'gt') ||
    filter.left.kind !== 'path' ||
    filter.left.path.join('/').toLowerCase() !== 'receiveddatetime' ||
    filter.right.kind !== 'instant'
  ) {
    throw badRequest(
      'A delta query of messages supports $filter=receivedDateTime ge {value} or gt {value} only.',
    );
  }
  return filter.right.value + (filter.operator === 'gt' ? 1 : 0);
}

function changeTypeOf(request: GraphRequest): ChangeType | null {
  const asked = request.query.other.get('changetype');
  if (asked === undefined) {
    return null;
  }
  const known = CHANGE_TYPES.find((each) => each === asked.toLowerCase());
  if (known === undefined) {
    throw badRequest(`The changeType '${asked}' is none of ${CHANGE_TYPES.join(', ')}.`);
  }
  return known;
}

/** The folder as it is, newest first; whatever happens meanwhile comes in the second round. */
function firstRound(
  world: TenantWorld,
  folder: Folder,
  state: DeltaState,
  request: GraphRequest,
): DeltaPage {
  const { shown, since } = state;
  const left = since === null ? Number.POSITIVE_INFINITY : LARGEST_FILTERED - shown.count;
  const size = Math.min(pageSize(request), left);
  const rows = world.mail.messages({
    mailbox: folder.mailbox,
    folder: folder.id,
    ...(since === null ? {} : { where: { sql: 'm.received >= ?', params: [since] } }),
    ...(shown.last === undefined ? {} : { after: shown.last }),
    limit: size + 1,
    now: state.to.time,
  });
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const count = shown.count + page.length;
  const isMore = rows.length > size && (since === null || count < LARGEST_FILTERED);
  return {
    value: page.map((message) => presentEntity(message, request)),
    next:
      isMore && last !== undefined
        ? {
            last: {
              received: Date.parse(last.doc.receivedDateTime),
              immutableId: last.immutableId,
            },
            count,
            change: 0,
          }
        : null,
  };
}

/** First what arrived because its time came, then the log. */
function laterRound(
  world: TenantWorld,
  folder: Folder,
  state: DeltaState,
  from: ChangePlace,
  request: GraphRequest,
): DeltaPage {
  const { to, shown } = state;
  const size = pageSize(request);
  const arrivals =
    shown.change > 0
      ? []
      : world.mail.log.arrivals(folder.mailbox, folder.id, from, to, shown.count, size + 1);
  const room = size + 1 - arrivals.length;
  const changes =
    room > 0 ? world.mail.log.inFolder(folder.id, from.number, to.number, shown.change, room) : [];
  const rows = [...arrivals, ...changes];
  const page = rows.slice(0, size);
  return {
    value: page.flatMap((change) => changeEntity(world, folder, state, change, request)),
    next:
      rows.length > size
        ? {
            count: shown.count + Math.min(arrivals.length, size),
            change: page.at(-1)?.number ?? shown.change,
          }
        : null,
  };
}

/** Nothing where another type of change was asked for, where the filter leaves it out, or where it has gone meanwhile. */
function changeEntity(
  world: TenantWorld,
  folder: Folder,
  state: DeltaState,
  change: MessageChange,
  request: GraphRequest,
): JsonObject[] {
  const type = change.kind === 'removed' ? 'deleted' : change.kind;
  if (state.changeType !== null && state.changeType !== type) {
    return [];
  }
  if (change.kind === 'removed') {
    return [
      {
        '@odata.type': `#${MESSAGE_TYPE}`,
        id: request.prefer.immutableIds ? change.immutableId : change.restId,
        '@removed': { reason: 'deleted' },
      },
    ];
  }
  const message = world.mail.message(folder.mailbox, change.immutableId);
  const isShown =
    message?.folder === folder.id &&
    (state.since === null || Date.parse(message.doc.receivedDateTime) >= state.since);
  return isShown ? [presentEntity(message, request)] : [];
}

function presentEntity(message: StoredMessage, request: GraphRequest): JsonObject {
  return { '@odata.type': `#${MESSAGE_TYPE}`, ...messageEntity(message, request) };
}

function placeNow(world: TenantWorld): ChangePlace {
  return { number: world.mail.log.newest(), time: nowInstant().epochMilliseconds };
}

function seedingOf(world: TenantWorld): string {
  return world.store.meta('seeding') ?? '';
}

function syncStateNotFound(generation: number, newest: number): GraphError {
  return new GraphError(
    410,
    'SyncStateNotFound',
    `The sync state generation is not found; generation=${String(generation)};[highest=${String(newest)}].`,
  );
}
