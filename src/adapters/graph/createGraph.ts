// Binds the Graph operations to one client, so that limits and retries count for all of them together.
import type {
  ActivityFeed,
  Calendar,
  CategoryList,
  Mailbox,
  PolicyLibrary,
  Settings,
  TenantLists,
  TokenSource,
} from '../../ports';
import { GraphClient } from './client/GraphClient';
import type { Wait } from './client/middleware';
import { createActivityFeed } from './createActivityFeed';
import { createCalendar } from './exchange/createCalendar';
import { createCategoryList } from './exchange/createCategoryList';
import { createMailbox } from './exchange/createMailbox';
import { createLists } from './lists/createLists';
import { createPolicyLibrary } from './lists/createPolicyLibrary';
import { ListColumns, type ListShape } from './lists/listColumns';
import { Site } from './lists/Site';
import { readSelf, type Self } from './readSelf';

export interface GraphParts {
  readonly settings: Settings;
  readonly tokens: TokenSource;
  /** The columns of the site's lists: only indexed ones may be asked by. */
  readonly lists: readonly ListShape[];
  /** The browser's fetch unless given. */
  readonly send?: typeof fetch;
  /** A real wait unless given. */
  readonly wait?: Wait;
}

export interface GraphDesk {
  readonly mailbox: Mailbox;
  readonly calendar: Calendar;
  readonly categories: CategoryList;
  readonly lists: TenantLists;
  readonly policy: PolicyLibrary;
  readonly activity: ActivityFeed;
  /** Who the token belongs to, for `createIdentity`'s `readOwnAddresses`. */
  readonly readSelf: () => Promise<Self>;
}

/** Makes everything that the desk reaches through Microsoft Graph. Nothing is sent before the first call. */
export function createGraph({ settings, tokens, lists, send, wait }: GraphParts): GraphDesk {
  const graph = new GraphClient({
    graphBaseUrl: settings.graphBaseUrl,
    tokens,
    ...(send === undefined ? {} : { send }),
    ...(wait === undefined ? {} : { wait }),
  });
  const site = new Site(graph, settings);
  return {
    mailbox: createMailbox(graph),
    calendar: createCalendar(graph),
    categories: createCategoryList(graph),
    lists: createLists(graph, site, new ListColumns(lists)),
    policy: createPolicyLibrary(graph, site, send ?? ((input, init) => fetch(input, init))),
    activity: createActivityFeed(graph, settings),
    readSelf: async () => readSelf(graph),
  };
}
