// The mail program around the pane: the open item, its events, and the places where text can be inserted.
import type { Mail } from '../domain/mail';

/** The open received mail, as the client gives it. */
export interface OpenMail {
  readonly kind: 'read';
  readonly mail: Mail;
  /** REST-shaped id of the item, or null where the client gives none (new Outlook on Mac). Not immutable. */
  readonly restId: string | null;
  /** `<…>` as sent, or null. Together with the mailbox it names the mail beyond doubt. */
  readonly internetMessageId: string | null;
  /** Addresses that may own the item, best guess first; confirmed through Graph before any write. Never assumed. */
  readonly mailboxCandidates: readonly string[];
}

export interface OpenDraft {
  readonly kind: 'compose';
  readonly recipients: readonly string[];
  readonly isHtml: boolean;
}

/** `none`: nothing selected. `unreadable`: an item kind on which add-ins cannot work (encrypted, NDR, meeting). */
export type OpenItem =
  OpenMail | OpenDraft | { readonly kind: 'none' } | { readonly kind: 'unreadable' };

export interface InsertedText {
  /** Marks our insertion inside the draft so that undo removes it and nothing else. */
  readonly mark: string;
}

export interface MailHost {
  /** Address of the mailbox user who is signed in to the client, lower case. */
  userAddress(): string;
  /** Resolves when the client is ready; rejects with `office/unavailable`. */
  ready(): Promise<void>;
  readOpenItem(): Promise<OpenItem>;
  /** Tells when another item was opened or the item changed; returns the function that stops it. */
  onItemChanged(listener: () => void): () => void;
  onThemeChanged(listener: (theme: HostTheme) => void): () => void;
  theme(): HostTheme;
  /** Opens a reply form to the sender with our HTML above the quote. At most 32 KB. */
  openReply(html: string): Promise<void>;
  /** Opens a new message; used in the patient lanes, never with a quote. At most 32 KB. */
  openNewMessage(message: {
    readonly to: readonly string[];
    readonly subject: string;
    readonly html: string;
  }): Promise<void>;
  /** Inserts at the cursor of the open draft and never replaces it. */
  insertAtCursor(html: string, mark: string): Promise<InsertedText>;
  /** Removes what `insertAtCursor` put in; 'gone' when a person already removed or rewrote it. */
  removeInserted(inserted: InsertedText): Promise<'removed' | 'gone'>;
}

export const HOST_THEMES = ['light', 'dark', 'contrast'] as const;
export type HostTheme = (typeof HOST_THEMES)[number];
