// One proposal of this mail as it stands now, and what the assistant can do with it.
import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Instant, ZoneId } from '../../domain/time';
import { FailureNote } from '../../ui/FailureNote';
import { problemWords, stateWords } from '../../ui/holdWords';
import { ProposalBadge } from '../../ui/ProposalBadge';
import { sayDistance, sayInstantNear, sayWindow } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { ReadProposal } from '../../workflows/holdTerms';
import { closingWords } from './closingWords';
import type { Holds } from './useHolds';

export interface ProposalCardProps {
  readonly read: ReadProposal;
  readonly zone: ZoneId;
  readonly now: Instant;
  readonly holds: Pick<Holds, 'withdrawing' | 'picking'>;
  /** Opens the scheduling-options macro with the cleared times. */
  readonly onOffer: () => void;
}

/** Shows the projection's state: the list's own column is only its shadow. */
export function ProposalCard(props: ProposalCardProps): ReactElement {
  const styles = usePaneStyles();
  const { read, zone, now, holds } = props;
  const { proposal, projection } = read;
  const { state } = projection;
  const words = stateWords(state);
  const isCleared = state === 'cleared' || state === 'offered';
  const mayWithdraw = state === 'proposed' || state === 'placing' || isCleared;
  const options =
    projection.chosenOptionId === null
      ? proposal.options
      : proposal.options.filter(({ id }) => id === projection.chosenOptionId);
  return (
    <article className={styles.panel} aria-label={`Proposal: ${words.title}`}>
      <div className={styles.row}>
        <ProposalBadge state={state} />
        <span className={styles.small}>{proposal.durationMinutes} min</span>
      </div>
      <p className={styles.text}>
        {words.next}
        {projection.problem !== null && ` ${problemWords(projection.problem)}`}
      </p>
      <ul className={styles.list}>
        {options.map((option) => (
          <li key={option.id} className={styles.row}>
            <span className={styles.text}>{sayWindow(option.window, zone)}</span>
            {isCleared && (
              <Button
                size="small"
                disabledFocusable={holds.picking.isBusy}
                aria-label={`Keep ${sayWindow(option.window, zone)}`}
                onClick={() => void holds.picking.run(proposal.id, option.id)}
              >
                Keep this
              </Button>
            )}
          </li>
        ))}
      </ul>
      {state === 'proposed' && proposal.decideBy !== null && (
        <p className={styles.small}>
          Lapses {sayInstantNear(proposal.decideBy, now, zone)} (
          {sayDistance(proposal.decideBy, now)})
        </p>
      )}
      <Outcome holds={holds} proposalId={proposal.id} />
      <div className={styles.row}>
        {isCleared && (
          <Button size="small" appearance="primary" onClick={props.onOffer}>
            Reply with these times
          </Button>
        )}
        {mayWithdraw && (
          <Button
            size="small"
            disabledFocusable={holds.withdrawing.isBusy}
            onClick={() => void holds.withdrawing.run(proposal.id)}
          >
            {holds.withdrawing.showsBusy ? 'Withdrawing …' : 'Withdraw'}
          </Button>
        )}
      </div>
    </article>
  );
}

function Outcome(props: {
  readonly holds: ProposalCardProps['holds'];
  readonly proposalId: string;
}): ReactElement | null {
  const styles = usePaneStyles();
  for (const work of [props.holds.picking, props.holds.withdrawing]) {
    if (work.state.kind === 'failed') return <FailureNote error={work.state.error} />;
    if (work.state.kind === 'done') {
      const sentence = closingWords(work.state.value, props.proposalId);
      if (sentence !== null)
        return (
          <p role="status" className={styles.text}>
            {sentence}
          </p>
        );
    }
  }
  return null;
}
