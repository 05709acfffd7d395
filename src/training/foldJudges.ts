// Fits the judges of patients' data and asks that never learnt from some authors: beside the evidence, in a process of their own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  fitJudges,
  foldsOf,
  type JudgesOfFold,
  type ReadVoice,
  type StoredJudges,
} from './strangers';

/** The first fold is fitted where it is needed, while the process beside fits the next. */
const OWN_FOLD = 0;

function fileOf(folder: string, fold: number): string {
  return join(folder, `${String(fold)}.json`);
}

/**
 * What the process beside does first: each fold's judges into a file, then word of it.
 *
 * A file, for the other process is busy for seconds and would not take anything longer than a word.
 */
export function fitFoldsFor(folder: string, voices: readonly ReadVoice[]): void {
  foldsOf(voices).forEach(({ others }, fold) => {
    if (fold === OWN_FOLD) return;
    writeFileSync(fileOf(folder, fold), JSON.stringify(fitJudges(others)));
    process.send?.(fold);
  });
}

export interface SideProcess {
  readonly judgesOf: JudgesOfFold;
  /** Resolves when the process has done everything else, too; rejects when it failed. */
  readonly finished: Promise<void>;
}

/** Starts `module` with `words` and the folder for the folds' judges as the last word. */
export function startBeside(module: string, words: readonly string[]): SideProcess {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-train-'));
  const child = fork(module, [...words, folder], { execArgv: process.execArgv });
  const ended = once(child, 'exit').then(([status]: unknown[]) => {
    rmSync(folder, { recursive: true, force: true });
    if (status !== 0) throw new Error(`the process beside ended with ${String(status)}`);
  });
  const fitted = new Map<number, StoredJudges>();
  const waiting = new Map<number, () => void>();
  child.on('message', (fold: number) => {
    fitted.set(fold, JSON.parse(readFileSync(fileOf(folder, fold), 'utf8')) as StoredJudges);
    waiting.get(fold)?.();
  });
  const arrived = async (fold: number): Promise<void> =>
    fitted.has(fold)
      ? Promise.resolve()
      : new Promise((resolve) => {
          waiting.set(fold, resolve);
        });
  return {
    judgesOf: async (fold, others) => {
      if (fold === OWN_FOLD) return fitJudges(others);
      await Promise.race([arrived(fold), ended]);
      const judges = fitted.get(fold);
      if (judges === undefined)
        throw new Error(`the process beside fitted no fold ${String(fold)}`);
      return judges;
    },
    finished: ended,
  };
}
