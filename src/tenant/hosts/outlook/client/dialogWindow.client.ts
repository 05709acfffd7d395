/** The one window that an add-in's pane may open, answered for as long as it lives. */
import { askInDialog } from '../../dom.client';
import {
  DIALOG_NAME,
  type DialogNews,
  type DialogRequest,
  type HostAnswer,
  type HostCall,
  type StartUp,
  type ThemeColours,
} from '../conversation';
import type { OutlookSession } from '../session';
import { isOfficeCall } from './addInFrame.client';
import { refuse } from './refusals.client';

const WATCH_MS = 250;
/** The person closed the window. */
const CLOSED = 12006;

/** The dialog of one pane. */
export class DialogWindow {
  private readonly session: OutlookSession;
  private readonly theme: () => ThemeColours;
  private readonly tellPane: (news: DialogNews) => void;
  private opened: Window | null = null;
  private watch: ReturnType<typeof setInterval> | undefined;

  constructor(
    session: OutlookSession,
    theme: () => ThemeColours,
    tellPane: (news: DialogNews) => void,
  ) {
    this.session = session;
    this.theme = theme;
    this.tellPane = tellPane;
  }

  /** Opens it; clients on the web ask the person first unless the add-in asks them not to. */
  async open(request: DialogRequest): Promise<void> {
    if (this.opened !== null) throw refuse(12007);
    const { addIn, origins, profile } = this.session;
    if (!URL.canParse(request.address)) throw refuse(12005);
    const address = new URL(request.address);
    // The tenant is reached over http, so the add-in's own scheme takes the place of https.
    if (address.protocol !== new URL(origins.pages).protocol) throw refuse(12005);
    if (address.origin !== origins.pages) throw refuse(12004);
    if (profile.platform === 'OfficeOnline' && request.asksFirst) {
      const text = `${addIn.name} wants to display a new window.`;
      const choice = await askInDialog(addIn.name, text, ['Allow', 'Ignore']);
      if (choice === 'Ignore') throw refuse(12009);
    }
    const width = Math.round((screen.availWidth * request.width) / 100);
    const height = Math.round((screen.availHeight * request.height) / 100);
    const opened = window.open(
      address.href,
      DIALOG_NAME,
      `popup,width=${String(width)},height=${String(height)}`,
    );
    if (opened === null) throw refuse(12011);
    this.opened = opened;
    window.addEventListener('message', this.onMessage);
    this.watch = setInterval(() => {
      if (opened.closed) this.end(CLOSED);
    }, WATCH_MS);
  }

  /** Closes it without a word to the pane, as the pane asked for it. */
  close(): void {
    this.opened?.close();
    this.end(null);
  }

  tell(message: string): void {
    this.opened?.postMessage(
      { kind: 'office-event', name: 'parentMessage', message },
      this.session.origins.pages,
    );
  }

  private end(code: number | null): void {
    clearInterval(this.watch);
    window.removeEventListener('message', this.onMessage);
    this.opened = null;
    if (code !== null) this.tellPane({ error: code });
  }

  private readonly onMessage = (event: MessageEvent<unknown>): void => {
    const { pages } = this.session.origins;
    if (event.source !== this.opened || event.origin !== pages || !isOfficeCall(event.data)) return;
    this.opened?.postMessage(this.answer(event.data), pages);
  };

  /** A page in a dialog is told who the user is and may tell its parent something; it has no item. */
  private answer({ id, method, args }: HostCall): HostAnswer {
    const answered = (value: unknown): HostAnswer => ({
      kind: 'office-answer',
      id,
      ok: true,
      value,
    });
    if (method === 'start') return answered(this.startUp());
    if (method === 'tellParent' && typeof args[0] === 'string') {
      this.tellPane({ message: args[0] });
      return answered(null);
    }
    return { kind: 'office-answer', id, ok: false, error: refuse(9020).failure };
  }

  private startUp(): StartUp {
    const { profile, viewer, permission } = this.session;
    return {
      profile,
      locale: 'en-US',
      user: { displayName: viewer.displayName, emailAddress: viewer.mail },
      timeZone: viewer.timeZone,
      theme: this.theme(),
      hasBridge: false,
      permission,
      isLaunchEvent: false,
      settings: {},
      item: null,
    };
  }
}
