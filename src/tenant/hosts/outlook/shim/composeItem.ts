/** A draft as `Office.context.mailbox.item`, in the pane and in the launch-event runtime. */
import type { AttachmentFacts, ComposeSnapshot, RecipientField } from '../conversation';
import { attachmentDetails, attachmentMembers, type AttachmentMembers } from './attachments';
import { composeBody, formatOf, type ComposeBody } from './body';
import { nothing, type OfficeClient, type Tail } from './calls';
import { itemCategories } from './categories';
import { mindText } from './checks';
import { LIMITS } from './constants';
import { customPropertyMembers, type CustomPropertyMembers } from './customProperties';
import { internetHeaders, sessionData } from './draftData';
import { notificationMessages } from './notifications';
import { mindRecipients, toEmailAddressDetails } from './people';
import { sharedMembers, type SharedMembers } from './sharedProperties';

type DraftFacts = Pick<
  Office.MessageCompose,
  | 'itemType'
  | 'subject'
  | 'to'
  | 'cc'
  | 'bcc'
  | 'from'
  | 'notificationMessages'
  | 'saveAsync'
  | 'setSelectedDataAsync'
  | 'close'
>;

/** Members that came with a requirement set. */
type LaterFacts = Pick<
  Office.MessageCompose,
  | 'categories'
  | 'internetHeaders'
  | 'getItemIdAsync'
  | 'getComposeTypeAsync'
  | 'isClientSignatureEnabledAsync'
  | 'disableClientSignatureAsync'
  | 'sessionData'
  | 'inReplyTo'
  | 'sendAsync'
> & {
  readonly getAttachmentsAsync: (...tail: Tail<Office.AttachmentDetails[]>) => void;
  readonly getSelectedDataAsync: (
    coercionType: string,
    ...tail: Tail<{ data: string; sourceProperty: string }>
  ) => void;
};

/** A draft that was never saved may have no conversation yet. */
interface Draft
  extends
    DraftFacts,
    CustomPropertyMembers,
    Partial<LaterFacts>,
    Partial<AttachmentMembers>,
    Partial<SharedMembers> {
  readonly conversationId: string | null;
  readonly body: ComposeBody;
}

type RecipientList = Parameters<Office.Recipients['setAsync']>[0];

/** Makes the item object for one draft. */
export function composeItem(client: OfficeClient, snapshot: ComposeSnapshot): Draft {
  const { line } = client;
  const item = client.nameOf(snapshot);
  return {
    itemType: 'message',
    conversationId: snapshot.conversationId,
    subject: subjectField(client, item),
    to: recipientField(client, item, 'to'),
    cc: recipientField(client, item, 'cc'),
    bcc: recipientField(client, item, 'bcc'),
    from: {
      getAsync: (...tail: Tail<Office.EmailAddressDetails>) => {
        client.call({ name: 'from.getAsync', needs: 'ReadItem', callback: 'required' }, tail, () =>
          line.ask('getFrom', item).then(toEmailAddressDetails),
        );
      },
    },
    body: composeBody(client, item),
    setSelectedDataAsync: composeBody(client, item).setSelectedDataAsync,
    notificationMessages: notificationMessages(client, item),
    saveAsync: (...tail: Tail<string>) => {
      client.call({ name: 'item.saveAsync', needs: 'ReadWriteItem' }, tail, () =>
        line.ask('saveDraft', item),
      );
    },
    close: () => {
      void line.ask('closeDraft', item);
    },
    ...customPropertyMembers(client, item),
    ...laterMembers(client, snapshot, item),
    ...sharedMembers(client, snapshot),
  };
}

