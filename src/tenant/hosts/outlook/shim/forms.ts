/** The windows that an add-in may open: a reply to the open mail, a new message, another item. */
import type { NewMessage } from '../conversation';
import { refuseLongerThan, settle, type Tail } from './asyncResults';
import { nothing } from './body';
import { LIMITS } from './constants';
import type { HostLine } from './hostLine';
import { toPerson } from './people';

export type ReplyMembers = Pick<
  Office.MessageRead,
  'displayReplyForm' | 'displayReplyFormAsync' | 'displayReplyAllForm' | 'displayReplyAllFormAsync'
>;

export type FormMembers = Pick<
  Office.Mailbox,
  | 'displayNewMessageForm'
  | 'displayNewMessageFormAsync'
  | 'displayAppointmentForm'
  | 'displayAppointmentFormAsync'
  | 'displayMessageForm'
  | 'displayMessageFormAsync'
>;

/** What `displayNewMessageForm` takes, as far as the local tenant reads it; the published type is `any`. */
interface NewMessageForm {
  readonly toRecipients?: readonly (string | Office.EmailUser)[];
  readonly ccRecipients?: readonly (string | Office.EmailUser)[];
  readonly bccRecipients?: readonly (string | Office.EmailUser)[];
  readonly subject?: string;
  readonly htmlBody?: string;
}

/** Opens a reply with the given HTML above the quoted original; more than 32 KB throws, as Office throws. */
export function replyMembers(line: HostLine, serial: number): ReplyMembers {
  const open = (toAll: boolean, form: string | Office.ReplyFormData): Promise<void> => {
    const htmlBody = typeof form === 'string' ? form : (form.htmlBody ?? '');
    refuseLongerThan(htmlBody, LIMITS.formBody, 'htmlBody');
    return line.ask('openReply', serial, htmlBody, toAll).then(nothing);
  };
  const now = (toAll: boolean) => (form: string | Office.ReplyFormData) => {
    const callback = typeof form === 'string' ? undefined : form.callback;
    settle([callback], open(toAll, form));
  };
  const later =
    (toAll: boolean) =>
    (form: string | Office.ReplyFormData, ...tail: Tail<void>) => {
      settle(tail, open(toAll, form));
    };
  return {
    displayReplyForm: now(false),
    displayReplyAllForm: now(true),
    displayReplyFormAsync: later(false),
    displayReplyAllFormAsync: later(true),
  };
}

/** The forms of `Office.context.mailbox`. */
export function formMembers(line: HostLine): FormMembers {
  const openNew = (form: NewMessageForm): Promise<void> => {
    refuseLongerThan(form.htmlBody ?? '', LIMITS.formBody, 'htmlBody');
    refuseLongerThan(form.subject ?? '', LIMITS.subject, 'subject');
    return line.ask('openNewMessage', toNewMessage(form)).then(nothing);
  };
  return {
    displayNewMessageForm: (form: NewMessageForm) => {
      settle([], openNew(form));
    },
    displayNewMessageFormAsync: (form: NewMessageForm, ...tail: Tail<void>) => {
      settle(tail, openNew(form));
    },
    displayAppointmentForm: (itemId: string) => {
      settle([], line.ask('openAppointment', itemId));
    },
    displayAppointmentFormAsync: (itemId: string, ...tail: Tail<void>) => {
      settle(tail, line.ask('openAppointment', itemId).then(nothing));
    },
    displayMessageForm: (itemId: string) => {
      settle([], line.ask('openMessage', itemId));
    },
    displayMessageFormAsync: (itemId: string, ...tail: Tail<void>) => {
      settle(tail, line.ask('openMessage', itemId).then(nothing));
    },
  };
}

function toNewMessage(form: NewMessageForm): NewMessage {
  return {
    to: (form.toRecipients ?? []).map(toPerson),
    cc: (form.ccRecipients ?? []).map(toPerson),
    bcc: (form.bccRecipients ?? []).map(toPerson),
    subject: form.subject ?? '',
    htmlBody: form.htmlBody ?? '',
  };
}
