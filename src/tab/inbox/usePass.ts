// A bulk pass on the screen: progress, stop, go on, what failed again, and the way back for the whole of it.
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Lane } from '../../domain/triage';
import { useAnnounce } from '../../ui/announce';
import { useDesk } from '../../ui/DeskContext';
import {
  fileMails,
  newPass,
  retryFailed,
  type BulkDeed,
  type Pass,
  type PassResult,
} from '../../workflows/fileMails';
import type { HouseRules } from '../../workflows/loadHouseRules';
import type { SweptMail } from '../../workflows/sweepInbox';
import { undoPass, type UndoneResult } from '../../workflows/undoPass';
import type { InboxQueue } from '../../ui/inbox/InboxQueue';

export type PassPhase = 'running' | 'stopped' | 'done' | 'undoing' | 'undone';

export interface PassState {
  readonly phase: PassPhase;
  readonly pass: Pass;
  /** Mails of the pass in all. */
  readonly of: number;
  /** While it is taken back. */
  readonly undone: number;
  readonly undoResults: readonly UndoneResult[];
  /** What stopped the pass as a whole; its mails still wait in it. */
  readonly error: unknown;
}

export interface PassLife {
  readonly state: PassState | null;
  /** Does nothing while another pass runs. */
  readonly start: (deed: BulkDeed, mails: readonly SweptMail[]) => void;
  readonly stop: () => void;
  readonly goOn: () => void;
  readonly retry: () => void;
  readonly undo: () => void;
  readonly dismiss: () => void;
}

export function usePass(houseRules: HouseRules, queue: InboxQueue): PassLife {
  const desk = useDesk();
  const announce = useAnnounce();
  const [state, setState] = useState<PassState | null>(null);
  const latest = useRef<PassState | null>(null);
  const stopping = useRef<AbortController | null>(null);

  const show = useCallback((next: PassState | null): void => {
    latest.current = next;
    setState(next);
  }, []);

  const work = useCallback(
    (begin: PassState): void => {
      const abort = new AbortController();
      stopping.current = abort;
      let current = begin;
      let seen = begin.pass.results.length;
      const follow = (pass: Pass): void => {
        for (const result of pass.results.slice(seen)) noteResult(queue, result);
        seen = pass.results.length;
        current = { ...current, pass };
        show(current);
      };
      show(begin);
      fileMails(desk, { houseRules, pass: begin.pass, signal: abort.signal, onProgress: follow })
        .then(
          (pass) => {
            const phase = pass.waiting.length > 0 ? 'stopped' : 'done';
            current = { ...current, pass, phase };
          },
          (error: unknown) => {
            current = { ...current, phase: 'stopped', error };
          },
        )
        .finally(() => {
          for (const { mail } of current.pass.waiting)
            queue.setUnderWay(mail.reference.immutableId, false);
          show(current);
          announce(passSummary(current));
        });
    },
    [announce, desk, houseRules, queue, show],
  );

  const isBusy = useCallback(
    (): boolean => latest.current?.phase === 'running' || latest.current?.phase === 'undoing',
    [],
  );

  const start = useCallback(
    (deed: BulkDeed, mails: readonly SweptMail[]): void => {
      if (isBusy() || mails.length === 0) return;
      for (const { mail } of mails) queue.setUnderWay(mail.reference.immutableId, true);
      const pass = newPass(desk, deed, mails);
      const fresh = { undone: 0, undoResults: [], error: null };
      work({ phase: 'running', pass, of: mails.length, ...fresh });
    },
    [desk, isBusy, queue, work],
  );
  const carryOn = useCallback(
    (pass: Pass): void => {
      const before = latest.current;
      if (before === null || isBusy()) return;
      for (const { mail } of pass.waiting) queue.setUnderWay(mail.reference.immutableId, true);
      work({ ...before, phase: 'running', pass, error: null });
    },
    [isBusy, queue, work],
  );
  const undo = useCallback((): void => {
    const before = latest.current;
    if (before === null || isBusy()) return;
    const begin: PassState = { ...before, phase: 'undoing', undone: 0, error: null };
    show(begin);
    undoPass(desk, {
      houseRules,
      pass: before.pass,
      onProgress: (undone) => {
        show({ ...begin, undone });
      },
    }).then(
      ({ results, left }) => {
        for (const one of results) noteUndone(queue, one);
        const failed = results.some(({ kind }) => kind === 'failed');
        const phase = failed ? ('stopped' as const) : ('undone' as const);
        show({ ...begin, phase, pass: left, undone: results.length, undoResults: results });
        announce(`The pass was taken back: ${String(results.length)} mails.`);
      },
      (error: unknown) => {
        show({ ...begin, phase: 'stopped', error });
      },
    );
  }, [announce, desk, houseRules, isBusy, queue, show]);

  return useMemo(
    () => ({
      state,
      start,
      stop: () => stopping.current?.abort(),
      goOn: () => {
        if (latest.current !== null) carryOn(latest.current.pass);
      },
      retry: () => {
        if (latest.current !== null) carryOn(retryFailed(latest.current.pass));
      },
      undo,
      dismiss: () => {
        if (!isBusy()) show(null);
      },
    }),
    [state, start, carryOn, undo, isBusy, show],
  );
}

/** How many of the pass came to what. */
export function countResults({ results }: Pass): Readonly<Record<PassResult['kind'], number>> {
  const counts = {
    sorted: 0,
    'handed-off': 0,
    'left-out': 0,
    claimed: 0,
    'passed-over': 0,
    failed: 0,
  };
  for (const { kind } of results) counts[kind] += 1;
  return counts;
}

/** `28 done, 2 left out, 1 failed.` */
export function passSummary({ pass }: PassState): string {
  const counts = countResults(pass);
  const parts: readonly (readonly [number, string])[] = [
    [counts.sorted + counts['handed-off'], 'done'],
    [counts['left-out'], 'left out'],
    [counts.claimed + counts['passed-over'], 'passed over'],
    [counts.failed, 'failed'],
    [pass.waiting.length, 'still waiting'],
  ];
  const said = parts.filter(([count], index) => count > 0 || index === 0);
  return `${said.map(([count, word]) => `${String(count)} ${word}`).join(', ')}.`;
}

function noteResult(queue: InboxQueue, result: PassResult): void {
  const key = result.swept.mail.reference.immutableId;
  switch (result.kind) {
    case 'sorted': {
      const { state, lane } = result.item;
      if (state === 'closed') queue.remove(key);
      else queue.settle(key, lane, queue.find(key)?.isHandedOff ?? false);
      return;
    }
    case 'handed-off':
      queue.settle(key, result.item.lane, true);
      return;
    case 'passed-over':
      if (result.why === 'gone') queue.remove(key);
      else queue.setUnderWay(key, false);
      return;
    default:
      queue.setUnderWay(key, false);
  }
}

function noteUndone(queue: InboxQueue, { kind, result }: UndoneResult): void {
  if (kind === 'undone') queue.restore(result.swept);
}

/** The lane that all of these share; null when they lie in several. */
export function sharedLane(lanes: readonly (Lane | null)[]): Lane | null {
  const [first = null] = lanes;
  return lanes.every((lane) => lane === first) ? first : null;
}
