// Exchange mailboxes in memory: mails by reference, categories, drafts. Received words are kept apart and never written.
import type { MessageReference } from '../../src/domain/holds';
import type { Instant } from '../../src/domain/time';
import { DeskError, type Headline, type InboxLine, type Mailbox } from '../../src/ports';

export interface MailForTests {
  readonly reference: MessageReference;
  readonly internetMessageId: string;
  readonly headline: Headline;
  categories: readonly string[];
  isRead: boolean;
}

export class MailboxForTests implements Mailbox {
  readonly mails: MailForTests[] = [];
  readonly drafts: {
    readonly draftId: string;
    readonly mailbox: string;
    readonly to: string;
    readonly comment: string;
  }[] = [];
  readonly followUps = new Map<string, { readonly dueDay: string; readonly zone: string } | null>();
  /** Fails the next call that would write. */
  failNextWrite: DeskError | null = null;
  #nextDraft = 1;

  async confirm(item: {
    readonly candidates: readonly string[];
    readonly restId: string | null;
    readonly internetMessageId: string;
  }): Promise<MessageReference | null> {
    for (const candidate of item.candidates) {
      const mail = this.mails.find(
        (one) =>
          one.reference.mailbox === candidate.toLowerCase() &&
          one.internetMessageId === item.internetMessageId,
      );
      if (mail !== undefined) return Promise.resolve(mail.reference);
    }
    return null;
  }

  async readHeadline(
    reference: MessageReference,
  ): Promise<Headline | { readonly kind: 'gone' | 'forbidden' }> {
    return Promise.resolve(this.#find(reference)?.headline ?? { kind: 'gone' });
  }

  async readCategories(reference: MessageReference): Promise<readonly string[]> {
    return Promise.resolve(this.#need(reference).categories);
  }

  async changeCategories(
    reference: MessageReference,
    change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): Promise<void> {
    this.#goWrong();
    const mail = this.#need(reference);
    const kept = mail.categories.filter((one) => !change.remove.includes(one));
    mail.categories = [...kept, ...change.add.filter((one) => !kept.includes(one))];
    return Promise.resolve();
  }

  async setFollowUp(
    reference: MessageReference,
    followUp: { readonly dueDay: string; readonly zone: string } | null,
  ): Promise<void> {
    this.#goWrong();
    this.followUps.set(this.#need(reference).reference.immutableId, followUp);
    return Promise.resolve();
  }

  async draftForward(
    reference: MessageReference,
    forward: { readonly to: string; readonly comment: string },
  ): Promise<{ readonly draftId: string; readonly webLink: string | null }> {
    this.#goWrong();
    const { mailbox } = this.#need(reference).reference;
    const draftId = `AAkALgAAAAAAHYQDEapmEc2byACqACdraft${String(this.#nextDraft++).padStart(6, 'A')}=`;
    this.drafts.push({ draftId, mailbox, ...forward });
    return Promise.resolve({ draftId, webLink: null });
  }

  async removeDraft(mailbox: string, draftId: string): Promise<void> {
    this.#goWrong();
    const index = this.drafts.findIndex(
      (one) => one.draftId === draftId && one.mailbox === mailbox,
    );
    if (index !== -1) this.drafts.splice(index, 1);
    return Promise.resolve();
  }

  /** Mails that lie in another folder than the inbox, by immutable id. */
  readonly filed = new Set<string>();

  async restoreToInbox(reference: MessageReference): Promise<void> {
    this.#goWrong();
    this.filed.delete(this.#need(reference).reference.immutableId);
    return Promise.resolve();
  }

  async countInbox(mailbox: string): Promise<{ readonly unread: number; readonly total: number }> {
    const all = this.mails.filter((mail) => mail.reference.mailbox === mailbox);
    return Promise.resolve({
      unread: all.filter((mail) => !mail.isRead).length,
      total: all.length,
    });
  }

  async *listInbox(mailbox: string, since: Instant): AsyncIterable<readonly InboxLine[]> {
    const lines = this.mails
      .filter((mail) => mail.reference.mailbox === mailbox && mail.headline.receivedAt >= since)
      .sort((a, b) => b.headline.receivedAt - a.headline.receivedAt)
      .map((mail) => ({
        reference: mail.reference,
        receivedAt: mail.headline.receivedAt,
        isRead: mail.isRead,
        categories: mail.categories,
      }));
    for (let from = 0; from < lines.length; from += 50) {
      yield await Promise.resolve(lines.slice(from, from + 50));
    }
  }

  async listFromSender(
    mailbox: string,
    sender: string,
    { since, limit }: { readonly since: Instant; readonly limit: number },
  ): Promise<readonly InboxLine[]> {
    const lines: InboxLine[] = [];
    for await (const page of this.listInbox(mailbox, since)) {
      lines.push(
        ...page.filter(({ reference }) => this.#find(reference)?.headline.senderAddress === sender),
      );
    }
    return lines.slice(0, limit);
  }

  #find(reference: MessageReference): MailForTests | undefined {
    return this.mails.find(
      (one) =>
        one.reference.immutableId === reference.immutableId &&
        one.reference.mailbox === reference.mailbox,
    );
  }

  #need(reference: MessageReference): MailForTests {
    const mail = this.#find(reference);
    if (mail === undefined) throw new DeskError('graph/gone', { status: 404 });
    return mail;
  }

  #goWrong(): void {
    const error = this.failNextWrite;
    this.failNextWrite = null;
    if (error !== null) throw error;
  }
}
