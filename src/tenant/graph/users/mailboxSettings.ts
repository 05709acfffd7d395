// The values of mailbox settings: what a mailbox begins with, and what may be written into it.
import { Temporal } from 'temporal-polyfill';
import type { Person } from '../../directory/people';
import type { TenantWorld } from '../../tenantWorld';
import { ianaZone, windowsZone } from '../../time/windowsZones';
import { nowInstant, readDateTime } from '../../time/zonedTimes';
import { badRequest, notImplemented } from '../graphError';
import { isObject, textMember } from '../graphRequest';
import type { JsonObject } from '../graphRequest';
import { wrongType } from '../mail/messageBody';
import { checkBody } from './ownerOnly';

export const SETTINGS_TYPE = 'microsoft.graph.mailboxSettings';
export const WRITABLE_SETTINGS = [
  'automaticRepliesSetting',
  'dateFormat',
  'delegateMeetingMessageDeliveryOptions',
  'language',
  'timeFormat',
  'timeZone',
  'workingHours',
];
export const READ_ONLY_SETTINGS = ['archiveFolder', 'userPurpose'];

const STATUSES = ['disabled', 'alwaysEnabled', 'scheduled'];
const AUDIENCES = ['none', 'contactsOnly', 'all'];
const DELIVERIES = [
  'sendToDelegateAndInformationToPrincipal',
  'sendToDelegateAndPrincipal',
  'sendToDelegateOnly',
];
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const NEVER = { dateTime: '2026-01-01T00:00:00.0000000', timeZone: 'UTC' };

export function settingsOf(world: TenantWorld, owner: Person): JsonObject {
  const changed = world.mailboxes.settings(owner.key);
  return {
    archiveFolder: world.mail.folder(owner.key, 'archive')?.id ?? '',
    timeZone: windowsZone(owner.timeZone),
    delegateMeetingMessageDeliveryOptions: 'sendToDelegateAndInformationToPrincipal',
    dateFormat: 'M/d/yyyy',
    timeFormat: 'h:mm tt',
    userPurpose: 'user',
    automaticRepliesSetting: {
      status: 'disabled',
      externalAudience: 'none',
      internalReplyMessage: '',
      externalReplyMessage: '',
      scheduledStartDateTime: NEVER,
      scheduledEndDateTime: NEVER,
    },
    language: { locale: 'en-US', displayName: 'English (United States)' },
    workingHours: {
      daysOfWeek: owner.workingHours.days,
      startTime: `${owner.workingHours.start}:00.0000000`,
      endTime: `${owner.workingHours.end}:00.0000000`,
      timeZone: { name: windowsZone(owner.workingHours.timeZone) },
    },
    ...changed,
  };
}

/** The settings that were sent, each whole, over what stands. */
export function readSettings(body: JsonObject, now: JsonObject): JsonObject {
  const standing = (name: string): JsonObject => {
    const value = now[name];
    return isObject(value) ? value : {};
  };
  const read: Readonly<Record<string, (value: unknown) => unknown>> = {
    automaticRepliesSetting: (value) => readReplies(value, standing('automaticRepliesSetting')),
    dateFormat: readText,
    timeFormat: readText,
    delegateMeetingMessageDeliveryOptions: (value) => readMember(value, DELIVERIES),
    language: readLanguage,
    timeZone: readZone,
    workingHours: (value) => readHours(value, standing('workingHours')),
  };
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => !name.startsWith('@'))
      .map(([name, value]) => [name, read[name]?.(value)]),
  );
}

/** A scheduled reply has a beginning and an end after it, in the future (user-update-mailboxsettings). */
function readReplies(value: unknown, now: JsonObject): JsonObject {
  const sent = objectOf(value, 'microsoft.graph.automaticRepliesSetting');
  const whole: JsonObject = {
    ...now,
    ...one(sent, 'status', (each) => readMember(each, STATUSES)),
    ...one(sent, 'externalAudience', (each) => readMember(each, AUDIENCES)),
    ...one(sent, 'internalReplyMessage', readText),
    ...one(sent, 'externalReplyMessage', readText),
    ...one(sent, 'scheduledStartDateTime', readMoment),
    ...one(sent, 'scheduledEndDateTime', readMoment),
  };
  checkBody(sent, 'microsoft.graph.automaticRepliesSetting', Object.keys(whole));
  const [start, end] = ['scheduledStartDateTime', 'scheduledEndDateTime'].map((name) =>
    instantIn(whole[name]),
  );
  if (
    whole['status'] === 'scheduled' &&
    (start === undefined ||
      end === undefined ||
      Temporal.Instant.compare(start, end) >= 0 ||
      Temporal.Instant.compare(end, nowInstant()) <= 0)
  ) {
    throw badRequest('The request is invalid.', 'ErrorInvalidArgument');
  }
  return whole;
}

