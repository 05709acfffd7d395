// `npm run train`: makes the evidence model out of the lexicon and the labelled corpus, the same every time.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isLockedLane,
  isNear,
  LANES,
  LOCKED_LANES,
  URGENCIES,
  type EvidenceModel,
  type LockedLane,
  type Matrix,
  type TermKind,
} from '../domain/triage';
import { hashOfTraining, trainingVoices } from './corpus';
import { countedWeights, scoresByOthers } from './countedWeights';
import { exampleOf, freedomOf, rowsOf, vocabularyOf, type Example } from './examples';
import { POLICY_FOLDER, readMatrixWith, untrainedModel } from './policyData';
import { fitSoftmax, scoresOf, type Fit } from './softmaxRegression';

const LANE_PRIOR = 0.5;
const URGENCY_PRIOR = 2;
const ROUNDS = 50;
/** How much of what a term says by itself is believed: terms of one mail repeat each other. */
const COUNTED_SHARE = { lane: 0.1, urgency: 0.05 } as const;
/** A term of one or two mails teaches their author's habits, and makes the file too big for the pane. */
const FEWEST_MAILS: Readonly<Partial<Record<TermKind, number>>> & { readonly other: number } = {
  pair: 4,
  other: 3,
};
/** What one whole number in the file is worth. */
const UNIT = 0.1;
/** Rows whose numbers all lie below this are left out. */
const SMALLEST = 2;
/** A missed emergency costs more than a needless hurry. */
const URGENCY_COSTS: Readonly<Record<(typeof URGENCIES)[number], number>> = {
  now: 4,
  today: 1,
  week: 1,
  digest: 1,
};

export interface Fitted {
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly fit: Fit;
}

/** Every mail of an author under one number. */
function authorsOf(examples: readonly Example[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(examples, ({ author }) => {
    const number = numbers.get(author) ?? numbers.size;
    numbers.set(author, number);
    return number;
  });
}

/**
 * Fits a model: weights by counting, and on top of them a regression that has seen what counting gets wrong of an author
 * whom it did not count. Their sum is as linear, and as exact, as either.
 */
export function fitOn(examples: readonly Example[], of: 'lane' | 'urgency'): Fitted {
  const terms = examples.map((one) => (of === 'lane' ? one.laneTerms : one.urgencyTerms));
  const vocabulary = vocabularyOf(terms, (kind) => FEWEST_MAILS[kind] ?? FEWEST_MAILS.other);
  const rows = rowsOf(terms, vocabulary);
  const labels = Int32Array.from(examples, (one) => one[of]);
  const classes = of === 'lane' ? LANES.length : URGENCIES.length;
  const counted = { rows, labels, classes, authors: authorsOf(examples) };
  const share = COUNTED_SHARE[of];
  const { weights, bias } = fitSoftmax({
    rows,
    labels,
    costs: Float64Array.from(examples, (one) =>
      of === 'lane' ? 1 : URGENCY_COSTS[one.record.labels.urgency],
    ),
    classes,
    prior: of === 'lane' ? LANE_PRIOR : URGENCY_PRIOR,
    rounds: ROUNDS,
    offsets: scoresByOthers(counted).map((score) => score * share),
  });
  const added = countedWeights(counted);
  return {
    vocabulary,
    fit: { bias, weights: weights.map((weight, at) => weight + (added[at] ?? 0) * share) },
  };
}

/** The fitted weights as the file holds them: whole numbers, with the freedom of each kind multiplied in. */
function modelPart({ vocabulary, fit }: Fitted, classes: number): EvidenceModel['lane'] {
  const terms: Record<string, number[]> = {};
  for (const [key, column] of vocabulary) {
    const freedom = freedomOf(key);
    const row = Array.from({ length: classes }, (_, one) =>
      Math.round(((fit.weights[column * classes + one] ?? 0) * freedom) / UNIT),
    );
    if (row.some((weight) => Math.abs(weight) >= SMALLEST))
      terms[key] = row.map((weight) => (weight === 0 ? 0 : weight));
  }
  return { bias: Array.from(fit.bias, (weight) => Math.round(weight / UNIT)), terms };
}

/** A third of the authors is left out at a time: each by itself would take as many fits as there are authors. */
const FOLDS = 3;

/** Scores of every mail by a model that never saw its author. */
export function scoresByStrangers(
  voices: readonly { readonly examples: readonly Example[] }[],
): { readonly example: Example; readonly scores: Float64Array }[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const own = voices.filter((_, place) => place % FOLDS === fold);
    const others = voices.filter((voice) => !own.includes(voice));
    const judged = own.flatMap(({ examples }) => examples);
    const { vocabulary, fit } = fitOn(
      others.flatMap(({ examples }) => examples),
      'lane',
    );
    const rows = rowsOf(
      judged.map(({ laneTerms }) => laneTerms),
      vocabulary,
    );
    return scoresOf(fit, rows, LANES.length).map((scores, index) => {
      const example = judged[index];
      if (example === undefined) throw new Error('a score without its mail');
      return { example, scores };
    });
  });
}

