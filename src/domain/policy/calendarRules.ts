// The calendar part of a release: what a physician's day protects, for whom a meeting may use what, how long holds wait.
import * as v from 'valibot';
import { BLOCK_KINDS, CATEGORY_COLOURS, GRANTORS, MEETING_TIERS, WORK_STREAMS } from '../holds';
import { WEEKDAYS } from '../time';

const text = v.pipe(v.string(), v.minLength(1));
const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a clock time HH:mm'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const weekdays = v.pipe(v.array(v.picklist(WEEKDAYS)), v.minLength(1));
const stretch = v.object({ days: weekdays, start: clock, end: clock });

/** The rules of one physician. Clock times are local to the physician's zone. */
export const physicianRulesSchema = v.object({
  workingHours: stretch,
  /** Earliest meeting; `notOn` names calendar categories on whose days it does not hold (no early meeting before OR). */
  earlyMeetings: v.object({ from: clock, notOn: v.array(text) }),
  /** Calendar categories that no meeting may touch. */
  protectedCategories: v.array(text),
  /** Further stretches that no meeting may touch, e.g. a Friday swim. */
  protectedTimes: v.array(v.object({ ...stretch.entries, title: text })),
  /** After a call week this stretch of the next such weekday holds no meeting; null when there is no such rule. */
  postCall: v.nullable(v.object({ day: v.picklist(WEEKDAYS), start: clock, end: clock })),
  /** Kept clear on both sides of every block. */
  bufferMinutes: count,
  maxMeetingsPerDay: count,
  maxMeetingsPerWeek: v.exactOptional(v.nullable(count)),
  maxMeetingMinutesPerDay: v.exactOptional(v.nullable(count)),
  maxMeetingMinutesPerWeek: v.exactOptional(v.nullable(count)),
  /** Kept free for a meal; null: not protected. */
  lunch: v.exactOptional(v.nullable(stretch)),
  /** Stretches without meetings, whoever asks. */
  noMeetings: v.exactOptional(v.array(stretch)),
  /** When the physician decides what waits; outside it only `now` interrupts. */
  decisionWindows: v.array(stretch),
});

export const tierRulesSchema = v.object({
  tier: v.picklist(MEETING_TIERS),
  who: text,
  /** The meeting is to take place within this many business days; null for batches. */
  placeWithinBusinessDays: v.nullable(count),
  /** `open`: free time only. `protected-with-word`: protected desk time too, when the physician says so. `windows`: only these. */
  mayUse: v.picklist(['open', 'protected-with-word', 'windows']),
  windows: v.array(stretch),
  /** Committees meet in the weeks in which a period begins, counted from the week of `anchor`. */
  batch: v.exactOptional(
    v.nullable(
      v.object({
        every: v.pipe(v.number(), v.integer(), v.minValue(1)),
        unit: v.picklist(['week', 'month']),
        anchor: v.pipe(v.string(), v.isoDate()),
      }),
    ),
  ),
  /** Hours that a hold of this tier waits for the physician before it lapses. */
  decideByHours: v.pipe(v.number(), v.minValue(1)),
});

export const calendarRulesSchema = v.object({
  /** By address of the physician. */
  physicians: v.record(v.string(), physicianRulesSchema),
  tiers: v.pipe(v.array(tierRulesSchema), v.length(MEETING_TIERS.length)),
  /** What kind of block a calendar category makes. A category that is not named makes a meeting. */
  categoryKinds: v.record(v.string(), v.picklist(BLOCK_KINDS)),
  holds: v.object({
    /** Category of every event that we place. */
    category: text,
    /** First word of every title that we write. */
    titlePrefix: text,
    maxOptions: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)),
    /** Length of a meeting whose mail does not say one. */
    usualMinutes: v.pipe(v.number(), v.integer(), v.minValue(5)),
    /** No hold starts sooner than this from now. */
    leadMinutes: count,
    /** Colour category of each work stream, beside `category`. */
    streams: v.exactOptional(v.record(v.picklist(WORK_STREAMS), text)),
  }),
  /** Colour of each category that the desk puts on holds and mails; one that is not named stays without. */
  colours: v.exactOptional(v.record(text, v.picklist(CATEGORY_COLOURS))),
  /** When unused OR time goes back to the pool. */
  blockRelease: v.exactOptional(
    v.array(
      v.object({
        kind: v.picklist(BLOCK_KINDS),
        /** Only entries with this word in the title; null: all of the kind. */
        titleWord: v.nullable(text),
        daysBefore: count,
        at: clock,
      }),
    ),
  ),
  search: v.exactOptional(
    v.object({
      /** The way between two sites that the roster does not name. */
      usualTravelMinutes: count,
      stepMinutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(60)),
      /** A feed that is older is not trusted, and nothing is offered. */
      feedMaxAgeMinutes: v.pipe(v.number(), v.integer(), v.minValue(1)),
      /** Who may lift a rule, by its code or `block:KIND`, over the built-in table; null: nobody. */
      grantors: v.record(v.string(), v.nullable(v.picklist(GRANTORS))),
    }),
  ),
});

export type CalendarRules = Readonly<v.InferOutput<typeof calendarRulesSchema>>;
export type PhysicianRules = CalendarRules['physicians'][string];
export type TierRules = CalendarRules['tiers'][number];
