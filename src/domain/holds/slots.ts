// The words of the slot engine: its question, its slots and its refusals.
import type { WorkingHours } from '../roster';
import type { Instant, LocalDate, Window, ZoneId } from '../time';
import type { Block, BlockKind } from './types';

export const REFUSAL_CODES = [
  'unknown-calendar',
  'too-soon',
  'weekend',
  'holiday',
  'outside-working-hours',
  /** Before the earliest meeting, or before the first OR block of the day where the rules forbid early meetings. */
  'too-early',
  /** A stretch that the signed rules protect every week. */
  'protected-time',
  'block',
  'buffer',
  'daily-limit',
  'too-short',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A rule that forbids a stretch of time. `blockKind` is set for 'block' and 'buffer'. */
export interface RefusalRule {
  readonly code: RefusalCode;
  readonly blockKind: BlockKind | null;
}

/** A stretch of the asked time in which no meeting fits, and every rule that says so. */
export interface Refusal {
  readonly window: Window;
  readonly rules: readonly RefusalRule[];
}

export const SLOT_REASONS = [
  /** Lies in the time that was asked for. */
  'asked-for',
  /** On the first day with free time. */
  'soonest-day',
  /** The buffer is clear on both sides. */
  'buffers-clear',
  /** Starts on the hour or half hour. */
  'round-start',
  /** Next to other commitments, so that the longer free stretches stay whole. */
  'keeps-time-whole',
  /** No other meeting that day. */
  'no-other-meeting',
] as const;
export type SlotReason = (typeof SLOT_REASONS)[number];

export interface Slot {
  readonly window: Window;
  readonly reasons: readonly SlotReason[];
}

export interface SlotRules {
  readonly zone: ZoneId;
  readonly workingHours: WorkingHours;
  readonly holidays: readonly LocalDate[];
  /** No meeting before `from`; on a day with a block of these kinds, none before that block. Null: no such rule. */
  readonly earlyMeetings: {
    readonly from: string;
    readonly notBefore: readonly BlockKind[];
  } | null;
  /** Weekly stretches that no meeting may touch, clock times `HH:mm`. */
  readonly protectedTimes: readonly WorkingHours[];
  readonly bufferMinutes: number;
  /** null: no limit. */
  readonly maxMeetingsPerDay: number | null;
  /** No slot starts sooner than this after `now`. */
  readonly leadMinutes: number;
}

export interface SlotQuestion {
  readonly durationMinutes: number;
  /** Where to look, in any order; may overlap. */
  readonly windows: readonly Window[];
  /** Every block that touches the windows, in any order; 'unknown' when the calendar could not be known. */
  readonly blocks: readonly Block[] | 'unknown';
  readonly rules: SlotRules;
  readonly now: Instant;
  /** True when the windows come from the ask and not from working hours. */
  readonly wasAsked: boolean;
  /** At most this many slots; 3 unless told. */
  readonly limit?: number;
}

export interface SlotAnswer {
  /** Best first. */
  readonly slots: readonly Slot[];
  /** By start; together with the free stretches they cover the asked windows. */
  readonly refusals: readonly Refusal[];
}
