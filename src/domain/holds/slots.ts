// The words of the slot engine: its question, its slots and its refusals.
import type { MeetingMode } from '../asks';
import type { WorkingHours } from '../roster';
import type { Instant, LocalDate, Window, ZoneId } from '../time';
import type { Block, BlockKind } from './types';

export const REFUSAL_CODES = [
  'unknown-calendar',
  /** A feed is older than the rules allow, or was never read. */
  'stale-feed',
  'past',
  'too-soon',
  /** Later than the tier promises. */
  'too-late',
  /** Outside the stretches that the tier may use. */
  'outside-tier',
  /** Not in a week of the committee's batches. */
  'outside-batch',
  'weekend',
  'holiday',
  'outside-working-hours',
  /** Before the earliest meeting, or before an OR block of the day where the rules forbid early meetings. */
  'too-early',
  'lunch',
  /** A stretch that the rules keep without meetings. */
  'no-meeting',
  /** A stretch that the signed rules protect every week. */
  'protected-time',
  /** Privileges at the site have lapsed, or do not hold yet, on that day. */
  'credential',
  'daily-limit',
  'weekly-limit',
  'block',
  'buffer',
  /** The way between two sites. */
  'travel-time',
  'participant-busy',
  'too-short',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A rule that forbids a time. */
export interface RefusalRule {
  readonly code: RefusalCode;
  /** Set for 'block', 'buffer' and 'travel-time', and for 'too-early' before a block. */
  readonly blockKind: BlockKind | null;
  /** Entry id of that block, or kind and start where it has none. */
  readonly blockId: string | null;
  /** Set where somebody else's calendar forbids it. */
  readonly participant: string | null;
  /** How far the rule itself reaches, within the asked days. */
  readonly window: Window;
}

export const GRANTORS = [
  'physician',
  'requester',
  'assistant',
  'participant',
  'or-scheduler',
  'clinic-scheduler',
  'call-scheduler',
  'chief',
  'committee-chair',
  'program-director',
  'medical-staff-office',
] as const;
export type Grantor = (typeof GRANTORS)[number];

/** What somebody may grant: that a rule does not hold; 'by-video' makes ways and privileges at the site moot. */
export type RelaxationCode = RefusalCode | 'by-video';

/** One grant that helps to open a refused time. */
export interface Relaxation {
  readonly code: RelaxationCode;
  readonly blockKind: BlockKind | null;
  readonly blockId: string | null;
  readonly participant: string | null;
  readonly grantor: Grantor;
}

/**
 * What was granted: every field that is set must fit the rule. A granted block is granted with its buffers, the way to
 * it, and the early hours before it. What nobody may grant stays refused.
 */
export interface Grant {
  readonly code: RelaxationCode;
  readonly blockKind?: BlockKind | null;
  readonly blockId?: string | null;
  readonly participant?: string | null;
  /** Only within this time; always when absent. */
  readonly window?: Window | null;
}

/**
 * A stretch in which no meeting of the asked length can start, and every rule that forbids it for each start in it.
 *
 * The buffer of a block, and the way to it, are not named beside the block itself.
 */
export interface Refusal {
  /** From the first start that is refused to the next one that is judged otherwise, or to the end of the asked time. */
  readonly window: Window;
  readonly rules: readonly RefusalRule[];
  /** The smallest set of grants that opens every start in the stretch; null: nobody can. */
  readonly relaxations: readonly Relaxation[] | null;
  /** From the first refused start to the end of a meeting at the last: the time for which they are to be granted. */
  readonly reach: Window;
  /** The first slot that these grants open; null when there is none. */
  readonly opens: Window | null;
}

/** The grants that open a refusal, each for its time alone; none when nobody can open it. */
export function grantsFor({ relaxations, reach }: Refusal): readonly Grant[] {
  return (relaxations ?? []).map(({ code, blockKind, blockId, participant }) => ({
    code,
    blockKind,
    blockId,
    participant,
    window: reach,
  }));
}

export const SLOT_REASONS = [
  /** Lies in the time that was asked for. */
  'asked-for',
  /** On the first day with free time. */
  'soonest-day',
  /** The buffer is clear on both sides. */
  'buffers-clear',
  /** The way from and to other sites is clear. */
  'travel-clear',
  /** Everybody who was named is free. */
  'everyone-free',
  /** As soon as the tier promises. */
  'in-time',
  /** Starts on the hour or half hour. */
  'round-start',
  /** Next to other commitments, so that the longer free stretches stay whole. */
  'keeps-time-whole',
  /** No other meeting that day. */
  'no-other-meeting',
  /** Somebody granted that a rule does not hold here. */
  'by-grant',
] as const;
export type SlotReason = (typeof SLOT_REASONS)[number];

export interface Slot {
  readonly window: Window;
  readonly reasons: readonly SlotReason[];
  /** The zone of that day: the trip's where there is one. */
  readonly zone: ZoneId;
  /** Stretches on the way, to be put in the calendar with the hold; null where no way is needed. */
  readonly travel: { readonly before: Window | null; readonly after: Window | null };
}

/** Days on which the physician is elsewhere, both included, counted in the zone of the trip. */
export interface Trip {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly zone: ZoneId;
}

/** Privileges at a site; null: without a first or last day. */
export interface Privilege {
  readonly siteId: string;
  readonly firstDay: LocalDate | null;
  readonly lastDay: LocalDate | null;
}

export interface TravelLeg {
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
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
  readonly lunch?: WorkingHours | null;
  readonly noMeetings?: readonly WorkingHours[];
  readonly bufferMinutes: number;
  /** null: no limit. */
  readonly maxMeetingsPerDay: number | null;
  readonly maxMeetingsPerWeek?: number | null;
  readonly maxMeetingMinutesPerDay?: number | null;
  readonly maxMeetingMinutesPerWeek?: number | null;
  /** No slot starts sooner than this after `now`. */
  readonly leadMinutes: number;
  /** Slots start on this grid of the local clock, and where an asked window begins or ends; 5 unless told. */
  readonly stepMinutes?: number;
  /** Where the physician is met when nobody names a site. */
  readonly homeSiteId?: string | null;
  readonly travelMinutes?: readonly TravelLeg[];
  /** The way between two sites that no leg names; 60 unless told. */
  readonly usualTravelMinutes?: number;
  /** A site that is not named here asks for none. */
  readonly privileges?: readonly Privilege[];
  readonly trips?: readonly Trip[];
  /** Who may grant what, over the built-in table: by code, or `block:KIND`. Null: nobody. */
  readonly grantors?: Readonly<Record<string, Grantor | null>>;
}

/** Committees meet in weeks that come round: every `count` weeks or months, counted from the day `anchor`. */
export interface BatchPeriod {
  readonly every: number;
  readonly unit: 'week' | 'month';
  readonly anchor: LocalDate;
}

export interface SlotTier {
  /** The meeting is to end by then; null: whenever. */
  readonly placeBy: Instant | null;
  /** The only stretches that may be used; null: all. */
  readonly windows: readonly WorkingHours[] | null;
  readonly batch: BatchPeriod | null;
  /** False: nobody may grant research, personal or protected time to it. */
  readonly mayUseProtected: boolean;
}

export interface Participant {
  readonly address: string;
  /** In any order; 'unknown' when nobody could be asked. */
  readonly busy: readonly Window[] | 'unknown';
}

/** A roster feed, and when it was last read whole. */
export interface FeedFreshness {
  readonly feedId: string;
  /** null: never. */
  readonly readAt: Instant | null;
  /** Older than this, nothing is offered. */
  readonly maxAgeMinutes: number;
}

export interface FeedAge {
  readonly feedId: string;
  readonly readAt: Instant | null;
  readonly ageMinutes: number | null;
  readonly isStale: boolean;
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
  /** At most this many slots; 3 unless told; null: all of them. */
  readonly limit?: number | null;
  /** Stretches of the calendar that could not be read. */
  readonly unread?: readonly Window[];
  readonly participants?: readonly Participant[];
  readonly tier?: SlotTier | null;
  /** Null and in person need the way; video and phone need none. */
  readonly mode?: MeetingMode | null;
  readonly siteId?: string | null;
  readonly feeds?: readonly FeedFreshness[];
  readonly grants?: readonly Grant[];
  /** False: the same search, and its refusals are not put into words. */
  readonly explains?: boolean;
}

export interface SlotAnswer {
  /** Best first. */
  readonly slots: readonly Slot[];
  /** By start. Every start on the grid is a slot of the search or lies in one of these. */
  readonly refusals: readonly Refusal[];
  readonly feedAges: readonly FeedAge[];
}
