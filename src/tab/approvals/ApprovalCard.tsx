// One proposal: who asks, the times with their days, and the answer in one click.
import {
  Badge,
  Button,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useId, useRef, type ReactElement } from 'react';
import { isAsking, type HoldOption } from '../../domain/holds';
import type { ZoneId } from '../../domain/time';
import { useAnnounce } from '../../ui/announce';
import { useDesk } from '../../ui/DeskContext';
import { FailureNote } from '../../ui/FailureNote';
import { tierWords } from '../../ui/holdWords';
import { sayDistance, sayInstantNear } from '../../ui/sayTime';
import type { ApprovalLine } from '../../workflows/holdTerms';
import { PHONE, useScreenStyles } from '../useScreenStyles';
import { CardNotes } from './CardNotes';
import { MailLine } from './MailLine';
import { OptionRow } from './OptionRow';
import { OutcomeNote } from './OutcomeNote';
import { chosenMark } from './chosenMark';
import { batchYesWords, choiceWords, declineWords, isSameChoice } from './choice';
import { outcomeWords, type OutcomeWords } from './outcomeWords';
import type { Answer, AnswerState, ShownDays } from './useApprovals';
import { yesAnswer } from './useQueueKeys';

const HOUR = 3_600_000;

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusXLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    scrollMarginTop: tokens.spacingVerticalL,
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: tokens.strokeWidthThin,
    },
    [PHONE]: { padding: tokens.spacingHorizontalM },
  },
  highlighted: {
    borderInlineStartWidth: tokens.strokeWidthThickest,
    borderInlineStartColor: tokens.colorBrandStroke1,
  },
  settled: { boxShadow: 'none', backgroundColor: tokens.colorNeutralBackground2 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
  },
  title: {
    flexGrow: 1,
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  options: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  answers: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
  },
  button: { minHeight: '44px', [PHONE]: { flexGrow: 1 } },
  sending: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
});

export interface ApprovalCardProps {
  readonly line: ApprovalLine;
  readonly answer: AnswerState | null;
  readonly days: ShownDays;
  readonly principalName: string;
  readonly zone: ZoneId;
  /** It still waits, by the last reading. */
  readonly isWaiting: boolean;
  readonly isHighlighted: boolean;
  readonly assistantName: string;
  /** Whom the tier on the badge is for; null when the rules do not say. */
  readonly tierSentence: string | null;
  readonly nextBest: ReactElement | null;
  readonly onAnswer: (answer: Answer) => void;
}

