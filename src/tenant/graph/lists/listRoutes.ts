// Graph's operations on the SharePoint site that the tenant implements: the site, its lists and columns, then the items.
import type { TenantWorld } from '../../tenantWorld';
import { notImplemented, siteAccessDenied } from '../graphError';
import { param } from '../graphRequest';
import type { GraphReply, GraphRequest } from '../graphRequest';
import { passes } from '../odata/evaluateFilter';
import { tokenPage } from '../odata/page';
import { selectMembers } from '../odata/selectMembers';
import { contextOf } from '../responseContext';
import type { Refusal, Route } from '../routes';
import { itemRoutes } from './itemRoutes';
import { columnEntity, columnsOf, listEntity, siteEntity } from './siteEntities';
import { checkSite, listOf, NO_STRANGERS, noSite } from './siteOf';
import { checkSiteReader } from './siteRights';

const USUAL_PAGE = 200;
const API = 'https://learn.microsoft.com/graph/api';

const NO_LIST: Refusal = { status: 404, code: 'itemNotFound', when: 'no such list' };

export function listRoutes(world: TenantWorld): Route[] {
  return [
    {
      method: 'GET',
      path: 'sites/:site/*path',
      source: `${API}/site-getbypath`,
      needs: ['Sites.Selected', 'Sites.Read.All'],
      refuses: NO_STRANGERS,
      test: 'lists.test.ts › what IT provisioned is there, with its columns',
      answer: (request) => siteByPath(world, request),
    },
    {
      method: 'GET',
      path: 'sites',
      source: 'https://github.com/acsone/msgraphfs/issues/9',
      needs: ['Sites.Read.All'],
      refuses: [{ status: 403, code: 'accessDenied', when: 'Sites.Selected alone' }],
      test: 'lists.refusals.test.ts › Sites.Selected does not open $says',
      answer: (request) => searchSites(request),
    },
    {
      method: 'GET',
      path: 'sites/:site',
      source: `${API}/site-get`,
      needs: ['Sites.Selected', 'Sites.Read.All'],
      refuses: [
        ...NO_STRANGERS,
        { status: 403, code: 'accessDenied', when: 'root, on which nothing was granted' },
      ],
      test: 'lists.refusals.test.ts › Sites.Selected does not open $says',
      answer: (request) => readSite(world, request),
    },
    {
      method: 'GET',
      path: 'sites/:site/lists',
      source: `${API}/list-list`,
      needs: ['Sites.Selected', 'Sites.Read.All'],
      refuses: NO_STRANGERS,
      test: 'lists.test.ts › what IT provisioned is there, with its columns',
      answer: (request) => listLists(world, request),
    },
    {
      method: 'POST',
      path: 'sites/:site/lists',
      source: `${API}/list-create`,
      needs: ['Sites.Manage.All'],
      refuses: [{ status: 403, code: 'accessDenied', when: 'without Sites.Manage.All' }],
      test: 'lists.refusals.test.ts › a list or column is not made with Sites.Selected',
      answer: (request) => provision(world, request, 'making a list'),
    },
    {
      method: 'GET',
      path: 'sites/:site/lists/:list',
      source: `${API}/list-get`,
      needs: ['Sites.Selected', 'Sites.Read.All'],
      refuses: [...NO_STRANGERS, NO_LIST],
      test: 'lists.test.ts › one list comes with its columns',
      answer: (request) => readList(world, request),
    },
    {
      method: 'GET',
      path: 'sites/:site/lists/:list/columns',
      source: `${API}/list-list-columns`,
      needs: ['Sites.Selected', 'Sites.Read.All'],
      refuses: [...NO_STRANGERS, NO_LIST],
      test: 'lists.test.ts › what IT provisioned is there, with its columns',
      answer: (request) => listColumns(world, request),
    },
    {
      method: 'POST',
      path: 'sites/:site/lists/:list/columns',
      source: `${API}/list-post-columns`,
      needs: ['Sites.Manage.All'],
      refuses: [{ status: 403, code: 'accessDenied', when: 'without Sites.Manage.All' }],
      test: 'lists.refusals.test.ts › a list or column is not made with Sites.Selected',
      answer: (request) => provision(world, request, 'making a column'),
    },
    ...itemRoutes(world),
  ];
}

function siteByPath(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSiteReader(world, request);
  const isHere =
    param(request, 'site').toLowerCase() === world.siteFile.hostname.toLowerCase() &&
    `/${param(request, 'path')}`.toLowerCase() === world.siteFile.path.toLowerCase();
  if (!isHere) {
    throw noSite();
  }
  return siteReply(world, request);
}

function searchSites(request: GraphRequest): GraphReply {
  if (!request.caller.scopes.some((scope) => /^Sites\..+\.All$/.test(scope))) {
    throw siteAccessDenied();
  }
  throw notImplemented('the search for sites');
}

function readSite(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSite(world, request);
  return siteReply(world, request);
}

function siteReply(world: TenantWorld, request: GraphRequest): GraphReply {
  return {
    status: 200,
    body: {
      '@odata.context': `${contextOf(request, 'sites')}/$entity`,
      ...selectMembers(siteEntity(world), request.query.select, []),
    },
  };
}

function listLists(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSite(world, request);
  const { filter } = request.query;
  const rows = world.site
    .lists()
    .map((list) => listEntity(world, list))
    .filter((list) => filter === null || passes(list, filter));
  const page = tokenPage(request, rows, USUAL_PAGE);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, `sites('${param(request, 'site')}')/lists`),
      ...page.members,
      value: page.rows.map((list) => selectMembers(list, request.query.select, [])),
    },
  };
}

function readList(world: TenantWorld, request: GraphRequest): GraphReply {
  const list = listOf(world, request);
  const expanded = request.query.expand.map((each) => each.name.toLowerCase());
  if (expanded.some((name) => name !== 'columns')) {
    throw notImplemented(`$expand=${expanded.join(',')} on a list`);
  }
  return {
    status: 200,
    body: {
      '@odata.context': `${contextOf(request, `sites('${param(request, 'site')}')/lists`)}/$entity`,
      ...selectMembers(listEntity(world, list), request.query.select),
      ...(expanded.includes('columns')
        ? { columns: columnsOf(list).map((column) => columnEntity(list, column)) }
        : {}),
    },
  };
}

function listColumns(world: TenantWorld, request: GraphRequest): GraphReply {
  const list = listOf(world, request);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(
        request,
        `sites('${param(request, 'site')}')/lists('${param(request, 'list')}')/columns`,
      ),
      value: columnsOf(list).map((column) =>
        selectMembers(columnEntity(list, column), request.query.select),
      ),
    },
  };
}

/** Lists are made by IT's own script; what the app was granted never reaches that far. */
function provision(world: TenantWorld, request: GraphRequest, what: string): GraphReply {
  checkSite(world, request);
  const managing = ['Sites.Manage.All', 'Sites.FullControl.All'];
  if (!managing.some((scope) => request.caller.scopes.includes(scope))) {
    throw siteAccessDenied();
  }
  throw notImplemented(what);
}
