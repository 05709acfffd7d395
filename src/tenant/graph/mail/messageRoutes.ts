// Graph's operations on messages and mail folders that the tenant implements.
import { randomUUID } from 'node:crypto';
import type { Person } from '../../directory/people';
import type { Folder } from '../../mail/mailStore';
import type { FollowupFlag, MessageDoc, Recipient, StoredMessage } from '../../mail/messageDoc';
import { htmlFromText } from '../../mail/plainText';
import type { TenantWorld } from '../../tenantWorld';
import { graphInstant, nowInstant } from '../../time/zonedTimes';
import { accessDenied, badRequest, GraphError, itemNotFound, notImplemented } from '../graphError';
import { isObject, objectBody, param, textMember } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { conversationIdFor, guidFor, immutableIdFor } from '../itemIds';
import { ordered, passes } from '../odata/evaluateFilter';
import { skipPage } from '../odata/page';
import { pathsIn } from '../odata/parseFilter';
import { checkNames, selectMembers } from '../odata/selectMembers';
import { preferenceApplied } from '../preferences';
import type { Route } from '../routes';
import { contextOf } from '../responseContext';
import { mailboxOf } from './mailRights';
import { MESSAGE_MEMBERS, MESSAGE_TYPE, messageEntity } from './messageEntity';

const FOLDER_MEMBERS = [
  'id',
  'displayName',
  'parentFolderId',
  'childFolderCount',
  'unreadItemCount',
  'totalItemCount',
  'isHidden',
];
/** What Exchange lets anybody change on a message that was received. */
const ALWAYS_WRITABLE = ['categories', 'flag', 'isRead', 'importance', 'inferenceClassification'];
const DRAFT_WRITABLE = [
  'subject',
  'body',
  'toRecipients',
  'ccRecipients',
  'bccRecipients',
  'replyTo',
];
const USUAL_PAGE = 10;

export function messageRoutes(world: TenantWorld): Route[] {
  return [
    {
      method: 'GET',
      path: 'users/:user/messages',
      answer: (request) => listMessages(world, request),
    },
    {
      method: 'GET',
      path: 'users/:user/messages/:message',
      answer: (request) => readMessage(world, request),
    },
    {
      method: 'PATCH',
      path: 'users/:user/messages/:message',
      answer: (request) => changeMessage(world, request),
    },
    {
      method: 'DELETE',
      path: 'users/:user/messages/:message',
      answer: (request) => deleteMessage(world, request),
    },
    {
      method: 'POST',
      path: 'users/:user/messages/:message/move',
      answer: (request) => moveMessage(world, request),
    },
    {
      method: 'POST',
      path: 'users/:user/messages/:message/createForward',
      answer: (request) => createForward(world, request),
    },
    {
      method: 'GET',
      path: 'users/:user/mailFolders',
      answer: (request) => listFolders(world, request),
    },
    {
      method: 'GET',
      path: 'users/:user/mailFolders/:folder',
      answer: (request) => readFolder(world, request),
    },
    {
      method: 'GET',
      path: 'users/:user/mailFolders/:folder/messages',
      answer: (request) => listMessages(world, request),
    },
    {
      method: 'GET',
      path: 'users/:user/mailFolders/:folder/messages/:message',
      answer: (request) => readMessage(world, request),
    },
  ];
}

