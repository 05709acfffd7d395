// The dates and clock times that stand in a text, as written, before anybody decides what they mean together.
import type { LocalDate, ZoneId } from '../time';

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The words before a time that make it a limit: "by Friday", "before the 12th", "after June 3". */
export type Limit = 'by' | 'before' | 'from';

export interface DayMoment extends Place {
  readonly kind: 'day';
  readonly day: LocalDate;
  readonly limit: Limit | null;
  /** A date stood there, not only a weekday or a word such as tomorrow. */
  readonly isDate: boolean;
}

/** A stretch of days: "next week", "the week of March 9", "between December 15 and 18". */
export interface RangeMoment extends Place {
  readonly kind: 'range';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly limit: Limit | null;
  /** Working weeks were named, not days. */
  readonly isWeek: boolean;
}

/** A clock time, a stretch of clock times or a part of the day, in minutes after midnight. */
export interface ClockMoment extends Place {
  readonly kind: 'clock';
  readonly from: number;
  /** null for a lone clock time. */
  readonly to: number | null;
  readonly isPartOfDay: boolean;
  /** A bare number, which only what stands beside it makes a time. */
  readonly isBare: boolean;
  readonly zone: ZoneId | null;
  /** "Your time": no zone said elsewhere applies. */
  readonly isReaders: boolean;
  readonly limit: Limit | null;
}

export type Moment = DayMoment | RangeMoment | ClockMoment;
