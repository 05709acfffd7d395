// The weekly figures that are kept in the Weeks list, so that next week can be compared with this one.
import * as v from 'valibot';
import { jsonOrNull } from '../log';
import { LANES, type Lane } from '../triage';
import type { Instant, LocalDate } from '../time';
import type { Backlog, KeptWeek } from './types';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const keptSchema = v.object({
  backlog: v.record(v.string(), count),
  unsorted: count,
  minutes: v.array(v.pipe(v.number(), v.minValue(0))),
});

/** What the Data column keeps: counts by lane and the minutes of the meeting. Numbers only. */
export function writeKeptWeek(backlog: Backlog, minutes: readonly number[]): string {
  const byLane = Object.fromEntries(
    backlog.rows.flatMap((row) => (row.lane === null ? [] : [[row.lane, row.count]])),
  );
  const unsorted = backlog.rows.find((row) => row.lane === null)?.count ?? 0;
  return JSON.stringify({ backlog: byLane, unsorted, minutes });
}

/** Reads a kept week; null when a person edited it beyond reading. */
export function readKeptWeek(
  data: unknown,
  weekStart: LocalDate,
  keptAt: Instant,
): KeptWeek | null {
  if (typeof data !== 'string') return null;
  const parsed = v.safeParse(keptSchema, jsonOrNull(data));
  if (!parsed.success) return null;
  const backlogByLane: Partial<Record<Lane, number>> = {};
  for (const lane of LANES) {
    const known = parsed.output.backlog[lane];
    if (known !== undefined) backlogByLane[lane] = known;
  }
  return { weekStart, backlogByLane, unsorted: parsed.output.unsorted, keptAt };
}

/** The unique key of a principal's week: `maya.okafor@lakesidehealth.example#2026-11-16`. */
export function weekKeyOf(principal: string, weekStart: LocalDate): string {
  return `${principal.toLowerCase()}#${weekStart}`;
}
