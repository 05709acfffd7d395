// Shows the key that does the same as the button beside it.
import type { ReactElement } from 'react';
import { usePaneStyles } from './usePaneStyles';

/** Decoration only: the button announces the key through aria-keyshortcuts. */
export function ShortcutKey({ letter }: { readonly letter: string }): ReactElement {
  const styles = usePaneStyles();
  return (
    <kbd aria-hidden className={styles.key}>
      {letter}
    </kbd>
  );
}
