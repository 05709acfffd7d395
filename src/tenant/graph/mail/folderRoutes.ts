// Mail folders: the tree below the root, and new ones.
import { randomUUID } from 'node:crypto';
import type { Person } from '../../directory/people';
import { ROOT_FOLDER } from '../../mail/folderStore';
import type { Folder } from '../../mail/mailStore';
import type { TenantWorld } from '../../tenantWorld';
import { badRequest, GraphError, notImplemented } from '../graphError';
import { objectBody, param } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { ordered, passes } from '../odata/evaluateFilter';
import { skipPage } from '../odata/page';
import { pathsIn } from '../odata/parseFilter';
import { checkNames, selectMembers } from '../odata/selectMembers';
import { contextOf } from '../responseContext';
import type { Refusal, Route } from '../routes';
import {
  folderOf,
  GONE,
  MALFORMED,
  NO_RIGHT,
  READ_MAIL,
  UNKNOWN_MEMBER,
  WRITE_MAIL,
} from './askedMessages';
import { mailboxOf } from './mailRights';
import { wrongType } from './messageBody';

const FOLDER_TYPE = 'microsoft.graph.mailFolder';
const FOLDER_MEMBERS = [
  'id',
  'displayName',
  'parentFolderId',
  'childFolderCount',
  'unreadItemCount',
  'totalItemCount',
  'isHidden',
];
const USUAL_PAGE = 10;
const UNKNOWN_NAME: Refusal = {
  status: 400,
  code: 'RequestBroker--ParseUri',
  when: 'a name in $select that no folder has',
};
const TREE_TEST = 'graph/mail/folders.test.ts › folders hang below the root and below each other';
const NEW_TEST = 'graph/mail/folders.test.ts › a new folder has its name to itself';

export function folderRoutes(world: TenantWorld): Route[] {
  const creating = (path: string, source: string, refuses: readonly Refusal[]): Route => ({
    method: 'POST',
    path,
    source,
    needs: WRITE_MAIL,
    refuses: [
      NO_RIGHT,
      {
        status: 409,
        code: 'ErrorFolderExists',
        when: 'a name that a sibling has (alcionai/corso 3278)',
      },
      UNKNOWN_MEMBER,
      { status: 400, code: 'ErrorInvalidRequest', when: 'no displayName' },
      ...refuses,
    ],
    test: NEW_TEST,
    answer: (request) => createFolder(world, request),
  });
  return [
    {
      method: 'GET',
      path: 'users/:user/mailFolders',
      source: 'https://learn.microsoft.com/graph/api/user-list-mailfolders',
      needs: READ_MAIL,
      refuses: [NO_RIGHT, UNKNOWN_NAME],
      test: TREE_TEST,
      answer: (request) => listFolders(world, request),
    },
    creating(
      'users/:user/mailFolders',
      'https://learn.microsoft.com/graph/api/user-post-mailfolders',
      [],
    ),
    {
      method: 'GET',
      path: 'users/:user/mailFolders/delta',
      source: 'https://learn.microsoft.com/graph/api/mailfolder-delta',
      needs: READ_MAIL,
      refuses: [{ status: 501, code: 'notImplemented', when: 'always' }],
      test: 'graph/mail/folders.test.ts › what the tenant lacks of folders it says',
      answer: () => {
        throw notImplemented('delta of mail folders');
      },
    },
    {
      method: 'GET',
      path: 'users/:user/mailFolders/:folder',
      source: 'https://learn.microsoft.com/graph/api/mailfolder-get',
      needs: READ_MAIL,
      refuses: [NO_RIGHT, UNKNOWN_NAME, GONE, MALFORMED],
      test: TREE_TEST,
      answer: (request) => readFolder(world, request),
    },
    {
      method: 'GET',
      path: 'users/:user/mailFolders/:folder/childFolders',
      source: 'https://learn.microsoft.com/graph/api/mailfolder-list-childfolders',
      needs: READ_MAIL,
      refuses: [NO_RIGHT, UNKNOWN_NAME, GONE, MALFORMED],
      test: TREE_TEST,
      answer: (request) => listFolders(world, request),
    },
    creating(
      'users/:user/mailFolders/:folder/childFolders',
      'https://learn.microsoft.com/graph/api/mailfolder-post-childfolders',
      [GONE, MALFORMED],
    ),
  ];
}

