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
  type Lane,
  type LockedLane,
  type TermKind,
} from '../domain/triage';
import { hashOfTraining } from './corpus';
import { countedWeights, scoresByOthers } from './countedWeights';
import {
  freedomOf,
  kindOf,
  mailsWith,
  rowsOf,
  TERMS,
  vocabularyOf,
  type Example,
  type TermRow,
} from './examples';
import { POLICY_FOLDER, readMatrixWith, untrainedModel } from './policyData';
import { fitSoftmax, scoresOf, type Fit } from './softmaxRegression';
import type { Vocabulary } from './termNumbers';
import {
  examplesByStrangers,
  foldsOf,
  type JudgesOfFold,
  type ReadVoice,
  type VoiceExamples,
} from './strangers';

const LANE_PRIOR = 1;
const URGENCY_PRIOR = 2;
const ROUNDS = 50;
/** How much of what a term says by itself is believed: terms of one mail repeat each other. */
const COUNTED_SHARE = { lane: 0.15, urgency: 0.05 } as const;
/** A term of one or two mails teaches their author's habits, and makes the file too big for the pane. */
const FEWEST_MAILS: Readonly<Partial<Record<TermKind, number>>> & { readonly other: number } = {
  pair: 4,
  other: 3,
};
/** A term of one author or two is their house's name, a colleague of theirs or a turn of phrase. */
const FEWEST_AUTHORS = 3;
/** What one whole number in the file is worth. */
const UNIT = 0.1;
/**
 * How much a term must say to be kept: what parts its highest from its lowest whole number, times the root of the number
 * of mails that it stands in. A rare word may be loud and a frequent one low; a pair mostly repeats its words.
 */
const LEAST_SAID: Readonly<Record<'lane' | 'urgency', (kind: TermKind) => number>> = {
  lane: (kind) => (kind === 'pair' ? 20.5 : 12),
  urgency: () => 13.5,
};
/** A missed emergency costs more than a needless hurry. */
const URGENCY_COSTS: Readonly<Record<(typeof URGENCIES)[number], number>> = {
  now: 4,
  today: 1,
  week: 1,
  digest: 1,
};

type Judgement = 'lane' | 'urgency';

function termsOf(example: Example, of: Judgement): TermRow {
  return of === 'lane' ? example.laneTerms : example.urgencyTerms;
}

function classesOf(of: Judgement): number {
  return of === 'lane' ? LANES.length : URGENCIES.length;
}

