/** Host data kept in memory, so that the host pages are tested without the store, the seed and the issuer. */
import type {
  BrokerAnswer,
  BrokerTokenParams,
  HostActivity,
  HostCategory,
  HostChange,
  HostData,
  HostDelegation,
  HostDraftContent,
  HostEvent,
  HostFolder,
  HostMailbox,
  HostMessage,
  HostMessageLine,
  HostUser,
} from '../../../../src/tenant/hostData';

const ZONE = 'America/Chicago';

function person(key: string, displayName: string, role: HostUser['role']): HostUser {
  return {
    key,
    id: `id-${key}`,
    displayName,
    mail: `${key}@lakesidehealth.example`,
    title: role,
    role,
    timeZone: ZONE,
    canSignIn: true,
  };
}

const USERS = [
  person('jordan.reyes', 'Jordan Reyes', 'ea'),
  person('maya.okafor', 'Dr. Maya Okafor', 'physician'),
];

const MASTER: readonly HostCategory[] = [{ displayName: 'Anteroom: now', color: 'preset0' }];

/** A message as the tenant would hold it; the id has both letters that differ between the EWS and REST alphabets. */
export function message(number: number, facts: Partial<HostMessage> = {}): HostMessage {
  const itemId = `AAMk/${String(number)}+Q=`;
  return {
    itemId,
    restId: itemId.replaceAll('/', '-').replaceAll('+', '_'),
    itemClass: 'IPM.Note',
    subject: `Subject ${String(number)}`,
    normalizedSubject: `Subject ${String(number)}`,
    from: { displayName: 'Ann Sender', emailAddress: 'ann@sender.example' },
    sender: { displayName: 'Ann Sender', emailAddress: 'ann@sender.example' },
    to: [{ displayName: 'Dr. Maya Okafor', emailAddress: 'maya.okafor@lakesidehealth.example' }],
    cc: [],
    bcc: [],
    preview: 'Could we meet',
    bodyHtml: `<p>Could we meet, number ${String(number)}?</p>`,
    bodyText: `Could we meet, number ${String(number)}?`,
    bodyType: 'html',
    internetHeaders: 'X-Test: yes\r\n',
    attachments: [],
    conversationId: `conversation-${String(number)}`,
    internetMessageId: `<m${String(number)}@sender.example>`,
    receivedAt: '2026-11-16T15:00:00Z',
    createdAt: '2026-11-16T15:00:00Z',
    modifiedAt: '2026-11-16T15:00:00Z',
    isRead: true,
    isDraft: false,
    importance: 'normal',
    hasAttachments: false,
    flagged: false,
    categories: [],
    isMeetingMessage: false,
    folderId: 'inbox',
    ...facts,
  };
}

/** One delegated mailbox with two mails; everybody may do everything. */
export class MemoryHostData implements HostData {
  readonly mails = new Map([message(1), message(2)].map((mail) => [mail.itemId, mail]));
  readonly feed: HostActivity[] = [];
  readonly brokered: BrokerTokenParams[] = [];
  readonly sent: string[] = [];
  lastSentBody = '';
  private master: readonly HostCategory[] = MASTER;
  private readonly listeners = new Set<(change: HostChange) => void>();
  private lastDraft = 100;

  users(): readonly HostUser[] {
    return USERS;
  }

  user(key: string): HostUser | undefined {
    return USERS.find((user) => user.key === key);
  }

  delegations(): readonly HostDelegation[] {
    return [{ delegate: 'jordan.reyes', mailbox: 'maya.okafor', mail: 'edit', calendar: 'edit' }];
  }

  mailboxes(viewer: string): readonly HostMailbox[] {
    return USERS.filter(({ key }) => key === viewer || viewer === 'jordan.reyes').map((user) => ({
      key: user.key,
      address: user.mail,
      displayName: user.displayName,
      relation: user.key === viewer ? 'own' : 'delegated',
    }));
  }

  folders(): readonly HostFolder[] {
    return [
      { id: 'f1', wellKnownName: 'inbox', displayName: 'Inbox', unread: 1, total: 2 },
      { id: 'f2', wellKnownName: 'drafts', displayName: 'Drafts', unread: 0, total: 0 },
    ];
  }

  messages(_viewer: string, mailbox: string, folder: string): readonly HostMessageLine[] {
    if (mailbox !== 'maya.okafor') return [];
    return [...this.mails.values()]
      .filter(({ isDraft }) => isDraft === (folder === 'drafts'))
      .map((mail) => ({ ...mail, bodyHtml: '', bodyText: '' }));
  }

  message(_viewer: string, _mailbox: string, itemId: string): HostMessage | undefined {
    const plain = itemId.replaceAll('/', '-').replaceAll('+', '_');
    return [...this.mails.values()].find(({ restId }) => restId === plain);
  }

  attachmentContent(
    viewer: string,
    mailbox: string,
    itemId: string,
    id: string,
  ): string | undefined {
    const found = this.message(viewer, mailbox, itemId)?.attachments.find((each) => each.id === id);
    return found === undefined ? undefined : btoa(found.name);
  }

  markMessageRead(): boolean {
    return true;
  }

  moveMessage(): boolean {
    return true;
  }

