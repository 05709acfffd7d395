/** The question that Outlook asks when a handler of Send takes longer than five seconds. */
import { make, makeButton } from '../../dom.client';

const PATIENCE_MS = 5_000;

/** The question, and its end when the handler answers after all. */
export interface WaitingQuestion {
  /** What the person pressed; never settles when nobody presses anything. */
  readonly choice: Promise<'Send anyway' | "Don't send">;
  end(): void;
}

/** Asks after five seconds; where the guard may not be passed by, the person can only give up. */
export function askWhileWaiting(name: string, maySend: boolean): WaitingQuestion {
  let choose: (choice: 'Send anyway' | "Don't send") => void = () => undefined;
  const choice = new Promise<'Send anyway' | "Don't send">((resolve) => {
    choose = resolve;
  });
  const button = (label: 'Send anyway' | "Don't send"): HTMLButtonElement =>
    makeButton(label, () => {
      choose(label);
    });
  const dialog = make(
    'dialog',
    { class: 'question', 'aria-labelledby': 'waiting-title' },
    make('h2', { id: 'waiting-title' }, name),
    make('p', {}, `${name} is taking longer than expected to check your message.`),
    make(
      'div',
      { class: 'choices' },
      ...(maySend ? [button('Send anyway')] : []),
      button("Don't send"),
    ),
  );
  dialog.addEventListener('cancel', () => {
    choose("Don't send");
  });
  const timer = setTimeout(() => {
    document.body.append(dialog);
    dialog.showModal();
  }, PATIENCE_MS);
  return {
    choice,
    end: () => {
      clearTimeout(timer);
      dialog.remove();
    },
  };
}
