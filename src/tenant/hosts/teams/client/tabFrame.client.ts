/** One tab of the app: its channel, the cover over it until it is ready, and the page that says what went wrong. */
import { make, makeButton } from '../../dom.client';
import { answerNestedAuth } from '../../nestedAuth.client';
import type { TeamsSession } from '../session';
import type { StaticTab } from '../teamsManifest';
import { answerTab, type TabDuties, type TabRequest } from './tabAnswers.client';
import { openFrame, openNative } from './tabChannels.client';
import { nestedContext, type TabState } from './tabContext.client';

/** How long Teams waits for `notifySuccess` of an app that shows its loading indicator. */
const LOAD_LIMIT_MS = 30_000;
const HOST_SESSION = crypto.randomUUID();

export interface TabFrame {
  readonly element: HTMLElement;
  readonly entityId: string;
  announceTheme(): void;
  /** Tells the tab of another place in it; false when the tab does not listen and has to be loaded anew. */
  announcePlace(subEntityId: string): boolean;
  /** Gives the back button to the tab; false when the tab does not want it. */
  pressBack(): boolean;
  reload(): void;
  close(): void;
}

/** Opens the tab and answers it until it is closed. */
export function openTabFrame(
  session: TeamsSession,
  tab: StaticTab,
  subEntityId: string,
  duties: TabDuties,
): TabFrame {
  const registered = new Set<string>();
  const cover = make('div', { class: 'cover', role: 'status' });
  let place = subEntityId;
  let load = { appSessionId: crypto.randomUUID(), openedAt: Date.now() };
  let tooLate: ReturnType<typeof setTimeout> | undefined;
  const state = (): TabState => ({
    entityId: tab.entityId,
    subEntityId: place,
    theme: duties.theme(),
    hostSessionId: HOST_SESSION,
    ...load,
  });
  const showProblem = (reason: string): void => {
    clearTimeout(tooLate);
    cover.hidden = false;
    cover.className = 'cover problem';
    cover.replaceChildren(
      make('h2', {}, 'There was a problem reaching this app'),
      make('p', {}, reason),
      makeButton('Try again', open, { class: 'primary' }),
    );
  };
  const channelParts = {
    loaded: () => {
      cover.hidden = true;
    },
    succeeded: () => {
      clearTimeout(tooLate);
      cover.hidden = true;
    },
    failed: showProblem,
  };
  const receive = (request: TabRequest): void => {
    const places = { state, address: tab.address, name: tab.name, registered };
    void answerTab(session, places, duties, channelParts, request).then((args) => {
      if (args === undefined) return;
      const { id, uuidAsString, func } = request;
      channel.send({ id, uuidAsString, func, args, monotonicTimestamp: performance.now() });
    });
  };
  const title = `${session.app.name}: ${tab.name}`;
  const channel = session.isFrameless
    ? openNative(
        title,
        receive,
        session.hasBridge ? (json) => answerNestedAuth(duties.ask, json) : null,
      )
    : openFrame(title, session.app.validDomains, receive);
  function open(): void {
    clearTimeout(tooLate);
    registered.clear();
    load = { appSessionId: crypto.randomUUID(), openedAt: Date.now() };
    cover.className = 'cover';
    cover.replaceChildren(make('span', { class: 'spinner', 'aria-hidden': 'true' }), 'Loading…');
    cover.hidden = !session.app.showsLoading;
    if (!tab.isValid) {
      const { host } = new URL(tab.address);
      showProblem(`${host} is not among the app’s valid domains.`);
      return;
    }
    if (session.app.showsLoading) {
      tooLate = setTimeout(() => {
        showProblem('The app did not say that it is ready.');
      }, LOAD_LIMIT_MS);
    }
    channel.load(tab.address);
  }
  open();
  return {
    element: make('div', { class: 'tab-holder' }, channel.element, cover),
    entityId: tab.entityId,
    announceTheme: () => {
      if (registered.has('themeChange')) {
        channel.send({ func: 'themeChange', args: [duties.theme()] });
      }
    },
    announcePlace: (subPage) => {
      if (!registered.has('contextChange')) return false;
      place = subPage;
      channel.send({ func: 'contextChange', args: [nestedContext(session, state())] });
      return true;
    },
    pressBack: () => {
      if (!registered.has('backButton')) return false;
      channel.send({ func: 'backButtonPress', args: [] });
      return true;
    },
    reload: open,
    close: () => {
      clearTimeout(tooLate);
      channel.close();
    },
  };
}
