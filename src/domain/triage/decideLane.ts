// Decides the lane: the first hard rule that holds, else the weighed evidence, else an honest "unsure".
import { checkCondition, type Reading } from './checkCondition';
import { FACT_WORDS } from './facts';
import type { Matrix } from './matrix';
import { isLockedLane, LANES, type Evidence, type Lane } from './types';

export interface LaneDecision {
  readonly kind: 'decided' | 'unsure';
  /** Best first; one lane when decided. */
  readonly options: readonly [Lane, ...Lane[]];
  readonly evidence: readonly Evidence[];
  readonly hardRule: { readonly id: string; readonly title: string } | null;
  readonly hardUrgency: Matrix['rules']['hard'][number]['urgency'];
  readonly runnerUp: { readonly lane: Lane; readonly behindBy: number } | null;
  readonly wouldFlip: string | null;
  readonly scores: Readonly<Record<Lane, number>>;
}

/** One thing that spoke, with what it gave to every lane. */
export interface Voice {
  readonly signal: string;
  readonly where: Evidence['where'];
  readonly words: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly weights: Readonly<Partial<Record<Lane, number>>>;
}

type Scores = Record<Lane, number>;

/** Everything in the mail that the evidence model weighs. */
export function voicesOf(reading: Reading, matrix: Matrix): Voice[] {
  const voices: Voice[] = [];
  for (const signal of matrix.evidence.words) {
    const hit = reading.words.findAny(signal.phrases, signal.in);
    if (hit === null) continue;
    voices.push({
      signal: signal.id,
      where: 'text',
      words: hit.words,
      start: hit.start,
      end: hit.end,
      weights: weightsOf(signal.weights),
    });
  }
  for (const { fact, weights } of matrix.evidence.facts) {
    if (!reading.facts.has(fact)) continue;
    voices.push({
      signal: fact,
      ...FACT_WORDS[fact],
      start: null,
      end: null,
      weights: weightsOf(weights),
    });
  }
  return voices;
}

function weightsOf(
  weights: Readonly<Partial<Record<Lane, number | undefined>>>,
): Partial<Record<Lane, number>> {
  const known: Partial<Record<Lane, number>> = {};
  for (const lane of LANES) {
    const weight = weights[lane];
    if (weight !== undefined) known[lane] = weight;
  }
  return known;
}

function sum(matrix: Matrix, voices: readonly Voice[]): Scores {
  const scores = Object.fromEntries(
    LANES.map((lane) => [lane, matrix.evidence.bias[lane] ?? 0]),
  ) as Scores;
  for (const voice of voices) {
    for (const lane of LANES) scores[lane] += voice.weights[lane] ?? 0;
  }
  for (const lane of LANES) scores[lane] = Math.round(scores[lane] * 1e6) / 1e6;
  return scores;
}

/** Best first; equal scores in the order of the matrix's tie-break. */
function rank(scores: Scores, matrix: Matrix): Lane[] {
  return [...matrix.tieBreak].sort((a, b) => scores[b] - scores[a]);
}

function evidenceFor(lanes: readonly Lane[], voices: readonly Voice[]): Evidence[] {
  return voices
    .flatMap(({ signal, where, words, start, end, weights }) =>
      lanes.flatMap((toward): Evidence[] => {
        const weight = weights[toward] ?? 0;
        return weight > 0 ? [{ signal, toward, weight, where, words, start, end }] : [];
      }),
    )
    .sort((a, b) => b.weight - a.weight);
}

/** The strongest single voice without which another lane would lead. */
function flip(matrix: Matrix, scores: Scores, voices: readonly Voice[], best: Lane): string | null {
  const speaking = voices
    .filter((voice) => (voice.weights[best] ?? 0) > 0)
    .sort((a, b) => (b.weights[best] ?? 0) - (a.weights[best] ?? 0));
  for (const voice of speaking) {
    const without = { ...scores };
    for (const lane of LANES) without[lane] -= voice.weights[lane] ?? 0;
    const [other] = rank(without, matrix);
    if (other !== undefined && other !== best) {
      return voice.where === 'text'
        ? `Without “${voice.words}” it would be ${other}.`
        : `If not “${voice.words}”, it would be ${other}.`;
    }
  }
  return null;
}

function byHardRule(
  reading: Reading,
  matrix: Matrix,
  voices: readonly Voice[],
  scores: Scores,
): LaneDecision | null {
  for (const rule of matrix.rules.hard) {
    const grounds = checkCondition(rule.when, reading);
    if (grounds === null) continue;
    const ranked = rank(scores, matrix).filter((lane) => lane !== rule.lane);
    const [second] = ranked;
    return {
      kind: 'decided',
      options: [rule.lane],
      evidence: [
        ...grounds.map((ground): Evidence => ({
          signal: `hard.${rule.id}`,
          toward: rule.lane,
          weight: Number.POSITIVE_INFINITY,
          ...ground,
        })),
        ...evidenceFor([rule.lane], voices),
      ],
      hardRule: { id: rule.id, title: rule.title },
      hardUrgency: rule.urgency,
      runnerUp: second === undefined ? null : { lane: second, behindBy: Number.POSITIVE_INFINITY },
      wouldFlip: null,
      scores,
    };
  }
  return null;
}

/** Weighs the evidence; a locked lane that is plausible is never dropped from the options. */
function byEvidence(matrix: Matrix, voices: readonly Voice[], scores: Scores): LaneDecision {
  const ranked = rank(scores, matrix);
  const best = ranked[0] ?? 'digest';
  const second = ranked[1] ?? best;
  const lead = scores[best] - scores[second];
  const near = ranked.slice(1).filter((lane) => {
    const behind = scores[best] - scores[lane];
    return (
      behind < matrix.evidence.margin ||
      (isLockedLane(lane) && !isLockedLane(best) && behind < matrix.evidence.lockedMargin)
    );
  });
  const options: [Lane, ...Lane[]] = [best, ...near.slice(0, 3)];
  return {
    kind: near.length > 0 ? 'unsure' : 'decided',
    options,
    evidence: evidenceFor(options, voices),
    hardRule: null,
    hardUrgency: null,
    runnerUp: { lane: second, behindBy: Math.round(lead * 100) / 100 },
    wouldFlip: flip(matrix, scores, voices, best),
    scores,
  };
}

export function decideLane(reading: Reading, matrix: Matrix): LaneDecision {
  const voices = voicesOf(reading, matrix);
  const scores = sum(matrix, voices);
  return byHardRule(reading, matrix, voices, scores) ?? byEvidence(matrix, voices, scores);
}
