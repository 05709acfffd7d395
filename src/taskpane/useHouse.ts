// Who is signed in and by which rules the house works; both are asked for as soon as the pane stands, the kept rules serve until then.
import { useCallback, useEffect, useState } from 'react';
import { readyTriage } from '../domain/triage';
import { isDeskError, type DeskErrorCode, type SignedInAccount } from '../ports';
import { useDesk, useMailHost } from '../ui/DeskContext';
import { useWork, type WorkState } from '../ui/useWork';
import { loadHouseRules, readKeptRules, type HouseRules } from '../workflows/loadHouseRules';

export interface House {
  readonly account: WorkState<SignedInAccount>;
  readonly rules: WorkState<HouseRules>;
  /** The last rules that were loaded, also while they are loaded again. */
  readonly known: HouseRules | null;
  /** Those, or until they are there what this device has verified before: enough for a verdict, not to save by. */
  readonly forVerdict: HouseRules | null;
  readonly takesLong: boolean;
  readonly signIn: () => void;
  readonly retry: () => void;
}

/** Nobody has said yet whether the kept rules still hold. Any other failure is an answer, and they serve no longer. */
const UNANSWERED: readonly DeskErrorCode[] = ['identity/interaction-needed', 'identity/timeout'];

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
  const [kept, setKept] = useState(() => readKeptRules(desk));
  const [known, setKnown] = useState<HouseRules | null>(null);
  const before = known ?? kept;
  const rules = useWork(
    useCallback(async () => {
      try {
        const loaded = await loadHouseRules(desk);
        // The same release stays the same object: nothing of it is made ready twice.
        const isSame = before?.release.hash === loaded.release.hash;
        const answer = isSame ? { ...loaded, release: before.release } : loaded;
        setKnown(answer);
        return answer;
      } catch (error) {
        if (!isDeskError(error) || !UNANSWERED.includes(error.code)) setKept(null);
        throw error;
      }
    }, [desk, before]),
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
  const matrix = before?.release.matrix ?? null;
  useEffect(() => {
    if (matrix !== null) readyTriage(matrix);
  }, [matrix]);

  return {
    account: account.state,
    rules: rules.state,
    known,
    forVerdict: before,
    takesLong: account.takesLong || rules.takesLong,
    signIn,
    retry,
  };
}
