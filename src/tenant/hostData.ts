// The door between the tenant's back end and its host pages (desk, Outlook, Teams): what the pages may ask and what they are given.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The seven origins of one running tenant, without a trailing slash. */
export interface Origins {
  readonly desk: string;
  readonly pages: string;
  readonly outlook: string;
  readonly teams: string;
  readonly graph: string;
  readonly issuer: string;
  readonly files: string;
}

/** The one app that the tenant knows, as its registration in Entra and in the Teams catalogue would say. */
export interface AppRegistration {
  readonly clientId: string;
  readonly tenantId: string;
  readonly teamsAppId: string;
}

export type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

/** What `createHostPages` is given. */
export interface HostContext {
  readonly origins: Origins;
  readonly registration: AppRegistration;
  readonly data: HostData;
  /** Path of the Teams manifest; `teams-app/manifest.json` of the working directory where absent. */
  readonly teamsApp?: string | undefined;
}

/**
 * What `src/tenant/hosts/index.ts` exports as `createHostPages(context: HostContext): HostPages`.
 * The desk origin answers `/faults` and `/tenant/...` itself before `desk` is asked.
 */
export interface HostPages {
  readonly desk: Answerer;
  readonly outlook: Answerer;
  readonly teams: Answerer;
}

export type HostRole =
  'physician' | 'ea' | 'backup-ea' | 'compliance' | 'it-admin' | 'stakeholder' | 'other';

/** A person of the tenant. `key` (such as `maya.okafor`) names the person and the mailbox everywhere in this file. */
export interface HostUser {
  readonly key: string;
  readonly id: string;
  readonly displayName: string;
  readonly mail: string;
  readonly title: string;
  readonly role: HostRole;
  readonly timeZone: string;
  /** True for the six people that can sign in at the desk. */
  readonly canSignIn: boolean;
}

export interface HostDelegation {
  readonly delegate: string;
  readonly mailbox: string;
  readonly mail: 'none' | 'read' | 'edit';
  readonly calendar: 'none' | 'read' | 'edit';
}

/** A mailbox the viewer has in the folder pane: the own one first, then those the viewer is a delegate of. */
export interface HostMailbox {
  readonly key: string;
  readonly address: string;
  readonly displayName: string;
  readonly relation: 'own' | 'delegated';
}

export interface HostFolder {
  readonly id: string;
  /** `inbox`, `drafts`, `sentitems`, `archive`, `deleteditems`, or null for a folder somebody made. */
  readonly wellKnownName: string | null;
  readonly displayName: string;
  readonly unread: number;
  readonly total: number;
}

export interface HostAddress {
  readonly displayName: string;
  readonly emailAddress: string;
}

/** One line of the message list, newest first. */
export interface HostMessageLine {
  readonly itemId: string;
  readonly subject: string;
  readonly from: HostAddress | null;
  readonly preview: string;
  readonly receivedAt: string;
  readonly isRead: boolean;
  readonly isDraft: boolean;
  readonly importance: 'low' | 'normal' | 'high';
  readonly hasAttachments: boolean;
  readonly flagged: boolean;
  readonly categories: readonly string[];
  readonly isMeetingMessage: boolean;
  readonly conversationId: string;
  readonly internetMessageId: string;
}

export interface HostAttachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly isInline: boolean;
}

/** One message in the terms of Office.js. */
export interface HostMessage extends HostMessageLine {
  /** As `item.itemId` in Office.js: the EWS form, with '/' and '+'. */
  readonly itemId: string;
  /** As `convertToRestId` gives it: '/' is '-', '+' is '_'. */
  readonly restId: string;
  readonly itemClass: string;
  readonly normalizedSubject: string;
  readonly sender: HostAddress | null;
  readonly to: readonly HostAddress[];
  readonly cc: readonly HostAddress[];
  readonly bcc: readonly HostAddress[];
  readonly bodyHtml: string;
  readonly bodyText: string;
  readonly bodyType: 'text' | 'html';
  /** The header block as `getAllInternetHeadersAsync` answers it: `Name: value` lines ending in CRLF. */
  readonly internetHeaders: string;
  readonly attachments: readonly HostAttachment[];
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly folderId: string;
}

export interface HostCategory {
  readonly displayName: string;
  /** An Office.js / Graph colour: `none` or `preset0` to `preset24`. */
  readonly color: string;
}

export interface HostDraftContent {
  readonly subject?: string;
  readonly to?: readonly HostAddress[];
  readonly cc?: readonly HostAddress[];
  readonly bcc?: readonly HostAddress[];
  readonly bodyHtml?: string;
}

/** One entry of a calendar day. Private entries are absent for a delegate who may not view them. */
export interface HostEvent {
  readonly id: string;
  readonly subject: string;
  /** Instants, in UTC with a Z. */
  readonly start: string;
  readonly end: string;
  readonly isAllDay: boolean;
  readonly showAs: 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown';
  readonly categories: readonly string[];
  readonly location: string;
  readonly isPrivate: boolean;
  readonly isRecurring: boolean;
}

/** One entry of the Teams activity feed. */
export interface HostActivity {
  readonly id: string;
  readonly activityType: string;
  readonly topic: string;
  /** The deep link that opening the entry follows; empty when the sender gave none. */
  readonly webUrl: string;
  readonly previewText: string;
  readonly templateParameters: Readonly<Record<string, string>>;
  readonly sentBy: string;
  readonly sentAt: string;
  readonly isRead: boolean;
}

/** `tokenParams` of a NestedAppAuthRequest; only the members the broker reads are named. */
export interface BrokerTokenParams {
  readonly clientId?: string;
  readonly scope?: string;
  readonly claims?: string;
  readonly correlationId?: string;
  readonly forceRefresh?: boolean;
  /** A pop-up was asked for: `asked` until the person has answered the broker's question, then `given`. */
  readonly interaction?: 'asked' | 'given';
}

