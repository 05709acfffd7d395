// Takes away from the rules what was granted.
import type { Grant, SlotQuestion } from '../slots';
import { grantorOf } from './grantors';
import { ceilMinute, floorMinute } from './minutes';
import { blockIdOf, blockKindOf, pieceOf, type Rule } from './rule';

export interface LiftedRules {
  /** What still holds: whole rules, and pieces of them. */
  readonly held: readonly Rule[];
  /** Minutes in which some rule was lifted, in any order; they may overlap. */
  readonly lifted: readonly { readonly start: number; readonly end: number }[];
}

/** Cuts every granted stretch out of the rules that the grant fits. */
export function liftRules(rules: readonly Rule[], question: SlotQuestion): LiftedRules {
  const grants = question.grants ?? [];
  if (grants.length === 0) return { held: rules, lifted: [] };
  const held: Rule[] = [];
  const lifted: { start: number; end: number }[] = [];
  for (const rule of rules) {
    let left: readonly Rule[] = [rule];
    for (const grant of grants) {
      if (!fits(grant, rule, question)) continue;
      const start = grant.window == null ? rule.start : floorMinute(grant.window.start);
      const end = grant.window == null ? rule.end : ceilMinute(grant.window.end);
      if (start >= rule.end || end <= rule.start) continue;
      lifted.push({ start: Math.max(start, rule.start), end: Math.min(end, rule.end) });
      left = left.flatMap((piece) => cut(piece, start, end));
    }
    held.push(...left);
  }
  return { held, lifted };
}

function cut(rule: Rule, start: number, end: number): readonly Rule[] {
  if (start >= rule.end || end <= rule.start) return [rule];
  const left: Rule[] = [];
  if (rule.start < start) left.push(pieceOf(rule, rule.start, start));
  if (end < rule.end) left.push(pieceOf(rule, end, rule.end));
  return left;
}

/** True when the grant is about this rule and somebody may grant it. */
function fits(grant: Grant, rule: Rule, question: SlotQuestion): boolean {
  if (!isAbout(grant.code, rule)) return false;
  if (grant.blockKind != null && grant.blockKind !== blockKindOf(rule)) return false;
  if (grant.blockId != null && grant.blockId !== blockIdOf(rule)) return false;
  if (grant.participant != null && grant.participant !== rule.participant) return false;
  return grantorOf(grant.code, rule, question) !== null;
}

function isAbout(code: Grant['code'], rule: Rule): boolean {
  if (code === 'block') return rule.block !== null;
  if (code === 'by-video') return rule.code === 'travel-time' || rule.code === 'credential';
  return code === rule.code;
}
