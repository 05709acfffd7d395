// What a written day means when it is read on the day of receipt.
import type { LocalDate } from '../time';
import { addDays, mondayOf, weekdayIndex } from './calendarDays';

/** How far behind the day of receipt a date without a year may lie before it means next year's. */
const LOOKS_BACK = 75;

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** null when there is no such day. Months count from 1. */
export function dayOf(year: number, month: number, day: number): LocalDate | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return null;
  return `${String(year)}-${pad(month)}-${pad(day)}`;
}

/** The day with this month and number that a mail of `today` means; `year` null when none was written. */
export function nearestDate(
  today: LocalDate,
  month: number,
  day: number,
  year: number | null,
): LocalDate | null {
  if (year !== null) return dayOf(year < 100 ? 2000 + year : year, month, day);
  const thisYear = Number(today.slice(0, 4));
  const here = dayOf(thisYear, month, day);
  if (here !== null && here >= addDays(today, -LOOKS_BACK)) {
    const before = dayOf(thisYear - 1, month, day);
    const isJustBehind = before !== null && before >= addDays(today, -40);
    return isJustBehind ? before : here;
  }
  return dayOf(thisYear + 1, month, day) ?? here;
}

/** "The 12th", of this month when still to come, else of the next; a weekday beside it chooses the month. */
export function dayOfMonth(
  today: LocalDate,
  day: number,
  weekday: number | null,
): LocalDate | null {
  let year = Number(today.slice(0, 4));
  let month = Number(today.slice(5, 7));
  let first: LocalDate | null = null;
  for (let ahead = 0; ahead < 4; ahead += 1) {
    const here = dayOf(year, month, day);
    if (here !== null && here >= today) {
      if (weekday === null || weekdayIndex(here) === weekday) return here;
      first ??= here;
    }
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  return first;
}

/** `next` is the weekday of the following calendar week (Monday to Sunday); otherwise the next one to come. */
export function weekdayAhead(
  today: LocalDate,
  index: number,
  lead: 'next' | 'this' | null,
): LocalDate {
  if (lead === 'next') return addDays(mondayOf(today), 7 + index);
  const ahead = (index - weekdayIndex(today) + 7) % 7;
  return addDays(today, ahead === 0 && lead === null ? 7 : ahead);
}

/** First and last day of a month, Monday to Friday within it. */
export function monthSpan(year: number, month: number): { from: LocalDate; to: LocalDate } | null {
  const from = dayOf(year, month, 1);
  const to = dayOf(year, month, daysIn(year, month));
  return from === null || to === null ? null : { from, to };
}
