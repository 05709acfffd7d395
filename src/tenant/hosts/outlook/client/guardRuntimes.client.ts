/** The two places where Outlook runs a launch event: a page out of sight, or a runtime that has only JavaScript. */
import type { SendGuard } from '../../addIn';
import type { SendVerdict } from '../conversation';
import { isOfficeCall, openAddInFrame } from './addInFrame.client';
import { answerOfficeCall, type Surface } from './officeAnswers.client';

/** One run of the handler. */
export interface GuardRun {
  readonly outcome: Promise<
    { readonly kind: 'said'; readonly verdict: SendVerdict } | { readonly kind: 'unavailable' }
  >;
  /** Takes the runtime down, whether it answered or not. */
  end(): void;
}

/** Classic Outlook on Windows: a worker without DOM stands for it. */
export function runInScript(surface: Surface, guard: SendGuard): GuardRun {
  const script = new URL(guard.scriptPath, surface.session.origins.pages).href;
  const worker = new Worker(`/launch-event-runtime.js?script=${encodeURIComponent(script)}`);
  const outcome: GuardRun['outcome'] = new Promise((resolve) => {
    const guarded = heardBy(surface, (verdict) => {
      resolve({ kind: 'said', verdict });
    });
    worker.addEventListener('error', () => {
      resolve({ kind: 'unavailable' });
    });
    worker.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.data === 'office-runtime-ready') {
        const { functionName } = guard;
        worker.postMessage({ kind: 'office-event', name: 'send', functionName });
      } else if (isOfficeCall(event.data)) {
        void answerOfficeCall(guarded, event.data).then((answer) => {
          worker.postMessage(answer);
        });
      }
    });
  });
  return {
    outcome,
    end: () => {
      worker.terminate();
    },
  };
}

/** Longest wait between the page being there and its library saying so; a page that is missing says nothing. */
const SILENCE_MS = 2_000;

/** Outlook on the web, the new Outlook and the Mac: the page that the manifest names, in a frame nobody sees. */
export function runInPage(surface: Surface, guard: SendGuard): GuardRun {
  let tell: (outcome: Awaited<GuardRun['outcome']>) => void = () => undefined;
  const outcome: GuardRun['outcome'] = new Promise((resolve) => {
    tell = resolve;
  });
  let silence: ReturnType<typeof setTimeout> | undefined;
  const frame = openAddInFrame(
    {
      ...heardBy(surface, (verdict) => {
        tell({ kind: 'said', verdict });
      }),
      launched: (names) => {
        clearTimeout(silence);
        if (names?.includes(guard.functionName) === true) frame.announceSend(guard.functionName);
        else tell({ kind: 'unavailable' });
      },
    },
    guard.pagePath,
  );
  frame.element.className = 'launch-event';
  frame.element.hidden = true;
  frame.element.title = 'Launch event';
  frame.element.addEventListener('load', () => {
    silence = setTimeout(tell, SILENCE_MS, { kind: 'unavailable' });
  });
  document.body.append(frame.element);
  return {
    outcome,
    end: () => {
      clearTimeout(silence);
      frame.close();
    },
  };
}

function heardBy(surface: Surface, completeSend: (verdict: SendVerdict) => void): Surface {
  return { ...surface, isLaunchEvent: true, completeSend };
}
