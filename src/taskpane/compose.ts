// Binds the pane to Outlook at once, and to sign-in and Graph in one chunk behind the first paint.
import {
  createShelf,
  createTriager,
  randomIds,
  readSettings,
  systemClock,
} from '../adapters/browser';
import { createMailHost, type OfficeMailHost } from '../adapters/office';
import type { Desk, Settings } from '../ports';
import { deferredDesk, type Microsoft } from '../ui/deferredDesk';
import type { Pane } from './App';

/** Nothing is fetched before the first `open`. */
export function composePane(): Pane {
  const host = createMailHost({});
  const triager = createTriager();
  let opening: Promise<Settings> | null = null;
  return {
    host,
    open: async () => {
      opening ??= Promise.all([readSettings(), host.ready()]).then(
        ([settings]) => settings,
        (error: unknown) => {
          opening = null;
          throw error;
        },
      );
      const settings = await opening;
      return { desk: composeDesk(settings, host), host, triager, settings };
    },
  };
}

function composeDesk(settings: Settings, host: OfficeMailHost): Desk {
  return deferredDesk(async () => loadMicrosoft(settings, host), {
    clock: systemClock,
    ids: randomIds,
    shelf: createShelf({ partitionKey: host.partitionKey() }),
    clientId: randomIds.newId(),
  });
}

async function loadMicrosoft(settings: Settings, host: OfficeMailHost): Promise<Microsoft> {
  const [{ createIdentity }, { createGraph }, { SITE_LISTS }] = await Promise.all([
    import(/* webpackChunkName: "microsoft" */ '../adapters/identity'),
    import(/* webpackChunkName: "microsoft" */ '../adapters/graph'),
    import(/* webpackChunkName: "work" */ '../domain/log'),
  ]);
  let readOwnAddresses = async (): Promise<readonly string[]> => Promise.resolve([]);
  const identity = createIdentity({
    settings,
    hostReady: async () => host.ready(),
    readOwnAddresses: async () => readOwnAddresses(),
  });
  const graph = createGraph({ settings, tokens: identity, lists: SITE_LISTS });
  // Sign-in asks Graph who it is, and Graph asks sign-in for the token: bound once both exist.
  readOwnAddresses = async () => (await graph.readSelf()).addresses;
  return { identity, graph };
}
