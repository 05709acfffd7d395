// A physician's mailbox in Exchange: references, categories, folders and drafts. Received words are never written.
import type { MessageReference } from '../domain/holds';
import type { Mail, Person } from '../domain/mail';
import type { Instant } from '../domain/time';

/** Sender and subject, fetched live under the viewer's own rights and never stored. */
export interface Headline {
  readonly senderName: string;
  readonly senderAddress: string;
  readonly subject: string;
  readonly receivedAt: Instant;
  /** Opens the mail in Outlook on the web. */
  readonly webLink: string | null;
}

export interface InboxLine {
  readonly reference: MessageReference;
  readonly receivedAt: Instant;
  readonly isRead: boolean;
  readonly categories: readonly string[];
  readonly from: Person | null;
}

/** A mail as the list of a sweep shows it: kept in memory while the list is open, never stored. */
export interface InboxMail extends InboxLine {
  readonly subject: string;
  /** The thread, as Exchange sees it; empty where it sees none. */
  readonly conversationId: string;
}

export type InboxChange =
  | { readonly kind: 'here'; readonly mail: InboxMail }
  /** Deleted, or moved to another folder. */
  | { readonly kind: 'gone'; readonly immutableId: string };

/** Where a round of changes ended. It holds a service's opaque link: kept in memory only. */
export interface InboxMark {
  readonly deltaLink: string;
}

export interface InboxChanges {
  readonly changes: readonly InboxChange[];
  /** True on the first page of a round that tells the whole inbox: forget what was known before. */
  readonly startsAfresh: boolean;
  /** Set on the last page: where the next round begins. */
  readonly mark: InboxMark | null;
}

export type MailAnswer =
  | { readonly kind: 'mail'; readonly mail: Mail; readonly webLink: string | null }
  | { readonly kind: 'gone' | 'forbidden' };

/** Folders that Exchange makes in every mailbox and knows by these names. */
export const MAIL_FOLDERS = ['inbox', 'archive'] as const;
export type MailFolder =
  | (typeof MAIL_FOLDERS)[number]
  /** A folder of the house's own at the top of the mailbox, by the name that people see. */
  | { readonly named: string };

/** What tells of a mail's thread and place without a word of it. */
export interface Whereabouts {
  readonly kind: 'found';
  readonly from: Person | null;
  /** Empty where Exchange sees no thread. */
  readonly conversationId: string;
  /** Names of the folders it lies in, from the top down, as far as this person may see them. */
  readonly folders: readonly string[];
}

/** 'gone' may also be a mail on its way: its copy in Sent Items is made only once it went out. */
export type DraftState = 'draft' | 'sent' | 'gone' | 'forbidden';

export interface Mailbox {
  /**
   * Finds which mailbox holds the open item, trying the candidates in order and comparing internetMessageId.
   *
   * @returns null when no candidate holds that very mail: nothing may be written then
   */
  confirm(item: {
    readonly candidates: readonly string[];
    readonly restId: string | null;
    readonly internetMessageId: string;
  }): Promise<MessageReference | null>;
  readHeadline(
    reference: MessageReference,
  ): Promise<Headline | { readonly kind: 'gone' | 'forbidden' }>;
  readCategories(reference: MessageReference): Promise<readonly string[]>;
  /** Reads, changes and writes the categories; those it does not name stay. */
  changeCategories(
    reference: MessageReference,
    change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): Promise<void>;
  /** A follow-up flag for the physician's own to-dos; `dueDay` in `zone`. */
  setFollowUp(
    reference: MessageReference,
    followUp: { readonly dueDay: string; readonly zone: string } | null,
  ): Promise<void>;
  /** Makes a forward draft in the mailbox; a person sends it. */
  draftForward(
    reference: MessageReference,
    forward: { readonly to: string; readonly comment: string },
  ): Promise<{ readonly draftId: string; readonly webLink: string | null }>;
  /** The newest draft in the thread of a mail, whoever wrote it; null when there is none. */
  findDraft(reference: MessageReference): Promise<MessageReference | null>;
  /** Whether a draft still waits, was sent by a person, is not there, or is closed to this person. */
  readDraftState(reference: MessageReference): Promise<DraftState>;
  /**
   * Removes a draft we made; one that is gone already counts as removed. A draft that a person has sent since keeps its
   * immutable id, so it is refused (`graph/refused`), like anything else that is no draft.
   */
  removeDraft(mailbox: string, draftId: string): Promise<void>;
  /** Moves a mail back to the inbox; one that lies there stays. Its immutable id stays too. */
  restoreToInbox(reference: MessageReference): Promise<void>;
  countInbox(mailbox: string): Promise<{ readonly unread: number; readonly total: number }>;
  /** Inbox mails received since, newest first, page by page. */
  listInbox(mailbox: string, since: Instant): AsyncIterable<readonly InboxLine[]>;
  /** Mails of one sender in any folder, newest first, at most `limit`. */
  listFromSender(
    mailbox: string,
    sender: string,
    bounds: { readonly since: Instant; readonly limit: number },
  ): Promise<readonly InboxLine[]>;
  /**
   * The inbox since `since`, page by page, newest first in a whole round; null asks for everything.
   *
   * A mark that the service has forgotten is answered with a whole round, which says so (`startsAfresh`).
   */
  readInboxChanges(mailbox: string, since: InboxMark | null): AsyncIterable<InboxChanges>;
  /** Sender, thread and folders of a mail; not its subject and not its words. */
  readWhereabouts(
    reference: MessageReference,
  ): Promise<Whereabouts | { readonly kind: 'gone' | 'forbidden' }>;
  /** The whole mail for the triage and the reading pane; nothing of it is kept or marked as read. */
  readMail(reference: MessageReference): Promise<MailAnswer>;
  /** Mails of one sender, or of one thread, in any folder of this mailbox, at most 25: what people made of them before. */
  listRelated(
    mailbox: string,
    to: { readonly sender: string } | { readonly conversationId: string },
  ): Promise<readonly InboxLine[]>;
  /**
   * Moves a mail between two folders; the immutable id stays. A named folder that is missing is made.
   *
   * @returns 'elsewhere' when a person has put it into a third folder meanwhile: it is left there
   */
  moveMail(
    reference: MessageReference,
    move: { readonly from: MailFolder; readonly to: MailFolder },
  ): Promise<'moved' | 'already-there' | 'elsewhere' | 'gone'>;
}
