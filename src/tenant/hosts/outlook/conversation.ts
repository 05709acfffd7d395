/** What the Office.js shim and the Outlook host page say to each other: one request, one answer, and events. */

/** A person as Outlook shows one in a recipient field. */
export interface Person {
  readonly displayName: string;
  readonly emailAddress: string;
}

/** The facts about the open mail that Office.js hands out without a call. */
export interface ReadSnapshot {
  readonly mode: 'read';
  /**
   * Goes up with each item shown. Native clients send it along, so that a call on an item that is gone is refused
   * (9030); clients on the web do not, and the call is answered for what is open now, as with the published library.
   */
  readonly serial: number;
  /** In the EWS alphabet (`/` and `+`); null on the Mac profile (office-js issue 5875). */
  readonly itemId: string | null;
  readonly itemClass: string;
  readonly subject: string;
  readonly normalizedSubject: string;
  readonly from: Person | null;
  readonly sender: Person | null;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  /** ISO 8601 with offset. */
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly conversationId: string;
  readonly internetMessageId: string;
  readonly attachments: readonly AttachmentFacts[];
  /** True when the item is another person's and the profile can say so. */
  readonly isShared: boolean;
}

export interface AttachmentFacts {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly isInline: boolean;
}

/** The open draft; everything else of a draft is asked for by a call. */
export interface ComposeSnapshot {
  readonly mode: 'compose';
  readonly serial: number;
  readonly conversationId: string | null;
  /** Id of the message that a reply answers (requirement set 1.14). */
  readonly inReplyTo: string | null;
  readonly isShared: boolean;
}

export type ItemSnapshot = ReadSnapshot | ComposeSnapshot;

/** The colours that Office hands to an add-in, as hexadecimal triplets. */
export interface ThemeColours {
  readonly bodyBackgroundColor: string;
  readonly bodyForegroundColor: string;
  readonly controlBackgroundColor: string;
  readonly controlForegroundColor: string;
}

/** What a client of Outlook is and can do. */
export interface ClientProfile {
  readonly name: 'web' | 'new' | 'classic' | 'mac';
  readonly hostName: string;
  readonly hostVersion: string;
  readonly platform: 'OfficeOnline' | 'PC' | 'Mac';
  readonly mailboxSet: string;
  readonly knowsSharedFolders: boolean;
  readonly givesItemId: boolean;
  /** True where Word edits the mails and leaves its own classes in them. */
  readonly editsWithWord: boolean;
  /** Where the handler of OnMessageSend runs: in a page, or in a runtime that has only JavaScript. */
  readonly launchRuntime: 'page' | 'script';
}

/** The permission of the manifest, as the published library counts it. */
export const PERMISSION_LEVELS = {
  Restricted: 0,
  ReadItem: 1,
  ReadWriteItem: 2,
  ReadWriteMailbox: 3,
} as const;
export type Permission = keyof typeof PERMISSION_LEVELS;

/** What the shim needs before Office.onReady can answer. */
export interface StartUp {
  readonly profile: ClientProfile;
  readonly locale: string;
  readonly user: Person;
  readonly timeZone: string;
  readonly theme: ThemeColours;
  readonly hasBridge: boolean;
  readonly permission: Permission;
  /** True in the page that runs an event handler out of sight. */
  readonly isLaunchEvent: boolean;
  /** The add-in's settings of this user, each value as JSON. */
  readonly settings: Readonly<Record<string, string>>;
  readonly item: ItemSnapshot | null;
}

export type BodyFormat = 'text' | 'html';

export interface AttachmentContent {
  readonly content: string;
  readonly format: 'base64' | 'url' | 'eml' | 'iCalendar';
}

export interface CategoryFacts {
  readonly displayName: string;
  readonly color: string;
}

export interface NotificationFacts {
  readonly key: string;
  readonly type: string;
  readonly message: string;
  readonly icon?: string | undefined;
  readonly persistent?: boolean | undefined;
}

/** One message of a selection of several (requirement set 1.13). */
export interface SelectedFacts {
  readonly itemId: string;
  readonly itemType: 'message';
  readonly itemMode: 'Read';
  readonly subject: string;
  readonly conversationId: string;
  readonly internetMessageId: string;
  readonly hasAttachment: boolean;
}

/** What a dialog that an add-in opened did: a message for the page that opened it, or its end by this code. */
export type DialogNews = { readonly message: string } | { readonly error: number };

/** Name of the window of a dialog, by which the page in it knows what it is. */
export const DIALOG_NAME = 'office-dialog';

export interface DialogRequest {
  readonly address: string;
  /** Percent of the screen. */
  readonly width: number;
  readonly height: number;
  readonly asksFirst: boolean;
}

export interface SharedFacts {
  readonly owner: string;
  readonly targetMailbox: string;
  readonly delegatePermissions: number;
  readonly targetRestUrl: string;
}

export interface NewMessage {
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  readonly subject: string;
  readonly htmlBody: string;
}

export type RecipientField = 'to' | 'cc' | 'bcc';

