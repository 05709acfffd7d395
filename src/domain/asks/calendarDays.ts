// Counts with calendar days cheaply: one mail asks for the same few days again and again.
import { addDays as addDaysOf, type LocalDate } from '../time';

const DAY = 86_400_000;
/** Days kept ready; then the memory starts anew. */
const MOST = 4096;

const numbers = new Map<LocalDate, number>();
const written = new Map<number, LocalDate>();

/** Days since 1970-01-01; NaN for what is not a day of four-digit years. */
function numberOf(day: LocalDate): number {
  const ready = numbers.get(day);
  if (ready !== undefined) return ready;
  const number = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) / DAY : NaN;
  if (numbers.size >= MOST) numbers.clear();
  numbers.set(day, number);
  return number;
}

/** The last day of the year 9999. */
const LATEST = Date.UTC(9999, 11, 31) / DAY;

/** The day `days` later (earlier when negative). */
export function addDays(day: LocalDate, days: number): LocalDate {
  const number = numberOf(day) + days;
  if (!(number > 0 && number < LATEST)) return addDaysOf(day, days);
  const ready = written.get(number);
  if (ready !== undefined) return ready;
  const later = new Date(number * DAY).toISOString().slice(0, 10);
  if (written.size >= MOST) written.clear();
  written.set(number, later);
  return later;
}

/** Days from one day to another; negative when that lies behind. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return numberOf(to) - numberOf(from);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayIndex(day: LocalDate): number {
  return (((numberOf(day) + 3) % 7) + 7) % 7;
}

/** The Monday of the Monday-to-Sunday week that holds the day. */
export function mondayOf(day: LocalDate): LocalDate {
  return addDays(day, -weekdayIndex(day));
}
