// One question, trip, batch or draft of this mail: where it stands, who has said what, and what can be done about it.
import { Button } from '@fluentui/react-components';
import { useCallback, type ReactElement } from 'react';
import { isAsking } from '../../domain/holds';
import { personAt, type Principal } from '../../domain/roster';
import { addMinutes } from '../../domain/time';
import { useDesk } from '../../ui/DeskContext';
import { FailureNote } from '../../ui/FailureNote';
import { officeWords } from '../../ui/holdWords';
import { ProposalBadge } from '../../ui/ProposalBadge';
import { sayDistance, sayInstantNear, sayWindow } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { useWork } from '../../ui/useWork';
import type { ReadProposal } from '../../workflows/holdTerms';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { extendProposal, remindPhysician } from '../../workflows/tendProposal';
import { withdrawProposal } from '../../workflows/withdrawProposal';
import { capital, closingWords, kindWords, nextWords } from './proposalWords';

const MORE_MINUTES = 24 * 60;
type Act = 'remind' | 'extend' | 'withdraw';

export interface AskedCardProps {
  readonly read: ReadProposal;
  readonly houseRules: HouseRules;
  readonly principal: Principal;
  readonly onDone: () => void;
}

export function AskedCard({ read, houseRules, principal, onDone }: AskedCardProps): ReactElement {
  const desk = useDesk();
  const styles = usePaneStyles();
  const { proposal, projection } = read;
  const { state } = projection;
  const now = desk.clock.now();
  const { zone } = principal;
  const acting = useWork(
    useCallback(
      async (act: Act) => {
        const about = { houseRules, proposalId: proposal.id };
        const from = proposal.decideBy ?? desk.clock.now();
        const outcome =
          act === 'remind'
            ? await remindPhysician(desk, about)
            : act === 'extend'
              ? await extendProposal(desk, { ...about, decideBy: addMinutes(from, MORE_MINUTES) })
              : await withdrawProposal(desk, about);
        onDone();
        return outcome;
      },
      [desk, houseRules, proposal, onDone],
    ),
  );
  const said = proposal.answers.find(({ id }) => id === projection.chosenOptionId)?.words ?? null;
  const sentence = acting.state.kind === 'done' ? closingWords(acting.state.value) : null;
  const isOpen = state === 'proposed' || state === 'placing';
  const mayWithdraw = isOpen || state === 'cleared' || state === 'clash';
  const button = (act: Act, label: string): ReactElement => (
    <Button size="small" disabledFocusable={acting.isBusy} onClick={() => void acting.run(act)}>
      {label}
    </Button>
  );
  return (
    <article className={styles.panel} aria-label={`${kindWords(proposal.kind)}: ${proposal.title}`}>
      <div className={styles.row}>
        <ProposalBadge state={state} />
        <span className={styles.small}>{kindWords(proposal.kind)}</span>
      </div>
      <h3 className={styles.label}>{proposal.title}</h3>
      <p className={styles.text}>
        {said === null ? nextWords(proposal, state) : `${principal.name} answered: ${said}.`}
      </p>
      <ul className={styles.list}>
        {proposal.options.map((option) => (
          <li key={option.id} className={styles.text}>
            {option.label === null ? '' : `${option.label}: `}
            {sayWindow(option.window, zone)}
          </li>
        ))}
        {isAsking(proposal) &&
          isOpen &&
          said === null &&
          proposal.answers.map((answer) => (
            <li key={answer.id} className={styles.small}>
              {answer.words}
            </li>
          ))}
        {proposal.clearances.map((one) => (
          <li key={one.office} className={styles.text}>
            {capital(officeWords(one.office))} cleared it. Recorded by{' '}
            {personAt(houseRules.roster, one.recordedBy)?.name ?? one.recordedBy},{' '}
            {sayInstantNear(one.recordedAt, now, zone)}, with the mail.
          </li>
        ))}
        {projection.missing.map((office) => (
          <li key={office} className={styles.text}>
            {capital(officeWords(office))} has not cleared it.
          </li>
        ))}
      </ul>
      {isOpen && proposal.decideBy !== null && (
        <p className={styles.small}>
          Lapses {sayInstantNear(proposal.decideBy, now, zone)} (
          {sayDistance(proposal.decideBy, now)})
        </p>
      )}
      {acting.state.kind === 'failed' && <FailureNote error={acting.state.error} />}
      {sentence !== null && (
        <p role="status" className={styles.text}>
          {sentence}
        </p>
      )}
      {mayWithdraw && (
        <div className={styles.row}>
          {state === 'proposed' && button('remind', 'Remind')}
          {state === 'proposed' && button('extend', 'One more day')}
          {button('withdraw', 'Withdraw')}
        </div>
      )}
    </article>
  );
}