function parentOf(world: TenantWorld, owner: Person, request: GraphRequest): Folder {
  return folderOf(world, owner, request.params['folder'] ?? ROOT_FOLDER);
}

function collectionOf(request: GraphRequest): string {
  const all = `users('${param(request, 'user')}')/mailFolders`;
  return request.params['folder'] === undefined
    ? all
    : `${all}('${param(request, 'folder')}')/childFolders`;
}

/** Folders are few: they are filtered and ordered where they are shown. */
function listFolders(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'read');
  const { select, filter, orderBy, expand } = request.query;
  checkNames(select ?? [], FOLDER_MEMBERS, FOLDER_TYPE);
  checkNames(
    [...(filter === null ? [] : pathsIn(filter)), ...orderBy.map((order) => order.path)].map(
      (path) => path[0] ?? '',
    ),
    FOLDER_MEMBERS,
    FOLDER_TYPE,
  );
  if (expand.length > 0) {
    throw notImplemented('$expand on mail folders');
  }
  const folders = world.mail
    .childFolders(parentOf(world, owner, request))
    .map((folder) => folderEntity(world, folder))
    .filter((entity) => filter === null || passes(entity, filter));
  const page = skipPage(request, ordered(folders, orderBy), USUAL_PAGE);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, collectionOf(request)),
      ...page.members,
      value: page.rows.map((entity) => selectMembers(entity, select)),
    },
  };
}

function readFolder(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'read');
  checkNames(request.query.select ?? [], FOLDER_MEMBERS, FOLDER_TYPE);
  if (request.query.expand.length > 0) {
    throw notImplemented('$expand on a mail folder');
  }
  const folder = folderOf(world, owner, param(request, 'folder'));
  return folderReply(200, folderEntity(world, folder), request);
}

function createFolder(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Mail', 'edit');
  const parent = parentOf(world, owner, request);
  const { displayName, isHidden, ...others } = objectBody(request);
  const stranger = Object.keys(others).find((name) => !name.startsWith('@'));
  if (stranger !== undefined && !FOLDER_MEMBERS.includes(stranger)) {
    throw badRequest(
      `The property '${stranger}' does not exist on type '${FOLDER_TYPE}'. Make sure to only use property names that are defined by the type.`,
      'RequestBodyRead',
    );
  }
  if (stranger !== undefined || (isHidden !== undefined && isHidden !== false)) {
    throw notImplemented('anything but displayName in a new mail folder');
  }
  if (displayName !== undefined && typeof displayName !== 'string') {
    throw wrongType('Edm.String');
  }
  if (displayName === undefined || displayName.trim() === '') {
    throw badRequest('The value of the displayName is empty.', 'ErrorInvalidRequest');
  }
  const folder = world.mail.addFolder(parent, displayName, randomUUID());
  if (folder === undefined) {
    throw new GraphError(
      409,
      'ErrorFolderExists',
      `A folder with the specified name already exists., Could not create folder '${displayName}'.`,
    );
  }
  return folderReply(201, folderEntity(world, folder), request);
}

function folderReply(status: number, entity: JsonObject, request: GraphRequest): GraphReply {
  return {
    status,
    body: {
      '@odata.context': `${contextOf(request, collectionOf({ ...request, params: { user: param(request, 'user') } }))}/$entity`,
      ...selectMembers(entity, request.query.select),
    },
  };
}

function folderEntity(world: TenantWorld, folder: Folder): JsonObject {
  const counts = world.mail.counts(folder);
  return {
    id: folder.id,
    displayName: folder.displayName,
    // The root hangs below the store itself, which nobody can open.
    parentFolderId: folder.parentId ?? `${folder.id.slice(0, -8)}STOREAA=`,
    childFolderCount: world.mail.childFolders(folder).length,
    unreadItemCount: counts.unread,
    totalItemCount: counts.total,
    isHidden: false,
  };
}
