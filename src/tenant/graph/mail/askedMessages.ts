// What the mail routes share: the message and the folder a path names, the answer that shows a message, the refusals.
import type { Person } from '../../directory/people';
import type { Folder } from '../../mail/mailStore';
import type { StoredMessage } from '../../mail/messageDoc';
import type { TenantWorld } from '../../tenantWorld';
import { GraphError, itemNotFound } from '../graphError';
import { param } from '../graphRequest';
import type { GraphReply, GraphRequest } from '../graphRequest';
import { preferenceApplied } from '../preferences';
import { contextOf } from '../responseContext';
import type { Refusal } from '../routes';
import { messageEntity } from './messageEntity';

export const READ_MAIL = [
  'Mail.Read',
  'Mail.ReadWrite',
  'Mail.Read.Shared',
  'Mail.ReadWrite.Shared',
];
export const WRITE_MAIL = ['Mail.ReadWrite', 'Mail.ReadWrite.Shared'];

export const NO_RIGHT: Refusal = {
  status: 403,
  code: 'ErrorAccessDenied',
  when: 'no right to the mailbox, or no scope that reaches it',
};
export const GONE: Refusal = {
  status: 404,
  code: 'ErrorItemNotFound',
  when: 'no such item here, as after a move',
};
export const MALFORMED: Refusal = {
  status: 400,
  code: 'ErrorInvalidIdMalformed',
  when: 'what is no id and no well-known folder',
};
export const UNKNOWN_MEMBER: Refusal = {
  status: 400,
  code: 'RequestBodyRead',
  when: 'a member that the type does not have, or a value of another type',
};

/** Ids are base64url; one that Office.js gives, with its slashes and pluses, has to be converted first. */
const ID = /^A[A-Za-z0-9_-]{15,}={0,2}$/;
/** Names that Graph knows; the tenant has no folder for some of them. */
const WELL_KNOWN = [
  'archive',
  'clutter',
  'conflicts',
  'conversationhistory',
  'deleteditems',
  'drafts',
  'inbox',
  'junkemail',
  'localfailures',
  'msgfolderroot',
  'outbox',
  'recoverableitemsdeletions',
  'scheduled',
  'searchfolders',
  'sentitems',
  'serverfailures',
  'syncissues',
];

export function messageOf(world: TenantWorld, owner: Person, request: GraphRequest): StoredMessage {
  const id = param(request, 'message');
  if (!ID.test(id)) {
    throw malformedId();
  }
  const message = world.mail.message(owner.key, id);
  const inFolder = request.params['folder'];
  if (
    message === undefined ||
    (inFolder !== undefined && message.folder !== folderOf(world, owner, inFolder).id)
  ) {
    throw itemNotFound();
  }
  return message;
}

export function folderOf(world: TenantWorld, owner: Person, name: string): Folder {
  if (!ID.test(name) && !WELL_KNOWN.includes(name.toLowerCase())) {
    throw malformedId();
  }
  const folder = world.mail.folder(owner.key, name);
  if (folder === undefined) {
    throw itemNotFound();
  }
  return folder;
}

export function messageReply(
  status: number,
  message: StoredMessage,
  request: GraphRequest,
): GraphReply {
  return {
    status,
    headers: preferenceApplied(request.prefer),
    body: {
      '@odata.context': `${contextOf(request, `users('${param(request, 'user')}')/messages`)}/$entity`,
      ...messageEntity(message, request),
    },
  };
}

export function malformedId(): GraphError {
  return new GraphError(400, 'ErrorInvalidIdMalformed', 'Id is malformed.');
}

/** A stale If-Match; the one condition Exchange knows. */
export function checkUnchanged(message: StoredMessage, request: GraphRequest): void {
  const etag = request.header('if-match');
  if (etag !== '' && etag !== '*' && etag !== messageEntity(message, request)['@odata.etag']) {
    throw new GraphError(
      412,
      'ErrorIrresolvableConflict',
      'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
    );
  }
}
