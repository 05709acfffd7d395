// One rule in force somewhere: what forbids it, from when to when, and where it stands among the others.
import { formatInstant } from '../../time';
import { REFUSAL_CODES, type RefusalCode, type RefusalRule, type Relaxation } from '../slots';
import type { Block, BlockKind } from '../types';
import { windowOfMinutes } from './minutes';

export interface Rule {
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
  inForce: number;
  /** Its public words, made when first named. */
  words: RefusalRule | null;
  /** The grant that lifts it, and the one of its block; null: nobody gives it; undefined: not asked yet. */
  ownGrant: Relaxation | null | undefined;
  blockGrant: Relaxation | null | undefined;
}

const CODE_PLACES: ReadonlyMap<RefusalCode, number> = new Map(
  REFUSAL_CODES.map((code, place) => [code, place]),
);

export function ruleOf(
  code: RefusalCode,
  start: number,
  end: number,
  about: {
    readonly block?: Block;
    readonly participant?: string;
    readonly under?: Rule;
  } = {},
): Rule {
  return {
    code,
    start,
    end,
    block: about.block ?? null,
    participant: about.participant ?? null,
    under: about.under ?? null,
    pieceOf: null,
    place: CODE_PLACES.get(code) ?? 0,
    inForce: 0,
    words: null,
    ownGrant: undefined,
    blockGrant: undefined,
  };
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

/** The rule in public words. */
export function wordsOf(rule: Rule): RefusalRule {
  rule.words ??= {
    code: rule.code,
    blockKind: blockKindOf(rule),
    blockId: blockIdOf(rule),
    participant: rule.participant,
    window: windowOfMinutes(rule.start, rule.end),
  };
  return rule.words;
}
