// Where to look for a slot: what the person typed, what the mail asked for, or the next working days.
import type { MeetingAsk } from '../asks';
import { instantAtLocal, type Instant, type Window } from '../time';
import { workingWindows, type WorkingTimeRules } from './workingTime';

export interface WhereToLook {
  readonly windows: readonly Window[];
  /** False when nobody named a time and the next working days are searched. */
  readonly wasAsked: boolean;
}

/**
 * The windows in which a slot is looked for.
 *
 * Typed windows win over the ask; the ask's windows win over its earliest and latest; with neither, the next
 * `searchDays` working days. Local times of the ask are read in the physician's zone.
 */
export function askedWindows(question: {
  readonly typed: readonly Window[] | null;
  readonly ask: MeetingAsk | null;
  readonly rules: WorkingTimeRules;
  readonly searchDays: number;
  readonly now: Instant;
}): WhereToLook {
  const { typed, ask, rules, searchDays, now } = question;
  if (typed !== null && typed.length > 0) return { windows: typed, wasAsked: true };
  if (ask === null) {
    return { windows: workingWindows(now, { days: searchDays }, rules), wasAsked: false };
  }
  const windows = ask.windows
    .map(({ start, end }) => ({
      start: instantAtLocal(start, rules.zone),
      end: instantAtLocal(end, rules.zone),
    }))
    .filter(({ start, end }) => start < end);
  if (windows.length > 0) return { windows, wasAsked: true };
  const earliest = ask.earliest === null ? now : instantAtLocal(ask.earliest, rules.zone);
  const from = earliest > now ? earliest : now;
  const reach =
    ask.latest === null ? { days: searchDays } : { until: instantAtLocal(ask.latest, rules.zone) };
  return {
    windows: workingWindows(from, reach, rules),
    wasAsked: ask.earliest !== null || ask.latest !== null,
  };
}
