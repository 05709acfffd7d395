// The verdict at a glance: lane, urgency, until when, and what may not be done.
import type { ReactElement } from 'react';
import type { Channel } from '../../domain/roster';
import type { Instant, ZoneId } from '../../domain/time';
import {
  isLockedLane,
  type Lane,
  type LanePolicy,
  type SenderHistory,
  type Urgency,
} from '../../domain/triage';
import { LaneBadge } from '../../ui/LaneBadge';
import { laneWords } from '../../ui/laneWords';
import { sayDistance, sayInstantNear } from '../../ui/sayTime';
import { UrgencyBadge } from '../../ui/UrgencyBadge';
import { EscalationLine } from '../../ui/triage/EscalationLine';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { Escalation } from '../../workflows/escalationOf';
import { LockNotice } from './LockNotice';

export interface VerdictViewProps {
  readonly lane: Lane;
  readonly urgency: Urgency;
  readonly urgencyBecause: readonly string[];
  readonly policy: LanePolicy;
  /** null when the matrix sets no time for this urgency. */
  readonly due: Instant | null;
  /** null where the matrix escalates no such mail, and once somebody has acted. */
  readonly escalation: Escalation | null;
  readonly now: Instant;
  readonly zone: ZoneId;
  readonly channels: readonly Channel[];
  /** How this sender's mail was sorted before, where that binds. */
  readonly bound: SenderHistory | null;
  /** What stands in the list, when the mail was worked before. */
  readonly standing: string | null;
}

/** `You sorted this sender to Vendor before (3 mails, last …).` */
function boundWords({ lane, at, count }: SenderHistory, now: Instant, zone: ZoneId): string {
  const mails = count === 1 ? 'one mail' : `${count} mails`;
  return `You sorted this sender to ${laneWords(lane).title} before (${mails}, last ${sayInstantNear(at, now, zone)}), and that counts here.`;
}

/** Shows one lane; the choice between several is LaneChoice. */
export function VerdictView(props: VerdictViewProps): ReactElement {
  const styles = usePaneStyles();
  const { lane, policy, due, now, zone } = props;
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <LaneBadge lane={lane} size="large" />
        <UrgencyBadge urgency={props.urgency} />
      </div>
      <p className={styles.text}>
        {due === null ? (
          'No answer time is set.'
        ) : (
          <>
            {due < now ? 'Was due ' : 'Due '}
            <strong>{sayInstantNear(due, now, zone)}</strong> ({sayDistance(due, now)})
          </>
        )}
      </p>
      <EscalationLine escalation={props.escalation} now={now} zone={zone} />
      {props.urgencyBecause.length > 0 && (
        <p className={styles.small}>{props.urgencyBecause.join(' ')}</p>
      )}
      {isLockedLane(lane) ? (
        <LockNotice policy={policy} channels={props.channels} />
      ) : (
        <p className={styles.small}>
          {laneWords(lane).deed}. {policy.defaultAction}
        </p>
      )}
      {props.bound !== null && <p className={styles.small}>{boundWords(props.bound, now, zone)}</p>}
      {props.standing !== null && <p className={styles.small}>{props.standing}</p>}
    </div>
  );
}
