// Drafts, replies and what is written into messages: everything waits for a person, and nothing is sent.
import { startTenant } from '../../../support/startTenant';
import type { RunningTenant } from '../../../support/startTenant';
import { declared, ELENA, MAYA, mailCaller, NOBODY, refusalsOf } from './mailCaller';
import type { MailCaller, Refused, Shown } from './mailCaller';

let tenant: RunningTenant;
let jordan: MailCaller;
let mails: readonly Shown[];

beforeAll(async () => {
  tenant = await startTenant();
  jordan = mailCaller(tenant, 'jordan.reyes');
  mails = (
    await jordan.page(
      `${MAYA}/mailFolders/inbox/messages?$select=id,subject,from,replyTo,toRecipients,ccRecipients,conversationId&$top=1000`,
    )
  ).value;
});
afterAll(() => tenant.stop());

const message = (id: string): string => `${MAYA}/messages/${id}`;
const addresses = (value: unknown): string[] =>
  (value as { emailAddress: { address: string } }[]).map((each) => each.emailAddress.address);
const people = (...list: string[]): unknown[] =>
  list.map((address) => ({ emailAddress: { address } }));

test('a new draft waits in Drafts and can be written on', async () => {
  const draft = await jordan.post(`${MAYA}/messages`, {
    subject: 'Room for Thursday',
    body: { contentType: 'HTML', content: '<p>Room 4?</p>' },
    toRecipients: people('front.desk@lakesidehealth.example'),
    internetMessageHeaders: [{ name: 'x-anteroom', value: 'draft' }],
  });
  const drafts = await jordan.get(`${MAYA}/mailFolders/drafts`);
  expect(draft).toMatchObject({
    isDraft: true,
    isRead: true,
    parentFolderId: drafts.id,
    body: { contentType: 'html', content: '<p>Room 4?</p>' },
    from: { emailAddress: { address: 'maya.okafor@lakesidehealth.example' } },
  });
  const changed = await jordan.patch(
    message(draft.id),
    { subject: 'Room for Friday', toRecipients: people('rooms@lakesidehealth.example') },
    String(draft['@odata.etag']),
  );
  expect(changed).toMatchObject({ subject: 'Room for Friday', id: draft.id });
  expect(addresses(changed['toRecipients'])).toEqual(['rooms@lakesidehealth.example']);
  const read = await jordan.get(`${message(draft.id)}?$select=internetMessageHeaders`);
  expect(read['internetMessageHeaders']).toEqual([{ name: 'x-anteroom', value: 'draft' }]);
});

test('a reply goes to the sender, a reply to all to everybody else', async () => {
  const mail = mails.find(
    (each) =>
      each['from'] !== null &&
      addresses(each['replyTo']).length === 0 &&
      addresses(each['ccRecipients']).length > 0,
  );
  const sender = addresses([mail?.['from']])[0] ?? '';
  const reply = await jordan.post(`${message(mail?.id ?? '')}/createReply`, {
    comment: 'Thank you & goodbye.',
  });
  expect(reply).toMatchObject({
    isDraft: true,
    conversationId: mail?.['conversationId'],
    subject: `Re: ${String(mail?.['subject']).replace(/^re: /i, '')}`,
  });
  expect(addresses(reply['toRecipients'])).toEqual([sender]);
  expect(addresses(reply['ccRecipients'])).toEqual([]);
  expect((reply['body'] as { content: string }).content).toContain('Thank you &amp; goodbye.');
  const all = await jordan.post(`${message(mail?.id ?? '')}/createReplyAll`, {
    message: { body: { contentType: 'text', content: 'All of you.' } },
  });
  const others = addresses(all['toRecipients']).concat(addresses(all['ccRecipients']));
  expect(others).toEqual(
    expect.arrayContaining(
      addresses(mail?.['ccRecipients']).filter((each) => !each.startsWith('maya.okafor@')),
    ),
  );
  expect(others).not.toContain('maya.okafor@lakesidehealth.example');
  expect(all['body']).toEqual({ contentType: 'text', content: 'All of you.' });
});

test('an address to reply to wins over the sender', async () => {
  const mail = mails.find((each) => addresses(each['replyTo']).length > 0);
  const reply = await jordan.post(`${message(mail?.id ?? '')}/createReply`);
  expect(addresses(reply['toRecipients'])).toEqual(addresses(mail?.['replyTo']));
});

test('a deleted message lies in Deleted Items, then nowhere', async () => {
  const { id } = await jordan.post(`${MAYA}/messages`, { subject: 'Not needed' });
  await jordan.delete(message(id));
  const bin = await jordan.get(`${MAYA}/mailFolders/deleteditems`);
  expect(await jordan.get(`${message(id)}?$select=parentFolderId`)).toMatchObject({
    parentFolderId: bin.id,
  });
  await jordan.delete(message(id));
  const rows: readonly Refused[] = [
    {
      says: 'reading it',
      call: (as) => as.get(message(id)),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'deleting it',
      call: (as) => as.delete(message(id)),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'deleting no id',
      call: (as) => as.delete(message('nothing')),
      status: 400,
      code: 'ErrorInvalidIdMalformed',
    },
    {
      says: 'deleting elsewhere',
      call: (as) => as.delete(`${ELENA}/messages/${NOBODY}`),
      status: 403,
      code: 'ErrorAccessDenied',
    },
  ];
  expect(await refusalsOf(jordan, rows)).toEqual(declared(rows));
});

