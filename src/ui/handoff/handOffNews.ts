// One screen may show a hand-off twice, with its mail and among the late ones: a step in one place is heard in the other.
import { useEffect } from 'react';
import type { Desk } from '../../ports';

type Listener = () => void;

const listeners = new WeakMap<Desk, Set<Listener>>();

/** Tells everybody else on this desk that a hand-off moved. */
export function tellHandOffMoved(desk: Desk, but: Listener): void {
  for (const listener of listeners.get(desk) ?? []) if (listener !== but) listener();
}

/** Calls `listener` whenever a hand-off moved elsewhere on the screen; keep it the same between renders. */
export function useHandOffNews(desk: Desk, listener: Listener): void {
  useEffect(() => {
    const heard = listeners.get(desk) ?? new Set<Listener>();
    listeners.set(desk, heard.add(listener));
    return () => {
      heard.delete(listener);
    };
  }, [desk, listener]);
}
