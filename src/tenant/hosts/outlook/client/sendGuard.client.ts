/** Runs the add-in's send guard when somebody presses Send, and asks the person where the guard objects or fails. */
import { askInDialog } from '../../dom.client';
import type { SendGuard } from '../../addIn';
import type { SendVerdict } from '../conversation';
import { runInPage, runInScript, type GuardRun } from './guardRuntimes.client';
import type { Surface } from './officeAnswers.client';
import { askWhileWaiting } from './waitingDialog.client';

/** What the person settled on: send, stay in the draft, or stay and open the pane. */
export type SendDecision = 'send' | 'stay' | 'openPane';

type Outcome =
  | { readonly kind: 'said'; readonly verdict: SendVerdict }
  | { readonly kind: 'decided'; readonly decision: SendDecision }
  | { readonly kind: 'unavailable' };

/** Asks the guard, then the person where the guard objects; sending never depends on the guard being there. */
export async function decideSend(surface: Surface): Promise<SendDecision> {
  const { addIn, quirks } = surface.session;
  const { guard, name } = addIn;
  if (guard === null) return 'send';
  const outcome: Outcome = quirks.includes('guard-unavailable')
    ? { kind: 'unavailable' }
    : await runGuard(surface, guard);
  switch (outcome.kind) {
    case 'said':
      return outcome.verdict.allowEvent
        ? 'send'
        : askAboutObjection(name, outcome.verdict, guard.sendMode);
    case 'decided':
      return outcome.decision;
    case 'unavailable':
      return askWithoutGuard(name, guard.sendMode);
  }
}

/** Only Block keeps the mail when the add-in cannot run (Microsoft's page on the send mode options). */
async function askWithoutGuard(
  name: string,
  sendMode: SendGuard['sendMode'],
): Promise<SendDecision> {
  if (sendMode === 'SoftBlock') return 'send';
  if (sendMode === 'Block') {
    await askInDialog(name, `${name} is not available. This message cannot be sent now.`, [
      "Don't send",
    ]);
    return 'stay';
  }
  const text = `${name} is not available to check your message.`;
  const choice = await askInDialog(name, text, ['Send anyway', "Don't send"]);
  return choice === 'Send anyway' ? 'send' : 'stay';
}

async function askAboutObjection(
  name: string,
  verdict: SendVerdict,
  sendMode: SendGuard['sendMode'],
): Promise<SendDecision> {
  const { cancelLabel, commandId, errorMessage, sendModeOverride } = verdict;
  const maySend = sendMode === 'PromptUser' || sendModeOverride === 'promptUser';
  // The button may carry the add-in's own words; with a command it opens the pane.
  const stay = cancelLabel === '' ? "Don't send" : cancelLabel;
  const openPane = commandId === '' ? [] : (['Open pane'] as const);
  const choice = await askInDialog(name, errorMessage, [
    ...(maySend ? (['Send anyway'] as const) : []),
    ...openPane,
    stay,
  ] as [string, ...string[]]);
  if (choice === 'Send anyway') return 'send';
  return choice === 'Open pane' ? 'openPane' : 'stay';
}

async function runGuard(surface: Surface, guard: SendGuard): Promise<Outcome> {
  const { name } = surface.session.addIn;
  const run: GuardRun =
    surface.session.profile.launchRuntime === 'page'
      ? runInPage(surface, guard)
      : runInScript(surface, guard);
  const waiting = askWhileWaiting(name, guard.sendMode !== 'Block');
  const limit = surface.session.guardSeconds * 1000;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(resolve, limit, { kind: 'unavailable' });
  });
  try {
    return await Promise.race([
      run.outcome,
      late,
      waiting.choice.then((choice): Outcome => ({
        kind: 'decided',
        decision: choice === 'Send anyway' ? 'send' : 'stay',
      })),
    ]);
  } finally {
    clearTimeout(timer);
    waiting.end();
    run.end();
  }
}
