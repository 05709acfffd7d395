// The macros of a lane: those that can be used, and those that cannot with the reason.
import type { LocalDate } from '../time';
import type { Lane } from '../triage';
import { checkMacro, mayBeUsed, type MacroFinding } from './checkMacro';
import type { Macro } from './types';

export type LaneMacro =
  | { readonly kind: 'usable'; readonly macro: Macro; readonly expiresSoon: boolean }
  | {
      readonly kind: 'unusable';
      readonly macro: Macro;
      readonly because: 'expired' | 'not-yet-approved' | 'fails-the-check';
      readonly findings: readonly MacroFinding[];
    };

/**
 * Lists a lane's macros: usable ones first, in release order; unusable ones after them, each with its reason. Texts of
 * automatic replies are left out: nobody inserts them.
 *
 * @example
 * macrosForLane(macros, 'vendor', '2026-12-11')
 * //=> [{ kind: 'unusable', macro: 'mac-vendor-decline', because: 'expired', … }]
 */
export function macrosForLane(
  macros: readonly Macro[],
  lane: Lane,
  today: LocalDate,
): readonly LaneMacro[] {
  const judged = macros
    .filter((macro) => macro.lanes.includes(lane) && macro.goesTo !== 'nobody')
    .map((macro) => judge(macro, today));
  return [
    ...judged.filter((one) => one.kind === 'usable'),
    ...judged.filter((one) => one.kind === 'unusable'),
  ];
}

function judge(macro: Macro, today: LocalDate): LaneMacro {
  const findings = checkMacro(macro, today);
  if (mayBeUsed(findings)) {
    const expiresSoon = findings.some((finding) => finding.problem === 'expires-soon');
    return { kind: 'usable', macro, expiresSoon };
  }
  const date = findings.find(
    (finding) => finding.problem === 'expired' || finding.problem === 'not-yet-approved',
  );
  const because =
    date?.problem === 'expired' || date?.problem === 'not-yet-approved'
      ? date.problem
      : 'fails-the-check';
  return { kind: 'unusable', macro, because, findings };
}
