// What the physician's own list of categories lacks, and the one click that adds it.
import { useCallback, useEffect, useState } from 'react';
import type { MissingColour } from '../../domain/policy';
import { useDesk } from '../../ui/DeskContext';
import { useWork, type WorkState } from '../../ui/useWork';
import {
  readColours,
  setUpColours,
  type ColoursRead,
  type ColoursRequest,
  type ColoursSetUp,
} from '../../workflows/setUpColours';

export interface ColoursLife {
  readonly reading: WorkState<ColoursRead>;
  readonly readAgain: () => void;
  /** As last read; empty until then. */
  readonly missing: readonly MissingColour[];
  readonly setting: WorkState<ColoursSetUp>;
  /** Of a setting-up that is under way: how many of how many were tried. */
  readonly progress: { readonly done: number; readonly of: number };
  readonly setUp: () => void;
}

export function useColours(request: ColoursRequest): ColoursLife {
  const desk = useDesk();
  const { houseRules, principal } = request;
  const [missing, setMissing] = useState<readonly MissingColour[]>([]);
  const [progress, setProgress] = useState({ done: 0, of: 0 });

  const reading = useWork(async () => readColours(desk, { houseRules, principal }));
  const { run: read } = reading;
  const readAgain = useCallback((): void => {
    void read().then((answer) => {
      if (answer?.kind === 'read') setMissing(answer.missing);
    });
  }, [read]);
  useEffect(readAgain, [readAgain]);

  const setting = useWork(async () =>
    setUpColours(desk, {
      houseRules,
      principal,
      onProgress: (done, of) => {
        setProgress({ done, of });
      },
    }),
  );
  const setUp = (): void => {
    setProgress({ done: 0, of: missing.length });
    void setting.run().then((outcome) => {
      if (outcome?.kind === 'set-up') setMissing(outcome.missing);
      // What was added before a failure is no longer missing.
      else if (outcome === undefined) readAgain();
    });
  };
  return { reading: reading.state, readAgain, missing, setting: setting.state, progress, setUp };
}
