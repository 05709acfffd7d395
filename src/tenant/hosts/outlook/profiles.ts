/** The four clients of Outlook that the host can behave as, with what each of them lacks. */
import type { ClientProfile } from './conversation';

/** Requirement sets and gaps as published: office-js issues 6651 (classic, shared folders) and 5875 (Mac, item id). */
export const PROFILES: readonly ClientProfile[] = [
  {
    name: 'web',
    hostName: 'OutlookWebApp',
    hostVersion: '16.0.19127.20000',
    platform: 'OfficeOnline',
    mailboxSet: '1.15',
    knowsSharedFolders: true,
    givesItemId: true,
  },
  {
    name: 'new',
    hostName: 'newOutlookWindows',
    hostVersion: '16.0.19127.20000',
    platform: 'OfficeOnline',
    mailboxSet: '1.15',
    knowsSharedFolders: true,
    givesItemId: true,
  },
  {
    name: 'classic',
    hostName: 'Outlook',
    hostVersion: '16.0.18827.20140',
    platform: 'PC',
    mailboxSet: '1.14',
    knowsSharedFolders: false,
    givesItemId: true,
  },
  {
    name: 'mac',
    hostName: 'MacOutlook',
    hostVersion: '16.100.25080323',
    platform: 'Mac',
    mailboxSet: '1.14',
    knowsSharedFolders: true,
    givesItemId: false,
  },
];
