// Says on every surface that a physician is only observed: nothing can be written for her.
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Principal } from '../domain/roster';

/** Nothing unless one of these physicians is observed. */
export function ObserveNote({
  principals,
}: {
  readonly principals: readonly Principal[];
}): ReactElement | null {
  const observed = principals.filter((one) => one.observeOnly === true);
  if (observed.length === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Observe only</MessageBarTitle>
        Nothing is written to the mailbox or calendar of{' '}
        {observed.map(({ name }) => name).join(' and ')}. Mail is read and counted; act on it by
        hand.
      </MessageBarBody>
    </MessageBar>
  );
}
