// One rule in force somewhere: what forbids it, from when to when, and where it stands among the others.
import { formatInstant, type Window } from '../../time';
import { REFUSAL_CODES, type RefusalCode, type RefusalRule, type Relaxation } from '../slots';
import type { Block, BlockKind } from '../types';
import { windowOfMinutes } from './minutes';

const CODE_PLACES: ReadonlyMap<RefusalCode, number> = new Map(
  REFUSAL_CODES.map((code, place) => [code, place]),
);

interface About {
  readonly block?: Block;
  readonly participant?: string;
  readonly under?: Rule;
}

/**
 * A search makes thousands. Made by a constructor, as are the parts of its answer: where a literal makes objects that
 * live through a search, the engine soon makes them where only its slow collector comes, and all that they name stays.
 */
export class Rule {
  readonly code: RefusalCode;
  /** Minutes; half open. */
  readonly start: number;
  readonly end: number;
  readonly block: Block | null;
  readonly participant: string | null;
  /** While this other rule is in force too, the present one is not named. */
  readonly under: Rule | null;
  /** The rule of which this is what grants left; null for a whole rule. */
  readonly pieceOf: Rule | null;
  /** The place of its code among all: rules are ordered by it, then by start and length. */
  readonly place: number;
  /** How many regions of it are in force where the sweep stands. */
  inForce = 0;
  /** Its public words, made when first named. */
  words: RefusalRule | null = null;
  /** The grant that lifts it, and the one of its block; null: nobody gives it; undefined: not asked yet. */
  ownGrant: Relaxation | null | undefined = undefined;
  blockGrant: Relaxation | null | undefined = undefined;

  constructor(code: RefusalCode, start: number, end: number, about: About, pieceOf: Rule | null) {
    this.code = code;
    this.start = start;
    this.end = end;
    this.block = about.block ?? null;
    this.participant = about.participant ?? null;
    this.under = about.under ?? null;
    this.pieceOf = pieceOf;
    this.place = CODE_PLACES.get(code) ?? 0;
  }
}

const NOTHING: About = {};

export function ruleOf(
  code: RefusalCode,
  start: number,
  end: number,
  about: About = NOTHING,
): Rule {
  return new Rule(code, start, end, about, null);
}

/** What grants left of a rule, from `start` to `end`. */
export function pieceOf(rule: Rule, start: number, end: number): Rule {
  const { code, block, participant, under } = rule;
  const about = {
    ...(block === null ? {} : { block }),
    ...(participant === null ? {} : { participant }),
    ...(under === null ? {} : { under }),
  };
  return new Rule(code, start, end, about, rule.pieceOf ?? rule);
}

export function blockKindOf(rule: Rule): BlockKind | null {
  return rule.block === null ? null : rule.block.kind;
}

/** The entry's id; kind and start where no entry explains the block. */
export function blockIdOf(rule: Rule): string | null {
  const { block } = rule;
  if (block === null) return null;
  return block.entryIds[0] ?? `${block.kind}@${formatInstant(block.window.start)}`;
}

/** Orders rules that the same question always orders alike, however it was put. */
export function compareRules(a: Rule, b: Rule): number {
  return (
    a.place - b.place ||
    a.start - b.start ||
    a.end - b.end ||
    compareText(a.participant ?? '', b.participant ?? '') ||
    compareText(blockKindOf(a) ?? '', blockKindOf(b) ?? '') ||
    compareText(a.block?.entryIds[0] ?? '', b.block?.entryIds[0] ?? '')
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

class RuleWords implements RefusalRule {
  readonly code: RefusalCode;
  readonly blockKind: BlockKind | null;
  readonly blockId: string | null;
  readonly participant: string | null;
  readonly window: Window;

  constructor(rule: Rule) {
    this.code = rule.code;
    this.blockKind = blockKindOf(rule);
    this.blockId = blockIdOf(rule);
    this.participant = rule.participant;
    this.window = windowOfMinutes(rule.start, rule.end);
  }
}

/** The rule in public words. */
export function wordsOf(rule: Rule): RefusalRule {
  rule.words ??= new RuleWords(rule);
  return rule.words;
}
