// Collisions one by one: when, what meets what, and what usually helps.
import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Block } from '../../domain/holds';
import { COLLISION_WORDS, type Collision, type CollisionKind } from '../../domain/standup';
import type { ZoneId } from '../../domain/time';
import { blockWords } from '../../ui/holdWords';
import { sayWindow } from '../../ui/sayTime';
import { useScreenStyles } from '../useScreenStyles';

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
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

export interface CollisionListProps {
  readonly collisions: readonly Collision[];
  readonly zone: ZoneId;
}

export function CollisionList({ collisions, zone }: CollisionListProps): ReactElement {
  const styles = useStyles();
  const screen = useScreenStyles();
  if (collisions.length === 0) return <p className={screen.small}>Nothing was counted.</p>;
  return (
    <ul className={styles.list} aria-label="Collisions">
      {collisions.map((one) => (
        <li
          key={`${String(one.window.start)}-${one.moves.entryIds.join()}-${one.stays.entryIds.join()}`}
          className={styles.line}
        >
          <div>
            <Badge appearance="tint" color={isHard(one.kind) ? 'danger' : 'warning'}>
              {COLLISION_WORDS[one.kind]}
            </Badge>{' '}
            {sayWindow(one.window, zone)}
          </div>
          <span className={screen.words}>
            {nameOf(one.moves)} meets {nameOf(one.stays)}. {helpWords(one.kind)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function nameOf(block: Block): string {
  return block.title === '' ? blockWords(block.kind) : `“${block.title}”`;
}

/** Being reachable is not being away: a meeting on a call day is worth a look, no more. */
function isHard(kind: CollisionKind): boolean {
  return kind !== 'during-call';
}

function helpWords(kind: CollisionKind): string {
  switch (kind) {
    case 'double-booked':
      return 'One of the two has to go.';
    case 'in-or':
      return 'Move the meeting; the OR time stays.';
    case 'in-travel':
      return 'Move the meeting or take it by phone from the road.';
    case 'over-post-call':
      return 'Move it after recovery, or send somebody.';
    case 'over-protected':
      return 'Move it, or ask for a word to use protected time.';
    case 'travel-during-call':
      return 'Swap the call or the trip.';
    case 'during-call':
      return 'Fine if it can be left at once.';
  }
}
