/** What the Outlook page is told when it is served. */
import type { HostMailbox, HostUser, Origins } from '../../hostData';
import type { AddIn } from '../addIn';
import type { ClientProfile } from './conversation';

export interface OutlookSession {
  readonly viewer: HostUser;
  /** Whose token the nested-app-auth broker gives; another than the viewer's only to rehearse a wrong account. */
  readonly account: string;
  readonly users: readonly HostUser[];
  readonly mailboxes: readonly HostMailbox[];
  /** Key of the mailbox that is shown first. */
  readonly mailbox: string;
  readonly profile: ClientProfile;
  readonly hasBridge: boolean;
  readonly origins: Origins;
  readonly addIn: AddIn;
  /** Zone of each mailbox by its key, for the calendar. */
  readonly zones: Readonly<Record<string, string>>;
}
