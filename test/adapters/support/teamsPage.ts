// A tab that has nothing but the Teams adapter, so that tests can call it inside the Teams host.
import { createTabHost } from '../../../src/adapters/teams';
import { isDeskError, type TabHost } from '../../../src/ports';

export interface TeamsBench {
  readonly open: (localHosts: readonly string[]) => Promise<unknown>;
  readonly host: () => TabHost;
  readonly heard: string[];
}

declare global {
  interface Window {
    teams: TeamsBench;
  }
}

let host = createTabHost({ localHosts: [] });
const heard: string[] = [];
window.teams = {
  heard,
  host: () => host,
  open: async (localHosts) => {
    host = createTabHost({ localHosts });
    try {
      const place = await host.ready();
      host.onThemeChanged((theme) => heard.push(theme));
      host.tellLoaded();
      return place;
    } catch (error) {
      return isDeskError(error) ? { code: error.code, facts: error.facts } : String(error);
    }
  },
};
