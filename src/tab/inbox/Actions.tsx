// The buttons of the open mail: first what its lane asks for, by one key; where the desk is not sure, one key a lane.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Principal } from '../../domain/roster';
import { isLockedLane, type Lane, type Verdict } from '../../domain/triage';
import { laneWords } from '../../ui/laneWords';
import { OBSERVED } from '../../ui/observeWords';
import { ShortcutKey } from '../../ui/ShortcutKey';
import { LaneChoice } from '../../ui/triage/LaneChoice';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { BulkDeed } from '../../workflows/fileMails';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { laneOfEntry, type QueueEntry } from '../../ui/inbox/InboxQueue';
import { channelsOf, deedLabel, defaultDeed } from './laneDeeds';
import type { MailView } from './useMailView';

const useStyles = makeStyles({
  primary: { minHeight: '40px', maxWidth: '100%' },
  choice: { maxWidth: '28rem' },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
});

export interface ActionsProps {
  readonly entry: QueueEntry;
  readonly verdict: Verdict | null;
  readonly houseRules: HouseRules;
  readonly principal: Principal;
  /** Somebody else is at this mail. */
  readonly isClaimed: boolean;
  /** Does it and goes on to the next mail. */
  readonly onDeed: (lane: Lane, deed: BulkDeed) => void;
  readonly view: MailView;
}

export function Actions(props: ActionsProps): ReactElement | null {
  const { entry, verdict, houseRules, principal, isClaimed, onDeed, view } = props;
  const styles = useStyles();
  const pane = usePaneStyles();
  if (principal.observeOnly === true) return <p className={pane.text}>{OBSERVED}</p>;
  if (verdict === null) return null;
  const lane = laneOfEntry(entry);
  const isIdle = !entry.isUnderWay && !isClaimed;
  if (lane === null) {
    if (verdict.kind !== 'unsure') return null;
    return (
      <div className={styles.choice}>
        <LaneChoice
          options={verdict.options}
          chosen={null}
          onChoose={(option) => {
            if (isIdle) onDeed(option, defaultDeed(houseRules, option, verdict.urgency));
          }}
        />
      </div>
    );
  }
  const main = mainDeed(entry, lane, verdict, houseRules);
  const act = (deed: BulkDeed): void => {
    onDeed(lane, deed);
  };
  const others: readonly { key: string; deed: BulkDeed }[] = [
    { key: 'L', deed: { kind: 'label' } },
    { key: 'F', deed: { kind: 'file' } },
  ];
  return (
    <div className={pane.stack}>
      <div className={pane.row}>
        {main !== null && (
          <Button
            appearance="primary"
            className={styles.primary}
            aria-keyshortcuts="e"
            disabledFocusable={!isIdle}
            onClick={() => {
              act(main);
            }}
          >
            {entry.isUnderWay ? 'Being written …' : deedLabel(houseRules, lane, main)}{' '}
            <ShortcutKey letter="E" />
          </Button>
        )}
        {others
          .filter(({ deed }) => deed.kind !== main?.kind && mayBeDone(entry, lane, deed))
          .map(({ key, deed }) => (
            <Button
              key={key}
              aria-keyshortcuts={key.toLowerCase()}
              disabledFocusable={!isIdle}
              onClick={() => {
                act(deed);
              }}
            >
              {deedLabel(houseRules, lane, deed)} <ShortcutKey letter={key} />
            </Button>
          ))}
        {channelsOf(houseRules, lane).length > 0 && (
          <Button
            aria-keyshortcuts="h"
            onClick={() => {
              view.show('handoff');
            }}
          >
            {main?.kind === 'hand-off' ? 'Another desk' : 'Hand off'} <ShortcutKey letter="H" />
          </Button>
        )}
        <Button
          aria-keyshortcuts="c"
          onClick={() => {
            view.show('lane');
          }}
        >
          Change lane <ShortcutKey letter="C" />
        </Button>
      </div>
      <p className={styles.note}>{laneWords(lane).deed}.</p>
    </div>
  );
}

/** What the one key does; null once nothing is left for it. */
export function mainDeed(
  { settledLane, isHandedOff }: QueueEntry,
  lane: Lane,
  { urgency }: Verdict,
  houseRules: HouseRules,
): BulkDeed | null {
  const deed = defaultDeed(houseRules, lane, urgency);
  if (isHandedOff) return null;
  // A mail that has its lane is work; once that is done it leaves the inbox.
  if (settledLane !== null && deed.kind === 'label') return { kind: 'file' };
  return deed;
}

/** Nothing of a locked lane leaves the inbox, and nothing gets the same lane twice. */
export function mayBeDone({ settledLane }: QueueEntry, lane: Lane, { kind }: BulkDeed): boolean {
  if (kind === 'file') return !isLockedLane(lane);
  return kind !== 'label' || settledLane === null;
}
