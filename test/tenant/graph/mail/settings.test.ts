// What only the owner of a mailbox may read and write: settings, master list, rules; and the translation of ids.
import { startTenant } from '../../../support/startTenant';
import type { RunningTenant } from '../../../support/startTenant';
import { declared, JORDAN, MAYA, mailCaller, NOBODY, refusalsOf } from './mailCaller';
import type { MailCaller, Refused, Shown } from './mailCaller';

const SETTINGS = `${MAYA}/mailboxSettings`;
const CATEGORIES = `${MAYA}/outlook/masterCategories`;
const RULES = `${MAYA}/mailFolders/inbox/messageRules`;

let tenant: RunningTenant;
let jordan: MailCaller;
let maya: MailCaller;

beforeAll(async () => {
  tenant = await startTenant();
  jordan = mailCaller(tenant, 'jordan.reyes');
  maya = mailCaller(tenant, 'maya.okafor');
});
afterAll(() => tenant.stop());

test('a caller reads the own profile and no other', async () => {
  expect(await jordan.get('/me?$select=mail,displayName')).toMatchObject({
    mail: 'jordan.reyes@lakesidehealth.example',
  });
  const rows: readonly Refused[] = [
    {
      says: 'another',
      call: (as) => as.get(MAYA),
      status: 403,
      code: 'Authorization_RequestDenied',
    },
    {
      says: 'nobody',
      call: (as) => as.get('/users/no.body@lakesidehealth.example'),
      status: 403,
      code: 'Authorization_RequestDenied',
    },
    {
      says: 'an unknown member',
      call: (as) => as.get('/me?$select=nick'),
      status: 400,
      code: 'RequestBroker--ParseUri',
    },
  ];
  expect(await refusalsOf(jordan, rows)).toEqual(declared(rows));
});

test('settings are read and written by their owner alone', async () => {
  const start = { dateTime: '2031-03-03T09:00:00.0000000', timeZone: 'Central Standard Time' };
  const end = { dateTime: '2031-03-07T17:00:00.0000000', timeZone: 'Central Standard Time' };
  const updated = await maya.patch(SETTINGS, {
    automaticRepliesSetting: {
      status: 'Scheduled',
      externalAudience: 'contactsOnly',
      internalReplyMessage: 'In the OR until Friday.',
      scheduledStartDateTime: start,
      scheduledEndDateTime: end,
    },
    workingHours: { startTime: '07:30:00.0000000', daysOfWeek: ['Monday', 'Tuesday'] },
    language: { locale: 'en-GB' },
  });
  expect(updated).not.toHaveProperty('timeZone');
  const read = await maya.get(SETTINGS);
  expect(read).toMatchObject({
    automaticRepliesSetting: {
      status: 'scheduled',
      externalAudience: 'contactsOnly',
      internalReplyMessage: 'In the OR until Friday.',
      externalReplyMessage: '',
      scheduledStartDateTime: start,
    },
    workingHours: { startTime: '07:30:00.0000000', daysOfWeek: ['monday', 'tuesday'] },
    language: { locale: 'en-GB', displayName: 'English (United Kingdom)' },
    timeZone: 'Central Standard Time',
  });
  const denied = { status: 403, code: 'ErrorAccessDenied' };
  const rows: readonly Refused[] = [
    { says: 'reading', call: (as) => as.get(SETTINGS), ...denied },
    { says: 'reading one', call: (as) => as.get(`${SETTINGS}/timeZone`), ...denied },
    { says: 'writing', call: (as) => as.patch(SETTINGS, { timeFormat: 'H:mm' }), ...denied },
  ];
  expect(await refusalsOf(jordan, rows)).toEqual(declared(rows));
});

