// Reads an iCalendar feed (RFC 5545) and lays out every event it stands for.
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';

/** One occurrence; local times are in `zone`, and a day without times starts and ends at midnight. */
export interface FeedEvent {
  readonly uid: string;
  /** Tells the occurrences of one UID apart. */
  readonly recurrenceId: string;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly categories: readonly string[];
  readonly isFree: boolean;
  readonly isAllDay: boolean;
  readonly start: string;
  readonly end: string;
}

export interface Feed {
  readonly name: string;
  readonly zone: string;
  readonly events: readonly FeedEvent[];
}

/** A feed that repeats for ever is read this far. */
const MOST_OCCURRENCES = 1000;

/** `usualZone` is for feeds that name none. Events that were cancelled are left out. */
export function readFeed(text: string, usualZone: string): Feed {
  const calendar = ICAL.Component.fromString(text);
  const zone = zoneOf(calendar) ?? usualZone;
  const components = calendar.getAllSubcomponents('vevent');
  const moved = components.filter((each) => each.hasProperty('recurrence-id'));
  const events = components
    .filter((each) => !each.hasProperty('recurrence-id') && wordOf(each, 'status') !== 'CANCELLED')
    .flatMap((component) => {
      const event = new ICAL.Event(component, {
        exceptions: moved.filter((each) => wordOf(each, 'uid') === wordOf(component, 'uid')),
      });
      return event.isRecurring() ? occurrencesOf(event, zone) : [single(event, zone)];
    });
  return { name: unescaped(wordOf(calendar, 'x-wr-calname')), zone, events };
}

function single(event: ICAL.Event, zone: string): FeedEvent {
  const seconds = exactSeconds(event);
  const end = seconds === null ? event.endDate : later(event.startDate, seconds);
  return shown(event, event.startDate, end, '', zone);
}

/** The length of a DURATION in hours, which is exact whatever the clock does (RFC 5545, 3.3.6); null for any other. */
function exactSeconds(event: ICAL.Event): number | null {
  const duration = event.component.getFirstPropertyValue('duration');
  return duration instanceof ICAL.Duration && duration.weeks === 0 && duration.days === 0
    ? duration.toSeconds()
    : null;
}

function later(time: ICAL.Time, seconds: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date((time.toUnixTime() + seconds) * 1000), true);
}

function occurrencesOf(event: ICAL.Event, zone: string): FeedEvent[] {
  const found: FeedEvent[] = [];
  const iterator = event.iterator();
  // The pair of DTSTART and DTEND keeps its exact length in every occurrence (RFC 5545, 3.8.5.3).
  const seconds = exactSeconds(event) ?? event.endDate.toUnixTime() - event.startDate.toUnixTime();
  while (found.length < MOST_OCCURRENCES) {
    const next = iterator.next();
    if (iterator.complete) {
      break;
    }
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    if (wordOf(item.component, 'status') === 'CANCELLED') {
      continue;
    }
    const isMoved = item.component.hasProperty('recurrence-id');
    const end = isMoved || startDate.isDate ? endDate : later(startDate, seconds);
    found.push(shown(item, startDate, end, next.toString(), zone));
  }
  return found;
}

function shown(
  event: ICAL.Event,
  start: ICAL.Time,
  end: ICAL.Time,
  recurrenceId: string,
  zone: string,
): FeedEvent {
  return {
    uid: event.uid,
    recurrenceId,
    summary: wordOf(event.component, 'summary'),
    description: wordOf(event.component, 'description'),
    location: wordOf(event.component, 'location'),
    categories: event.component
      .getAllProperties('categories')
      .flatMap((property) => property.getValues().map(String)),
    isFree: wordOf(event.component, 'transp') === 'TRANSPARENT',
    isAllDay: start.isDate,
    start: localTime(start, zone),
    end: localTime(end, zone),
  };
}

/** A floating time is one of the feed's own zone. */
function localTime(time: ICAL.Time, zone: string): string {
  if (time.isDate) {
    return `${time.toString().slice(0, 10)}T00:00:00`;
  }
  return time.zone === ICAL.Timezone.localTimezone
    ? time.toString().slice(0, 19)
    : Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'second' });
}

/** What the feed says of its zone: X-WR-TIMEZONE, or the place a VTIMEZONE is kept for. */
function zoneOf(calendar: ICAL.Component): string | undefined {
  const zone = calendar.getFirstSubcomponent('vtimezone');
  const named = [
    wordOf(calendar, 'x-wr-timezone'),
    zone === null ? '' : wordOf(zone, 'x-lic-location'),
    zone === null ? '' : wordOf(zone, 'tzid'),
  ];
  return named.find((each) => each !== '');
}

/** The library leaves the values of X- properties as they are written. */
function unescaped(text: string): string {
  return text.replace(/\\([,;\\])/g, '$1');
}

function wordOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return value === null ? '' : String(value);
}
