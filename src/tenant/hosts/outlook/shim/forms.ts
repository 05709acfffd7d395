/** The windows that an add-in may open: a reply to the open mail, a new message, another item. */
import type { NewMessage } from '../conversation';
import { nothing, type OfficeClient, type Tail } from './calls';
import { argumentError, mindFilledText, outOfRange, wrongType } from './checks';
import { LIMITS } from './constants';
import { mindAddresses } from './people';

type PlainReplies = Pick<Office.MessageRead, 'displayReplyForm' | 'displayReplyAllForm'>;
type AnsweredReplies = Pick<
  Office.MessageRead,
  'displayReplyFormAsync' | 'displayReplyAllFormAsync'
>;
export type ReplyMembers = PlainReplies & Partial<AnsweredReplies>;

type PlainForms = Pick<Office.Mailbox, 'displayAppointmentForm' | 'displayMessageForm'>;
type AnsweredForms = Pick<
  Office.Mailbox,
  'displayAppointmentFormAsync' | 'displayMessageFormAsync'
>;
export type FormMembers = PlainForms & Partial<AnsweredForms>;

/** Only where the open item is no draft. */
export type NewMessageMembers = Pick<Office.Mailbox, 'displayNewMessageForm'> &
  Partial<Pick<Office.Mailbox, 'displayNewMessageFormAsync'>>;

/** What `displayNewMessageForm` takes, as far as the local tenant reads it; the published type is `any`. */
interface NewMessageForm {
  readonly toRecipients?: unknown;
  readonly ccRecipients?: unknown;
  readonly bccRecipients?: unknown;
  readonly subject?: unknown;
  readonly htmlBody?: unknown;
}

/** Opens a reply with the given HTML above the quoted original; more than 32 KB throws, as Office throws. */
export function replyMembers(client: OfficeClient, item: number): ReplyMembers {
  const open =
    (toAll: boolean) =>
    (form: string | Office.ReplyFormData, ...tail: Tail<void>) => {
      // A form object may carry options and callback itself.
      const own = typeof form === 'string' ? [] : [form.options, form.callback];
      const given = own.filter((part) => part !== undefined) as Tail<void>;
      client.call(
        { name: 'mailbox.displayReplyForm', needs: 'ReadItem' },
        given.length === 0 ? tail : given,
        () => client.line.ask('openReply', item, replyHtml(form), toAll).then(nothing),
      );
    };
  return {
    displayReplyForm: open(false),
    displayReplyAllForm: open(true),
    ...(client.supports('1.9')
      ? { displayReplyFormAsync: open(false), displayReplyAllFormAsync: open(true) }
      : {}),
  };
}

function replyHtml(form: unknown): string {
  if (typeof form !== 'string' && typeof form !== 'object') throw argumentError();
  const html: unknown =
    typeof form === 'string' ? form : ((form as Partial<Office.ReplyFormData>).htmlBody ?? '');
  if (typeof html !== 'string') throw wrongType('htmlBody');
  if (html.length > LIMITS.formBody) throw outOfRange('htmlBody');
  return html;
}

/** The forms of `Office.context.mailbox`. */
export function formMembers(client: OfficeClient): FormMembers {
  const { line } = client;
  const open =
    (
      name: 'displayAppointmentForm' | 'displayMessageForm',
      method: 'openAppointment' | 'openMessage',
    ) =>
    (itemId: string, ...tail: Tail<void>) => {
      client.call({ name: `mailbox.${name}`, needs: 'ReadItem' }, tail, () => {
        if (typeof itemId !== 'string') throw wrongType('itemId');
        return line.ask(method, mindFilledText(itemId, 'itemId')).then(nothing);
      });
    };
  const appointment = open('displayAppointmentForm', 'openAppointment');
  const message = open('displayMessageForm', 'openMessage');
  return {
    displayAppointmentForm: appointment,
    displayMessageForm: message,
    ...(client.supports('1.9')
      ? { displayAppointmentFormAsync: appointment, displayMessageFormAsync: message }
      : {}),
  };
}

/** The form for a new message. */
export function newMessageMembers(client: OfficeClient): NewMessageMembers {
  const open = (form: NewMessageForm, ...tail: Tail<void>): void => {
    client.call({ name: 'mailbox.displayNewMessageForm', needs: 'ReadItem' }, tail, () =>
      client.line.ask('openNewMessage', toNewMessage(form)).then(nothing),
    );
  };
  return {
    displayNewMessageForm: open,
    ...(client.supports('1.9') ? { displayNewMessageFormAsync: open } : {}),
  };
}

function toNewMessage(form: NewMessageForm): NewMessage {
  return {
    to: mindAddresses(form.toRecipients, 'toRecipients'),
    cc: mindAddresses(form.ccRecipients, 'ccRecipients'),
    bcc: mindAddresses(form.bccRecipients, 'bccRecipients'),
    subject: optionalText(form.subject, LIMITS.subject, 'subject'),
    htmlBody: optionalText(form.htmlBody, LIMITS.formBody, 'htmlBody'),
  };
}

function optionalText(value: unknown, limit: number, parameter: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw argumentError(parameter);
  if (value.length > limit) throw outOfRange(parameter);
  return value;
}