test('one setting is read on its own', async () => {
  expect(await maya.get(`${SETTINGS}/timeZone`)).toMatchObject({ value: 'Central Standard Time' });
  expect(await maya.get(`${SETTINGS}/workingHours`)).toMatchObject({
    timeZone: { name: 'Central Standard Time' },
  });
  const rows: readonly Refused[] = [
    {
      says: 'one that is none',
      call: (as) => as.get(`${SETTINGS}/mood`),
      status: 400,
      code: 'BadRequest',
    },
  ];
  expect(await refusalsOf(maya, rows)).toEqual(declared(rows));
});

test('settings that make no sense are refused by name', async () => {
  const write = (body: unknown) => (as: MailCaller) => as.patch(SETTINGS, body);
  const hours = (body: unknown) => write({ workingHours: body });
  const replies = (body: unknown) => write({ automaticRepliesSetting: body });
  const read = { status: 400, code: 'RequestBodyRead' };
  const invalid = { status: 400, code: 'ErrorInvalidArgument' };
  const past = { dateTime: '2016-03-20T18:00:00', timeZone: 'UTC' };
  const rows: readonly Refused[] = [
    { says: 'an unknown setting', call: write({ mood: 'good' }), ...read },
    { says: 'an unknown part', call: hours({ lunch: '12:00' }), ...read },
    { says: 'no time of day', call: hours({ startTime: '08' }), ...read },
    { says: 'an unknown status', call: replies({ status: 'sometimes' }), ...read },
    {
      says: 'an end before the start',
      call: hours({ startTime: '18:00', endTime: '09:00' }),
      status: 400,
      code: 'ErrorInvalidTimeSettings',
    },
    {
      says: 'a day that is none',
      call: hours({ daysOfWeek: ['RandomDay'] }),
      status: 400,
      code: 'InvalidArguments',
    },
    {
      says: 'a zone that is none',
      call: write({ timeZone: 'Lakeside Time' }),
      status: 400,
      code: 'InvalidTimeZone',
    },
    {
      says: 'a zone of hours that is none',
      call: hours({ timeZone: { name: 'x y' } }),
      status: 400,
      code: 'InvalidTimeZone',
    },
    {
      says: 'a schedule in the past',
      call: replies({
        status: 'scheduled',
        scheduledStartDateTime: past,
        scheduledEndDateTime: { ...past, dateTime: '2016-03-28T18:00:00' },
      }),
      ...invalid,
    },
    {
      says: 'a schedule that ends as it starts',
      call: replies({
        status: 'scheduled',
        scheduledStartDateTime: past,
        scheduledEndDateTime: past,
      }),
      ...invalid,
    },
    {
      says: 'a language that is none',
      call: write({ language: { locale: 'English' } }),
      ...invalid,
    },
    {
      says: 'a zone of one’s own',
      call: hours({ timeZone: { '@odata.type': '#microsoft.graph.customTimeZone', bias: -200 } }),
      status: 501,
      code: 'notImplemented',
    },
    {
      says: 'a setting that is read only',
      call: write({ userPurpose: 'room' }),
      status: 501,
      code: 'notImplemented',
    },
  ];
  expect(await refusalsOf(maya, rows)).toEqual(declared(rows));
});

