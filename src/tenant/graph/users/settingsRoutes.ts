// The owner's mailbox settings.
import type { TenantWorld } from '../../tenantWorld';
import { badRequest } from '../graphError';
import { isObject, objectBody, param } from '../graphRequest';
import type { GraphReply, GraphRequest } from '../graphRequest';
import { checkNames, selectMembers } from '../odata/selectMembers';
import { contextOf } from '../responseContext';
import type { Route } from '../routes';
import {
  READ_ONLY_SETTINGS,
  readSettings,
  settingsOf,
  SETTINGS_TYPE,
  WRITABLE_SETTINGS,
} from './mailboxSettings';
import { checkBody, OWNER_ONLY, ownerOf, READ_SETTINGS, WRITE_SETTINGS } from './ownerOnly';

export function settingsRoutes(world: TenantWorld): Route[] {
  return [
    {
      method: 'GET',
      path: 'users/:user/mailboxSettings',
      source: 'https://learn.microsoft.com/graph/api/user-get-mailboxsettings',
      needs: READ_SETTINGS,
      refuses: [OWNER_ONLY],
      test: 'graph/mail/settings.test.ts › settings are read and written by their owner alone',
      answer: (request) => readAll(world, request),
    },
    {
      method: 'GET',
      path: 'users/:user/mailboxSettings/:setting',
      source: 'https://learn.microsoft.com/graph/api/user-get-mailboxsettings',
      needs: READ_SETTINGS,
      refuses: [
        OWNER_ONLY,
        { status: 400, code: 'BadRequest', when: 'a setting that does not exist' },
      ],
      test: 'graph/mail/settings.test.ts › one setting is read on its own',
      answer: (request) => readOne(world, request),
    },
    {
      method: 'PATCH',
      path: 'users/:user/mailboxSettings',
      source: 'https://learn.microsoft.com/graph/api/user-update-mailboxsettings',
      needs: WRITE_SETTINGS,
      refuses: [
        OWNER_ONLY,
        {
          status: 400,
          code: 'RequestBodyRead',
          when: 'an unknown member, or what is no time of day',
        },
        {
          status: 400,
          code: 'ErrorInvalidTimeSettings',
          when: 'working hours that end before they start',
        },
        { status: 400, code: 'InvalidArguments', when: 'a day that is none' },
        { status: 400, code: 'InvalidTimeZone', when: 'a zone that is none' },
        {
          status: 400,
          code: 'ErrorInvalidArgument',
          when: 'automatic replies scheduled without both ends or into the past, a language that is none',
        },
        { status: 501, code: 'notImplemented', when: 'a custom time zone, a read-only setting' },
      ],
      test: 'graph/mail/settings.test.ts › settings that make no sense are refused by name',
      answer: (request) => change(world, request),
    },
  ];
}

function contextFor(request: GraphRequest, rest = ''): string {
  return contextOf(request, `users('${param(request, 'user')}')/mailboxSettings${rest}`);
}

function readAll(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = ownerOf(world, request, READ_SETTINGS);
  checkNames(
    request.query.select ?? [],
    [...WRITABLE_SETTINGS, ...READ_ONLY_SETTINGS],
    SETTINGS_TYPE,
  );
  return {
    status: 200,
    body: {
      '@odata.context': contextFor(request),
      ...selectMembers(settingsOf(world, owner), request.query.select),
    },
  };
}

function readOne(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = ownerOf(world, request, READ_SETTINGS);
  const asked = param(request, 'setting');
  const found = Object.entries(settingsOf(world, owner)).find(
    ([name]) => name.toLowerCase() === asked.toLowerCase(),
  );
  if (found === undefined) {
    throw badRequest(`Resource not found for the segment '${asked}'.`);
  }
  const [name, value] = found;
  return {
    status: 200,
    body: {
      '@odata.context': contextFor(request, `/${name}`),
      ...(isObject(value) ? value : { value }),
    },
  };
}

/** Answers what was updated, and only that. */
function change(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = ownerOf(world, request, WRITE_SETTINGS);
  const body = objectBody(request);
  checkBody(body, SETTINGS_TYPE, WRITABLE_SETTINGS, READ_ONLY_SETTINGS);
  const updated = readSettings(body, settingsOf(world, owner));
  world.mailboxes.putSettings(owner.key, { ...world.mailboxes.settings(owner.key), ...updated });
  return { status: 200, body: { '@odata.context': contextFor(request), ...updated } };
}
