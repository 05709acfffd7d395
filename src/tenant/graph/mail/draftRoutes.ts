// New drafts, replies and forwards that wait in Drafts; sending stays a person's own.
import { randomUUID } from 'node:crypto';
import type { Person } from '../../directory/people';
import { emptyDraft } from '../../mail/emptyDraft';
import type { MessageDoc, MessageHeader, Recipient, StoredMessage } from '../../mail/messageDoc';
import { escapeHtml, htmlFromText } from '../../mail/plainText';
import type { TenantWorld } from '../../tenantWorld';
import { accessDenied, badRequest, notImplemented } from '../graphError';
import { isObject, objectBody } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { immutableIdFor } from '../itemIds';
import type { Refusal, Route } from '../routes';
import {
  folderOf,
  GONE,
  MALFORMED,
  messageOf,
  messageReply,
  NO_RIGHT,
  UNKNOWN_MEMBER,
  WRITE_MAIL,
} from './askedMessages';
import { mailboxOf, userNamed } from './mailRights';
import {
  checkWritable,
  DRAFT_WRITABLE,
  namesIn,
  readHeaders,
  readMembers,
  readRecipients,
} from './messageBody';

type Answering = 'createReply' | 'createReplyAll' | 'createForward';

const BOTH_TEXTS: Refusal = {
  status: 400,
  code: 'ErrorInvalidRequest',
  when: 'both comment and message.body',
};
const BOTH_RECIPIENTS: Refusal = {
  status: 400,
  code: 'ErrorInvalidRequest',
  when: 'toRecipients in both places, or a body without any',
};
const SENDING = [
  'sendMail',
  'messages/:message/send',
  'messages/:message/reply',
  'messages/:message/replyAll',
  'messages/:message/forward',
];

export function draftRoutes(world: TenantWorld): Route[] {
  const answering = (operation: Answering, refuses: readonly Refusal[]): Route => ({
    method: 'POST',
    path: `users/:user/messages/:message/${operation}`,
    source: `https://learn.microsoft.com/graph/api/message-${operation.toLowerCase()}`,
    needs: WRITE_MAIL,
    refuses: [NO_RIGHT, ...refuses, UNKNOWN_MEMBER, GONE, MALFORMED],
    test:
      operation === 'createForward'
        ? 'mail.test.ts › a forward waits in Drafts until somebody sends it'
        : 'graph/mail/drafts.test.ts › a reply goes to the sender, a reply to all to everybody else',
    answer: (request) => createAnswer(world, request, operation),
  });
  const creating = (path: string, source: string): Route => ({
    method: 'POST',
    path,
    source,
    needs: WRITE_MAIL,
    refuses: [
      NO_RIGHT,
      UNKNOWN_MEMBER,
      { status: 400, code: 'ErrorInvalidRecipients', when: 'a recipient without an address' },
      {
        status: 400,
        code: 'InvalidInternetMessageHeader',
        when: 'a header that does not begin with x-',
      },
      { status: 501, code: 'notImplemented', when: 'attachments and extended properties' },
    ],
    test: 'graph/mail/drafts.test.ts › a new draft waits in Drafts and can be written on',
    answer: (request) => createDraft(world, request),
  });
  return [
    creating('users/:user/messages', 'https://learn.microsoft.com/graph/api/user-post-messages'),
    creating(
      'users/:user/mailFolders/:folder/messages',
      'https://learn.microsoft.com/graph/api/mailfolder-post-messages',
    ),
    answering('createReply', [BOTH_TEXTS]),
    answering('createReplyAll', [BOTH_TEXTS]),
    answering('createForward', [BOTH_TEXTS, BOTH_RECIPIENTS]),
    ...SENDING.map((path): Route => ({
      method: 'POST',
      path: `users/:user/${path}`,
      source: `https://learn.microsoft.com/graph/api/${path === 'sendMail' ? 'user-sendmail' : `message-${path.split('/').at(-1)?.toLowerCase() ?? ''}`}`,
      needs: ['Mail.Send', 'Mail.Send.Shared'],
      refuses: [
        {
          status: 403,
          code: 'ErrorAccessDenied',
          when: 'always: nobody consented to sending',
        },
      ],
      test: 'graph/mail/drafts.test.ts › nothing that sends is allowed to this application',
      answer: (request) => refuseToSend(world, request, path),
    })),
  ];
}

function createDraft(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'edit');
  const body = objectBody(request);
  const names = namesIn(body);
  checkWritable(names, [...DRAFT_WRITABLE, 'internetMessageHeaders']);
  const folder = folderOf(world, owner, request.params['folder'] ?? 'drafts');
  return messageReply(
    201,
    addDraft(world, owner, folder.id, readMembers(body, owner), readHeaders(body)),
    request,
  );
}