test('the master list is made, coloured and cleared by its owner', async () => {
  const made = await maya.post(CATEGORIES, { displayName: 'Anteroom: urgent', color: 'Preset0' });
  expect(made).toMatchObject({ displayName: 'Anteroom: urgent', color: 'preset0' });
  const one = `${CATEGORIES}/${made.id}`;
  expect(await maya.patch(one, { color: 'preset9' })).toMatchObject({ color: 'preset9' });
  expect((await maya.page(CATEGORIES)).value).toContainEqual({
    id: made.id,
    displayName: 'Anteroom: urgent',
    color: 'preset9',
  });
  const read = { status: 400, code: 'RequestBodyRead' };
  const gone = { status: 404, code: 'ErrorItemNotFound' };
  const nobody = `${CATEGORIES}/00000000-0000-4000-8000-000000000000`;
  const own: readonly Refused[] = [
    {
      says: 'a name twice',
      call: (as) => as.post(CATEGORIES, { displayName: 'ANTEROOM: urgent' }),
      status: 409,
      code: 'CategoryNameDuplicate',
    },
    {
      says: 'no name',
      call: (as) => as.post(CATEGORIES, { color: 'preset1' }),
      status: 400,
      code: 'ErrorInvalidRequest',
    },
    {
      says: 'a colour that is none',
      call: (as) => as.post(CATEGORIES, { displayName: 'x', color: 'red' }),
      ...read,
    },
    {
      says: 'an unknown colour later',
      call: (as) => as.patch(one, { color: 'preset25' }),
      ...read,
    },
    {
      says: 'another name',
      call: (as) => as.patch(one, { displayName: 'x' }),
      status: 501,
      code: 'notImplemented',
    },
    { says: 'reading nobody’s', call: (as) => as.get(nobody), ...gone },
    { says: 'colouring nobody’s', call: (as) => as.patch(nobody, { color: 'none' }), ...gone },
    { says: 'deleting nobody’s', call: (as) => as.delete(nobody), ...gone },
  ];
  expect(await refusalsOf(maya, own)).toEqual(declared(own));
  const denied = { status: 403, code: 'ErrorAccessDenied' };
  const delegate: readonly Refused[] = [
    { says: 'the list', call: (as) => as.get(CATEGORIES), ...denied },
    { says: 'a new one', call: (as) => as.post(CATEGORIES, { displayName: 'x' }), ...denied },
    { says: 'one', call: (as) => as.get(one), ...denied },
    { says: 'its colour', call: (as) => as.patch(one, { color: 'none' }), ...denied },
    { says: 'its end', call: (as) => as.delete(one), ...denied },
  ];
  expect(await refusalsOf(jordan, delegate)).toEqual(declared(delegate));
  await maya.delete(one);
  expect((await maya.page(CATEGORIES)).value.map(({ id }) => id)).not.toContain(made.id);
});

test('rules of the Inbox are kept in order for their owner', async () => {
  const rule = (displayName: string, sequence: number): unknown => ({
    displayName,
    sequence,
    conditions: { subjectContains: ['Grand rounds'] },
    actions: { assignCategories: ['Teaching'], stopProcessingRules: true },
  });
  const later = await maya.post(RULES, rule('Later', 2));
  const sooner = await maya.post(RULES, rule('Sooner', 1));
  expect(sooner).toMatchObject({ isEnabled: true, hasError: false, isReadOnly: false });
  const names = async (): Promise<unknown[]> =>
    (await maya.page(RULES)).value.map((each) => each['displayName']);
  expect(await names()).toEqual(['Sooner', 'Later']);
  const one = `${RULES}/${later.id}`;
  expect(await maya.patch(one, { sequence: 0, isEnabled: false })).toMatchObject({
    displayName: 'Later',
    isEnabled: false,
  });
  expect(await names()).toEqual(['Later', 'Sooner']);
  const read = { status: 400, code: 'RequestBodyRead' };
  const gone = { status: 404, code: 'ErrorItemNotFound' };
  const own: readonly Refused[] = [
    {
      says: 'no order',
      call: (as) => as.post(RULES, { displayName: 'x', actions: {} }),
      status: 400,
      code: 'ErrorInvalidRequest',
    },
    {
      says: 'an unknown condition',
      call: (as) => as.post(RULES, { ...(rule('x', 3) as object), conditions: { moon: 'full' } }),
      ...read,
    },
    {
      says: 'an unknown action',
      call: (as) => as.patch(one, { actions: { shred: true } }),
      ...read,
    },
    { says: 'an order that is none', call: (as) => as.patch(one, { sequence: 'first' }), ...read },
    ...[
      (as: MailCaller) => as.get(`${RULES}/AQAAAnobody=`),
      (as: MailCaller) => as.patch(`${RULES}/AQAAAnobody=`, { sequence: 1 }),
      (as: MailCaller) => as.delete(`${RULES}/AQAAAnobody=`),
    ].map((call) => ({ says: 'nobody’s', call, ...gone })),
    ...rulesElsewhere(RULES.replace('inbox', 'archive')).map((call) => ({
      says: 'of another folder',
      call,
      status: 501,
      code: 'notImplemented',
    })),
  ];
  expect(await refusalsOf(maya, own)).toEqual(declared(own));
  const delegate: readonly Refused[] = rulesElsewhere(RULES).map((call) => ({
    says: 'a delegate',
    call,
    status: 403,
    code: 'ErrorAccessDenied',
  }));
  expect(await refusalsOf(jordan, delegate)).toEqual(declared(delegate));
  await maya.delete(one);
  expect(await names()).toEqual(['Sooner']);
});

