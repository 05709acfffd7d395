// Reads mail in a Web Worker, one at a time; on the screen's own thread, mail by mail, where there is no worker.
import type { Mail } from '../../../domain/mail';
import type { ClosestMiss, Triage, TriageSetting, Verdict } from '../../../domain/triage';
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
  readonly loadHere?: () => Promise<Reader>;
  /** Lets the screen paint and answer before the next mail. */
  readonly pause?: () => Promise<void>;
}

/** The domain's own functions, for where there is no worker. */
export interface Reader {
  readonly triageMail: (mail: Mail, setting: TriageSetting) => Triage;
  readonly findClosestMiss: (
    mail: Mail,
    setting: TriageSetting,
    verdict: Verdict,
  ) => ClosestMiss | null;
}

type Found =
  | { readonly kind: 'read'; readonly triage: Triage }
  | { readonly kind: 'missed'; readonly miss: ClosestMiss | null };

interface Waiting {
  readonly mail: Mail;
  readonly setting: TriageSetting;
  /** null: the verdict itself is asked for. */
  readonly missOf: Verdict | null;
  readonly signal: AbortSignal | undefined;
  readonly tell: (answer: Found | 'cancelled' | DeskError) => void;
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

  const finish = (answered: number, answer: Found | 'cancelled' | DeskError): void => {
    if (answered !== ticket || running === null) return;
    const { tell, signal } = running;
    running = null;
    tell(signal?.aborted === true ? 'cancelled' : answer);
    advance();
  };

  const ask = (to: TriageWorker, { mail, setting, missOf }: Waiting): void => {
    const { matrix, people, ...rest } = setting;
    if (sent?.of.matrix !== matrix || sent.of.people !== people) {
      sent = { house: (sent?.house ?? 0) + 1, of: setting };
      to.postMessage({ kind: 'house', house: sent.house, matrix, people });
    }
    to.postMessage({ kind: 'mail', ticket, house: sent.house, mail, setting: rest, missOf });
  };

  const listen = (to: TriageWorker): void => {
    to.onmessage = ({ data }) => {
      finish(data.ticket, data.kind === 'failed' ? new DeskError('triage/failed') : data);
    };
    // The worker's file did not come, or the worker itself broke: the mails are read here from now on.
    to.onerror = () => {
      if (worker !== to) return;
      to.terminate();
      worker = 'none';
      if (running !== null) void readHere(running, ticket);
    };
  };

  const readHere = async ({ mail, setting, missOf }: Waiting, mine: number): Promise<void> => {
    try {
      const { triageMail, findClosestMiss } = await loadHere();
      await pause();
      if (mine !== ticket) return;
      finish(
        mine,
        missOf === null
          ? { kind: 'read', triage: triageMail(mail, setting) }
          : { kind: 'missed', miss: findClosestMiss(mail, setting, missOf) },
      );
    } catch {
      finish(mine, new DeskError('triage/failed'));
    }
  };

  const put = async (asked: Omit<Waiting, 'tell'>): Promise<Found | 'cancelled'> =>
    new Promise((resolve, reject) => {
      line.push({
        ...asked,
        tell: (answer) => {
          if (answer instanceof DeskError) reject(answer);
          else resolve(answer);
        },
      });
      advance();
    });

  return {
    triage: async (mail, setting, signal) => {
      const found = await put({ mail, setting, missOf: null, signal });
      if (found === 'cancelled') return found;
      if (found.kind !== 'read') throw new DeskError('triage/failed');
      return found.triage;
    },
    findMiss: async (mail, setting, verdict, signal) => {
      const found = await put({ mail, setting, missOf: verdict, signal });
      if (found === 'cancelled') return found;
      if (found.kind !== 'missed') throw new DeskError('triage/failed');
      return found.miss;
    },
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

async function loadTriage(): Promise<Reader> {
  const { findClosestMiss, triageMail } = await import(
    /* webpackChunkName: "triage" */ '../../../domain/triage'
  );
  return { findClosestMiss, triageMail };
}

async function nextTask(): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });
}
