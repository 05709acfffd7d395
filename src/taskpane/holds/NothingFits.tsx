// Says what to do next when no time fits: the nearest opening and who gives it, and what can be looked at instead.
import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { easiestOpening } from '../../domain/holds';
import type { RefusalNames } from '../../ui/refusalSentences';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { Suggestion } from '../../workflows/holdTerms';
import { feedNote, nextSteps } from './nextSteps';
import { OpeningView } from './OpeningView';
import type { Holds } from './useHolds';

export interface NothingFitsProps {
  readonly suggestion: Extract<Suggestion, { kind: 'suggested' }>;
  readonly holds: Pick<Holds, 'form' | 'suggesting'>;
  readonly names: RefusalNames;
}

export function NothingFits({ suggestion, holds, names }: NothingFitsProps): ReactElement {
  const styles = usePaneStyles();
  const stale = feedNote(suggestion);
  const opening = stale === null ? easiestOpening(suggestion.refusals) : null;
  const steps = stale === null ? nextSteps(suggestion, holds.form, names) : [];
  return (
    <div className={styles.tight}>
      <p className={styles.text}>
        <strong>Nothing fits in these times.</strong>{' '}
        {stale ??
          (suggestion.nextBest.length > 0
            ? 'The next best times stand below.'
            : opening === null && steps.length === 0
              ? 'Choose other days and look again.'
              : '')}
      </p>
      {opening !== null && <OpeningView opening={opening} names={names} />}
      {steps.length > 0 && (
        <div className={styles.row} role="group" aria-label="What to do next">
          {steps.map(({ label, change }) => (
            <Button key={label} size="small" onClick={() => void holds.suggesting.run(change)}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