function listMessages(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'read');
  const { filter, orderBy, select, expand } = request.query;
  checkNames(select ?? [], MESSAGE_MEMBERS, MESSAGE_TYPE);
  if (expand.length > 0) {
    throw notImplemented(`$expand=${expand.map((each) => each.name).join(',')} on messages`);
  }
  const paths = filter === null ? [] : pathsIn(filter);
  for (const path of [...paths, ...orderBy.map((each) => each.path)]) {
    const name = path[0] ?? '';
    if (!MESSAGE_MEMBERS.some((known) => known.toLowerCase() === name.toLowerCase())) {
      throw badRequest(`Could not find a property named '${name}' on type '${MESSAGE_TYPE}'.`);
    }
  }
  // $orderby must repeat what $filter begins with, in the same order (user-list-messages, "Using filter and orderby").
  if (
    filter !== null &&
    orderBy.some(
      (order, index) =>
        order.path.join('/').toLowerCase() !== paths[index]?.join('/').toLowerCase(),
    )
  ) {
    throw badRequest(
      'The restriction or sort order is too complex for this operation.',
      'InefficientFilter',
    );
  }
  const folder =
    request.params['folder'] === undefined
      ? undefined
      : folderOf(world, owner, param(request, 'folder'));
  const unselected: GraphRequest = { ...request, query: { ...request.query, select: ['*'] } };
  const rows = world.mail
    .messages(owner.key, folder?.id)
    .filter((message) => filter === null || passes(messageEntity(message, unselected), filter));
  const sorted =
    orderBy.length === 0
      ? rows
      : ordered(
          rows.map((message) => ({ ...messageEntity(message, unselected), message })),
          orderBy,
        ).map((row) => row.message);
  const page = skipPage(request, sorted, USUAL_PAGE);
  const collection =
    folder === undefined
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

function readMessage(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'read');
  checkNames(request.query.select ?? [], MESSAGE_MEMBERS, MESSAGE_TYPE);
  if (request.query.expand.length > 0) {
    throw notImplemented('$expand on a message');
  }
  return messageReply(200, messageOf(world, owner, request), request);
}

function changeMessage(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'edit');
  const message = messageOf(world, owner, request);
  const body = objectBody(request);
  const names = Object.keys(body).filter((name) => !name.startsWith('@'));
  checkBodyNames(names);
  const refused = names.filter((name) => !ALWAYS_WRITABLE.includes(name));
  if (refused.length > 0 && !message.doc.isDraft) {
    throw accessDenied();
  }
  if (refused.some((name) => !DRAFT_WRITABLE.includes(name))) {
    throw notImplemented(`PATCH of ${refused.join(', ')} on a message`);
  }
  const etag = request.header('if-match');
  if (etag !== '' && etag !== '*' && etag !== messageEntity(message, request)['@odata.etag']) {
    throw conflict();
  }
  const doc: MessageDoc = {
    ...message.doc,
    ...(Array.isArray(body['categories']) ? { categories: body['categories'].map(String) } : {}),
    ...(typeof body['isRead'] === 'boolean' ? { isRead: body['isRead'] } : {}),
    ...(isObject(body['flag']) ? { flag: readFlag(body['flag']) } : {}),
    ...(typeof body['importance'] === 'string'
      ? { importance: readImportance(body['importance']) }
      : {}),
    ...(typeof body['subject'] === 'string' ? { subject: body['subject'] } : {}),
    ...(isObject(body['body']) ? { body: readBodyMember(body['body']) } : {}),
    ...recipientMembers(body),
  };
  return messageReply(200, world.mail.change(message, doc), request);
}

function deleteMessage(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'edit');
  const message = messageOf(world, owner, request);
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
  if (typeof destination !== 'string') {
    throw badRequest('The value of the parameter destinationId is empty.', 'ErrorInvalidRequest');
  }
  return messageReply(201, world.mail.move(message, folderOf(world, owner, destination)), request);
}

function createForward(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'edit');
  const message = messageOf(world, owner, request);
  const body = isObject(request.body) ? request.body : {};
  const given = isObject(body['message']) ? body['message'] : {};
  const comment = typeof body['comment'] === 'string' ? body['comment'] : '';
  if (comment !== '' && isObject(given['body'])) {
    throw badRequest(
      'Both comment and message body are specified. Only one may be.',
      'ErrorInvalidRequest',
    );
  }
  const recipients = Array.isArray(given['toRecipients'])
    ? given['toRecipients']
    : body['toRecipients'];
  const draft = addDraft(world, owner, {
    subject: `Fw: ${message.doc.subject.replace(/^(fw|fwd):\s*/i, '')}`,
    toRecipients: readRecipients(recipients),
    content: isObject(given['body'])
      ? readBodyMember(given['body']).content
      : quoted(message, comment),
    conversationId: message.doc.conversationId,
    attachments: message.doc.attachments,
  });
  return messageReply(201, draft, request);
}

