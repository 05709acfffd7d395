// Reads a recurrence out of a request's body, and refuses one that lacks what its type needs.
import type { EventDoc } from '../../calendar/eventDoc';
import type { SeedPattern, SeedRange } from '../../seed/seedTenantFile';
import { ianaZone } from '../../time/windowsZones';
import { badRequest } from '../graphError';
import type { GraphError } from '../graphError';
import { isObject } from '../graphRequest';
import { unknownZone } from './eventEntity';

/** What each pattern cannot do without (recurrencePattern resource). */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  daily: [],
  weekly: ['daysOfWeek'],
  absoluteMonthly: ['dayOfMonth'],
  relativeMonthly: ['daysOfWeek'],
  absoluteYearly: ['dayOfMonth', 'month'],
  relativeYearly: ['daysOfWeek', 'month'],
};
const RANGES: Readonly<Record<string, readonly string[]>> = {
  noEnd: [],
  endDate: ['endDate'],
  numbered: ['numberOfOccurrences'],
};
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const INDEXES = ['first', 'second', 'third', 'fourth', 'last'];
const DATE = /^\d{4}-\d\d-\d\d$/;
const MOST_INTERVAL = 99;

export function readRecurrence(value: unknown): NonNullable<EventDoc['recurrence']> {
  const pattern = isObject(value) ? value['pattern'] : undefined;
  const range = isObject(value) ? value['range'] : undefined;
  if (!isObject(pattern) || !isObject(range)) {
    throw wrong('needs a pattern and a range');
  }
  const type = String(pattern['type']);
  const needed = NEEDED[type];
  const rangeType = String(range['type']);
  const neededOfRange = RANGES[rangeType];
  if (needed === undefined || neededOfRange === undefined) {
    throw wrong('has an unknown type');
  }
  const missing = [
    ...needed.filter((name) => isEmpty(pattern[name])),
    ...neededOfRange.filter((name) => isEmpty(range[name])),
  ][0];
  if (missing !== undefined) {
    throw wrong(`of this type needs ${missing}`);
  }
  const interval = pattern['interval'];
  if (typeof interval !== 'number' || interval < 1 || interval > MOST_INTERVAL) {
    throw wrong('needs an interval from 1 to 99');
  }
  const days = Array.isArray(pattern['daysOfWeek']) ? pattern['daysOfWeek'].map(lower) : [];
  const index = lower(pattern['index'] ?? 'first');
  if (days.some((day) => !DAYS.includes(day)) || !INDEXES.includes(index)) {
    throw wrong('names a day or an index that there is not');
  }
  for (const date of [range['startDate'], ...(rangeType === 'endDate' ? [range['endDate']] : [])]) {
    if (typeof date !== 'string' || !DATE.test(date)) {
      throw wrong('needs its dates as YYYY-MM-DD');
    }
  }
  const zone = range['recurrenceTimeZone'];
  if (typeof zone === 'string' && zone !== '' && ianaZone(zone) === undefined) {
    throw unknownZone(zone);
  }
  return {
    pattern: {
      ...pattern,
      daysOfWeek: days,
      index,
      firstDayOfWeek: lower(pattern['firstDayOfWeek'] ?? 'sunday'),
    } as unknown as SeedPattern,
    range: range as unknown as SeedRange,
  };
}

/** The range begins on the day the event does, and does not end before (recurrenceRange resource: startDate). */
export function checkRecurrence({ recurrence, start }: EventDoc): void {
  if (recurrence === null) {
    return;
  }
  const { type, startDate, endDate } = recurrence.range;
  if (start.dateTime.slice(0, 10) !== startDate) {
    throw wrong('begins on the day of its event');
  }
  if (type === 'endDate' && endDate !== undefined && endDate < startDate) {
    throw wrong('ends before it begins');
  }
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === 0 ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

function lower(value: unknown): string {
  return String(value).toLowerCase();
}

function wrong(what: string): GraphError {
  return badRequest(`The recurrence ${what}.`, 'ErrorPropertyValidationFailure');
}