/** What the broker has to ask a person before it gives a token; without `accept` there is nothing to agree to. */
export interface BrokerQuestion {
  readonly title: string;
  readonly text: string;
  readonly accept: string | null;
}

/** How the bridge of a host fails, as somebody arranged it. */
export interface BridgeFault {
  /** `never`: no answer at all; `no-init-context`: success without what MSAL needs; `error`: with `status`. */
  readonly answer: 'never' | 'no-init-context' | 'error';
  readonly method?: string;
  readonly user?: string;
  /** How many requests fail; all until it is taken back where absent. */
  readonly times?: number;
  readonly status?: string;
  readonly code?: string;
  readonly description?: string;
}

/** The `token`/`account` or the `error` of a NestedAppAuthResponse, to be sent on as it is. */
export type BrokerAnswer =
  | {
      readonly success: true;
      readonly token: {
        readonly access_token: string;
        readonly id_token: string;
        readonly expires_in: number;
        readonly scope: string;
        readonly properties: null;
      };
      readonly account: {
        readonly environment: string;
        readonly tenantId: string;
        readonly localAccountId: string;
        readonly homeAccountId: string;
        readonly username: string;
        readonly name: string;
        readonly loginHint: string;
      };
    }
  | {
      readonly success: false;
      readonly error: {
        readonly status: string;
        readonly code: string;
        readonly subError: string;
        readonly description: string;
      };
      /** For the host alone; MSAL never sees it. */
      readonly question?: BrokerQuestion;
    };

/** What changed, so that an open list or feed can be read again. */
export interface HostChange {
  readonly kind: 'message' | 'event' | 'activity';
  /** The mailbox (or, for an activity, the person) it changed for. */
  readonly mailbox: string;
  /** The Office.js item id of the message, where one message changed. */
  readonly itemId?: string;
}

/**
 * What the host pages may ask. `viewer` is the key of the person looking, `mailbox` the key of the mailbox looked at.
 * Every function answers `undefined` (or does nothing and answers `false`) where the viewer lacks the right or the
 * thing does not exist; an empty array means that there is nothing.
 * Message ids are accepted in all three forms: EWS (Office.js), REST and immutable.
 */
export interface HostData {
  users(): readonly HostUser[];
  user(key: string): HostUser | undefined;
  delegations(): readonly HostDelegation[];
  mailboxes(viewer: string): readonly HostMailbox[];

  folders(viewer: string, mailbox: string): readonly HostFolder[] | undefined;
  messages(
    viewer: string,
    mailbox: string,
    folder: string,
    page: { readonly top: number; readonly skip: number },
  ): readonly HostMessageLine[] | undefined;
  message(viewer: string, mailbox: string, itemId: string): HostMessage | undefined;
  /** The bytes of one attachment in base64; undefined where the message has none of this id. */
  attachmentContent(
    viewer: string,
    mailbox: string,
    itemId: string,
    id: string,
  ): string | undefined;
  markMessageRead(viewer: string, mailbox: string, itemId: string, isRead: boolean): boolean;
  moveMessage(viewer: string, mailbox: string, itemId: string, folder: string): boolean;

  masterCategories(viewer: string, mailbox: string): readonly HostCategory[] | undefined;
  /** For the owner alone: all of them, or false where a name is in the list already. */
  addMasterCategories(
    viewer: string,
    mailbox: string,
    categories: readonly HostCategory[],
  ): boolean | undefined;
  /** For the owner alone: all of them, or false where a name is not in the list. */
  removeMasterCategories(
    viewer: string,
    mailbox: string,
    names: readonly string[],
  ): boolean | undefined;
  categories(viewer: string, mailbox: string, itemId: string): readonly HostCategory[] | undefined;
  addCategories(viewer: string, mailbox: string, itemId: string, names: readonly string[]): boolean;
  removeCategories(
    viewer: string,
    mailbox: string,
    itemId: string,
    names: readonly string[],
  ): boolean;

  /** Makes an empty draft in the mailbox's Drafts and answers it. */
  createDraft(viewer: string, mailbox: string, content: HostDraftContent): HostMessage | undefined;
  /** Makes a reply draft: recipients and quoted text as Outlook does, `bodyHtml` of `content` above the quote. */
  createReply(
    viewer: string,
    mailbox: string,
    itemId: string,
    replyAll: boolean,
    content: HostDraftContent,
  ): HostMessage | undefined;
  updateDraft(
    viewer: string,
    mailbox: string,
    itemId: string,
    content: HostDraftContent,
  ): HostMessage | undefined;
  deleteDraft(viewer: string, mailbox: string, itemId: string): boolean;
  /** What the Send button of the host does: the draft moves to Sent Items; it reaches nobody. */
  sendDraft(viewer: string, mailbox: string, itemId: string): boolean;

  /** One local day (`YYYY-MM-DD`) of the mailbox's own zone, by start. */
  calendarDay(viewer: string, mailbox: string, day: string): readonly HostEvent[] | undefined;

  activities(person: string): readonly HostActivity[];
  markActivityRead(person: string, id: string): boolean;

  /** The nested-app-auth broker: a token for the person the host is signed in as. */
  brokerToken(person: string, params: BrokerTokenParams): Promise<BrokerAnswer>;
  /** How the bridge shall fail for this request of MSAL's (`GetInitContext`, `GetToken`, `GetTokenPopup`); null: not. */
  bridgeFault(person: string, method: string): BridgeFault | null;

  /** Calls back after each change until the function it answers is called. */
  onChange(listener: (change: HostChange) => void): () => void;
}
