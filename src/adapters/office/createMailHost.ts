// The mail program around the pane, through Office.js.
import { DeskError, type InsertedText, type MailHost, type OpenItem } from '../../ports';
import { call } from './call';
import { markedHtml, plainText, withoutMarked, withoutText } from './mark';
import { isHtmlBody, readItem, type LooseItem } from './readItem';
import { themeOf } from './theme';

/** Longest wait for Office.onReady. */
const READY_MILLISECONDS = 10_000;
/** What a form takes, in characters of UTF-8, and what a body takes, in characters (Microsoft's page on limits for Outlook add-ins). */
const FORM_BYTES = 32 * 1024;
const BODY_CHARACTERS = 1_000_000;
const SUBJECT_CHARACTERS = 255;

export interface OfficeMailHost extends MailHost {
  /** Addresses of the physicians covered, tried as the item's mailbox after what the client says. */
  setPrincipals(addresses: readonly string[]): void;
  /** Prefix for anything kept in browser storage; empty where the browser does not partition it. */
  partitionKey(): string;
}

/** Makes the host. `Office` is looked up at each call, never at import. */
export function createMailHost({
  principals = [],
}: { readonly principals?: readonly string[] } = {}): OfficeMailHost {
  return new OutlookHost(principals);
}

class OutlookHost implements OfficeMailHost {
  #principals: readonly string[];
  /** Text put into plain drafts, by mark: a plain draft has no element to find it by. */
  readonly #plainInsertions = new Map<string, string>();
  readonly #itemListeners = new Set<() => void>();
  #hearsItems = false;

  constructor(principals: readonly string[]) {
    this.#principals = principals;
  }

  setPrincipals(addresses: readonly string[]): void {
    this.#principals = addresses;
  }

  partitionKey(): string {
    const { partitionKey } = Office.context as { readonly partitionKey?: string };
    return partitionKey ?? '';
  }

  userAddress(): string {
    return Office.context.mailbox.userProfile.emailAddress.toLowerCase();
  }

