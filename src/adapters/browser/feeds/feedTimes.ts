// Times as a feed writes them: by its own zones, by the names of zones, or by none.
import ICAL from 'ical.js';
import type { FeedProblem } from '../../../domain/holds';
import {
  ianaFromWindowsZone,
  instantAtLocal,
  instantFromMilliseconds,
  type Instant,
  type ZoneId,
} from '../../../domain/time';

/** A mistake, and the property that makes it. */
export class Malformed extends Error {
  readonly property: string;
  readonly problem: FeedProblem;
  constructor(property: string, problem: FeedProblem) {
    super('A feed cannot be read');
    this.property = property;
    this.problem = problem;
  }
}

export interface Moment {
  readonly time: ICAL.Time;
  readonly instant: Instant;
}

export function timeOf(property: ICAL.Property, name: string): ICAL.Time {
  const value: unknown = property.getFirstValue();
  if (!(value instanceof ICAL.Time)) throw new Malformed(name, 'unreadable-time');
  return value;
}

/**
 * The instant of a time: by the file's own VTIMEZONE, else by the zone that its TZID names, else in the feed's zone. A day
 * begins at its midnight in the feed's zone.
 */
export function instantOf(time: ICAL.Time, property: ICAL.Property, usual: ZoneId): Instant {
  const { zone } = time;
  if (zone === ICAL.Timezone.utcTimezone) return instantFromMilliseconds(time.toUnixTime() * 1000);
  const isOwn = zone !== ICAL.Timezone.localTimezone;
  if (isOwn && !time.isDate) return instantFromMilliseconds(time.toUnixTime() * 1000);
  const local = `${time.toString().slice(0, 10)}T${time.isDate ? '00:00:00' : time.toString().slice(11, 19)}`;
  const named = property.getFirstParameter('tzid');
  if (typeof named !== 'string' || time.isDate) return instantAtLocal(local, usual);
  const known = ianaFromWindowsZone(named);
  if (known === null) throw new Malformed(property.name.toUpperCase(), 'unknown-zone');
  return instantAtLocal(local, known);
}

/** The day as it is written, whatever the zone. */
export function dayOf(time: ICAL.Time): string {
  return time.toString().slice(0, 10);
}
