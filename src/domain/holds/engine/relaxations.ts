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
  // One grant an object: so a set holds each once, whichever rules it lifts.
  const byCode = new Map<string, Map<string | null, Found>>();
  const byBlock = new Map<string | null, Map<string | null, Found>>();

  const make = (code: RelaxationCode, rule: Rule): Found => {
    const { participant } = rule;
    const blockKind = code === 'block' ? blockKindOf(rule) : null;
    const blockId = code === 'block' ? blockIdOf(rule) : null;
    const made = code === 'block' ? within(byBlock, blockKind) : within(byCode, code);
    const key = code === 'block' ? blockId : participant;
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

  /** Room in which a set grows: an answer has thousands, and each copy is as long as it must be. */
  const desk: Relaxation[] = [];
  let size = 0;
  const take = (grant: Relaxation): void => {
    for (let at = 0; at < size; at += 1) if (desk[at] === grant) return;
    desk[size] = grant;
    size += 1;
  };

  const relaxationsFor = (rules: readonly Rule[]): readonly Relaxation[] | null => {
    size = 0;
    let buffer: Rule | null = null;
    let way: Rule | null = null;
    let credential: Rule | null = null;
    for (const rule of rules) {
      if (rule.code === 'buffer') buffer ??= rule;
      else if (rule.code === 'travel-time') way ??= rule;
      else if (rule.code === 'credential') credential = rule;
      else {
        const found = ofRule(rule);
        if (found === null) return null;
        take(found);
      }
    }
    const byVideo = way ?? credential;
    const waived = buffer === null ? null : ofRule(buffer);
    const video = byVideo === null ? null : make('by-video', byVideo);
    // The usual refusals, without a list of choices: there are thousands in one answer.
    if ((buffer === null || waived !== null) && (byVideo === null || video !== null)) {
      const moved =
        waived !== null && video !== null && credential === null ? onlyBlock(rules) : null;
      const grant = moved === null ? null : ofBlock(moved);
      if (grant !== null) {
        take(grant);
      } else {
        if (waived !== null) take(waived);
        if (video !== null) take(video);
      }
      return desk.slice(0, size);
    }

    const buffers = rules.filter(({ code }) => code === 'buffer');
    const ways = rules.filter(({ code }) => code === 'travel-time');
    const privilege = credential === null ? [] : [ofRule(credential)];
    const waiver = buffer === null ? [] : [waived];
    const meeting = byVideo === null ? [] : [video];
    let fewest: readonly Relaxation[] | null = null;
    for (const choice of [
      [...waiver, ...meeting],
      [...waiver, ...ways.map(ofBlock), ...privilege],
      [...buffers.map(ofBlock), ...meeting],
      [...buffers.map(ofBlock), ...ways.map(ofBlock), ...privilege],
    ]) {
      const added: Relaxation[] = [];
      if (addAll(added, choice) && (fewest === null || added.length < fewest.length))
        fewest = added;
    }
    return fewest === null ? null : [...desk.slice(0, size), ...fewest];
  };
  return { relaxationsFor };
}

function within<Key>(
  made: Map<Key, Map<string | null, Found>>,
  key: Key,
): Map<string | null, Found> {
  let inner = made.get(key);
  if (inner === undefined) {
    inner = new Map();
    made.set(key, inner);
  }
  return inner;
}

/** A buffer's or a way's rule when all of these come from one block; null when they come from several. */
function onlyBlock(rules: readonly Rule[]): Rule | null {
  let first: Rule | null = null;
  for (const rule of rules) {
    if (rule.code !== 'buffer' && rule.code !== 'travel-time') continue;
    if (first !== null && rule.under !== first.under) return null;
    first ??= rule;
  }
  return first;
}
