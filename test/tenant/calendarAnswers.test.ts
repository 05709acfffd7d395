// How attendees of the tenant answer an event, and how its organizer cancels it.
import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal } from './smallSite';

const MAYA = '/users/maya.okafor@lakesidehealth.example';

interface Message {
  readonly kind: string;
  readonly sentBy: string;
  readonly attendees: readonly string[];
  readonly comment: string;
}

let tenant: RunningTenant;
let maya: Client;
let jordan: Client;

beforeAll(async () => {
  tenant = await startTenant({ anchor: '2026-11-16' });
  maya = graphClient(tenant, 'maya.okafor');
  jordan = graphClient(tenant, 'jordan.reyes');
});
afterAll(() => tenant.stop());

async function messages(kind: string): Promise<Message[]> {
  const { invitations } = (await (await fetch(`${tenant.desk}/tenant/invitations`)).json()) as {
    invitations: Message[];
  };
  return invitations.filter((each) => each.kind === kind);
}

/** The occurrences of Maya's meetings that others organize, one a week. */
async function huddle(week: number): Promise<Event> {
  const { value } = (await maya
    .api(`${MAYA}/calendarView`)
    .query({
      startDateTime: `2026-11-${String(9 + 7 * week).padStart(2, '0')}T06:00:00Z`,
      endDateTime: `2026-11-${String(16 + 7 * week).padStart(2, '0')}T06:00:00Z`,
    })
    .top(200)
    .get()) as { value: Event[] };
  const found = value.find((event) => event.subject === 'Heart & Vascular huddle');
  expect(found).toMatchObject({ isOrganizer: false });
  return found ?? {};
}

async function ownMeeting(): Promise<Event> {
  return (await maya.api(`${MAYA}/events`).post({
    subject: 'Own meeting',
    start: { dateTime: '2026-11-25T11:45:00', timeZone: 'UTC' },
    end: { dateTime: '2026-11-25T12:15:00', timeZone: 'UTC' },
    attendees: [
      { emailAddress: { address: 'colleen.barr@lakesidehealth.example' }, type: 'required' },
    ],
  })) as Event;
}

test.each([
  { answer: 'accept', response: 'accepted', showAs: 'busy', week: 1 },
  { answer: 'tentativelyAccept', response: 'tentativelyAccepted', showAs: 'tentative', week: 0 },
])('$answer is kept and told to the organizer', async ({ answer, response, showAs, week }) => {
  const event = await huddle(week);
  await jordan
    .api(`${MAYA}/events/${event.id ?? ''}/${answer}`)
    .post({ comment: `By ${answer}`, sendResponse: true });
  expect(await huddle(week)).toMatchObject({
    showAs,
    responseStatus: { response },
    type: 'exception',
  });
  expect((await messages('response')).at(-1)).toMatchObject({
    sentBy: 'jordan.reyes',
    attendees: ['denise.kowalczyk@lakesidehealth.example'],
    comment: `By ${answer}`,
  });
});

test('who declines has the event no more', async () => {
  const event = await huddle(1);
  const before = (await messages('response')).length;
  await maya.api(`${MAYA}/events/${event.id ?? ''}/decline`).post({ sendResponse: false });
  expect(await refusal(maya.api(`${MAYA}/events/${event.id ?? ''}`).get())).toMatchObject({
    status: 404,
    code: 'ErrorItemNotFound',
  });
  expect(await messages('response')).toHaveLength(before);
});

test('the organizer cancels, and the attendees are told', async () => {
  const event = await ownMeeting();
  await maya.api(`${MAYA}/events/${event.id ?? ''}/cancel`).post({ comment: 'Next week' });
  expect((await messages('cancellation')).at(-1)).toMatchObject({
    sentBy: 'maya.okafor',
    attendees: ['colleen.barr@lakesidehealth.example'],
    comment: 'Next week',
  });
  expect(await refusal(maya.api(`${MAYA}/events/${event.id ?? ''}`).get())).toMatchObject({
    status: 404,
  });
});

test.each(['accept', 'tentativelyAccept', 'decline'])(
  'nobody answers by %s what may not be answered so',
  async (answer) => {
    const own = (await ownMeeting()).id ?? '';
    const theirs = (await huddle(0)).id ?? '';
    const proposedNewTime = {
      start: { dateTime: '2026-11-26T11:45:00', timeZone: 'UTC' },
      end: { dateTime: '2026-11-26T12:15:00', timeZone: 'UTC' },
    };
    expect(await refusal(maya.api(`${MAYA}/events/${own}/${answer}`).post({}))).toEqual({
      status: 400,
      code: 'ErrorInvalidRequest',
      message:
        "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.",
    });
    const bodies = [
      { sendResponse: false, comment: 'silent' },
      { sendResponse: false, proposedNewTime },
    ];
    for (const body of bodies) {
      expect(
        await refusal(maya.api(`${MAYA}/events/${theirs}/${answer}`).post(body)),
      ).toMatchObject({ status: 400, code: 'ErrorInvalidParameter' });
    }
    expect(await refusal(maya.api(`${MAYA}/events/nothing/${answer}`).post({}))).toMatchObject({
      status: 404,
      code: 'ErrorItemNotFound',
    });
    const stranger = graphClient(tenant, 'elena.marsh');
    expect(
      await refusal(stranger.api(`${MAYA}/events/${theirs}/${answer}`).post({})),
    ).toMatchObject({ status: 403, code: 'ErrorAccessDenied' });
  },
);

test('an attendee cancels nothing', async () => {
  const theirs = (await huddle(0)).id ?? '';
  expect(await refusal(maya.api(`${MAYA}/events/${theirs}/cancel`).post({}))).toEqual({
    status: 400,
    code: 'ErrorInvalidRequest',
    message: "Your request can't be completed. You need to be an organizer to cancel a meeting.",
  });
  expect(await refusal(maya.api(`${MAYA}/events/nothing/cancel`).post({}))).toMatchObject({
    status: 404,
  });
  const stranger = graphClient(tenant, 'elena.marsh');
  expect(await refusal(stranger.api(`${MAYA}/events/${theirs}/cancel`).post({}))).toMatchObject({
    status: 403,
  });
});
