/** What the Office.js shim and the Outlook host page say to each other: one request, one answer, and events. */

/** A person as Outlook shows one in a recipient field. */
export interface Person {
  readonly displayName: string;
  readonly emailAddress: string;
}

/** The facts about the open mail that Office.js hands out without a call. */
export interface ReadSnapshot {
  readonly mode: 'read';
  /** Goes up with each item shown, so that a call on an item that is gone can be refused (code 9030). */
  readonly serial: number;
  /** In the EWS alphabet (`/` and `+`); null on the Mac profile (office-js issue 5875). */
  readonly itemId: string | null;
  readonly itemClass: string;
  readonly subject: string;
  readonly from: Person | null;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  /** ISO 8601 with offset. */
  readonly createdAt: string;
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
}

/** What the shim needs before Office.onReady can answer. */
export interface StartUp {
  readonly profile: ClientProfile;
  readonly locale: string;
  readonly user: Person;
  readonly timeZone: string;
  readonly theme: ThemeColours;
  readonly hasBridge: boolean;
  readonly item: ItemSnapshot | null;
}

export type BodyFormat = 'text' | 'html';

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
  openReply: { args: [serial: number, htmlBody: string, toAll: boolean]; value: null };
  openNewMessage: { args: [message: NewMessage]; value: null };
  openAppointment: { args: [itemId: string]; value: null };
  openMessage: { args: [itemId: string]; value: null };
  getBody: { args: [serial: number, format: BodyFormat]; value: string };
  getHeaders: { args: [serial: number]; value: string };
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
  getSessionData: { args: [serial: number]; value: Record<string, string> };
  setSessionData: { args: [serial: number, all: Readonly<Record<string, string>>]; value: null };
  /** The JSON of a nested-app-auth request, answered with the JSON of its response. */
  nestedAuth: { args: [request: string]; value: string };
  completeSend: { args: [verdict: SendVerdict]; value: null };
}

/** What an OnMessageSend handler said in `event.completed`. */
export interface SendVerdict {
  readonly allowEvent: boolean;
  readonly errorMessage: string;
  readonly commandId: string;
  readonly sendModeOverride: string;
}

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
      readonly item: ItemSnapshot | null;
    }
  | { readonly kind: 'office-event'; readonly name: 'themeChanged'; readonly theme: ThemeColours }
  | { readonly kind: 'office-event'; readonly name: 'send'; readonly functionName: string };
