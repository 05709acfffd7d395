// What can be done with the selected mails at once, and how many of them a person must look at first.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { channelWithId } from '../../domain/roster';
import type { Lane } from '../../domain/triage';
import { ShortcutKey } from '../../ui/ShortcutKey';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { BulkDeed } from '../../workflows/fileMails';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { laneOfEntry, type QueueEntry } from '../../ui/inbox/InboxQueue';
import { sayLeftOut } from './inboxWords';
import { channelsOf } from './laneDeeds';
import { sharedLane } from './usePass';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

export interface BulkBarProps {
  readonly selected: readonly QueueEntry[];
  readonly houseRules: HouseRules;
  readonly isBusy: boolean;
  readonly onDo: (deed: BulkDeed) => void;
  readonly onClear: () => void;
}

/** What the keys F, L and H do with these mails, in this order; a hand-off needs one lane with a desk. */
export function bulkDeeds(
  selected: readonly QueueEntry[],
  houseRules: HouseRules,
): readonly { readonly key: string; readonly deed: BulkDeed }[] {
  const lane: Lane | null = sharedLane(selected.map(laneOfEntry));
  const channel = lane === null ? undefined : channelsOf(houseRules, lane)[0];
  return [
    { key: 'F', deed: { kind: 'file' } },
    { key: 'L', deed: { kind: 'label' } },
    ...(channel === undefined
      ? []
      : [{ key: 'H', deed: { kind: 'hand-off', channelId: channel.id } as const }]),
  ];
}

export function BulkBar(props: BulkBarProps): ReactElement {
  const { selected, houseRules } = props;
  const styles = useStyles();
  const pane = usePaneStyles();
  const kept = selected.flatMap(({ swept }) =>
    swept === null || swept.leftOut.length === 0 ? [] : [{ reasons: swept.leftOut }],
  );
  return (
    <section className={styles.bar} aria-label="Selected mails">
      <div className={pane.row}>
        <strong>{selected.length} selected</strong>
        {bulkDeeds(selected, houseRules).map(({ key, deed }) => (
          <Button
            key={key}
            size="small"
            appearance={key === 'F' ? 'primary' : 'secondary'}
            disabledFocusable={props.isBusy}
            aria-keyshortcuts={key.toLowerCase()}
            onClick={() => {
              props.onDo(deed);
            }}
          >
            {bulkLabel(houseRules, deed)} <ShortcutKey letter={key} />
          </Button>
        ))}
        <Button size="small" appearance="subtle" aria-keyshortcuts="Escape" onClick={props.onClear}>
          Clear <ShortcutKey letter="Esc" />
        </Button>
      </div>
      {kept.length > 0 && (
        <p className={pane.small}>Of filing and labelling, {sayLeftOut(kept)}.</p>
      )}
    </section>
  );
}

function bulkLabel({ roster }: HouseRules, deed: BulkDeed): string {
  switch (deed.kind) {
    case 'file':
      return 'File to digest';
    case 'label':
      return 'Label with their lanes';
    case 'hand-off':
      return `Hand to ${channelWithId(roster, deed.channelId)?.name ?? deed.channelId}`;
  }
}
