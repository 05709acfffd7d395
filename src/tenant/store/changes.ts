// Tells the host pages of this process what changed, so that an open list is read again.
import type { HostChange } from '../hostData';

export interface Changes {
  tell(change: HostChange): void;
  listen(listener: (change: HostChange) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<(change: HostChange) => void>();
  return {
    tell: (change) => {
      for (const listener of listeners) {
        listener(change);
      }
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
