/** The three looks of a host page, kept for the next visit. */
import { make } from './dom.client';

export const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = 'host-theme';
const NAMES: Readonly<Record<Theme, string>> = {
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
};

/** The look asked for by `?theme=`, else the last one chosen, else light. */
export function firstTheme(): Theme {
  const asked = new URL(location.href).searchParams.get('theme') ?? localStorage.getItem(KEPT);
  return THEMES.find((theme) => theme === asked) ?? 'light';
}

/** Makes the switch; `onTheme` is told of each change, and of the first theme at once. */
export function themeSwitch(onTheme: (theme: Theme) => void): HTMLElement {
  const apply = (theme: Theme): void => {
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem(KEPT, theme);
    onTheme(theme);
  };
  const select = make(
    'select',
    {
      'aria-label': 'Theme',
      onchange: () => {
        apply(THEMES.find((theme) => theme === select.value) ?? 'light');
      },
    },
    ...THEMES.map((theme) => make('option', { value: theme }, NAMES[theme])),
  );
  select.value = firstTheme();
  apply(firstTheme());
  return select;
}
