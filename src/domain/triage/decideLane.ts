// Decides the lane: the first hard rule that holds, else the weighed evidence, else an honest "unsure".
import { checkCondition, type Ground, type Reading } from './checkCondition';
import type { EvidenceModel } from './evidenceModel';
import { lazily } from './lazily';
import type { Matrix } from './matrix';
import type { Terms } from './readTerms';
import { identifies, isTelling } from './telling';
import { isLockedLane, LANES, type Evidence, type Lane } from './types';
import { weighTerms, type Voice, type Voices } from './weighTerms';

export interface LaneDecision {
  readonly kind: 'decided' | 'unsure';
  /** Best first; one lane when decided. */
  readonly options: readonly [Lane, ...Lane[]];
  /** Worked out when asked for, as is what would flip it. */
  readonly evidence: () => readonly Evidence[];
  readonly hardRule: { readonly id: string; readonly title: string } | null;
  readonly hardUrgency: Matrix['rules']['hard'][number]['urgency'];
  readonly runnerUp: { readonly lane: Lane; readonly behindBy: number } | null;
  readonly wouldFlip: () => string | null;
  readonly scores: Readonly<Record<Lane, number>>;
}

type Scores = Record<Lane, number>;

/** Less than this tells a person nothing. */
const WORTH_SHOWING = 0.1;
const MOST_OPTIONS = 4;

/** Best first; equal scores in the order of the matrix's tie-break. */
function rank(scores: Scores, matrix: Matrix): Lane[] {
  return [...matrix.tieBreak].sort((a, b) => scores[b] - scores[a]);
}

/** What spoke for one of the lanes, strongest first. */
function evidenceFor(lanes: readonly Lane[], voices: Voices): Evidence[] {
  const evidence: Evidence[] = [];
  const classes = lanes.map((lane) => LANES.indexOf(lane));
  for (let index = 0; index < voices.count; index += 1) {
    let voice: Voice | null = null;
    for (let place = 0; place < classes.length; place += 1) {
      const toward = lanes[place];
      const weight = voices.weight(index, classes[place] ?? 0);
      if (toward === undefined || weight < WORTH_SHOWING) continue;
      voice ??= voices.at(index);
      if (!isTelling(voice)) break;
      const { signal, where, words, start, end } = voice;
      evidence.push({ signal, toward, weight, where, words, start, end });
    }
  }
  return evidence.sort((a, b) => b.weight - a.weight);
}

/** A lane with its score, by the model's order of lanes. */
interface Ranked {
  readonly lane: Lane;
  readonly index: number;
  readonly score: number;
}

/** The lane that leads when a voice is left out. */
function leaderWithout(voices: Voices, voice: number, ranking: readonly Ranked[]): Lane | null {
  let most = -Infinity;
  let leader: Lane | null = null;
  for (const { lane, index, score } of ranking) {
    const left = score - voices.weight(voice, index);
    if (left > most) {
      most = left;
      leader = lane;
    }
  }
  return leader;
}

/** The strongest single voice without which another lane would lead. */
function flip(
  reading: Reading,
  matrix: Matrix,
  scores: Scores,
  voices: Voices,
  best: Lane,
): string | null {
  const own = LANES.indexOf(best);
  const speaking: number[] = [];
  for (let voice = 0; voice < voices.count; voice += 1)
    if (voices.weight(voice, own) >= WORTH_SHOWING) speaking.push(voice);
  speaking.sort((a, b) => voices.weight(b, own) - voices.weight(a, own));
  // Equal scores in the order of the matrix's tie-break.
  const ranking = matrix.tieBreak.map((lane): Ranked => ({
    lane,
    index: LANES.indexOf(lane),
    score: scores[lane],
  }));
  for (const index of speaking) {
    const other = leaderWithout(voices, index, ranking);
    if (other === null || other === best) continue;
    const voice = voices.at(index);
    if (!isTelling(voice)) continue;
    const lane = matrix.lanes.find((row) => row.lane === other)?.title ?? other;
    if (voice.where !== 'text') return `If not “${voice.words}”, it would be ${lane}.`;
    return identifies(voice, reading.phi)
      ? `Without the words that identify a patient it would be ${lane}.`
      : `Without “${voice.words}” it would be ${lane}.`;
  }
  return null;
}

