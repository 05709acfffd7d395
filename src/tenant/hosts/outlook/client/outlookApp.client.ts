/** The Outlook host as a whole: which mailbox, which mail, which draft, and what the add-in's frames are shown. */
import type { HostChange, HostMailbox, HostMessage, HostMessageLine } from '../../../hostData';
import { dataCallsOf, hearChanges, type AskData } from '../../dataCalls.client';
import { make, makeButton, showToast } from '../../dom.client';
import { makeIcon } from '../../icons.client';
import { themeSwitch, type Theme } from '../../themes.client';
import type { NewMessage, Person, SelectedFacts } from '../conversation';
import type { OutlookSession } from '../session';
import { openAddInFrame, type AddInFrame } from './addInFrame.client';
import { calendarView, type CalendarView } from './calendarView.client';
import { clientMenu, keepClient } from './clientMenu.client';
import { COLOURS } from './colours.client';
import { Composer, type ComposeStart } from './composer.client';
import { EMPTY_MESSAGE, EMPTY_START, startOf } from './composeStarts.client';
import { DialogWindow } from './dialogWindow.client';
import { drawFolders, type FolderPlace } from './folderPane.client';
import { quotedOriginal } from './mailHtml.client';
import { messageList } from './messageList.client';
import { NotificationBars } from './notificationBars.client';
import { activatesOn, saysShared, type OpenMail, type Surface } from './officeAnswers.client';
import { paneDock } from './paneDock.client';
import { readingPane, type ReadingPane } from './readingPane.client';
import { refuse } from './refusals.client';
import { decideSend } from './sendGuard.client';

const PAGE = 50;
/** Outlook hands an add-in at most a hundred selected messages. */
const MOST_SELECTED = 100;

type Mode = 'read' | 'compose';

/** The page. */
export class OutlookApp {
  private readonly session: OutlookSession;
  private readonly ask: AskData;
  private readonly askAsAccount: AskData;
  private place: FolderPlace;
  private lines: readonly HostMessageLine[] = [];
  private shownCount = PAGE;
  private mail: OpenMail | null = null;
  private reading: ReadingPane | null = null;
  private composer: Composer | null = null;
  private lastSerial = 0;
  private theme: Theme = 'light';
  private calendar: CalendarView | null = null;
  private readonly frames: Record<Mode, AddInFrame | null> = { read: null, compose: null };
  private readonly folders = make('nav', { class: 'folders', 'aria-label': 'Folders' });
  private readonly listTitle = make('h2', {});
  private readonly list;
  private readonly more = makeButton('Show more', () => void this.showMore(), { class: 'more' });
  private readonly stage = make('div', { class: 'stage' });
  private readonly mailView = make('div', { class: 'mail-view' });
  private readonly calendarHolder = make('div', { class: 'calendar-view', hidden: true });
  private readonly dock;

  constructor(session: OutlookSession) {
    this.session = session;
    this.ask = dataCallsOf(session.viewer.key);
    this.askAsAccount = dataCallsOf(session.account);
    this.place = { mailbox: session.mailbox, folder: 'inbox' };
    this.list = messageList(
      session.viewer.timeZone,
      (itemId) => void this.openItem(itemId),
      () => {
        this.frames.read?.announceSelection();
      },
    );
    this.dock = paneDock(session.addIn.name, {
      close: () => {
        this.closePane(this.shownMode());
      },
      reload: () => {
        this.frames[this.shownMode()]?.reload();
      },
    });
  }

  /** Draws the page and shows what the address asks for. */
  async open(): Promise<void> {
    const address = new URL(location.href);
    address.searchParams.delete('signedin');
    history.replaceState(null, '', address);
    this.layOut();
    hearChanges((change) => {
      void this.onChange(change);
    });
    await this.openFolder(this.place);
    const asked = address.searchParams.get('item');
    if (asked !== null) await this.openItem(asked);
    if (address.searchParams.get('pane') !== '0') this.openPane('read');
    if (address.pathname === '/calendar/') await this.showCalendar();
  }

