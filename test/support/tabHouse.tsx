// The tab as a person sees it in Teams: real screens and workflows on a desk in memory.
import { render, screen, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { FeedReader, HostTheme, TabHost, TabPlace, Triager } from '../../src/ports';
import { App } from '../../src/tab/App';
import type { DeskForTests } from './DeskForTests';
import { TEST_SETTINGS } from './scriptedDesk';

export class TabHostForTests implements TabHost {
  readonly place: TabPlace;
  readonly opened: string[] = [];
  loaded = 0;
  failed = 0;
  failWith: Error | null = null;

  constructor(place: Partial<TabPlace>) {
    this.place = { tab: 'approvals', subPage: null, loginHint: null, ...place };
  }
  ready(): Promise<TabPlace> {
    return this.failWith === null ? Promise.resolve(this.place) : Promise.reject(this.failWith);
  }
  theme(): HostTheme {
    return 'light';
  }
  onThemeChanged(): () => void {
    return () => undefined;
  }
  tellLoaded(): void {
    this.loaded += 1;
  }
  tellFailed(): void {
    this.failed += 1;
  }
  openLink(url: string): Promise<void> {
    this.opened.push(url);
    return Promise.resolve();
  }
}

export interface ShownTab {
  readonly tabHost: TabHostForTests;
  readonly user: UserEvent;
  readonly view: RenderResult;
}

/** Opens the tab and waits for nothing. */
export function openTab(
  desk: DeskForTests,
  place: Partial<TabPlace> = {},
  prepare: (tabHost: TabHostForTests) => void = () => undefined,
  triager: Triager | null = null,
  feedReader: FeedReader | null = null,
): ShownTab {
  const tabHost = new TabHostForTests(place);
  prepare(tabHost);
  // jsdom lays nothing out and so cannot scroll.
  Element.prototype.scrollIntoView = () => undefined;
  const view = render(
    <App
      tab={{
        open: async () => ({
          tabHost,
          place: await tabHost.ready(),
          surroundings: {
            desk,
            tabHost,
            settings: TEST_SETTINGS,
            ...(triager === null ? {} : { triager }),
            ...(feedReader === null ? {} : { feedReader }),
          },
        }),
        tellFailed: () => {
          tabHost.tellFailed();
        },
      }}
    />,
  );
  return { tabHost, user: userEvent.setup(), view };
}

/** The heading of the queue. */
export async function queueHeading(name = /Waiting for you/): Promise<HTMLElement> {
  return screen.findByRole('heading', { level: 1, name }, { timeout: 5000 });
}
