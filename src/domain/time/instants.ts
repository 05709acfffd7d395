// Points in time and stretches between them, with one spelling for the whole product.

declare const instantBrand: unique symbol;

/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. Never a local time. */
export type Instant = number & { readonly [instantBrand]: true };

/** A half-open stretch of time: `start` belongs to it, `end` does not. */
export interface Window {
  readonly start: Instant;
  readonly end: Instant;
}

const MINUTE = 60_000;

/** Takes milliseconds since the epoch for an instant. */
export function instantFromMilliseconds(milliseconds: number): Instant {
  return milliseconds as Instant;
}

/**
 * Reads an ISO 8601 date-time that carries `Z` or an offset.
 *
 * @returns null when the text carries no offset or is no date-time: a local time is not an instant
 *
 * @example
 * parseInstant('2026-11-16T08:30:00-06:00') //=> the same instant as 2026-11-16T14:30:00Z
 */
export function parseInstant(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(text))
    return null;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? null : (milliseconds as Instant);
}

/** Writes an instant as ISO 8601 in UTC, to the second: `2026-11-16T14:30:00Z`. */
export function formatInstant(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** The instant `minutes` later (earlier when negative). */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return (instant + minutes * MINUTE) as Instant;
}

/** Minutes from `earlier` to `later`; negative when they are the other way round. */
export function minutesBetween(earlier: Instant, later: Instant): number {
  return (later - earlier) / MINUTE;
}

/** True when the two stretches share any time; stretches that only touch do not. */
export function overlaps(a: Window, b: Window): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True when the two stretches begin and end together. */
export function isSameTime(a: Window, b: Window): boolean {
  return a.start === b.start && a.end === b.end;
}
