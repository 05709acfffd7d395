/** Runs the add-in's send guard when somebody presses Send, as classic Outlook does: a runtime without DOM. */
import { askInDialog } from '../../dom.client';
import type { SendVerdict } from '../conversation';
import { isOfficeCall } from './addInFrame.client';
import { answerOfficeCall, type Surface } from './officeAnswers.client';

/** Outlook asks after five seconds and gives the handler up after five minutes. */
const PATIENCE_MS = 5_000;

type GuardOutcome =
  { kind: 'said'; verdict: SendVerdict } | { kind: 'silent' } | { kind: 'broken' };

/** What the person settled on: send, stay in the draft, or stay and open the pane. */
export type SendDecision = 'send' | 'stay' | 'openPane';

/** Asks the guard, then the person where the guard objects; sending never depends on the guard being there. */
export async function decideSend(surface: Surface): Promise<SendDecision> {
  const { guard, name } = surface.session.addIn;
  if (guard === null) return 'send';
  const outcome = await runGuard(surface, guard.scriptPath, guard.functionName);
  if (outcome.kind === 'said' && outcome.verdict.allowEvent) return 'send';
  if (outcome.kind === 'said') {
    const mode = outcome.verdict.sendModeOverride === 'promptUser' ? 'PromptUser' : guard.sendMode;
    return askAboutObjection(name, outcome.verdict, mode !== 'PromptUser');
  }
  if (guard.sendMode === 'Block') {
    await askInDialog(name, `${name} is not available. This message cannot be sent now.`, [
      "Don't send",
    ]);
    return 'stay';
  }
  const text =
    outcome.kind === 'silent'
      ? `${name} is taking longer than expected to check your message.`
      : `${name} is not available to check your message.`;
  const choice = await askInDialog(name, text, ['Send anyway', "Don't send"]);
  return choice === 'Send anyway' ? 'send' : 'stay';
}

async function askAboutObjection(
  name: string,
  verdict: SendVerdict,
  isBlocking: boolean,
): Promise<SendDecision> {
  const openPane = verdict.commandId === '' ? [] : (['Open pane'] as const);
  const choice = isBlocking
    ? await askInDialog(name, verdict.errorMessage, ["Don't send", ...openPane])
    : await askInDialog(name, verdict.errorMessage, ['Send anyway', ...openPane, "Don't send"]);
  if (choice === 'Send anyway') return 'send';
  return choice === 'Open pane' ? 'openPane' : 'stay';
}

function runGuard(
  surface: Surface,
  scriptPath: string,
  functionName: string,
): Promise<GuardOutcome> {
  const script = new URL(scriptPath, surface.session.origins.pages).href;
  const worker = new Worker(`/launch-event-runtime.js?script=${encodeURIComponent(script)}`);
  return new Promise<GuardOutcome>((resolve) => {
    const patience = setTimeout(() => {
      resolve({ kind: 'silent' });
    }, PATIENCE_MS);
    const settle = (outcome: GuardOutcome): void => {
      clearTimeout(patience);
      resolve(outcome);
    };
    const guarded: Surface = {
      ...surface,
      completeSend: (verdict) => {
        settle({ kind: 'said', verdict });
      },
    };
    worker.addEventListener('error', () => {
      settle({ kind: 'broken' });
    });
    worker.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.data === 'office-runtime-ready') {
        worker.postMessage({ kind: 'office-event', name: 'send', functionName });
      } else if (isOfficeCall(event.data)) {
        void answerOfficeCall(guarded, event.data).then((answer) => {
          worker.postMessage(answer);
        });
      }
    });
  }).finally(() => {
    worker.terminate();
  });
}
