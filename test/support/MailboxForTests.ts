// Exchange mailboxes in memory: mails by reference, categories, drafts. Received words are kept apart and never written.
import type { MessageReference } from '../../src/domain/holds';
import type { Mail, Person } from '../../src/domain/mail';
import type { Instant } from '../../src/domain/time';
import {
  DeskError,
  type DraftState,
  type Headline,
  type InboxChange,
  type InboxChanges,
  type InboxLine,
  type InboxMail,
  type InboxMark,
  type Mailbox,
  type MailAnswer,
  type MailFolder,
  type Whereabouts,
} from '../../src/ports';

export interface MailForTests {
  readonly reference: MessageReference;
  readonly internetMessageId: string;
  readonly headline: Headline;
  categories: readonly string[];
  isRead: boolean;
  /** The inbox unless told. */
  folder?: MailFolder | 'another';
  /** Names of the folders it lies in, from the top down; the inbox unless told. */
  readonly folders?: readonly string[];
  /** The whole mail, for those who read it. */
  readonly mail?: Mail;
  /** A thread of its own unless told. */
  readonly conversationId?: string;
}

export class MailboxForTests implements Mailbox {
  readonly mails: MailForTests[] = [];
  readonly drafts: {
    readonly draftId: string;
    readonly mailbox: string;
    readonly to: string;
    readonly comment: string;
  }[] = [];
  /** What each draft is by now; one that is not named is gone. */
  readonly draftStates = new Map<string, DraftState>();
  readonly followUps = new Map<string, { readonly dueDay: string; readonly zone: string } | null>();
  /** Fails the next call that would write. */
  failNextWrite: DeskError | null = null;
  /** Thrown by the next call that reads a whole mail with this id, once. */
  readonly unreadable = new Map<string, DeskError>();
  /** Thrown by every write to a mail with this id until it is taken out. */
  readonly unwritable = new Map<string, DeskError>();
  /** Thrown when the inbox of this address is asked for. */
  readonly closed = new Map<string, DeskError>();
  /** Reads under way now, and the most there ever were at once. */
  reads = { now: 0, most: 0 };
  /** What the inbox was when each mark was given out; emptied, the service has forgotten them. */
  readonly marks = new Map<string, ReadonlyMap<string, string>>();
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
    this.#goWrong(reference);
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

  /** Drafts of answers, by the immutable id of the mail that they answer. */
  readonly answers = new Map<string, MessageReference>();

  async findDraft(reference: MessageReference): Promise<MessageReference | null> {
    this.#need(reference);
    return Promise.resolve(this.answers.get(reference.immutableId) ?? null);
  }

  async readDraftState(reference: MessageReference): Promise<DraftState> {
    this.#goWrong();
    return Promise.resolve(this.draftStates.get(reference.immutableId) ?? 'gone');
  }

  async removeDraft(mailbox: string, draftId: string): Promise<void> {
    this.#goWrong();
    // As the adapter: what a person has sent keeps its id and is not ours to remove.
    if (this.draftStates.get(draftId) === 'sent')
      throw new DeskError('graph/refused', { name: 'isDraft' });
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
    const all = this.mails.filter((mail) => isInInbox(mail, mailbox));
    return Promise.resolve({
      unread: all.filter((mail) => !mail.isRead).length,
      total: all.length,
    });
  }

