// A message as the store keeps it: Graph's message without the members that depend on who asks (ids, change key, folder).

export interface EmailAddress {
  readonly name: string;
  readonly address: string;
}

export interface Recipient {
  readonly emailAddress: EmailAddress;
}

export interface ItemBody {
  readonly contentType: 'text' | 'html';
  readonly content: string;
}

export interface FollowupFlag {
  readonly flagStatus: 'notFlagged' | 'flagged' | 'complete';
  readonly startDateTime?: { readonly dateTime: string; readonly timeZone: string };
  readonly dueDateTime?: { readonly dateTime: string; readonly timeZone: string };
  readonly completedDateTime?: { readonly dateTime: string; readonly timeZone: string };
}

export interface MessageAttachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /** A picture inside the body; absent for a file. */
  readonly isInline?: boolean;
}

export interface MessageHeader {
  readonly name: string;
  readonly value: string;
}

export interface MessageDoc {
  readonly createdDateTime: string;
  readonly lastModifiedDateTime: string;
  readonly receivedDateTime: string;
  readonly sentDateTime: string;
  readonly categories: readonly string[];
  readonly internetMessageId: string;
  readonly subject: string;
  readonly importance: 'low' | 'normal' | 'high';
  readonly conversationId: string;
  readonly isRead: boolean;
  readonly isDraft: boolean;
  readonly isReadReceiptRequested?: boolean;
  readonly isDeliveryReceiptRequested?: boolean;
  readonly inferenceClassification: 'focused' | 'other';
  readonly body: ItemBody;
  /** Null for the few messages that have no sender at all, such as some delivery reports. */
  readonly sender: Recipient | null;
  readonly from: Recipient | null;
  readonly toRecipients: readonly Recipient[];
  readonly ccRecipients: readonly Recipient[];
  readonly bccRecipients: readonly Recipient[];
  readonly replyTo: readonly Recipient[];
  readonly flag: FollowupFlag;
  readonly attachments: readonly MessageAttachment[];
}

/** What `hasAttachments` says: pictures inside the body do not count. */
export function hasFiles(doc: MessageDoc): boolean {
  return doc.attachments.some((attachment) => attachment.isInline !== true);
}

/** One stored message with everything the store keeps beside the document. */
export interface StoredMessage {
  /** The row of the store; says nothing outside of it. */
  readonly number: number;
  readonly immutableId: string;
  readonly restId: string;
  readonly mailbox: string;
  readonly folder: string;
  readonly version: number;
  readonly headers: readonly MessageHeader[];
  readonly doc: MessageDoc;
}
