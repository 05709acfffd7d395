// Where the person is in the queue: the pile, the open mail and the selection; a mail that leaves hands on to its neighbor.
import { useCallback, useMemo, useState } from 'react';
import type { QueueEntry } from '../../ui/inbox/InboxQueue';
import type { Pile, PileName, Piles } from '../../ui/inbox/piles';

export interface Place {
  readonly pile: Pile;
  readonly open: QueueEntry | null;
  /** The one after it, or before it at the end. */
  readonly next: QueueEntry | null;
  readonly selected: ReadonlySet<string>;
  readonly selectedEntries: readonly QueueEntry[];
  readonly pickPile: (name: PileName) => void;
  /** The next pile, or the one before with -1; stops at the ends. */
  readonly stepPile: (by: 1 | -1) => void;
  readonly pick: (key: string) => void;
  readonly step: (by: 1 | -1) => void;
  readonly select: (key: string) => void;
  /** All of the pile; none when all were selected. */
  readonly selectPile: () => void;
  readonly clear: () => void;
}

const NOBODY: ReadonlySet<string> = new Set();

interface Picked {
  readonly key: string | null;
  /** Its place when it was picked. */
  readonly at: number;
}
const FIRST: Picked = { key: null, at: 0 };

/** Stepping goes past a mail that something is being done to. */
export function usePlace({ piles }: Piles, first: PileName): Place {
  const [name, setName] = useState<PileName>(first);
  const [picked, setPicked] = useState<Picked>(FIRST);
  const [selected, setSelected] = useState<ReadonlySet<string>>(NOBODY);

  const all = piles[0];
  if (all === undefined) throw new Error('There is always a pile of everything.');
  const pile = piles.find((one) => one.name === name) ?? all;
  const { entries } = pile;
  const pickedAt = entries.findIndex(({ key }) => key === picked.key);
  // What left the pile hands on to what took its place.
  const openAt = pickedAt === -1 ? Math.min(Math.max(picked.at, 0), entries.length - 1) : pickedAt;
  const open = entries[openAt] ?? null;
  // From now on it is this very mail, whatever comes or goes above it.
  if (open !== null && open.key !== picked.key) setPicked({ key: open.key, at: openAt });
  const next = neighbor(entries, openAt, 1) ?? neighbor(entries, openAt, -1);

  const pickPile = useCallback((to: PileName): void => {
    setName(to);
    setPicked(FIRST);
    setSelected(NOBODY);
  }, []);
  const selectedEntries = useMemo(
    () => entries.filter(({ key, isUnderWay }) => selected.has(key) && !isUnderWay),
    [entries, selected],
  );
  return {
    pile,
    open,
    next,
    selected,
    selectedEntries,
    pickPile,
    stepPile: (by) => {
      const to = piles[piles.indexOf(pile) + by];
      if (to !== undefined) pickPile(to.name);
    },
    pick: (key) => {
      setPicked({ key, at: entries.findIndex((entry) => entry.key === key) });
    },
    step: (by) => {
      const to = neighbor(entries, openAt, by);
      if (to !== null) setPicked({ key: to.key, at: entries.indexOf(to) });
    },
    select: (key) => {
      setSelected((last) => {
        const copy = new Set(last);
        if (!copy.delete(key)) copy.add(key);
        return copy;
      });
    },
    selectPile: () => {
      const free = entries.filter(({ isUnderWay, swept }) => !isUnderWay && swept !== null);
      setSelected((last) =>
        free.every(({ key }) => last.has(key)) ? NOBODY : new Set(free.map(({ key }) => key)),
      );
    },
    clear: () => {
      setSelected(NOBODY);
    },
  };
}

function neighbor(entries: readonly QueueEntry[], at: number, by: 1 | -1): QueueEntry | null {
  for (let index = at + by; index >= 0 && index < entries.length; index += by) {
    const entry = entries[index];
    if (entry?.isUnderWay === false) return entry;
  }
  return null;
}