  async *listInbox(mailbox: string, since: Instant): AsyncIterable<readonly InboxLine[]> {
    const closed = this.closed.get(mailbox);
    if (closed !== undefined) throw closed;
    const lines = this.mails
      .filter((mail) => isInInbox(mail, mailbox) && mail.headline.receivedAt >= since)
      .sort((a, b) => b.headline.receivedAt - a.headline.receivedAt)
      .map((mail) => ({
        reference: mail.reference,
        receivedAt: mail.headline.receivedAt,
        isRead: mail.isRead,
        categories: mail.categories,
        from: senderOf(mail),
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

  async *readInboxChanges(mailbox: string, since: InboxMark | null): AsyncIterable<InboxChanges> {
    const closed = this.closed.get(mailbox);
    if (closed !== undefined) throw closed;
    const known = since === null ? undefined : this.marks.get(since.deltaLink);
    const mails = this.mails
      .filter((mail) => isInInbox(mail, mailbox))
      .sort((a, b) => b.headline.receivedAt - a.headline.receivedAt);
    const states = new Map(
      mails.map((one) => [one.reference.immutableId, JSON.stringify([one.categories, one.isRead])]),
    );
    const changes: InboxChange[] = mails
      .filter(
        ({ reference: { immutableId } }) => known?.get(immutableId) !== states.get(immutableId),
      )
      .map((one) => ({ kind: 'here', mail: listed(one) }));
    for (const immutableId of known?.keys() ?? [])
      if (!states.has(immutableId)) changes.push({ kind: 'gone', immutableId });
    const deltaLink = `mark-${String(this.marks.size + 1)}-${mailbox}`;
    this.marks.set(deltaLink, states);
    for (let from = 0; ; from += 50) {
      const isLast = from + 50 >= changes.length;
      yield await Promise.resolve({
        changes: changes.slice(from, from + 50),
        startsAfresh: from === 0 && known === undefined,
        mark: isLast ? { deltaLink } : null,
      });
      if (isLast) return;
    }
  }

  async readWhereabouts(
    reference: MessageReference,
  ): Promise<Whereabouts | { readonly kind: 'gone' | 'forbidden' }> {
    const error = this.closed.get(reference.mailbox);
    if (error !== undefined) throw error;
    const mail = this.#find(reference);
    if (mail === undefined) return Promise.resolve({ kind: 'gone' });
    const { from, conversationId } = listed(mail);
    const folders = mail.folders ?? ['Inbox'];
    return Promise.resolve({ kind: 'found', from, conversationId, folders });
  }

  /** Ids of the mails whose words were asked for, in order. */
  readonly wordsRead: string[] = [];

  async readMail(reference: MessageReference): Promise<MailAnswer> {
    this.wordsRead.push(reference.immutableId);
    this.reads.now += 1;
    this.reads.most = Math.max(this.reads.most, this.reads.now);
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.reads.now -= 1;
    const error = this.unreadable.get(reference.immutableId);
    this.unreadable.delete(reference.immutableId);
    if (error !== undefined) throw error;
    const found = this.#find(reference);
    if (found === undefined) return { kind: 'gone' };
    const { mail, headline } = found;
    return {
      kind: 'mail',
      webLink: headline.webLink,
      mail: mail ?? {
        from: { name: headline.senderName, address: headline.senderAddress },
        to: [],
        cc: [],
        subject: headline.subject,
        bodyType: 'text',
        body: '',
        receivedAt: headline.receivedAt,
        importance: 'normal',
        attachmentNames: [],
        headers: {},
      },
    };
  }

  async listRelated(
    mailbox: string,
    to: { readonly sender: string } | { readonly conversationId: string },
  ): Promise<readonly InboxLine[]> {
    const lines = this.mails
      .filter((one) => one.reference.mailbox === mailbox)
      .filter((one) =>
        'sender' in to
          ? one.headline.senderAddress === to.sender
          : listed(one).conversationId === to.conversationId,
      );
    return Promise.resolve(lines.slice(0, 25).map(listed));
  }

  async moveMail(
    reference: MessageReference,
    { from, to }: { readonly from: MailFolder; readonly to: MailFolder },
  ): Promise<'moved' | 'already-there' | 'elsewhere' | 'gone'> {
    this.#goWrong(reference);
    const mail = this.#find(reference);
    if (mail === undefined) return Promise.resolve('gone');
    const folder = JSON.stringify(mail.folder ?? 'inbox');
    if (folder === JSON.stringify(to)) return Promise.resolve('already-there');
    if (folder !== JSON.stringify(from)) return Promise.resolve('elsewhere');
    mail.folder = to;
    return Promise.resolve('moved');
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

  #goWrong(reference?: MessageReference): void {
    const unwritable = reference && this.unwritable.get(reference.immutableId);
    if (unwritable !== undefined) throw unwritable;
    const error = this.failNextWrite;
    this.failNextWrite = null;
    if (error !== null) throw error;
  }
}

function isInInbox(mail: MailForTests, mailbox: string): boolean {
  return mail.reference.mailbox === mailbox && (mail.folder ?? 'inbox') === 'inbox';
}

function senderOf({ headline }: MailForTests): Person {
  return { name: headline.senderName, address: headline.senderAddress };
}

function listed(mail: MailForTests): InboxMail {
  const { reference, headline, isRead, categories, conversationId } = mail;
  return {
    reference,
    receivedAt: headline.receivedAt,
    isRead,
    categories,
    from: senderOf(mail),
    subject: headline.subject,
    conversationId: conversationId ?? `thread of ${reference.immutableId}`,
  };
}

/** Where a mail lies, in a word: `inbox`, `archive`, or the name of a folder of the house's own. */
export function folderOf({ folder = 'inbox' }: MailForTests): string {
  return typeof folder === 'string' ? folder : folder.named;
}
