// Everything that the origins of one tenant share: who is there, what is stored, what was switched to fail.
import type { Directory } from './directory/people';
import type { CalendarStore } from './calendar/calendarStore';
import type { Faults } from './faults/faults';
import type { MailboxLimits } from './graph/mailboxThrottle';
import type { AppRegistration, Origins } from './hostData';
import type { SignInRules } from './issuer/signInRules';
import type { MailboxStore } from './mail/mailboxStore';
import type { MailStore } from './mail/mailStore';
import type { SiteFile } from './seed/siteFile';
import type { SiteStore } from './sharepoint/siteStore';
import type { Changes } from './store/changes';
import type { Store } from './store/openStore';
import type { ActivityStore } from './teams/activityStore';

export interface TenantWorld {
  readonly origins: Origins;
  readonly registration: AppRegistration;
  readonly directory: Directory;
  readonly store: Store;
  readonly mail: MailStore;
  readonly mailboxes: MailboxStore;
  readonly calendar: CalendarStore;
  readonly site: SiteStore;
  readonly siteFile: SiteFile;
  readonly activities: ActivityStore;
  readonly changes: Changes;
  readonly faults: Faults;
  /** What Exchange allows one app in one mailbox. */
  readonly limits: MailboxLimits;
  /** Consent, refusals, lifetimes and revocations of sign-in. */
  readonly signIn: SignInRules;
  readonly timeZone: string;
}
