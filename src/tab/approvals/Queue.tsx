// The waiting proposals in a row, with keys for people who do not want to reach for the mouse.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactElement } from 'react';
import { personAt } from '../../domain/roster';
import type { ZoneId } from '../../domain/time';
import type { ReadProposal } from '../../workflows/holdTerms';
import { tierSentence } from '../../ui/holdWords';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { useScreenStyles } from '../useScreenStyles';
import { AllAtOnce } from './AllAtOnce';
import { ApprovalCard } from './ApprovalCard';
import type { ApprovalsLife } from './useApprovals';
import { useQueueKeys } from './useQueueKeys';

const useStyles = makeStyles({
  queue: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  help: { marginBlockEnd: tokens.spacingVerticalS, '@media (hover: none)': { display: 'none' } },
  key: {
    paddingInline: tokens.spacingHorizontalXS,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground1,
  },
});

export interface QueueProps {
  readonly life: ApprovalsLife;
  readonly houseRules: HouseRules;
  readonly mayDecide: boolean;
  readonly principalName: string;
  readonly zone: ZoneId;
  readonly highlightId: string | null;
  /** What an assistant may put in the place of a time that was lost. */
  readonly nextBest: (read: ReadProposal) => ReactElement | null;
}

export function Queue({
  life,
  houseRules,
  mayDecide,
  principalName,
  zone,
  highlightId,
  nextBest,
}: QueueProps): ReactElement {
  const styles = useStyles();
  const screen = useScreenStyles();
  const list = useRef<HTMLOListElement>(null);
  useQueueKeys(list, life);

  const isHere = life.queue.some((line) => line.read.proposal.id === highlightId);
  useEffect(() => {
    if (!isHere || highlightId === null) return;
    const card = document.getElementById(`proposal-${highlightId}`);
    card?.scrollIntoView({ block: 'start' });
    card?.focus({ preventScroll: true });
  }, [isHere, highlightId]);

  const waiting = new Set(life.approvals?.waiting.map((line) => line.read.proposal.id) ?? []);
  const key = (name: string): ReactElement => <kbd className={styles.key}>{name}</kbd>;
  return (
    <div>
      {mayDecide && (
        <p className={mergeClasses(screen.small, styles.help)} id="queue-keys">
          Keys, while the focus is in the list: {key('↑')} {key('↓')} next, {key('A')} any of these,{' '}
          {key('1')} {key('2')} {key('3')} only that time, {key('D')} decline.
        </p>
      )}
      <AllAtOnce life={life} />
      <ol ref={list} className={styles.queue} aria-label="Proposals that wait">
        {life.queue.map((line) => (
          <li key={line.read.proposal.id}>
            <ApprovalCard
              line={line}
              answer={life.answers.get(line.read.proposal.id) ?? null}
              days={life.days}
              principalName={principalName}
              zone={zone}
              isWaiting={waiting.has(line.read.proposal.id)}
              isHighlighted={line.read.proposal.id === highlightId}
              assistantName={
                personAt(houseRules.roster, line.read.proposal.proposedBy)?.name ??
                line.read.proposal.proposedBy
              }
              tierSentence={tierSentence(
                line.read.proposal.tier,
                houseRules.release.calendarRules.tiers,
              )}
              nextBest={nextBest(line.read)}
              onAnswer={(answer) => {
                life.decide(line, answer);
              }}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
