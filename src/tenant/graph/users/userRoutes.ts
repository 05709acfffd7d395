// Graph's operations on users that the tenant implements: who am I, and the owner's mailbox settings.
import type { Person } from '../../directory/people';
import type { TenantWorld } from '../../tenantWorld';
import { windowsZone } from '../../time/windowsZones';
import { userNamed } from '../mail/mailRights';
import { accessDenied, GraphError } from '../graphError';
import { param } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { checkNames, selectMembers } from '../odata/selectMembers';
import { contextOf } from '../responseContext';
import type { Route } from '../routes';

const USUAL = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];
const USER_MEMBERS = [
  ...USUAL,
  'accountEnabled',
  'department',
  'companyName',
  'userType',
  'proxyAddresses',
  'mailNickname',
];

export function userRoutes(world: TenantWorld): Route[] {
  return [
    { method: 'GET', path: 'users/:user', answer: (request) => readUser(world, request) },
    {
      method: 'GET',
      path: 'users/:user/mailboxSettings',
      answer: (request) => readMailboxSettings(world, request),
    },
  ];
}

function readUser(world: TenantWorld, request: GraphRequest): GraphReply {
  checkNames(request.query.select ?? [], USER_MEMBERS, 'microsoft.graph.user');
  const person = world.directory.find(param(request, 'user'));
  const isSelf = person?.key === request.caller.person.key;
  const scopes = isSelf
    ? ['User.Read', 'User.ReadBasic.All']
    : ['User.ReadBasic.All', 'User.Read.All'];
  if (!scopes.some((scope) => request.caller.scopes.includes(scope))) {
    throw new GraphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    );
  }
  if (person === undefined) {
    throw new GraphError(
      404,
      'Request_ResourceNotFound',
      `Resource '${param(request, 'user')}' does not exist or one of its queried reference-property objects are not present.`,
    );
  }
  return {
    status: 200,
    body: {
      '@odata.context': `${contextOf(request, 'users')}/$entity`,
      ...selectMembers(userEntity(person), request.query.select ?? USUAL, []),
    },
  };
}

function userEntity(person: Person): JsonObject {
  const names = person.displayName.replace(/^Dr\. /, '').split(' ');
  return {
    businessPhones: person.businessPhone === '' ? [] : [person.businessPhone],
    displayName: person.displayName,
    givenName: names[0] ?? null,
    jobTitle: person.title,
    mail: person.mail,
    mobilePhone: null,
    officeLocation: person.officeLocation === '' ? null : person.officeLocation,
    preferredLanguage: null,
    surname: names.at(-1) ?? null,
    userPrincipalName: person.mail,
    id: person.id,
    accountEnabled: true,
    department: person.department,
    companyName: 'Lakeside Health',
    userType: 'Member',
    proxyAddresses: [`SMTP:${person.mail}`],
    mailNickname: person.key,
  };
}

/** The owner's only: even full access to a mailbox does not open its settings (office-js issue 6057). */
function readMailboxSettings(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = userNamed(world, param(request, 'user'));
  const mayRead = ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'].some((scope) =>
    request.caller.scopes.includes(scope),
  );
  if (owner.key !== request.caller.person.key || !mayRead) {
    throw accessDenied();
  }
  const never = { dateTime: '2026-01-01T00:00:00.0000000', timeZone: 'UTC' };
  const zone = windowsZone(owner.timeZone);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, `users('${param(request, 'user')}')/mailboxSettings`),
      ...selectMembers(
        {
          archiveFolder: world.mail.folder(owner.key, 'archive')?.id ?? '',
          timeZone: zone,
          delegateMeetingMessageDeliveryOptions: 'sendToDelegateAndInformationToPrincipal',
          dateFormat: 'M/d/yyyy',
          timeFormat: 'h:mm tt',
          userPurpose: 'user',
          automaticRepliesSetting: {
            status: 'disabled',
            externalAudience: 'none',
            internalReplyMessage: '',
            externalReplyMessage: '',
            scheduledStartDateTime: never,
            scheduledEndDateTime: never,
          },
          language: { locale: 'en-US', displayName: 'English (United States)' },
          workingHours: {
            daysOfWeek: owner.workingHours.days,
            startTime: `${owner.workingHours.start}:00.0000000`,
            endTime: `${owner.workingHours.end}:00.0000000`,
            timeZone: { name: windowsZone(owner.workingHours.timeZone) },
          },
        },
        request.query.select,
      ),
    },
  };
}