function listFolders(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'read');
  checkNames(request.query.select ?? [], FOLDER_MEMBERS, 'microsoft.graph.mailFolder');
  const page = skipPage(request, world.mail.folders(owner.key), USUAL_PAGE);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, `users('${param(request, 'user')}')/mailFolders`),
      ...page.members,
      value: page.rows.map((folder) => folderEntity(world, folder, request)),
    },
  };
}

function readFolder(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'read');
  checkNames(request.query.select ?? [], FOLDER_MEMBERS, 'microsoft.graph.mailFolder');
  const folder = folderOf(world, owner, param(request, 'folder'));
  return {
    status: 200,
    body: {
      '@odata.context': `${contextOf(request, `users('${param(request, 'user')}')/mailFolders`)}/$entity`,
      ...folderEntity(world, folder, request),
    },
  };
}

function folderEntity(world: TenantWorld, folder: Folder, request: GraphRequest): JsonObject {
  const counts = world.mail.counts(folder);
  return selectMembers(
    {
      id: folder.id,
      displayName: folder.displayName,
      parentFolderId: `${folder.id.slice(0, -8)}ROOTAAA=`,
      childFolderCount: 0,
      unreadItemCount: counts.unread,
      totalItemCount: counts.total,
      isHidden: false,
    },
    request.query.select,
  );
}

interface NewDraft {
  readonly subject: string;
  readonly toRecipients: readonly Recipient[];
  readonly content: string;
  readonly conversationId: string;
  readonly attachments: MessageDoc['attachments'];
}

function addDraft(world: TenantWorld, owner: Person, draft: NewDraft): StoredMessage {
  const now = graphInstant(nowInstant());
  const name = randomUUID();
  const self: Recipient = { emailAddress: { name: owner.displayName, address: owner.mail } };
  return world.mail.add({
    immutableId: immutableIdFor(name),
    mailbox: owner.key,
    folder: folderOf(world, owner, 'drafts').id,
    headers: [],
    doc: {
      createdDateTime: now,
      lastModifiedDateTime: now,
      receivedDateTime: now,
      sentDateTime: now,
      categories: [],
      internetMessageId: `<${guidFor(name)}@lakesidehealth.example>`,
      subject: draft.subject,
      importance: 'normal',
      conversationId: draft.conversationId === '' ? conversationIdFor(name) : draft.conversationId,
      isRead: true,
      isDraft: true,
      inferenceClassification: 'focused',
      body: { contentType: 'html', content: draft.content },
      sender: self,
      from: self,
      toRecipients: draft.toRecipients,
      ccRecipients: [],
      bccRecipients: [],
      replyTo: [],
      flag: { flagStatus: 'notFlagged' },
      attachments: draft.attachments,
    },
  });
}

function quoted(message: StoredMessage, comment: string): string {
  const { doc } = message;
  const original =
    doc.body.contentType === 'html' ? doc.body.content : htmlFromText(doc.body.content);
  const from =
    doc.from === null
      ? ''
      : `<b>From:</b> ${doc.from.emailAddress.name} &lt;${doc.from.emailAddress.address}&gt;<br>`;
  return `<html><body>${htmlFromText(comment)}<hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr">${from}<b>Subject:</b> ${doc.subject}</div>${original}</body></html>`;
}

function messageOf(world: TenantWorld, owner: Person, request: GraphRequest): StoredMessage {
  const message = world.mail.message(owner.key, param(request, 'message'));
  const inFolder = request.params['folder'];
  if (
    message === undefined ||
    (inFolder !== undefined && message.folder !== folderOf(world, owner, inFolder).id)
  ) {
    throw itemNotFound();
  }
  return message;
}