test('a message is changed through its folder as through its mailbox', async () => {
  const { id } = await jordan.post(`${MAYA}/messages`, { subject: 'Here' });
  const inFolder = (folder: string): string => `${MAYA}/mailFolders/${folder}/messages/${id}`;
  expect(await jordan.patch(inFolder('drafts'), { subject: 'There' })).toMatchObject({
    subject: 'There',
  });
  const rows: readonly Refused[] = [
    {
      says: 'another folder',
      call: (as) => as.patch(inFolder('inbox'), { subject: 'Nowhere' }),
      status: 404,
      code: 'ErrorItemNotFound',
    },
  ];
  expect(await refusalsOf(jordan, rows)).toEqual(declared(rows));
  await jordan.delete(inFolder('drafts'));
});

test('categories are replaced as a whole, and a flag keeps its dates', async () => {
  const path = message(mails[4]?.id ?? '');
  await jordan.patch(path, { categories: ['Hold', 'Clinic'] });
  const flag = {
    flagStatus: 'flagged',
    startDateTime: { dateTime: '2026-11-16T09:00:00', timeZone: 'Central Standard Time' },
    dueDateTime: { dateTime: '2026-11-17T09:00:00', timeZone: 'Central Standard Time' },
  };
  const after = await jordan.patch(path, { categories: ['Travel'], flag });
  expect(after).toMatchObject({ categories: ['Travel'], flag });
  expect(await jordan.patch(path, { flag: { flagStatus: 'complete' } })).toMatchObject({
    flag: { flagStatus: 'complete', completedDateTime: { timeZone: 'UTC' } },
  });
  expect(
    await jordan.patch(path, {
      importance: 'High',
      inferenceClassification: 'other',
      isRead: false,
    }),
  ).toMatchObject({ importance: 'high', inferenceClassification: 'other', isRead: false });
});

test('what is written has to be what a message is made of', async () => {
  const path = message(mails[5]?.id ?? '');
  const stale = String((await jordan.get(`${path}?$select=id`))['@odata.etag']);
  await jordan.patch(path, { isRead: true });
  const type = { status: 400, code: 'RequestBodyRead' };
  const rows: readonly Refused[] = [
    { says: 'an unknown member', call: (as) => as.patch(path, { catagories: [] }), ...type },
    { says: 'one category', call: (as) => as.patch(path, { categories: 'Hold' }), ...type },
    { says: 'a number for a category', call: (as) => as.patch(path, { categories: [7] }), ...type },
    { says: 'a word for a switch', call: (as) => as.patch(path, { isRead: 'true' }), ...type },
    {
      says: 'an unknown flag',
      call: (as) => as.patch(path, { flag: { flagStatus: 'waving' } }),
      ...type,
    },
    {
      says: 'an unknown member of a flag',
      call: (as) => as.patch(path, { flag: { flagStatus: 'flagged', colour: 'red' } }),
      ...type,
    },
    {
      says: 'a due date without a start',
      call: (as) =>
        as.patch(path, {
          flag: {
            flagStatus: 'flagged',
            dueDateTime: { dateTime: '2026-11-17T09:00:00', timeZone: 'UTC' },
          },
        }),
      status: 400,
      code: 'ErrorInvalidArgument',
    },
    {
      says: 'received words',
      call: (as) => as.patch(path, { subject: 'x' }),
      status: 403,
      code: 'ErrorAccessDenied',
    },
    {
      says: 'a stale etag',
      call: (as) => as.patch(path, { isRead: false }, stale),
      status: 412,
      code: 'ErrorIrresolvableConflict',
    },
    {
      says: 'a message of nobody',
      call: (as) => as.patch(message(NOBODY), { isRead: true }),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'no id',
      call: (as) => as.patch(message('nothing'), { isRead: true }),
      status: 400,
      code: 'ErrorInvalidIdMalformed',
    },
    {
      says: 'a move without an end',
      call: (as) => as.post(`${path}/move`, {}),
      status: 400,
      code: 'ErrorInvalidRequest',
    },
    {
      says: 'a move to nobody',
      call: (as) => as.post(`${path}/move`, { destinationId: NOBODY }),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'a move to no name',
      call: (as) => as.post(`${path}/move`, { destinationId: 'Done' }),
      status: 400,
      code: 'ErrorInvalidIdMalformed',
    },
    {
      says: 'a move elsewhere',
      call: (as) => as.post(`${ELENA}/messages/${NOBODY}/move`, { destinationId: 'archive' }),
      status: 403,
      code: 'ErrorAccessDenied',
    },
    {
      says: 'an end for good',
      call: (as) => as.post(`${path}/permanentDelete`),
      status: 501,
      code: 'notImplemented',
    },
    {
      says: 'a copy',
      call: (as) => as.post(`${path}/copy`, { destinationId: 'archive' }),
      status: 501,
      code: 'notImplemented',
    },
  ];
  expect(await refusalsOf(jordan, rows)).toEqual(declared(rows));
});

