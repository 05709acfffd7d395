// Suggests times for a meeting: from the ask or the typed wish, on the calendar as it stands now.
import { askedWindows, findSlots, workingWindows } from '../domain/holds';
import { addDays, instantAtLocal, localDateAt, wholeDay, type Window } from '../domain/time';
import type { Desk } from '../ports';
import type { SuggestSlotsRequest, Suggestion } from './holdTerms';
import { principalRules, type PrincipalRules } from './principalRules';
import { readCommitted, spanOf } from './readCommitted';

/** Working days searched when nobody named a time, and after the asked time when that is full. */
const SEARCH_DAYS = 10;
const NEXT_BEST_DAYS = 5;

/**
 * Suggests at most three slots, and says for every refused time why.
 *
 * Reads the calendar once. A failed read throws; nothing is written.
 */
export async function suggestSlots(desk: Desk, request: SuggestSlotsRequest): Promise<Suggestion> {
  const rules = principalRules(request.houseRules, request.principal);
  if (rules === null) return { kind: 'not-a-principal' };
  const now = desk.clock.now();
  const stated = request.manual?.durationMinutes ?? request.ask?.durationMinutes ?? null;
  const { windows, wasAsked } = askedWindows({
    typed: request.manual?.windows ?? null,
    ask: request.ask,
    rules: rules.slots,
    searchDays: SEARCH_DAYS,
    now,
  });
  const nextBestWindows = wasAsked ? windowsAround(windows, rules, now) : [];
  const searched = [...windows, ...nextBestWindows];
  const durationMinutes = stated ?? rules.holds.usualMinutes;
  const question = { durationMinutes, rules: rules.slots, now, limit: rules.holds.maxOptions };
  const facts = {
    kind: 'suggested',
    windows,
    durationMinutes,
    isDurationAssumed: stated === null,
    zone: rules.slots.zone,
  } as const;
  if (searched.length === 0) {
    return { ...facts, slots: [], refusals: [], nextBest: [], blocks: [] };
  }

  const committed = await readCommitted(desk, rules, daysAround(spanOf(searched), rules), null);
  if (committed.kind === 'unknown') {
    const refused = findSlots({ ...question, windows, blocks: 'unknown', wasAsked });
    return { kind: 'unknown-calendar', refusals: refused.refusals };
  }
  const { blocks } = committed;
  const { slots, refusals } = findSlots({ ...question, windows, blocks, wasAsked });
  const nextBest =
    slots.length > 0
      ? []
      : findSlots({ ...question, windows: nextBestWindows, blocks, wasAsked: false }).slots;
  return { ...facts, slots, refusals, nextBest, blocks };
}

/** Working hours from the first asked day on, past or full days included, and some days after the last. */
function windowsAround(
  asked: readonly Window[],
  { slots }: PrincipalRules,
  now: Window['start'],
): readonly Window[] {
  if (asked.length === 0) return [];
  const span = spanOf(asked);
  const firstDay = wholeDay(localDateAt(span.start, slots.zone), slots.zone).start;
  const lastDay = wholeDay(localDateAt(span.end, slots.zone), slots.zone).end;
  const from = firstDay > now ? firstDay : now;
  const after = lastDay > now ? lastDay : now;
  return [
    ...workingWindows(from, { until: after }, slots),
    ...workingWindows(after, { days: NEXT_BEST_DAYS }, slots),
  ];
}

/** Whole days, so that buffers, day limits and the drawing of the day see their neighbours. */
function daysAround(span: Window, { slots }: PrincipalRules): Window {
  const { zone } = slots;
  const last = localDateAt(span.end, zone);
  return {
    start: wholeDay(localDateAt(span.start, zone), zone).start,
    end: instantAtLocal(`${addDays(last, 1)}T00:00:00`, zone),
  };
}
