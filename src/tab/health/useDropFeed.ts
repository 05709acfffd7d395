// A schedule file from the moment it is dropped: read with progress, cancelled, kept or refused.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDesk, useFeedReader } from '../../ui/DeskContext';
import { useWork, type WorkState } from '../../ui/useWork';
import { dropFeed, LARGEST_FEED_CHARACTERS, type DropOutcome } from '../../workflows/dropFeed';
import type { HouseRules } from '../../workflows/loadHouseRules';

export interface Dropped {
  readonly feedId: string;
  readonly outcome: DropOutcome;
}

export interface DropLife {
  readonly state: WorkState<Dropped>;
  /** From 0 to 1 while a file is read. */
  readonly share: number;
  readonly drop: (feedId: string, file: File) => void;
  readonly cancel: () => void;
  /** The last file again, after a failure of the outside world; null when there is none. */
  readonly again: (() => void) | null;
}

export function useDropFeed(houseRules: HouseRules, onKept: () => void): DropLife {
  const desk = useDesk();
  const reader = useFeedReader();
  const [share, setShare] = useState(0);
  const stop = useRef<AbortController | null>(null);
  const [last, setLast] = useState<{ readonly feedId: string; readonly file: File } | null>(null);
  const dropping = useWork(async (feedId: string, file: File): Promise<Dropped> => {
    const controller = new AbortController();
    stop.current = controller;
    setShare(0);
    // A file that no schedule can be is not even read into memory.
    if (file.size > LARGEST_FEED_CHARACTERS) return { feedId, outcome: { kind: 'too-large' } };
    const text = await textOf(file);
    const outcome = await dropFeed(desk, {
      houseRules,
      feedId,
      text,
      reader,
      signal: controller.signal,
      tell: setShare,
    });
    return { feedId, outcome };
  });
  const { run } = dropping;
  const drop = useCallback(
    (feedId: string, file: File) => {
      setLast({ feedId, file });
      void run(feedId, file).then((dropped) => {
        // A refused file changes what is known of the schedule as well.
        if (dropped !== undefined && dropped.outcome.kind !== 'cancelled') onKept();
      });
    },
    [run, onKept],
  );
  useEffect(
    () => () => {
      stop.current?.abort();
    },
    [],
  );
  return {
    state: dropping.state,
    share,
    drop,
    cancel: () => stop.current?.abort(),
    again:
      last === null
        ? null
        : () => {
            drop(last.feedId, last.file);
          },
  };
}

async function textOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reading = new FileReader();
    reading.onload = () => {
      resolve(typeof reading.result === 'string' ? reading.result : '');
    };
    reading.onerror = () => {
      reject(reading.error ?? new Error('The file cannot be read'));
    };
    reading.readAsText(file);
  });
}
