// One yes for everything that is plain: a second press says to how many, so that no finger slips into six answers.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { useScreenStyles } from '../useScreenStyles';
import type { ApprovalsLife } from './useApprovals';
import { isPlain, yesAnswer } from './useQueueKeys';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    marginBlockEnd: tokens.spacingVerticalM,
  },
  button: { minHeight: '44px' },
});

/** Not there for a single proposal; what is flagged, taken, a trip or a question is left for a closer look. */
export function AllAtOnce({ life }: { readonly life: ApprovalsLife }): ReactElement | null {
  const styles = useStyles();
  const screen = useScreenStyles();
  const [isAsked, setIsAsked] = useState(false);
  const plain = life.queue.filter(
    (line) => isPlain(line) && !life.answers.has(line.read.proposal.id),
  );
  if (plain.length < 2) return null;
  const count = String(plain.length);
  if (!isAsked) {
    return (
      <div className={styles.row}>
        <Button
          className={styles.button}
          onClick={() => {
            setIsAsked(true);
          }}
        >
          Yes to {count} at once
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.row} role="group" aria-label={`Yes to ${count} at once`}>
      <p className={screen.words}>
        Any of the proposed times, for {count} proposals. What is flagged or asked stays open.
      </p>
      <Button
        appearance="primary"
        className={styles.button}
        onClick={() => {
          setIsAsked(false);
          for (const line of plain) {
            const yes = yesAnswer(line);
            if (yes !== null) life.decide(line, yes);
          }
        }}
      >
        Yes to all {count}
      </Button>
      <Button
        className={styles.button}
        onClick={() => {
          setIsAsked(false);
        }}
      >
        Not now
      </Button>
    </div>
  );
}
