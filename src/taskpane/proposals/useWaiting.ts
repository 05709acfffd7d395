// The physician's proposals under way, read when a form that needs them is opened, and again after every deed.
import { useCallback, useEffect } from 'react';
import { useDesk } from '../../ui/DeskContext';
import { useWork, type Work } from '../../ui/useWork';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { readWaiting, type Waiting } from '../../workflows/readWaiting';

export function useWaiting(houseRules: HouseRules, principal: string): Work<[], Waiting> {
  const desk = useDesk();
  const reading = useWork(
    useCallback(
      async () => readWaiting(desk, { houseRules, principal }),
      [desk, houseRules, principal],
    ),
    { whenBusy: 'replace' },
  );
  const { run } = reading;
  useEffect(() => {
    void run();
  }, [run]);
  return reading;
}
