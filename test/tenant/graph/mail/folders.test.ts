// Mail folders: the tree, new folders, and what is no folder.
import { startTenant } from '../../../support/startTenant';
import type { RunningTenant } from '../../../support/startTenant';
import { declared, ELENA, MAYA, mailCaller, NOBODY, refusalsOf } from './mailCaller';
import type { MailCaller, Refused } from './mailCaller';

const FOLDERS = `${MAYA}/mailFolders`;

let tenant: RunningTenant;
let jordan: MailCaller;

beforeAll(async () => {
  tenant = await startTenant();
  jordan = mailCaller(tenant, 'jordan.reyes');
});
afterAll(() => tenant.stop());

test('folders hang below the root and below each other', async () => {
  const root = await jordan.get(`${FOLDERS}/msgfolderroot`);
  const top = await jordan.all(`${FOLDERS}?$top=3`);
  expect(top.map((folder) => folder['displayName'])).toEqual(
    expect.arrayContaining(['Inbox', 'Drafts', 'Sent Items', 'Archive', 'Deleted Items']),
  );
  expect(top.every((folder) => folder['parentFolderId'] === root.id)).toBe(true);
  const inbox = await jordan.get(`${FOLDERS}/Inbox`);
  const child = await jordan.post(`${FOLDERS}/inbox/childFolders`, { displayName: 'Waiting' });
  expect(child).toMatchObject({
    displayName: 'Waiting',
    parentFolderId: inbox.id,
    childFolderCount: 0,
    totalItemCount: 0,
  });
  expect(await jordan.get(`${FOLDERS}/${inbox.id}`)).toMatchObject({ childFolderCount: 1 });
  expect((await jordan.page(`${FOLDERS}/inbox/childFolders`)).value.map(({ id }) => id)).toEqual([
    child.id,
  ]);
  expect((await jordan.page(`${FOLDERS}?$top=50`)).value).toHaveLength(top.length);
});

test('a new folder takes messages and counts them', async () => {
  const folder = await jordan.post(FOLDERS, { displayName: 'Board papers' });
  const [message] = (
    await jordan.page(`${FOLDERS}/inbox/messages?$select=id,isRead&$filter=isRead eq false&$top=1`)
  ).value;
  await jordan.post(`${MAYA}/messages/${message?.id ?? ''}/move`, { destinationId: folder.id });
  expect(await jordan.get(`${FOLDERS}/${folder.id}`)).toMatchObject({
    totalItemCount: 1,
    unreadItemCount: 1,
  });
  const [found] = (await jordan.page(`${FOLDERS}?$filter=displayName eq 'Board papers'`)).value;
  expect(found?.id).toBe(folder.id);
});

test('a new folder has its name to itself', async () => {
  await jordan.post(FOLDERS, { displayName: 'Once' });
  await jordan.post(`${FOLDERS}/archive/childFolders`, { displayName: 'Once' });
  const rows: readonly Refused[] = [FOLDERS, `${FOLDERS}/archive/childFolders`].flatMap((list) => [
    {
      says: 'a name that is taken',
      call: (as: MailCaller) => as.post(list, { displayName: 'ONCE' }),
      status: 409,
      code: 'ErrorFolderExists',
    },
    {
      says: 'no name',
      call: (as: MailCaller) => as.post(list, { displayName: ' ' }),
      status: 400,
      code: 'ErrorInvalidRequest',
    },
    {
      says: 'a number for a name',
      call: (as: MailCaller) => as.post(list, { displayName: 7 }),
      status: 400,
      code: 'RequestBodyRead',
    },
    {
      says: 'an unknown member',
      call: (as: MailCaller) => as.post(list, { displayName: 'x', colour: 'red' }),
      status: 400,
      code: 'RequestBodyRead',
    },
  ]);
  const others: readonly Refused[] = [
    {
      says: 'below nobody',
      call: (as) => as.post(`${FOLDERS}/${NOBODY}/childFolders`, { displayName: 'x' }),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'below no name',
      call: (as) => as.post(`${FOLDERS}/Projects/childFolders`, { displayName: 'x' }),
      status: 400,
      code: 'ErrorInvalidIdMalformed',
    },
    {
      says: 'elsewhere',
      call: (as) => as.post(`${ELENA}/mailFolders`, { displayName: 'x' }),
      status: 403,
      code: 'ErrorAccessDenied',
    },
    {
      says: 'below a folder elsewhere',
      call: (as) => as.post(`${ELENA}/mailFolders/inbox/childFolders`, { displayName: 'x' }),
      status: 403,
      code: 'ErrorAccessDenied',
    },
  ];
  expect(await refusalsOf(jordan, [...rows, ...others])).toEqual(declared([...rows, ...others]));
});

test('what is no folder is refused by its kind', async () => {
  const rows: readonly Refused[] = [
    FOLDERS,
    `${FOLDERS}/inbox`,
    `${FOLDERS}/inbox/childFolders`,
  ].map((path) => ({
    says: 'an unknown member',
    call: (as: MailCaller) => as.get(`${path}?$select=sizeInMiles`),
    status: 400,
    code: 'RequestBroker--ParseUri',
  }));
  const others: readonly Refused[] = ['', '/childFolders'].flatMap((rest) => [
    {
      says: 'nobody’s',
      call: (as: MailCaller) => as.get(`${FOLDERS}/${NOBODY}${rest}`),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'one that Graph knows and the mailbox lacks',
      call: (as: MailCaller) => as.get(`${FOLDERS}/searchfolders${rest}`),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'no name',
      call: (as: MailCaller) => as.get(`${FOLDERS}/Projects${rest}`),
      status: 400,
      code: 'ErrorInvalidIdMalformed',
    },
    {
      says: 'elsewhere',
      call: (as: MailCaller) => as.get(`${ELENA}/mailFolders/inbox${rest}`),
      status: 403,
      code: 'ErrorAccessDenied',
    },
  ]);
  const denied: Refused = {
    says: 'the tree elsewhere',
    call: (as) => as.get(`${ELENA}/mailFolders`),
    status: 403,
    code: 'ErrorAccessDenied',
  };
  const all = [...rows, ...others, denied];
  expect(await refusalsOf(jordan, all)).toEqual(declared(all));
});

test('what the tenant lacks of folders it says', async () => {
  const lacking = { status: 501, code: 'notImplemented' };
  const rows: readonly Refused[] = [
    { says: 'changes of the tree', call: (as) => as.get(`${FOLDERS}/delta`), ...lacking },
    {
      says: 'another name',
      call: (as) => as.patch(`${FOLDERS}/archive`, { displayName: 'x' }),
      ...lacking,
    },
    { says: 'no folder any more', call: (as) => as.delete(`${FOLDERS}/archive`), ...lacking },
    {
      says: 'a hidden one',
      call: (as) => as.post(FOLDERS, { displayName: 'x', isHidden: true }),
      ...lacking,
    },
  ];
  expect(await refusalsOf(jordan, rows)).toEqual(declared(rows));
});
