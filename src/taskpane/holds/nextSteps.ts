// What the assistant can do when a search found nothing: changes of the form that are hers to make, the surest first.
import type { RefusalRule, Relaxation } from '../../domain/holds';
import type { RefusalNames } from '../../ui/refusalSentences';
import type { Suggestion } from '../../workflows/holdTerms';
import type { HoldForm } from './holdForm';

export interface NextStep {
  readonly label: string;
  /** What it changes of the form before it looks again. */
  readonly change: Partial<HoldForm>;
}

/** Steps that change what stands in the way; empty when only somebody else can help. */
export function nextSteps(
  { refusals, participants }: Extract<Suggestion, { kind: 'suggested' }>,
  form: HoldForm,
  names: RefusalNames,
): readonly NextStep[] {
  const rules = refusals.flatMap((refusal) => refusal.rules);
  const relaxations = refusals.flatMap((refusal) => refusal.relaxations ?? []);
  const steps: NextStep[] = [];
  const unread = participants.filter(({ busy }) => busy === 'unknown');
  const inTheWay = form.others.filter(
    (address) =>
      unread.some((one) => one.address === address) ||
      rules.some((rule) => rule.code === 'participant-busy' && rule.participant === address),
  );
  for (const address of inTheWay) {
    steps.push({
      label: `Look without ${names.nameOf(address)}`,
      change: { others: form.others.filter((one) => one !== address) },
    });
  }
  if (helpsByVideo(rules, relaxations)) {
    steps.push({ label: 'Look for a video meeting', change: { mode: 'video' } });
  }
  if (form.place !== 'soon') {
    steps.push({ label: 'Look at the next working days', change: { place: 'soon' } });
  }
  return steps;
}

function helpsByVideo(rules: readonly RefusalRule[], relaxations: readonly Relaxation[]): boolean {
  return (
    relaxations.some(({ code }) => code === 'by-video') ||
    rules.some(({ code }) => code === 'travel-time' || code === 'credential')
  );
}

/** What to do about a feed that is too old, or null: no change of the form helps then. */
export function feedNote({ feedAges }: Extract<Suggestion, { kind: 'suggested' }>): string | null {
  const stale = feedAges.filter(({ isStale }) => isStale);
  if (stale.length === 0) return null;
  const oldest = Math.max(...stale.map(({ ageMinutes }) => ageMinutes ?? 0));
  const age = oldest === 0 ? 'was never read' : `was read ${sayHours(oldest)} ago`;
  return `The call schedule ${age}, and that is older than the policy allows, so nothing is offered. Drop a fresh one into Work, then look again.`;
}

/** How old the call schedule is that the offer rests on; null without a feed. */
export function feedAgeNote({
  feedAges,
}: Extract<Suggestion, { kind: 'suggested' }>): string | null {
  const ages = feedAges.flatMap(({ ageMinutes }) => (ageMinutes === null ? [] : [ageMinutes]));
  return ages.length === 0 ? null : `Call schedule as of ${sayHours(Math.max(...ages))} ago.`;
}

function sayHours(minutes: number): string {
  if (minutes < 60) return `${String(minutes)} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${String(hours)} h` : `${String(Math.floor(hours / 24))} days`;
}
