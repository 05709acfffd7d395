/** Answers what the add-in asks of Outlook, from the open mail or the open draft. */
import type { HostMessage } from '../../../hostData';
import type { AskData } from '../../dataCalls.client';
import {
  OPEN_NOW,
  type DialogRequest,
  type HostAnswer,
  type HostCall,
  type HostMethod,
  type HostMethods,
  type ItemSnapshot,
  type NewMessage,
  type OfficeFailure,
  type ReadSnapshot,
  type SelectedFacts,
  type SendVerdict,
  type ThemeColours,
} from '../conversation';
import type { OutlookSession } from '../session';
import { composeAnswers } from './composeAnswers.client';
import type { Composer } from './composer.client';
import type { NotificationBars } from './notificationBars.client';
import { readAnswers } from './readAnswers.client';
import { Refusal, refuse } from './refusals.client';
import { sessionAnswers } from './sessionAnswers.client';

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
  /** True for the frame that runs a launch event out of sight. */
  readonly isLaunchEvent: boolean;
  /** The bars above the item that is open now. */
  bars(): NotificationBars;
  theme(): ThemeColours;
  /** Key of the mailbox that is looked at. */
  mailbox(): string;
  /** The item this frame is about: the open mail for a read pane, the draft for a compose pane. */
  mail(): OpenMail | null;
  composer(): Composer | null;
  selection(): readonly SelectedFacts[];
  /** Loads a selected mail for `loadItemByIdAsync`; one at a time. */
  load(itemId: string): Promise<OpenMail>;
  loaded(): OpenMail | null;
  unload(): void;
  openReply(mail: OpenMail, htmlBody: string, toAll: boolean): Promise<void>;
  openNewMessage(message: NewMessage): Promise<void>;
  openAppointment(id: string): Promise<void>;
  openMessage(id: string): Promise<void>;
  openDialog(request: DialogRequest): Promise<void>;
  closeDialog(): void;
  tellDialog(message: string): void;
  sendDraft(composer: Composer): Promise<void>;
  closeDraft(composer: Composer): Promise<void>;
  completeSend(verdict: SendVerdict): void;
  /** A launch-event page said which functions it associated; null when something in it failed. */
  launched(functionNames: readonly string[] | null): void;
}

/** A function for each method of the conversation. */
export type Answers = {
  readonly [M in HostMethod]: (
    ...args: HostMethods[M]['args']
  ) => HostMethods[M]['value'] | Promise<HostMethods[M]['value']>;
};

/** The facts of the open item that Office.js hands out at once; null for an item on which add-ins do not work. */
export function itemSnapshot(surface: Surface): ItemSnapshot | null {
  const composer = surface.composer();
  if (composer !== null) return composer.snapshot();
  const mail = surface.mail();
  return mail === null || !activatesOn(mail.message) ? null : readSnapshot(surface.session, mail);
}

/** Reports and encrypted mails carry no add-in (Microsoft's page on when add-ins are available). */
export function activatesOn({ itemClass }: { readonly itemClass: string }): boolean {
  return !/^(REPORT\.|IPM\.Report|IPM\.Note\.(SMIME|rpmsg))/i.test(itemClass);
}

/** The facts of one received mail, with the faults that the session switched on. */
export function readSnapshot(session: OutlookSession, mail: OpenMail): ReadSnapshot {
  const { message } = mail;
  return {
    mode: 'read',
    serial: mail.serial,
    itemId: givenId(session, message.itemId),
    itemClass: message.itemClass,
    subject: message.subject,
    normalizedSubject: message.normalizedSubject,
    from: message.from,
    sender: message.sender,
    to: message.to,
    cc: message.cc,
    createdAt: message.createdAt,
    modifiedAt: message.modifiedAt,
    conversationId: message.conversationId,
    internetMessageId: message.internetMessageId,
    attachments: message.attachments,
    isShared: saysShared(session) && mail.mailbox !== session.viewer.key,
  };
}

function givenId({ profile, quirks }: OutlookSession, itemId: string): string | null {
  if (!profile.givesItemId || quirks.includes('no-item-id')) return null;
  if (!quirks.includes('foreign-item-id')) return itemId;
  // Well formed, and of no message in this mailbox: the last letters before the padding trade places.
  const [, start = '', end = '', padding = ''] = /^(.*?)([^=]{1,12})(=*)$/.exec(itemId) ?? [];
  return `${start}${Array.from(end).reverse().join('')}0${padding}`;
}

/** Whether the client tells that a folder is another person's. */
export function saysShared({ profile, quirks }: OutlookSession): boolean {
  return (
    profile.knowsSharedFolders &&
    !quirks.includes('no-shared-properties') &&
    !quirks.includes('shared-mailbox-as-account')
  );
}

/** Whether a call is about this item: by its serial, or about whatever is open. */
export function isMeant(asked: number, serial: number | undefined): boolean {
  return serial !== undefined && (asked === OPEN_NOW || asked === serial);
}

/** The received mail that a call is about. */
export function mailMeant(surface: Surface, serial: number): OpenMail {
  const loaded = surface.loaded();
  if (loaded?.serial === serial) return loaded;
  const mail = surface.mail();
  if (mail === null || !isMeant(serial, mail.serial)) throw refuse(9030);
  return mail;
}

/** The draft that a call is about. */
export function draftMeant(surface: Surface, serial: number): Composer {
  const composer = surface.composer();
  if (composer === null || !isMeant(serial, composer.start.serial)) throw refuse(9030);
  return composer;
}

/** Answers one method; rejects with a Refusal where Outlook refuses. */
export async function answerMethod<M extends HostMethod>(
  surface: Surface,
  method: M,
  ...args: HostMethods[M]['args']
): Promise<HostMethods[M]['value']> {
  const answers: Answers = {
    ...sessionAnswers(surface),
    ...readAnswers(surface),
    ...composeAnswers(surface),
  };
  return answers[method](...args);
}

/** The failure that an add-in is told: a refusal with its code, anything else an internal error (5001). */
export function failureOf(reason: unknown): OfficeFailure {
  return reason instanceof Refusal
    ? reason.failure
    : { code: 5001, name: 'InternalError', message: 'An internal error has occurred.' };
}

/** Answers one call of the shim. */
export async function answerOfficeCall(surface: Surface, call: HostCall): Promise<HostAnswer> {
  const answer = answerMethod as (
    surface: Surface,
    method: HostMethod,
    ...args: readonly unknown[]
  ) => Promise<unknown>;
  try {
    const value = await answer(surface, call.method, ...call.args);
    return { kind: 'office-answer', id: call.id, ok: true, value };
  } catch (reason) {
    return { kind: 'office-answer', id: call.id, ok: false, error: failureOf(reason) };
  }
}
