// The queue's life: read, re-read when the tab comes back, answer once, and show what the server made of the answer.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DecisionAnswer, Proposal } from '../../domain/holds';
import type { Instant, LocalDate } from '../../domain/time';
import { useDesk } from '../../ui/DeskContext';
import { useWork, type Work, type WorkState } from '../../ui/useWork';
import { decideProposal } from '../../workflows/decideProposal';
import type {
  ApprovalLine,
  Approvals,
  DecisionOutcome,
  SettledChange,
} from '../../workflows/holdTerms';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { readApprovals } from '../../workflows/readApprovals';
import { readOptionDays, type OptionDay, type OptionDays } from '../../workflows/readOptionDays';
import { reconcileProposals } from '../../workflows/reconcileProposals';
import { PHONE_WIDTH } from '../useScreenStyles';

export interface Answer {
  readonly answer: DecisionAnswer;
  readonly optionId: string | null;
}

/** What became of an answer given on this screen. */
export type AnswerState = {
  readonly answer: Answer;
  /** The proposal as the person saw it. */
  readonly seen: Proposal;
} & (
  | { readonly kind: 'sending' }
  | { readonly kind: 'told'; readonly outcome: DecisionOutcome }
  | { readonly kind: 'failed'; readonly error: unknown }
);

export interface ApprovalsLife {
  readonly reading: Pick<Work<[], Approvals>, 'state' | 'takesLong'>;
  readonly refresh: () => void;
  /** True once nothing that she waits for is left to do: what else the tab wants to load may come now. */
  readonly isAtRest: boolean;
  /** False while only what waits was read: what was decided is on its way. */
  readonly isWhole: boolean;
  /** The last queue that was read; stays while a newer one is on its way or failed. */
  readonly approvals: Approvals | null;
  /** Lines to show as the queue: those waiting, and those answered here, in their places. */
  readonly queue: readonly ApprovalLine[];
  readonly readAt: Instant | null;
  readonly days: ShownDays;
  /** Changed time that this client's sweeps found in a schedule. */
  readonly settled: readonly SettledChange[];
  readonly answers: ReadonlyMap<string, AnswerState>;
  /** Sends an answer; while one is under way or has counted, another does nothing. */
  readonly decide: (line: ApprovalLine, answer: Answer) => void;
}

/** Days that were read once stay while they are read again, so that nothing flickers. */
export interface ShownDays {
  readonly known: ReadonlyMap<LocalDate, OptionDay>;
  /** How the last reading went. */
  readonly state: WorkState<OptionDays>['kind'];
}

const SWEEP_MS = 5 * 60_000;
const AGAIN_MS = 3_000;
const TAP_MS = 2_000;
/** Whoever has given no answer by then is reading, or came for something else. */
const REST_MS = 20_000;
const MOST_TRIES = 20;

/** Answers after which the proposal may be answered again. */
export function isOpenAgain(state: AnswerState): boolean {
  if (state.kind !== 'told') return state.kind === 'failed';
  return (
    state.outcome.kind === 'changed' ||
    state.outcome.kind === 'revised' ||
    state.outcome.kind === 'overtaken' ||
    state.outcome.kind === 'option-gone'
  );
}