  async ready(): Promise<void> {
    if (typeof Office === 'undefined')
      throw new DeskError('office/unavailable', { name: 'Office' });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, READY_MILLISECONDS, null);
    });
    const facts = await Promise.race([Office.onReady(), late]);
    clearTimeout(timer);
    // 'Outlook' is Office.HostType.Outlook; in a plain browser onReady answers without a host.
    if (String(facts?.host) !== 'Outlook')
      throw new DeskError('office/unavailable', { name: 'onReady' });
    this.#hearItems();
  }

  /** Without a handler the library keeps the item it started with, so ours is there before anybody asks to be told. */
  #hearItems(): void {
    if (this.#hearsItems) return;
    this.#hearsItems = true;
    addHandler(Office.context.mailbox, 'ItemChanged', () => {
      for (const tell of this.#itemListeners) tell();
    });
  }

  async readOpenItem(): Promise<OpenItem> {
    const before = openItem();
    const read = await readItem(before, {
      mailbox: Office.context.mailbox,
      supports: (set) => Office.context.requirements.isSetSupported('Mailbox', set),
      userAddress: this.userAddress(),
      principals: this.#principals,
    });
    // A pinned pane outlives the item: what was read must be what is open now.
    if (!isSameItem(before, openItem())) throw new DeskError('office/item-changed');
    return read;
  }

  /** ItemChanged alone is not to be relied on (office-js issue 5987): coming back to the pane reads again too. */
  onItemChanged(listener: () => void): () => void {
    // A set of its own closure: the same listener may be given twice.
    const tell = (): void => {
      listener();
    };
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') tell();
    };
    this.#hearItems();
    this.#itemListeners.add(tell);
    window.addEventListener('focus', tell);
    document.addEventListener('visibilitychange', onVisible);
    // Office can only remove every handler of a type at once, which would silence others: ours goes deaf instead.
    return () => {
      this.#itemListeners.delete(tell);
      window.removeEventListener('focus', tell);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }

  theme(): ReturnType<MailHost['theme']> {
    const { officeTheme } = Office.context as { readonly officeTheme?: Office.OfficeTheme };
    return themeOf(officeTheme?.bodyBackgroundColor, isForcedColours());
  }

  onThemeChanged(listener: Parameters<MailHost['onThemeChanged']>[0]): () => void {
    let isOn = true;
    const tell = (): void => {
      if (isOn) listener(this.theme());
    };
    const forced = window.matchMedia('(forced-colors: active)');
    addHandler(Office.context.mailbox, 'OfficeThemeChanged', tell);
    forced.addEventListener('change', tell);
    return () => {
      isOn = false;
      forced.removeEventListener('change', tell);
    };
  }

  async openReply(html: string): Promise<void> {
    refuseLargeForm(html);
    const item = demandItem();
    const { displayReplyFormAsync, displayReplyForm } = item;
    if (typeof displayReplyFormAsync === 'function') {
      await call<unknown>('office/refused', 'reply', (done) => {
        displayReplyFormAsync.call(item, { htmlBody: html }, done);
      });
    } else if (typeof displayReplyForm === 'function') {
      displayReplyForm.call(item, { htmlBody: html });
    } else {
      throw new DeskError('office/refused', { name: 'reply' });
    }
  }

  async openNewMessage(message: Parameters<MailHost['openNewMessage']>[0]): Promise<void> {
    refuseLargeForm(message.html);
    if (message.subject.length > SUBJECT_CHARACTERS)
      throw new DeskError('office/too-large', { name: 'subject' });
    const form = {
      toRecipients: [...message.to],
      subject: message.subject,
      htmlBody: message.html,
    };
    const { mailbox } = Office.context;
    const { displayNewMessageFormAsync } = mailbox as { displayNewMessageFormAsync?: unknown };
    if (typeof displayNewMessageFormAsync === 'function') {
      await call<unknown>('office/refused', 'newMessage', (done) => {
        mailbox.displayNewMessageFormAsync(form, done);
      });
    } else {
      mailbox.displayNewMessageForm(form);
    }
  }

  async insertAtCursor(html: string, mark: string): Promise<InsertedText> {
    const item = demandItem();
    const isHtml = await isHtmlBody(item);
    const text = isHtml ? markedHtml(html, mark) : plainText(html);
    if (text.length > BODY_CHARACTERS) throw new DeskError('office/too-large', { name: 'body' });
    await call<unknown>('office/refused', 'insert', (done) => {
      bodyOf(item).setSelectedDataAsync(text, { coercionType: coercion(isHtml) }, done);
    });
    if (!isHtml) this.#plainInsertions.set(mark, text);
    return { mark };
  }

  async removeInserted({ mark }: InsertedText): Promise<'removed' | 'gone'> {
    const item = demandItem();
    const body = bodyOf(item);
    const isHtml = await isHtmlBody(item);
    const draft = await call<string>('office/refused', 'body', (done) => {
      body.getAsync(coercion(isHtml), done);
    });
    const rest = isHtml
      ? withoutMarked(draft, mark)
      : withoutText(draft, this.#plainInsertions.get(mark) ?? '');
    if (rest === null) return 'gone';
    if (rest.length > BODY_CHARACTERS) throw new DeskError('office/too-large', { name: 'body' });
    await call<unknown>('office/refused', 'remove', (done) => {
      body.setAsync(rest, { coercionType: coercion(isHtml) }, done);
    });
    this.#plainInsertions.delete(mark);
    return 'removed';
  }
}

/** The open item, or null; real clients leave it out where the types promise it. */
function openItem(): LooseItem | null {
  const { mailbox } = Office.context as { readonly mailbox?: { readonly item?: LooseItem | null } };
  return mailbox?.item ?? null;
}

function demandItem(): LooseItem {
  const item = openItem();
  if (item === null) throw new DeskError('office/item-changed');
  return item;
}

function isSameItem(before: LooseItem | null, after: LooseItem | null): boolean {
  if (before === null || after === null) return before === after;
  return before === after || (before.itemId ?? null) === (after.itemId ?? null);
}

function bodyOf({ body }: LooseItem): Office.Body {
  if (body === null || body === undefined)
    throw new DeskError('office/unavailable', { name: 'body' });
  return body;
}

function coercion(isHtml: boolean): Office.CoercionType {
  return isHtml ? Office.CoercionType.Html : Office.CoercionType.Text;
}

function addHandler(
  mailbox: Office.Mailbox,
  event: 'ItemChanged' | 'OfficeThemeChanged',
  tell: () => void,
): void {
  // Where the client cannot tell, the re-reading on focus remains.
  mailbox.addHandlerAsync(Office.EventType[event], tell, () => undefined);
}

function isForcedColours(): boolean {
  return window.matchMedia('(forced-colors: active)').matches;
}

function refuseLargeForm(html: string): void {
  if (new TextEncoder().encode(html).length > FORM_BYTES)
    throw new DeskError('office/too-large', { name: 'form' });
}
