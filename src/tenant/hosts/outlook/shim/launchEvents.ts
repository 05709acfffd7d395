/** What an event-based handler gets and gives: its event object, and `completed` with its limits. */
import type { SendVerdict } from '../conversation';
import type { PaneContext } from './context';
import type { HostLine } from './hostLine';

/** What the handler hands to `event.completed`, as far as the host reads it. */
interface Completion {
  readonly allowEvent?: boolean;
  readonly errorMessage?: string;
  readonly cancelLabel?: string;
  readonly commandId?: string;
  readonly contextData?: string;
  readonly sendModeOverride?: string;
}

export type LaunchHandler = (event: {
  readonly type: string;
  readonly completed: (options?: Completion) => void;
}) => void;

/** Microsoft's page on limits: a Smart Alerts message takes 500 characters, a button 20. */
const MESSAGE_CHARACTERS = 500;
const LABEL_CHARACTERS = 20;

/** Runs the associated handler when the host says so; a function that nobody associated is an uncaught error. */
export function answerLaunchEvents(
  line: HostLine,
  handlers: ReadonlyMap<string, LaunchHandler>,
  supports: (mailboxSet: string) => boolean,
): void {
  line.hear((event) => {
    if (event.name !== 'send') return;
    const handler = handlers.get(event.functionName);
    if (handler === undefined) throw new Error('The send handler was never associated');
    let isDone = false;
    handler({
      type: 'olkOnMessageSend',
      completed: (options = {}) => {
        // Only the first word counts.
        if (isDone) return;
        isDone = true;
        void line.ask('completeSend', toVerdict(options, supports));
      },
    });
  });
}

/** Options of a later requirement set are not heard by an earlier client. */
function toVerdict(options: Completion, supports: (mailboxSet: string) => boolean): SendVerdict {
  const { allowEvent = false, errorMessage = '', ...later } = options;
  const {
    cancelLabel = '',
    commandId = '',
    contextData = '',
    sendModeOverride = '',
  } = supports('1.14') ? later : {};
  return {
    allowEvent,
    errorMessage: errorMessage.slice(0, MESSAGE_CHARACTERS),
    cancelLabel: cancelLabel.slice(0, LABEL_CHARACTERS),
    commandId,
    contextData,
    sendModeOverride,
  };
}

const WINDOWS = [
  'displayAppointmentForm',
  'displayAppointmentFormAsync',
  'displayMessageForm',
  'displayMessageFormAsync',
  'displayNewMessageForm',
  'displayNewMessageFormAsync',
];

/** What Microsoft's page on event-based activation lists as unsupported there: no windows and no forms. */
export function withoutWindows(context: PaneContext): object {
  const { ui, mailbox, ...rest } = context;
  const gone = (names: readonly string[]): PropertyDescriptorMap =>
    Object.fromEntries(names.map((name) => [name, { value: undefined }]));
  return {
    ...rest,
    ui: Object.create(ui, gone(['displayDialogAsync', 'messageParent'])) as object,
    mailbox: Object.create(mailbox, gone(WINDOWS)) as object,
  };
}
