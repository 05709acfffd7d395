// What is said while the physician's proposals are being read, or could not be.
import { Spinner } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { FailureNote } from '../../ui/FailureNote';
import type { Work } from '../../ui/useWork';

/** Nothing once they are there. */
export function ReadingNote({
  work,
  words,
}: {
  readonly work: Pick<Work<[], unknown>, 'state' | 'showsBusy' | 'run'>;
  readonly words: string;
}): ReactElement | null {
  if (work.state.kind === 'failed')
    return <FailureNote error={work.state.error} onRetry={() => void work.run()} />;
  return work.showsBusy ? <Spinner size="tiny" label={words} /> : null;
}
