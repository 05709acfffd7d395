// The open mail: what it is, what to do with it and by which key, its words, and the reasons on demand.
import { Button, Link, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useMemo, type ReactElement } from 'react';
import type { Principal } from '../../domain/roster';
import type { Instant } from '../../domain/time';
import { isLockedLane, type Lane } from '../../domain/triage';
import { useTabHost } from '../../ui/DeskContext';
import { Disclosure } from '../../ui/Disclosure';
import { FailureNote } from '../../ui/FailureNote';
import { LaneBadge } from '../../ui/LaneBadge';
import { sayInstantNear } from '../../ui/sayTime';
import { ShortcutKey } from '../../ui/ShortcutKey';
import { EscalationLine } from '../../ui/triage/EscalationLine';
import { SafetyMissSection } from '../../ui/triage/SafetyMissSection';
import { WhyView } from '../../ui/triage/WhyView';
import { UrgencyBadge } from '../../ui/UrgencyBadge';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { BulkDeed } from '../../workflows/fileMails';
import type { Claim } from '../../workflows/claims';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { Actions } from './Actions';
import { ChangeLane } from './ChangeLane';
import { ChannelChoice } from './ChannelChoice';
import { escalationOfEntry } from '../../ui/inbox/escalationOfEntry';
import { HandOffPart } from './HandOffPart';
import { laneOfEntry, type QueueEntry } from '../../ui/inbox/InboxQueue';
import { claimWords, leftOutWords, shortName } from './inboxWords';
import { channelsOf } from './laneDeeds';
import { senderWords } from './MailRow';
import { MailText } from './MailText';
import { SubjectText } from './SubjectText';
import type { Deeds } from './useDeeds';
import { partId, type MailView, type Part } from './useMailView';
import type { ReadMail, Reading } from './useReading';

const useStyles = makeStyles({
  mail: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
  },
  subject: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
});

export interface OpenMailProps {
  readonly entry: QueueEntry;
  readonly reading: Reading;
  readonly houseRules: HouseRules;
  readonly principal: Principal;
  readonly now: Instant;
  readonly claim: Claim | null;
  readonly deeds: Deeds;
  readonly view: MailView;
  /** Does it and goes on to the next mail. */
  readonly onDeed: (lane: Lane, deed: BulkDeed) => void;
  /** The mail has this lane now, or none. */
  readonly onLaneChanged: (lane: Lane | null, key: string) => void;
  readonly onHandOffChanged: (key: string, isHandedOff: boolean) => void;
  readonly onMissed: () => void;
}

export function OpenMail(props: OpenMailProps): ReactElement {
  const { entry, reading, houseRules, principal, now, claim, deeds, view } = props;
  const styles = useStyles();
  const pane = usePaneStyles();
  const tabHost = useTabHost();
  const { mail, swept } = entry;
  const read = reading.kind === 'read' && reading.read.key === entry.key ? reading.read : null;
  const verdict = read?.triage.verdict ?? swept?.verdict ?? null;
  const lane = laneOfEntry(entry);
  const trouble = deeds.troubles.get(entry.key) ?? null;
  const webLink = read?.webLink ?? null;
  return (
    <article
      className={styles.mail}
      aria-label="Open mail"
      aria-busy={entry.isUnderWay}
      data-mail={entry.key}
    >
      <header className={pane.tight}>
        <h2 className={styles.subject}>
          <SubjectText entry={entry} isRevealed={view.isRevealed} />
        </h2>
        <p className={pane.text}>
          <strong>{senderWords(entry)}</strong> to {shortName(principal)},{' '}
          {sayInstantNear(mail.receivedAt, now, principal.zone)}
          {webLink !== null && (
            <>
              {' · '}
              <Link as="button" inline onClick={() => void tabHost.openLink(webLink)}>
                Open in Outlook
              </Link>
            </>
          )}
        </p>
      </header>
      {verdict !== null && (
        <div className={pane.row}>
          {lane !== null && <LaneBadge lane={lane} size="large" />}
          <UrgencyBadge urgency={verdict.urgency} />
          {entry.due !== null && (
            <span className={pane.text}>
              {entry.due < now ? 'Was due ' : 'Due '}
              <strong>{sayInstantNear(entry.due, now, principal.zone)}</strong>
            </span>
          )}
        </div>
      )}
      <EscalationLine
        escalation={escalationOfEntry(entry, principal, houseRules)}
        now={now}
        zone={principal.zone}
      />
      {claim !== null && (
        <p role="status" className={pane.text}>
          <strong>{claimWords(claim, houseRules.roster, principal.zone)}</strong> Leave it to them,
          or ask.
        </p>
      )}
      {trouble !== null &&
        (trouble.kind === 'thrown' ? (
          <FailureNote error={trouble.error} onRetry={trouble.again} />
        ) : (
          <p role="alert" className={pane.text}>
            {trouble.words}
          </p>
        ))}
      <Actions
        entry={entry}
        verdict={verdict}
        houseRules={houseRules}
        principal={principal}
        isClaimed={claim !== null}
        onDeed={props.onDeed}
        view={view}
      />
      {swept !== null && swept.leftOut.length > 0 && entry.settledLane === null && (
        <p className={pane.small}>
          Never filed in bulk: {swept.leftOut.map((one) => leftOutWords(one)).join(', ')}.
        </p>
      )}
      <Words reading={reading} read={read} view={view} />
      <div className={pane.tight}>
        <Parts {...props} read={read} />
      </div>
    </article>
  );
}

