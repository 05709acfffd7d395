// The health of each covered calendar, read side by side: one that fails is tried again by itself.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Principal } from '../../domain/roster';
import { useDesk } from '../../ui/DeskContext';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { readHealth, type ReadHealth } from '../../workflows/readHealth';

/** What is known of one calendar; what was read last stays in view while it is read again. */
export interface HealthReading {
  readonly principal: Principal;
  readonly isReading: boolean;
  readonly health: ReadHealth | null;
  /** Why the last reading failed; null when it did not. */
  readonly error: unknown;
}

export interface HealthLife {
  readonly readings: readonly HealthReading[];
  /** Reads one calendar anew, or all of them. */
  readonly read: (address?: string) => void;
}

export function useHealth(
  houseRules: HouseRules,
  principals: readonly Principal[],
  weeks: number,
): HealthLife {
  const desk = useDesk();
  const [readings, setReadings] = useState<readonly HealthReading[]>(() =>
    principals.map((principal) => ({ principal, isReading: true, health: null, error: null })),
  );
  /** The newest question of each calendar: an older one's answer is dropped. */
  const tickets = useRef(new Map<string, number>());

  const read = useCallback(
    (address?: string) => {
      const asked = principals.filter((one) => address === undefined || one.address === address);
      const update = (of: Principal, change: Partial<HealthReading>): void => {
        setReadings((before) =>
          before.map((one) => (one.principal.address === of.address ? { ...one, ...change } : one)),
        );
      };
      const readOne = async (principal: Principal): Promise<void> => {
        const ticket = (tickets.current.get(principal.address) ?? 0) + 1;
        tickets.current.set(principal.address, ticket);
        const isNewest = (): boolean => tickets.current.get(principal.address) === ticket;
        update(principal, { isReading: true });
        try {
          const request = { houseRules, principal: principal.address, weeks };
          const outcome = await readHealth(desk, request);
          if (!isNewest()) return;
          const health = outcome.kind === 'read' ? outcome : null;
          update(principal, { isReading: false, health, error: null });
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
