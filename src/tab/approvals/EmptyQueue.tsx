// Nothing waits: what that means, and where the next proposal will come from.
import type { ReactElement } from 'react';
import type { Principal } from '../../domain/roster';
import { EmptyPanel } from '../EmptyPanel';

export interface EmptyQueueProps {
  readonly principal: Principal;
  readonly isOwn: boolean;
  readonly decidedCount: number;
}

export function EmptyQueue({ principal, isOwn, decidedCount }: EmptyQueueProps): ReactElement {
  return (
    <EmptyPanel isGood title={isOwn ? 'Nothing needs your word' : 'Nothing waits'}>
      When somebody asks for {isOwn ? 'your' : `${principal.name}’s`} time, up to three free times
      are held in the calendar and come here for a word. Teams tells{' '}
      {isOwn ? 'you' : 'the physician'} in the activity feed.
      {decidedCount > 0 ? ' What was decided lately stands below.' : ''}
    </EmptyPanel>
  );
}