export interface Fitted {
  readonly vocabulary: Vocabulary;
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
export function fitOn(examples: readonly Example[], of: Judgement): Fitted {
  const terms = examples.map((one) => termsOf(one, of));
  const authors = authorsOf(examples);
  const vocabulary = vocabularyOf(terms, authors, {
    mails: (kind) => FEWEST_MAILS[kind] ?? FEWEST_MAILS.other,
    authors: FEWEST_AUTHORS,
  });
  const rows = rowsOf(terms, vocabulary);
  const labels = Int32Array.from(examples, (one) => one[of]);
  const classes = classesOf(of);
  const counted = { rows, labels, classes, authors };
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

/** A fitted model as the file will hold it: whole numbers, and only the terms that say enough. */
interface Kept extends Fitted {
  /** With the freedom of each kind multiplied in. */
  readonly rows: ReadonlyMap<string, readonly number[]>;
}

function keptOf(examples: readonly Example[], of: Judgement): Kept {
  const { vocabulary, fit } = fitOn(examples, of);
  const classes = classesOf(of);
  const mails = mailsWith(examples.map((one) => termsOf(one, of)));
  const rows = new Map<string, readonly number[]>();
  const weights = new Float64Array(fit.weights.length);
  vocabulary.keys.forEach((key, column) => {
    const freedom = freedomOf(key);
    const row = Array.from(
      { length: classes },
      (_, one) => ((fit.weights[column * classes + one] ?? 0) * freedom) / UNIT,
    );
    const said = (Math.max(...row) - Math.min(...row)) * Math.sqrt(mails[TERMS.numberOf(key)] ?? 0);
    if (said < LEAST_SAID[of](kindOf(key))) return;
    const whole = row.map((weight) => Math.round(weight) + 0);
    if (whole.every((weight) => weight === 0)) return;
    rows.set(key, whole);
    whole.forEach((weight, one) => {
      weights[column * classes + one] = (weight * UNIT) / freedom;
    });
  });
  return { vocabulary, fit: { bias: fit.bias, weights }, rows };
}

/** A part of the model as it will be written. */
interface TrainedPart {
  readonly bias: number[];
  readonly terms: Readonly<Record<string, readonly number[]>>;
}

type TrainedModel = Omit<EvidenceModel, 'lane' | 'urgency'> & {
  readonly lane: TrainedPart;
  readonly urgency: TrainedPart;
};

function modelPart(examples: readonly Example[], of: Judgement): TrainedPart {
  const { fit, rows } = keptOf(examples, of);
  return {
    bias: Array.from(fit.bias, (weight) => Math.round(weight / UNIT)),
    terms: Object.fromEntries([...rows].map(([key, row]) => [key, [...row]])),
  };
}

interface Judged {
  readonly example: Example;
  readonly scores: Float64Array;
}

/**
 * Scores of every mail by a model, as it would be kept, that never saw its author.
 *
 * @param wordsOf what of a mail is judged
 */
function scoresByStrangers(
  voices: readonly VoiceExamples[],
  of: Judgement,
  wordsOf: (example: Example) => TermRow,
): Judged[] {
  return foldsOf(voices).flatMap(({ own, others }) => {
    const judged = own.flatMap(({ examples }) => examples);
    const { vocabulary, fit } = keptOf(
      others.flatMap(({ examples }) => examples),
      of,
    );
    const rows = rowsOf(judged.map(wordsOf), vocabulary);
    return scoresOf(fit, rows, classesOf(of)).map((scores, index) => {
      const example = judged[index];
      if (example === undefined) throw new Error('a score without its mail');
      return { example, scores };
    });
  });
}

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

/** No margin is wider. */
const WIDEST = 3;

/** A mail's lanes as far as margins can matter. */
interface Standing {
  readonly wanted: Lane;
  readonly best: Lane;
  /** The other lanes with how far they lie behind. */
  readonly others: readonly (readonly [Lane, number])[];
}

function standingOf({ example, scores }: Judged): Standing {
  const place = scores.indexOf(Math.max(...scores));
  return {
    wanted: example.record.labels.lane,
    best: LANES[place] ?? 'digest',
    others: LANES.map((lane, index): [Lane, number] => [
      lane,
      (scores[place] ?? 0) - (scores[index] ?? 0),
    ]).filter(([, behind], index) => index !== place && behind <= WIDEST),
  };
}

function outcomeOf(standings: readonly Standing[], margins: Margins): Outcome {
  let right = 0;
  let unsure = 0;
  let locked = 0;
  let otherLocked = 0;
  const ofLock = new Map(LOCKED_LANES.map((lane) => [lane, { all: 0, missed: 0 }]));
  for (const { wanted, best, others } of standings) {
    const near = others.filter(([lane, behind]) => isNear(lane, best, behind, margins));
    if (near.length > 0) unsure += 1;
    else if (best === wanted) right += 1;
    const isLock = isLockedLane(best) || near.some(([lane]) => isLockedLane(lane));
    const count = isLockedLane(wanted) ? ofLock.get(wanted) : undefined;
    if (count !== undefined) {
      locked += 1;
      count.all += 1;
      if (!isLock) count.missed += 1;
    } else if (isLock) otherLocked += 1;
  }
  const n = standings.length;
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

/** A question on one mail in eight costs an assistant less than a wrong lane, on more it would cost more. */
const MOST_ABSTAINED = 0.12;
const MOST_OTHER_LOCKED = 0.08;
/** What a share above its limit costs beside a share of wrong answers. */
const OVER_LIMIT = 5;
/** What a patient's, a lawyer's or a cheat's mail that goes unlocked costs beside a wrong answer. */
const MISSED_COSTS: Readonly<Record<LockedLane, number>> = {
  'patient-clinical': 10,
  'legal-compliance': 2,
  suspicious: 2,
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

const STEPS = Array.from({ length: WIDEST * 10 + 1 }, (_, index) => index / 10);
const SWEEPS = 4;

/** The margins under which strangers' mails cost least, one margin at a time until none moves. */
function chooseMargins(judged: readonly Judged[]): Margins & { readonly outcome: Outcome } {
  const standings = judged.map(standingOf);
  let best: Margins = {
    margin: 0.5,
    lockedMargins: { suspicious: 1, 'legal-compliance': 1, 'patient-clinical': 1 },
  };
  let least = lossOf(outcomeOf(standings, best));
  const attempt = (margins: Margins): void => {
    const loss = lossOf(outcomeOf(standings, margins));
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
  return { ...best, outcome: outcomeOf(standings, best) };
}

/** A mail in a hurry that is found late harms; one that hurries in vain costs a glance. */
const NOW_FOUND = 0.95;
const NOW = URGENCIES.indexOf('now');
/** Hurried further, a bare "call me" counts as `now`. */
const MOST_HASTE = 3.6;

/** How much sooner a mail counts as `now` than is likeliest: as little as finds enough of the mails in a hurry. */
function chooseHaste(judged: readonly Judged[]): { haste: number; found: number; right: number } {
  for (let haste = 0; ; haste += UNIT) {
    const given = judged.map(({ example, scores }) => {
      const hurried = scores.map((score, one) => (one === NOW ? score + haste : score));
      return { example, urgency: hurried.indexOf(Math.max(...hurried)) };
    });
    const hurried = given.filter(({ example }) => example.urgency === NOW);
    const found = hurried.filter(({ urgency }) => urgency === NOW).length / hurried.length;
    if (found >= NOW_FOUND || haste >= MOST_HASTE) {
      const right = given.filter(({ example, urgency }) => urgency === example.urgency).length;
      return { haste, found, right: right / given.length };
    }
  }
}

function withHaste(part: TrainedPart, haste: number): TrainedPart {
  return {
    ...part,
    bias: part.bias.map((weight, one) =>
      one === NOW ? weight + Math.round(haste / UNIT) : weight,
    ),
  };
}

function likeliest(scores: Float64Array): Lane {
  return LANES[scores.indexOf(Math.max(...scores))] ?? 'digest';
}

/** Trains, writes `evidence.json` beside the other policy data and says what came out. */
export async function train(read: readonly ReadVoice[], judgesOf: JudgesOfFold): Promise<void> {
  const empty = untrainedModel();
  const hash = hashOfTraining(read);
  const voices = await examplesByStrangers(read, readMatrixWith(empty), judgesOf);
  const all = voices.flatMap(({ examples }) => examples);
  const byLane = scoresByStrangers(voices, 'lane', ({ laneTerms }) => laneTerms);
  const { outcome, ...margins } = chooseMargins(
    byLane.filter(({ example }) => example.ruled === null),
  );
  // Urgency is judged in the lane that the mail will be taken for, right or wrong.
  const taken = new Map(
    byLane.map(({ example, scores }) => [example, example.ruled ?? likeliest(scores)]),
  );
  const { haste, ...hurry } = chooseHaste(
    scoresByStrangers(voices, 'urgency', (example) =>
      example.urgencyTermsIn(taken.get(example) ?? example.record.labels.lane),
    ),
  );
  const model: TrainedModel = {
    ...empty,
    version: hash.slice(0, 12),
    trainedOn: { mails: all.length, corpus: hash },
    unit: UNIT,
    lane: modelPart(all, 'lane'),
    urgency: withHaste(modelPart(all, 'urgency'), haste),
    ...margins,
  };
  writeFileSync(join(POLICY_FOLDER, 'evidence.json'), `${writeModel(model)}\n`);
  console.error(
    `Trained on ${String(all.length)} mails of ${String(voices.length)} authors; ${String(Object.keys(model.lane.terms).length)} lane terms, ${String(Object.keys(model.urgency.terms).length)} urgency terms.`,
  );
  console.error(`Mails of an author left out: ${JSON.stringify({ ...outcome, ...margins })}`);
  console.error(`Their urgency, hurried by ${haste.toFixed(1)}: ${JSON.stringify(hurry)}`);
}

/** One term a line, so that two models can be compared by eye. */
function writeModel(model: TrainedModel): string {
  const rows = (part: TrainedPart): string =>
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
