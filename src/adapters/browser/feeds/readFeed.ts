// Reads an iCalendar feed (RFC 5545) into the occurrences it stands for.
import ICAL from 'ical.js';
import type { FeedEvent, FeedProblem, FeedReading } from '../../../domain/holds';
import {
  addMinutes,
  ianaFromWindowsZone,
  instantFromMilliseconds,
  type Instant,
  type Window,
  type ZoneId,
} from '../../../domain/time';
import { dayOf, instantOf, Malformed, timeOf, type Moment } from './feedTimes';
import { momentsOf } from './ruleMoments';
import { scanLines, type ScannedEvent } from './scanLines';

export interface FeedHorizon {
  /** The zone of times that name none, where the feed has none of its own (X-WR-TIMEZONE). */
  readonly zone: ZoneId;
  /** Occurrences that do not touch this time are left out. */
  readonly from: Instant;
  readonly until: Instant;
}

/** Shares of the work that are done once the lines are looked over, and once they are parsed. */
const SCANNED_SHARE = 0.1;
const PARSED_SHARE = 0.5;
const TELL_EVERY = 50;

/**
 * Reads a whole feed or none of it: half a call schedule would read as time off.
 *
 * Recurrences are laid out with EXDATE, RDATE and moved occurrences (RECURRENCE-ID); cancelled ones are left out. A pair
 * of DTSTART and DTEND keeps its exact length across a clock change, and so do the hours of a DURATION; its days are days
 * of the calendar (RFC 5545, sections 3.3.6 and 3.8.5.3). A VTIMEZONE of the file counts before the zone of its name.
 *
 * @param tell hears the share that is done, from 0 to 1
 * @returns by start; or the line of the first mistake
 */
export function readFeed(
  text: string,
  horizon: FeedHorizon,
  tell: (share: number) => void = () => undefined,
): FeedReading {
  const scanned = scanLines(text);
  if (scanned.kind === 'malformed') return scanned;
  tell(SCANNED_SHARE);
  const calendars = parse(text.replace(/^\uFEFF/, ''));
  if (calendars === null) return { ...culprit(scanned.events), kind: 'malformed' };
  tell(PARSED_SHARE);
  const components = calendars.flatMap((calendar) => {
    const usual = ianaFromWindowsZone(textOf(calendar, 'x-wr-timezone')) ?? horizon.zone;
    return calendar.getAllSubcomponents('vevent').map((component) => ({ component, usual }));
  });
  const events: FeedEvent[] = [];
  const overrides = new Map<string, Override>();
  const masters: Master[] = [];
  let current: ScannedEvent | undefined;
  try {
    for (const [index, { component, usual }] of components.entries()) {
      current = scanned.events[index];
      if (!component.hasProperty('recurrence-id')) {
        masters.push({ component, usual, at: current });
        continue;
      }
      const override = overrideOf(component, usual);
      const known = overrides.get(override.key);
      if (known === undefined || known.sequence <= override.sequence)
        overrides.set(override.key, override);
    }
    const moved = movedOf([...overrides.values()]);
    for (const [index, { component, usual, at }] of masters.entries()) {
      current = at;
      addMaster(events, component, usual, horizon, moved);
      if (index % TELL_EVERY === 0)
        tell(PARSED_SHARE + ((1 - PARSED_SHARE) * index) / masters.length);
    }
    for (const { component, event } of overrides.values())
      if (!isCancelled(component) && touches(event.window, horizon)) events.push(event);
  } catch (error) {
    return malformedAt(error, current);
  }
  return {
    kind: 'feed',
    name: calendars.map((one) => textOf(one, 'x-wr-calname')).find((name) => name !== '') ?? '',
    events: events.sort(
      (a, b) => a.window.start - b.window.start || (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0),
    ),
  };
}

/** A file may hold several calendars one after the other (RFC 5545 section 3.4); null when it cannot be read. */
function parse(text: string): readonly ICAL.Component[] | null {
  try {
    const parsed: unknown = ICAL.parse(text);
    if (!Array.isArray(parsed)) return null;
    const all: readonly unknown[] = Array.isArray(parsed[0]) ? parsed : [parsed];
    return all.flatMap((one) => (Array.isArray(one) ? [new ICAL.Component(one)] : []));
  } catch {
    // The library says what, but not where: `culprit` looks for the event.
    return null;
  }
}

