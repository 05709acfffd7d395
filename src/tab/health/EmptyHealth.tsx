// Nothing was found: said only where everything could be read.
import type { ReactElement } from 'react';
import { EmptyPanel } from '../EmptyPanel';
import type { HealthReading } from './useHealth';

export interface EmptyHealthProps {
  readonly readings: readonly HealthReading[];
  /** `the next four weeks`. */
  readonly horizon: string;
}

export function EmptyHealth({ readings, horizon }: EmptyHealthProps): ReactElement | null {
  const isWhole = readings.every(isWholeReading);
  if (readings.some(({ isReading }) => isReading)) return null;
  return (
    <EmptyPanel
      isGood={isWhole}
      title={isWhole ? `Nothing collides in ${horizon}` : 'Nothing found in what could be read'}
    >
      {isWhole
        ? 'Ways, trips, privileges and schedules are in order too. Look again after a change of call or OR time; this page reads whenever it is opened.'
        : 'Some of it could not be read, and may hide a collision. What is missing is named on this page; try it again before you count on it.'}
    </EmptyPanel>
  );
}

/** True when every source of this calendar was read. */
export function isWholeReading({ health, error }: HealthReading): boolean {
  return (
    health !== null &&
    error === null &&
    health.unread.size === 0 &&
    health.brokenRows.length === 0 &&
    health.feeds.every(({ events, isStale }) => events !== null && !isStale)
  );
}
