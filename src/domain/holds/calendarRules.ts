// What the signed release says about a physician's calendar: buffers, limits and what the categories mean.
import * as v from 'valibot';
import { BLOCK_KINDS } from './types';

/**
 * The calendar rules of one principal in a release. `kinds` adds to or overrules `CATEGORY_KINDS`; names of categories
 * compare without case.
 *
 * @example
 * v.parse(calendarRulesSchema, { bufferMinutes: 10, maxMeetingsPerDay: 5 }).leadMinutes //=> 60
 */
export const calendarRulesSchema = v.object({
  bufferMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120)),
  /** null: no limit. */
  maxMeetingsPerDay: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** No slot starts sooner than this after now. */
  leadMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 60),
  /** Working days to look ahead when the ask names no time. */
  searchDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 10),
  kinds: v.optional(v.record(v.string(), v.picklist(BLOCK_KINDS)), {}),
});
export type CalendarRules = v.InferOutput<typeof calendarRulesSchema>;

/** The rules that hold for a principal whom the release does not name. */
export const DEFAULT_CALENDAR_RULES: CalendarRules = {
  bufferMinutes: 10,
  maxMeetingsPerDay: null,
  leadMinutes: 60,
  searchDays: 10,
  kinds: {},
};
