// Follows the look of the host while it changes.
import { useEffect, useState } from 'react';
import type { HostTheme } from '../ports';

export interface ThemeSource {
  theme(): HostTheme;
  onThemeChanged(listener: (theme: HostTheme) => void): () => void;
}

/** The host's look now; `light` until there is a host. */
export function useHostTheme(source: ThemeSource | null): HostTheme {
  const [theme, setTheme] = useState<HostTheme>(() => source?.theme() ?? 'light');
  useEffect(() => {
    if (source === null) return undefined;
    setTheme(source.theme());
    return source.onThemeChanged(setTheme);
  }, [source]);
  return theme;
}
