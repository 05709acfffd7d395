// Outlook in memory: one open item, windows that were opened, text at the cursor.
import type { Mail } from '../../src/domain/mail';
import type { HostTheme, InsertedText, MailHost, OpenItem } from '../../src/ports';
import { DeskError } from '../../src/ports';

export class HostForTests implements MailHost {
  item: OpenItem = { kind: 'none' };
  readonly replies: string[] = [];
  readonly messages: {
    readonly to: readonly string[];
    readonly subject: string;
    readonly html: string;
  }[] = [];
  readonly atCursor: { readonly mark: string; readonly html: string }[] = [];
  failNext: DeskError | null = null;
  readonly #changed = new Set<() => void>();
  readonly #address: string;
  /** Items that take the open one's place at the next readings. */
  readonly upcoming: OpenItem[] = [];

  constructor(address: string) {
    this.#address = address;
  }

  userAddress(): string {
    return this.#address;
  }
  ready(): Promise<void> {
    return Promise.resolve();
  }
  readOpenItem(): Promise<OpenItem> {
    const item = this.item;
    const next = this.upcoming.shift();
    if (next !== undefined) this.item = next;
    return Promise.resolve(item);
  }
  onItemChanged(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }
  onThemeChanged(): () => void {
    return () => undefined;
  }
  theme(): HostTheme {
    return 'light';
  }
  async openReply(html: string): Promise<void> {
    this.#goWrong(html);
    this.replies.push(html);
    return Promise.resolve();
  }
  async openNewMessage(message: {
    readonly to: readonly string[];
    readonly subject: string;
    readonly html: string;
  }): Promise<void> {
    this.#goWrong(message.html);
    this.messages.push(message);
    return Promise.resolve();
  }
  async insertAtCursor(html: string, mark: string): Promise<InsertedText> {
    if (this.item.kind !== 'compose') throw new DeskError('office/unavailable');
    this.#goWrong(html);
    this.atCursor.push({ mark, html });
    return Promise.resolve({ mark });
  }
  async removeInserted({ mark }: InsertedText): Promise<'removed' | 'gone'> {
    const index = this.atCursor.findIndex((one) => one.mark === mark);
    if (index === -1) return 'gone';
    this.atCursor.splice(index, 1);
    return Promise.resolve('removed');
  }

  /** Opens another item, as a click in the message list does. */
  open(item: OpenItem): void {
    this.item = item;
    for (const listener of this.#changed) listener();
  }

  #goWrong(html: string): void {
    const error = this.failNext;
    this.failNext = null;
    if (error !== null) throw error;
    if (html.length > 32 * 1024) throw new DeskError('office/too-large');
  }
}

/** An open received mail. */
export function openMail(mail: Mail, internetMessageId: string): OpenItem {
  return { kind: 'read', mail, restId: 'AAMkRest', internetMessageId, mailboxCandidates: [] };
}
