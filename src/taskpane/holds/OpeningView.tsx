// The slot that takes the least asking around, with what each person would have to give.
import type { ReactElement } from 'react';
import type { Opening } from '../../domain/holds';
import { relaxationSentences, type RefusalNames } from '../../ui/refusalSentences';
import { sayWindow } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';

export interface OpeningViewProps {
  /** null: nobody can open any of the times. */
  readonly opening: Opening | null;
  readonly names: RefusalNames;
}

export function OpeningView({ opening, names }: OpeningViewProps): ReactElement {
  const styles = usePaneStyles();
  if (opening === null) {
    return <p className={styles.text}>Nobody can open any of it. Choose other days.</p>;
  }
  return (
    <div className={styles.tight}>
      <p className={styles.text}>
        Least to ask for: <strong>{sayWindow(opening.slot, names.zone)}</strong> opens if
      </p>
      <ul className={styles.bullets}>
        {relaxationSentences(opening.relaxations, names).map((sentence) => (
          <li key={sentence} className={styles.text}>
            {sentence}.
          </li>
        ))}
      </ul>
    </div>
  );
}
