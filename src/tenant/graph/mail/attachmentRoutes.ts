// What is attached to a message: names and sizes, and the invented bytes behind them.
import { createHash } from 'node:crypto';
import { attachmentBytes } from '../../mail/attachmentBytes';
import type { MessageAttachment, StoredMessage } from '../../mail/messageDoc';
import type { TenantWorld } from '../../tenantWorld';
import { badRequest, itemNotFound, notImplemented } from '../graphError';
import { param } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { skipPage } from '../odata/page';
import { checkNames, selectMembers } from '../odata/selectMembers';
import { preferenceApplied } from '../preferences';
import { contextOf } from '../responseContext';
import type { Refusal, Route } from '../routes';
import { GONE, MALFORMED, malformedId, messageOf, NO_RIGHT, READ_MAIL } from './askedMessages';
import { mailboxOf } from './mailRights';
import { messageId } from './messageEntity';

/** Of the base type: what only a file has cannot be selected. */
const MEMBERS = ['id', 'lastModifiedDateTime', 'name', 'contentType', 'size', 'isInline'];
const UNKNOWN_NAME: Refusal = {
  status: 400,
  code: 'RequestBroker--ParseUri',
  when: 'a name in $select that the base type lacks, contentBytes among them',
};
const TEST = 'graph/mail/attachments.test.ts › attachments show names and sizes before their bytes';

export function attachmentRoutes(world: TenantWorld): Route[] {
  return [
    {
      method: 'GET',
      path: 'users/:user/messages/:message/attachments',
      source: 'https://learn.microsoft.com/graph/api/message-list-attachments',
      needs: READ_MAIL,
      refuses: [
        NO_RIGHT,
        UNKNOWN_NAME,
        GONE,
        MALFORMED,
        { status: 501, code: 'notImplemented', when: '$filter, $orderby, $expand' },
      ],
      test: TEST,
      answer: (request) => listAttachments(world, request),
    },
    {
      method: 'GET',
      path: 'users/:user/messages/:message/attachments/:attachment',
      source: 'https://learn.microsoft.com/graph/api/attachment-get',
      needs: READ_MAIL,
      refuses: [NO_RIGHT, UNKNOWN_NAME, GONE, MALFORMED],
      test: TEST,
      answer: (request) => readAttachment(world, request),
    },
  ];
}

function listAttachments(world: TenantWorld, request: GraphRequest): GraphReply {
  const message = askedMessage(world, request);
  const { filter, orderBy, expand, select } = request.query;
  if (filter !== null || orderBy.length > 0 || expand.length > 0) {
    throw notImplemented('$filter, $orderby and $expand on attachments');
  }
  const page = skipPage(request, message.doc.attachments, message.doc.attachments.length + 1);
  return {
    status: 200,
    headers: preferenceApplied(request.prefer),
    body: {
      '@odata.context': contextOf(request, collectionOf(request)),
      ...page.members,
      value: page.rows.map((attachment) =>
        selectMembers(attachmentEntity(message, attachment, request), select),
      ),
    },
  };
}

function readAttachment(world: TenantWorld, request: GraphRequest): GraphReply {
  const message = askedMessage(world, request);
  if (request.query.expand.length > 0) {
    throw notImplemented('$expand on an attachment');
  }
  const id = param(request, 'attachment');
  if (!/^A[A-Za-z0-9_-]{15,}={0,2}$/.test(id)) {
    throw malformedId();
  }
  const attachment = message.doc.attachments.find((each) =>
    [each.id, attachmentId(message.restId, each), attachmentId(message.immutableId, each)].includes(
      id,
    ),
  );
  if (attachment === undefined) {
    throw itemNotFound();
  }
  return {
    status: 200,
    headers: preferenceApplied(request.prefer),
    body: {
      '@odata.context': `${contextOf(request, collectionOf(request))}/$entity`,
      ...selectMembers(attachmentEntity(message, attachment, request), request.query.select),
    },
  };
}

function askedMessage(world: TenantWorld, request: GraphRequest): StoredMessage {
  const owner = mailboxOf(world, request, 'Mail', 'read');
  const wanted = request.query.select ?? [];
  if (wanted.some((name) => name.includes('/'))) {
    throw badRequest('A type cast in $select is not supported here.', 'RequestBroker--ParseUri');
  }
  checkNames(wanted, MEMBERS, 'microsoft.graph.attachment');
  return messageOf(world, owner, request);
}

function collectionOf(request: GraphRequest): string {
  return `users('${param(request, 'user')}')/messages('${param(request, 'message')}')/attachments`;
}

/** An attachment's id grows out of its message's, and changes with it. */
function attachmentId(ofMessage: string, attachment: MessageAttachment): string {
  const own = createHash('sha256').update(attachment.id).digest('base64url').slice(0, 16);
  return `${ofMessage.replace(/=+$/, '')}ABEgAQA${own}=`;
}

function attachmentEntity(
  message: StoredMessage,
  attachment: MessageAttachment,
  request: GraphRequest,
): JsonObject {
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    '@odata.mediaContentType': attachment.contentType,
    id: attachmentId(messageId(message, request), attachment),
    lastModifiedDateTime: message.doc.lastModifiedDateTime,
    name: attachment.name,
    contentType: attachment.contentType,
    size: attachment.size,
    isInline: attachment.isInline ?? false,
    contentId: null,
    contentLocation: null,
    ...(request.query.select === null ? { contentBytes: attachmentBytes(attachment) } : {}),
  };
}
