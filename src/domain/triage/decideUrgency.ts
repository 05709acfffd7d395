// Decides how fast: the weighed evidence of words, dates and rules in this lane, never slower than the lane allows.
import type { ClockToday } from '../asks';
import { checkCondition, type Reading } from './checkCondition';
import type { Matrix, UrgencyRule } from './matrix';
import type { Term, Terms } from './readTerms';
import { URGENCIES, type Lane, type Urgency } from './types';
import { identifies, isTelling } from './telling';
import { weighTerms, type Voice } from './weighTerms';

export interface UrgencyDecision {
  readonly urgency: Urgency;
  readonly because: readonly string[];
}

/** Business days up to which a date counts as near, each a term of its own. */
const NEAR_DAYS = [0, 1, 2, 3, 5] as const;
/** Kinds of terms that mean something else in another lane. */
const BY_LANE: readonly Term['kind'][] = ['concept', 'fact', 'rule', 'when'];
/** Minutes. */
const JUST_NOW = 240;
const MOST_REASONS = 2;
const WORTH_SHOWING = 0.2;

function faster(a: Urgency, b: Urgency): boolean {
  return URGENCIES.indexOf(a) < URGENCIES.indexOf(b);
}

function bare(kind: Term['kind'], term: string, words: string): Term {
  return { kind, term, words, where: 'structure', start: null, end: null };
}

function dayTerms(name: 'deadline' | 'ask', days: number | null): Term[] {
  const words = name === 'deadline' ? 'a stated deadline is near' : 'the time asked for is near';
  return days === null
    ? [
        bare(
          'when',
          `no-${name}`,
          name === 'deadline' ? 'no deadline is stated' : 'no time is named',
        ),
      ]
    : NEAR_DAYS.filter((near) => days <= near).map((near) =>
        bare('when', `${name}-${String(near)}`, words),
      );
}

/** Hours ahead up to which a clock time counts as near, each a term of its own. */
const NEAR_HOURS = [1, 2, 4, 8] as const;

/** A time of this very day: how soon it comes, and whether something ends then. */
function clockTerms(clocks: readonly ClockToday[]): Term[] {
  const ahead = clocks.filter(({ minutes }) => minutes >= 0);
  const words = 'a time today is near';
  const terms = NEAR_HOURS.flatMap((hours): Term[] => {
    const near = ahead.filter(({ minutes }) => minutes <= hours * 60);
    if (near.length === 0) return [];
    const term = bare('when', `clock-${String(hours)}`, words);
    return near.some(({ isLimit }) => isLimit)
      ? [term, bare('when', `clock-due-${String(hours)}`, 'something ends today')]
      : [term];
  });
  if (clocks.some(({ minutes }) => minutes < 0 && minutes >= -JUST_NOW))
    terms.push(bare('when', 'clock-passed', 'something happened today'));
  return terms;
}

/** The urgency rules of the matrix that hold for a mail, whatever its lane. */
export function urgencyRulesOf(reading: Reading, matrix: Matrix): readonly UrgencyRule[] {
  return matrix.rules.urgency.filter((rule) => checkCondition(rule.when, reading) !== null);
}

/** What an urgency is decided by. */
export interface UrgencyGrounds {
  readonly reading: Reading;
  readonly terms: Terms;
  /** The matrix's rules that hold. */
  readonly rules: readonly UrgencyRule[];
}

/** The terms that only matter for the urgency: dates, the matrix's rules, the lane itself and what stands in it. */
export function urgencyTerms(lane: Lane, { reading, terms, rules }: UrgencyGrounds): Terms {
  const own: Term[] = [
    ...dayTerms('deadline', reading.deadlineDays),
    ...dayTerms('ask', reading.askDays),
    ...clockTerms(reading.clocks),
    ...rules.map((rule) => bare('rule', rule.id, rule.because)),
  ];
  const all = [...terms.all, ...own];
  const inLane = all
    .filter(({ kind }) => BY_LANE.includes(kind))
    .map((term): Term => ({ ...term, kind: 'lane', term: `${lane}+${term.kind}:${term.term}` }));
  return {
    all: [...all, bare('lane', lane, lane), ...inLane],
    factorOf: (kind) => terms.factorOf(kind),
  };
}

/** Why, in words for people: the rules of the matrix that agree, else the words that weighed most. */
function reasons(
  urgency: Urgency,
  lane: Lane,
  { reading, rules }: UrgencyGrounds,
  matrix: Matrix,
  voices: () => readonly Voice[],
): string[] {
  const agreeing = rules
    .filter((rule) => rule.urgency === urgency && (rule.lanes?.includes(lane) ?? true))
    .map(({ because }) => because);
  if (agreeing.length > 0) return agreeing;
  const index = URGENCIES.indexOf(urgency);
  const words = voices()
    .filter(({ where, weights }) => where === 'text' && (weights[index] ?? 0) >= WORTH_SHOWING)
    .filter((voice) => isTelling(voice) && !identifies(voice, reading.phi))
    .sort((a, b) => (b.weights[index] ?? 0) - (a.weights[index] ?? 0))
    .slice(0, MOST_REASONS)
    .map((voice) => `The mail says “${voice.words}”.`);
  return words.length > 0 ? words : [`Usual for ${laneTitle(matrix, lane)}.`];
}

/**
 * @param set the urgency that a hard rule demands, or null
 */
export function decideUrgency(
  lane: Lane,
  grounds: UrgencyGrounds,
  matrix: Matrix,
  set: Urgency | null,
): UrgencyDecision {
  const { reading } = grounds;
  const { model } = reading.compiled;
  const weighed = weighTerms(
    urgencyTerms(lane, grounds),
    model,
    model.urgencyWeights,
    model.urgencyBias,
    reading.text.text,
  );
  const most = Math.max(...weighed.scores);
  const urgency = URGENCIES[weighed.scores.indexOf(most)] ?? 'today';
  const slowest = matrix.rules.slowest[lane];
  if (set !== null && faster(set, urgency))
    return { urgency: set, because: ['The fixed rule says so.'] };
  if (slowest !== undefined && faster(slowest, urgency))
    return { urgency: slowest, because: [`${laneTitle(matrix, lane)} is never slower.`] };
  return { urgency, because: reasons(urgency, lane, grounds, matrix, weighed.voices) };
}

function laneTitle(matrix: Matrix, lane: Lane): string {
  return matrix.lanes.find((policy) => policy.lane === lane)?.title ?? lane;
}
