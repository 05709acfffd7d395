/** A draft as `Office.context.mailbox.item`, in the pane and in the launch-event runtime. */
import type { ComposeSnapshot, Person, RecipientField } from '../conversation';
import { refuseLongerThan, settle, type Tail } from './asyncResults';
import { composeBody, nothing, type ComposeBody } from './body';
import { LIMITS } from './constants';
import { HostRefusal, type HostLine } from './hostLine';
import { notificationMessages } from './notifications';
import { toEmailAddressDetails, toPerson } from './people';
import { sharedMembers, type SharedMembers } from './sharedProperties';

type DraftFacts = Pick<
  Office.MessageCompose,
  | 'itemType'
  | 'subject'
  | 'to'
  | 'cc'
  | 'bcc'
  | 'from'
  | 'sessionData'
  | 'notificationMessages'
  | 'saveAsync'
  | 'getItemIdAsync'
  | 'getComposeTypeAsync'
  | 'setSelectedDataAsync'
>;

/** A draft that was never saved may have no conversation yet. */
interface Draft extends DraftFacts, Partial<SharedMembers> {
  readonly conversationId: string | null;
  readonly body: ComposeBody;
}

type RecipientList = Parameters<Office.Recipients['setAsync']>[0];

/** Makes the item object for one draft. */
export function composeItem(line: HostLine, snapshot: ComposeSnapshot): Draft {
  const { serial } = snapshot;
  return {
    itemType: 'message',
    conversationId: snapshot.conversationId,
    subject: subjectField(line, serial),
    to: recipientField(line, serial, 'to'),
    cc: recipientField(line, serial, 'cc'),
    bcc: recipientField(line, serial, 'bcc'),
    from: {
      getAsync: (...tail: Tail<Office.EmailAddressDetails>) => {
        settle(tail, line.ask('getFrom', serial).then(toEmailAddressDetails));
      },
    },
    body: composeBody(line, serial),
    setSelectedDataAsync: composeBody(line, serial).setSelectedDataAsync,
    sessionData: sessionData(line, serial),
    notificationMessages: notificationMessages(line, serial),
    saveAsync: (...tail: Tail<string>) => {
      settle(tail, line.ask('saveDraft', serial));
    },
    getItemIdAsync: (...tail: Tail<string>) => {
      settle(tail, line.ask('getDraftId', serial));
    },
    getComposeTypeAsync: (...tail: Tail<unknown>) => {
      settle(
        tail,
        line
          .ask('getComposeType', serial)
          .then((composeType) => ({ composeType, coercionType: 'html' })),
      );
    },
    ...sharedMembers(line, snapshot),
  };
}

function subjectField(line: HostLine, serial: number): Office.Subject {
  return {
    getAsync: (...tail: Tail<string>) => {
      settle(tail, line.ask('getSubject', serial));
    },
    setAsync: (subject: string, ...tail: Tail<void>) => {
      refuseLongerThan(subject, LIMITS.subject, 'subject');
      settle(tail, line.ask('setSubject', serial, subject).then(nothing));
    },
  };
}

function recipientField(line: HostLine, serial: number, field: RecipientField): Office.Recipients {
  const put =
    (mode: 'set' | 'add') =>
    (recipients: RecipientList, ...tail: Tail<void>) => {
      const people = recipients.map(toPerson);
      settle(tail, line.ask('setRecipients', serial, field, people, mode).then(nothing));
    };
  return {
    getAsync: (...tail: Tail<Office.EmailAddressDetails[]>) => {
      const toDetails = (people: readonly Person[]): Office.EmailAddressDetails[] =>
        people.map(toEmailAddressDetails);
      settle(tail, line.ask('getRecipients', serial, field).then(toDetails));
    },
    setAsync: put('set'),
    addAsync: put('add'),
  };
}

/** Name-value pairs that live as long as the draft is open; the send guard reads what the pane wrote. */
function sessionData(line: HostLine, serial: number): Office.SessionData {
  const change = async (edit: (all: Map<string, string>) => void): Promise<void> => {
    const all = new Map(Object.entries(await line.ask('getSessionData', serial)));
    edit(all);
    const changed = Object.fromEntries(all);
    if (JSON.stringify(changed).length > LIMITS.sessionData) {
      throw new HostRefusal({
        code: 9051,
        name: 'SessionObjectMaxLengthExceeded',
        message: `The session data object is longer than ${String(LIMITS.sessionData)} characters.`,
      });
    }
    await line.ask('setSessionData', serial, changed);
  };
  const read = async (name: string): Promise<string> => {
    const value = (await line.ask('getSessionData', serial))[name];
    if (value === undefined) {
      throw new HostRefusal({
        code: 9050,
        name: 'KeyNotFound',
        message: 'The specified key was not found.',
      });
    }
    return value;
  };
  return {
    getAsync: (name: string, ...tail: Tail<string>) => {
      settle(tail, read(name));
    },
    getAllAsync: (...tail: Tail<object>) => {
      settle<object>(tail, line.ask('getSessionData', serial));
    },
    setAsync: (name: string, value: string, ...tail: Tail<void>) => {
      settle(
        tail,
        change((all) => all.set(name, value)),
      );
    },
    removeAsync: (name: string, ...tail: Tail<void>) => {
      settle(
        tail,
        change((all) => all.delete(name)),
      );
    },
    clearAsync: (...tail: Tail<void>) => {
      settle(
        tail,
        change((all) => {
          all.clear();
        }),
      );
    },
  };
}
