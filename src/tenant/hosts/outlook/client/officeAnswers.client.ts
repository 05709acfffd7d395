/** Answers what the Office.js shim asks, from the open mail or the open draft. */
import type { HostCategory, HostMessage } from '../../../hostData';
import type { AskData } from '../../dataCalls.client';
import { answerNestedAuth } from '../../nestedAuth.client';
import type {
  HostAnswer,
  HostCall,
  HostMethod,
  HostMethods,
  ItemSnapshot,
  NewMessage,
  ReadSnapshot,
  SendVerdict,
  ThemeColours,
} from '../conversation';
import type { OutlookSession } from '../session';
import type { Composer } from './composer.client';
import type { NotificationBars } from './notificationBars.client';
import { Refusal, refuse } from './refusals.client';

/** The mail on the screen, as the host knows it. */
export interface OpenMail {
  readonly serial: number;
  readonly mailbox: string;
  readonly message: HostMessage;
}

/** What an add-in frame may see and do of the page it is in. */
export interface Surface {
  readonly session: OutlookSession;
  readonly ask: AskData;
  /** Asks as the account the broker is signed in with. */
  readonly askAsAccount: AskData;
  /** The bars above the item that is open now. */
  bars(): NotificationBars;
  theme(): ThemeColours;
  /** Key of the mailbox that is looked at. */
  mailbox(): string;
  /** The item this frame is about: the open mail for a read pane, the draft for a compose pane. */
  mail(): OpenMail | null;
  composer(): Composer | null;
  openReply(mail: OpenMail, htmlBody: string, toAll: boolean): Promise<void>;
  openNewMessage(message: NewMessage): Promise<void>;
  openAppointment(id: string): Promise<void>;
  openMessage(id: string): Promise<void>;
  completeSend(verdict: SendVerdict): void;
}

type Answers = {
  readonly [M in HostMethod]: (
    ...args: HostMethods[M]['args']
  ) => HostMethods[M]['value'] | Promise<HostMethods[M]['value']>;
};

/** The facts of the open item that Office.js hands out at once. */
export function itemSnapshot(surface: Surface): ItemSnapshot | null {
  const composer = surface.composer();
  if (composer !== null) return composer.snapshot();
  const mail = surface.mail();
  return mail === null ? null : readSnapshot(surface.session, mail);
}

function readSnapshot(session: OutlookSession, mail: OpenMail): ReadSnapshot {
  const { message } = mail;
  return {
    mode: 'read',
    serial: mail.serial,
    itemId: session.profile.givesItemId ? message.itemId : null,
    itemClass: message.itemClass,
    subject: message.subject,
    from: message.from,
    to: message.to,
    cc: message.cc,
    createdAt: message.createdAt,
    conversationId: message.conversationId,
    internetMessageId: message.internetMessageId,
    attachments: message.attachments,
    isShared: session.profile.knowsSharedFolders && mail.mailbox !== session.viewer.key,
  };
}

/** Answers one call; a refusal becomes an error with its code, anything else an internal error (5001). */
export async function answerOfficeCall(surface: Surface, call: HostCall): Promise<HostAnswer> {
  const answers = answersOf(surface);
  const answer = answers[call.method] as (...args: readonly unknown[]) => unknown;
  try {
    return { kind: 'office-answer', id: call.id, ok: true, value: await answer(...call.args) };
  } catch (reason) {
    const error =
      reason instanceof Refusal
        ? reason.failure
        : { code: 5001, name: 'InternalError', message: 'An internal error has occurred.' };
    return { kind: 'office-answer', id: call.id, ok: false, error };
  }
}

function answersOf(surface: Surface): Answers {
  return { ...sessionAnswers(surface), ...readAnswers(surface), ...composeAnswers(surface) };
}

type SessionMethod =
  | 'start'
  | 'getMasterCategories'
  | 'openNewMessage'
  | 'openAppointment'
  | 'openMessage'
  | 'nestedAuth'
  | 'completeSend';

function sessionAnswers(surface: Surface): Pick<Answers, SessionMethod> {
  const { session, ask } = surface;
  return {
    start: () => ({
      profile: session.profile,
      locale: 'en-US',
      user: { displayName: session.viewer.displayName, emailAddress: session.viewer.mail },
      timeZone: session.viewer.timeZone,
      theme: surface.theme(),
      hasBridge: session.hasBridge,
      item: itemSnapshot(surface),
    }),
    getMasterCategories: async () => [
      ...given(await ask('masterCategories', surface.mailbox()), 9020),
    ],
    openNewMessage: async (message) => {
      await surface.openNewMessage(message);
      return null;
    },
    openAppointment: async (id) => {
      await surface.openAppointment(id);
      return null;
    },
    openMessage: async (id) => {
      await surface.openMessage(id);
      return null;
    },
    nestedAuth: (request) => answerNestedAuth(surface.askAsAccount, request),
    completeSend: (verdict) => {
      surface.completeSend(verdict);
      return null;
    },
  };
}

