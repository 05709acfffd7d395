// What is attached to a message.
import { startTenant } from '../../../support/startTenant';
import type { RunningTenant } from '../../../support/startTenant';
import { declared, ELENA, MAYA, mailCaller, NOBODY, refusalsOf } from './mailCaller';
import type { MailCaller, Refused, Shown } from './mailCaller';

let tenant: RunningTenant;
let jordan: MailCaller;
let message: Shown;

beforeAll(async () => {
  tenant = await startTenant();
  jordan = mailCaller(tenant, 'jordan.reyes');
  const [found] = (
    await jordan.page(`${MAYA}/messages?$select=id&$filter=hasAttachments eq true&$top=1`)
  ).value;
  message = found ?? { id: '' };
});
afterAll(() => tenant.stop());

const list = (): string => `${MAYA}/messages/${message.id}/attachments`;

test('attachments show names and sizes before their bytes', async () => {
  const names = await jordan.page(`${list()}?$select=id,name,contentType,size,isInline`);
  const [first] = names.value;
  expect(first).toMatchObject({
    '@odata.type': '#microsoft.graph.fileAttachment',
    isInline: false,
  });
  expect(first).not.toHaveProperty('contentBytes');
  const whole = await jordan.get(`${list()}/${first?.id ?? ''}`);
  const bytes = Buffer.from(String(whole['contentBytes']), 'base64');
  expect(bytes).toHaveLength(Number(first?.['size']));
  expect(bytes.toString()).toContain(String(first?.['name']));
});

test('an attachment’s id changes with its message’s, the immutable one does not', async () => {
  const ids = async (prefer?: string): Promise<string[]> =>
    (await jordan.page(`${list()}?$select=id`, prefer)).value.map(({ id }) => id);
  const [immutable, plain] = [await ids(), await ids('odata.maxpagesize=50')];
  await jordan.post(`${MAYA}/messages/${message.id}/move`, { destinationId: 'archive' });
  expect(await ids()).toEqual(immutable);
  expect(await ids('odata.maxpagesize=50')).not.toEqual(plain);
  const rows: readonly Refused[] = [
    {
      says: 'the id of before',
      call: (as) => as.get(`${list()}/${plain[0] ?? ''}`),
      status: 404,
      code: 'ErrorItemNotFound',
    },
  ];
  expect(await refusalsOf(jordan, rows)).toEqual(declared(rows));
});

test('a forward takes what is attached along', async () => {
  const forward = await jordan.post(`${MAYA}/messages/${message.id}/createForward`, {
    toRecipients: [{ emailAddress: { address: 'nurse-line@lakesidehealth.example' } }],
  });
  expect(forward).toMatchObject({ hasAttachments: true });
  const reply = await jordan.post(`${MAYA}/messages/${message.id}/createReply`);
  expect(reply).toMatchObject({ hasAttachments: false });
});

test('attachments are refused as their message is', async () => {
  const rows: readonly Refused[] = ['', `/${NOBODY}`].flatMap((rest) => [
    {
      says: 'bytes by name',
      call: (as: MailCaller) => as.get(`${list()}${rest}?$select=contentBytes`),
      status: 400,
      code: 'RequestBroker--ParseUri',
    },
    {
      says: 'of nobody',
      call: (as: MailCaller) => as.get(`${MAYA}/messages/${NOBODY}/attachments${rest}`),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'of no id',
      call: (as: MailCaller) => as.get(`${MAYA}/messages/nothing/attachments${rest}`),
      status: 400,
      code: 'ErrorInvalidIdMalformed',
    },
    {
      says: 'elsewhere',
      call: (as: MailCaller) => as.get(`${ELENA}/messages/${NOBODY}/attachments${rest}`),
      status: 403,
      code: 'ErrorAccessDenied',
    },
  ]);
  const others: readonly Refused[] = [
    {
      says: 'nobody’s',
      call: (as) => as.get(`${list()}/${NOBODY}`),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'no id',
      call: (as) => as.get(`${list()}/first`),
      status: 400,
      code: 'ErrorInvalidIdMalformed',
    },
    {
      says: 'a filter',
      call: (as) => as.get(`${list()}?$filter=isInline eq false`),
      status: 501,
      code: 'notImplemented',
    },
    {
      says: 'a new one',
      call: (as) => as.post(list(), { name: 'x' }),
      status: 501,
      code: 'notImplemented',
    },
  ];
  expect(await refusalsOf(jordan, [...rows, ...others])).toEqual(declared([...rows, ...others]));
});
