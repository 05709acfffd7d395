// Translates the ids of messages and events between the forms in which Outlook's interfaces know them.
import type { Person } from '../../directory/people';
import type { TenantWorld } from '../../tenantWorld';
import { accessDenied, badRequest, notImplemented } from '../graphError';
import { objectBody, param } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { ewsIdFrom } from '../itemIds';
import { userNamed } from '../mail/mailRights';
import { wrongType } from '../mail/messageBody';
import type { Route } from '../routes';

const LARGEST = 1000;
const FORMATS = ['entryId', 'ewsId', 'immutableEntryId', 'restId', 'restImmutableEntryId'] as const;
type Format = (typeof FORMATS)[number];
const ANYBODY = ['User.ReadBasic.All', 'User.Read.All'];
const ONESELF = ['User.Read', ...ANYBODY];

export function translateRoutes(world: TenantWorld): Route[] {
  return [
    {
      method: 'POST',
      path: 'users/:user/translateExchangeIds',
      source: 'https://learn.microsoft.com/graph/api/user-translateexchangeids',
      needs: ONESELF,
      refuses: [
        {
          status: 403,
          code: 'ErrorAccessDenied',
          when: "another user's mailbox with User.Read alone",
        },
        { status: 400, code: 'ErrorInvalidRequest', when: 'more than 1,000 ids, or none' },
        { status: 400, code: 'RequestBodyRead', when: 'a format that is none' },
        { status: 501, code: 'notImplemented', when: 'entryId and immutableEntryId' },
      ],
      test: 'graph/mail/settings.test.ts › ids are translated one by one, and the unknown say so',
      answer: (request) => translate(world, request),
    },
  ];
}

function translate(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = userNamed(world, param(request, 'user'));
  const scopes = owner.key === request.caller.person.key ? ONESELF : ANYBODY;
  if (!scopes.some((scope) => request.caller.scopes.includes(scope))) {
    throw accessDenied();
  }
  // The metadata writes the parameters of actions with a capital letter, the pages without.
  const body = Object.fromEntries(
    Object.entries(objectBody(request)).map(([name, value]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      value,
    ]),
  );
  const ids = body['inputIds'];
  if (!Array.isArray(ids) || !ids.every((id): id is string => typeof id === 'string')) {
    throw wrongType('Collection(Edm.String)');
  }
  if (ids.length === 0 || ids.length > LARGEST) {
    throw badRequest(
      `The collection inputIds has ${String(ids.length)} ids; it takes 1 to ${String(LARGEST)}.`,
      'ErrorInvalidRequest',
    );
  }
  const from = readFormat(body['sourceIdType']);
  const to = readFormat(body['targetIdType']);
  return {
    status: 200,
    body: {
      '@odata.context': `${request.root}/$metadata#Collection(microsoft.graph.convertIdResult)`,
      value: ids.map((id) => translated(world, owner, id, from, to)),
    },
  };
}

/** An id that is unknown, or written in another form than was said, has an error of its own (microsoft-graph-docs 3554). */
function translated(
  world: TenantWorld,
  owner: Person,
  id: string,
  from: Format,
  to: Format,
): JsonObject {
  const item =
    world.mail.message(owner.key, id) ?? world.calendar.appointment(owner.key, id)?.event;
  if (item === undefined || idIn(item, from) !== id) {
    return {
      sourceId: id,
      errorDetails: {
        code: 'ErrorItemNotFound',
        message: 'The specified object was not found in the store.',
      },
    };
  }
  return { sourceId: id, targetId: idIn(item, to) };
}

function idIn(
  item: { readonly restId: string; readonly immutableId: string },
  format: Format,
): string {
  switch (format) {
    case 'restId':
      return item.restId;
    case 'restImmutableEntryId':
      return item.immutableId;
    case 'ewsId':
      return ewsIdFrom(item.restId);
    case 'entryId':
    case 'immutableEntryId':
      throw notImplemented(`the id format ${format}`);
  }
}

function readFormat(value: unknown): Format {
  const format = FORMATS.find((known) => known.toLowerCase() === String(value).toLowerCase());
  if (format === undefined) {
    throw wrongType('microsoft.graph.exchangeIdFormat');
  }
  if (format === 'entryId' || format === 'immutableEntryId') {
    throw notImplemented(`the id format ${format}`);
  }
  return format;
}
