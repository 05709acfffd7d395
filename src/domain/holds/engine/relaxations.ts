// The smallest set of grants that opens a refused time, and who may give each.
import type { Relaxation, RelaxationCode, SlotQuestion } from '../slots';
import { grantorOf } from './grantors';
import { blockIdOf, blockKindOf, type Rule } from './rule';

/** Answers for the refusals of one question; what is asked twice is made once. */
export interface Relaxing {
  /**
   * The fewest grants that lift all of the rules; null when one of them nobody can lift.
   *
   * Most rules have only their own grant. Buffers and ways have two: one grant for all buffers and one for all ways ("by
   * video", which answers for privileges too), or the block itself, which brings both along. So the fewest is one of four
   * ways to choose; of equals the one that moves no block is taken.
   */
  readonly relaxationsFor: (rules: readonly Rule[]) => readonly Relaxation[] | null;
}

type Found = Relaxation | null;

export function relaxing(question: SlotQuestion): Relaxing {
  /** One grant an object: so a set holds each once, whichever rules it lifts. */
  const made = new Map<string, Found>();

  const make = (code: RelaxationCode, rule: Rule): Found => {
    const { participant } = rule;
    const blockKind = code === 'block' ? blockKindOf(rule) : null;
    const blockId = code === 'block' ? blockIdOf(rule) : null;
    const key = `${code} ${blockKind ?? ''} ${blockId ?? ''} ${participant ?? ''}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const grantor = grantorOf(code, rule, question);
    const found = grantor === null ? null : { code, blockKind, blockId, participant, grantor };
    made.set(key, found);
    return found;
  };
  /** The grant that lifts a rule itself; each person speaks for their own calendar. */
  const ofRule = (rule: Rule): Found => {
    if (rule.code === 'block') return ofBlock(rule);
    if (rule.ownGrant === undefined) rule.ownGrant = make(rule.code, rule);
    return rule.ownGrant;
  };
  /** The block of a rule, be it the block itself, its buffer or the way to it. */
  const ofBlock = (rule: Rule): Found => {
    const taken = rule.code === 'block' ? rule : (rule.under ?? rule);
    if (taken.blockGrant === undefined) taken.blockGrant = make('block', taken);
    return taken.blockGrant;
  };

  /** Adds each of the grants once; false when one is not to be had. */
  const addAll = (set: Relaxation[], found: readonly Found[]): boolean => {
    for (const one of found) {
      if (one === null) return false;
      if (!set.includes(one)) set.push(one);
    }
    return true;
  };

  const relaxationsFor = (rules: readonly Rule[]): readonly Relaxation[] | null => {
    const set: Relaxation[] = [];
    const buffers: Rule[] = [];
    const ways: Rule[] = [];
    let credential: Rule | null = null;
    for (const rule of rules) {
      if (rule.code === 'buffer') buffers.push(rule);
      else if (rule.code === 'travel-time') ways.push(rule);
      else if (rule.code === 'credential') credential = rule;
      else {
        const found = ofRule(rule);
        if (found === null) return null;
        if (!set.includes(found)) set.push(found);
      }
    }
    const [buffer] = buffers;
    const way = ways[0] ?? credential;
    if (buffer === undefined && way === null) return set;

    const waived = buffer === undefined ? [] : [ofRule(buffer)];
    if (way === null && waived[0] != null) return [...set, waived[0]];
    const video = way === null ? [] : [make('by-video', way)];
    const [firstVideo] = video;
    if (buffer === undefined && firstVideo != null) return [...set, firstVideo];
    if (waived[0] != null && firstVideo != null) {
      const only = credential === null ? onlyBlock(buffers, ways) : null;
      const moved = only === null ? null : ofBlock(only);
      return moved === null ? [...set, waived[0], firstVideo] : [...set, moved];
    }
    const privilege = credential === null ? [] : [ofRule(credential)];
    let fewest: readonly Relaxation[] | null = null;
    for (const choice of [
      [...waived, ...video],
      [...waived, ...ways.map(ofBlock), ...privilege],
      [...buffers.map(ofBlock), ...video],
      [...buffers.map(ofBlock), ...ways.map(ofBlock), ...privilege],
    ]) {
      const added: Relaxation[] = [];
      if (addAll(added, choice) && (fewest === null || added.length < fewest.length))
        fewest = added;
    }
    return fewest === null ? null : [...set, ...fewest];
  };
  return { relaxationsFor };
}

/** A rule of the one block that all of them come from; null when they come from several. */
function onlyBlock(buffers: readonly Rule[], ways: readonly Rule[]): Rule | null {
  const [first] = buffers;
  const isOnly = [...buffers, ...ways].every((rule) => rule.under === first?.under);
  return isOnly ? (first ?? null) : null;
}