function Words(props: {
  readonly reading: Reading;
  readonly read: ReadMail | null;
  readonly view: MailView;
}): ReactElement {
  const pane = usePaneStyles();
  const { reading, read, view } = props;
  if (reading.kind === 'failed')
    return <FailureNote error={reading.error} onRetry={reading.again} />;
  if (reading.kind === 'gone')
    return (
      <p role="status" className={pane.text}>
        This mail is no longer in the mailbox.
      </p>
    );
  if (read === null)
    return <Spinner size="tiny" label="Reading the mail …" labelPosition="after" />;
  const count = read.triage.phi.length;
  return (
    <section aria-label="Text of the mail" className={pane.stack}>
      {count > 0 && (
        <div className={pane.row}>
          <Button
            size="small"
            icon={view.isRevealed ? <EyeOffRegular /> : <EyeRegular />}
            aria-pressed={view.isRevealed}
            aria-keyshortcuts="r"
            onClick={view.reveal}
          >
            {view.isRevealed ? 'Cover again' : 'Reveal'} <ShortcutKey letter="R" />
          </Button>
          <span className={pane.small}>
            {count === 1 ? '1 identifier is' : `${String(count)} identifiers are`} covered.
          </span>
        </div>
      )}
      <MailText triage={read.triage} isRevealed={view.isRevealed} />
    </section>
  );
}

function Parts(props: OpenMailProps & { readonly read: ReadMail | null }): ReactElement {
  const { entry, houseRules, principal, now, view, read } = props;
  const { swept } = entry;
  const lane = laneOfEntry(entry);
  const { matrix } = houseRules.release;
  const rows = useMemo(() => {
    const options: readonly Lane[] = swept?.verdict.kind === 'unsure' ? swept.verdict.options : [];
    return matrix.lanes.filter((row) =>
      lane === null ? options.includes(row.lane) : row.lane === lane,
    );
  }, [matrix, lane, swept]);
  const part = (name: Part, title: string, key: string) => ({
    title,
    aside: key,
    level: 3 as const,
    // What was handed off shows with whom it is and what to say.
    isOpen: view.isOpen(name) || (name === 'handoff' && entry.isHandedOff),
    onToggle: () => {
      view.toggle(name);
    },
    buttonId: partId(name),
  });
  const channels = lane === null ? [] : channelsOf(houseRules, lane);
  return (
    <>
      {read !== null && (
        <Disclosure {...part('why', 'Why', 'W')}>
          <WhyView
            triage={read.triage}
            rows={rows}
            matrixVersion={matrix.version}
            releaseNumber={houseRules.release.number}
            isRevealed={view.isRevealed}
            findMiss={noMiss}
          />
        </Disclosure>
      )}
      {swept !== null && lane !== null && (channels.length > 0 || entry.isHandedOff) && (
        <Disclosure {...part('handoff', 'Hand off', 'H')}>
          {entry.isHandedOff ? (
            <HandOffPart
              entry={entry}
              lane={lane}
              urgency={swept.verdict.urgency}
              houseRules={houseRules}
              channels={channels}
              now={now}
              zone={principal.zone}
              onChanged={props.onHandOffChanged}
            />
          ) : (
            <ChannelChoice
              channels={channels}
              isReady={!entry.isUnderWay && props.claim === null}
              onChoose={(channelId) => {
                props.onDeed(lane, { kind: 'hand-off', channelId });
              }}
            />
          )}
        </Disclosure>
      )}
      {swept !== null && (
        <Disclosure {...part('lane', 'Change lane', 'C')}>
          <ChangeLane
            key={`${entry.key} ${lane ?? ''} ${view.wanted ?? ''}`}
            entry={entry}
            swept={swept}
            wanted={view.wanted}
            houseRules={houseRules}
            onCorrected={props.onLaneChanged}
            onUndone={props.onLaneChanged}
          />
        </Disclosure>
      )}
      {swept !== null && lane !== null && !isLockedLane(lane) && (
        <Disclosure {...part('miss', 'Safety miss', 'M')}>
          <SafetyMissSection
            houseRules={houseRules}
            reference={entry.mail.reference}
            verdict={swept.verdict}
            receivedAt={entry.mail.receivedAt}
            sender={entry.mail.from}
            onReported={props.onMissed}
          />
        </Disclosure>
      )}
    </>
  );
}

/** Finding the rule that nearly fired reads the mail a second time, on this thread: the pane does that. */
function noMiss(): null {
  return null;
}