test('drafts refuse what Graph refuses in them', async () => {
  const path = message(mails[6]?.id ?? '');
  const both = { comment: 'a', message: { body: { contentType: 'text', content: 'b' } } };
  const to = people('nurse-line@lakesidehealth.example');
  const bad = { status: 400, code: 'ErrorInvalidRequest' };
  const answers: readonly Refused[] = ['createReply', 'createReplyAll', 'createForward'].flatMap(
    (operation) => [
      {
        says: 'comment and body',
        call: (as: MailCaller) => as.post(`${path}/${operation}`, both),
        ...bad,
      },
      {
        says: 'an unknown member',
        call: (as: MailCaller) => as.post(`${path}/${operation}`, { message: { words: 'x' } }),
        status: 400,
        code: 'RequestBodyRead',
      },
      {
        says: 'a message of nobody',
        call: (as: MailCaller) => as.post(`${message(NOBODY)}/${operation}`),
        status: 404,
        code: 'ErrorItemNotFound',
      },
      {
        says: 'no id',
        call: (as: MailCaller) => as.post(`${message('nothing')}/${operation}`),
        status: 400,
        code: 'ErrorInvalidIdMalformed',
      },
      {
        says: 'elsewhere',
        call: (as: MailCaller) => as.post(`${ELENA}/messages/${NOBODY}/${operation}`),
        status: 403,
        code: 'ErrorAccessDenied',
      },
    ],
  );
  const creations: readonly Refused[] = [
    `${MAYA}/messages`,
    `${MAYA}/mailFolders/drafts/messages`,
  ].flatMap((list) => [
    {
      says: 'an unknown member',
      call: (as: MailCaller) => as.post(list, { words: 'x' }),
      status: 400,
      code: 'RequestBodyRead',
    },
    {
      says: 'nobody to write to',
      call: (as: MailCaller) =>
        as.post(list, { toRecipients: [{ emailAddress: { name: 'Ana' } }] }),
      status: 400,
      code: 'ErrorInvalidRecipients',
    },
    {
      says: 'a header of others',
      call: (as: MailCaller) =>
        as.post(list, { internetMessageHeaders: [{ name: 'Received', value: 'x' }] }),
      status: 400,
      code: 'InvalidInternetMessageHeader',
    },
    {
      says: 'attachments',
      call: (as: MailCaller) => as.post(list, { attachments: [] }),
      status: 501,
      code: 'notImplemented',
    },
  ]);
  const others: readonly Refused[] = [
    {
      says: 'recipients twice',
      call: (as) =>
        as.post(`${path}/createForward`, { toRecipients: to, message: { toRecipients: to } }),
      ...bad,
    },
    {
      says: 'recipients nowhere',
      call: (as) => as.post(`${path}/createForward`, { comment: 'For whom?' }),
      ...bad,
    },
    {
      says: 'a draft elsewhere',
      call: (as) => as.post(`${ELENA}/messages`, { subject: 'x' }),
      status: 403,
      code: 'ErrorAccessDenied',
    },
    {
      says: 'a draft in a folder elsewhere',
      call: (as) => as.post(`${ELENA}/mailFolders/drafts/messages`, { subject: 'x' }),
      status: 403,
      code: 'ErrorAccessDenied',
    },
    {
      says: 'another sender',
      call: (as) =>
        as.post(`${MAYA}/messages`, { from: people('samuel.brandt@lakesidehealth.example')[0] }),
      status: 501,
      code: 'notImplemented',
    },
  ];
  const rows = [...answers, ...creations, ...others];
  expect(await refusalsOf(jordan, rows)).toEqual(declared(rows));
});

test('nothing that sends is allowed to this application', async () => {
  const draft = await jordan.post(`${MAYA}/messages`, { subject: 'Unsent' });
  const denied = { status: 403, code: 'ErrorAccessDenied' };
  const rows: readonly Refused[] = [
    {
      says: 'sendMail',
      call: (as) =>
        as.post(`${MAYA}/sendMail`, {
          message: { subject: 'x', toRecipients: people('maya.okafor@lakesidehealth.example') },
        }),
      ...denied,
    },
    ...['send', 'reply', 'replyAll', 'forward'].map((operation) => ({
      says: operation,
      call: (as: MailCaller) => as.post(`${message(draft.id)}/${operation}`),
      ...denied,
    })),
  ];
  expect(await refusalsOf(jordan, rows)).toEqual(declared(rows));
  expect(await jordan.get(`${message(draft.id)}?$select=isDraft`)).toMatchObject({ isDraft: true });
});
