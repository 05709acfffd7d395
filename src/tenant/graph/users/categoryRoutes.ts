// The owner's master list of categories; a delegate sees it through Office.js only.
import type { Person } from '../../directory/people';
import type { MasterCategory } from '../../mail/mailboxStore';
import type { TenantWorld } from '../../tenantWorld';
import { badRequest, GraphError, itemNotFound, notImplemented } from '../graphError';
import { objectBody, param } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { wrongType } from '../mail/messageBody';
import { skipPage } from '../odata/page';
import { checkNames, selectMembers } from '../odata/selectMembers';
import { contextOf } from '../responseContext';
import type { Refusal, Route } from '../routes';
import { checkBody, ownerRoute, READ_SETTINGS, WRITE_SETTINGS } from './ownerOnly';

const TYPE = 'microsoft.graph.outlookCategory';
const MEMBERS = ['id', 'displayName', 'color'];
const COLORS = ['none', ...Array.from({ length: 25 }, (_, index) => `preset${String(index)}`)];
const LIST = 'users/:user/outlook/masterCategories';
const ONE = `${LIST}/:category`;
const TEST =
  'graph/mail/settings.test.ts › the master list is made, coloured and cleared by its owner';
const NOT_FOUND: Refusal = {
  status: 404,
  code: 'ErrorItemNotFound',
  when: 'no category of this id',
};
const WRONG: Refusal = {
  status: 400,
  code: 'RequestBodyRead',
  when: 'an unknown member or colour',
};

export function categoryRoutes(world: TenantWorld): Route[] {
  const route = ownerRoute(world, TEST);
  return [
    route('GET', LIST, 'outlookuser-list-mastercategories', READ_SETTINGS, [], (owner, request) =>
      list(world, owner, request),
    ),
    route(
      'POST',
      LIST,
      'outlookuser-post-mastercategories',
      WRITE_SETTINGS,
      [
        WRONG,
        { status: 400, code: 'ErrorInvalidRequest', when: 'no displayName' },
        {
          status: 409,
          code: 'CategoryNameDuplicate',
          when: 'a name that the list has (that it is refused is documented, the code is not)',
        },
      ],
      (owner, request) => create(world, owner, request),
    ),
    route('GET', ONE, 'outlookcategory-get', READ_SETTINGS, [NOT_FOUND], (owner, request) =>
      reply(200, categoryOf(world, owner, request), request),
    ),
    route(
      'PATCH',
      ONE,
      'outlookcategory-update',
      WRITE_SETTINGS,
      [NOT_FOUND, WRONG, { status: 501, code: 'notImplemented', when: 'another displayName' }],
      (owner, request) => recolor(world, owner, request),
    ),
    route(
      'DELETE',
      ONE,
      'outlookcategory-delete',
      WRITE_SETTINGS,
      [NOT_FOUND],
      (owner, request) => {
        world.mailboxes.removeCategory(categoryOf(world, owner, request));
        return { status: 204 };
      },
    ),
  ];
}

function list(world: TenantWorld, owner: Person, request: GraphRequest): GraphReply {
  const { select, filter, orderBy, expand } = request.query;
  checkNames(select ?? [], MEMBERS, TYPE);
  if (filter !== null || orderBy.length > 0 || expand.length > 0) {
    throw notImplemented('$filter, $orderby and $expand on the master list of categories');
  }
  const categories = world.mailboxes.categories(owner.key);
  const page = skipPage(request, categories, categories.length + 1);
  return {
    status: 200,
    body: {
      '@odata.context': contextFor(request),
      ...page.members,
      value: page.rows.map((category) => selectMembers({ ...category }, select)),
    },
  };
}

function create(world: TenantWorld, owner: Person, request: GraphRequest): GraphReply {
  const body = objectBody(request);
  checkBody(body, TYPE, ['displayName', 'color'], ['id']);
  const displayName = body['displayName'] ?? '';
  if (typeof displayName !== 'string') {
    throw wrongType('Edm.String');
  }
  if (displayName.trim() === '') {
    throw badRequest('The value of the displayName is empty.', 'ErrorInvalidRequest');
  }
  const category = world.mailboxes.addCategory(owner.key, displayName, colorIn(body));
  if (category === undefined) {
    throw new GraphError(
      409,
      'CategoryNameDuplicate',
      'A category with the specified name already exists.',
    );
  }
  return reply(201, category, request);
}

/** The colour is all that can be changed (outlookCategory). */
function recolor(world: TenantWorld, owner: Person, request: GraphRequest): GraphReply {
  const category = categoryOf(world, owner, request);
  const body = objectBody(request);
  checkBody(body, TYPE, ['color'], ['displayName', 'id']);
  return reply(200, world.mailboxes.recolor(category, colorIn(body)), request);
}

function colorIn(body: JsonObject): string {
  const asked = body['color'] ?? 'none';
  const color = COLORS.find((known) => typeof asked === 'string' && known === asked.toLowerCase());
  if (color === undefined) {
    throw wrongType('microsoft.graph.categoryColor');
  }
  return color;
}

function categoryOf(world: TenantWorld, owner: Person, request: GraphRequest): MasterCategory {
  const id = param(request, 'category').toLowerCase();
  const category = world.mailboxes.categories(owner.key).find((each) => each.id === id);
  if (category === undefined) {
    throw itemNotFound();
  }
  return category;
}

function contextFor(request: GraphRequest): string {
  return contextOf(request, `users('${param(request, 'user')}')/outlook/masterCategories`);
}

function reply(status: number, category: MasterCategory, request: GraphRequest): GraphReply {
  checkNames(request.query.select ?? [], MEMBERS, TYPE);
  return {
    status,
    body: {
      '@odata.context': `${contextFor(request)}/$entity`,
      ...selectMembers({ ...category }, request.query.select),
    },
  };
}
