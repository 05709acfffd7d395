// Shows a stored message as Graph's message entity, in the id form and body form the caller prefers.
import { messageChangeKey } from '../../mail/mailStore';
import type { StoredMessage } from '../../mail/messageDoc';
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
  const wantsHtml =
    request.prefer.bodyType === 'html' ||
    (request.prefer.bodyType === null && doc.body.contentType === 'html');
  const text = doc.body.contentType === 'html' ? textFromHtml(doc.body.content) : doc.body.content;
  const html = doc.body.contentType === 'html' ? doc.body.content : htmlFromText(doc.body.content);
  const body = wantsHtml
    ? {
        contentType: 'html',
        content: request.prefer.unsafeHtml ? html : withoutActiveContent(html),
      }
    : { contentType: 'text', content: text };
  const whole: JsonObject = {
    '@odata.etag': `W/"${changeKey}"`,
    id,
    createdDateTime: doc.createdDateTime,
    lastModifiedDateTime: doc.lastModifiedDateTime,
    changeKey,
    categories: doc.categories,
    receivedDateTime: doc.receivedDateTime,
    sentDateTime: doc.sentDateTime,
    hasAttachments: doc.attachments.length > 0,
    internetMessageId: doc.internetMessageId,
    subject: doc.subject,
    bodyPreview: previewOf(text),
    importance: doc.importance,
    parentFolderId: message.folder,
    conversationId: doc.conversationId,
    conversationIndex: Buffer.from(`01${doc.conversationId.slice(0, 20)}`).toString('base64'),
    isDeliveryReceiptRequested: doc.isDraft ? false : null,
    isReadReceiptRequested: false,
    isRead: doc.isRead,
    isDraft: doc.isDraft,
    webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(message.restId)}&exvsurl=1&viewmodel=ReadMessageItem`,
    inferenceClassification: doc.inferenceClassification,
    body,
    // Without a sender both are left out, unless they were asked for by name.
    ...(doc.sender === null && request.query.select === null ? {} : { sender: doc.sender }),
    ...(doc.from === null && request.query.select === null ? {} : { from: doc.from }),
    toRecipients: doc.toRecipients,
    ccRecipients: doc.ccRecipients,
    bccRecipients: doc.bccRecipients,
    replyTo: doc.replyTo,
    flag: doc.flag,
    internetMessageHeaders: message.headers,
    uniqueBody: body,
  };
  return selectMembers(whole, request.query.select ?? USUAL);
}
