// The health of each covered calendar, read side by side: one that fails is tried again by itself.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Principal } from '../../domain/roster';
import { isDeskError, type Desk } from '../../ports';
import { useDesk } from '../../ui/DeskContext';
import type { SettledChange } from '../../workflows/holdTerms';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { readHealth, type ReadHealth } from '../../workflows/readHealth';
import { sweepScheduleChanges } from '../../workflows/settleChanges';

/** What is known of one calendar; what was read last stays in view while it is read again. */
export interface HealthReading {
  readonly principal: Principal;
  readonly isReading: boolean;
  readonly health: ReadHealth | null;
  /** Changed time that was found in a schedule since the screen was opened. */
  readonly settled: readonly SettledChange[];
  /** True when changed time could not be held against the schedules. */
  readonly isSweepMissing: boolean;
  /** Why the last reading failed; null when it did not. */
  readonly error: unknown;
}

export interface HealthLife {
  readonly readings: readonly HealthReading[];
  /** Reads one calendar anew, or all of them. */
  readonly read: (address?: string) => void;
}

/** Null when the list of changed time is out of reach: that takes nothing else along. */
async function sweepOf(
  desk: Desk,
  request: Parameters<typeof sweepScheduleChanges>[1],
): Promise<Awaited<ReturnType<typeof sweepScheduleChanges>> | null> {
  try {
    return await sweepScheduleChanges(desk, request);
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return null;
  }
}

export function useHealth(
  houseRules: HouseRules,
  principals: readonly Principal[],
  weeks: number,
): HealthLife {
  const desk = useDesk();
  const [readings, setReadings] = useState<readonly HealthReading[]>(() =>
    principals.map((principal) => ({
      principal,
      isReading: true,
      health: null,
      settled: [],
      isSweepMissing: false,
      error: null,
    })),
  );
  /** The newest question of each calendar: an older one's answer is dropped. */
  const tickets = useRef(new Map<string, number>());

  const read = useCallback(
    (address?: string) => {
      const asked = principals.filter((one) => address === undefined || one.address === address);
      const update = (
        of: Principal,
        change: Partial<HealthReading>,
        settled: readonly SettledChange[] = [],
      ): void => {
        setReadings((before) =>
          before.map((one) =>
            one.principal.address === of.address
              ? { ...one, ...change, settled: [...one.settled, ...settled] }
              : one,
          ),
        );
      };
      const readOne = async (principal: Principal): Promise<void> => {
        const ticket = (tickets.current.get(principal.address) ?? 0) + 1;
        tickets.current.set(principal.address, ticket);
        const isNewest = (): boolean => tickets.current.get(principal.address) === ticket;
        update(principal, { isReading: true });
        try {
          const request = { houseRules, principal: principal.address, weeks };
          const [outcome, swept] = await Promise.all([
            readHealth(desk, request),
            sweepOf(desk, request),
          ]);
          const settled = swept?.kind === 'swept' ? swept.settled : [];
          if (!isNewest()) {
            // What ended is said once: a newer reading finds it gone.
            update(principal, {}, settled);
            return;
          }
          const health = outcome.kind === 'read' ? outcome : null;
          const now = { isReading: false, health, isSweepMissing: swept === null, error: null };
          update(principal, now, settled);
        } catch (error) {
          if (isNewest()) update(principal, { isReading: false, error });
        }
      };
      for (const principal of asked) void readOne(principal);
    },
    [desk, houseRules, principals, weeks],
  );
  useEffect(() => {
    const { current } = tickets;
    read();
    return () => {
      current.clear();
    };
  }, [read]);
  return { readings, read };
}
