// What compose.ts hands to the tab: Teams around it, and how to come to a desk.
import type { TabHost, TabPlace } from '../ports';
import type { DeskSurroundings } from '../ui/DeskContext';

/** Teams has answered; nobody is signed in yet. */
export interface OpenTab {
  readonly tabHost: TabHost;
  readonly place: TabPlace;
  readonly surroundings: DeskSurroundings;
}

export interface Tab {
  /** Reads the settings and waits for Teams; may be called again after a failure. */
  readonly open: () => Promise<OpenTab>;
  /** Tells Teams that the tab cannot start; does nothing where Teams never answered. */
  readonly tellFailed: () => void;
}
