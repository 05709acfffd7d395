// The watch of the screens that show no inbox: a round at once and every five minutes, and who looked last.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Principal } from '../domain/roster';
import type { HouseRules } from '../workflows/loadHouseRules';
import { watchInboxes } from '../workflows/watchInboxes';
import { readWatches, WATCH_MINUTES, type Watch } from '../workflows/watches';
import { useDeskSurroundings } from './DeskContext';
import { useWork } from './useWork';

const MINUTE_MS = 60_000;
/** The screen that somebody opened comes first. */
const FIRST_ROUND_MS = 2_000;

/**
 * The last look at each inbox, by address; null until it is known.
 *
 * Nothing is watched until the rules are there, or where the front end has no triager. A round that failed shows as a
 * watch that grows old; the next one tries again.
 */
export function useWatch(
  houseRules: HouseRules | null,
  principals: readonly Principal[],
): ReadonlyMap<string, Watch> | null {
  const { desk, triager } = useDeskSurroundings();
  const [watches, setWatches] = useState<ReadonlyMap<string, Watch> | null>(null);
  const stopping = useRef<AbortController | null>(null);
  const { run } = useWork(
    useCallback(async (): Promise<void> => {
      if (houseRules === null || triager === undefined || principals.length === 0) return;
      setWatches(await readWatches(desk, principals));
      const stop = new AbortController();
      stopping.current = stop;
      const { signal } = stop;
      const round = await watchInboxes(desk, { houseRules, triager, principals, signal });
      setWatches(round.watches);
    }, [desk, houseRules, principals, triager]),
  );
  const isOn = houseRules !== null && triager !== undefined && principals.length > 0;
  useEffect(() => {
    if (!isOn) return undefined;
    const first = setTimeout(() => void run(), FIRST_ROUND_MS);
    const timer = setInterval(() => void run(), WATCH_MINUTES * MINUTE_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      stopping.current?.abort();
    };
  }, [isOn, run]);
  return watches;
}
