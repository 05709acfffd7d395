// Lists of messages: every filter and order is answered by SQL, and has to find what reading everything would find.
import { startTenant } from '../../../support/startTenant';
import type { RunningTenant } from '../../../support/startTenant';
import { declared, ELENA, MAYA, mailCaller, NOBODY, refusalsOf } from './mailCaller';
import type { MailCaller, Refused, Shown } from './mailCaller';

const INBOX = `${MAYA}/mailFolders/inbox/messages`;
const SELECT =
  '$select=id,subject,from,receivedDateTime,isRead,importance,categories,flag,conversationId,internetMessageId,hasAttachments,parentFolderId';

let tenant: RunningTenant;
let jordan: MailCaller;
let everything: readonly Shown[];

beforeAll(async () => {
  tenant = await startTenant();
  jordan = mailCaller(tenant, 'jordan.reyes');
  const [one, , three] = (await jordan.page(`${INBOX}?$select=id&$top=3`)).value;
  await jordan.patch(`${MAYA}/messages/${one?.id ?? ''}`, {
    categories: ['Anteroom: patient', 'Hold'],
    flag: { flagStatus: 'flagged' },
  });
  await jordan.patch(`${MAYA}/messages/${three?.id ?? ''}`, { categories: ['hold'] });
  everything = (await jordan.page(`${MAYA}/messages?${SELECT}&$top=1000`)).value;
});
afterAll(() => tenant.stop());

const time = (message: Shown): number => Date.parse(String(message['receivedDateTime']));
const address = (message: Shown): string =>
  (message['from'] as { emailAddress: { address: string } } | null)?.emailAddress.address ?? '';
const subject = (message: Shown): string => String(message['subject']);

test('each filter finds what reading everything would find', async () => {
  const middle = everything[Math.floor(everything.length / 2)];
  const some = everything.find((message) => address(message) !== '');
  const at = String(middle?.['receivedDateTime']);
  const sender = some === undefined ? '' : address(some);
  const word = subject(middle ?? { id: '' }).split(' ')[0] ?? '';
  const rows: readonly (readonly [string, (message: Shown) => boolean])[] = [
    [`receivedDateTime ge ${at}`, (each) => time(each) >= Date.parse(at)],
    [`receivedDateTime lt ${at}`, (each) => time(each) < Date.parse(at)],
    [`${at} le receivedDateTime`, (each) => time(each) >= Date.parse(at)],
    ['isRead eq false', (each) => each['isRead'] === false],
    ['not (isRead eq false)', (each) => each['isRead'] !== false],
    ["flag/flagStatus eq 'flagged'", (each) => JSON.stringify(each['flag']).includes('"flagged"')],
    [
      "categories/any(c:c eq 'Hold')",
      (each) => /"hold"/i.exec(JSON.stringify(each['categories'])) !== null,
    ],
    [
      "categories/any(c:c eq 'Hold') and isRead eq false",
      (each) =>
        /"hold"/i.exec(JSON.stringify(each['categories'])) !== null && each['isRead'] === false,
    ],
    [
      "not categories/any(c:startswith(c,'Anteroom:'))",
      (each) => !JSON.stringify(each['categories']).includes('Anteroom:'),
    ],
    ['categories/any()', (each) => (each['categories'] as string[]).length > 0],
    [
      `conversationId eq '${String(middle?.['conversationId'])}'`,
      (each) => each['conversationId'] === middle?.['conversationId'],
    ],
    [
      `internetMessageId eq '${String(middle?.['internetMessageId'])}'`,
      (each) => each.id === middle?.id,
    ],
    [`from/emailAddress/address eq '${sender.toUpperCase()}'`, (each) => address(each) === sender],
    [
      `from/emailAddress/address eq '${sender}' and isRead eq true`,
      (each) => address(each) === sender && each['isRead'] === true,
    ],
    ["importance eq 'high'", (each) => each['importance'] === 'high'],
    ["importance in ('high','low')", (each) => each['importance'] !== 'normal'],
    ['hasAttachments eq true', (each) => each['hasAttachments'] === true],
    [
      `subject eq '${subject(middle ?? { id: '' }).replaceAll("'", "''")}'`,
      (each) => subject(each) === subject(middle ?? { id: '' }),
    ],
    [
      `startswith(subject,'${word}')`,
      (each) => subject(each).toLowerCase().startsWith(word.toLowerCase()),
    ],
    ["contains(subject,'or')", (each) => subject(each).toLowerCase().includes('or')],
    [
      "isRead eq false or importance eq 'high'",
      (each) => each['isRead'] === false || each['importance'] === 'high',
    ],
    [
      `parentFolderId eq '${String(middle?.['parentFolderId'])}'`,
      (each) => each['parentFolderId'] === middle?.['parentFolderId'],
    ],
    [
      'from/emailAddress/name ne null and receivedDateTime ge 2000-01-01',
      (each) => address(each) !== '',
    ],
  ];
  for (const [filter, holds] of rows) {
    const found = await jordan.page(
      `${MAYA}/messages?${SELECT}&$top=1000&$filter=${encodeURIComponent(filter)}`,
    );
    const wanted = everything.filter(holds).map((message) => message.id);
    expect({ filter, ids: found.value.map((message) => message.id) }).toEqual({
      filter,
      ids: wanted,
    });
  }
});