function laterMembers(
  client: OfficeClient,
  snapshot: ComposeSnapshot,
  item: number,
): Partial<LaterFacts> & Partial<AttachmentMembers> {
  const { line } = client;
  const sets: readonly (readonly [
    string,
    () => Partial<LaterFacts> & Partial<AttachmentMembers>,
  ])[] = [
    [
      '1.2',
      () => ({
        getSelectedDataAsync: (coercionType, ...tail) => {
          client.call(
            { name: 'item.getSelectedDataAsync', needs: 'ReadWriteItem', callback: 'required' },
            tail,
            () =>
              line
                .ask('getSelectedText', item, formatOf(coercionType))
                .then((data) => ({ data, sourceProperty: 'body' })),
          );
        },
      }),
    ],
    [
      '1.8',
      () => ({
        categories: itemCategories(client, item),
        internetHeaders: internetHeaders(client, item),
        getItemIdAsync: (...tail: Tail<string>) => {
          client.call(
            { name: 'item.getItemIdAsync', needs: 'ReadItem', callback: 'required' },
            tail,
            () => line.ask('getDraftId', item),
          );
        },
        getAttachmentsAsync: (...tail) => {
          const details = (all: readonly AttachmentFacts[]): Office.AttachmentDetails[] =>
            attachmentDetails(all);
          client.call(
            { name: 'item.getAttachmentsAsync', needs: 'ReadItem', callback: 'required' },
            tail,
            () => line.ask('getAttachments', item).then(details),
          );
        },
        ...attachmentMembers(client, item),
      }),
    ],
    ['1.10', () => signatureMembers(client, item)],
    ['1.11', () => ({ sessionData: sessionData(client, item) })],
    ['1.14', () => (snapshot.inReplyTo === null ? {} : { inReplyTo: snapshot.inReplyTo })],
    [
      '1.15',
      () => ({
        sendAsync: (...tail: Tail<void>) => {
          client.call({ name: 'item.sendAsync', needs: 'ReadWriteMailbox' }, tail, () =>
            line.ask('sendDraft', item).then(nothing),
          );
        },
      }),
    ],
  ];
  return Object.assign(
    {},
    ...sets.filter(([set]) => client.supports(set)).map(([, members]) => members()),
  ) as Partial<LaterFacts> & Partial<AttachmentMembers>;
}

function signatureMembers(
  client: OfficeClient,
  item: number,
): Pick<
  LaterFacts,
  'getComposeTypeAsync' | 'isClientSignatureEnabledAsync' | 'disableClientSignatureAsync'
> {
  const { line } = client;
  return {
    getComposeTypeAsync: (...tail: Tail<unknown>) => {
      client.call<unknown>(
        { name: 'item.getComposeTypeAsync', needs: 'ReadItem', callback: 'required' },
        tail,
        () =>
          line
            .ask('getComposeType', item)
            .then((composeType) => ({ composeType, coercionType: 'html' })),
      );
    },
    isClientSignatureEnabledAsync: (...tail: Tail<boolean>) => {
      client.call(
        { name: 'isClientSignatureEnabledAsync', needs: 'ReadItem', callback: 'required' },
        tail,
        () => line.ask('isClientSignatureEnabled', item),
      );
    },
    disableClientSignatureAsync: (...tail: Tail<void>) => {
      client.call(
        { name: 'disableClientSignatureAsync', needs: 'ReadWriteItem', callback: 'required' },
        tail,
        () => line.ask('disableClientSignature', item).then(nothing),
      );
    },
  };
}

function subjectField(client: OfficeClient, item: number): Office.Subject {
  const { line } = client;
  return {
    getAsync: (...tail: Tail<string>) => {
      client.call({ name: 'subject.getAsync', needs: 'ReadItem', callback: 'required' }, tail, () =>
        line.ask('getSubject', item),
      );
    },
    setAsync: (subject: string, ...tail: Tail<void>) => {
      client.call({ name: 'subject.setAsync', needs: 'ReadWriteItem' }, tail, () =>
        line.ask('setSubject', item, mindText(subject, 'subject', LIMITS.subject)).then(nothing),
      );
    },
  };
}

function recipientField(
  client: OfficeClient,
  item: number,
  field: RecipientField,
): Office.Recipients {
  const { line } = client;
  const put =
    (mode: 'set' | 'add') =>
    (recipients: RecipientList, ...tail: Tail<void>) => {
      client.call({ name: `${field}.${mode}Async`, needs: 'ReadWriteItem' }, tail, () =>
        line.ask('setRecipients', item, field, mindRecipients(recipients), mode).then(nothing),
      );
    };
  return {
    getAsync: (...tail: Tail<Office.EmailAddressDetails[]>) => {
      client.call(
        { name: `${field}.getAsync`, needs: 'ReadItem', callback: 'required' },
        tail,
        () => line.ask('getRecipients', item, field).then((all) => all.map(toEmailAddressDetails)),
      );
    },
    setAsync: put('set'),
    addAsync: put('add'),
  };
}
