// The time for "in 20 min": moves once a minute, so that what is shown does not grow old.
import { useEffect, useState } from 'react';
import type { Instant } from '../domain/time';
import type { Clock } from '../ports';

const MINUTE_MS = 60_000;

/** The desk's time, to the minute. */
export function useNow(clock: Clock): Instant {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(clock.now());
    }, MINUTE_MS);
    return () => {
      clearInterval(timer);
    };
  }, [clock]);
  return now;
}
