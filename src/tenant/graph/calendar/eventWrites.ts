// Reads the members of an event out of a request's body, and refuses what Exchange would refuse.
import type {
  Attendee,
  DateTimeTimeZone,
  EventDoc,
  ExtendedProperty,
} from '../../calendar/eventDoc';
import { zoneOf } from '../../calendar/expandEvents';
import { joinUrlFor, NEVER } from '../../calendar/newEvent';
import { ianaZone } from '../../time/windowsZones';
import { plain, readDateTime } from '../../time/zonedTimes';
import { badRequest, GraphError, notImplemented } from '../graphError';
import { isObject, textMember } from '../graphRequest';
import type { JsonObject } from '../graphRequest';
import { EVENT_MEMBERS, EVENT_TYPE, unknownZone } from './eventEntity';
import { checkRecurrence, readRecurrence } from './recurrenceWrites';

const SHOW_AS = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'];
const SENSITIVITY = ['normal', 'personal', 'private', 'confidential'];
const IMPORTANCE = ['low', 'normal', 'high'];
const WRITABLE = [
  'subject',
  'body',
  'start',
  'end',
  'showAs',
  'categories',
  'sensitivity',
  'importance',
  'isReminderOn',
  'reminderMinutesBeforeStart',
  'isAllDay',
  'location',
  'attendees',
  'recurrence',
  'responseRequested',
  'allowNewTimeProposals',
  'hideAttendees',
  'isOnlineMeeting',
  'onlineMeetingProvider',
  'transactionId',
  'singleValueExtendedProperties',
];
const EXTENDED_ID =
  /^(String|Integer|Boolean|Double|SystemTime) (\{[0-9a-f-]{36}\} (Name .+|Id 0x[0-9a-f]+)|0x[0-9a-f]+)$/i;

/** The stored event with the members of the body laid over it; `name` makes the address of its meeting. */
export function withBody(doc: EventDoc, body: JsonObject, name: string): EventDoc {
  for (const name of Object.keys(body)) {
    if (name.includes('@')) {
      continue;
    }
    if (!EVENT_MEMBERS.includes(name)) {
      throw badRequest(
        `The property '${name}' does not exist on type '${EVENT_TYPE}'. Make sure to only use property names that are defined by the type.`,
        'RequestBodyRead',
      );
    }
    if (!WRITABLE.includes(name)) {
      throw notImplemented(`writing ${name} of an event`);
    }
  }
  const changed: EventDoc = {
    ...doc,
    ...textMembers(body),
    ...flagMembers(body),
    ...(Array.isArray(body['categories']) ? { categories: body['categories'].map(String) } : {}),
    ...(typeof body['reminderMinutesBeforeStart'] === 'number'
      ? { reminderMinutesBeforeStart: body['reminderMinutesBeforeStart'] }
      : {}),
    ...(isObject(body['body'])
      ? {
          body: {
            contentType:
              textMember(body['body'], 'contentType', 'text').toLowerCase() === 'html'
                ? 'html'
                : 'text',
            content: textMember(body['body'], 'content'),
          },
        }
      : {}),
    ...('start' in body ? { start: readWhen(body['start']) } : {}),
    ...('end' in body ? { end: readWhen(body['end']) } : {}),
    ...(isObject(body['location'])
      ? { location: { displayName: textMember(body['location'], 'displayName') } }
      : {}),
    ...(Array.isArray(body['attendees']) ? { attendees: body['attendees'].map(readAttendee) } : {}),
    ...('recurrence' in body
      ? { recurrence: body['recurrence'] === null ? null : readRecurrence(body['recurrence']) }
      : {}),
    ...(Array.isArray(body['singleValueExtendedProperties'])
      ? {
          extendedProperties: mergedProperties(
            doc.extendedProperties,
            body['singleValueExtendedProperties'].map(readExtended),
          ),
        }
      : {}),
  };
  checkTimes(changed);
  if ('recurrence' in body) {
    checkRecurrence(changed);
  }
  // Once it is an online meeting it stays one (event resource: isOnlineMeeting).
  return doc.joinUrl === null && changed.isOnlineMeeting
    ? { ...changed, joinUrl: joinUrlFor(name) }
    : { ...changed, isOnlineMeeting: doc.joinUrl !== null };
}

