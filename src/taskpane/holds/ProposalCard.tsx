// One proposal of this mail as it stands now, and what the assistant can do with it.
import { Button, Link } from '@fluentui/react-components';
import { useEffect, type ReactElement } from 'react';
import { OPEN_STATES } from '../../domain/holds';
import type { Instant, ZoneId } from '../../domain/time';
import { FailureNote } from '../../ui/FailureNote';
import { blockWords, problemWords, stateWords } from '../../ui/holdWords';
import { ProposalBadge } from '../../ui/ProposalBadge';
import { sayDistance, sayInstantNear, sayWindow } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { NextBestOffer } from '../../ui/NextBestOffer';
import { wantsNextBest } from '../../workflows/findNextBest';
import type { ReadProposal } from '../../workflows/holdTerms';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { actWords } from './closingWords';
import type { Holds } from './useHolds';

export interface ProposalCardProps {
  readonly houseRules: HouseRules;
  readonly read: ReadProposal;
  readonly zone: ZoneId;
  readonly now: Instant;
  readonly holds: Holds;
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
  const isWaiting = state === 'proposed';
  const isGranted = holds.known?.granted.includes(proposal.id) === true;
  const mayWithdraw =
    isWaiting || state === 'placing' || isCleared || state === 'clash' || projection.isOnWord;
  const mayRevise = isWaiting || isCleared || state === 'clash';
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
        {projection.isOnWord
          ? 'Busy on the word you heard; it waits for the physician’s own answer in Teams.'
          : words.next}
        {projection.problem !== null && ` ${problemWords(projection.problem)}`}
      </p>
      {takesPlace(read) && <p className={styles.text}>{IN_PLACE}</p>}
      {proposal.flags.length > 0 && (
        <p className={styles.text}>
          Since it was proposed, this came over a time: {proposal.flags.map(blockWords).join(', ')}.{' '}
          {state === 'confirmed'
            ? 'It stays as it is until the physician says yes to another time.'
            : 'The next best one stands here; or find other times below and put them in its place.'}
        </p>
      )}
      {wantsNextBest(read) && (
        <NextBestOffer {...{ houseRules: props.houseRules, read, zone }} onDone={holds.refresh} />
      )}
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
            {isWaiting && proposal.kind === 'hold' && option.eventId !== null && (
              <Button
                size="small"
                appearance="subtle"
                disabledFocusable={holds.hearing.isBusy}
                aria-label={`Heard yes to ${sayWindow(option.window, zone)}`}
                onClick={() => void holds.hearing.run(proposal.id, option.id)}
              >
                I heard yes
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
        {state === 'cleared' && (
          <Button
            size="small"
            disabledFocusable={holds.tending.isBusy}
            onClick={() => void holds.tending.run('offer', read)}
          >
            They have been sent
          </Button>
        )}
        {isGranted && (
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={holds.granting.isBusy}
            onClick={() => void holds.granting.run(read)}
          >
            Clear under the permission
          </Button>
        )}
        {mayRevise && holds.chosen.length > 0 && (
          <Button
            size="small"
            disabledFocusable={holds.revising.isBusy}
            onClick={() => void holds.revising.run(read)}
          >
            {`Put the ${holds.chosen.length} chosen in its place`}
          </Button>
        )}
        {isWaiting && (
          <>
            <Button
              size="small"
              disabledFocusable={holds.tending.isBusy}
              onClick={() => void holds.tending.run('remind', read)}
            >
              Remind
            </Button>
            <Button
              size="small"
              disabledFocusable={holds.tending.isBusy}
              onClick={() => void holds.tending.run('extend', read)}
            >
              One more day
            </Button>
          </>
        )}
        {state === 'confirmed' && <InviteLink read={read} holds={holds} />}
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

const IN_PLACE =
  'Asked in the place of a confirmed time that something came over. That one stays until the answer to this is yes.';

function takesPlace({ proposal, projection }: ReadProposal): boolean {
  const isOpen = OPEN_STATES.some((state) => state === projection.state);
  return isOpen && proposal.kind === 'hold' && proposal.inPlaceOf !== undefined;
}

/** Opens our event in Outlook, where a person adds people and presses Send. */
function InviteLink({
  read,
  holds,
}: Pick<ProposalCardProps, 'read' | 'holds'>): ReactElement | null {
  const styles = usePaneStyles();
  const { run, state } = holds.linking;
  useEffect(() => {
    void run(read);
  }, [run, read]);
  if (state.kind !== 'done' || state.value.proposalId !== read.proposal.id) return null;
  const { link } = state.value;
  if (link === null) {
    return <p className={styles.small}>The event is no longer in the calendar.</p>;
  }
  return (
    <Link href={link} target="_blank" rel="noreferrer">
      Invite in Outlook
    </Link>
  );
}

function Outcome(props: {
  readonly holds: ProposalCardProps['holds'];
  readonly proposalId: string;
}): ReactElement | null {
  const styles = usePaneStyles();
  const { picking, hearing, withdrawing, tending, revising, granting } = props.holds;
  for (const work of [picking, hearing, withdrawing, tending, revising, granting]) {
    if (work.state.kind === 'failed') return <FailureNote error={work.state.error} />;
    if (work.state.kind === 'done') {
      const sentence = actWords(work.state.value, props.proposalId);
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