export function useApprovals(houseRules: HouseRules, principal: string): ApprovalsLife {
  const desk = useDesk();
  const [approvals, setApprovals] = useState<Approvals | null>(null);
  const [queue, setQueue] = useState<readonly ApprovalLine[]>([]);
  const [isWhole, setIsWhole] = useState(false);
  const [readAt, setReadAt] = useState<Instant | null>(null);
  const [answers, setAnswers] = useState<ReadonlyMap<string, AnswerState>>(new Map());
  const answered = useRef(answers);

  const days = useWork(
    async (lines: readonly ApprovalLine[]) =>
      readOptionDays(desk, {
        houseRules,
        principal,
        windows: lines.flatMap(({ read }) => read.proposal.options.map((one) => one.window)),
      }),
    { whenBusy: 'replace' },
  );
  const reading = useWork(
    async (part: 'all' | 'waiting' = 'all') => readApprovals(desk, { houseRules, principal, part }),
    { whenBusy: 'replace' },
  );

  const { calm, isOneSent } = useCalm(answers);
  const [known, setKnown] = useState<ReadonlyMap<LocalDate, OptionDay>>(new Map());
  const { run: readQueue } = reading;
  const { run: readDays } = days;
  const show = useCallback(
    (read: Approvals): void => {
      setApprovals(read);
      setReadAt(desk.clock.now());
      setQueue((before) => mergeQueue(before, read.waiting, answered.current));
    },
    [desk],
  );
  const drawDays = useCallback(
    async (waiting: readonly ApprovalLine[]): Promise<void> => {
      if (waiting.length === 0) return;
      const around = await readDays(waiting);
      if (around !== undefined) setKnown((before) => new Map([...before, ...around.days]));
    },
    [readDays],
  );
  const refresh = useCallback(async (): Promise<void> => {
    const read = await readQueue();
    if (read === undefined) return;
    show(read);
    setIsWhole(true);
    // The days are drawn when they are there; nothing waits for them.
    void drawDays(read.waiting);
  }, [drawDays, readQueue, show]);
  /** What waits comes first and takes an answer at once: on a phone the rest is as much again. */
  const firstRead = useCallback(async (): Promise<void> => {
    const read = await readQueue('waiting');
    if (read === undefined) return;
    if (read.waiting.length > 0) {
      show(read);
      await drawDays(read.waiting);
      await firstTap();
    }
    await calm();
    await refresh();
  }, [calm, drawDays, readQueue, refresh, show]);

  const sweep = useWork(async () => reconcileProposals(desk, { houseRules, principal }));
  const { run: runSweep } = sweep;
  const [hasSwept, setHasSwept] = useState(false);
  const [settled, setSettled] = useState<readonly SettledChange[]>([]);
  useEffect(() => {
    const sweepAndRead = async (): Promise<void> => {
      await calm();
      const swept = await runSweep();
      if (swept !== undefined && swept.settled.length > 0)
        setSettled((before) => [...before, ...swept.settled]);
      if (swept !== undefined && swept.repaired.length > 0) await refresh();
    };
    void firstRead()
      .then(sweepAndRead)
      .then(() => {
        setHasSwept(true);
      });
    const timer = setInterval(() => {
      void sweepAndRead().then(refresh);
    }, SWEEP_MS);
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') void refresh();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [calm, firstRead, refresh, runSweep]);

  const tell = useCallback((id: string, state: AnswerState): void => {
    const next = new Map(answered.current).set(id, state);
    answered.current = next;
    setAnswers(next);
  }, []);

  const decide = useCallback(
    (line: ApprovalLine, answer: Answer): void => {
      const { proposal } = line.read;
      const before = answered.current.get(proposal.id);
      if (before !== undefined && !isOpenAgain(before)) return;
      const given = { answer, seen: proposal };
      tell(proposal.id, { kind: 'sending', ...given });
      void decideProposal(desk, { houseRules, proposal, ...answer }).then(
        async (outcome) => {
          const told = { kind: 'told', ...given, outcome } as const;
          // A card that comes back shows what stands by now: said before, the old times would pass for the new ones.
          if (isOpenAgain(told)) await refresh();
          tell(proposal.id, told);
          if (!isOpenAgain(told)) void refresh();
        },
        (error: unknown) => {
          tell(proposal.id, { kind: 'failed', ...given, error });
        },
      );
    },
    [desk, houseRules, refresh, tell],
  );

  // What came back while a newer version is still being placed is looked for until it stands.
  const tries = useRef(0);
  const isAwaited = [...answers].some(
    ([id, state]) =>
      state.kind === 'told' &&
      isOpenAgain(state) &&
      approvals?.waiting.some((line) => line.read.proposal.id === id) === false,
  );
  useEffect(() => {
    if (!isAwaited) tries.current = 0;
    if (!isAwaited || tries.current >= MOST_TRIES) return undefined;
    const timer = setTimeout(() => {
      tries.current += 1;
      void refresh();
    }, AGAIN_MS);
    return () => {
      clearTimeout(timer);
    };
    // Each reading that did not bring it sets the next one off.
  }, [isAwaited, readAt, refresh]);

  return {
    reading,
    refresh: () => void refresh(),
    isWhole,
    isAtRest: useRest(hasSwept, isOneSent, answers.size > 0),
    approvals,
    queue,
    readAt,
    days: { known, state: days.state.kind },
    settled,
    answers,
    decide,
  };
}

/** Resolves after the moment in which somebody on a phone taps what she came for; at once on a wider screen. */
async function firstTap(): Promise<void> {
  if (typeof window.matchMedia !== 'function' || !window.matchMedia(PHONE_WIDTH).matches) return;
  await new Promise((goOn) => {
    setTimeout(goOn, TAP_MS);
  });
}

/** `calm` resolves when no answer is on its way: what she did not ask for stands behind what she did. */
function useCalm(answers: ReadonlyMap<string, AnswerState>): {
  readonly calm: () => Promise<void>;
  readonly isOneSent: boolean;
} {
  const isOneSent = [...answers.values()].some(({ kind }) => kind === 'sending');
  const sent = useRef(isOneSent);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    sent.current = isOneSent;
    if (!isOneSent) for (const goOn of waiting.current.splice(0)) goOn();
  }, [isOneSent]);
  const calm = useCallback(async (): Promise<void> => {
    if (sent.current) await new Promise<void>((goOn) => waiting.current.push(goOn));
  }, []);
  return { calm, isOneSent };
}

/** True for good once the first sweep is through and the first answer has arrived, or none was given for a while. */
function useRest(hasSwept: boolean, isOneSent: boolean, hasAnswered: boolean): boolean {
  const [hasWaited, setHasWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setHasWaited(true);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  const [isAtRest, setIsAtRest] = useState(false);
  const isNow = hasSwept && !isOneSent && (hasAnswered || hasWaited);
  useEffect(() => {
    if (isNow) setIsAtRest(true);
  }, [isNow]);
  return isAtRest;
}

/** Waiting lines in their order; a line answered here stays where it was, so that nothing moves under the finger. */
export function mergeQueue(
  before: readonly ApprovalLine[],
  waiting: readonly ApprovalLine[],
  answers: ReadonlyMap<string, AnswerState>,
): readonly ApprovalLine[] {
  const fresh = new Map(waiting.map((line) => [line.read.proposal.id, line]));
  const kept = before.flatMap((line) => {
    const { id } = line.read.proposal;
    const now = fresh.get(id);
    fresh.delete(id);
    if (now !== undefined) return [now];
    // What was told stays with its reason; a try that failed is settled elsewhere by now, and stands among the decided.
    const kind = answers.get(id)?.kind;
    return kind === 'told' || kind === 'sending' ? [line] : [];
  });
  return [...kept, ...fresh.values()];
}
