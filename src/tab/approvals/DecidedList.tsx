// What was decided: by whom, when, on which version, and where it stands now.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, type ReactElement } from 'react';
import type { DecisionAnswer, Proposal } from '../../domain/holds';
import { personWithId } from '../../domain/roster';
import type { ZoneId } from '../../domain/time';
import { useDesk } from '../../ui/DeskContext';
import { problemWords } from '../../ui/holdWords';
import { ProposalBadge } from '../../ui/ProposalBadge';
import { sayInstantNear, sayWindow } from '../../ui/sayTime';
import type { ApprovalLine, ReadProposal } from '../../workflows/holdTerms';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { useScreenStyles } from '../useScreenStyles';
import { choiceWords } from './choice';
import { MailLine } from './MailLine';
import { aloneWords, answerWords, standingWords } from './outcomeWords';
import { ProofPanel } from './ProofPanel';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  line: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
    },
  },
  highlighted: {
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: tokens.strokeWidthThickest,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorBrandStroke1,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
});

export interface DecidedListProps {
  /** What an assistant may put in the place of a time that was lost. */
  readonly nextBest: (read: ReadProposal) => ReactElement | null;
  readonly lines: readonly ApprovalLine[];
  readonly houseRules: HouseRules;
  readonly zone: ZoneId;
  readonly highlightId: string | null;
}

export function DecidedList({
  lines,
  houseRules,
  zone,
  highlightId,
  nextBest,
}: DecidedListProps): ReactElement {
  const styles = useStyles();
  const isHere = lines.some((line) => line.read.proposal.id === highlightId);
  useEffect(() => {
    if (!isHere || highlightId === null) return;
    const line = document.getElementById(`proposal-${highlightId}`);
    line?.scrollIntoView({ block: 'center' });
    line?.focus({ preventScroll: true });
  }, [isHere, highlightId]);
  return (
    <ul className={styles.list}>
      {lines.map((line) => (
        <li
          key={line.read.proposal.id}
          id={`proposal-${line.read.proposal.id}`}
          tabIndex={-1}
          className={mergeClasses(
            styles.line,
            line.read.proposal.id === highlightId && styles.highlighted,
          )}
        >
          <DecidedLine {...{ line, houseRules, zone, nextBest }} />
        </li>
      ))}
    </ul>
  );
}

type DecidedLineProps = Pick<DecidedListProps, 'houseRules' | 'zone' | 'nextBest'> & {
  readonly line: ApprovalLine;
};

function DecidedLine({ line, houseRules, zone, nextBest }: DecidedLineProps): ReactElement {
  const styles = useStyles();
  const screen = useScreenStyles();
  const now = useDesk().clock.now();
  const { proposal, projection } = line.read;
  const { decision } = projection;
  const chosen = proposal.options.find(
    (option) => option.id === (projection.chosenOptionId ?? proposal.chosenOptionId),
  );
  const who =
    decision === null
      ? null
      : (personWithId(houseRules.roster, decision.decidedById)?.name ?? decision.decidedBy);
  const said = proposal.answers.find(({ id }) => id === decision?.optionId)?.words ?? null;
  const problem = projection.problem ?? proposal.problem;
  return (
    <>
      <div className={styles.head}>
        <h3 className={styles.title}>{proposal.title}</h3>
        <ProposalBadge state={projection.state} />
      </div>
      <MailLine headline={line.headline} />
      {chosen !== undefined && <p className={screen.words}>{sayWindow(chosen.window, zone)}</p>}
      {proposal.kind === 'batch' &&
        proposal.options.map(({ id, window }) => {
          const alone = line.alone.find(({ optionId }) => optionId === id);
          return (
            <p key={id} className={screen.words}>
              {sayWindow(window, zone)}
              {alone === undefined ? '' : `. ${aloneWords(alone, now, zone)}`}
            </p>
          );
        })}
      {problem !== null && (
        <p className={screen.words}>{problemWords(problem)} The assistant proposes another time.</p>
      )}
      <p className={screen.small}>
        {decision === null || who === null
          ? projection.state === 'sent'
            ? 'Found among the sent mails. Who sent it is not recorded, so no answer is shown.'
            : 'No answer was given.'
          : `${said ?? decidedWords(decision.answer, proposal, zone)}, ${who}${standingWords(projection.standing)}, ${sayInstantNear(decision.decidedAt, now, zone)}, version ${String(decision.revision)}.`}
      </p>
      {nextBest(line.read)}
      {decision !== null && <ProofPanel decision={decision} zone={zone} />}
    </>
  );
}

/** What was answered, in the words of its button: a yes to a batch or a trip is no choice among times. */
function decidedWords(answer: DecisionAnswer, proposal: Proposal, zone: ZoneId): string {
  return answer === 'any'
    ? choiceWords({ answer, optionId: null }, proposal, zone)
    : answerWords({ answer });
}
