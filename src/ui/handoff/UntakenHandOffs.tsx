// Hand-offs that nobody took in time, in red for every assistant who covers the physician, with the next number to call.
import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { CallRegular, WarningRegular } from '@fluentui/react-icons';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import type { MessageReference } from '../../domain/mail';
import type { HandOffWorkItem } from '../../domain/log';
import { channelWithId, principalAt, type Principal } from '../../domain/roster';
import type { Instant } from '../../domain/time';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { useDesk } from '../DeskContext';
import { Disclosure } from '../Disclosure';
import { sayDistance } from '../sayTime';
import { usePaneStyles } from '../usePaneStyles';
import { useWork } from '../useWork';
import { HandOffCard } from './HandOffCard';
import { useHandOff } from './useHandOff';
import { useUntaken } from './useUntaken';

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorPaletteRedBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground1,
    // Many late ones leave room for the mail below.
    maxHeight: '60vh',
    overflowY: 'auto',
  },
  title: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    margin: 0,
    color: tokens.colorPaletteRedForeground2,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { flexShrink: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  phone: { whiteSpace: 'nowrap' },
  next: { paddingInlineStart: tokens.spacingHorizontalXL },
});

export interface UntakenHandOffsProps {
  readonly houseRules: HouseRules;
  /** Those whom this person covers as an assistant. */
  readonly principals: readonly Principal[];
  readonly now: Instant;
}

/** So many stand open at first; the others are one press away. */
const FIRST = 3;

/** Nothing while every hand-off was taken in time. */
export function UntakenHandOffs(props: UntakenHandOffsProps): ReactElement | null {
  const styles = useStyles();
  const pane = usePaneStyles();
  const { items, broken, isUnread, refresh } = useUntaken(props.principals, props.now);
  const [showsAll, setShowsAll] = useState(false);
  if (items.length === 0 && broken === 0 && !isUnread) return null;
  const shown = showsAll ? items : items.slice(0, FIRST);
  return (
    <section className={styles.section} aria-label="Hand-offs not taken in time">
      {items.length > 0 && (
        <>
          <h2 className={styles.title}>
            <WarningRegular className={styles.icon} aria-hidden />
            {items.length === 1
              ? 'A hand-off was not taken in time'
              : `${String(items.length)} hand-offs were not taken in time`}
          </h2>
          <ul className={styles.list}>
            {shown.map((item) => (
              <li key={item.workId}>
                <LateHandOff {...props} item={item} onMoved={refresh} />
              </li>
            ))}
          </ul>
          {shown.length < items.length && (
            <Button
              size="small"
              appearance="subtle"
              onClick={() => {
                setShowsAll(true);
              }}
            >
              Show all {items.length}
            </Button>
          )}
        </>
      )}
      {broken > 0 && (
        <p className={pane.small}>
          {broken === 1 ? 'One hand-off' : `${String(broken)} hand-offs`} cannot be read from the
          list any more. Ask IT to look at AnteroomWork.
        </p>
      )}
      {isUnread && (
        <div className={pane.row}>
          <p className={pane.small}>
            Whether hand-offs wait too long could not be read just now
            {items.length > 0 && '; what was known before is shown'}.
          </p>
          <Button size="small" appearance="subtle" onClick={refresh}>
            Look again
          </Button>
        </div>
      )}
    </section>
  );
}

interface LateProps extends UntakenHandOffsProps {
  readonly item: HandOffWorkItem;
  readonly onMoved: () => void;
}

function LateHandOff(props: LateProps): ReactElement {
  const styles = useStyles();
  const pane = usePaneStyles();
  const { item, houseRules, principals, now } = props;
  const { roster } = houseRules;
  const [isOpen, setIsOpen] = useState(false);
  const { data, due } = item;
  const channel = channelWithId(roster, data.channelId);
  const next = data.nextChannelId === null ? null : channelWithId(roster, data.nextChannelId);
  const whose =
    principals.length > 1 ? ` for ${principalAt(roster, item.principal)?.name ?? ''}` : '';
  return (
    <>
      <Disclosure
        level={3}
        title={`${data.number} to ${channel?.name ?? 'a channel that is gone'}${whose}`}
        aside={due === null ? '' : `due ${sayDistance(due, now)}`}
        isOpen={isOpen}
        onToggle={setIsOpen}
      >
        <WorkOnIt {...props} channel={channel} next={next} />
      </Disclosure>
      {!isOpen && (
        <p className={`${pane.small} ${styles.next}`}>
          {nextWords(next ?? channel, next !== null, styles.phone)}
        </p>
      )}
    </>
  );
}

function nextWords(
  channel: ReturnType<typeof channelWithId>,
  isNext: boolean,
  phoneStyle: string,
): ReactElement {
  if (channel === null) return <>Open the mail and choose another channel.</>;
  const { phone } = channel;
  return (
    <>
      {isNext ? 'Call next: ' : 'Call again: '}
      {channel.name}
      {phone !== null && (
        <>
          {', '}
          <Link className={phoneStyle} href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
            <CallRegular aria-hidden /> {phone}
          </Link>
        </>
      )}
    </>
  );
}

function WorkOnIt(
  props: LateProps & {
    readonly channel: ReturnType<typeof channelWithId>;
    readonly next: ReturnType<typeof channelWithId>;
  },
): ReactElement {
  const { item, houseRules, now, channel, next, onMoved } = props;
  const handOffs = useHandOff({
    houseRules,
    reference: item.message,
    itemKey: item.message?.immutableId ?? null,
    lane: item.lane ?? 'patient-clinical',
    urgency: item.urgency ?? 'now',
    receivedAt: item.data.receivedAt,
    onDone: onMoved,
  });
  const { opening } = handOffs;
  const opened =
    opening.state.kind === 'done' && opening.state.value.kind === 'opened'
      ? opening.state.value
      : null;
  return (
    <>
      {item.message !== null && <MailLink reference={item.message} />}
      <HandOffCard
        item={item}
        detail={opened?.item.workId === item.workId ? opened : null}
        channel={channel}
        next={next}
        now={now}
        zone={principalAt(houseRules.roster, item.principal)?.zone ?? 'UTC'}
        handOffs={handOffs}
      />
    </>
  );
}

/** The way to the mail, asked for live: the list keeps none. */
function MailLink({ reference }: { readonly reference: MessageReference }): ReactElement | null {
  const desk = useDesk();
  const pane = usePaneStyles();
  const { mailbox, immutableId } = reference;
  const { run, state } = useWork(
    useCallback(
      async () => desk.mailbox.readHeadline({ mailbox, immutableId }),
      [desk, mailbox, immutableId],
    ),
  );
  useEffect(() => {
    void run();
  }, [run]);
  if (state.kind === 'failed')
    return (
      <p className={pane.small}>The mail could not be looked for. Open it in Outlook by hand.</p>
    );
  if (state.kind !== 'done') return null;
  const headline = state.value;
  if ('kind' in headline)
    return (
      <p className={pane.small}>
        {headline.kind === 'gone'
          ? 'The mail was deleted, or lies in another mailbox now.'
          : 'You cannot open this mail; the mailbox is not shared with you.'}
      </p>
    );
  return headline.webLink === null ? null : (
    <p className={pane.small}>
      <Link href={headline.webLink} target="_blank" rel="noopener noreferrer">
        Open the mail in Outlook
      </Link>
    </p>
  );
}