type ReadMethod =
  | 'openReply'
  | 'getBody'
  | 'getHeaders'
  | 'getCategories'
  | 'addCategories'
  | 'removeCategories'
  | 'getShared'
  | 'getNotifications'
  | 'putNotification'
  | 'removeNotification';

function readAnswers(surface: Surface): Pick<Answers, ReadMethod> {
  const { ask } = surface;
  const mailOf = (serial: number): OpenMail => {
    const mail = surface.mail();
    if (mail?.serial !== serial) throw refuse(9030);
    return mail;
  };
  const mindSerial = (serial: number): void => {
    if ((surface.composer()?.start.serial ?? surface.mail()?.serial) !== serial) throw refuse(9030);
  };
  return {
    openReply: async (serial, htmlBody, toAll) => {
      await surface.openReply(mailOf(serial), htmlBody, toAll);
      return null;
    },
    getBody: (serial, format) => {
      const composer = surface.composer();
      if (composer?.start.serial === serial) return composer.getBody(format);
      const { message } = mailOf(serial);
      return format === 'html' ? message.bodyHtml : message.bodyText;
    },
    getHeaders: (serial) => mailOf(serial).message.internetHeaders,
    getCategories: async (serial) => {
      const mail = mailOf(serial);
      return [...given(await ask('categories', mail.mailbox, mail.message.itemId), 9049)];
    },
    addCategories: async (serial, names) => {
      const mail = mailOf(serial);
      await mindMasterList(ask, mail.mailbox, names);
      if ((await ask('addCategories', mail.mailbox, mail.message.itemId, names)) !== true)
        throw refuse(9049);
      return null;
    },
    removeCategories: async (serial, names) => {
      const mail = mailOf(serial);
      if ((await ask('removeCategories', mail.mailbox, mail.message.itemId, names)) !== true)
        throw refuse(9049);
      return null;
    },
    getShared: (serial) => {
      mindSerial(serial);
      const owner = ownerAddress(surface);
      return {
        owner,
        targetMailbox: owner,
        // Read, write, delete and edit own and all: what an editor of the folder holds.
        delegatePermissions: 63,
        targetRestUrl: 'https://outlook.office.com/api',
      };
    },
    getNotifications: (serial) => {
      mindSerial(serial);
      return surface.bars().all();
    },
    putNotification: (serial, bar, mode) => {
      mindSerial(serial);
      surface.bars().put(bar, mode);
      return null;
    },
    removeNotification: (serial, key) => {
      mindSerial(serial);
      surface.bars().remove(key);
      return null;
    },
  };
}

type ComposeMethod = Exclude<HostMethod, SessionMethod | ReadMethod>;

function composeAnswers(surface: Surface): Pick<Answers, ComposeMethod> {
  const draftOf = (serial: number): Composer => {
    const composer = surface.composer();
    if (composer?.start.serial !== serial) throw refuse(9030);
    return composer;
  };
  return {
    getSubject: (serial) => draftOf(serial).getSubject(),
    setSubject: (serial, subject) => {
      draftOf(serial).setSubject(subject);
      return null;
    },
    getRecipients: (serial, field) => draftOf(serial).getRecipients(field),
    setRecipients: (serial, field, people, mode) => {
      draftOf(serial).setRecipients(field, people, mode);
      return null;
    },
    getFrom: (serial) => draftOf(serial).start.from,
    writeBody: (serial, place, content, format) => {
      draftOf(serial).writeBody(place, content, format);
      return null;
    },
    saveDraft: (serial) => draftOf(serial).save(),
    getDraftId: (serial) => {
      const id = draftOf(serial).draftId();
      if (id === null) throw refuse(9046);
      return id;
    },
    getComposeType: (serial) => draftOf(serial).start.composeType,
    getSessionData: (serial) => ({ ...draftOf(serial).sessionData }),
    setSessionData: (serial, all) => {
      draftOf(serial).sessionData = { ...all };
      return null;
    },
  };
}

function given<T>(value: T | null, code: 9020 | 9049): T {
  if (value === null) throw refuse(code);
  return value;
}

/** Office refuses a category that the mailbox's master list lacks. */
async function mindMasterList(
  ask: AskData,
  mailbox: string,
  names: readonly string[],
): Promise<void> {
  const known: readonly HostCategory[] = given(await ask('masterCategories', mailbox), 9020);
  if (!names.every((name) => known.some(({ displayName }) => displayName === name))) {
    throw refuse(9044);
  }
}

function ownerAddress(surface: Surface): string {
  const key = surface.mailbox();
  return surface.session.mailboxes.find((mailbox) => mailbox.key === key)?.address ?? key;
}
