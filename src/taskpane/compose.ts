// Binds the pane to Outlook at once, and to sign-in and Graph in one chunk behind the first paint.
import { createShelf, randomIds, readSettings, systemClock } from '../adapters/browser';
import type { GraphDesk } from '../adapters/graph';
import { createMailHost, type OfficeMailHost } from '../adapters/office';
import type { Desk, Settings, TokenSource } from '../ports';
import { deferred } from '../ui/deferred';
import type { Pane } from './App';

/** Nothing is fetched before the first `open`. */
export function composePane(): Pane {
  const host = createMailHost({});
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
      return { desk: composeDesk(settings, host), host, settings };
    },
  };
}

interface Microsoft {
  readonly identity: TokenSource;
  readonly graph: GraphDesk;
}

function composeDesk(settings: Settings, host: OfficeMailHost): Desk {
  let loading: Promise<Microsoft> | null = null;
  const microsoft = async (): Promise<Microsoft> => {
    loading ??= loadMicrosoft(settings, host).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  return {
    clock: systemClock,
    ids: randomIds,
    identity: deferred(async () => (await microsoft()).identity),
    mailbox: deferred(async () => (await microsoft()).graph.mailbox),
    calendar: deferred(async () => (await microsoft()).graph.calendar),
    lists: deferred(async () => (await microsoft()).graph.lists),
    policy: deferred(async () => (await microsoft()).graph.policy),
    activity: deferred(async () => (await microsoft()).graph.activity),
    shelf: createShelf({ partitionKey: host.partitionKey() }),
    clientId: randomIds.newId(),
  };
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