/** Every method of the conversation with its arguments and its answer; `serial` names the item that is meant. */
export interface HostMethods {
  start: { args: []; value: StartUp };
  getMasterCategories: { args: []; value: CategoryFacts[] };
  addMasterCategories: { args: [categories: readonly CategoryFacts[]]; value: null };
  removeMasterCategories: { args: [names: readonly string[]]; value: null };
  saveSettings: { args: [all: Readonly<Record<string, string>>]; value: null };
  getSelectedItems: { args: []; value: SelectedFacts[] };
  loadItem: { args: [itemId: string]; value: ReadSnapshot };
  unloadItem: { args: [serial: number]; value: null };
  openDialog: { args: [request: DialogRequest]; value: null };
  closeDialog: { args: []; value: null };
  tellDialog: { args: [message: string]; value: null };
  /** From within the dialog to the page that opened it. */
  tellParent: { args: [message: string]; value: null };
  openReply: { args: [serial: number, htmlBody: string, toAll: boolean]; value: null };
  openNewMessage: { args: [message: NewMessage]; value: null };
  openAppointment: { args: [itemId: string]; value: null };
  openMessage: { args: [itemId: string]; value: null };
  getBody: { args: [serial: number, format: BodyFormat]; value: string };
  getHeaders: { args: [serial: number]; value: string };
  getAttachments: { args: [serial: number]; value: AttachmentFacts[] };
  getAttachmentContent: { args: [serial: number, id: string]; value: AttachmentContent };
  getCustomProperties: { args: [serial: number]; value: string };
  saveCustomProperties: { args: [serial: number, json: string]; value: null };
  getCategories: { args: [serial: number]; value: CategoryFacts[] };
  addCategories: { args: [serial: number, names: readonly string[]]; value: null };
  removeCategories: { args: [serial: number, names: readonly string[]]; value: null };
  getShared: { args: [serial: number]; value: SharedFacts };
  getNotifications: { args: [serial: number]; value: NotificationFacts[] };
  putNotification: {
    args: [serial: number, notification: NotificationFacts, mode: 'add' | 'replace'];
    value: null;
  };
  removeNotification: { args: [serial: number, key: string]; value: null };
  getSubject: { args: [serial: number]; value: string };
  setSubject: { args: [serial: number, subject: string]; value: null };
  getRecipients: { args: [serial: number, field: RecipientField]; value: Person[] };
  setRecipients: {
    args: [serial: number, field: RecipientField, people: readonly Person[], mode: 'set' | 'add'];
    value: null;
  };
  getFrom: { args: [serial: number]; value: Person };
  writeBody: {
    args: [
      serial: number,
      place: 'selection' | 'start' | 'whole',
      content: string,
      format: BodyFormat,
    ];
    value: null;
  };
  saveDraft: { args: [serial: number]; value: string };
  getDraftId: { args: [serial: number]; value: string };
  getComposeType: { args: [serial: number]; value: 'newMail' | 'reply' | 'forward' };
  getSelectedText: { args: [serial: number, format: BodyFormat]; value: string };
  /** Text that is put at an end of the body when the draft is sent. */
  writeOnSend: {
    args: [serial: number, place: 'start' | 'end', content: string, format: BodyFormat];
    value: null;
  };
  getSessionData: { args: [serial: number, name: string]; value: string };
  getAllSessionData: { args: [serial: number]; value: Record<string, string> };
  setSessionData: { args: [serial: number, name: string, value: string]; value: null };
  removeSessionData: { args: [serial: number, name: string]; value: null };
  clearSessionData: { args: [serial: number]; value: null };
  getInternetHeaders: {
    args: [serial: number, names: readonly string[]];
    value: Record<string, string>;
  };
  setInternetHeaders: {
    args: [serial: number, headers: Readonly<Record<string, string>>];
    value: null;
  };
  removeInternetHeaders: { args: [serial: number, names: readonly string[]]; value: null };
  isClientSignatureEnabled: { args: [serial: number]; value: boolean };
  disableClientSignature: { args: [serial: number]; value: null };
  sendDraft: { args: [serial: number]; value: null };
  closeDraft: { args: [serial: number]; value: null };
  /** The JSON of a nested-app-auth request, answered with the JSON of its response. */
  nestedAuth: { args: [request: string]; value: string };
  completeSend: { args: [verdict: SendVerdict]; value: null };
  /** A launch-event page is loaded and has associated these functions, or something in it failed. */
  launchReady: { args: [functionNames: readonly string[]]; value: null };
  launchFailed: { args: []; value: null };
}

/** What an OnMessageSend handler said in `event.completed`. */
export interface SendVerdict {
  readonly allowEvent: boolean;
  readonly errorMessage: string;
  readonly cancelLabel: string;
  readonly commandId: string;
  readonly contextData: string;
  readonly sendModeOverride: string;
}

/** Stands for "whatever is open now" where a call names no item. */
export const OPEN_NOW = 0;

export type HostMethod = keyof HostMethods;

/** A failure as Office.js reports one: the codes are those of the published library. */
export interface OfficeFailure {
  readonly code: number;
  readonly name: string;
  readonly message: string;
}

export interface HostCall {
  readonly kind: 'office-call';
  readonly id: number;
  readonly method: HostMethod;
  readonly args: readonly unknown[];
}

export type HostAnswer =
  | {
      readonly kind: 'office-answer';
      readonly id: number;
      readonly ok: true;
      readonly value: unknown;
    }
  | {
      readonly kind: 'office-answer';
      readonly id: number;
      readonly ok: false;
      readonly error: OfficeFailure;
    };

export type HostEvent =
  | {
      readonly kind: 'office-event';
      readonly name: 'itemChanged';
      /** `stale`: the client tells of a change and leaves the old item in place (office-js issues 5827, 6833). */
      readonly item: ItemSnapshot | null | 'stale';
    }
  | { readonly kind: 'office-event'; readonly name: 'themeChanged'; readonly theme: ThemeColours }
  | { readonly kind: 'office-event'; readonly name: 'selectedItemsChanged' }
  | { readonly kind: 'office-event'; readonly name: 'dialog'; readonly news: DialogNews }
  | { readonly kind: 'office-event'; readonly name: 'parentMessage'; readonly message: string }
  | { readonly kind: 'office-event'; readonly name: 'send'; readonly functionName: string };
