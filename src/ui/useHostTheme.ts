// Follows the look of the host while it changes.
import { useCallback, useSyncExternalStore } from 'react';
import type { HostTheme } from '../ports';

export interface ThemeSource {
  theme(): HostTheme;
  onThemeChanged(listener: (theme: HostTheme) => void): () => void;
}

/** The host's look now; `light` until there is a host. */
export function useHostTheme(source: ThemeSource | null): HostTheme {
  const subscribe = useCallback(
    (changed: () => void) => source?.onThemeChanged(changed) ?? (() => undefined),
    [source],
  );
  return useSyncExternalStore(subscribe, () => source?.theme() ?? 'light');
}
