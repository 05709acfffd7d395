// Reads mail in a Web Worker, one at a time; on the screen's own thread, mail by mail, where there is no worker.
import type { Mail } from '../../../domain/mail';
import type { Triage, TriageSetting } from '../../../domain/triage';
import { DeskError, type Triager } from '../../../ports';
import type { FromWorker, ToWorker } from './messages';

/** The part of a Worker that the triager needs. */
export interface TriageWorker {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

export interface TriagerParts {
  /** Throws or answers null where workers are not to be had. */
  readonly openWorker?: () => TriageWorker | null;
  readonly loadHere?: () => Promise<(mail: Mail, setting: TriageSetting) => Triage>;
  /** Lets the screen paint and answer before the next mail. */
  readonly pause?: () => Promise<void>;
}

interface Waiting {
  readonly mail: Mail;
  readonly setting: TriageSetting;
  readonly signal: AbortSignal | undefined;
  readonly tell: (answer: Triage | 'cancelled' | DeskError) => void;
}

/** Nothing is loaded before the first mail. */
export function createTriager({
  openWorker = openOwnWorker,
  loadHere = loadTriage,
  pause = nextTask,
}: TriagerParts = {}): Triager {
  const line: Waiting[] = [];
  let worker: TriageWorker | 'none' | null = null;
  let sent: { readonly house: number; readonly of: TriageSetting } | null = null;
  let running: Waiting | null = null;
  let ticket = 0;

  const advance = (): void => {
    if (running !== null) return;
    const next = line.shift();
    if (next === undefined) return;
    if (next.signal?.aborted === true) {
      next.tell('cancelled');
      advance();
      return;
    }
    running = next;
    ticket += 1;
    worker ??= attempt(openWorker, listen) ?? 'none';
    if (worker === 'none') void readHere(next, ticket);
    else ask(worker, next);
  };

  const finish = (answered: number, answer: Triage | 'cancelled' | DeskError): void => {
    if (answered !== ticket || running === null) return;
    const { tell, signal } = running;
    running = null;
    tell(signal?.aborted === true ? 'cancelled' : answer);
    advance();
  };

  const ask = (to: TriageWorker, { mail, setting }: Waiting): void => {
    const { matrix, people, ...rest } = setting;
    if (sent?.of.matrix !== matrix || sent.of.people !== people) {
      sent = { house: (sent?.house ?? 0) + 1, of: setting };
      to.postMessage({ kind: 'house', house: sent.house, matrix, people });
    }
    to.postMessage({ kind: 'mail', ticket, house: sent.house, mail, setting: rest });
  };

  const listen = (to: TriageWorker): void => {
    to.onmessage = ({ data }) => {
      finish(data.ticket, data.kind === 'read' ? data.triage : new DeskError('triage/failed'));
    };
    // The worker's file did not come, or the worker itself broke: the mails are read here from now on.
    to.onerror = () => {
      if (worker !== to) return;
      to.terminate();
      worker = 'none';
      if (running !== null) void readHere(running, ticket);
    };
  };

  const readHere = async ({ mail, setting }: Waiting, mine: number): Promise<void> => {
    try {
      const triageMail = await loadHere();
      await pause();
      if (mine !== ticket) return;
      finish(mine, triageMail(mail, setting));
    } catch {
      finish(mine, new DeskError('triage/failed'));
    }
  };

  return {
    triage: async (mail, setting, signal) =>
      new Promise((resolve, reject) => {
        line.push({
          mail,
          setting,
          signal,
          tell: (answer) => {
            if (answer instanceof DeskError) reject(answer);
            else resolve(answer);
          },
        });
        advance();
      }),
    stop: () => {
      if (worker !== null && worker !== 'none') worker.terminate();
      worker = null;
      sent = null;
      ticket += 1;
      const left = [...(running === null ? [] : [running]), ...line.splice(0)];
      running = null;
      for (const { tell } of left) tell('cancelled');
    },
  };
}

function attempt(
  openWorker: () => TriageWorker | null,
  listen: (worker: TriageWorker) => void,
): TriageWorker | null {
  try {
    const worker = openWorker();
    if (worker !== null) listen(worker);
    return worker;
  } catch {
    // A browser or a policy that forbids workers is an ordinary state: the mails are read on this thread.
    return null;
  }
}

function openOwnWorker(): TriageWorker | null {
  if (typeof Worker === 'undefined') return null;
  return new Worker(
    /* webpackChunkName: "triageWorker" */ new URL('./triageWorker.ts', import.meta.url),
  );
}

async function loadTriage(): Promise<(mail: Mail, setting: TriageSetting) => Triage> {
  const { triageMail } = await import(/* webpackChunkName: "triage" */ '../../../domain/triage');
  return triageMail;
}

async function nextTask(): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });
}