test('a filter that begins with the time may be ordered by it', async () => {
  const since = String(everything.at(-1)?.['receivedDateTime']);
  const filter = encodeURIComponent(`receivedDateTime ge ${since} and isRead eq false`);
  const ordered = async (direction: string): Promise<number[]> =>
    (
      await jordan.all(
        `${INBOX}?${SELECT}&$top=5&$filter=${filter}&$orderby=receivedDateTime ${direction}`,
      )
    ).map(time);
  const down = await ordered('desc');
  expect(down.length).toBeGreaterThan(5);
  expect(down).toEqual([...down].sort((one, other) => other - one));
  expect(await ordered('asc')).toEqual([...down].reverse());
});

test('the links of a filtered list visit each message once', async () => {
  const unread = everything.filter((message) => message['isRead'] === false);
  const path = `${MAYA}/messages?$select=id&$filter=isRead eq false&$top=3&$count=true`;
  expect((await jordan.page(path))['@odata.count']).toBe(unread.length);
  const seen = (await jordan.all(path)).map((message) => message.id);
  expect(seen).toEqual(unread.map((message) => message.id));
});

test('only what is asked for by name comes of headers and own words', async () => {
  const [first] = everything;
  const path = `${MAYA}/messages/${first?.id ?? ''}`;
  const usual = await jordan.get(path);
  expect(usual).not.toHaveProperty('internetMessageHeaders');
  expect(usual).not.toHaveProperty('uniqueBody');
  const asked = await jordan.get(`${path}?$select=internetMessageHeaders,uniqueBody`);
  expect(asked['internetMessageHeaders']).toContainEqual(
    expect.objectContaining({ name: 'Message-ID', value: first?.['internetMessageId'] }),
  );
  expect(asked).not.toHaveProperty('subject');
});

test('own words end where the answered message begins', async () => {
  const reply = await jordan.post(`${MAYA}/messages/${everything[0]?.id ?? ''}/createReply`, {
    comment: 'Thursday suits.',
  });
  const read = await jordan.get(
    `${MAYA}/messages/${reply.id}?$select=uniqueBody`,
    'IdType="ImmutableId", outlook.body-content-type="text"',
  );
  expect((read['uniqueBody'] as { content: string }).content.trim()).toBe('Thursday suits.');
  await jordan.delete(`${MAYA}/messages/${reply.id}`);
});

test('a message is found in its own folder only', async () => {
  const [message] = (await jordan.page(`${INBOX}?$select=id&$top=1`)).value;
  const path = (folder: string): string =>
    `${MAYA}/mailFolders/${folder}/messages/${message?.id ?? ''}?$select=id`;
  expect((await jordan.get(path('inbox'))).id).toBe(message?.id);
  const rows: readonly Refused[] = [
    {
      says: 'another folder',
      call: (as) => as.get(path('archive')),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'a folder that is no name',
      call: (as) => as.get(path('in-box')),
      status: 400,
      code: 'ErrorInvalidIdMalformed',
    },
    {
      says: 'a folder of nobody',
      call: (as) => as.get(path(NOBODY)),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'an unknown member',
      call: (as) => as.get(`${path('inbox')},subjekt`),
      status: 400,
      code: 'RequestBroker--ParseUri',
    },
    {
      says: 'another mailbox',
      call: (as) => as.get(`${ELENA}/mailFolders/inbox/messages/${NOBODY}`),
      status: 403,
      code: 'ErrorAccessDenied',
    },
  ];
  expect(await refusalsOf(jordan, rows)).toEqual(declared(rows));
});

