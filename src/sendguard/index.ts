// The Smart Alerts handler for OnMessageSend: one ES2016 file for a runtime without a DOM, without network or imports.
// Sending never depends on it: whatever fails or takes long lets the mail go.
import { checkDraft } from './checkDraft';

/** Outlook shows a "taking longer" dialog after five seconds; we are out of the way well before. */
const PATIENCE_MILLISECONDS = 2500;

type Reader<T> = (done: (result: Office.AsyncResult<T>) => void) => void;

/** One callback API as a promise; a failure reads as `nothing`, because the guard never stands in the way. */
function readOr<T>(reader: Reader<T>, nothing: T): Promise<T> {
  return new Promise((resolve) => {
    reader((result) => {
      resolve(result.status === Office.AsyncResultStatus.Succeeded ? result.value : nothing);
    });
  });
}

async function findingsOf(item: Office.MessageCompose, sender: string): Promise<readonly string[]> {
  const none: Office.EmailAddressDetails[] = [];
  const [subject, body, to, cc, bcc] = await Promise.all([
    readOr<string>((done) => {
      item.subject.getAsync(done);
    }, ''),
    readOr<string>((done) => {
      item.body.getAsync(Office.CoercionType.Text, done);
    }, ''),
    readOr((done) => {
      item.to.getAsync(done);
    }, none),
    readOr((done) => {
      item.cc.getAsync(done);
    }, none),
    readOr((done) => {
      item.bcc.getAsync(done);
    }, none),
  ]);
  return checkDraft({
    subject,
    body,
    recipients: [...to, ...cc, ...bcc].map((person) => person.emailAddress),
    sender,
  });
}

function onMessageSendHandler(event: Office.MailboxEvent): void {
  let isDone = false;
  const answer = (findings: readonly string[]): void => {
    if (isDone) return;
    isDone = true;
    if (findings.length === 0) event.completed({ allowEvent: true });
    else event.completed({ allowEvent: false, errorMessage: findings.join(' ').slice(0, 500) });
  };
  setTimeout(() => {
    answer([]);
  }, PATIENCE_MILLISECONDS);
  const { mailbox } = Office.context;
  findingsOf(
    mailbox.item as unknown as Office.MessageCompose,
    mailbox.userProfile.emailAddress,
  ).then(answer, () => {
    answer([]);
  });
}

Office.actions.associate('onMessageSendHandler', onMessageSendHandler);
