/** A received mail as `Office.context.mailbox.item`. */
import type { ReadSnapshot } from '../conversation';
import { settle, type Tail } from './asyncResults';
import { readBody, type ReadBody } from './body';
import { itemCategories } from './categories';
import { replyMembers, type ReplyMembers } from './forms';
import type { HostLine } from './hostLine';
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
  | 'categories'
  | 'notificationMessages'
  | 'getAllInternetHeadersAsync'
>;

/** What the published types promise and real hosts break: no id on new Mac (5875), no sender on some items. */
interface ReceivedMail extends PlainFacts, ReplyMembers, Partial<SharedMembers> {
  readonly body: ReadBody;
  readonly itemId: string | null;
  readonly from: Office.EmailAddressDetails | null;
  readonly sender: Office.EmailAddressDetails | null;
}

/** Makes the item object for one received mail. */
export function readItem(line: HostLine, snapshot: ReadSnapshot): ReceivedMail {
  const { serial } = snapshot;
  const from = snapshot.from === null ? null : toEmailAddressDetails(snapshot.from);
  return {
    itemType: 'message',
    itemId: snapshot.itemId,
    itemClass: snapshot.itemClass,
    subject: snapshot.subject,
    normalizedSubject: snapshot.subject.replace(/^((re|fw|fwd):\s*)+/i, ''),
    from,
    sender: from,
    to: snapshot.to.map(toEmailAddressDetails),
    cc: snapshot.cc.map(toEmailAddressDetails),
    dateTimeCreated: new Date(snapshot.createdAt),
    dateTimeModified: new Date(snapshot.createdAt),
    conversationId: snapshot.conversationId,
    internetMessageId: snapshot.internetMessageId,
    attachments: snapshot.attachments.map((attachment) => ({
      ...attachment,
      attachmentType: 'file',
      contentId: '',
    })),
    body: readBody(line, serial),
    categories: itemCategories(line, serial),
    notificationMessages: notificationMessages(line, serial),
    getAllInternetHeadersAsync: (...tail: Tail<string>) => {
      settle(tail, line.ask('getHeaders', serial));
    },
    ...replyMembers(line, serial),
    ...sharedMembers(line, snapshot),
  };
}
