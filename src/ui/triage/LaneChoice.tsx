// When the desk is not sure, the person decides: one key for each lane that is possible.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { KeyboardEvent, ReactElement } from 'react';
import type { Lane } from '../../domain/triage';
import { LaneBadge } from '../LaneBadge';
import { laneWords } from '../laneWords';
import { ShortcutKey } from '../ShortcutKey';
import { usePaneStyles } from '../usePaneStyles';

const useStyles = makeStyles({
  option: { justifyContent: 'flex-start', width: '100%', textAlign: 'start' },
  words: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalXXS,
    marginInlineStart: tokens.spacingHorizontalS,
  },
});

export interface LaneChoiceProps {
  readonly options: readonly Lane[];
  readonly chosen: Lane | null;
  readonly onChoose: (lane: Lane) => void;
}

/** Choosing writes nothing; Apply does. */
export function LaneChoice({ options, chosen, onChoose }: LaneChoiceProps): ReactElement {
  const pane = usePaneStyles();
  const styles = useStyles();
  // On the options the keys count also for who has turned single keys off: the focus says what they are meant for.
  const chooseByKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const lane = options[Number(event.key) - 1];
    if (lane === undefined) return;
    event.preventDefault();
    onChoose(lane);
  };
  return (
    <div className={pane.stack} role="group" aria-labelledby="lane-choice">
      <p id="lane-choice" className={pane.text}>
        <strong>Not sure.</strong> This mail fits {options.length} lanes. Which one is it?
      </p>
      {options.map((lane, index) => (
        <Button
          key={lane}
          className={styles.option}
          appearance={lane === chosen ? 'primary' : 'secondary'}
          aria-pressed={lane === chosen}
          aria-keyshortcuts={`${index + 1}`}
          onKeyDown={chooseByKey}
          onClick={() => {
            onChoose(lane);
          }}
        >
          <ShortcutKey letter={`${index + 1}`} />
          <span className={styles.words}>
            <LaneBadge lane={lane} />
            <span>{laneWords(lane).deed}</span>
          </span>
        </Button>
      ))}
    </div>
  );
}
