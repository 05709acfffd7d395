// Everything that a workflow may reach. compose.ts builds one for each front end.
import type { ActivityFeed } from './ActivityFeed';
import type { Calendar } from './Calendar';
import type { CategoryList } from './CategoryList';
import type { Clock, Ids } from './Clock';
import type { Mailbox } from './Mailbox';
import type { PolicyLibrary } from './PolicyLibrary';
import type { Shelf } from './Shelf';
import type { TenantLists } from './TenantLists';
import type { TokenSource } from './TokenSource';

export interface Desk {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly identity: TokenSource;
  readonly mailbox: Mailbox;
  readonly calendar: Calendar;
  readonly categories: CategoryList;
  readonly lists: TenantLists;
  readonly policy: PolicyLibrary;
  readonly activity: ActivityFeed;
  readonly shelf: Shelf;
  /** Names this running client in the log's hash chain. */
  readonly clientId: string;
}
