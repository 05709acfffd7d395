// Chooses how likely a name must be a patient's to be masked, on mails of authors whom the judge of names never saw.
import { chancesOf, type StoredPart } from '../domain/phi';
import { NAME_CLASSES, signOf, type Row } from './phiRows';

/** A patient's name that is missed harms; one that is masked for nothing costs a glance. */
const MISS_COST = 4;
/** What is masked must mostly be a patient's: whoever sees half the staff masked stops looking. */
const LEAST_RIGHT = 0.75;
const LOWEST = 0.16;
const HIGHEST = 0.4;
const STEP = 0.02;

const NAME = NAME_CLASSES.indexOf('NAME');

export interface NameQuestion {
  readonly rows: readonly Row[];
  /** In which of the folds a mail's author is left out. */
  readonly foldOf: (mail: number) => number;
  readonly folds: number;
  /** By how much a name of the mail must be likelier than usual; null where no name is looked at. */
  readonly doubtOf: (mail: number) => number | null;
  /** How much a mail counts. */
  readonly shareOf: (mail: number) => number;
  readonly fit: (rows: readonly Row[]) => StoredPart;
  readonly unit: number;
}

interface Judged {
  /** The highest threshold under which the name is still taken. */
  readonly upTo: number;
  readonly isPatients: boolean;
  readonly share: number;
}

function weightsOf({ slots }: StoredPart): ReadonlyMap<number, readonly number[]> {
  return new Map(
    Object.entries(slots).flatMap(([slot, values]) =>
      Object.entries(values).map(([value, row]) => [signOf(slot, value), row] as const),
    ),
  );
}

function judgeStrangers(question: NameQuestion): Judged[] {
  const { rows, foldOf, folds, doubtOf, shareOf, fit, unit } = question;
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const part = fit(rows.filter(({ mail }) => foldOf(mail) !== fold));
    const weights = weightsOf(part);
    return rows
      .filter(({ mail }) => foldOf(mail) === fold)
      .map(({ signs, label, mail }): Judged => {
        const scores = [...part.bias];
        for (const sign of signs)
          weights.get(sign)?.forEach((weight, one) => {
            scores[one] = (scores[one] ?? 0) + weight;
          });
        const doubt = doubtOf(mail);
        const chance = chancesOf(scores, unit)[NAME] ?? 0;
        return {
          upTo: doubt === null ? 0 : chance / doubt,
          isPatients: label === NAME,
          share: shareOf(mail),
        };
      });
  });
}

const sharesOf = (judged: readonly Judged[]): number =>
  judged.reduce((sum, { share }) => sum + share, 0);

/** The threshold under which strangers' names cost least, among those under which enough of what is masked is a patient's. */
export function chooseNameThreshold(question: NameQuestion): number {
  const judged = judgeStrangers(question);
  const patients = sharesOf(judged.filter(({ isPatients }) => isPatients));
  const steps = Math.round((HIGHEST - LOWEST) / STEP);
  let best = HIGHEST;
  let least = Infinity;
  for (let step = 0; step <= steps; step += 1) {
    const threshold = Number((LOWEST + step * STEP).toFixed(2));
    const taken = judged.filter(({ upTo }) => upTo >= threshold);
    const given = sharesOf(taken);
    const right = sharesOf(taken.filter(({ isPatients }) => isPatients));
    const cost = MISS_COST * (patients - right) + (given - right);
    if (right < LEAST_RIGHT * given || cost >= least) continue;
    least = cost;
    best = threshold;
  }
  return best;
}
