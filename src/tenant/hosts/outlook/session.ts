/** What the Outlook page is told when it is served. */
import type { HostMailbox, HostUser, Origins } from '../../hostData';
import type { AddIn } from '../addIn';
import type { Permission } from './conversation';
import type { NamedProfile } from './profiles';
import type { QuirkName } from './quirks';

export interface OutlookSession {
  readonly viewer: HostUser;
  /** Whose token the nested-app-auth broker gives; another than the viewer's only to rehearse a wrong account. */
  readonly account: string;
  readonly users: readonly HostUser[];
  readonly mailboxes: readonly HostMailbox[];
  /** Key of the mailbox that is shown first. */
  readonly mailbox: string;
  readonly profile: NamedProfile;
  readonly quirks: readonly QuirkName[];
  /** The manifest's own unless the address asks for less. */
  readonly permission: Permission;
  readonly hasBridge: boolean;
  /** How long a handler of Send may run before it is given up; Outlook's own five minutes unless the address says less. */
  readonly guardSeconds: number;
  readonly origins: Origins;
  readonly addIn: AddIn;
  /** Zone of each mailbox by its key, for the calendar. */
  readonly zones: Readonly<Record<string, string>>;
}
