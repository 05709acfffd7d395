// The dates and clock times that stand in a text, as written, before anybody decides what they mean together.
import type { LocalDate, ZoneId } from '../time';

interface Place {
  readonly start: number;
  readonly end: number;
}

export interface DayMoment extends Place {
  readonly kind: 'day';
  readonly day: LocalDate;
  /** The words before it make it a limit: "by Friday". */
  readonly limit: 'by' | 'before' | null;
}

/** A stretch of days: "next week", "the week of March 9", "between December 15 and 18". */
export interface RangeMoment extends Place {
  readonly kind: 'range';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly limit: 'by' | 'before' | null;
}

/** A clock time or a stretch of a day, in minutes after midnight. */
export interface ClockMoment extends Place {
  readonly kind: 'clock';
  readonly from: number;
  /** null for a single clock time. */
  readonly to: number | null;
  readonly zone: ZoneId | null;
  readonly isPartOfDay: boolean;
  readonly limit: 'by' | 'before' | null;
}

export type Moment = DayMoment | RangeMoment | ClockMoment;
