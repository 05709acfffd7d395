// Handing the mail to those who may work it: the channels of the lane, and every hand-off that stands.
import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { HandOffWorkItem } from '../../domain/log';
import type { Channel } from '../../domain/roster';
import type { Instant, ZoneId } from '../../domain/time';
import { ChannelLine } from '../ChannelLine';
import { Disclosure } from '../Disclosure';
import { FailureNote } from '../FailureNote';
import { usePaneStyles } from '../usePaneStyles';
import type { OpenHandOff } from '../../workflows/handOff';
import { HandOffCard } from './HandOffCard';
import { handOffWords } from './handOffWords';
import type { HandOffs } from './useHandOff';

export interface HandOffSectionProps {
  readonly handOffs: HandOffs;
  readonly standing: readonly HandOffWorkItem[];
  /** Channels of the lane, best first. */
  readonly channels: readonly Channel[];
  /** Every channel of the roster, to name those of older hand-offs. */
  readonly allChannels: readonly Channel[];
  readonly now: Instant;
  readonly zone: ZoneId;
  readonly isReady: boolean;
}

/** A state, not a card: open, taken, closed. */
export function HandOffSection(props: HandOffSectionProps): ReactElement {
  const styles = usePaneStyles();
  const { handOffs, standing, channels } = props;
  const { opening } = handOffs;
  const opened =
    opening.state.kind === 'done' && opening.state.value.kind === 'opened'
      ? opening.state.value
      : null;
  const sentence = opening.state.kind === 'done' ? handOffWords(opening.state.value) : null;
  const live = standing.filter(({ state }) => state !== 'undone');
  const isRunning = (channel: Channel): boolean =>
    live.some(({ state, data }) => state !== 'closed' && data.channelId === channel.id);
  const [first, ...others] = channels.filter((channel) => !isRunning(channel));
  const [showsOthers, setShowsOthers] = useState(false);
  return (
    <div className={styles.stack}>
      {live.map((item) => (
        <HandOffCard
          key={item.workId}
          item={item}
          detail={detailOf(item, opened)}
          channel={props.allChannels.find(({ id }) => id === item.data.channelId) ?? null}
          next={props.allChannels.find(({ id }) => id === item.data.nextChannelId) ?? null}
          now={props.now}
          zone={props.zone}
          handOffs={handOffs}
        />
      ))}
      {first !== undefined && <ChannelPanel channel={first} {...props} />}
      {others.length > 0 && (
        <Disclosure
          level={3}
          title="Other channels of this lane"
          aside={`${others.length}`}
          isOpen={showsOthers}
          onToggle={setShowsOthers}
        >
          {others.map((channel) => (
            <ChannelPanel key={channel.id} channel={channel} {...props} />
          ))}
        </Disclosure>
      )}
      {channels.length === 0 && live.length === 0 && (
        <p className={styles.text}>The policy names no channel for this lane.</p>
      )}
      {sentence !== null && (
        <p role="alert" className={styles.text}>
          {sentence}
        </p>
      )}
      {opening.state.kind === 'failed' && <FailureNote error={opening.state.error} />}
    </div>
  );
}

function ChannelPanel(props: HandOffSectionProps & { readonly channel: Channel }): ReactElement {
  const styles = usePaneStyles();
  const { channel, handOffs } = props;
  const { opening } = handOffs;
  return (
    <div className={styles.panel}>
      <ChannelLine channel={channel} />
      <p className={styles.small}>{wayWords(channel)}</p>
      <Button
        disabledFocusable={opening.isBusy || !props.isReady}
        onClick={() => void opening.run(channel)}
      >
        {opening.showsBusy ? 'Handing off …' : `Hand to ${channel.name}`}
      </Button>
    </div>
  );
}

/** How the mail gets there. */
function wayWords(channel: Channel): string {
  if (!channel.approvedForPhi)
    return 'By phone: nothing with patient information may go there in writing.';
  return channel.address === null
    ? 'By phone: this channel takes no mail.'
    : 'Makes a forward draft in the physician’s mailbox; you send it.';
}

function detailOf(item: HandOffWorkItem, opened: OpenHandOff | null): OpenHandOff | null {
  return opened?.item.workId === item.workId ? opened : null;
}
