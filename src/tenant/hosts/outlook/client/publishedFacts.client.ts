/** What the published library is told at its start and with each item, in the shapes it reads. */
import type { AttachmentFacts, ItemSnapshot, Person, ThemeColours } from '../conversation';
import type { Surface } from './officeAnswers.client';
import { startUp } from './sessionAnswers.client';

/** Number of Outlook on the web among the applications. */
const OUTLOOK_WEB = 64;
/** The host's numbers of the permissions, which are not the library's own. */
const PERMISSIONS = { Restricted: 0, ReadItem: 1, ReadWriteMailbox: 2, ReadWriteItem: 3 } as const;
const MESSAGE = 1;
const DRAFT = 4;
const NO_ITEM = 6;
const FILE = 0;
const OTHER_RECIPIENT = 0;
const NO_RESPONSE = 0;

export function appContext(surface: Surface, control: string): object {
  const { profile, locale, settings } = startUp(surface);
  const { origins } = surface.session;
  return {
    _id: control,
    _appName: OUTLOOK_WEB,
    _appVersion: '16.01',
    _appUILocale: locale,
    _dataLocale: locale,
    _docUrl: location.origin,
    _clientMode: 1,
    _settings: settings,
    _reason: 'documentOpened',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: control,
    _appInstanceId: control,
    _requirementMatrix: JSON.stringify({ Mailbox: profile.mailboxSet, NestedAppAuth: '1.1' }),
    _hostFullVersion: profile.hostVersion,
    _appDomains: [origins.pages],
  };
}

/** One item with the user around it; without an item, the user alone. */
export function initialData(surface: Surface, item: ItemSnapshot | null): object {
  const { profile, user, timeZone, permission } = startUp(surface);
  const session = {
    permissionLevel: PERMISSIONS[permission],
    isRestIdSupported: true,
    userDisplayName: user.displayName,
    userEmailAddress: user.emailAddress,
    userTimeZone: timeZone,
    userProfileType: 'office365',
    hostVersion: profile.hostVersion,
    owaView: 'ThreeColumns',
  };
  if (item === null) return { ...session, itemType: NO_ITEM };
  if (item.mode === 'compose') {
    return {
      ...session,
      itemType: DRAFT,
      conversationId: item.conversationId,
      isFromSharedFolder: item.isShared,
    };
  }
  return {
    ...session,
    itemType: MESSAGE,
    id: item.itemId,
    itemClass: item.itemClass,
    subject: item.subject,
    normalizedSubject: item.normalizedSubject,
    from: item.from === null ? null : publishedPerson(item.from),
    sender: item.sender === null ? null : publishedPerson(item.sender),
    to: item.to.map(publishedPerson),
    cc: item.cc.map(publishedPerson),
    dateTimeCreated: Date.parse(item.createdAt),
    dateTimeModified: Date.parse(item.modifiedAt),
    conversationId: item.conversationId,
    internetMessageId: item.internetMessageId,
    attachments: item.attachments.map(publishedAttachment),
    isFromSharedFolder: item.isShared,
  };
}

/** A colour travels as a number. */
export function themeData(theme: ThemeColours): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(theme as unknown as Record<string, string>).map(([name, colour]) => [
        name,
        parseInt(colour.slice(1), 16),
      ]),
    ),
  );
}

export function publishedPerson({ displayName, emailAddress }: Person): object {
  return {
    name: displayName,
    address: emailAddress,
    recipientType: OTHER_RECIPIENT,
    appointmentResponse: NO_RESPONSE,
  };
}

export function publishedAttachment(attachment: AttachmentFacts): object {
  return { ...attachment, attachmentType: FILE, contentId: '' };
}
