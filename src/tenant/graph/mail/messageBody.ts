// Reads the members of a message that a caller sends, refusing names and values that Graph's type does not have.
import type { Person } from '../../directory/people';
import type {
  FollowupFlag,
  ItemBody,
  MessageDoc,
  MessageHeader,
  Recipient,
} from '../../mail/messageDoc';
import { ianaZone } from '../../time/windowsZones';
import { graphInstant, nowInstant, readDateTime } from '../../time/zonedTimes';
import { badRequest, notImplemented } from '../graphError';
import type { GraphError } from '../graphError';
import { isObject, textMember } from '../graphRequest';
import type { JsonObject } from '../graphRequest';
import { MESSAGE_MEMBERS, MESSAGE_TYPE } from './messageEntity';

/** What Exchange lets anybody change on a message that was received. */
export const ALWAYS_WRITABLE: readonly string[] = [
  'categories',
  'flag',
  'isRead',
  'importance',
  'inferenceClassification',
];
export const DRAFT_WRITABLE: readonly string[] = [
  ...ALWAYS_WRITABLE,
  'subject',
  'body',
  'toRecipients',
  'ccRecipients',
  'bccRecipients',
  'replyTo',
  'from',
  'sender',
  'isReadReceiptRequested',
  'isDeliveryReceiptRequested',
];

/** The names in a body, annotations left out; 400 for a name that no message has. */
export function namesIn(body: JsonObject): string[] {
  const names = Object.keys(body).filter((name) => !name.startsWith('@'));
  const stranger = names.find((name) => !MESSAGE_MEMBERS.includes(name) && name !== 'attachments');
  if (stranger !== undefined) {
    throw badRequest(
      `The property '${stranger}' does not exist on type '${MESSAGE_TYPE}'. Make sure to only use property names that are defined by the type.`,
      'RequestBodyRead',
    );
  }
  return names;
}

/** 501 for members that the tenant does not take. */
export function checkWritable(names: readonly string[], writable: readonly string[]): void {
  const others = names.filter((name) => !writable.includes(name));
  if (others.length > 0) {
    throw notImplemented(`${others.join(', ')} in a message that is written`);
  }
}

/** The members that were sent, as the document keeps them. */
export function readMembers(body: JsonObject, owner: Person): Partial<MessageDoc> {
  for (const name of ['from', 'sender']) {
    if (name in body && readRecipients([body[name]])[0]?.emailAddress.address !== owner.mail) {
      throw notImplemented(`a ${name} that is not the mailbox's owner`);
    }
  }
  return {
    ...one(body, 'categories', readCategories),
    ...one(body, 'isRead', readBoolean),
    ...one(body, 'isReadReceiptRequested', readBoolean),
    ...one(body, 'isDeliveryReceiptRequested', readBoolean),
    ...one(body, 'flag', readFlag),
    ...one(body, 'importance', (value) =>
      readEnum(value, IMPORTANCES, 'microsoft.graph.importance'),
    ),
    ...one(body, 'inferenceClassification', (value) =>
      readEnum(value, CLASSIFICATIONS, 'microsoft.graph.inferenceClassificationType'),
    ),
    ...one(body, 'subject', readText),
    ...one(body, 'body', readBody),
    ...one(body, 'toRecipients', readRecipients),
    ...one(body, 'ccRecipients', readRecipients),
    ...one(body, 'bccRecipients', readRecipients),
    ...one(body, 'replyTo', readRecipients),
  };
}

/** Headers of one's own begin with x- (internetMessageHeader); at most five of them fit. */
export function readHeaders(body: JsonObject): MessageHeader[] {
  const value = body['internetMessageHeaders'] ?? [];
  if (!Array.isArray(value)) {
    throw wrongType('microsoft.graph.internetMessageHeader');
  }
  return value.map((each: unknown) => {
    const name = isObject(each) ? textMember(each, 'name') : '';
    if (!isObject(each) || !/^x-/i.test(name)) {
      throw badRequest(
        `The internet message header name '${name}' should start with 'x-' or 'X-'.`,
        'InvalidInternetMessageHeader',
      );
    }
    return { name, value: textMember(each, 'value') };
  });
}

