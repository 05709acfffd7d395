// The rules that committed time brings with it: the block, its buffer, the way to it, the early hours before it.
import { mergeWindows } from '../../time';
import type { Participant, SlotQuestion, SlotRules, TravelLeg } from '../slots';
import type { Block } from '../types';
import { rowAt, type DayRow } from './dayRows';
import { ceilMinute, floorMinute } from './minutes';
import { ruleOf, type Rule } from './rule';

const USUAL_TRAVEL_MINUTES = 60;

/** Rules of the blocks that reach into the minutes from `from` to `to`; `rows` are the days of that reach. */
export function rulesOfBlocks(
  blocks: readonly Block[],
  question: SlotQuestion,
  rows: readonly DayRow[],
  from: number,
  to: number,
): readonly Rule[] {
  const { rules } = question;
  const buffer = Math.max(0, Math.ceil(rules.bufferMinutes));
  const way = wayTo(meetingSite(question), rules);
  const notBefore = rules.earlyMeetings?.notBefore ?? [];
  const out: Rule[] = [];
  for (const block of blocks) {
    const start = floorMinute(block.window.start);
    const end = ceilMinute(block.window.end);
    if (start >= end) continue;
    const travel = way(siteOfBlock(block, rules));
    const reach = Math.max(buffer, travel);
    const isEarly = notBefore.includes(block.kind);
    const isNear = end + reach > from && start - reach < to;
    if (!isEarly && !isNear) continue;
    const taken = ruleOf('block', start, end, { block });
    if (isEarly) addEarly(out, block, rows, taken);
    if (!isNear) continue;
    out.push(taken);
    if (buffer > 0)
      out.push(ruleOf('buffer', start - buffer, end + buffer, { block, under: taken }));
    if (travel > 0)
      out.push(ruleOf('travel-time', start - travel, end + travel, { block, under: taken }));
  }
  return out;
}

/** The site of the meeting; null when it has none or needs no way. */
export function meetingSite({ mode, siteId, rules }: SlotQuestion): string | null {
  return mode === 'video' || mode === 'phone' ? null : (siteId ?? rules.homeSiteId ?? null);
}

/**
 * Where the physician is for a block: at the home site where nobody knows better, since the way to a meeting starts there.
 * A way itself is no place.
 */
export function siteOfBlock(
  { kind, siteId }: Pick<Block, 'kind' | 'siteId'>,
  { homeSiteId }: Pick<SlotRules, 'homeSiteId'>,
): string | null {
  return siteId ?? (kind === 'travel' ? null : (homeSiteId ?? null));
}

/**
 * Minutes from the meeting's site to another, whichever way round the leg is named; none where either place is not
 * known.
 */
export function wayTo(
  site: string | null,
  rules: Pick<SlotRules, 'travelMinutes' | 'usualTravelMinutes'>,
): (other: string | null) => number {
  if (site === null) return () => 0;
  const legs = rules.travelMinutes ?? [];
  const usual = Math.ceil(rules.usualTravelMinutes ?? USUAL_TRAVEL_MINUTES);
  const known = new Map<string, number>([[site, 0]]);
  return (other) => {
    if (other === null) return 0;
    const ready = known.get(other);
    if (ready !== undefined) return ready;
    const minutes = legs
      .filter((leg) => joins(leg, site, other))
      .reduce<number | null>((most, leg) => Math.max(most ?? 0, Math.ceil(leg.minutes)), null);
    known.set(other, minutes ?? usual);
    return minutes ?? usual;
  };
}

/** Minutes of the longest way that the rules know. */
export function longestWay({
  travelMinutes,
  usualTravelMinutes,
}: Pick<SlotRules, 'travelMinutes' | 'usualTravelMinutes'>): number {
  return (travelMinutes ?? []).reduce(
    (most, { minutes }) => Math.max(most, Math.ceil(minutes)),
    Math.ceil(usualTravelMinutes ?? USUAL_TRAVEL_MINUTES),
  );
}

function joins(leg: TravelLeg, a: string, b: string): boolean {
  return (leg.from === a && leg.to === b) || (leg.from === b && leg.to === a);
}

/** On a day with such a block no meeting comes before it, whatever else that day holds. */
function addEarly(out: Rule[], block: Block, rows: readonly DayRow[], taken: Rule): void {
  const row = rowAt(rows, taken.start);
  if (row === undefined || row.start >= taken.start) return;
  out.push(ruleOf('too-early', row.start, taken.start, { block, under: taken }));
}

/** What the calendars of the other people forbid. Nobody's buffer but the physician's is kept. */
export function rulesOfParticipants(
  participants: readonly Participant[],
  from: number,
  to: number,
): readonly Rule[] {
  const out: Rule[] = [];
  for (const { address: participant, busy } of participants) {
    if (busy === 'unknown') {
      out.push(ruleOf('unknown-calendar', from, to, { participant }));
      continue;
    }
    for (const window of mergeWindows(busy)) {
      const start = floorMinute(window.start);
      const end = ceilMinute(window.end);
      if (end > from && start < to)
        out.push(ruleOf('participant-busy', start, end, { participant }));
    }
  }
  return out;
}
