// The smallest set of grants that opens a refused time, and who may give each.
import type { Window } from '../../time';
import type { Relaxation, RelaxationCode, SlotQuestion } from '../slots';
import { grantorOf } from './grantors';
import { blockIdOf, blockKindOf, type Rule } from './rule';

/** A grant that is looked at: what it is called, and the rule for whose block or person it is asked. */
interface Option {
  readonly code: RelaxationCode;
  readonly rule: Rule;
}

/**
 * The fewest grants that lift all of the rules; null when one of them nobody can lift.
 *
 * Most rules have only their own grant. Buffers and ways have two: one grant for all buffers and one for all ways ("by
 * video", which answers for privileges too), or the block itself, which brings both along. So the fewest is one of four
 * ways to choose; of equals the one that moves no block is taken.
 */
export function relaxationsFor(
  rules: readonly Rule[],
  window: Window,
  question: SlotQuestion,
): readonly Relaxation[] | null {
  const forced = new Map<string, Option>();
  const buffers: Rule[] = [];
  const ways: Rule[] = [];
  const credentials: Rule[] = [];
  for (const rule of rules) {
    if (rule.code === 'buffer') buffers.push(rule);
    else if (rule.code === 'travel-time') ways.push(rule);
    else if (rule.code === 'credential') credentials.push(rule);
    else forced.set(grantKey(rule), own(rule));
  }
  const chosen = allowed([...forced.values()], question);
  if (chosen === null) return null;
  if (buffers.length + ways.length + credentials.length === 0) return worded(chosen, window);

  const ownCredentials = credentials.slice(0, 1).map(own);
  const waived = buffers.slice(0, 1).map(own);
  const video: readonly Option[] = [...ways, ...credentials]
    .slice(0, 1)
    .map((rule) => ({ code: 'by-video', rule }));
  const fewest = [
    [...waived, ...video],
    [...waived, ...blocksOf(ways), ...ownCredentials],
    [...blocksOf(buffers), ...video],
    [...blocksOf([...buffers, ...ways]), ...ownCredentials],
  ]
    .map((options) => allowed(options, question))
    .filter((options) => options !== null)
    .reduce<readonly Allowed[] | null>(
      (best, options) => (best === null || options.length < best.length ? options : best),
      null,
    );
  return fewest === null ? null : worded([...chosen, ...fewest], window);
}

/** Rules that one grant lifts share a key: a block is one grant, a person's calendar one, and else each code. */
function grantKey(rule: Rule): string {
  if (rule.code === 'block') return `block ${blockKindOf(rule) ?? ''} ${blockIdOf(rule) ?? ''}`;
  return `${rule.code} ${rule.participant ?? ''}`;
}

interface Allowed extends Option {
  readonly grantor: Relaxation['grantor'];
}

function own(rule: Rule): Option {
  return { code: rule.code, rule };
}

/** Each block once. */
function blocksOf(rules: readonly Rule[]): readonly Option[] {
  const blocks = new Map(rules.map((rule) => [rule.block, rule]));
  return [...blocks.values()].map((rule) => ({ code: 'block', rule }));
}

function allowed(options: readonly Option[], question: SlotQuestion): readonly Allowed[] | null {
  const out: Allowed[] = [];
  for (const option of options) {
    const grantor = grantorOf(option.code, option.rule, question);
    if (grantor === null) return null;
    out.push({ ...option, grantor });
  }
  return out;
}

/** Only a block itself is granted by its name; all buffers, ways or early hours of the time are one grant. */
function worded(options: readonly Allowed[], window: Window): readonly Relaxation[] {
  return options.map(({ code, rule, grantor }) => {
    const isOfBlock = code === 'block';
    return {
      code,
      blockKind: isOfBlock ? blockKindOf(rule) : null,
      blockId: isOfBlock ? blockIdOf(rule) : null,
      participant: rule.participant,
      window,
      grantor,
    };
  });
}
