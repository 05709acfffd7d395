// One mail of the list: who, what (identifiers covered), where it belongs and until when.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkSquareRegular,
  EyeRegular,
  PersonRegular,
  SquareRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Principal } from '../../domain/roster';
import type { Instant } from '../../domain/time';
import { LaneBadge } from '../../ui/LaneBadge';
import { sayDay } from '../../ui/sayTime';
import { UrgencyBadge } from '../../ui/UrgencyBadge';
import { ageOf } from '../../workflows/ageOf';
import type { Claim } from '../../workflows/claims';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { sayClock } from '../sayClock';
import { firstLane, isEscalated, laneOfEntry, type QueueEntry } from '../../ui/inbox/InboxQueue';
import { EscalatedBadge } from './EscalatedBadge';
import { ageWords, claimWords, leftOutWords, shortName } from './inboxWords';
import { SubjectText } from './SubjectText';
import { reasonOf } from '../../ui/inbox/piles';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    height: '100%',
    boxSizing: 'border-box',
    paddingBlock: tokens.spacingVerticalXS,
    paddingInlineEnd: tokens.spacingHorizontalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderInlineStartWidth: tokens.strokeWidthThickest,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: 'transparent',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  open: {
    // In high contrast a ground of its own would take the words with it: there the bar says it.
    backgroundColor: tokens.colorNeutralBackground3,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    borderInlineStartColor: tokens.colorBrandStroke1,
  },
  box: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    fontSize: '18px',
    color: tokens.colorNeutralForeground2,
  },
  lines: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    rowGap: tokens.spacingVerticalXXS,
    minWidth: 0,
  },
  line: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    minWidth: 0,
  },
  sender: {
    flexGrow: 1,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
  },
  subject: {
    // How late it is stands beside, and is never cut off.
    flexGrow: 1,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  small: {
    flexShrink: 0,
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  /** Shown as far as it goes, and not at all where no word of it would fit. */
  reason: {
    flexGrow: 1,
    flexShrink: 1,
    flexBasis: '72px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  late: { color: tokens.colorPaletteRedForeground2, fontWeight: tokens.fontWeightSemibold },
  half: { color: tokens.colorStatusWarningForeground1 },
  /** What does not fit goes to a second line, which is out of sight. */
  badges: {
    flexWrap: 'wrap',
    alignContent: 'flex-start',
    height: `calc(${tokens.lineHeightBase200} + 2 * (${tokens.spacingVerticalXXS} + ${tokens.strokeWidthThin}))`,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    overflowWrap: 'normal',
  },
  badge: { flexShrink: 0, display: 'inline-flex' },
  /** These are always seen; the longest lane is cut in a narrow list. */
  always: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    minWidth: 0,
    maxWidth: '100%',
    ':empty': { display: 'none' },
  },
  lane: { display: 'inline-flex', minWidth: 0, '> *': { minWidth: 0 } },
  icon: { verticalAlign: 'text-bottom' },
});

export interface MailRowProps {
  readonly entry: QueueEntry;
  readonly principal: Principal | null;
  readonly houseRules: HouseRules;
  readonly now: Instant;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly showsLane: boolean;
  readonly showsPrincipal: boolean;
  readonly claim: Claim | null;
  readonly onSelect: () => void;
}

export function MailRow(props: MailRowProps): ReactElement {
  const { entry, principal, houseRules, now, claim, isSelected } = props;
  const styles = useStyles();
  const { mail, swept } = entry;
  const zone = principal?.zone ?? 'UTC';
  const lane = laneOfEntry(entry);
  const reason = swept === null || entry.settledLane !== null ? null : reasonOf(swept.verdict);
  const Box = isSelected ? CheckmarkSquareRegular : SquareRegular;
  return (
    <div className={mergeClasses(styles.row, props.isOpen && styles.open)}>
      {/* For the mouse alone: the option itself says whether it is selected, and X selects it. */}
      <span
        aria-hidden
        className={styles.box}
        onClick={(event) => {
          event.stopPropagation();
          props.onSelect();
        }}
      >
        <Box />
      </span>
      <div className={styles.lines}>
        <div className={styles.line}>
          <span className={styles.sender}>{senderWords(entry)}</span>
          {props.showsPrincipal && principal !== null && (
            <span className={styles.small}>{shortName(principal)}</span>
          )}
          <span className={styles.small}>{receivedWords(mail.receivedAt, now, zone)}</span>
        </div>
        <div className={styles.line}>
          <span className={styles.subject}>
            <SubjectText entry={entry} isRevealed={false} />
          </span>
          <AgeNote {...props} />
        </div>
        <div className={mergeClasses(styles.line, styles.badges)}>
          <span className={styles.always}>
            {isEscalated(entry, now) && <EscalatedBadge />}
            {swept !== null &&
              (swept.verdict.urgency === 'now' || swept.verdict.urgency === 'today') && (
                <span className={styles.badge}>
                  <UrgencyBadge urgency={swept.verdict.urgency} />
                </span>
              )}
            {entry.isUnderWay && <span className={styles.small}>being written …</span>}
            {claim !== null && (
              <span className={styles.small} title={claimWords(claim, houseRules.roster, zone)}>
                <PersonRegular className={styles.icon} aria-hidden />{' '}
                {claimWords(claim, houseRules.roster, zone).split(' is at ')[0]}
              </span>
            )}
            {props.showsLane && lane !== null && (
              <span className={styles.lane}>
                <LaneBadge lane={lane} />
              </span>
            )}
          </span>
          {swept !== null && entry.settledLane === null && swept.leftOut[0] !== undefined && (
            <span className={mergeClasses(styles.small, styles.reason)}>
              <EyeRegular className={styles.icon} aria-hidden /> {leftOutWords(swept.leftOut[0])}
            </span>
          )}
          {reason !== null && (
            <span className={mergeClasses(styles.small, styles.reason)}>{reason}</span>
          )}
        </div>
      </div>
    </div>
  );
}

function AgeNote({ entry, principal, houseRules, now }: MailRowProps): ReactElement | null {
  const styles = useStyles();
  const { swept, due, mail } = entry;
  const lane = laneOfEntry(entry);
  if (swept === null || principal === null || due === null) return null;
  const age = ageOf({
    houseRules,
    principal,
    lane: lane ?? firstLane(swept.verdict),
    urgency: swept.verdict.urgency,
    receivedAt: mail.receivedAt,
    now,
  });
  const words = ageWords(age, now);
  if (words === '') return null;
  return (
    <span
      className={mergeClasses(
        styles.small,
        age.state === 'half-gone' && styles.half,
        age.state === 'late' && styles.late,
      )}
    >
      {words}
    </span>
  );
}

/** The sender as the mailbox names it. */
export function senderWords({ mail: { from } }: QueueEntry): string {
  if (from === null) return 'No sender';
  return from.name === '' ? from.address : from.name;
}

function receivedWords(at: Instant, now: Instant, zone: string): string {
  const day = sayDay(at, zone);
  return day === sayDay(now, zone) ? sayClock(at, zone) : day;
}