function folderOf(world: TenantWorld, owner: Person, name: string): Folder {
  const folder = world.mail.folder(owner.key, name);
  if (folder === undefined) {
    throw itemNotFound();
  }
  return folder;
}

function messageReply(status: number, message: StoredMessage, request: GraphRequest): GraphReply {
  return {
    status,
    headers: preferenceApplied(request.prefer),
    body: {
      '@odata.context': `${contextOf(request, `users('${param(request, 'user')}')/messages`)}/$entity`,
      ...messageEntity(message, request),
    },
  };
}

function conflict(): GraphError {
  return new GraphError(
    412,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  );
}

function checkBodyNames(names: readonly string[]): void {
  const stranger = names.find((name) => !MESSAGE_MEMBERS.includes(name));
  if (stranger !== undefined) {
    throw badRequest(
      `The property '${stranger}' does not exist on type '${MESSAGE_TYPE}'. Make sure to only use property names that are defined by the type.`,
      'RequestBodyRead',
    );
  }
}

function readFlag(flag: JsonObject): FollowupFlag {
  const status = flag['flagStatus'];
  if (status !== 'notFlagged' && status !== 'flagged' && status !== 'complete') {
    throw badRequest(
      "Cannot convert the literal to the expected type 'microsoft.graph.followupFlagStatus'.",
      'RequestBodyRead',
    );
  }
  const when = (name: string): { dateTime: string; timeZone: string } | undefined => {
    const value = flag[name];
    return isObject(value) && typeof value['dateTime'] === 'string'
      ? { dateTime: value['dateTime'], timeZone: textMember(value, 'timeZone', 'UTC') }
      : undefined;
  };
  const [start, due, completed] = [
    when('startDateTime'),
    when('dueDateTime'),
    when('completedDateTime'),
  ];
  return {
    flagStatus: status,
    ...(start === undefined ? {} : { startDateTime: start }),
    ...(due === undefined ? {} : { dueDateTime: due }),
    ...(completed === undefined ? {} : { completedDateTime: completed }),
  };
}

function readImportance(value: string): MessageDoc['importance'] {
  const lower = value.toLowerCase();
  if (lower !== 'low' && lower !== 'normal' && lower !== 'high') {
    throw badRequest(
      "Cannot convert the literal to the expected type 'microsoft.graph.importance'.",
      'RequestBodyRead',
    );
  }
  return lower;
}

function readBodyMember(body: JsonObject): MessageDoc['body'] {
  return {
    contentType: textMember(body, 'contentType', 'text').toLowerCase() === 'html' ? 'html' : 'text',
    content: textMember(body, 'content'),
  };
}

function recipientMembers(
  body: JsonObject,
): Partial<Pick<MessageDoc, 'toRecipients' | 'ccRecipients' | 'bccRecipients' | 'replyTo'>> {
  return {
    ...('toRecipients' in body ? { toRecipients: readRecipients(body['toRecipients']) } : {}),
    ...('ccRecipients' in body ? { ccRecipients: readRecipients(body['ccRecipients']) } : {}),
    ...('bccRecipients' in body ? { bccRecipients: readRecipients(body['bccRecipients']) } : {}),
    ...('replyTo' in body ? { replyTo: readRecipients(body['replyTo']) } : {}),
  };
}

function readRecipients(value: unknown): Recipient[] {
  if (!Array.isArray(value)) {
    return [];
  }
  return value.map((each: unknown) => {
    const emailAddress = isObject(each) ? each['emailAddress'] : undefined;
    if (!isObject(emailAddress) || typeof emailAddress['address'] !== 'string') {
      throw badRequest('At least one recipient is not valid.', 'ErrorInvalidRecipients');
    }
    const address = emailAddress['address'];
    return {
      emailAddress: {
        name: typeof emailAddress['name'] === 'string' ? emailAddress['name'] : address,
        address,
      },
    };
  });
}
