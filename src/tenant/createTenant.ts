// Puts one tenant together: the store and its seed, then the seven origins, each on a port of its own.
import type { Server } from 'node:http';
import path from 'node:path';
import { createCalendarStore } from './calendar/calendarStore';
import { createControlServer } from './desk/controlServer';
import { readDirectory } from './directory/people';
import { createFaults } from './faults/faults';
import { faultySite } from './faults/faultySite';
import { createFileServer } from './files/fileServer';
import { createGraphServer } from './graph/graphServer';
import { USUAL_LIMITS } from './graph/mailboxThrottle';
import { createHostData } from './hostDataFrom';
import type { Answerer, Origins } from './hostData';
import { createHostPages } from './hosts';
import { answering, closeServer, listen } from './http/exchange';
import { createSignInRules } from './issuer/signInRules';
import { loadTokenKeys } from './issuer/tokenKeys';
import { createMailboxStore } from './mail/mailboxStore';
import { createMailStore } from './mail/mailStore';
import { createPagesServer } from './pages/pagesServer';
import { originsAt, REGISTRATION } from './registration';
import { seedTenant } from './seed/seedTenant';
import { readSeedTenant } from './seed/seedTenantFile';
import { readSiteFile } from './seed/siteFile';
import { createSiteStore } from './sharepoint/siteStore';
import { createChanges } from './store/changes';
import { openStore } from './store/openStore';
import { createActivityStore } from './teams/activityStore';
import { setClockAhead } from './time/tenantClock';
import type { TenantWorld } from './tenantWorld';

export interface TenantOptions {
  readonly port: number;
  readonly data: string;
  readonly web: string | undefined;
  readonly site: string | undefined;
  readonly headers: string | undefined;
  readonly config: string | undefined;
  /** The Teams manifest whose personal tabs the Teams host shows; the repository's own where absent. */
  readonly teamsApp?: string | undefined;
  readonly reset: boolean;
  readonly anchor: string | undefined;
  /** Where exchanges with Graph are appended. */
  readonly log: string | undefined;
}

export interface Tenant {
  readonly origins: Origins;
  stop(): Promise<void>;
}

/** Throws `StoreInUse` or `PortInUse` where another program has the folder or a port. */
export async function createTenant(options: TenantOptions): Promise<Tenant> {
  const origins = originsAt(options.port);
  const store = openStore(path.resolve(options.data));
  const servers: Server[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map(closeServer));
    store.close();
  };
  try {
    const seed = readSeedTenant();
    const directory = readDirectory(seed);
    const siteFile = readSiteFile(options.site, options.teamsApp);
    seedTenant(store, seed, directory, siteFile, { reset: options.reset, anchor: options.anchor });
    const changes = createChanges();
    const faults = createFaults((minutesAhead) => {
      setClockAhead(minutesAhead * 60_000);
    });
    const world: TenantWorld = {
      origins,
      registration: REGISTRATION,
      directory,
      store,
      mail: createMailStore(store, changes),
      mailboxes: createMailboxStore(store),
      calendar: createCalendarStore(store, changes),
      site: faultySite(createSiteStore(store), faults),
      siteFile,
      activities: createActivityStore(store, changes),
      changes,
      faults,
      limits: { ...USUAL_LIMITS },
      signIn: createSignInRules(),
      timeZone: seed.meta.timeZone,
    };
    const keys = await loadTokenKeys(store);
    const pages = createHostPages({
      origins,
      registration: REGISTRATION,
      data: createHostData(world, keys),
      teamsApp: options.teamsApp,
    });
    const graph = createGraphServer(world, keys, options.log);
    const answerers: readonly Answerer[] = [
      createControlServer(world, pages.desk),
      createPagesServer(origins, options),
      pages.outlook,
      pages.teams,
      graph.answer,
      onFirstUse(async () => {
        const { createIssuerServer } = await import('./issuer/issuerServer');
        return createIssuerServer(world, keys);
      }),
      createFileServer(world, graph.urls),
    ];
    for (const [offset, answer] of answerers.entries()) {
      servers.push(await listen(options.port + offset, answer));
    }
    return { origins, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** An origin that is put together when it is first called: the provider's library alone is half of the start. */
function onFirstUse(load: () => Promise<Answerer>): Answerer {
  let loaded: Promise<Answerer> | undefined;
  return answering(async (request, response) => {
    loaded ??= load();
    (await loaded)(request, response);
  });
}
