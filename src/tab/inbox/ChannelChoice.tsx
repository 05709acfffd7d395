// The desks of a lane, each with its number, its phone and how the mail gets there.
import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Channel } from '../../domain/roster';
import { ChannelLine } from '../../ui/ChannelLine';
import { ShortcutKey } from '../../ui/ShortcutKey';
import { usePaneStyles } from '../../ui/usePaneStyles';

export interface ChannelChoiceProps {
  readonly channels: readonly Channel[];
  readonly isReady: boolean;
  readonly onChoose: (channelId: string) => void;
}

/** Choosing hands off at once; Undo takes it back while nobody has taken it. */
export function ChannelChoice({ channels, isReady, onChoose }: ChannelChoiceProps): ReactElement {
  const pane = usePaneStyles();
  return (
    <div className={pane.stack} role="group" aria-label="Desks of this lane">
      {channels.map((channel, index) => (
        <div key={channel.id} className={pane.panel}>
          <ChannelLine channel={channel} />
          <div>
            <Button
              disabledFocusable={!isReady}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => {
                onChoose(channel.id);
              }}
            >
              Hand to {channel.name} <ShortcutKey letter={String(index + 1)} />
            </Button>
          </div>
        </div>
      ))}
    </div>
  );
}