function textMembers(body: JsonObject): Partial<EventDoc> {
  const subject = body['subject'];
  if (typeof subject === 'string' && subject.length > 255) {
    throw badRequest(
      'The subject is longer than 255 characters.',
      'ErrorPropertyValidationFailure',
    );
  }
  return {
    ...(typeof subject === 'string' ? { subject } : {}),
    ...('showAs' in body ? { showAs: member(body['showAs'], SHOW_AS, 'freeBusyStatus') } : {}),
    ...('sensitivity' in body
      ? { sensitivity: member(body['sensitivity'], SENSITIVITY, 'sensitivity') }
      : {}),
    ...('importance' in body
      ? { importance: member(body['importance'], IMPORTANCE, 'importance') }
      : {}),
  };
}

function flagMembers(body: JsonObject): Partial<EventDoc> {
  const names = [
    'isReminderOn',
    'isAllDay',
    'responseRequested',
    'allowNewTimeProposals',
    'hideAttendees',
    'isOnlineMeeting',
  ] as const;
  return Object.fromEntries(
    names.flatMap((name) => (typeof body[name] === 'boolean' ? [[name, body[name]]] : [])),
  );
}

function member(value: unknown, known: readonly string[], type: string): string {
  const found = known.find((each) => each.toLowerCase() === String(value).toLowerCase());
  if (found === undefined) {
    throw badRequest(
      `Requested value '${String(value)}' was not found in 'microsoft.graph.${type}'.`,
      'RequestBodyRead',
    );
  }
  return found;
}

function readWhen(value: unknown): DateTimeTimeZone {
  if (!isObject(value) || typeof value['dateTime'] !== 'string') {
    throw badRequest('A start or end is an object with dateTime and timeZone.', 'RequestBodyRead');
  }
  const timeZone = typeof value['timeZone'] === 'string' ? value['timeZone'] : 'UTC';
  const iana = ianaZone(timeZone);
  if (iana === undefined) {
    throw unknownZone(timeZone);
  }
  const instant = readDateTime(value['dateTime'], iana);
  if (instant === undefined) {
    throw badRequest(
      'The value of the property dateTime is not a date and time.',
      'ErrorInvalidDateTime',
    );
  }
  const hasOffset = /(Z|[+-]\d\d:?\d\d)$/i.test(value['dateTime']);
  const local = hasOffset
    ? instant.toZonedDateTimeISO(iana).toPlainDateTime()
    : plain(value['dateTime']);
  return { dateTime: local.toString({ smallestUnit: 'second' }), timeZone };
}

function readAttendee(value: unknown): Attendee {
  const emailAddress = isObject(value) ? value['emailAddress'] : undefined;
  if (!isObject(value) || !isObject(emailAddress) || typeof emailAddress['address'] !== 'string') {
    throw badRequest('At least one recipient is not valid.', 'ErrorInvalidRecipients');
  }
  return {
    type: typeof value['type'] === 'string' ? value['type'] : 'required',
    status: { response: 'none', time: NEVER },
    emailAddress: {
      name:
        typeof emailAddress['name'] === 'string' ? emailAddress['name'] : emailAddress['address'],
      address: emailAddress['address'],
    },
  };
}

function readExtended(value: unknown): ExtendedProperty {
  if (!isObject(value) || typeof value['id'] !== 'string' || !EXTENDED_ID.test(value['id'])) {
    throw badRequest('The property ID is not in a valid format.', 'ErrorInvalidProperty');
  }
  return { id: value['id'], value: textMember(value, 'value') };
}

function mergedProperties(
  kept: readonly ExtendedProperty[],
  written: readonly ExtendedProperty[],
): ExtendedProperty[] {
  return [
    ...kept.filter((property) => !written.some((each) => each.id === property.id)),
    ...written,
  ];
}

function checkTimes(doc: EventDoc): void {
  const start = plain(doc.start.dateTime).toZonedDateTime(zoneOf(doc.start.timeZone)).toInstant();
  const end = plain(doc.end.dateTime).toZonedDateTime(zoneOf(doc.end.timeZone)).toInstant();
  if (end.epochMilliseconds < start.epochMilliseconds) {
    throw new GraphError(
      400,
      'ErrorCalendarEndDateIsEarlierThanStartDate',
      'The end date of the event is earlier than its start date.',
    );
  }
  const isMidnight = (local: string): boolean => local.includes('T00:00:00');
  if (
    doc.isAllDay &&
    (!isMidnight(doc.start.dateTime) ||
      !isMidnight(doc.end.dateTime) ||
      doc.start.dateTime === doc.end.dateTime)
  ) {
    throw badRequest(
      'The Event.Start property for an all-day event needs to be set to midnight.',
      'ErrorInvalidRequest',
    );
  }
}
