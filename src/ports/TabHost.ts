// Teams around the tab: where we are, the theme, and links.
import type { HostTheme } from './MailHost';

export interface TabPlace {
  /** Entity id of the static tab: `approvals`, `standup`. */
  readonly tab: string;
  /** Sub-page of a deep link such as `proposal:<id>`, or null. */
  readonly subPage: string | null;
  /** Untrusted display hint. */
  readonly loginHint: string | null;
}

export interface TabHost {
  ready(): Promise<TabPlace>;
  theme(): HostTheme;
  onThemeChanged(listener: (theme: HostTheme) => void): () => void;
  /** Tells Teams that the first screen stands; without it Teams shows an error page. */
  tellLoaded(): void;
  tellFailed(): void;
  /** Opens a link outside the tab. */
  openLink(url: string): Promise<void>;
}
