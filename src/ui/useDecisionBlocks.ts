// While any client is open, what was left for a decision block is told when the block begins.
import { useCallback, useEffect } from 'react';
import type { Principal } from '../domain/roster';
import type { HouseRules } from '../workflows/loadHouseRules';
import { tellInDecisionBlock } from '../workflows/tellPhysician';
import { WATCH_MINUTES } from '../workflows/watches';
import { useDesk } from './DeskContext';
import { useWork } from './useWork';

const MINUTE_MS = 60_000;
/** The screen that somebody opened comes first. */
const FIRST_LOOK_MS = 3_000;

/** Looks soon after opening and every five minutes; a failure is left to the next look, and to the tab's own badge. */
export function useDecisionBlocks(
  houseRules: HouseRules | null,
  principals: readonly Principal[],
): void {
  const desk = useDesk();
  const { run } = useWork(
    useCallback(async (): Promise<void> => {
      if (houseRules === null) return;
      for (const principal of principals) {
        if (principal.decisionBlocks === undefined) continue;
        await tellInDecisionBlock(desk, { houseRules, principal });
      }
    }, [desk, houseRules, principals]),
  );
  const isOn = houseRules !== null && principals.some(({ decisionBlocks }) => decisionBlocks);
  useEffect(() => {
    if (!isOn) return undefined;
    const first = setTimeout(() => void run(), FIRST_LOOK_MS);
    const timer = setInterval(() => void run(), WATCH_MINUTES * MINUTE_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [isOn, run]);
}
