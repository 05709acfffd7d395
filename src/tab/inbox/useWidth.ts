// How many columns there is room for.
import { useSyncExternalStore } from 'react';

export type Width = 'wide' | 'middle' | 'phone';

const PHONE = '(max-width: 640px)';
const MIDDLE = '(max-width: 1080px)';

/** `wide` where the page cannot tell. */
export function useWidth(): Width {
  return useSyncExternalStore(subscribe, read);
}

function read(): Width {
  if (typeof window.matchMedia !== 'function') return 'wide';
  if (window.matchMedia(PHONE).matches) return 'phone';
  return window.matchMedia(MIDDLE).matches ? 'middle' : 'wide';
}

function subscribe(changed: () => void): () => void {
  if (typeof window.matchMedia !== 'function') return () => undefined;
  const queries = [PHONE, MIDDLE].map((query) => window.matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}