type Judged = ReturnType<typeof scoresByStrangers>[number];
type Margins = Pick<EvidenceModel, 'margin' | 'lockedMargins'>;

interface Outcome {
  readonly accuracy: number;
  readonly abstained: number;
  readonly answered: number;
  /** Share of the mails of each locked lane that would not be locked. */
  readonly lockMissed: Readonly<Record<LockedLane, number>>;
  /** Share of the mail of other lanes that is locked or asked about with a locked lane among the options. */
  readonly otherLocked: number;
}

function outcomeOf(judged: readonly Judged[], { margin, lockedMargins }: Margins): Outcome {
  let right = 0;
  let unsure = 0;
  let locked = 0;
  let otherLocked = 0;
  const ofLock = new Map(LOCKED_LANES.map((lane) => [lane, { all: 0, missed: 0 }]));
  for (const { example, scores } of judged) {
    const place = scores.indexOf(Math.max(...scores));
    const best = LANES[place] ?? 'digest';
    const near = LANES.filter(
      (lane, index) =>
        index !== place &&
        isNear(lane, best, (scores[place] ?? 0) - (scores[index] ?? 0), { margin, lockedMargins }),
    );
    if (near.length > 0) unsure += 1;
    else if (place === example.lane) right += 1;
    const isLock = [best, ...near].some(isLockedLane);
    const wanted = example.record.labels.lane;
    const count = isLockedLane(wanted) ? ofLock.get(wanted) : undefined;
    if (count !== undefined) {
      locked += 1;
      count.all += 1;
      if (!isLock) count.missed += 1;
    } else if (isLock) otherLocked += 1;
  }
  const n = judged.length;
  return {
    accuracy: right / n,
    abstained: unsure / n,
    answered: right / Math.max(1, n - unsure),
    lockMissed: Object.fromEntries(
      [...ofLock].map(([lane, { all, missed }]) => [lane, missed / Math.max(1, all)]),
    ) as Record<LockedLane, number>,
    otherLocked: otherLocked / Math.max(1, n - locked),
  };
}

const MOST_ABSTAINED = 0.1;
const MOST_OTHER_LOCKED = 0.08;
/** What a share above its limit costs beside a share of wrong answers. */
const OVER_LIMIT = 5;
/** What a patient's, a lawyer's or a cheat's mail that goes unlocked costs beside a wrong answer. */
const MISSED_COSTS: Readonly<Record<LockedLane, number>> = {
  'patient-clinical': 4,
  'legal-compliance': 1,
  suspicious: 1,
};

/** What a wrong answer costs beside a question: a person sees a question. */
const WRONG_COST = 2;