export function readRecipients(value: unknown): Recipient[] {
  if (!Array.isArray(value)) {
    throw wrongType('Collection(microsoft.graph.recipient)');
  }
  return value.map((each: unknown) => {
    const emailAddress = isObject(each) ? each['emailAddress'] : undefined;
    const address = isObject(emailAddress) ? emailAddress['address'] : undefined;
    if (!isObject(emailAddress) || typeof address !== 'string' || !address.includes('@')) {
      throw badRequest('At least one recipient is not valid.', 'ErrorInvalidRecipients');
    }
    return { emailAddress: { name: textMember(emailAddress, 'name', address), address } };
  });
}

export function wrongType(type: string): GraphError {
  return badRequest(
    `Cannot convert the literal to the expected type '${type}'.`,
    'RequestBodyRead',
  );
}

const IMPORTANCES = ['low', 'normal', 'high'] as const;
const CLASSIFICATIONS = ['focused', 'other'] as const;
const FLAG_STATUSES = ['notFlagged', 'complete', 'flagged'] as const;
const FLAG_MEMBERS = ['flagStatus', 'startDateTime', 'dueDateTime', 'completedDateTime'];

function one<Name extends keyof MessageDoc>(
  body: JsonObject,
  name: Name,
  read: (value: unknown) => MessageDoc[Name],
): Partial<MessageDoc> {
  return name in body ? { [name]: read(body[name]) } : {};
}

function readCategories(value: unknown): string[] {
  if (!Array.isArray(value) || !value.every((each): each is string => typeof each === 'string')) {
    throw wrongType('Collection(Edm.String)');
  }
  return value;
}

function readBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') {
    throw wrongType('Edm.Boolean');
  }
  return value;
}

function readText(value: unknown): string {
  if (typeof value !== 'string') {
    throw wrongType('Edm.String');
  }
  return value;
}

function readEnum<Member extends string>(
  value: unknown,
  members: readonly Member[],
  type: string,
): Member {
  const member = members.find(
    (known) => typeof value === 'string' && known.toLowerCase() === value.toLowerCase(),
  );
  if (member === undefined) {
    throw wrongType(type);
  }
  return member;
}

function readBody(value: unknown): ItemBody {
  if (!isObject(value)) {
    throw wrongType('microsoft.graph.itemBody');
  }
  return {
    contentType: readEnum(
      value['contentType'] ?? 'text',
      ['text', 'html'],
      'microsoft.graph.bodyType',
    ),
    content: readText(value['content'] ?? ''),
  };
}

/** A due date needs a start (microsoft-graph-docs-contrib 6473); a completed flag gets its day. */
function readFlag(value: unknown): FollowupFlag {
  if (!isObject(value)) {
    throw wrongType('microsoft.graph.followupFlag');
  }
  const stranger = Object.keys(value).find(
    (name) => !name.startsWith('@') && !FLAG_MEMBERS.includes(name),
  );
  if (stranger !== undefined) {
    throw badRequest(
      `The property '${stranger}' does not exist on type 'microsoft.graph.followupFlag'. Make sure to only use property names that are defined by the type.`,
      'RequestBodyRead',
    );
  }
  const flagStatus = readEnum(
    value['flagStatus'],
    FLAG_STATUSES,
    'microsoft.graph.followupFlagStatus',
  );
  const start = readMoment(value['startDateTime']);
  const due = readMoment(value['dueDateTime']);
  const today = graphInstant(nowInstant()).slice(0, 10);
  const completed =
    readMoment(value['completedDateTime']) ??
    (flagStatus === 'complete'
      ? { dateTime: `${today}T00:00:00.0000000`, timeZone: 'UTC' }
      : undefined);
  if (due !== undefined && start === undefined) {
    throw badRequest('The request is invalid.', 'ErrorInvalidArgument');
  }
  return {
    flagStatus,
    ...(start === undefined ? {} : { startDateTime: start }),
    ...(due === undefined ? {} : { dueDateTime: due }),
    ...(completed === undefined ? {} : { completedDateTime: completed }),
  };
}

function readMoment(value: unknown): FollowupFlag['dueDateTime'] {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (!isObject(value)) {
    throw wrongType('microsoft.graph.dateTimeTimeZone');
  }
  const timeZone = textMember(value, 'timeZone', 'UTC');
  const dateTime = textMember(value, 'dateTime');
  const zone = ianaZone(timeZone);
  if (zone === undefined || readDateTime(dateTime, zone) === undefined) {
    throw badRequest('The request is invalid.', 'ErrorInvalidArgument');
  }
  return { dateTime, timeZone };
}