  private layOut(): void {
    const { viewer, profile, users } = this.session;
    const switcher = make(
      'select',
      {
        'aria-label': 'Signed in as',
        onchange: () => {
          const address = new URL('/mail/', location.href);
          address.searchParams.set('user', switcher.value);
          keepClient(new URL(location.href), address);
          location.href = address.href;
        },
      },
      ...users.map(({ key, displayName }) => make('option', { value: key }, displayName)),
    );
    switcher.value = viewer.key;
    const bar = make(
      'header',
      { class: 'bar' },
      make('h1', {}, 'Outlook'),
      make('span', { class: 'note' }, `local tenant · ${profile.title}`),
      clientMenu(this.session),
      make('a', { class: 'bar-link', href: this.session.origins.desk }, 'Front door'),
      themeSwitch((theme) => {
        this.theme = theme;
        this.frames.read?.announceTheme();
        this.frames.compose?.announceTheme();
      }),
      switcher,
    );
    const rail = make(
      'nav',
      { class: 'rail', 'aria-label': 'Apps' },
      railButton('mail', 'Mail', () => {
        this.showMail();
      }),
      railButton('calendar', 'Calendar', () => void this.showCalendar()),
      railButton('write', 'New mail', () => void this.openNew(EMPTY_MESSAGE)),
    );
    this.mailView.append(
      this.folders,
      make('div', { class: 'list-column' }, this.listTitle, this.list.element, this.more),
      this.stage,
      this.dock.separator,
      this.dock.element,
    );
    this.stage.append(make('p', { class: 'empty' }, 'Select a message to read it.'));
    document
      .getElementById('root')
      ?.append(
        bar,
        make(
          'div',
          { class: 'below' },
          rail,
          make('main', { 'aria-label': 'Outlook' }, this.mailView, this.calendarHolder),
        ),
      );
  }

  private async onChange(change: HostChange): Promise<void> {
    if (change.kind === 'event') await this.calendar?.refresh();
    if (change.kind !== 'message') return;
    await this.drawFolderPane();
    if (change.mailbox !== this.place.mailbox) return;
    await this.drawLines();
    const open = this.lines.find(({ itemId }) => itemId === this.mail?.message.itemId);
    if (open !== undefined) this.reading?.showCategories(open.categories);
  }

  private async openFolder(place: FolderPlace): Promise<void> {
    this.place = place;
    this.shownCount = PAGE;
    this.showItem(null);
    this.showMail();
    this.keepInAddress('mailbox', place.mailbox);
    await Promise.all([this.drawFolderPane(), this.drawLines()]);
  }

  private async drawFolderPane(): Promise<void> {
    const all = await Promise.all(
      this.session.mailboxes.map(async (mailbox) => ({
        mailbox,
        folders: await this.ask('folders', mailbox.key),
      })),
    );
    drawFolders(this.folders, all, this.place, (place) => void this.openFolder(place));
  }

  private async drawLines(): Promise<void> {
    const { mailbox, folder } = this.place;
    const page = { top: this.shownCount, skip: 0 };
    this.lines = (await this.ask('messages', mailbox, folder, page)) ?? [];
    this.listTitle.textContent = this.mailboxOf(mailbox)?.displayName ?? mailbox;
    this.list.show(this.lines, this.mail?.message.itemId ?? null);
    this.more.hidden = this.lines.length < this.shownCount;
  }

  private async showMore(): Promise<void> {
    this.shownCount += PAGE;
    await this.drawLines();
  }

  private async openItem(itemId: string): Promise<void> {
    const { mailbox } = this.place;
    const message = await this.ask('message', mailbox, itemId);
    if (message === null) {
      showToast('This message is no longer here.');
      return;
    }
    if (message.isDraft) {
      this.openDraft(message);
      return;
    }
    this.leaveComposer();
    this.showItem({ serial: this.nextSerial(), mailbox, message });
    this.list.show(this.lines, message.itemId);
    if (!message.isRead) await this.ask('markMessageRead', mailbox, message.itemId, true);
  }

  /** Shows a mail, or nothing, and tells a pinned pane. */
  private showItem(mail: OpenMail | null): void {
    this.mail = mail;
    this.reading =
      mail === null
        ? null
        : readingPane(mail.message, {
            reply: () => void this.openReply(mail, '', false),
            replyAll: () => void this.openReply(mail, '', true),
            forward: () => {
              this.openForward(mail);
            },
            togglePane: () => {
              this.togglePane('read');
            },
            paneName: this.session.addIn.name,
            zone: this.session.viewer.timeZone,
          });
    this.keepInAddress('item', mail?.message.restId ?? null);
    this.drawStage();
    this.announceItem();
  }

