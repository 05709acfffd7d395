// The watch of the screens that show no inbox: a round at once and every five minutes, who looked last, and what was counted.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PileTally } from '../domain/log';
import type { Principal } from '../domain/roster';
import type { DeskError, InboxMark } from '../ports';
import type { HouseRules } from '../workflows/loadHouseRules';
import { readTallies } from '../workflows/pileTallies';
import { watchInboxes } from '../workflows/watchInboxes';
import { readWatches, WATCH_MINUTES, type Watch } from '../workflows/watches';
import { useDeskSurroundings } from './DeskContext';
import { countInboxes } from './inbox/countInboxes';
import { createQueue } from './inbox/createQueue';
import { createTelling } from './inbox/telling';
import { useWork, type WorkState } from './useWork';

const MINUTE_MS = 60_000;
/** The screen that somebody opened comes first. */
const FIRST_ROUND_MS = 2_000;

export interface WatchState {
  /** The last look at each inbox, by address; null until it is known. */
  readonly watches: ReadonlyMap<string, Watch> | null;
  /** The last count of each inbox, by address; null until it is known. */
  readonly tallies: ReadonlyMap<string, PileTally> | null;
  /** Inboxes that this client could not look at or count in the last round. */
  readonly failures: ReadonlyMap<string, DeskError>;
  readonly round: WorkState<void>;
  /** Looks at once, although another client has. */
  readonly refresh: () => void;
}

const NOTHING: ReadonlyMap<string, DeskError> = new Map();

/**
 * Looks after the inboxes while a client is open.
 *
 * Nothing is watched until the rules are there, or where the front end has no triager. A round that failed shows as a
 * watch that grows old; the next one tries again. The inboxes that this person assists with are counted, too, and what
 * has waited too long in them is told of; a physician's own client counts nothing.
 */
export function useWatch(
  houseRules: HouseRules | null,
  principals: readonly Principal[],
  userAddress: string,
): WatchState {
  const { desk, triager } = useDeskSurroundings();
  const [watches, setWatches] = useState<ReadonlyMap<string, Watch> | null>(null);
  const [tallies, setTallies] = useState<ReadonlyMap<string, PileTally> | null>(null);
  const [failures, setFailures] = useState<ReadonlyMap<string, DeskError>>(NOTHING);
  const marks = useRef(new Map<string, InboxMark>());
  const stopping = useRef<AbortController | null>(null);
  const counting = useMemo(() => {
    if (houseRules === null) return null;
    marks.current = new Map();
    const queue = createQueue(houseRules);
    return { queue, telling: createTelling(desk, houseRules, queue) };
  }, [desk, houseRules]);
  useEffect(() => () => counting?.queue.stop(), [counting]);

  const { run, state } = useWork(
    useCallback(
      async (isAsked: boolean): Promise<void> => {
        if (houseRules === null || triager === undefined || counting === null) return;
        const stop = new AbortController();
        stopping.current = stop;
        const { signal } = stop;
        const readAll = async (): Promise<void> => {
          setTallies(await readTallies(desk, principals));
        };
        setWatches(await readWatches(desk, principals));
        await readAll();
        const round = await watchInboxes(desk, {
          houseRules,
          triager,
          principals,
          isAsked,
          signal,
        });
        setWatches(round.watches);
        const failed = new Map(round.failures.map(({ mailbox, error }) => [mailbox, error]));
        const readable = principals.filter(
          ({ address, assistants }) =>
            assistants.includes(userAddress.toLowerCase()) && !failed.has(address),
        );
        if (!signal.aborted) {
          const uncounted = await countInboxes(desk, {
            houseRules,
            triager,
            principals: readable,
            ...counting,
            marks: marks.current,
            isAsked,
            signal,
          });
          for (const [mailbox, error] of uncounted) failed.set(mailbox, error);
          if (readable.length > 0) await readAll();
        }
        setFailures(failed);
      },
      [desk, houseRules, principals, triager, counting, userAddress],
    ),
  );
  const isOn = houseRules !== null && triager !== undefined && principals.length > 0;
  useEffect(() => {
    if (!isOn) return undefined;
    const first = setTimeout(() => void run(false), FIRST_ROUND_MS);
    const timer = setInterval(() => void run(false), WATCH_MINUTES * MINUTE_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      stopping.current?.abort();
    };
  }, [isOn, run]);
  const refresh = useCallback(() => void run(true), [run]);
  return { watches, tallies, failures, round: state, refresh };
}
