// Suggests times for a meeting: from the ask or the typed wish, on the calendar as it stands now.
import {
  askedWindows,
  findSlots,
  workingWindows,
  type MeetingTier,
  type Participant,
  type SlotTier,
} from '../domain/holds';
import {
  addDays,
  instantAtLocal,
  localDateAt,
  mondayOf,
  wholeDay,
  type Instant,
  type Window,
} from '../domain/time';
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
  const question = {
    durationMinutes,
    rules:
      request.privileges === undefined
        ? rules.slots
        : { ...rules.slots, privileges: request.privileges },
    now,
    limit: rules.holds.maxOptions,
    mode: request.mode,
    siteId: request.siteId ?? null,
    tier: request.tier === undefined ? null : tierOf(request.tier, rules, now),
    grants: request.grants ?? [],
    feeds: request.feeds ?? [],
  };
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

  const around = daysAround(spanOf(searched), rules);
  const [committed, participants] = await Promise.all([
    readCommitted(desk, rules, around, null),
    readParticipants(desk, request.participants ?? [], around),
  ]);
  if (committed.kind === 'unknown') {
    const refused = findSlots({ ...question, windows, blocks: 'unknown', wasAsked });
    return { kind: 'unknown-calendar', refusals: refused.refusals };
  }
  const { blocks } = committed;
  const known = { ...question, blocks, participants };
  const { slots, refusals } = findSlots({ ...known, windows, wasAsked });
  const nextBest =
    slots.length > 0
      ? []
      : findSlots({ ...known, windows: nextBestWindows, wasAsked: false, explains: false }).slots;
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

/** Free/busy of the others; nobody who cannot be seen counts as free. */
async function readParticipants(
  desk: Desk,
  addresses: readonly string[],
  window: Window,
): Promise<readonly Participant[]> {
  if (addresses.length === 0) return [];
  const published = await desk.calendar.readBusy(addresses, window);
  return addresses.map((address) => {
    const busy = published.get(address) ?? 'unknown';
    return {
      address,
      busy:
        busy === 'unknown'
          ? busy
          : busy
              .filter((one) => one.busy !== 'free' && one.busy !== 'workingElsewhere')
              .map((one) => one.window),
    };
  });
}

/** What the release promises to the tier, and which time it may use. */
function tierOf(name: MeetingTier, rules: PrincipalRules, now: Instant): SlotTier | null {
  const tier = rules.tiers.find((one) => one.tier === name);
  if (tier === undefined) return null;
  const days = tier.placeWithinBusinessDays;
  return {
    placeBy:
      days === null
        ? null
        : (workingWindows(now, { days: days + 1 }, rules.slots).at(-1)?.end ?? null),
    windows: tier.mayUse === 'windows' ? tier.windows : null,
    batch: tier.batch ?? null,
    mayUseProtected: tier.mayUse === 'protected-with-word',
  };
}

/** Whole weeks where a week's limit counts, else whole days: limits, buffers and the drawing see their neighbours. */
function daysAround(span: Window, { slots }: PrincipalRules): Window {
  const { zone } = slots;
  const countsWeeks = slots.maxMeetingsPerWeek != null || slots.maxMeetingMinutesPerWeek != null;
  const first = localDateAt(span.start, zone);
  const last = localDateAt(span.end, zone);
  return {
    start: wholeDay(countsWeeks ? mondayOf(first) : first, zone).start,
    end: instantAtLocal(
      `${addDays(countsWeeks ? addDays(mondayOf(last), 6) : last, 1)}T00:00:00`,
      zone,
    ),
  };
}