  /** Tells a pinned pane of the open item, or does what clients do that fail to. */
  private announceItem(): void {
    const { quirks } = this.session;
    const frame = this.frames.read;
    if (quirks.includes('skips-item-changed')) return;
    if (quirks.includes('reloads-pinned-pane')) frame?.reload();
    else if (quirks.includes('stale-item')) frame?.announceItem('stale');
    // Of an item on which add-ins do not work nothing is told (office-js issue 5965).
    else if (this.mail === null || activatesOn(this.mail.message)) frame?.announceItem('open');
  }

  private drawStage(): void {
    const shown = this.composer?.element ?? this.reading?.element;
    this.stage.replaceChildren(
      shown ?? make('p', { class: 'empty' }, 'Select a message to read it.'),
    );
    this.showDock();
  }

  private async openReply(mail: OpenMail, htmlBody: string, toAll: boolean): Promise<void> {
    const { mailbox, message } = mail;
    const content = htmlBody === '' ? {} : { bodyHtml: htmlBody };
    const draft = await this.ask('createReply', mailbox, message.itemId, toAll, content);
    if (draft === null) {
      showToast('You have no right to reply from this mailbox.');
      return;
    }
    this.compose({
      ...startOf(draft),
      composeType: 'reply',
      inReplyTo: message.itemId,
      mailbox,
      isShared: false,
    });
  }

  private openForward(mail: OpenMail): void {
    const { message } = mail;
    this.compose({
      ...EMPTY_START,
      mailbox: mail.mailbox,
      composeType: 'forward',
      subject: `FW: ${message.normalizedSubject}`,
      bodyHtml: quotedOriginal(message),
    });
  }

  private openNew(message: NewMessage): Promise<void> {
    const { htmlBody, ...rest } = message;
    this.compose({ ...EMPTY_START, ...rest, mailbox: this.place.mailbox, bodyHtml: htmlBody });
    return Promise.resolve();
  }

  private openDraft(draft: HostMessage): void {
    const { mailbox } = this.place;
    const isShared = saysShared(this.session) && mailbox !== this.session.viewer.key;
    this.compose({ ...startOf(draft), mailbox, isShared });
    this.list.show(this.lines, draft.itemId);
  }

  private compose(start: Omit<ComposeStart, 'serial' | 'from'>): void {
    this.leaveComposer();
    this.showMail();
    const composer = new Composer(
      { ...start, serial: this.nextSerial(), from: this.personOf(start.mailbox) },
      this.ask,
      {
        send: () => void this.send(composer),
        close: () => void this.closeDraft(composer),
        discard: () => void this.discard(composer),
        togglePane: () => {
          this.togglePane('compose');
        },
        paneName: this.session.addIn.name,
      },
    );
    this.composer = composer;
    this.drawStage();
    composer.focus();
  }

  private async send(composer: Composer): Promise<void> {
    const decision = await decideSend(this.surface('compose'));
    if (decision === 'openPane') this.openPane('compose');
    if (decision !== 'send') return;
    await this.sendNow(composer);
  }

  private async sendNow(composer: Composer): Promise<void> {
    composer.prepareToSend();
    const itemId = await composer.save();
    await this.ask('sendDraft', composer.start.mailbox, itemId);
    showToast('Sent. The local tenant delivers to nobody.');
    this.endCompose();
  }

  private async closeDraft(composer: Composer): Promise<void> {
    await composer.save();
    showToast('Draft saved.');
    this.endCompose();
  }

  private async discard(composer: Composer): Promise<void> {
    const itemId = composer.draftId();
    if (itemId !== null) await this.ask('deleteDraft', composer.start.mailbox, itemId);
    this.endCompose();
  }

  private endCompose(): void {
    this.leaveComposer();
    this.drawStage();
  }

  private leaveComposer(): void {
    this.composer?.leave();
    this.composer = null;
    this.closePane('compose');
  }

