// Shows a stored message as Graph's message entity, in the id form and body form the caller prefers.
import { messageChangeKey } from '../../mail/mailStore';
import { hasFiles } from '../../mail/messageDoc';
import type { ItemBody, StoredMessage } from '../../mail/messageDoc';
import { uniquePart } from '../../mail/uniquePart';
import { htmlFromText, previewOf, textFromHtml, withoutActiveContent } from '../../mail/plainText';
import type { GraphRequest, JsonObject } from '../graphRequest';
import { selectMembers } from '../odata/selectMembers';

export const MESSAGE_TYPE = 'microsoft.graph.message';

/** The members Graph answers when nothing is selected. */
const USUAL = [
  'createdDateTime',
  'lastModifiedDateTime',
  'changeKey',
  'categories',
  'receivedDateTime',
  'sentDateTime',
  'hasAttachments',
  'internetMessageId',
  'subject',
  'bodyPreview',
  'importance',
  'parentFolderId',
  'conversationId',
  'conversationIndex',
  'isDeliveryReceiptRequested',
  'isReadReceiptRequested',
  'isRead',
  'isDraft',
  'webLink',
  'inferenceClassification',
  'body',
  'sender',
  'from',
  'toRecipients',
  'ccRecipients',
  'bccRecipients',
  'replyTo',
  'flag',
];

export const MESSAGE_MEMBERS: readonly string[] = [
  'id',
  ...USUAL,
  'internetMessageHeaders',
  'uniqueBody',
  'singleValueExtendedProperties',
];

/** The id under which the caller knows the message. */
export function messageId(message: StoredMessage, request: GraphRequest): string {
  return request.prefer.immutableIds ? message.immutableId : message.restId;
}

export function messageEntity(message: StoredMessage, request: GraphRequest): JsonObject {
  const { doc } = message;
  const changeKey = messageChangeKey(message);
  const id = messageId(message, request);
  const { select } = request.query;
  const wanted = new Set((select ?? USUAL).map((name) => name.split('/')[0]?.toLowerCase() ?? ''));
  const wants = (name: string): boolean => wanted.has(name.toLowerCase()) || wanted.has('*');
  const whole: JsonObject = {
    '@odata.etag': `W/"${changeKey}"`,
    id,
    createdDateTime: doc.createdDateTime,
    lastModifiedDateTime: doc.lastModifiedDateTime,
    changeKey,
    categories: doc.categories,
    receivedDateTime: doc.receivedDateTime,
    sentDateTime: doc.sentDateTime,
    hasAttachments: hasFiles(doc),
    internetMessageId: doc.internetMessageId,
    subject: doc.subject,
    ...(wants('bodyPreview') ? { bodyPreview: previewOf(textOf(doc.body)) } : {}),
    importance: doc.importance,
    parentFolderId: message.folder,
    conversationId: doc.conversationId,
    conversationIndex: Buffer.from(`01${doc.conversationId.slice(0, 20)}`).toString('base64'),
    isDeliveryReceiptRequested: doc.isDeliveryReceiptRequested ?? (doc.isDraft ? false : null),
    isReadReceiptRequested: doc.isReadReceiptRequested ?? false,
    isRead: doc.isRead,
    isDraft: doc.isDraft,
    webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(message.restId)}&exvsurl=1&viewmodel=ReadMessageItem`,
    inferenceClassification: doc.inferenceClassification,
    ...(wants('body') ? { body: shownBody(doc.body, request) } : {}),
    // Without a sender both are left out, unless they were asked for by name.
    ...(doc.sender === null && select === null ? {} : { sender: doc.sender }),
    ...(doc.from === null && select === null ? {} : { from: doc.from }),
    toRecipients: doc.toRecipients,
    ccRecipients: doc.ccRecipients,
    bccRecipients: doc.bccRecipients,
    replyTo: doc.replyTo,
    flag: doc.flag,
    internetMessageHeaders: message.headers,
    ...(wants('uniqueBody') ? { uniqueBody: shownBody(uniquePart(doc.body), request) } : {}),
  };
  return selectMembers(whole, select ?? USUAL);
}

function shownBody(body: ItemBody, request: GraphRequest): JsonObject {
  const { bodyType, unsafeHtml } = request.prefer;
  if ((bodyType ?? body.contentType) === 'text') {
    return { contentType: 'text', content: textOf(body) };
  }
  const html = body.contentType === 'html' ? body.content : htmlFromText(body.content);
  return { contentType: 'html', content: unsafeHtml ? html : withoutActiveContent(html) };
}

function textOf(body: ItemBody): string {
  return body.contentType === 'html' ? textFromHtml(body.content) : body.content;
}
