/** A received mail as `Office.context.mailbox.item`. */
import type { ReadSnapshot } from '../conversation';
import { attachmentDetails, attachmentMembers, type AttachmentMembers } from './attachments';
import { readBody, type ReadBody } from './body';
import type { OfficeClient, Tail } from './calls';
import { itemCategories } from './categories';
import { customPropertyMembers, type CustomPropertyMembers } from './customProperties';
import { replyMembers, type ReplyMembers } from './forms';
import { notificationMessages } from './notifications';
import { toEmailAddressDetails } from './people';
import { sharedMembers, type SharedMembers } from './sharedProperties';

type PlainFacts = Pick<
  Office.MessageRead,
  | 'itemType'
  | 'itemClass'
  | 'subject'
  | 'normalizedSubject'
  | 'to'
  | 'cc'
  | 'dateTimeCreated'
  | 'dateTimeModified'
  | 'conversationId'
  | 'internetMessageId'
  | 'attachments'
  | 'notificationMessages'
>;

type LaterFacts = Pick<Office.MessageRead, 'categories' | 'getAllInternetHeadersAsync'>;

/** What the published types promise and real hosts break: no id on new Mac (5875), no sender on some items. */
export interface ReceivedMail
  extends
    PlainFacts,
    ReplyMembers,
    CustomPropertyMembers,
    Partial<LaterFacts>,
    Partial<AttachmentMembers>,
    Partial<SharedMembers> {
  readonly body: ReadBody;
  readonly itemId: string | null;
  readonly from: Office.EmailAddressDetails | undefined;
  readonly sender: Office.EmailAddressDetails | undefined;
}

/** Makes the item object for one received mail. */
export function readItem(client: OfficeClient, snapshot: ReadSnapshot): ReceivedMail {
  const item = client.nameOf(snapshot);
  return {
    itemType: 'message',
    itemId: snapshot.itemId,
    itemClass: snapshot.itemClass,
    subject: snapshot.subject,
    normalizedSubject: snapshot.normalizedSubject,
    from: snapshot.from === null ? undefined : toEmailAddressDetails(snapshot.from),
    sender: snapshot.sender === null ? undefined : toEmailAddressDetails(snapshot.sender),
    to: snapshot.to.map(toEmailAddressDetails),
    cc: snapshot.cc.map(toEmailAddressDetails),
    dateTimeCreated: new Date(snapshot.createdAt),
    dateTimeModified: new Date(snapshot.modifiedAt),
    conversationId: snapshot.conversationId,
    internetMessageId: snapshot.internetMessageId,
    attachments: client.mayReadItem ? attachmentDetails(snapshot.attachments) : [],
    body: readBody(client, item),
    notificationMessages: notificationMessages(client, item),
    ...customPropertyMembers(client, item),
    ...(client.supports('1.8') ? laterMembers(client, item) : {}),
    ...replyMembers(client, item),
    ...sharedMembers(client, snapshot),
  };
}

/** What came with requirement set 1.8. */
function laterMembers(client: OfficeClient, item: number): LaterFacts & AttachmentMembers {
  return {
    categories: itemCategories(client, item),
    getAllInternetHeadersAsync: (...tail: Tail<string>) => {
      client.call(
        { name: 'item.getAllInternetHeadersAsync', needs: 'ReadItem', callback: 'required' },
        tail,
        () => client.line.ask('getHeaders', item),
      );
    },
    ...attachmentMembers(client, item),
  };
}
