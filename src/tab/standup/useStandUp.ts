// The figures of a week, read again when asked; what was read last stays in view meanwhile.
import { useCallback, useEffect, useState } from 'react';
import type { LocalDate } from '../../domain/time';
import { useDesk } from '../../ui/DeskContext';
import { useWork, type Work } from '../../ui/useWork';
import {
  composeStandUp,
  type ComposedStandUp,
  type StandUpOutcome,
} from '../../workflows/composeStandUp';
import type { HouseRules } from '../../workflows/loadHouseRules';

export interface StandUpLife {
  readonly reading: Pick<Work<[], StandUpOutcome>, 'state' | 'takesLong' | 'isBusy'>;
  readonly standUp: ComposedStandUp | null;
  readonly refresh: () => void;
}

export function useStandUp(
  houseRules: HouseRules,
  principal: string,
  week: LocalDate | null,
): StandUpLife {
  const desk = useDesk();
  const [standUp, setStandUp] = useState<ComposedStandUp | null>(null);
  const reading = useWork(async () => composeStandUp(desk, { houseRules, principal, week }), {
    whenBusy: 'replace',
  });
  const { run } = reading;
  const refresh = useCallback(() => {
    void run().then((outcome) => {
      if (outcome?.kind === 'composed') setStandUp(outcome);
    });
  }, [run]);
  useEffect(() => {
    refresh();
  }, [refresh, week]);
  return { reading, standUp, refresh };
}
