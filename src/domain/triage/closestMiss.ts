// The rule that came nearest to holding and did not, so that a person sees what one word would have done.
import type { Mail } from '../mail';
import { checkCondition, type Ground, type Reading } from './checkCondition';
import type { Condition } from './conditions';
import { describeCondition } from './describeCondition';
import type { Matrix } from './matrix';
import { readMail } from './triageMail';
import type { TriageSetting } from './triageSetting';
import type { Lane, Verdict } from './types';

export interface ClosestMiss {
  readonly ruleId: string;
  /** The rule's title in the signed matrix. */
  readonly title: string;
  readonly lane: Lane;
  /** A fixed rule decides alone; a plausible one only asks the person. */
  readonly strength: 'fixed' | 'asks';
  /**
   * `absent`: what the rule wants and the mail has not; `present`: what the mail has and the rule excludes.
   * The words are the matrix's own, never the mail's.
   */
  readonly missed: { readonly kind: 'absent' | 'present'; readonly words: string };
}

/** A word of the mail, or two facts about it: one fact alone makes nothing near. */
const NEAR = 2;

/** The parts that must all hold; an `all` inside an `all` is one list. */
function partsOf(condition: Condition): readonly Condition[] {
  return condition.kind === 'all' ? condition.of.flatMap(partsOf) : [condition];
}

/** Words of the mail speak louder than facts about it; a bare negation says nothing. */
function loudness(grounds: readonly Ground[]): number {
  if (grounds.length === 0) return 0;
  return grounds.some(({ where }) => where === 'text') ? 2 : 1;
}

/** Of a prohibition with several reasons, the ones that hold. */
function holdingParts(condition: Condition, reading: Reading): Condition {
  if (condition.kind !== 'any') return condition;
  const of = condition.of.filter((part) => checkCondition(part, reading) !== null);
  return { kind: 'any', of };
}

function missOf(
  rule: {
    readonly id: string;
    readonly title: string;
    readonly lane: Lane;
    readonly when: Condition;
  },
  strength: ClosestMiss['strength'],
  reading: Reading,
): { readonly nearness: number; readonly miss: ClosestMiss } | null {
  let absent: Condition | null = null;
  let nearness = 0;
  for (const part of partsOf(rule.when)) {
    const grounds = checkCondition(part, reading);
    if (grounds !== null) nearness += loudness(grounds);
    else if (absent === null) absent = part;
    else return null;
  }
  if (absent === null || nearness < NEAR) return null;
  const { concepts } = reading.compiled;
  const missed: ClosestMiss['missed'] =
    absent.kind === 'not'
      ? { kind: 'present', words: describeCondition(holdingParts(absent.of, reading), concepts) }
      : { kind: 'absent', words: describeCondition(absent, concepts) };
  const { id, title, lane } = rule;
  return { nearness, miss: { ruleId: id, title, lane, strength, missed } };
}

/** As `findClosestMiss`, of a mail that was read already. */
export function closestMissIn(
  reading: Reading,
  matrix: Matrix,
  verdict: Verdict,
): ClosestMiss | null {
  const { hard, plausible } = matrix.rules;
  const own = verdict.kind === 'decided' ? verdict.lane : null;
  const misses = [
    ...hard.map((rule) => missOf(rule, 'fixed', reading)),
    ...plausible.map((rule) => missOf(rule, 'asks', reading)),
  ].filter((one) => one !== null && one.miss.lane !== own);
  let nearest: (typeof misses)[number] = null;
  for (const one of misses)
    if (one !== null && (nearest === null || one.nearness > nearest.nearness)) nearest = one;
  return nearest?.miss ?? null;
}

/**
 * The closest rule of another lane that lacks exactly one of its parts.
 *
 * Nearest is the rule of which most else holds, words of the mail counting double; of equals, the first in the matrix.
 * A rule of which nothing but negations and a single fact holds is near nobody. Pure, and apart from the verdict: only who asks pays.
 *
 * @returns null when every other rule lacks more than one part
 *
 * @example
 * findClosestMiss(mail, setting, verdict)
 * //=> { title: 'A question about somebody’s care', missed: { kind: 'absent', words: '“speaks of somebody’s health”' }, … }
 */
export function findClosestMiss(
  mail: Mail,
  setting: TriageSetting,
  verdict: Verdict,
): ClosestMiss | null {
  return closestMissIn(readMail(mail, setting).reading, setting.matrix, verdict);
}
