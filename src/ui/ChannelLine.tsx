// A channel with the number to call and when somebody answers.
import { Link } from '@fluentui/react-components';
import { CallRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Channel } from '../domain/roster';
import { usePaneStyles } from './usePaneStyles';

/** Name, phone as a link that dials, hours and owner. */
export function ChannelLine({ channel }: { readonly channel: Channel }): ReactElement {
  const styles = usePaneStyles();
  return (
    <div className={styles.tight}>
      <span className={styles.strong}>{channel.name}</span>
      {channel.phone !== null && (
        <span>
          <Link href={`tel:${channel.phone.replace(/[^\d+]/g, '')}`}>
            <CallRegular aria-hidden /> {channel.phone}
          </Link>
        </span>
      )}
      <span className={styles.small}>
        {channel.hours}
        {channel.ownerName !== '' && ` · ${channel.ownerName}`}
      </span>
    </div>
  );
}
