// Decides how fast: the weighed evidence of words, dates and rules in this lane, never slower than the lane allows.
import type { ClockToday } from '../asks';
import { checkCondition, type Reading } from './checkCondition';
import { NO_ROW } from './compileModel';
import { lazily } from './lazily';
import type { Matrix, UrgencyRule } from './matrix';
import type { Term, Terms } from './readTerms';
import { LANES, URGENCIES, type Lane, type Urgency } from './types';
import { identifies, isTelling } from './telling';
import { weighTerms, type RowedTerm, type Voices, type Weighing } from './weighTerms';

export interface UrgencyDecision {
  readonly urgency: Urgency;
  /** Worked out when asked for. */
  readonly because: () => readonly string[];
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

/** The terms that only matter for the urgency, whatever the lane: dates and the matrix's rules. */
function ownTerms({ reading, rules }: UrgencyGrounds): Term[] {
  return [
    ...dayTerms('deadline', reading.deadlineDays),
    ...dayTerms('ask', reading.askDays),
    ...clockTerms(reading.clocks),
    ...rules.map((rule) => bare('rule', rule.id, rule.because)),
  ];
}

/** A term as it stands in a lane: it may say something else there. */
function inLane(lane: Lane, { kind, term, words, where, start, end }: Term): Term {
  return { kind: 'lane', term: `${lane}+${kind}:${term}`, words, where, start, end };
}

/** Own terms, the lane itself and what stands in it. */
function addedTerms(lane: Lane, grounds: UrgencyGrounds): Term[] {
  const own = ownTerms(grounds);
  const standing = [...grounds.terms.others, ...own].filter(({ kind }) => BY_LANE.includes(kind));
  return [...own, bare('lane', lane, lane), ...standing.map((term) => inLane(lane, term))];
}

/** Those of the added terms that weigh anything, in the same order. */
function weightyTerms(
  lane: Lane,
  own: readonly RowedTerm[],
  { reading, terms }: UrgencyGrounds,
): RowedTerm[] {
  const { model } = reading.compiled;
  const place = LANES.indexOf(lane);
  const added = own.filter(({ row }) => row !== NO_ROW);
  added.push({ term: bare('lane', lane, lane), row: model.rowOf('lane', lane) });
  const add = (term: Term): void => {
    if (!BY_LANE.includes(term.kind)) return;
    const row = model.rowInLane(term.kind, term.term, place);
    if (row !== NO_ROW) added.push({ term: inLane(lane, term), row });
  };
  terms.others.forEach(add);
  for (const { term } of own) add(term);
  return added;
}

/** All terms that an urgency in this lane is learnt from. */
export function urgencyTerms(lane: Lane, grounds: UrgencyGrounds): Pick<Terms, 'all' | 'factorOf'> {
  const { terms } = grounds;
  return {
    all: () => [...terms.all(), ...addedTerms(lane, grounds)],
    factorOf: (kind) => terms.factorOf(kind),
  };
}

/** A word that weighs less than this share of the strongest explains nothing beside it. */
const WORTH_BESIDE = 0.6;

/** Why, in words for people: the rules of the matrix that agree, else the words that weighed most. */
function reasons(
  urgency: Urgency,
  lane: Lane,
  { reading, rules }: UrgencyGrounds,
  matrix: Matrix,
  explain: () => Voices,
): string[] {
  const agreeing = rules
    .filter((rule) => rule.urgency === urgency && (rule.lanes?.includes(lane) ?? true))
    .map(({ because }) => because);
  if (agreeing.length > 0) return agreeing;
  const index = URGENCIES.indexOf(urgency);
  const voices = explain();
  const speaking: number[] = [];
  for (let voice = 0; voice < voices.count; voice += 1)
    if (voices.weight(voice, index) >= WORTH_SHOWING) speaking.push(voice);
  speaking.sort((a, b) => voices.weight(b, index) - voices.weight(a, index));
  const words: string[] = [];
  let strongest = 0;
  for (const place of speaking) {
    const weight = voices.weight(place, index);
    if (weight < WORTH_BESIDE * strongest) break;
    const voice = voices.at(place);
    if (voice.where !== 'text' || !isTelling(voice) || identifies(voice, reading.phi)) continue;
    strongest ||= weight;
    words.push(`The mail says “${voice.words}”.`);
    if (words.length === MOST_REASONS) break;
  }
  return words.length > 0 ? words : [`Usual for ${laneTitle(matrix, lane)}.`];
}

/** Business days. */
const TIME_ENOUGH = 2;

/**
 * True when no minute can matter: all that the mail sets a day to lies days ahead, and it names no time of today. What a
 * patient's body does keeps to no deadline.
 */
function hasTime(lane: Lane, { deadlineDays, clocks }: Reading): boolean {
  return (
    lane !== 'patient-clinical' &&
    deadlineDays !== null &&
    deadlineDays >= TIME_ENOUGH &&
    clocks.every(({ minutes }) => minutes < 0)
  );
}

function decide(
  lane: Lane,
  own: readonly RowedTerm[],
  grounds: UrgencyGrounds,
  matrix: Matrix,
  set: Urgency | null,
  weighing: Weighing,
): UrgencyDecision {
  const weighed = weighing.with(weightyTerms(lane, own, grounds));
  const possible = weighed.scores.map((score, one) =>
    URGENCIES[one] === 'now' && hasTime(lane, grounds.reading) ? -Infinity : score,
  );
  const urgency = URGENCIES[possible.indexOf(Math.max(...possible))] ?? 'today';
  const slowest = matrix.rules.slowest[lane];
  if (set !== null && faster(set, urgency))
    return { urgency: set, because: () => ['The fixed rule says so.'] };
  if (slowest !== undefined && faster(slowest, urgency))
    return { urgency: slowest, because: () => [`${laneTitle(matrix, lane)} is never slower.`] };
  return {
    urgency,
    because: lazily(() => reasons(urgency, lane, grounds, matrix, weighed.voices)),
  };
}

/**
 * The urgency in each of these lanes.
 *
 * @param set the urgency that a hard rule demands, or null
 */
export function decideUrgencies(
  lanes: readonly Lane[],
  grounds: UrgencyGrounds,
  matrix: Matrix,
  set: Urgency | null,
): UrgencyDecision[] {
  const { reading, terms } = grounds;
  const { model } = reading.compiled;
  const { unit, urgencyWeights: rows, urgencyBias: bias } = model;
  const weighing = weighTerms(terms, model, { rows, unit, bias }, reading.text.text);
  const own = ownTerms(grounds).map((term) => ({ term, row: model.rowOf(term.kind, term.term) }));
  return lanes.map((lane) => decide(lane, own, grounds, matrix, set, weighing));
}

function laneTitle(matrix: Matrix, lane: Lane): string {
  return matrix.lanes.find((policy) => policy.lane === lane)?.title ?? lane;
}