function hardEvidence({ id, lane }: Matrix['rules']['hard'][number], ground: Ground): Evidence {
  return { signal: `hard.${id}`, toward: lane, weight: Number.POSITIVE_INFINITY, ...ground };
}

function byHardRule(
  reading: Reading,
  matrix: Matrix,
  voices: () => Voices,
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
      evidence: lazily(() => [
        ...grounds.map((ground) => hardEvidence(rule, ground)),
        ...evidenceFor([rule.lane], voices()),
      ]),
      hardRule: { id: rule.id, title: rule.title },
      hardUrgency: rule.urgency,
      runnerUp: second === undefined ? null : { lane: second, behindBy: Number.POSITIVE_INFINITY },
      wouldFlip: () => null,
      scores,
    };
  }
  return null;
}

/**
 * True when a lane that lies `behind` the best stays possible; a locked lane stays so for longer, unless the best locks
 * the mail anyway.
 */
export function isNear(
  lane: Lane,
  best: Lane,
  behind: number,
  { margin, lockedMargins }: Pick<EvidenceModel, 'margin' | 'lockedMargins'>,
): boolean {
  if (behind < margin) return true;
  return isLockedLane(lane) && !isLockedLane(best) && behind < lockedMargins[lane];
}

/** Weighs the evidence; a locked lane that is plausible is never dropped from the options. */
function byEvidence(
  reading: Reading,
  matrix: Matrix,
  voices: () => Voices,
  scores: Scores,
): LaneDecision {
  const ranked = rank(scores, matrix);
  const plausible = new Set(
    matrix.rules.plausible
      .filter(({ when }) => checkCondition(when, reading) !== null)
      .map(({ lane }) => lane),
  );
  const best = ranked[0] ?? 'digest';
  const second = ranked[1] ?? best;
  const lead = scores[best] - scores[second];
  const near = ranked
    .slice(1)
    .filter(
      (lane) =>
        plausible.has(lane) || isNear(lane, best, scores[best] - scores[lane], matrix.evidence),
    );
  // The likeliest come first, but a plausible lane is never the one that is cut off.
  const kept = [...near].sort((a, b) => Number(plausible.has(b)) - Number(plausible.has(a)));
  const options: [Lane, ...Lane[]] = [best, ...kept.slice(0, MOST_OPTIONS - 1)];
  return {
    kind: near.length > 0 ? 'unsure' : 'decided',
    options,
    evidence: lazily(() => evidenceFor(options, voices())),
    hardRule: null,
    hardUrgency: null,
    runnerUp: { lane: second, behindBy: Math.round(lead * 100) / 100 },
    wouldFlip: lazily(() => flip(reading, matrix, scores, voices(), best)),
    scores,
  };
}

/** Decides at once; what spoke for it, and what would turn it, is worked out when somebody asks. */
export function decideLane(reading: Reading, terms: Terms, matrix: Matrix): LaneDecision {
  const { model } = reading.compiled;
  const { unit, laneWeights: rows, laneBias: bias } = model;
  const weighed = weighTerms(terms, model, { rows, unit, bias }, reading.text.text).with([]);
  const scores = {} as Scores;
  for (let index = 0; index < LANES.length; index += 1) {
    const lane = LANES[index];
    if (lane !== undefined) scores[lane] = weighed.scores[index] ?? 0;
  }
  const voices = lazily(weighed.voices);
  return byHardRule(reading, matrix, voices, scores) ?? byEvidence(reading, matrix, voices, scores);
}
