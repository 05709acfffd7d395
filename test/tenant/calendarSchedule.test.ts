// The tenant's getSchedule: what of a person's time others may know.
import type { Client } from '@microsoft/microsoft-graph-client';
import type { ScheduleInformation } from '@microsoft/microsoft-graph-types';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal } from './smallSite';

const MONDAY = {
  schedules: ['maya.okafor@lakesidehealth.example'],
  startTime: { dateTime: '2026-11-16T07:00:00', timeZone: 'Central Standard Time' },
  endTime: { dateTime: '2026-11-16T20:00:00', timeZone: 'Central Standard Time' },
  availabilityViewInterval: 60,
};

let tenant: RunningTenant;
let maya: Client;

beforeAll(async () => {
  tenant = await startTenant({ anchor: '2026-11-16' });
  maya = graphClient(tenant, 'maya.okafor');
});
afterAll(() => tenant.stop());

function ask(body: Record<string, unknown>, client = maya): Promise<unknown> {
  return client.api('/me/calendar/getSchedule').post(body) as Promise<unknown>;
}

test('the own schedule has subjects, and no member that the type lacks', async () => {
  const { value } = (await ask(MONDAY)) as { value: ScheduleInformation[] };
  const names = new Set((value[0]?.scheduleItems ?? []).flatMap((item) => Object.keys(item)));
  expect([...names].sort()).toEqual(['end', 'isPrivate', 'location', 'start', 'status', 'subject']);
  expect(value[0]?.scheduleItems?.map((item) => item.subject)).toContain('Clinic - North Shore');
});

test('working hours are those that the owner set', async () => {
  const hours = {
    daysOfWeek: ['monday', 'tuesday'],
    startTime: '07:30:00.0000000',
    endTime: '15:30:00.0000000',
    timeZone: { name: 'Central Standard Time' },
  };
  await maya.api('/me/mailboxSettings').patch({ workingHours: hours });
  const { value } = (await ask(MONDAY)) as { value: ScheduleInformation[] };
  expect(value[0]?.workingHours).toEqual(hours);
});

test('an address that nobody has is an error of its own', async () => {
  const { value } = (await ask({
    ...MONDAY,
    schedules: ['nobody@lakesidehealth.example', ...MONDAY.schedules],
  })) as { value: ScheduleInformation[] };
  expect(value[0]?.error?.responseCode).toBe('ErrorMailRecipientNotFound');
  expect(value[1]?.error).toBeUndefined();
});

test.each([
  { says: 'an interval under 5 minutes', change: { availabilityViewInterval: 4 } },
  { says: 'an interval over a day', change: { availabilityViewInterval: 1441 } },
  { says: 'half a minute', change: { availabilityViewInterval: 7.5 } },
  { says: 'nobody', change: { schedules: [] } },
  {
    says: 'more than 62 days',
    change: { endTime: { dateTime: '2027-01-18T07:00:00', timeZone: 'Central Standard Time' } },
  },
  {
    says: 'an end before its start',
    change: { endTime: { dateTime: '2026-11-15T07:00:00', timeZone: 'Central Standard Time' } },
  },
])('getSchedule refuses $says', async ({ change }) => {
  expect(await refusal(ask({ ...MONDAY, ...change }))).toMatchObject({
    status: 400,
    code: 'ErrorInvalidParameter',
  });
});

test('getSchedule knows no zone that Exchange does not know', async () => {
  const startTime = { dateTime: '2026-11-16T07:00:00', timeZone: 'Lake Time' };
  expect(await refusal(ask({ ...MONDAY, startTime }))).toMatchObject({
    status: 400,
    code: 'TimeZoneNotSupportedException',
  });
});

test('getSchedule needs a scope on calendars', async () => {
  const without = graphClient(tenant, 'maya.okafor', ['User.Read']);
  expect(await refusal(ask(MONDAY, without))).toMatchObject({
    status: 403,
    code: 'ErrorAccessDenied',
  });
});