function rulesElsewhere(list: string): ((as: MailCaller) => Promise<unknown>)[] {
  const one = `${list}/AQAAAnobody=`;
  return [
    (as) => as.get(list),
    (as) => as.post(list, { displayName: 'x', sequence: 1, actions: {} }),
    (as) => as.get(one),
    (as) => as.patch(one, { sequence: 1 }),
    (as) => as.delete(one),
  ];
}

test('ids are translated one by one, and the unknown say so', async () => {
  const list = `${MAYA}/messages?$select=id&$top=2`;
  const ids = async (prefer?: string): Promise<string[]> =>
    (await maya.page(list, prefer)).value.map(({ id }) => id);
  const [immutable, plain] = [await ids(), await ids('odata.maxpagesize=2')];
  const translate = async (
    inputIds: readonly string[],
    sourceIdType: string,
    targetIdType: string,
  ): Promise<unknown> =>
    (
      (await maya.post('/me/translateExchangeIds', {
        inputIds,
        sourceIdType,
        targetIdType,
      })) as unknown as { value: Shown[] }
    ).value;
  expect(await translate([...plain, NOBODY], 'restId', 'restImmutableEntryId')).toEqual([
    { sourceId: plain[0], targetId: immutable[0] },
    { sourceId: plain[1], targetId: immutable[1] },
    {
      sourceId: NOBODY,
      errorDetails: expect.objectContaining({ code: 'ErrorItemNotFound' }) as unknown,
    },
  ]);
  const ews = plain.map((id) => id.replaceAll('-', '/').replaceAll('_', '+'));
  expect(await translate(ews, 'ewsId', 'restId')).toEqual(
    ews.map((id, index) => ({ sourceId: id, targetId: plain[index] })),
  );
  // An id of another form than was said is no id of that form.
  expect(await translate(immutable, 'restId', 'ewsId')).toEqual(
    immutable.map(
      (id) =>
        expect.objectContaining({
          sourceId: id,
          errorDetails: expect.anything() as unknown,
        }) as unknown,
    ),
  );
  const body = { inputIds: plain, sourceIdType: 'restId', targetIdType: 'ewsId' };
  const rows: readonly Refused[] = [
    {
      says: 'another mailbox',
      call: (as) => as.post(`${JORDAN}/translateExchangeIds`, body),
      status: 403,
      code: 'ErrorAccessDenied',
    },
    {
      says: 'too many',
      call: (as) =>
        as.post('/me/translateExchangeIds', {
          ...body,
          inputIds: Array.from({ length: 1001 }, () => NOBODY),
        }),
      status: 400,
      code: 'ErrorInvalidRequest',
    },
    {
      says: 'a form that is none',
      call: (as) => as.post('/me/translateExchangeIds', { ...body, targetIdType: 'owaId' }),
      status: 400,
      code: 'RequestBodyRead',
    },
    {
      says: 'a form of MAPI',
      call: (as) => as.post('/me/translateExchangeIds', { ...body, targetIdType: 'entryId' }),
      status: 501,
      code: 'notImplemented',
    },
  ];
  expect(await refusalsOf(maya, rows)).toEqual(declared(rows));
});