/** The first event that cannot be read by itself; the head of the file where each one can. */
function culprit(events: readonly ScannedEvent[]): {
  readonly line: number;
  readonly problem: FeedProblem;
} {
  const event = events.find(
    ({ text }) => parse(`BEGIN:VCALENDAR\r\n${text}END:VCALENDAR\r\n`) === null,
  );
  return event === undefined
    ? { line: 1, problem: 'not-a-calendar' }
    : { line: event.line, problem: 'unreadable-line' };
}

function malformedAt(error: unknown, at: ScannedEvent | undefined): FeedReading {
  const isOurs = error instanceof Malformed;
  const property = isOurs ? error.property : '';
  return {
    kind: 'malformed',
    line: at?.lineOf.get(property) ?? at?.line ?? 1,
    problem: isOurs ? error.problem : 'unreadable-rule',
  };
}

interface Master {
  readonly component: ICAL.Component;
  readonly usual: ZoneId;
  readonly at: ScannedEvent | undefined;
}

interface Override {
  readonly uid: string;
  readonly key: string;
  /** The written day of RECURRENCE-ID, and whether it is a day and no time. */
  readonly day: string;
  readonly isDay: boolean;
  readonly sequence: number;
  readonly component: ICAL.Component;
  readonly event: FeedEvent;
}

function overrideOf(component: ICAL.Component, usual: ZoneId): Override {
  const property = component.getFirstProperty('recurrence-id');
  if (property === null) throw new Malformed('RECURRENCE-ID', 'missing-field');
  const range: unknown = property.getFirstParameter('range');
  if (typeof range === 'string' && range !== '')
    throw new Malformed('RECURRENCE-ID', 'range-not-read');
  const time = timeOf(property, 'RECURRENCE-ID');
  const occurrence = instantOf(time, property, usual);
  const { start, end } = boundsOf(component, usual);
  const uid = uidOf(component);
  const sequence = component.getFirstPropertyValue('sequence');
  return {
    uid,
    key: keyOf(uid, occurrence),
    day: dayOf(time),
    isDay: time.isDate,
    sequence: typeof sequence === 'number' ? sequence : 0,
    component,
    event: eventOf(component, uid, occurrence, { start: start.instant, end: end(start) }),
  };
}

function keyOf(uid: string, occurrence: Instant): string {
  return `${uid} ${String(occurrence)}`;
}

/** Occurrences that stand somewhere else: by series and instant, and by series and day. */
interface Moved {
  readonly times: ReadonlySet<string>;
  /** Days that were named without a time: they mean whatever the series has on that day. */
  readonly days: ReadonlySet<string>;
  /** All of them by their day: a series of whole days has one occurrence a day, however it is named. */
  readonly anyOnDay: ReadonlySet<string>;
}

function movedOf(overrides: readonly Override[]): Moved {
  return {
    times: new Set(overrides.map(({ key }) => key)),
    days: new Set(overrides.filter(({ isDay }) => isDay).map(({ uid, day }) => `${uid} ${day}`)),
    anyOnDay: new Set(overrides.map(({ uid, day }) => `${uid} ${day}`)),
  };
}

function addMaster(
  events: FeedEvent[],
  component: ICAL.Component,
  usual: ZoneId,
  horizon: FeedHorizon,
  moved: Moved,
): void {
  const uid = uidOf(component);
  const { start, end, property } = boundsOf(component, usual);
  if (isCancelled(component)) return;
  const isExcluded = exclusionsOf(component, start.time.isDate, usual);
  const movedDays = start.time.isDate ? moved.anyOnDay : moved.days;
  const seen = new Set<Instant>();
  const add = (moment: Moment, until: Instant | null = null): void => {
    const { instant, time } = moment;
    if (isExcluded(moment) || seen.has(instant)) return;
    if (moved.times.has(keyOf(uid, instant)) || movedDays.has(`${uid} ${dayOf(time)}`)) return;
    seen.add(instant);
    const window = { start: instant, end: until ?? end(moment) };
    if (touches(window, horizon)) events.push(eventOf(component, uid, instant, window));
  };
  const rules = component.getAllProperties('rrule').flatMap((one) => one.getValues() as unknown[]);
  if (rules.length === 0) add(start);
  for (const rule of rules) {
    if (!(rule instanceof ICAL.Recur)) throw new Malformed('RRULE', 'unreadable-rule');
    const lasts = end(start) - start.instant;
    for (const moment of momentsOf(rule, start, property, usual, horizon, lasts)) add(moment);
  }
  for (const list of component.getAllProperties('rdate'))
    for (const value of list.getValues()) {
      const time: unknown = value instanceof ICAL.Period ? value.start : value;
      if (!(time instanceof ICAL.Time)) throw new Malformed('RDATE', 'unreadable-time');
      const until = value instanceof ICAL.Period ? instantOf(value.getEnd(), list, usual) : null;
      add({ time, instant: instantOf(time, list, usual) }, until);
    }
}

