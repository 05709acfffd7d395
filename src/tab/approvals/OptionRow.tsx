// One proposed time: weekday, date, clock time and zone, the strip of its day, and "only this".
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { HoldOption } from '../../domain/holds';
import { localDateAt, minutesBetween, type ZoneId } from '../../domain/time';
import { useDesk } from '../../ui/DeskContext';
import { sayWindow } from '../../ui/sayTime';
import type { ApprovalLine, OptionCondition } from '../../workflows/holdTerms';
import type { OptionDay } from '../../workflows/readOptionDays';
import { PHONE, useScreenStyles } from '../useScreenStyles';
import { aroundOption } from './aroundOption';
import { sayAround } from './blockWords';
import { chosenMark } from './chosenMark';
import { DayStrip } from './DayStrip';
import { aloneWords } from './outcomeWords';
import type { ShownDays } from './useApprovals';
import { isAnswerable } from './useQueueKeys';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(15rem, 20rem) minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    alignItems: 'center',
    paddingBlockStart: tokens.spacingVerticalM,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    [PHONE]: { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  time: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  gone: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground2 },
  day: { [PHONE]: { gridColumn: '1 / -1', gridRow: '2' } },
  warning: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    color: tokens.colorStatusDangerForeground1,
  },
  button: { minHeight: '44px' },
});

export interface OptionRowProps {
  readonly option: HoldOption;
  readonly line: ApprovalLine;
  readonly days: ShownDays;
  readonly zone: ZoneId;
  readonly canAnswer: boolean;
  /** It was chosen, and the choice did not count. */
  readonly isChosen: boolean;
  /** A single time needs no "only this". */
  readonly showsButton: boolean;
  readonly onOnly: () => void;
}

export function OptionRow(props: OptionRowProps): ReactElement {
  const { option, line, zone } = props;
  const styles = useStyles();
  const screen = useScreenStyles();
  const { proposal } = line.read;
  const condition = line.conditions[option.id] ?? 'unread';
  const alone = line.alone.find(({ optionId }) => optionId === option.id);
  const warning = alone === undefined ? conditionWords(condition) : null;
  const now = useDesk().clock.now();
  const stands = isAnswerable(line, option.id);
  const day = props.days.known.get(localDateAt(option.window.start, zone));
  const words = sayWindow(option.window, zone);
  return (
    <div className={styles.row}>
      <div>
        {option.label !== null && <p className={screen.words}>{option.label}</p>}
        <p className={mergeClasses(styles.time, !stands && styles.gone)}>{words}</p>
        {option.travel.length > 0 && (
          <p className={screen.small}>
            With {option.travel.map((leg) => sayMinutes(leg.window)).join(' and ')} on the way.
          </p>
        )}
        {alone !== undefined && <p className={screen.small}>{aloneWords(alone, now, zone)}</p>}
        {warning !== null && (
          <p className={mergeClasses(screen.small, styles.warning)}>
            <WarningRegular aria-hidden />
            {warning}
          </p>
        )}
        {alone === undefined && <p className={screen.small}>{aroundWords(day)}</p>}
      </div>
      <div className={styles.day}>
        {day !== undefined && alone === undefined && (
          <DayStrip
            day={day}
            option={option}
            siblings={proposal.options}
            proposalId={proposal.id}
            zone={zone}
          />
        )}
      </div>
      {props.showsButton && (
        <Button
          className={styles.button}
          disabledFocusable={!props.canAnswer || !stands}
          {...chosenMark(props.isChosen)}
          aria-label={`Only this: ${words}`}
          onClick={props.onOnly}
        >
          Only this
        </Button>
      )}
    </div>
  );

  function aroundWords(shown: OptionDay | undefined): string {
    if (shown !== undefined)
      return sayAround(aroundOption(option.window, shown.blocks, proposal.id), zone);
    switch (props.days.state) {
      case 'failed':
        return 'What stands around it could not be read.';
      case 'idle':
      case 'busy':
        return 'Reading the day …';
      case 'done':
        return 'Too far off to draw the day.';
    }
  }
}

function sayMinutes({ start, end }: HoldOption['window']): string {
  return `${String(minutesBetween(start, end))} min`;
}

function conditionWords(condition: OptionCondition): string | null {
  switch (condition) {
    case 'stands':
      return null;
    case 'taken':
      return 'Taken since: other time was committed over it.';
    case 'gone':
      return 'The held event was removed in Outlook.';
    case 'past':
      return 'This time has passed.';
    case 'unread':
      return 'Not checked: you may not read this calendar.';
  }
}