  private surface(mode: Mode): Surface {
    const bars = new NotificationBars();
    const dialog = new DialogWindow(
      this.session,
      () => COLOURS[this.theme],
      (news) => {
        this.frames[mode]?.announceDialog(news);
      },
    );
    let loaded: OpenMail | null = null;
    return {
      session: this.session,
      ask: this.ask,
      askAsAccount: this.askAsAccount,
      isLaunchEvent: false,
      bars: { read: () => this.reading?.bars ?? bars, compose: () => this.composer?.bars ?? bars }[
        mode
      ],
      theme: () => COLOURS[this.theme],
      mailbox: () =>
        mode === 'compose'
          ? (this.composer?.start.mailbox ?? this.place.mailbox)
          : this.place.mailbox,
      mail: () => (mode === 'read' ? this.mail : null),
      composer: () => (mode === 'compose' ? this.composer : null),
      selection: () => this.selection(),
      load: async (itemId) => {
        const { mailbox } = this.place;
        const isSelected = this.selection().some((each) => each.itemId === itemId);
        const message = isSelected ? await this.ask('message', mailbox, itemId) : null;
        if (message === null) throw refuse(9049);
        loaded = { serial: this.nextSerial(), mailbox, message };
        return loaded;
      },
      loaded: () => loaded,
      unload: () => {
        loaded = null;
      },
      openReply: (mail, htmlBody, toAll) => this.openReply(mail, htmlBody, toAll),
      openNewMessage: (message) => this.openNew(message),
      openAppointment: async (id) => {
        await this.showCalendar();
        if ((await this.calendar?.reveal(id)) !== true)
          showToast('This entry is not in the calendar.');
      },
      openMessage: (id) => this.openItem(id),
      openDialog: (request) => dialog.open(request),
      closeDialog: () => {
        dialog.close();
      },
      tellDialog: (message) => {
        dialog.tell(message);
      },
      sendDraft: (composer) => this.send(composer),
      closeDraft: (composer) => this.closeDraft(composer),
      completeSend: () => undefined,
      launched: () => undefined,
    };
  }

  /** The messages that are selected together; one alone is the open item and no selection of several. */
  private selection(): readonly SelectedFacts[] {
    const chosen = new Set(this.list.selection());
    return this.lines
      .filter(({ itemId, isDraft }) => chosen.has(itemId) && !isDraft)
      .slice(0, MOST_SELECTED)
      .map((line) => ({
        itemId: line.itemId,
        itemType: 'message',
        itemMode: 'Read',
        subject: line.subject,
        conversationId: line.conversationId,
        internetMessageId: line.internetMessageId,
        hasAttachment: line.hasAttachments,
      }));
  }

  private openPane(mode: Mode): void {
    if (this.frames[mode] === null) {
      const frame = openAddInFrame(this.surface(mode), this.session.addIn.panePath);
      this.frames[mode] = frame;
      this.dock.add(frame.element);
    }
    this.showDock();
  }

  private closePane(mode: Mode): void {
    this.frames[mode]?.close();
    this.frames[mode] = null;
    this.showDock();
  }

  private togglePane(mode: Mode): void {
    if (this.frames[mode] === null) this.openPane(mode);
    else this.closePane(mode);
  }

  /** A pinned read pane stays beside a draft until the draft has a pane of its own. */
  private shownMode(): Mode {
    return this.composer !== null && this.frames.compose !== null ? 'compose' : 'read';
  }

  private showDock(): void {
    this.dock.show(this.frames[this.shownMode()]?.element ?? null);
  }

  private showMail(): void {
    this.mailView.hidden = false;
    this.calendarHolder.hidden = true;
  }

  private async showCalendar(): Promise<void> {
    const { mailbox } = this.place;
    const name = this.mailboxOf(mailbox)?.displayName ?? mailbox;
    const zone = this.session.zones[mailbox] ?? this.session.viewer.timeZone;
    this.calendar = calendarView(this.ask, mailbox, name, zone);
    this.calendarHolder.replaceChildren(this.calendar.element);
    this.mailView.hidden = true;
    this.calendarHolder.hidden = false;
    await this.calendar.refresh();
  }

  private mailboxOf(key: string): HostMailbox | undefined {
    return this.session.mailboxes.find((mailbox) => mailbox.key === key);
  }

  private personOf(mailbox: string): Person {
    const owner = this.mailboxOf(mailbox);
    return { displayName: owner?.displayName ?? mailbox, emailAddress: owner?.address ?? mailbox };
  }

  private nextSerial(): number {
    this.lastSerial += 1;
    return this.lastSerial;
  }

  private keepInAddress(name: string, value: string | null): void {
    const address = new URL(location.href);
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
    history.replaceState(null, '', address);
  }
}

function railButton(
  icon: 'mail' | 'calendar' | 'write',
  label: string,
  press: () => void,
): HTMLElement {
  const button = makeButton(label, press);
  button.prepend(makeIcon(icon, ''));
  return button;
}
