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
  const reading = useWork(async () => readApprovals(desk, { houseRules, principal }), {
    whenBusy: 'replace',
  });

  const [known, setKnown] = useState<ReadonlyMap<LocalDate, OptionDay>>(new Map());
  const { run: readQueue } = reading;
  const { run: readDays } = days;
  const refresh = useCallback(async (): Promise<void> => {
    const read = await readQueue();
    if (read === undefined) return;
    setApprovals(read);
    setReadAt(desk.clock.now());
    setQueue((before) => mergeQueue(before, read.waiting, answered.current));
    if (read.waiting.length === 0) return;
    // The days are drawn when they are there; nothing waits for them.
    void readDays(read.waiting).then((around) => {
      if (around !== undefined) setKnown((before) => new Map([...before, ...around.days]));
    });
  }, [desk, readDays, readQueue]);

  const sweep = useWork(async () => reconcileProposals(desk, { houseRules, principal }));
  const { run: runSweep } = sweep;
  const [settled, setSettled] = useState<readonly SettledChange[]>([]);
  useEffect(() => {
    const sweepAndRead = async (): Promise<void> => {
      const swept = await runSweep();
      if (swept !== undefined && swept.settled.length > 0)
        setSettled((before) => [...before, ...swept.settled]);
      if (swept !== undefined && swept.repaired.length > 0) await refresh();
    };
    void refresh().then(sweepAndRead);
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
  }, [refresh, runSweep]);

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
    approvals,
    queue,
    readAt,
    days: { known, state: days.state.kind },
    settled,
    answers,
    decide,
  };
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
