// Finds the few best times for a meeting, and says for every refused time which rules refuse it and who could lift them.
import {
  instantFromMilliseconds,
  localDateAt,
  mergeWindows,
  minutesBetween,
  overlaps,
  type Instant,
  type Window,
} from '../time';
import { candidatesOf, type AskedStretch, type Candidates } from './engine/candidates';
import { dayRows, type DayRow } from './engine/dayRows';
import { liftRules } from './engine/liftRules';
import { meetingLoad, type MeetingLoad } from './engine/meetingLoad';
import { ceilMinute, DAY_MINUTES, floorMinute, windowOfMinutes } from './engine/minutes';
import { candidatesIn, chooseSpread, type Candidate } from './engine/rankSlots';
import { relaxing, type Relaxing } from './engine/relaxations';
import { ruleOf, wordsOf, type Rule } from './engine/rule';
import {
  longestWay,
  meetingSite,
  rulesOfBlocks,
  rulesOfParticipants,
} from './engine/rulesOfBlocks';
import { rulesOfDays } from './engine/rulesOfDays';
import { sweep, type RefusedRun } from './engine/sweep';
import { blocksByDay, travelAround, type BlocksByDay } from './engine/travelAround';
import type {
  FeedAge,
  FeedFreshness,
  Refusal,
  RefusalRule,
  Relaxation,
  Slot,
  SlotAnswer,
  SlotQuestion,
  SlotReason,
} from './slots';
import type { Block } from './types';

const DEFAULT_LIMIT = 3;
const DEFAULT_STEP_MINUTES = 5;

/**
 * Finds the times at which a meeting of the asked length may start, and explains the others.
 *
 * Every slot lies in the asked windows and breaks no rule: not the day's hours, not a block, its buffer or the way to it,
 * not a limit, not another person's calendar; or somebody granted that the rule does not hold there. Starts lie on one
 * grid whatever the calendar holds, so that a block more never makes a slot more. The best slots lie on different days
 * where they can. Pure: the same question always has the same answer, whatever the order of its parts. An unknown
 * calendar refuses everything.
 *
 * @example
 * findSlots({ durationMinutes: 30, windows: [tuesdayMorning], blocks: [clinicUntilTen], rules, now, wasAsked: true })
 * //=> { slots: [{ window: 10:30-11:00, reasons: ['asked-for', …] }, …],
 * //     refusals: [{ window: 08:00-10:00, rules: [clinic], relaxations: [{ grantor: 'clinic-scheduler', … }] }, …] }
 */
export function findSlots(question: SlotQuestion): SlotAnswer {
  const feedAges = (question.feeds ?? []).map((feed) => ageOf(feed, question.now));
  const durationMinutes = Math.ceil(question.durationMinutes);
  const windows = mergeWindows(question.windows);
  const first = windows[0];
  const last = windows.at(-1);
  if (first === undefined || last === undefined) return { slots: [], refusals: [], feedAges };
  if (question.blocks === 'unknown') {
    return {
      slots: [],
      refusals: windows.map((window) => hopeless(window, 'unknown-calendar')),
      feedAges,
    };
  }
  if (!(durationMinutes > 0)) {
    return {
      slots: [],
      refusals: windows.map((window) => hopeless(window, 'too-short')),
      feedAges,
    };
  }

  const from = floorMinute(first.start);
  const to = ceilMinute(last.end);
  const { rules, blocks } = question;
  const rows = dayRows(from - DAY_MINUTES, to + DAY_MINUTES, rules.zone, rules.trips ?? []);
  const candidates = candidatesOf(
    question.windows,
    durationMinutes,
    rules.stepMinutes ?? DEFAULT_STEP_MINUTES,
    rows,
  );
  const load = meetingLoad(blocks, rules.zone);
  const inForce = [
    ...rulesOfDays(rows, { ...question, durationMinutes }, load),
    ...rulesOfBlocks(blocks, question, rows, from, to),
    ...rulesOfParticipants(question.participants ?? [], from, to),
    ...rulesOfTime(question, feedAges, from, to),
  ];
  const { held, lifted } = liftRules(inForce, question);
  const { open, runs } = sweep(candidates, held, durationMinutes);
  const chosen = chooseSpread(
    candidatesIn(candidates.starts, candidates.stretches, open, rows),
    ({ day }) => load.onDay(day).count,
    question.limit === undefined ? DEFAULT_LIMIT : question.limit,
    durationMinutes + Math.ceil(rules.bufferMinutes),
  );
  const firstDay = chosen.reduce<DayRow | null>(
    (soonest, { row }) => (soonest === null || row.start < soonest.start ? row : soonest),
    null,
  );
  const known = { ...question, blocks, durationMinutes };
  const days = chosen.length === 0 ? NO_DAYS : blocksByDay(rows, blocks, longestWay(rules));
  return {
    slots: chosen.map((candidate) => slotOf(candidate, known, firstDay, load, days, lifted)),
    refusals: question.explains === false ? [] : refusalsOf(candidates, runs, known),
    feedAges,
  };
}

const NO_DAYS: BlocksByDay = new Map();

type KnownQuestion = SlotQuestion & { readonly blocks: readonly Block[] };

/**
 * Says of one exact start whether a meeting may be then, by the very search that offers slots.
 *
 * @example
 * explainTime(question, tuesdayAtTen) //=> { slots: [], refusals: [{ rules: [clinic], … }], feedAges: [] }
 */
