// A physician's mailbox in Exchange: references, categories, folders and drafts. Received words are never written.
import type { MessageReference } from '../domain/holds';
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
}

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
}
