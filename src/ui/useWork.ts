// How a screen waits for a workflow: one run at a time, stale answers dropped, no flicker.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

export type WorkState<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Work<Args extends readonly unknown[], T> {
  readonly state: WorkState<T>;
  readonly isBusy: boolean;
  /** True after 300 ms of waiting: before that nothing is shown, so that nothing flickers. */
  readonly showsBusy: boolean;
  /** True after one second: then say what is being done. */
  readonly takesLong: boolean;
  /**
   * Starts the job.
   *
   * @returns its value; undefined when it failed, was superseded, or was a second click that was ignored
   */
  readonly run: (...args: Args) => Promise<T | undefined>;
  /** Forgets the result and drops whatever is still under way. */
  readonly reset: () => void;
}

export interface WorkOptions {
  /** `ignore`: a second click while busy does nothing. `replace`: the newer question wins (reading). */
  readonly whenBusy: 'ignore' | 'replace';
}

const SHOW_AFTER_MS = 300;
const LONG_AFTER_MS = 1000;

/** Wraps an asynchronous job for a component; unmounting drops its answer. */
export function useWork<Args extends readonly unknown[], T>(
  job: (...args: Args) => Promise<T>,
  { whenBusy }: WorkOptions = { whenBusy: 'ignore' },
): Work<Args, T> {
  const [state, setState] = useState<WorkState<T>>({ kind: 'idle' });
  const [patience, setPatience] = useState<'short' | 'shown' | 'long'>('short');
  const ticket = useRef(0);
  const running = useRef(false);
  const latestJob = useRef(job);
  useLayoutEffect(() => {
    latestJob.current = job;
  });

  useEffect(
    () => () => {
      ticket.current += 1;
      running.current = false;
    },
    [],
  );

  const isBusy = state.kind === 'busy';
  useEffect(() => {
    if (!isBusy) {
      setPatience('short');
      return undefined;
    }
    const shown = setTimeout(() => {
      setPatience('shown');
    }, SHOW_AFTER_MS);
    const long = setTimeout(() => {
      setPatience('long');
    }, LONG_AFTER_MS);
    return () => {
      clearTimeout(shown);
      clearTimeout(long);
    };
  }, [isBusy]);

  const run = useCallback(
    async (...args: Args): Promise<T | undefined> => {
      if (running.current && whenBusy === 'ignore') return undefined;
      ticket.current += 1;
      const mine = ticket.current;
      running.current = true;
      setState({ kind: 'busy' });
      try {
        const value = await latestJob.current(...args);
        if (ticket.current !== mine) return undefined;
        running.current = false;
        setState({ kind: 'done', value });
        return value;
      } catch (error) {
        if (ticket.current !== mine) return undefined;
        running.current = false;
        setState({ kind: 'failed', error });
        return undefined;
      }
    },
    [whenBusy],
  );

  const reset = useCallback(() => {
    ticket.current += 1;
    running.current = false;
    setState({ kind: 'idle' });
  }, []);

  return useMemo(
    () => ({
      state,
      isBusy,
      showsBusy: isBusy && patience !== 'short',
      takesLong: isBusy && patience === 'long',
      run,
      reset,
    }),
    [state, isBusy, patience, run, reset],
  );
}
