// Teams around the tab, through teams-js.
import { app } from '@microsoft/teams-js';
import { DeskError, type HostTheme, type TabHost, type TabPlace } from '../../ports';

/** Longest wait for Teams; the library's own limit is a minute (teams-js issue 1181). */
const READY_MILLISECONDS = 10_000;

const THEMES: Readonly<Record<string, HostTheme>> = {
  default: 'light',
  light: 'light',
  dark: 'dark',
  glass: 'dark',
  contrast: 'contrast',
};

/**
 * Makes the host.
 *
 * @param localHosts origins that may act as Teams besides Microsoft's own. Only a build with `__LOCAL_TENANT__` set
 * knows them: a production build never passes them on, whatever config.json says.
 */
export function createTabHost({ localHosts }: { readonly localHosts: readonly string[] }): TabHost {
  return new TeamsHost(__LOCAL_TENANT__ ? localHosts : []);
}

class TeamsHost implements TabHost {
  readonly #localHosts: readonly string[];
  readonly #listeners = new Set<(theme: HostTheme) => void>();
  #theme: HostTheme = 'light';
  #place: Promise<TabPlace> | null = null;

  constructor(localHosts: readonly string[]) {
    this.#localHosts = localHosts;
  }

  ready(): Promise<TabPlace> {
    this.#place ??= inTime(this.#open(), 'initialize').catch((error: unknown) => {
      this.#place = null;
      throw error;
    });
    return this.#place;
  }

  theme(): HostTheme {
    return this.#theme;
  }

  onThemeChanged(listener: (theme: HostTheme) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tellLoaded(): void {
    app.notifyAppLoaded();
    app.notifySuccess().catch(() => {
      // Teams did not take it and shows its own page by now; there is nobody left here to tell.
      this.tellFailed();
    });
  }

  tellFailed(): void {
    app.notifyFailure({ reason: app.FailedReason.Other });
  }

  async openLink(url: string): Promise<void> {
    await inTime(app.openLink(url), 'openLink');
  }

  async #open(): Promise<TabPlace> {
    await (this.#localHosts.length === 0
      ? app.initialize()
      : app.initialize([...this.#localHosts]));
    const context = await app.getContext();
    this.#theme = themeOf(context.app.theme);
    // The library keeps one handler for the theme; ours passes it on to whoever listens.
    app.registerOnThemeChangeHandler((name) => {
      this.#theme = themeOf(name);
      for (const listener of this.#listeners) listener(this.#theme);
    });
    return {
      tab: context.page.id,
      subPage: context.page.subPageId ?? null,
      loginHint: context.user?.loginHint ?? context.user?.userPrincipalName ?? null,
    };
  }
}

/** The theme that Teams names; a name of a later Teams is shown light. */
function themeOf(name: string): HostTheme {
  return THEMES[name] ?? 'light';
}

/** The call's outcome, or `teams/unavailable` when it fails or does not come in time. */
async function inTime<T>(call: Promise<T>, step: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      reject,
      READY_MILLISECONDS,
      new DeskError('teams/unavailable', { name: step }),
    );
  });
  try {
    return await Promise.race([call, late]);
  } catch {
    // teams-js rejects with errors and plain objects alike; whichever it was, Teams cannot be used.
    throw new DeskError('teams/unavailable', { name: step });
  } finally {
    clearTimeout(timer);
  }
}