  masterCategories(): readonly HostCategory[] {
    return this.master;
  }

  addMasterCategories(
    viewer: string,
    mailbox: string,
    categories: readonly HostCategory[],
  ): boolean | undefined {
    if (viewer !== mailbox) return undefined;
    const has = (name: string): boolean =>
      this.master.some(({ displayName }) => displayName === name);
    if (categories.some(({ displayName }) => has(displayName))) return false;
    this.master = [...this.master, ...categories];
    return true;
  }

  removeMasterCategories(
    viewer: string,
    mailbox: string,
    names: readonly string[],
  ): boolean | undefined {
    if (viewer !== mailbox) return undefined;
    const left = this.master.filter(({ displayName }) => !names.includes(displayName));
    if (left.length + names.length > this.master.length) return false;
    this.master = left;
    return true;
  }

  categories(viewer: string, mailbox: string, itemId: string): readonly HostCategory[] | undefined {
    return this.message(viewer, mailbox, itemId)?.categories.map((displayName) => ({
      displayName,
      color: 'preset0',
    }));
  }

  addCategories(_: string, mailbox: string, itemId: string, names: readonly string[]): boolean {
    return this.change(mailbox, itemId, (mail) => ({ categories: [...mail.categories, ...names] }));
  }

  removeCategories(_: string, mailbox: string, itemId: string, names: readonly string[]): boolean {
    return this.change(mailbox, itemId, (mail) => ({
      categories: mail.categories.filter((name) => !names.includes(name)),
    }));
  }

  createDraft(_viewer: string, _mailbox: string, content: HostDraftContent): HostMessage {
    this.lastDraft += 1;
    const draft = message(this.lastDraft, {
      isDraft: true,
      bodyHtml: '',
      to: [],
      subject: '',
      ...content,
    });
    this.mails.set(draft.itemId, draft);
    return draft;
  }

  createReply(
    viewer: string,
    mailbox: string,
    itemId: string,
    _replyAll: boolean,
    content: HostDraftContent,
  ): HostMessage | undefined {
    const original = this.message(viewer, mailbox, itemId);
    if (original === undefined) return undefined;
    return this.createDraft(viewer, mailbox, {
      subject: `RE: ${original.subject}`,
      to: original.from === null ? [] : [original.from],
      bodyHtml: `${content.bodyHtml ?? ''}<hr>${original.bodyHtml}`,
    });
  }

  updateDraft(
    _viewer: string,
    mailbox: string,
    itemId: string,
    content: HostDraftContent,
  ): HostMessage | undefined {
    this.change(mailbox, itemId, () => content);
    return this.mails.get(itemId);
  }

  deleteDraft(_viewer: string, _mailbox: string, itemId: string): boolean {
    return this.mails.delete(itemId);
  }

  sendDraft(_viewer: string, _mailbox: string, itemId: string): boolean {
    this.sent.push(itemId);
    this.lastSentBody = this.mails.get(itemId)?.bodyHtml ?? '';
    return this.mails.delete(itemId);
  }

  calendarDay(_viewer: string, _mailbox: string, day: string): readonly HostEvent[] {
    return [
      {
        id: `event-${day}`,
        subject: 'HOLD Whitfield 30 min',
        start: `${day}T16:00:00Z`,
        end: `${day}T16:30:00Z`,
        isAllDay: false,
        showAs: 'tentative',
        categories: ['Hold'],
        location: '',
        isPrivate: false,
        isRecurring: false,
      },
    ];
  }

  activities(): readonly HostActivity[] {
    return this.feed;
  }

  markActivityRead(_person: string, id: string): boolean {
    const at = this.feed.findIndex((activity) => activity.id === id);
    const activity = this.feed[at];
    if (activity === undefined) return false;
    this.feed[at] = { ...activity, isRead: true };
    return true;
  }

  brokerToken(key: string, params: BrokerTokenParams): Promise<BrokerAnswer> {
    this.brokered.push(params);
    const mail = this.user(key)?.mail ?? '';
    const part = (value: object): string =>
      Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      oid: `id-${key}`,
      tid: 'tenant',
      preferred_username: mail,
      roles: ['Assistant'],
    };
    return Promise.resolve({
      success: true,
      token: {
        access_token: `access-for-${key}`,
        id_token: `${part({ alg: 'RS256' })}.${part(claims)}.signature`,
        expires_in: 3600,
        scope: params.scope ?? '',
        properties: null,
      },
      account: {
        environment: 'login.microsoftonline.com',
        tenantId: 'tenant',
        localAccountId: `id-${key}`,
        homeAccountId: `id-${key}.tenant`,
        username: mail,
        name: key,
        loginHint: mail,
      },
    });
  }

  bridgeFault(): null {
    return null;
  }

  onChange(listener: (change: HostChange) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  private change(
    mailbox: string,
    itemId: string,
    edit: (mail: HostMessage) => Partial<HostMessage>,
  ): boolean {
    const mail = this.message('', mailbox, itemId);
    if (mail === undefined) return false;
    this.mails.set(mail.itemId, { ...mail, ...edit(mail) });
    for (const listener of this.listeners)
      listener({ kind: 'message', mailbox, itemId: mail.itemId });
    return true;
  }
}