function lossOf(outcome: Outcome): number {
  const over = (share: number, limit: number): number => Math.max(0, share - limit) * OVER_LIMIT;
  return (
    WRONG_COST * (1 - outcome.answered) +
    (1 - outcome.accuracy) +
    LOCKED_LANES.reduce((sum, lane) => sum + MISSED_COSTS[lane] * outcome.lockMissed[lane], 0) +
    over(outcome.abstained, MOST_ABSTAINED) +
    over(outcome.otherLocked, MOST_OTHER_LOCKED)
  );
}

const STEPS = Array.from({ length: 31 }, (_, index) => index / 10);
const SWEEPS = 4;

/** The margins under which strangers' mails cost least, one margin at a time until none moves. */
function chooseMargins(judged: readonly Judged[]): Margins & { readonly outcome: Outcome } {
  let best: Margins = {
    margin: 0.5,
    lockedMargins: { suspicious: 1, 'legal-compliance': 1, 'patient-clinical': 1 },
  };
  let least = lossOf(outcomeOf(judged, best));
  const attempt = (margins: Margins): void => {
    const loss = lossOf(outcomeOf(judged, margins));
    if (loss >= least) return;
    least = loss;
    best = margins;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const margin of STEPS) attempt({ ...best, margin });
    for (const lane of LOCKED_LANES)
      for (const step of STEPS)
        attempt({ ...best, lockedMargins: { ...best.lockedMargins, [lane]: step } });
  }
  return { ...best, outcome: outcomeOf(judged, best) };
}

function examplesOf(matrix: Matrix): {
  voices: { name: string; examples: Example[] }[];
  hash: string;
} {
  const read = trainingVoices();
  return {
    hash: hashOfTraining(read),
    voices: read.map(({ name, records }) => ({
      name,
      examples: records.map((record) => exampleOf(record, name, matrix)),
    })),
  };
}

/** Trains, writes `evidence.json` beside the other policy data and says what came out. */
export function train(): void {
  const empty = untrainedModel();
  const { voices, hash } = examplesOf(readMatrixWith(empty));
  const all = voices.flatMap(({ examples }) => examples);
  const { outcome, ...margins } = chooseMargins(
    scoresByStrangers(voices).filter(({ example }) => !example.isRuled),
  );
  const model: EvidenceModel = {
    ...empty,
    version: hash.slice(0, 12),
    trainedOn: { mails: all.length, corpus: hash },
    unit: UNIT,
    lane: modelPart(fitOn(all, 'lane'), LANES.length),
    urgency: modelPart(fitOn(all, 'urgency'), URGENCIES.length),
    ...margins,
  };
  writeFileSync(join(POLICY_FOLDER, 'evidence.json'), `${writeModel(model)}\n`);
  console.error(
    `Trained on ${String(all.length)} mails of ${String(voices.length)} authors; ${String(Object.keys(model.lane.terms).length)} lane terms, ${String(Object.keys(model.urgency.terms).length)} urgency terms.`,
  );
  console.error(`Mails of an author left out: ${JSON.stringify({ ...outcome, ...margins })}`);
}

/** One term a line, so that two models can be compared by eye. */
function writeModel(model: EvidenceModel): string {
  const rows = (part: EvidenceModel['lane']): string =>
    `{\n    "bias": ${JSON.stringify(part.bias)},\n    "terms": {\n${Object.entries(part.terms)
      .map(([key, row]) => `      ${JSON.stringify(key)}: ${JSON.stringify(row)}`)
      .join(',\n')}\n    }\n  }`;
  const { concepts, lane, urgency, ...head } = model;
  const members = [
    ...Object.entries(head).map(
      ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
    ),
    `  "concepts": [\n${concepts.map((concept) => `    ${JSON.stringify(concept)}`).join(',\n')}\n  ]`,
    `  "lane": ${rows(lane)}`,
    `  "urgency": ${rows(urgency)}`,
  ];
  return `{\n${members.join(',\n')}\n}`;
}
