// Looks for hand-offs that nobody took in time: at once, with every round of the watch, and after each step.
import { useCallback, useEffect, useState } from 'react';
import type { HandOffWorkItem } from '../../domain/log';
import type { Principal } from '../../domain/roster';
import type { Instant } from '../../domain/time';
import { isUntaken, readOpenHandOffs, type OpenHandOffs } from '../../workflows/readOpenHandOffs';
import { WATCH_MINUTES } from '../../workflows/watches';
import { useDesk } from '../DeskContext';
import { useWork } from '../useWork';
import { useHandOffNews } from './handOffNews';

export interface Untaken {
  /** Longest over first; what was known stays while it is read again. */
  readonly items: readonly HandOffWorkItem[];
  /** Rows of the list that could not be read. */
  readonly broken: number;
  /** The last reading failed: there may be more. */
  readonly isUnread: boolean;
  readonly refresh: () => void;
}

const MINUTE_MS = 60_000;

/** A hand-off turns late while it is on the screen: all that are open are kept, and `now` decides. */
export function useUntaken(principals: readonly Principal[], now: Instant): Untaken {
  const desk = useDesk();
  const [known, setKnown] = useState<OpenHandOffs | null>(null);
  const { run, state } = useWork(
    useCallback(async () => {
      setKnown(await readOpenHandOffs(desk, principals));
    }, [desk, principals]),
    { whenBusy: 'replace' },
  );
  const refresh = useCallback(() => void run(), [run]);
  useHandOffNews(desk, refresh);
  const isOn = principals.length > 0;
  useEffect(() => {
    if (!isOn) return undefined;
    refresh();
    const timer = setInterval(refresh, WATCH_MINUTES * MINUTE_MS);
    return () => {
      clearInterval(timer);
    };
  }, [isOn, refresh]);
  return {
    items: (known?.items ?? []).filter((item) => isUntaken(item, now)),
    broken: known?.broken ?? 0,
    isUnread: state.kind === 'failed',
    refresh,
  };
}
