// Who is at which mail just now: shown to all, taken after a moment on a mail, given up when it is left.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { workIdForMail } from '../../domain/log';
import type { Principal } from '../../domain/roster';
import { isDeskError } from '../../ports';
import { useDesk } from '../../ui/DeskContext';
import { readClaims, releaseClaim, takeClaim, type Claim } from '../../workflows/claims';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { isObserved } from '../../workflows/observeOnly';
import type { QueueEntry } from '../../ui/inbox/InboxQueue';

/** Walking past a mail claims nothing. */
const DWELL_MS = 4000;
const READ_MS = 60_000;

export interface Claims {
  /** Somebody else's claim on this mail; null when there is none. */
  readonly on: (entry: QueueEntry) => Claim | null;
}

export function useClaims(
  houseRules: HouseRules,
  principals: readonly Principal[],
  userAddress: string,
  open: QueueEntry | null,
): Claims {
  const desk = useDesk();
  const [claims, setClaims] = useState<ReadonlyMap<string, Claim>>(new Map());
  const me = userAddress.toLowerCase();

  const read = useCallback(async (): Promise<void> => {
    try {
      const some = await Promise.all(
        principals.map(async ({ address }) => readClaims(desk, address)),
      );
      setClaims(new Map(some.flatMap((one) => [...one])));
    } catch (error) {
      // The last answer stays: before anything is filed, the claims are asked for again.
      if (!isDeskError(error)) throw error;
    }
  }, [desk, principals]);
  useEffect(() => {
    void read();
    const timer = setInterval(() => void read(), READ_MS);
    return () => {
      clearInterval(timer);
    };
  }, [read]);

  const key = open?.key ?? null;
  const latest = useRef(open);
  useLayoutEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const entry = latest.current;
    if (entry === null || isObserved(houseRules, entry.mail.reference.mailbox)) return undefined;
    const { reference } = entry.mail;
    let claimed: Promise<unknown> | null = null;
    const timer = setTimeout(() => {
      claimed = takeClaim(desk, { houseRules, reference }).then((outcome) => {
        if (outcome.kind === 'taken')
          setClaims((last) => new Map(last).set(outcome.claim.key, outcome.claim));
      }, ignoreUnreachable);
    }, DWELL_MS);
    return () => {
      clearTimeout(timer);
      if (claimed !== null)
        void claimed.then(async () =>
          releaseClaim(desk, { houseRules, reference }).catch(ignoreUnreachable),
        );
    };
  }, [key, desk, houseRules]);

  const on = useCallback(
    ({ mail: { reference } }: QueueEntry): Claim | null => {
      if (claims.size === 0) return null;
      const claim = claims.get(workIdForMail(reference)) ?? null;
      return claim === null || claim.by === me ? null : claim;
    },
    [claims, me],
  );
  return { on };
}

/** A claim is a courtesy that ends by itself: one that could not be written stops nobody. */
function ignoreUnreachable(error: unknown): void {
  if (!isDeskError(error)) throw error;
}