function createAnswer(world: TenantWorld, request: GraphRequest, operation: Answering): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'edit');
  const message = messageOf(world, owner, request);
  if (message.doc.isDraft) {
    throw notImplemented(`${operation} of a draft`);
  }
  const body = parameters(request);
  const given = isObject(body['message']) ? body['message'] : {};
  checkWritable(namesIn(given), DRAFT_WRITABLE);
  const comment = typeof body['comment'] === 'string' ? body['comment'] : '';
  if (comment !== '' && isObject(given['body'])) {
    throw badRequest(
      'Both comment and message body are specified. Only one may be.',
      'ErrorInvalidRequest',
    );
  }
  const isForward = operation === 'createForward';
  const subject = message.doc.subject.replace(/^((re|fw|fwd):\s*)+/i, '');
  const draft: Partial<MessageDoc> = {
    subject: `${isForward ? 'Fw' : 'Re'}: ${subject}`,
    conversationId: message.doc.conversationId,
    body: { contentType: 'html', content: quoted(message, comment) },
    ...(isForward
      ? {
          toRecipients: forwardedTo(body, given),
          attachments: message.doc.attachments,
        }
      : answered(message, owner, operation === 'createReplyAll')),
    ...readMembers(given, owner),
  };
  const drafts = folderOf(world, owner, 'drafts');
  return messageReply(201, addDraft(world, owner, drafts.id, draft, []), request);
}

/** Parameters of an action begin with a letter of either case. */
function parameters(request: GraphRequest): JsonObject {
  if (request.body === undefined) {
    return {};
  }
  const known = ['message', 'comment', 'toRecipients'];
  return Object.fromEntries(
    Object.entries(objectBody(request)).map(([name, value]) => {
      const parameter = known.find(
        (each) => each.toLowerCase() === name.toLowerCase() && each.slice(1) === name.slice(1),
      );
      if (parameter === undefined) {
        throw badRequest(
          `The parameter '${name}' in the request payload is not a valid parameter for the operation.`,
        );
      }
      return [parameter, value];
    }),
  );
}

function forwardedTo(body: JsonObject, given: JsonObject): Recipient[] {
  const places = [body['toRecipients'], given['toRecipients']].filter(
    (place) => place !== undefined,
  );
  if (places.length > 1 || (places.length === 0 && Object.keys(body).length > 0)) {
    throw badRequest(
      'Specify either the toRecipients parameter or the toRecipients of the message.',
      'ErrorInvalidRequest',
    );
  }
  return places.length === 0 ? [] : readRecipients(places[0]);
}

/** Reply-To wins over From (RFC 5322, 3.6.2). */
function answered(
  message: StoredMessage,
  owner: Person,
  toAll: boolean,
): Pick<MessageDoc, 'toRecipients' | 'ccRecipients'> {
  const { doc } = message;
  const sender = doc.replyTo.length > 0 ? doc.replyTo : doc.from === null ? [] : [doc.from];
  const taken = new Set(
    [owner.mail, ...sender.map((each) => each.emailAddress.address)].map((each) =>
      each.toLowerCase(),
    ),
  );
  const others = (recipients: readonly Recipient[]): Recipient[] =>
    recipients.filter((each) => !taken.has(each.emailAddress.address.toLowerCase()));
  return {
    toRecipients: toAll ? [...sender, ...others(doc.toRecipients)] : sender,
    ccRecipients: toAll ? others(doc.ccRecipients) : [],
  };
}

function addDraft(
  world: TenantWorld,
  owner: Person,
  folder: string,
  members: Partial<MessageDoc>,
  headers: readonly MessageHeader[],
): StoredMessage {
  const name = randomUUID();
  return world.mail.add({
    immutableId: immutableIdFor(name),
    mailbox: owner.key,
    folder,
    headers,
    doc: { ...emptyDraft(owner, name, 'text'), ...members },
  });
}

function quoted(message: StoredMessage, comment: string): string {
  const { doc } = message;
  const original =
    doc.body.contentType === 'html' ? doc.body.content : htmlFromText(doc.body.content);
  const from =
    doc.from === null
      ? ''
      : `<b>From:</b> ${escapeHtml(doc.from.emailAddress.name)} &lt;${escapeHtml(doc.from.emailAddress.address)}&gt;<br>`;
  return `<html><body>${htmlFromText(comment)}<hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr">${from}<b>Subject:</b> ${escapeHtml(doc.subject)}</div>${original}</body></html>`;
}

function refuseToSend(world: TenantWorld, request: GraphRequest, path: string): GraphReply {
  userNamed(world, request.params['user'] ?? '');
  if (!['Mail.Send', 'Mail.Send.Shared'].some((scope) => request.caller.scopes.includes(scope))) {
    throw accessDenied();
  }
  throw notImplemented(`POST ${path}`);
}
