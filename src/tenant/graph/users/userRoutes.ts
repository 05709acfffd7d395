// Who a user is, and everything that only the owner of a mailbox may read and write.
import type { Person } from '../../directory/people';
import type { TenantWorld } from '../../tenantWorld';
import { GraphError } from '../graphError';
import { param } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { checkNames, selectMembers } from '../odata/selectMembers';
import { contextOf } from '../responseContext';
import type { Route } from '../routes';
import { categoryRoutes } from './categoryRoutes';
import { ruleRoutes } from './ruleRoutes';
import { settingsRoutes } from './settingsRoutes';
import { translateRoutes } from './translateRoutes';

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
    {
      method: 'GET',
      path: 'users/:user',
      source: 'https://learn.microsoft.com/graph/api/user-get',
      needs: ['User.Read', 'User.ReadBasic.All'],
      refuses: [
        {
          status: 403,
          code: 'Authorization_RequestDenied',
          when: 'another user, or nobody, with User.Read alone',
        },
        { status: 400, code: 'RequestBroker--ParseUri', when: 'a name that no user has' },
      ],
      test: 'graph/mail/settings.test.ts › a caller reads the own profile and no other',
      answer: (request) => readUser(world, request),
    },
    ...settingsRoutes(world),
    ...categoryRoutes(world),
    ...ruleRoutes(world),
    ...translateRoutes(world),
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
