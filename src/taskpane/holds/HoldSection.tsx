// Time for a meeting: the ask, the search, the choice, and the proposals of this mail.
import { Button, Spinner } from '@fluentui/react-components';
import { useEffect, useRef, type ReactElement } from 'react';
import type { MailText } from '../../domain/mail';
import type { PhiSpan } from '../../domain/phi';
import { personAt } from '../../domain/roster';
import type { Instant } from '../../domain/time';
import { AskView } from '../../ui/AskView';
import { useAnnounce } from '../../ui/announce';
import { useDesk } from '../../ui/DeskContext';
import { FailureNote } from '../../ui/FailureNote';
import type { RefusalNames } from '../../ui/refusalSentences';
import { toldWords } from '../../ui/holdWords';
import { sayInstantNear } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { ReadProposal } from '../../workflows/holdTerms';
import { placementWords } from './closingWords';
import { HoldForm } from './HoldForm';
import { ProposalCard } from './ProposalCard';
import { ScheduleChangeSection } from './ScheduleChangeSection';
import { SlotList } from './SlotList';
import type { HoldQuestion, Holds } from './useHolds';
import { useScheduleChange } from './useScheduleChange';

export interface HoldSectionProps {
  readonly question: HoldQuestion;
  readonly holds: Holds;
  readonly text: MailText;
  readonly receivedAt: Instant | null;
  readonly phi: readonly PhiSpan[];
  readonly isRevealed: boolean;
  readonly onOffer: (read: ReadProposal) => void;
}

/** Nothing is in the calendar before Propose. */
export function HoldSection(props: HoldSectionProps): ReactElement {
  const styles = usePaneStyles();
  const desk = useDesk();
  const { question, holds } = props;
  const { ask, principal, houseRules } = question;
  const { suggesting, proposing, known, proposals } = holds;
  const zone = principal.zone;
  const now = desk.clock.now();
  const { warm, timeChanged: onChanged } = holds;
  useEffect(() => {
    warm();
  }, [warm]);
  const { text, receivedAt } = props;
  const { settled } = holds;
  const changes = useScheduleChange({ question, text, receivedAt, settled, onChanged });
  return (
    <div className={styles.stack}>
      <ScheduleChangeSection question={question} changes={changes} now={now} />
      {known?.proposals.map((read) => (
        <ProposalCard
          key={read.proposal.id}
          houseRules={houseRules}
          read={read}
          zone={zone}
          now={now}
          holds={holds}
          onOffer={() => {
            props.onOffer(read);
          }}
        />
      ))}
      {known !== null && known.broken.length > 0 && (
        <p className={styles.text}>
          {known.broken.length} proposal of this mail cannot be read ({known.broken[0]?.field}). Ask
          IT to correct the row.
        </p>
      )}
      {proposals.state.kind === 'failed' && (
        <FailureNote error={proposals.state.error} onRetry={holds.refresh} />
      )}
      {known !== null && known.proposals.length > 0 && (
        <Button
          size="small"
          appearance="subtle"
          onClick={holds.lookAgain}
          disabledFocusable={proposals.isBusy}
        >
          {proposals.showsBusy ? 'Looking …' : 'Look again'}
        </Button>
      )}
      {ask !== null && (
        <AskView
          ask={ask}
          text={props.text.text}
          phi={props.phi}
          zone={zone}
          isRevealed={props.isRevealed}
        />
      )}
      <HoldForm question={question} holds={holds} />
      <Button
        disabledFocusable={suggesting.isBusy || holds.formProblem !== null}
        onClick={() => void suggesting.run()}
      >
        Find times
      </Button>
      {suggesting.showsBusy && (
        <Spinner
          size="tiny"
          label={suggesting.takesLong ? 'Reading the calendar …' : 'Looking …'}
        />
      )}
      {suggesting.state.kind === 'failed' && (
        <FailureNote error={suggesting.state.error} onRetry={() => void suggesting.run()} />
      )}
      <SuggestionView {...props} />
      {proposing.state.kind === 'failed' && (
        <FailureNote error={proposing.state.error} onRetry={() => void proposing.run()} />
      )}
      {proposing.state.kind === 'done' &&
        (proposing.state.value.kind === 'placed' ? (
          <p role="status" className={styles.text}>
            Proposed to {principal.name}. The times are tentative in the calendar.{' '}
            {toldWords(proposing.state.value, (at) => sayInstantNear(at, now, zone))}
          </p>
        ) : (
          <p role="alert" className={styles.text}>
            {placementWords(proposing.state.value)}
          </p>
        ))}
      {holds.chosen.length > 0 && (
        <>
          <p className={styles.small}>
            Answer needed by {sayInstantNear(holds.decideBy, now, zone)}; then the times are
            released.
          </p>
          <Button
            appearance="primary"
            disabledFocusable={proposing.isBusy || question.reference === null}
            onClick={() => void proposing.run()}
          >
            {proposing.showsBusy
              ? 'Proposing …'
              : `Propose ${holds.chosen.length} ${holds.chosen.length === 1 ? 'time' : 'times'}`}
          </Button>
        </>
      )}
    </div>
  );
}

/** Takes the focus when the times arrive, so that a keyboard goes on from there. */
function SuggestionView({ holds, question }: HoldSectionProps): ReactElement | null {
  const styles = usePaneStyles();
  const desk = useDesk();
  const announce = useAnnounce();
  const place = useRef<HTMLDivElement>(null);
  const { state } = holds.suggesting;
  const suggestion = state.kind === 'done' ? state.value : null;
  useEffect(() => {
    if (suggestion === null) return;
    place.current?.focus();
    if (suggestion.kind === 'suggested') announce(`${suggestion.slots.length} times found`);
  }, [suggestion, announce]);
  if (suggestion === null) return null;
  return (
    <div ref={place} tabIndex={-1} role="group" aria-label="Times found">
      {suggestion.kind === 'suggested' ? (
        <SlotList
          suggestion={suggestion}
          holds={holds}
          names={namesOf(question)}
          now={desk.clock.now()}
        />
      ) : (
        <p role="alert" className={styles.text}>
          {suggestion.kind === 'unknown-calendar'
            ? 'The calendar could not be read, so nothing is offered: unknown is not free. Check your calendar rights or try again.'
            : placementWords({ kind: 'not-a-principal' })}
        </p>
      )}
    </div>
  );
}

function namesOf({ houseRules, principal }: HoldQuestion): RefusalNames {
  return {
    physician: principal.name,
    nameOf: (address) => personAt(houseRules.roster, address)?.name ?? 'Somebody else',
    zone: principal.zone,
  };
}
