// The end of every form: the button, what is missing, what failed, and what became of it.
import { Button } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import type { Proposal } from '../../domain/holds';
import type { Principal } from '../../domain/roster';
import { useDesk } from '../../ui/DeskContext';
import { FailureNote } from '../../ui/FailureNote';
import { toldWords } from '../../ui/holdWords';
import { sayInstantNear } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { Telling } from '../../workflows/tellPhysician';
import type { Work } from '../../ui/useWork';

export interface SentProps {
  readonly work: Pick<Work<[], unknown>, 'state' | 'isBusy' | 'showsBusy' | 'run'>;
  /** Set once it stands. */
  readonly sent: {
    readonly to: Principal;
    readonly proposal: Proposal;
    readonly telling: Telling;
    readonly more?: ReactNode;
  } | null;
  /** What the house said no to, in words. */
  readonly refusal: string | null;
  /** What is still missing; said beside the button, so that a closed button explains itself. */
  readonly problem: string | null;
  readonly isReady: boolean;
  readonly label: string;
}

export function Sent(props: SentProps): ReactElement {
  const { work, sent, refusal, problem } = props;
  const styles = usePaneStyles();
  const now = useDesk().clock.now();
  return (
    <>
      {work.state.kind === 'failed' && (
        <FailureNote error={work.state.error} onRetry={() => void work.run()} />
      )}
      {refusal !== null && (
        <p role="alert" className={styles.text}>
          {refusal}
        </p>
      )}
      {sent !== null && (
        <p role="status" className={styles.text}>
          Put to {sent.to.name}
          {sent.proposal.decideBy !== null &&
            `, to be answered by ${sayInstantNear(sent.proposal.decideBy, now, sent.to.zone)}`}
          . {toldWords(sent.telling, (at) => sayInstantNear(at, now, sent.to.zone))} {sent.more}
        </p>
      )}
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabledFocusable={work.isBusy || !props.isReady}
          onClick={() => void work.run()}
        >
          {work.showsBusy ? 'Writing …' : props.label}
        </Button>
        {problem !== null && sent === null && <span className={styles.small}>{problem}</span>}
      </div>
    </>
  );
}
