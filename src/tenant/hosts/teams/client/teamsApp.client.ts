/** The Teams host as a whole: app bar, the app's personal tabs, the activity feed and its deep links. */
import type { HostActivity } from '../../../hostData';
import { dataCallsOf, hearChanges, type AskData } from '../../dataCalls.client';
import { make, makeButton, showToast } from '../../dom.client';
import { makeIcon } from '../../icons.client';
import { themeSwitch, type Theme } from '../../themes.client';
import type { TeamsSession } from '../session';
import { drawFeed } from './activityFeed.client';
import { readDeepLink, writeDeepLink } from './deepLinks.client';
import { openTabFrame, type TabFrame } from './tabFrame.client';

/** The word teams-js knows for each look. */
const TEAMS_THEMES: Readonly<Record<Theme, string>> = {
  light: 'default',
  dark: 'dark',
  contrast: 'contrast',
};

const FEED = 'activity';

/** A tab, or the feed, and a place in it. */
interface Place {
  readonly entityId: string;
  readonly subEntityId: string;
}

/** The page. */
export class TeamsApp {
  private readonly session: TeamsSession;
  private readonly ask: AskData;
  private readonly askAsAccount: AskData;
  private readonly isPhone: boolean;
  private theme: Theme = 'light';
  private frame: TabFrame | null = null;
  /** Where the person was before, the last place last. */
  private readonly visited: Place[] = [];
  private place: Place = { entityId: FEED, subEntityId: '' };
  /** Entity id of the open tab, or the feed. */
  private shown = FEED;
  private activities: readonly HostActivity[] = [];
  private readonly tabs = make('nav', { class: 'tabs', 'aria-label': 'Tabs' });
  private readonly stage = make('main', { class: 'stage', 'aria-label': 'Teams' });
  private readonly bell = makeButton('Activity', () => void this.openFeed(), { class: 'app' });
  private readonly app;
  private hasPlace = false;
  private readonly back = makeButton(
    '←',
    () => {
      this.pressBack();
    },
    { class: 'tool', 'aria-label': 'Back', title: 'Back', disabled: true },
  );

  constructor(session: TeamsSession) {
    this.session = session;
    this.ask = dataCallsOf(session.viewer.key);
    this.askAsAccount = dataCallsOf(session.account);
    this.isPhone = new URL(location.href).searchParams.get('phone') === '1';
    this.app = makeButton(
      session.app.name,
      () => {
        this.openTab(session.app.tabs[0]?.entityId ?? '', '');
      },
      { class: 'app' },
    );
    this.app.prepend(makeIcon('app', ''));
  }

  /** Draws the page and shows what the address asks for. */
  async open(): Promise<void> {
    const address = new URL(location.href);
    address.searchParams.delete('signedin');
    history.replaceState(null, '', address);
    this.layOut();
    hearChanges((change) => {
      if (change.kind === 'activity') void this.readFeed();
    });
    await this.readFeed();
    const asked = address.searchParams.get('tab') ?? this.session.app.tabs[0]?.entityId ?? FEED;
    const app = address.searchParams.get('app') ?? this.session.registration.teamsAppId;
    if (app !== this.session.registration.teamsAppId)
      this.showMissing('This app is not installed.');
    else if (asked === FEED) await this.openFeed();
    else this.openTab(asked, address.searchParams.get('sub') ?? '');
  }

  private layOut(): void {
    const { viewer, users, origins } = this.session;
    const switcher = make(
      'select',
      {
        'aria-label': 'Signed in as',
        onchange: () => {
          location.href = this.addressOf(switcher.value);
        },
      },
      ...users.map(({ key, displayName }) => make('option', { value: key }, displayName)),
    );
    switcher.value = viewer.key;
    const themes = themeSwitch((theme) => {
      this.theme = theme;
      this.frame?.announceTheme();
    });
    const frame = make(
      'div',
      { class: this.windowClass() },
      make('nav', { class: 'app-bar', 'aria-label': 'Apps' }, this.back, this.bell, this.app),
      make('div', { class: 'content' }, this.tabs, this.stage),
    );
    document
      .getElementById('root')
      ?.append(
        make(
          'header',
          { class: 'bar' },
          make('h1', {}, 'Teams'),
          make('span', { class: 'note' }, 'local tenant'),
          make('a', { class: 'bar-link', href: origins.desk }, 'Front door'),
          themes,
          switcher,
        ),
        frame,
      );
  }

  /** The same kind of Teams, signed in as somebody else. */
  private addressOf(user: string): string {
    const address = new URL('/', location.href);
    address.searchParams.set('user', user);
    for (const name of ['phone', 'client', 'bridge']) {
      const kept = new URL(location.href).searchParams.get(name);
      if (kept !== null) address.searchParams.set(name, kept);
    }
    return address.href;
  }

  private windowClass(): string {
    if (this.session.isFrameless) return 'window phone whole';
    return this.isPhone ? 'window phone' : 'window';
  }

  private async readFeed(): Promise<void> {
    this.activities = (await this.ask('activities')) ?? [];
    const unread = this.activities.filter(({ isRead }) => !isRead).length;
    this.bell.replaceChildren(
      makeIcon('bell', ''),
      'Activity',
      ...(unread === 0 ? [] : [make('span', { class: 'badge' }, String(unread))]),
    );
    this.bell.setAttribute(
      'aria-label',
      unread === 0 ? 'Activity' : `Activity, ${String(unread)} unread`,
    );
    if (this.shown === FEED) this.drawFeedPage();
  }

