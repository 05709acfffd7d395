// When a mail escalates if nobody acts, to whom, and why: under the due time, in red once it is over.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Instant, ZoneId } from '../../domain/time';
import { sayInstantNear } from '../sayTime';
import { usePaneStyles } from '../usePaneStyles';
import type { Escalation } from '../../workflows/escalationOf';

const useStyles = makeStyles({
  over: { color: tokens.colorPaletteRedForeground2, fontWeight: tokens.fontWeightSemibold },
});

export interface EscalationLineProps {
  /** null: the matrix escalates no such mail. */
  readonly escalation: Escalation | null;
  readonly now: Instant;
  readonly zone: ZoneId;
}

export function EscalationLine(props: EscalationLineProps): ReactElement | null {
  const styles = usePaneStyles();
  const own = useStyles();
  const { escalation, now, zone } = props;
  if (escalation === null) return null;
  const isOver = escalation.at <= now;
  return (
    <p className={styles.small}>
      <span className={mergeClasses(isOver && own.over)}>
        {isOver ? 'Escalated since ' : 'Escalates '}
        {sayInstantNear(escalation.at, now, zone)}
      </span>
      {isOver ? ': ' : ', if nobody acts: '}
      {escalationWords(escalation)}. {escalation.because}
    </p>
  );
}

/** `tell the physician; call Nurse line, 312-555-0142`. */
export function escalationWords({ people, channels }: Escalation): string {
  const told = people.map((one) => {
    switch (one) {
      case 'physician':
        return 'the physician';
      case 'assistants':
        return 'every covering assistant';
      case 'second-approvers':
        return 'the second approvers';
    }
  });
  const called = channels.map(({ name, phone }) => (phone === null ? name : `${name}, ${phone}`));
  return [
    told.length === 0 ? '' : `tell ${told.join(' and ')}`,
    called.length === 0 ? '' : `call ${called.join(' or ')}`,
  ]
    .filter((words) => words !== '')
    .join('; ');
}
