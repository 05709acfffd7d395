/** The four clients of Outlook that the host can behave as, with what each of them lacks. */
import type { ClientProfile } from './conversation';

/** A client with the words for the person who picks it. */
export interface NamedProfile extends ClientProfile {
  readonly title: string;
  readonly says: string;
}

/** Requirement sets and gaps as published: office-js issues 6651 (classic, shared folders) and 5875 (Mac, item id). */
export const PROFILES: readonly NamedProfile[] = [
  {
    name: 'web',
    title: 'Outlook on the web',
    says: 'The pane is a frame. Calls name no item: they are answered for what is open now.',
    hostName: 'OutlookWebApp',
    hostVersion: '16.0.19127.20000',
    platform: 'OfficeOnline',
    mailboxSet: '1.15',
    knowsSharedFolders: true,
    givesItemId: true,
    editsWithWord: false,
    launchRuntime: 'page',
  },
  {
    name: 'new',
    title: 'New Outlook on Windows',
    says: 'As on the web, in a window of its own.',
    hostName: 'newOutlookWindows',
    hostVersion: '16.0.19127.20000',
    platform: 'OfficeOnline',
    mailboxSet: '1.15',
    knowsSharedFolders: true,
    givesItemId: true,
    editsWithWord: false,
    launchRuntime: 'page',
  },
  {
    name: 'classic',
    title: 'Classic Outlook on Windows',
    says: 'Does not say that a mail lies in a shared folder. Word edits the mails. The send guard has no page, only JavaScript.',
    hostName: 'Outlook',
    hostVersion: '16.0.18827.20140',
    platform: 'PC',
    mailboxSet: '1.14',
    knowsSharedFolders: false,
    givesItemId: true,
    editsWithWord: true,
    launchRuntime: 'script',
  },
  {
    name: 'mac',
    title: 'New Outlook on Mac',
    says: 'Gives no id of the open mail.',
    hostName: 'MacOutlook',
    hostVersion: '16.100.25080323',
    platform: 'Mac',
    mailboxSet: '1.14',
    knowsSharedFolders: true,
    givesItemId: false,
    editsWithWord: false,
    launchRuntime: 'page',
  },
];

/** Requirement sets that a client may stop at; 1.5 is the last one of volume-licensed Outlook 2019. */
export const MAILBOX_SETS: readonly string[] = [
  '1.5',
  '1.8',
  '1.9',
  '1.10',
  '1.11',
  '1.12',
  '1.13',
  '1.14',
  '1.15',
];
