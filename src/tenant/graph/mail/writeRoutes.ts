// Changing, moving and deleting messages.
import type { MessageDoc } from '../../mail/messageDoc';
import type { TenantWorld } from '../../tenantWorld';
import { accessDenied, badRequest } from '../graphError';
import { objectBody } from '../graphRequest';
import type { GraphReply, GraphRequest } from '../graphRequest';
import type { Route } from '../routes';
import {
  checkUnchanged,
  folderOf,
  GONE,
  MALFORMED,
  messageOf,
  messageReply,
  NO_RIGHT,
  UNKNOWN_MEMBER,
  WRITE_MAIL,
} from './askedMessages';
import { mailboxOf } from './mailRights';
import {
  ALWAYS_WRITABLE,
  checkWritable,
  DRAFT_WRITABLE,
  namesIn,
  readMembers,
} from './messageBody';

export function writeRoutes(world: TenantWorld): Route[] {
  return [
    {
      method: 'PATCH',
      path: 'users/:user/messages/:message',
      source: 'https://learn.microsoft.com/graph/api/message-update',
      needs: WRITE_MAIL,
      refuses: [
        NO_RIGHT,
        {
          status: 403,
          code: 'ErrorAccessDenied',
          when: 'subject, body or people of a message that is no draft',
        },
        UNKNOWN_MEMBER,
        {
          status: 400,
          code: 'ErrorInvalidArgument',
          when: 'a due date of a flag without a start (microsoft-graph-docs-contrib 6473)',
        },
        {
          status: 412,
          code: 'ErrorIrresolvableConflict',
          when: 'a stale If-Match (microsoft-graph-docs 2256)',
        },
        GONE,
        MALFORMED,
      ],
      test: 'mail.test.ts › categories and flags change and a new change key comes',
      answer: (request) => changeMessage(world, request),
    },
    {
      method: 'DELETE',
      path: 'users/:user/messages/:message',
      source: 'https://learn.microsoft.com/graph/api/message-delete',
      needs: WRITE_MAIL,
      refuses: [NO_RIGHT, GONE, MALFORMED],
      test: 'graph/mail/drafts.test.ts › a deleted message lies in Deleted Items, then nowhere',
      answer: (request) => deleteMessage(world, request),
    },
    {
      method: 'POST',
      path: 'users/:user/messages/:message/move',
      source: 'https://learn.microsoft.com/graph/api/message-move',
      needs: WRITE_MAIL,
      refuses: [
        NO_RIGHT,
        { status: 400, code: 'ErrorInvalidRequest', when: 'no destinationId' },
        GONE,
        MALFORMED,
      ],
      test: 'mail.test.ts › a move changes the plain id and keeps the immutable',
      answer: (request) => moveMessage(world, request),
    },
  ];
}

/** Subject, body and people of received mail need a permission that nobody gave (Mail-Advanced, from 31 Dec 2026). */
function changeMessage(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'edit');
  const message = messageOf(world, owner, request);
  const body = objectBody(request);
  const names = namesIn(body);
  checkWritable(names, DRAFT_WRITABLE);
  if (!message.doc.isDraft && names.some((name) => !ALWAYS_WRITABLE.includes(name))) {
    throw accessDenied();
  }
  checkUnchanged(message, request);
  const doc: MessageDoc = { ...message.doc, ...readMembers(body, owner) };
  return messageReply(200, world.mail.change(message, doc), request);
}

/** Into Deleted Items, and from there out of reach. */
function deleteMessage(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'edit');
  const message = messageOf(world, owner, request);
  checkUnchanged(message, request);
  const bin = folderOf(world, owner, 'deleteditems');
  if (message.folder === bin.id) {
    world.mail.remove(message);
  } else {
    world.mail.move(message, bin);
  }
  return { status: 204 };
}

function moveMessage(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'edit');
  const message = messageOf(world, owner, request);
  const body = objectBody(request);
  const destination = body['destinationId'] ?? body['DestinationId'];
  if (typeof destination !== 'string' || destination === '') {
    throw badRequest('The value of the parameter destinationId is empty.', 'ErrorInvalidRequest');
  }
  return messageReply(201, world.mail.move(message, folderOf(world, owner, destination)), request);
}
