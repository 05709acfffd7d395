// Hands the desk, the host around the pane or tab and the settings to every screen.
import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import type { Desk, FeedReader, MailHost, Settings, TabHost, Triager } from '../ports';

export interface DeskSurroundings {
  readonly desk: Desk;
  /** Set in the Outlook pane. */
  readonly host?: MailHost;
  /** Set in the Teams tab. */
  readonly tabHost?: TabHost;
  /** Reads mail off the screen's own thread; where there is none, no inbox is swept or watched. */
  readonly triager?: Triager;
  /** Reads schedule files off the screen's own thread; the tab alone has one. */
  readonly feedReader?: FeedReader;
  /** This installation's config.json. */
  readonly settings: Settings;
}

const Surroundings = createContext<DeskSurroundings | null>(null);

export interface DeskProviderProps {
  readonly value: DeskSurroundings;
  readonly children: ReactNode;
}

/** Makes the surroundings reachable for every hook below. */
export function DeskProvider({ value, children }: DeskProviderProps): ReactElement {
  return <Surroundings.Provider value={value}>{children}</Surroundings.Provider>;
}

/** The surroundings of this screen; throws when a screen stands outside of `DeskProvider`. */
export function useDeskSurroundings(): DeskSurroundings {
  const surroundings = useContext(Surroundings);
  if (surroundings === null) throw new Error('A screen stands outside of DeskProvider');
  return surroundings;
}

/** The desk that workflows are called with. */
export function useDesk(): Desk {
  return useDeskSurroundings().desk;
}

/** The mail program around the pane; throws in the tab. */
export function useMailHost(): MailHost {
  const { host } = useDeskSurroundings();
  if (host === undefined) throw new Error('This screen needs the mail program around it');
  return host;
}

/** Teams around the tab; throws in the pane. */
export function useTabHost(): TabHost {
  const { tabHost } = useDeskSurroundings();
  if (tabHost === undefined) throw new Error('This screen needs Teams around it');
  return tabHost;
}

/** The triage in a worker; throws where the front end has none. */
export function useTriager(): Triager {
  const { triager } = useDeskSurroundings();
  if (triager === undefined) throw new Error('This screen needs a triager');
  return triager;
}

/** The reader of schedule files; throws where the front end has none. */
export function useFeedReader(): FeedReader {
  const { feedReader } = useDeskSurroundings();
  if (feedReader === undefined) throw new Error('This screen needs a reader of schedule files');
  return feedReader;
}