function readHours(value: unknown, now: JsonObject): JsonObject {
  const sent = objectOf(value, 'microsoft.graph.workingHours');
  const whole: JsonObject = {
    ...now,
    ...one(sent, 'daysOfWeek', readDays),
    ...one(sent, 'startTime', readTime),
    ...one(sent, 'endTime', readTime),
    ...one(sent, 'timeZone', readZoneBase),
  };
  checkBody(sent, 'microsoft.graph.workingHours', Object.keys(whole));
  if (String(whole['startTime']) >= String(whole['endTime'])) {
    throw badRequest('Start Time should occur before End Time.', 'ErrorInvalidTimeSettings');
  }
  return whole;
}

function readDays(value: unknown): string[] {
  if (!Array.isArray(value)) {
    throw wrongType('Collection(microsoft.graph.dayOfWeek)');
  }
  return value.map((day: unknown) => {
    const known = DAYS.find((each) => each === String(day).toLowerCase());
    if (known === undefined) {
      throw badRequest(`Requested value '${String(day)}' was not found.`, 'InvalidArguments');
    }
    return known;
  });
}

function readTime(value: unknown): string {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,7})?)?$/.exec(String(value));
  if (typeof value !== 'string' || parts === null) {
    throw badRequest(
      `Cannot convert the literal '${String(value)}' to the expected type 'Edm.TimeOfDay'.`,
      'RequestBodyRead',
    );
  }
  return `${parts[1] ?? ''}:${parts[2] ?? ''}:${parts[3] ?? '00'}.0000000`;
}

function readZoneBase(value: unknown): JsonObject {
  const zone = objectOf(value, 'microsoft.graph.timeZoneBase');
  if (textMember(zone, '@odata.type').endsWith('customTimeZone')) {
    throw notImplemented('a custom time zone');
  }
  return { name: readZone(zone['name']) };
}

function readZone(value: unknown): string {
  if (typeof value !== 'string' || ianaZone(value) === undefined) {
    throw badRequest('Time Zone settings provided are invalid.', 'InvalidTimeZone');
  }
  return value;
}

function readLanguage(value: unknown): JsonObject {
  const locale = textMember(objectOf(value, 'microsoft.graph.localeInfo'), 'locale');
  const name = /^[a-z]{2,3}-[A-Z]{2}$/.test(locale)
    ? new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' }).of(locale)
    : undefined;
  if (name === undefined) {
    throw badRequest('The request is invalid.', 'ErrorInvalidArgument');
  }
  return { locale, displayName: name };
}

function readMoment(value: unknown): JsonObject {
  const moment = objectOf(value, 'microsoft.graph.dateTimeTimeZone');
  const whole = {
    dateTime: textMember(moment, 'dateTime'),
    timeZone: textMember(moment, 'timeZone'),
  };
  if (instantIn(whole) === undefined) {
    throw badRequest('The request is invalid.', 'ErrorInvalidArgument');
  }
  return whole;
}

function instantIn(value: unknown): Temporal.Instant | undefined {
  const moment = isObject(value) ? value : {};
  const zone = ianaZone(textMember(moment, 'timeZone'));
  return zone === undefined ? undefined : readDateTime(textMember(moment, 'dateTime'), zone);
}

function readText(value: unknown): string {
  if (typeof value !== 'string') {
    throw wrongType('Edm.String');
  }
  return value;
}

/** Enumerations are taken in any letter case. */
function readMember(value: unknown, members: readonly string[]): string {
  const member = members.find((known) => known.toLowerCase() === String(value).toLowerCase());
  if (member === undefined) {
    throw badRequest(`Requested value '${String(value)}' was not found.`, 'RequestBodyRead');
  }
  return member;
}

function objectOf(value: unknown, type: string): JsonObject {
  if (!isObject(value)) {
    throw wrongType(type);
  }
  return value;
}

function one(body: JsonObject, name: string, read: (value: unknown) => unknown): JsonObject {
  return name in body ? { [name]: read(body[name]) } : {};
}
