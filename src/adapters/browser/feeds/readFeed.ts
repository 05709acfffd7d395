// Reads an iCalendar feed (RFC 5545) into the occurrences it stands for.
import ICAL from 'ical.js';
import type { FeedEvent, FeedProblem, FeedReading } from '../../../domain/holds';
import {
  addMinutes,
  ianaFromWindowsZone,
  instantAtLocal,
  instantFromMilliseconds,
  type Instant,
  type Window,
  type ZoneId,
} from '../../../domain/time';
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
/** A rule that never ends is read no further. */
const MOST_OCCURRENCES = 5000;

class Malformed extends Error {
  readonly property: string;
  readonly problem: FeedProblem;
  constructor(property: string, problem: FeedProblem) {
    super('A feed cannot be read');
    this.property = property;
    this.problem = problem;
  }
}

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
  const calendar = parse(text.replace(/^\uFEFF/, ''));
  if (calendar === null) return { ...culprit(scanned.events), kind: 'malformed' };
  tell(PARSED_SHARE);
  const zone = textOf(calendar, 'x-wr-timezone');
  const usual = ianaFromWindowsZone(zone) ?? horizon.zone;
  const components = calendar.getAllSubcomponents('vevent');
  const events: FeedEvent[] = [];
  const overrides = new Map<string, Override>();
  const masters: { readonly component: ICAL.Component; readonly at: ScannedEvent | undefined }[] =
    [];
  let current: ScannedEvent | undefined;
  try {
    for (const [index, component] of components.entries()) {
      current = scanned.events[index];
      if (!component.hasProperty('recurrence-id')) {
        masters.push({ component, at: current });
        continue;
      }
      const override = overrideOf(component, usual);
      const known = overrides.get(override.key);
      if (known === undefined || known.sequence <= override.sequence)
        overrides.set(override.key, override);
    }
    for (const [index, { component, at }] of masters.entries()) {
      current = at;
      addMaster(events, component, usual, horizon, overrides);
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
    name: textOf(calendar, 'x-wr-calname'),
    events: events.sort(
      (a, b) => a.window.start - b.window.start || (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0),
    ),
  };
}

function parse(text: string): ICAL.Component | null {
  try {
    const parsed: unknown = ICAL.parse(text);
    return Array.isArray(parsed) ? new ICAL.Component(parsed) : null;
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

interface Override {
  readonly key: string;
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
  const occurrence = instantOf(timeOf(property, 'RECURRENCE-ID'), property, usual);
  const { start, end } = boundsOf(component, usual);
  const uid = uidOf(component);
  const sequence = component.getFirstPropertyValue('sequence');
  return {
    key: keyOf(uid, occurrence),
    sequence: typeof sequence === 'number' ? sequence : 0,
    component,
    event: eventOf(component, uid, occurrence, { start: start.instant, end: end(start) }),
  };
}

function keyOf(uid: string, occurrence: Instant): string {
  return `${uid} ${String(occurrence)}`;
}

function addMaster(
  events: FeedEvent[],
  component: ICAL.Component,
  usual: ZoneId,
  horizon: FeedHorizon,
  overrides: ReadonlyMap<string, Override>,
): void {
  const uid = uidOf(component);
  const { start, end, property } = boundsOf(component, usual);
  if (isCancelled(component)) return;
  const excluded = new Set(instantsOf(component, 'exdate', usual));
  const seen = new Set<Instant>();
  const add = (moment: Moment): void => {
    const { instant } = moment;
    if (excluded.has(instant) || seen.has(instant) || overrides.has(keyOf(uid, instant))) return;
    seen.add(instant);
    const window = { start: instant, end: end(moment) };
    if (touches(window, horizon)) events.push(eventOf(component, uid, instant, window));
  };
  const rule = component.getFirstPropertyValue('rrule');
  if (rule === null) add(start);
  else if (!(rule instanceof ICAL.Recur)) throw new Malformed('RRULE', 'unreadable-rule');
  else for (const moment of momentsOf(rule, start, property, usual, horizon)) add(moment);
  for (const list of component.getAllProperties('rdate'))
    for (const value of list.getValues()) {
      const time: unknown = value instanceof ICAL.Period ? value.start : value;
      if (!(time instanceof ICAL.Time)) throw new Malformed('RDATE', 'unreadable-time');
      add({ time, instant: instantOf(time, list, usual) });
    }
}

interface Moment {
  readonly time: ICAL.Time;
  readonly instant: Instant;
}

/** COUNT counts what EXDATE takes away; UNTIL is compared as an instant, or as a day where it is one. */
function* momentsOf(
  rule: ICAL.Recur,
  start: Moment,
  property: ICAL.Property,
  usual: ZoneId,
  { until: horizon }: FeedHorizon,
): Generator<Moment> {
  const { until } = rule;
  const endless = rule.clone();
  endless.until = null;
  const lastDay = until?.isDate === true ? until.toString() : null;
  const lastInstant = until == null || until.isDate ? null : instantOf(until, property, usual);
  const iterator = endless.iterator(start.time);
  for (let count = 0; count < MOST_OCCURRENCES; count += 1) {
    const next = iterator.next() as ICAL.Time | null;
    if (next === null) return;
    const time = next.clone();
    const instant = instantOf(time, property, usual);
    if (instant >= horizon) return;
    if (lastInstant !== null && instant > lastInstant) return;
    if (lastDay !== null && time.toString().slice(0, 10) > lastDay) return;
    yield { time, instant };
  }
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

function timeOf(property: ICAL.Property, name: string): ICAL.Time {
  const value: unknown = property.getFirstValue();
  if (!(value instanceof ICAL.Time)) throw new Malformed(name, 'unreadable-time');
  return value;
}

function instantsOf(component: ICAL.Component, name: string, usual: ZoneId): readonly Instant[] {
  return component.getAllProperties(name).flatMap((property) =>
    property.getValues().map((value: unknown) => {
      if (!(value instanceof ICAL.Time)) throw new Malformed(name.toUpperCase(), 'unreadable-time');
      return instantOf(value, property, usual);
    }),
  );
}

/**
 * The instant of a time: by the file's own VTIMEZONE, else by the zone that its TZID names, else in the feed's zone. A day
 * begins at its midnight in the feed's zone.
 */
function instantOf(time: ICAL.Time, property: ICAL.Property, usual: ZoneId): Instant {
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