export function ApprovalCard(props: ApprovalCardProps): ReactElement {
  const { line, answer, zone, assistantName } = props;
  const { proposal, projection } = line.read;
  const mayDecide = line.standing !== null;
  const yes = yesAnswer(line);
  const styles = useStyles();
  const screen = useScreenStyles();
  const desk = useDesk();
  const titleId = useId();
  const now = desk.clock.now();
  const told =
    answer?.kind === 'told' ? outcomeWords(answer.outcome, { assistantName, now, zone }) : null;
  useSaid(told === null ? null : `${told.title}. ${told.sentence}`);
  const isSending = answer?.kind === 'sending';
  // Folded in the moment of the answer; it opens again when the answer did not count and another may be given.
  const isFolded = isSending || (told !== null && !(told.isOpenAgain && props.isWaiting));
  const choice = answer === null ? null : choiceWords(answer.answer, answer.seen, zone);
  const article = useRef<HTMLElement>(null);
  const onAnswer = (given: Answer): void => {
    // The button goes with the choice: the keys go on from the card.
    article.current?.focus({ preventScroll: true });
    props.onAnswer(given);
  };
  const isChosen = (given: Answer): boolean =>
    answer !== null && isSameChoice({ answer: given, proposal }, answer);
  const { decideBy } = proposal;
  const isUrgent = decideBy !== null && decideBy - now < 4 * HOUR;

  return (
    <article
      ref={article}
      id={`proposal-${proposal.id}`}
      data-proposal={proposal.id}
      tabIndex={-1}
      aria-labelledby={titleId}
      className={mergeClasses(
        styles.card,
        props.isHighlighted && styles.highlighted,
        isFolded && styles.settled,
      )}
    >
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {proposal.title}
        </h2>
        <Badge
          size="large"
          appearance="outline"
          color={proposal.tier === 'A' ? 'important' : 'informative'}
        >
          {tierWords(proposal.tier)}
        </Badge>
        {!isFolded && !projection.isOnWord && decideBy !== null && (
          <Badge
            size="large"
            appearance={isUrgent ? 'filled' : 'tint'}
            color={isUrgent ? 'danger' : 'informative'}
          >
            Decide {decideBy < now ? 'now, it has run out' : sayDistance(decideBy, now)}
          </Badge>
        )}
      </div>
      <MailLine headline={line.headline} isDraft={proposal.kind === 'draft'} />
      {!isFolded && (
        <p className={screen.small}>
          {assistantName} proposed it {sayInstantNear(proposal.proposedAt, now, zone)}
          {decideBy === null ? '' : `; answer by ${sayInstantNear(decideBy, now, zone)}`}
          {proposal.revision > 1 ? `; version ${String(proposal.revision)}` : ''}.
          {props.tierSentence === null ? '' : ` ${props.tierSentence}`}
        </p>
      )}
      {!isFolded && (
        <CardNotes
          line={line}
          zone={zone}
          assistantName={assistantName}
          principalName={props.principalName}
        />
      )}
      {!isFolded && props.nextBest}
      {isSending && (
        <div className={mergeClasses(screen.words, styles.sending)} role="status">
          <Spinner size="tiny" aria-hidden />
          <span>
            <strong>{choice}</strong> · on its way to Microsoft 365. If it does not count, it comes
            back here.
          </span>
        </div>
      )}
      {told !== null && <OutcomeNote words={told} />}
      {answer?.kind === 'failed' && (
        <FailureNote
          error={answer.error}
          onRetry={() => {
            onAnswer(answer.answer);
          }}
        />
      )}
      {choice !== null && (answer?.kind === 'failed' || isReturned(told)) && (
        <p className={screen.words}>
          You chose: <strong>{choice}</strong>.
        </p>
      )}
      {!isFolded && (
        <>
          <ul
            className={styles.options}
            aria-label={
              projection.isOnWord ? 'The time you were heard to approve' : 'Proposed times'
            }
            hidden={isAsking(proposal)}
          >
            {shownOptions(line).map((option) => (
              <li key={option.id}>
                <OptionRow
                  option={option}
                  line={line}
                  days={props.days}
                  zone={zone}
                  canAnswer={mayDecide}
                  isChosen={isChosen({ answer: 'only', optionId: option.id })}
                  showsButton={
                    mayDecide && proposal.kind === 'hold' && shownOptions(line).length > 1
                  }
                  onOnly={() => {
                    onAnswer({ answer: 'only', optionId: option.id });
                  }}
                />
              </li>
            ))}
          </ul>
          {mayDecide && (
            <div className={styles.answers}>
              {proposal.answers.map((one, index) => (
                <Button
                  key={one.id}
                  appearance={index === 0 ? 'primary' : 'secondary'}
                  className={styles.button}
                  {...chosenMark(isChosen({ answer: 'only', optionId: one.id }))}
                  onClick={() => {
                    onAnswer({ answer: 'only', optionId: one.id });
                  }}
                >
                  {one.words}
                </Button>
              ))}
              {yes !== null && (
                <Button
                  appearance="primary"
                  className={styles.button}
                  {...chosenMark(isChosen(yes))}
                  onClick={() => {
                    onAnswer(yes);
                  }}
                >
                  {yesWords(line)}
                </Button>
              )}
              {line.standing !== 'grant' && (
                <Button
                  className={styles.button}
                  {...chosenMark(isChosen({ answer: 'decline', optionId: null }))}
                  onClick={() => {
                    onAnswer({ answer: 'decline', optionId: null });
                  }}
                >
                  {declineWords(proposal)}
                </Button>
              )}
            </div>
          )}
        </>
      )}
    </article>
  );
}

/** The answer did not count: it was refused, or somebody else's stands. */
function isReturned(told: OutcomeWords | null): boolean {
  return told !== null && told.tone !== 'success';
}

/** On a heard word only the time that was heard matters. */
function shownOptions({ read }: ApprovalLine): readonly HoldOption[] {
  const { proposal, projection } = read;
  return projection.isOnWord
    ? proposal.options.filter(({ id }) => id === projection.chosenOptionId)
    : proposal.options;
}

function yesWords({ read }: ApprovalLine): string {
  const { proposal } = read;
  const { kind, options } = proposal;
  if (read.projection.isOnWord) return 'Yes, I said so';
  switch (kind) {
    case 'batch':
      return batchYesWords(proposal);
    case 'trip':
      return 'Yes, this trip';
    case 'hold':
    case 'question':
    case 'attestation':
    case 'draft':
      return options.length > 1 ? 'Any of these' : 'Yes, this time';
  }
}

/** Says an outcome once. */
function useSaid(sentence: string | null): void {
  const announce = useAnnounce();
  useEffect(() => {
    if (sentence !== null) announce(sentence);
  }, [announce, sentence]);
}
