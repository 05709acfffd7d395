// A draft as a mailbox begins it: from its owner, to nobody, with nothing in it.
import type { Person } from '../directory/people';
import { conversationIdFor, guidFor } from '../graph/itemIds';
import { graphInstant, nowInstant } from '../time/zonedTimes';
import type { ItemBody, MessageDoc, Recipient } from './messageDoc';

/** @param name what the draft's ids are made of; a conversation of its own unless another is given */
export function emptyDraft(
  owner: Person,
  name: string,
  contentType: ItemBody['contentType'],
  conversationId = conversationIdFor(name),
): MessageDoc {
  const now = graphInstant(nowInstant());
  const self: Recipient = { emailAddress: { name: owner.displayName, address: owner.mail } };
  return {
    createdDateTime: now,
    lastModifiedDateTime: now,
    receivedDateTime: now,
    sentDateTime: now,
    categories: [],
    internetMessageId: `<${guidFor(name)}@lakesidehealth.example>`,
    subject: '',
    importance: 'normal',
    conversationId,
    isRead: true,
    isDraft: true,
    inferenceClassification: 'focused',
    body: { contentType, content: '' },
    sender: self,
    from: self,
    toRecipients: [],
    ccRecipients: [],
    bccRecipients: [],
    replyTo: [],
    flag: { flagStatus: 'notFlagged' },
    attachments: [],
  };
}
