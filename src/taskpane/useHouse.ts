// Who is signed in and by which rules the house works; both are asked for as soon as the pane stands.
import { useCallback, useEffect, useState } from 'react';
import type { SignedInAccount } from '../ports';
import { useDesk, useMailHost } from '../ui/DeskContext';
import { useWork, type WorkState } from '../ui/useWork';
import { loadHouseRules, type HouseRules } from '../workflows/loadHouseRules';

export interface House {
  readonly account: WorkState<SignedInAccount>;
  readonly rules: WorkState<HouseRules>;
  /** The last rules that were loaded, also while they are loaded again. */
  readonly known: HouseRules | null;
  readonly takesLong: boolean;
  readonly signIn: () => void;
  readonly retry: () => void;
}

/** Rules may come from the last verified copy although nobody is signed in; then nothing can be written yet. */
export function useHouse(): House {
  const desk = useDesk();
  const host = useMailHost();
  const account = useWork(
    useCallback(
      async (withWindow: boolean) =>
        withWindow
          ? desk.identity.signInWithWindow(host.userAddress())
          : desk.identity.signIn(host.userAddress()),
      [desk, host],
    ),
    { whenBusy: 'replace' },
  );
  const [known, setKnown] = useState<HouseRules | null>(null);
  const rules = useWork(
    useCallback(async () => {
      const loaded = await loadHouseRules(desk);
      setKnown(loaded);
      return loaded;
    }, [desk]),
    { whenBusy: 'replace' },
  );
  const { run: runAccount } = account;
  const { run: runRules } = rules;

  const retry = useCallback(() => {
    void runAccount(false).then((signedIn) => {
      // Without a sign-in the rules are still asked for: the last verified ones may be on the shelf.
      if (signedIn !== undefined || desk.shelf.read('anteroom.house-rules') !== null)
        void runRules();
    });
  }, [runAccount, runRules, desk]);
  const signIn = useCallback(() => {
    void runAccount(true).then((signedIn) => {
      if (signedIn !== undefined) void runRules();
    });
  }, [runAccount, runRules]);
  useEffect(() => {
    retry();
  }, [retry]);

  return {
    account: account.state,
    rules: rules.state,
    known,
    takesLong: account.takesLong || rules.takesLong,
    signIn,
    retry,
  };
}