  private async openFeed(): Promise<void> {
    this.leaveTab({ entityId: FEED, subEntityId: '' });
    this.keepInAddress(FEED, '');
    await this.readFeed();
  }

  private drawFeedPage(): void {
    const { viewer, users, app } = this.session;
    this.stage.replaceChildren(
      drawFeed(
        this.activities,
        users,
        app.activityTexts,
        viewer.timeZone,
        (activity) => void this.openActivity(activity),
      ),
    );
  }

  private async openActivity(activity: HostActivity): Promise<void> {
    if (!activity.isRead) await this.ask('markActivityRead', activity.id);
    await this.readFeed();
    if (!this.followLink(activity.webUrl)) showToast('This notification leads nowhere.');
  }

  /**
   * Opens a tab. A place in the tab that is open already is told to it when it listens; otherwise the tab is loaded
   * anew, as a deep link in Teams does.
   */
  private openTab(entityId: string, subEntityId: string): boolean {
    const tab = this.session.app.tabs.find((known) => known.entityId === entityId);
    if (tab === undefined) {
      this.showMissing(`The app's manifest has no tab “${entityId}”.`);
      return false;
    }
    const place = { entityId, subEntityId };
    if (this.frame?.entityId === entityId && this.frame.announcePlace(subEntityId)) {
      this.remember(place);
      this.keepInAddress(entityId, subEntityId);
      return true;
    }
    this.leaveTab(place);
    this.keepInAddress(entityId, subEntityId);
    this.frame = openTabFrame(this.session, tab, subEntityId, {
      ask: this.askAsAccount,
      theme: () => TEAMS_THEMES[this.theme],
      openLink: (link) => this.openLink(link),
      shareLink: (sub, label) => void this.shareLink(entityId, sub, label),
      navigate: (target, sub) => this.openTab(target, sub),
      goBack: () => this.goBack(),
      focusHost: () => {
        this.app.focus();
      },
    });
    this.stage.replaceChildren(this.frame.element);
    return true;
  }

  private showMissing(reason: string): void {
    this.leaveTab({ entityId: '', subEntityId: '' });
    this.stage.replaceChildren(
      make(
        'div',
        { class: 'missing' },
        make('h2', {}, 'We could not find what this link leads to'),
        make('p', {}, reason),
      ),
    );
  }

  private leaveTab(next: Place): void {
    this.frame?.close();
    this.frame = null;
    this.shown = next.entityId;
    this.remember(next);
    this.drawTabs();
  }

  private remember(next: Place): void {
    const isSame =
      next.entityId === this.place.entityId && next.subEntityId === this.place.subEntityId;
    if (!isSame && this.hasPlace) this.visited.push(this.place);
    this.place = next;
    this.hasPlace = true;
    this.back.disabled = this.visited.length === 0;
  }

  /** The back button: the tab first, if it wants it; teams-js calls `navigateBack` when the tab had nothing to do. */
  private pressBack(): void {
    if (this.frame?.pressBack() !== true) this.goBack();
  }

  private goBack(): boolean {
    const last = this.visited.pop();
    if (last === undefined) return false;
    // Going back is no new step.
    this.hasPlace = false;
    if (last.entityId === FEED) void this.openFeed();
    else this.openTab(last.entityId, last.subEntityId);
    return true;
  }

  private drawTabs(): void {
    const { app } = this.session;
    this.tabs.hidden = this.shown === FEED;
    this.bell.toggleAttribute('aria-current', false);
    (this.shown === FEED ? this.bell : this.app).setAttribute('aria-current', 'page');
    (this.shown === FEED ? this.app : this.bell).removeAttribute('aria-current');
    this.tabs.replaceChildren(
      make('h2', {}, app.name),
      ...app.tabs.map(({ entityId, name }) =>
        makeButton(
          name,
          () => {
            this.openTab(entityId, '');
          },
          { class: 'tab', 'aria-current': entityId === this.shown ? 'page' : undefined },
        ),
      ),
      makeButton('↻', () => this.frame?.reload(), {
        class: 'tool reload',
        'aria-label': 'Reload tab',
        title: 'Reload tab',
      }),
    );
  }

  /** Links into the app open here, everything else in a new window. */
  private openLink(address: string): boolean {
    if (this.followLink(address)) return true;
    if (!/^https?:\/\//.test(address)) return false;
    window.open(address, '_blank', 'noopener');
    return true;
  }

  private followLink(address: string): boolean {
    const place = readDeepLink(address);
    if (place?.appId !== this.session.registration.teamsAppId) return false;
    return this.openTab(place.entityId, place.subEntityId);
  }

  private async shareLink(entityId: string, subEntityId: string, label: string): Promise<void> {
    const appId = this.session.registration.teamsAppId;
    await navigator.clipboard.writeText(writeDeepLink({ appId, entityId, subEntityId }, label));
    showToast('Link copied.');
  }

  private keepInAddress(tab: string, sub: string): void {
    const address = new URL(location.href);
    address.searchParams.set('tab', tab);
    if (sub === '') address.searchParams.delete('sub');
    else address.searchParams.set('sub', sub);
    history.replaceState(null, '', address);
  }
}