test('lists refuse what they cannot answer by an index or at all', async () => {
  const lists = [`${MAYA}/messages`, INBOX];
  const rows: readonly Refused[] = lists.flatMap((list) => [
    {
      says: 'an unknown member',
      call: (as: MailCaller) => as.get(`${list}?$select=subjekt`),
      status: 400,
      code: 'RequestBroker--ParseUri',
    },
    {
      says: 'text for a time',
      call: (as: MailCaller) =>
        as.get(`${list}?$filter=receivedDateTime ge '2026-11-16T00:00:00Z'`),
      status: 400,
      code: 'BadRequest',
    },
    {
      says: 'no such importance',
      call: (as: MailCaller) => as.get(`${list}?$filter=importance eq 'urgent'`),
      status: 400,
      code: 'BadRequest',
    },
    {
      says: 'a time that starts with',
      call: (as: MailCaller) => as.get(`${list}?$filter=startswith(receivedDateTime,'2026')`),
      status: 400,
      code: 'BadRequest',
    },
    {
      says: 'an order of its own',
      call: (as: MailCaller) =>
        as.get(`${list}?$filter=isRead eq false&$orderby=receivedDateTime desc`),
      status: 400,
      code: 'InefficientFilter',
    },
    {
      says: 'people in a filter',
      call: (as: MailCaller) =>
        as.get(
          `${list}?$filter=toRecipients/any(r:r/emailAddress/address eq 'x@lakesidehealth.example')`,
        ),
      status: 501,
      code: 'notImplemented',
    },
    {
      says: 'the body in a filter',
      call: (as: MailCaller) => as.get(`${list}?$filter=contains(body/content,'x')`),
      status: 501,
      code: 'notImplemented',
    },
    {
      says: 'what hangs on it',
      call: (as: MailCaller) => as.get(`${list}?$expand=attachments`),
      status: 501,
      code: 'notImplemented',
    },
    {
      says: 'more than a page',
      call: (as: MailCaller) => as.get(`${list}?$top=1001`),
      status: 501,
      code: 'notImplemented',
    },
  ]);
  const nobody = '/users/no.body@lakesidehealth.example';
  const others: readonly Refused[] = [
    {
      says: 'nobody’s mailbox',
      call: (as) => as.get(`${nobody}/messages`),
      status: 404,
      code: 'ErrorInvalidUser',
    },
    {
      says: 'nobody’s folder',
      call: (as) => as.get(`${nobody}/mailFolders/inbox/messages`),
      status: 404,
      code: 'ErrorInvalidUser',
    },
    {
      says: 'a mailbox without delegation',
      call: (as) => as.get(`${ELENA}/messages`),
      status: 403,
      code: 'ErrorAccessDenied',
    },
    {
      says: 'its folder',
      call: (as) => as.get(`${ELENA}/mailFolders/inbox/messages`),
      status: 403,
      code: 'ErrorAccessDenied',
    },
    {
      says: 'its message',
      call: (as) => as.get(`${ELENA}/messages/${NOBODY}`),
      status: 403,
      code: 'ErrorAccessDenied',
    },
    {
      says: 'a folder of nobody',
      call: (as) => as.get(`${MAYA}/mailFolders/${NOBODY}/messages`),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'a folder that Graph knows and the mailbox lacks',
      call: (as) => as.get(`${MAYA}/mailFolders/clutter/messages`),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'a folder that is no name',
      call: (as) => as.get(`${MAYA}/mailFolders/Posteingang/messages`),
      status: 400,
      code: 'ErrorInvalidIdMalformed',
    },
    {
      says: 'a message of nobody',
      call: (as) => as.get(`${MAYA}/messages/${NOBODY}`),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'an id of Office.js',
      call: (as) => as.get(`${MAYA}/messages/AAMkAGI1%2Babcdefghijk%2FlmnopAAA=`),
      status: 400,
      code: 'ErrorInvalidIdMalformed',
    },
    {
      says: 'an unknown member of one',
      call: (as) => as.get(`${MAYA}/messages/${NOBODY}?$select=subjekt`),
      status: 400,
      code: 'RequestBroker--ParseUri',
    },
  ];
  expect(await refusalsOf(jordan, [...rows, ...others])).toEqual(declared([...rows, ...others]));
});

test('a token without a mail scope opens no mailbox', async () => {
  const own = mailCaller(tenant, 'maya.okafor', ['User.Read', 'Mail.ReadWrite.Shared']);
  expect((await own.page(`${INBOX}?$select=id&$top=1`)).value).toHaveLength(1);
  const none = mailCaller(tenant, 'jordan.reyes', ['User.Read', 'Calendars.ReadWrite.Shared']);
  const rows: readonly Refused[] = [
    { says: 'a list', call: (as) => as.get(INBOX), status: 403, code: 'ErrorAccessDenied' },
    {
      says: 'a change',
      call: (as) => as.patch(`${MAYA}/messages/${NOBODY}`, { isRead: true }),
      status: 403,
      code: 'ErrorAccessDenied',
    },
  ];
  expect(await refusalsOf(none, rows)).toEqual(declared(rows));
});