/**
 * What EXDATE takes away: an instant, or the day where either side names no time. Feeds write days for series of times and
 * times for series of days, and mean that day.
 */
function exclusionsOf(
  component: ICAL.Component,
  isWholeDays: boolean,
  usual: ZoneId,
): (moment: Moment) => boolean {
  const instants = new Set<Instant>();
  const days = new Set<string>();
  for (const property of component.getAllProperties('exdate'))
    for (const value of property.getValues() as unknown[]) {
      if (!(value instanceof ICAL.Time)) throw new Malformed('EXDATE', 'unreadable-time');
      if (value.isDate || isWholeDays) days.add(dayOf(value));
      else instants.add(instantOf(value, property, usual));
    }
  return ({ instant, time }) => instants.has(instant) || days.has(dayOf(time));
}

function boundsOf(
  component: ICAL.Component,
  usual: ZoneId,
): {
  readonly start: Moment;
  readonly property: ICAL.Property;
  readonly end: (start: Moment) => Instant;
} {
  const property = component.getFirstProperty('dtstart');
  if (property === null) throw new Malformed('DTSTART', 'missing-field');
  const time = timeOf(property, 'DTSTART');
  const start = { time, instant: instantOf(time, property, usual) };
  const ending = component.getFirstProperty('dtend');
  if (ending !== null) {
    const last = timeOf(ending, 'DTEND');
    const length = instantOf(last, ending, usual) - start.instant;
    if (length < 0) throw new Malformed('DTEND', 'ends-before-start');
    if (!time.isDate)
      return { start, property, end: ({ instant }) => instantFromMilliseconds(instant + length) };
    const days = Math.max(1, Math.round(length / 86_400_000));
    return { start, property, end: endAfter(days, 0, property, usual) };
  }
  const lasting = component.getFirstPropertyValue('duration');
  if (lasting === null)
    return { start, property, end: endAfter(time.isDate ? 1 : 0, 0, property, usual) };
  if (!(lasting instanceof ICAL.Duration)) throw new Malformed('DURATION', 'unreadable-time');
  if (lasting.isNegative) throw new Malformed('DURATION', 'ends-before-start');
  const { weeks, days, hours, minutes, seconds } = lasting;
  const exact = hours * 60 + minutes + seconds / 60;
  return { start, property, end: endAfter(weeks * 7 + days, exact, property, usual) };
}

/** Days of the calendar, then exact minutes. */
function endAfter(
  days: number,
  minutes: number,
  property: ICAL.Property,
  usual: ZoneId,
): (start: Moment) => Instant {
  return ({ time, instant }) => {
    if (days === 0) return addMinutes(instant, minutes);
    const later = time.clone();
    later.adjust(days, 0, 0, 0);
    return addMinutes(instantOf(later, property, usual), minutes);
  };
}

function eventOf(
  component: ICAL.Component,
  uid: string,
  occurrence: Instant,
  window: Window,
): FeedEvent {
  const start = component.getFirstPropertyValue('dtstart');
  return {
    uid,
    occurrence,
    window,
    isAllDay: start instanceof ICAL.Time && start.isDate,
    isFree: textOf(component, 'transp').toUpperCase() === 'TRANSPARENT',
    summary: textOf(component, 'summary'),
    categories: component
      .getAllProperties('categories')
      .flatMap((property) => property.getValues().map(String)),
    location: textOf(component, 'location'),
  };
}

function uidOf(component: ICAL.Component): string {
  const uid = textOf(component, 'uid');
  if (uid === '') throw new Malformed('UID', 'missing-field');
  return uid;
}

function isCancelled(component: ICAL.Component): boolean {
  return textOf(component, 'status').toUpperCase() === 'CANCELLED';
}

function touches({ start, end }: Window, { from, until }: FeedHorizon): boolean {
  return start < until && (end > from || (start === end && start >= from));
}

function textOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
}