export function explainTime(question: SlotQuestion, start: Instant): SlotAnswer {
  const end = instantFromMilliseconds(start + question.durationMinutes * 60_000);
  return findSlots({ ...question, windows: [{ start, end }], limit: 1 });
}

/**
 * The blocks that stand in the way of one exact time, without buffers: what a confirmation must look at again.
 *
 * @returns in the order of `blocks`; empty when the time is open
 */
export function blocksInTheWay(window: Window, blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block) => overlaps(block.window, window));
}

function hopeless(window: Window, code: RefusalRule['code']): Refusal {
  const rule = { code, blockKind: null, blockId: null, participant: null, window };
  return { window, rules: [rule], relaxations: null, reach: window, opens: null };
}

function ageOf({ feedId, readAt, maxAgeMinutes }: FeedFreshness, now: Instant): FeedAge {
  const ageMinutes = readAt === null ? null : Math.max(0, Math.floor(minutesBetween(readAt, now)));
  const isStale = ageMinutes === null || ageMinutes > maxAgeMinutes;
  return { feedId, readAt, ageMinutes, isStale };
}

/** What is past, too soon, later than promised, unread, or seen through a feed that is too old. */
function rulesOfTime(
  { now, rules, tier, unread }: SlotQuestion,
  feedAges: readonly FeedAge[],
  from: number,
  to: number,
): readonly Rule[] {
  const out: Rule[] = [];
  const gone = ceilMinute(now);
  const soonest = ceilMinute(now + rules.leadMinutes * 60_000);
  const past = ruleOf('past', Math.min(from, gone), gone);
  if (gone > from) out.push(past);
  if (soonest > from && soonest > gone)
    out.push(ruleOf('too-soon', Math.min(from, soonest), soonest, { under: past }));
  const placeBy = tier?.placeBy ?? null;
  if (placeBy !== null && floorMinute(placeBy) < to)
    out.push(ruleOf('too-late', floorMinute(placeBy), to));
  for (const window of unread ?? [])
    out.push(ruleOf('unknown-calendar', floorMinute(window.start), ceilMinute(window.end)));
  if (feedAges.some(({ isStale }) => isStale)) out.push(ruleOf('stale-feed', from, to));
  return out;
}

function refusalsOf(
  { starts, stretches }: Candidates,
  runs: readonly RefusedRun[],
  question: KnownQuestion,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const grants = relaxing(question);
  let next = 0;
  for (const stretch of stretches) {
    if (stretch.first > stretch.last) {
      refusals.push(hopeless(windowOfMinutes(stretch.start, stretch.end), 'too-short'));
      continue;
    }
    for (let run = runs[next]; run !== undefined && run.first <= stretch.last; run = runs[next]) {
      refusals.push(refusalOf(run, starts, stretch, question.durationMinutes, grants));
      next += 1;
    }
  }
  return refusals;
}

function refusalOf(
  { first, last, rules }: RefusedRun,
  starts: Int32Array,
  stretch: AskedStretch,
  durationMinutes: number,
  { relaxationsFor }: Relaxing,
): Refusal {
  const start = starts[first] ?? stretch.start;
  const end = last === stretch.last ? stretch.end : (starts[last + 1] ?? stretch.end);
  const relaxations = relaxationsFor(rules);
  // Stretches of one run are often one stretch: an answer has thousands.
  const opened = start + durationMinutes;
  const reached = (starts[last] ?? start) + durationMinutes;
  const window = windowOfMinutes(start, end);
  const reach = reached === end ? window : windowOfMinutes(start, reached);
  const opens = opened === reached ? reach : windowOfMinutes(start, opened);
  return new Refused(window, rules.map(wordsOf), relaxations, reach, opens);
}

/** Made by a constructor: see `Rule`. */
class Refused implements Refusal {
  readonly window: Window;
  readonly rules: readonly RefusalRule[];
  readonly relaxations: readonly Relaxation[] | null;
  readonly reach: Window;
  readonly opens: Window | null;

  constructor(
    window: Window,
    rules: readonly RefusalRule[],
    relaxations: readonly Relaxation[] | null,
    reach: Window,
    opens: Window,
  ) {
    this.window = window;
    this.rules = rules;
    this.relaxations = relaxations;
    this.reach = reach;
    this.opens = relaxations === null ? null : opens;
  }
}

function slotOf(
  candidate: Candidate,
  question: KnownQuestion,
  firstDay: DayRow | null,
  load: MeetingLoad,
  days: BlocksByDay,
  lifted: readonly { readonly start: number; readonly end: number }[],
): Slot {
  const { rules, tier, participants } = question;
  const { start, row } = candidate;
  const end = start + question.durationMinutes;
  const window = windowOfMinutes(start, end);
  const isByGrant = lifted.some((one) => one.start < end && start < one.end);
  const holds: Readonly<Record<SlotReason, boolean>> = {
    'asked-for': question.wasAsked,
    'soonest-day': row === firstDay,
    'buffers-clear': rules.bufferMinutes > 0 && !isByGrant,
    'travel-clear': meetingSite(question) !== null && !isByGrant,
    'everyone-free': (participants ?? []).length > 0 && !isByGrant,
    'in-time': tier?.placeBy != null,
    'round-start': candidate.isRound,
    'keeps-time-whole': candidate.keepsTimeWhole,
    'no-other-meeting': load.onDay(localDateAt(window.start, rules.zone)).count === 0,
    'by-grant': isByGrant,
  };
  return {
    window,
    reasons: (Object.keys(holds) as SlotReason[]).filter((reason) => holds[reason]),
    zone: row.zone,
    travel: travelAround(start, end, row, days, question),
  };
}
