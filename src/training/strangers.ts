// Reads the corpus as new mail is read: by judges of patients' data and of asks who never learnt from its author.
import { readyAskModel, type AskModel } from '../domain/asks';
import { readPhiModel, type StoredModel } from '../domain/phi';
import type { Judges, Matrix } from '../domain/triage';
import { askExampleOf, fitAsks, tallyAsks, type AskExample } from './asksTrain';
import type { Voice } from './corpus';
import { exampleOf, type Example } from './examples';
import { fitPhiModel } from './phiFit';
import { labelledReading, type LabelledReading } from './phiRows';

/** A third of the authors is left out at a time: each by itself would take as many fits as there are authors. */
export const FOLDS = 3;

/** An author's mails, read once for everything that learns from them. */
export interface ReadVoice extends Voice {
  readonly phi: readonly LabelledReading[];
  readonly asks: readonly AskExample[];
}

export function readVoice(voice: Voice): ReadVoice {
  return {
    ...voice,
    phi: voice.records.map(labelledReading),
    asks: voice.records.map(askExampleOf),
  };
}

/** The places of the authors that are left out together, and all the others. */
export function foldsOf<T>(
  voices: readonly T[],
): readonly { readonly own: readonly T[]; readonly others: readonly T[] }[] {
  return Array.from({ length: FOLDS }, (_, fold) => ({
    own: voices.filter((_, place) => place % FOLDS === fold),
    others: voices.filter((_, place) => place % FOLDS !== fold),
  }));
}

export interface VoiceExamples {
  readonly name: string;
  readonly examples: readonly Example[];
}

/** As the files hold them. */
export interface StoredJudges {
  readonly phi: StoredModel;
  readonly asks: AskModel;
}

/** The judges of a fold, learnt from `others` alone. */
export type JudgesOfFold = (fold: number, others: readonly ReadVoice[]) => Promise<StoredJudges>;

export function fitJudges(others: readonly ReadVoice[]): StoredJudges {
  return {
    asks: fitAsks(others.flatMap((voice) => voice.asks)),
    phi: fitPhiModel(
      others.map((voice) => voice.phi),
      'strangers',
      false,
    ),
  };
}

/**
 * The corpus as rows to learn from, in the order of the voices.
 *
 * Patients' data and asks that a judge knows by heart are found in all mails of the corpus and in fewer new ones; what
 * learns from them must see them found as seldom as they will be.
 */
export async function examplesByStrangers(
  voices: readonly ReadVoice[],
  matrix: Matrix,
  judgesOf: JudgesOfFold,
): Promise<readonly VoiceExamples[]> {
  const byName = new Map<string, VoiceExamples>();
  for (const [fold, { own, others }] of foldsOf(voices).entries()) {
    const { phi, asks } = await judgesOf(fold, others);
    const judges: Judges = { phi: readPhiModel(phi), asks: readyAskModel(asks) };
    const tally = tallyAsks(
      own.flatMap((voice) => voice.asks),
      asks,
    );
    console.error(
      `Asks of ${own.map(({ name }) => name).join(', ')}, left out: ${JSON.stringify(tally)}`,
    );
    for (const { name, records } of own)
      byName.set(name, {
        name,
        examples: records.map((record) => exampleOf(record, name, matrix, judges)),
      });
  }
  return voices.flatMap(({ name }) => byName.get(name) ?? []);
}
