// Binds the tab to Teams at once, and to sign-in and Graph in one chunk behind the first screen.
import {
  createFeedReader,
  createShelf,
  createTriager,
  randomIds,
  readSettings,
  systemClock,
} from '../adapters/browser';
import { createTabHost } from '../adapters/teams';
import { SITE_LISTS } from '../domain/log';
import type { Desk, Settings, TabHost } from '../ports';
import { deferredDesk, type Microsoft } from '../ui/deferredDesk';
import type { OpenTab, Tab } from './Tab';

/** Nothing happens before the first `open`. */
export function composeTab(): Tab {
  let host: TabHost | null = null;
  const triager = createTriager();
  return {
    open: async (): Promise<OpenTab> => {
      const settings = await readSettings();
      const tabHost = host ?? createTabHost({ localHosts: settings.localHosts });
      host = tabHost;
      const place = await tabHost.ready();
      return {
        tabHost,
        place,
        surroundings: {
          desk: composeDesk(settings, tabHost),
          tabHost,
          triager,
          feedReader: createFeedReader(),
          settings,
        },
      };
    },
    tellFailed: () => host?.tellFailed(),
  };
}

function composeDesk(settings: Settings, tabHost: TabHost): Desk {
  return deferredDesk(async () => loadMicrosoft(settings, tabHost), {
    clock: systemClock,
    ids: randomIds,
    shelf: createShelf(),
    clientId: randomIds.newId(),
  });
}

async function loadMicrosoft(settings: Settings, tabHost: TabHost): Promise<Microsoft> {
  const [{ createIdentity }, { createGraph }] = await Promise.all([
    import(/* webpackChunkName: "microsoft" */ '../adapters/identity'),
    import(/* webpackChunkName: "microsoft" */ '../adapters/graph'),
  ]);
  let readOwnAddresses = async (): Promise<readonly string[]> => Promise.resolve([]);
  const identity = createIdentity({
    settings,
    hostReady: async () => tabHost.ready(),
    readOwnAddresses: async () => readOwnAddresses(),
  });
  const graph = createGraph({ settings, tokens: identity, lists: SITE_LISTS });
  // Sign-in asks Graph who it is, and Graph asks sign-in for the token: bound once both exist.
  readOwnAddresses = async () => (await graph.readSelf()).addresses;
  return { identity, graph };
}
