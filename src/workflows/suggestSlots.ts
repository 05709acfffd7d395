// Suggests times for a meeting: from the ask or the typed wish, on the calendar as it stands now.
import {
  askedWindows,
  findSlots,
  signedGrants,
  tripsFromEntries,
  unshownDuties,
  workingWindows,
  type Grant,
  type MeetingTier,
  type Participant,
  type SlotRules,
  type SlotTier,
} from '../domain/holds';
import {
  addDays,
  instantAtLocal,
  localDateAt,
  mondayOf,
  overlaps,
  wholeDay,
  type Instant,
  type Window,
} from '../domain/time';
import type { Desk } from '../ports';
import type { SuggestSlotsRequest, Suggestion } from './holdTerms';
import { principalRules, type PrincipalRules } from './principalRules';
import { readCommitted, spanOf, type CommittedTime } from './readCommitted';

/** Working days searched when nobody named a time, and after the asked time when that is full. */
const SEARCH_DAYS = 10;
const NEXT_BEST_DAYS = 5;

/**
 * Suggests at most three slots, and says for every refused time why.
 *
 * Reads the calendar once: its entries, and in the same moment the published time of the physician and of everybody who
 * is to be free too. What else it needs comes with the request, read before (`readHoldSetting`). A trip that the calendar
 * shows sets the clock of its days. The tier's promise binds what we look for; a time that somebody asked for may lie
 * later. A failed read throws; nothing is written.
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
  const nextBestWindows = wasAsked ? windowsAround(windows, rules, now) : windows;
  const searched = [...windows, ...nextBestWindows];
  const durationMinutes = stated ?? rules.holds.usualMinutes;
  const tier = request.tier === undefined ? null : tierOf(request.tier, rules, now);
  const slotRules = {
    ...rules.slots,
    ...(request.privileges === undefined ? {} : { privileges: request.privileges }),
  };
  const lifted = await liftedFor(desk, request, slotRules, durationMinutes, now);
  const question = {
    durationMinutes,
    rules: slotRules,
    now,
    limit: rules.holds.maxOptions,
    mode: request.mode,
    siteId: request.siteId ?? null,
    tier: tier === null || !wasAsked ? tier : { ...tier, placeBy: null },
    feeds: request.feeds ?? [],
    grants: [...(request.grants ?? []), ...lifted],
  };
  const facts = {
    kind: 'suggested',
    windows,
    durationMinutes,
    isDurationAssumed: stated === null,
    tier: request.tier ?? null,
    promisedBy: tier?.placeBy ?? null,
    zone: rules.slots.zone,
  } as const;
  if (searched.length === 0) {
    const none = { slots: [], refusals: [], nextBest: [], blocks: [], participants: [] };
    return { ...facts, ...none, feedAges: [] };
  }

  const around = daysAround(spanOf(searched), rules);
  const others = othersOf(request, rules);
  const committed = await readCommitted(desk, rules, around, null, others);
  if (committed.kind === 'unknown') {
    const refused = findSlots({ ...question, windows, blocks: 'unknown', wasAsked });
    return { kind: 'unknown-calendar', refusals: refused.refusals };
  }
  const blocks = [
    ...committed.blocks,
    ...(request.provisional ?? []),
    ...unshownDuties(request.duties ?? [], committed.blocks).filter(({ window }) =>
      overlaps(window, around),
    ),
  ];
  const participants = others.map((address) => participantFrom(address, committed));
  const known = {
    ...question,
    rules: { ...slotRules, trips: tripsFromEntries(committed.entries, rules.kinds, facts.zone) },
    blocks,
    participants,
  };
  const { slots, refusals, feedAges } = findSlots({ ...known, windows, wasAsked });
  const late = tier === null ? null : { ...tier, placeBy: null };
  const nextBest =
    slots.length > 0
      ? []
      : findSlots({
          ...known,
          tier: late,
          windows: nextBestWindows,
          wasAsked: false,
          explains: false,
        }).slots;
  return { ...facts, slots, refusals, nextBest, blocks, participants, feedAges };
}

/** What the physician has signed for meetings of this kind. */
async function liftedFor(
  desk: Desk,
  { words, tier, stream }: SuggestSlotsRequest,
  rules: SlotRules,
  durationMinutes: number,
  now: Instant,
): Promise<readonly Grant[]> {
  if (tier === undefined || words === undefined || words.length === 0) return [];
  const { id: personId } = await desk.identity.signIn(null);
  const meeting = { personId, tier, stream: stream ?? 'leadership', durationMinutes, now, rules };
  return signedGrants(words, meeting);
}

/** Everybody else who is to be free, once each. */
function othersOf(
  { participants }: SuggestSlotsRequest,
  { principal }: PrincipalRules,
): readonly string[] {
  const addresses = (participants ?? []).map((address) => address.trim().toLowerCase());
  return [...new Set(addresses)].filter((one) => one !== '' && one !== principal.address);
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

/** Published time of one of the others; nobody who cannot be seen counts as free. */
function participantFrom(address: string, { others }: CommittedTime): Participant {
  const busy = others.get(address) ?? 'unknown';
  if (busy === 'unknown') return { address, busy };
  const taken = busy.filter((one) => one.busy !== 'free' && one.busy !== 'workingElsewhere');
  return { address, busy: taken.map((one) => one.window) };
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
