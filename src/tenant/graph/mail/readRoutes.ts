// Reading messages: of a mailbox, of a folder, one.
import type { StoredMessage } from '../../mail/messageDoc';
import type { AskedMessages } from '../../mail/mailStore';
import type { TenantWorld } from '../../tenantWorld';
import { notImplemented } from '../graphError';
import { param } from '../graphRequest';
import type { GraphReply, GraphRequest } from '../graphRequest';
import { LARGEST_PAGE, nextLink } from '../odata/page';
import { checkNames } from '../odata/selectMembers';
import { preferenceApplied } from '../preferences';
import { contextOf } from '../responseContext';
import type { Refusal, Route } from '../routes';
import {
  folderOf,
  GONE,
  MALFORMED,
  messageOf,
  messageReply,
  NO_RIGHT,
  READ_MAIL,
} from './askedMessages';
import { mailboxOf } from './mailRights';
import { MESSAGE_MEMBERS, MESSAGE_TYPE, messageEntity } from './messageEntity';
import { readMessageFilter, readMessageOrder } from './messageFilter';

const USUAL_PAGE = 10;
const UNKNOWN_NAME: Refusal = {
  status: 400,
  code: 'RequestBroker--ParseUri',
  when: 'a name in $select that no message has',
};
const LIST_REFUSALS: readonly Refusal[] = [
  NO_RIGHT,
  { status: 404, code: 'ErrorInvalidUser', when: 'nobody of this name' },
  UNKNOWN_NAME,
  { status: 400, code: 'BadRequest', when: '$filter that is none, or compares unlike types' },
  { status: 400, code: 'InefficientFilter', when: 'an order that the filter does not begin with' },
  {
    status: 501,
    code: 'notImplemented',
    when: '$search, $expand, $skiptoken, more than 1,000 a page',
  },
];

export function readRoutes(world: TenantWorld): Route[] {
  const list = (request: GraphRequest): GraphReply => listMessages(world, request);
  const read = (request: GraphRequest): GraphReply => readMessage(world, request);
  return [
    {
      method: 'GET',
      path: 'users/:user/messages',
      source: 'https://learn.microsoft.com/graph/api/user-list-messages',
      needs: READ_MAIL,
      refuses: LIST_REFUSALS,
      test: 'graph/mail/listMessages.test.ts › each filter finds what reading everything would find',
      answer: list,
    },
    {
      method: 'GET',
      path: 'users/:user/mailFolders/:folder/messages',
      source: 'https://learn.microsoft.com/graph/api/mailfolder-list-messages',
      needs: READ_MAIL,
      refuses: [...LIST_REFUSALS, GONE, MALFORMED],
      test: 'mail.test.ts › pages of a folder add up to its count',
      answer: list,
    },
    {
      method: 'GET',
      path: 'users/:user/messages/:message',
      source: 'https://learn.microsoft.com/graph/api/message-get',
      needs: READ_MAIL,
      refuses: [NO_RIGHT, UNKNOWN_NAME, GONE, MALFORMED],
      test: 'mail.test.ts › a message answers to both of its ids and to its Internet id',
      answer: read,
    },
    {
      method: 'GET',
      path: 'users/:user/mailFolders/:folder/messages/:message',
      source: 'https://learn.microsoft.com/graph/api/message-get',
      needs: READ_MAIL,
      refuses: [NO_RIGHT, UNKNOWN_NAME, GONE, MALFORMED],
      test: 'graph/mail/listMessages.test.ts › a message is found in its own folder only',
      answer: read,
    },
  ];
}

function listMessages(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'read');
  const { filter, orderBy, select, expand, skipToken, deltaToken } = request.query;
  checkNames(select ?? [], MESSAGE_MEMBERS, MESSAGE_TYPE);
  if (expand.length > 0) {
    throw notImplemented(`$expand=${expand.map((each) => each.name).join(',')} on messages`);
  }
  if (skipToken !== null || deltaToken !== null) {
    throw notImplemented('$skiptoken and $deltatoken on messages, which page by $skip');
  }
  const order = readMessageOrder(orderBy);
  const asked: AskedMessages = {
    mailbox: owner.key,
    ...(request.params['folder'] === undefined
      ? {}
      : { folder: folderOf(world, owner, param(request, 'folder')).id }),
    ...readMessageFilter(filter, orderBy),
    ...(order === undefined ? {} : { orderBy: order }),
    limit: 0,
  };
  const page = pageOf(world, asked, request);
  const collection =
    request.params['folder'] === undefined
      ? `users('${param(request, 'user')}')/messages`
      : `users('${param(request, 'user')}')/mailFolders('${param(request, 'folder')}')/messages`;
  return {
    status: 200,
    headers: preferenceApplied(request.prefer),
    body: {
      '@odata.context': contextOf(request, collection),
      ...page.members,
      value: page.rows.map((message) => messageEntity(message, request)),
    },
  };
}

/** One row more than asked tells whether there is another page. */
function pageOf(
  world: TenantWorld,
  asked: AskedMessages,
  request: GraphRequest,
): { rows: readonly StoredMessage[]; members: Readonly<Record<string, unknown>> } {
  const { skip, count } = request.query;
  const size = pageSize(request);
  const rows = world.mail.messages({ ...asked, limit: size + 1, offset: skip });
  return {
    rows: rows.slice(0, size),
    members: {
      ...(count ? { '@odata.count': world.mail.countMessages(asked) } : {}),
      ...(rows.length > size
        ? { '@odata.nextLink': nextLink(request, '$skip', String(skip + size)) }
        : {}),
    },
  };
}

/** 1 to 1,000, ten where nothing is said (user-list-messages). */
export function pageSize(request: GraphRequest): number {
  const { top } = request.query;
  if (top !== null && top > LARGEST_PAGE) {
    throw notImplemented(`$top=${String(top)}, which is above ${String(LARGEST_PAGE)}`);
  }
  return Math.min(top ?? request.prefer.maxPageSize ?? USUAL_PAGE, LARGEST_PAGE);
}

function readMessage(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'read');
  checkNames(request.query.select ?? [], MESSAGE_MEMBERS, MESSAGE_TYPE);
  if (request.query.expand.length > 0) {
    throw notImplemented('$expand on a message');
  }
  return messageReply(200, messageOf(world, owner, request), request);
}
