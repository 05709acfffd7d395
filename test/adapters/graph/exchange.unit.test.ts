// How Exchange's answers become entries, counts and references, and what is refused before anything is written.
import { formatInstant, instantFromMilliseconds, type Window } from '../../../src/domain/time';
import type { ScriptedAnswer, SeenRequest } from '../../support/ScriptedGraph';
import { failureOf, scriptedDesk } from '../../support/scriptedDesk';

const MAYA = 'maya.okafor@lakesidehealth.example';
const MARKER = 'String {9c1f6a1e-5d0b-4c52-9c5b-2f6a4b7c8d10} Name Anteroom.ProposalId';
const DAY: Window = {
  start: instantFromMilliseconds(Date.UTC(2026, 10, 16, 6)),
  end: instantFromMilliseconds(Date.UTC(2026, 10, 17, 6)),
};

function event(more: object = {}): object {
  return {
    id: 'e1',
    '@odata.etag': 'W/"1"',
    subject: 'Clinic',
    start: { dateTime: '2026-11-16T14:00:00.0000000', timeZone: 'UTC' },
    end: { dateTime: '2026-11-16T15:00:00.0000000', timeZone: 'UTC' },
    isAllDay: false,
    showAs: 'busy',
    ...more,
  };
}
const ours = { singleValueExtendedProperties: [{ id: MARKER, value: 'p1' }] };

/** Answers every read with the event and every write with success. */
function holding(more: object): (request: SeenRequest) => ScriptedAnswer {
  return ({ method }) => (method === 'DELETE' ? { status: 204 } : { body: event(more) });
}

test('an all-day entry covers the days of its own zone', async () => {
  const allDay = event({
    isAllDay: true,
    originalStartTimeZone: 'Central Standard Time',
    start: { dateTime: '2026-11-16T00:00:00.0000000', timeZone: 'UTC' },
    end: { dateTime: '2026-11-17T00:00:00.0000000', timeZone: 'UTC' },
  });
  const { graph } = scriptedDesk(() => ({ body: { value: [allDay] } }));
  const [entry] = await graph.calendar.readEntries(MAYA, DAY);
  expect([formatInstant(entry!.window.start), formatInstant(entry!.window.end)]).toEqual([
    '2026-11-16T06:00:00Z',
    '2026-11-17T06:00:00Z',
  ]);
});

test('a word for busy that nobody knows never reads as free', async () => {
  const { graph } = scriptedDesk(() => ({ body: { value: [event({ showAs: 'newKind' })] } }));
  const [entry] = await graph.calendar.readEntries(MAYA, DAY);
  expect(entry?.showAs).toBe('unknown');
});

test('a hold is known by its proposal whatever the spelling of the guid', async () => {
  const { graph } = scriptedDesk(() => ({
    body: {
      value: [
        event({
          singleValueExtendedProperties: [
            {
              id: MARKER.toUpperCase().replace('ANTEROOM.PROPOSALID', 'Anteroom.ProposalId'),
              value: 'p1',
            },
          ],
        }),
      ],
    },
  }));
  const [entry] = await graph.calendar.readEntries(MAYA, DAY);
  expect(entry?.proposalId).toBe('p1');
});

test('a window of five months is read in slices of 62 days', async () => {
  const { graph, network } = scriptedDesk(() => ({ body: { value: [event()] } }));
  const window = { start: DAY.start, end: instantFromMilliseconds(DAY.start + 150 * 86_400_000) };
  const entries = await graph.calendar.readEntries(MAYA, window);
  expect(network.seen).toHaveLength(3);
  expect(entries).toHaveLength(1);
});

describe('a schedule that is subscribed in Outlook', () => {
  const shown = (request: SeenRequest): ScriptedAnswer =>
    request.path.includes('/calendars?')
      ? {
          body: {
            value: [
              { id: 'own', name: 'Calendar' },
              { id: 'grid=', name: 'CTS on-call grid' },
            ],
          },
        }
      : { body: { value: [event()] } };

  test('is found by its name and read in slices of 62 days', async () => {
    const { graph, network } = scriptedDesk(shown);
    const window = { start: DAY.start, end: instantFromMilliseconds(DAY.start + 91 * 86_400_000) };
    const entries = await graph.calendar.readOtherCalendar(MAYA, ' cts On-call Grid', window);
    expect(entries).toHaveLength(1);
    expect(network.seen.map(({ path }) => path.split('?')[0])).toEqual([
      `/users/${MAYA}/calendars`,
      `/users/${MAYA}/calendars/grid=/calendarView`,
      `/users/${MAYA}/calendars/grid=/calendarView`,
    ]);
  });

  test('that is not shown there is not the same as an empty one', async () => {
    const { graph, network } = scriptedDesk(shown);
    expect(await graph.calendar.readOtherCalendar(MAYA, 'QGenda', DAY)).toBeNull();
    expect(network.seen).toHaveLength(1);
  });

  test('that cannot be read is a failure', async () => {
    const { graph } = scriptedDesk(() => ({ status: 403 }));
    await expect(
      failureOf(graph.calendar.readOtherCalendar(MAYA, 'QGenda', DAY)),
    ).resolves.toMatchObject({ code: 'graph/forbidden' });
  });
});

test('a calendar that cannot be read is a failure and never free', async () => {
  const { graph } = scriptedDesk(() => ({ status: 403 }));
  await expect(failureOf(graph.calendar.readEntries(MAYA, DAY))).resolves.toMatchObject({
    code: 'graph/forbidden',
  });
});

test('an event without our mark is never removed', async () => {
  const { graph, network } = scriptedDesk(holding({}));
  await expect(failureOf(graph.calendar.removeHold(MAYA, 'e1'))).resolves.toMatchObject({
    code: 'graph/refused',
    facts: { name: 'Anteroom.ProposalId' },
  });
  expect(network.seen.map(({ method }) => method)).toEqual(['GET']);
});

test('a hold that became a meeting with people is not removed', async () => {
  const { graph, network } = scriptedDesk(holding({ ...ours, attendees: [{}] }));
  await expect(failureOf(graph.calendar.removeHold(MAYA, 'e1'))).resolves.toMatchObject({
    facts: { name: 'attendees' },
  });
  expect(network.seen.map(({ method }) => method)).toEqual(['GET']);
});

test('a hold that became a meeting with people is not confirmed', async () => {
  const { graph, network } = scriptedDesk(holding({ ...ours, attendees: [{}] }));
  await expect(graph.calendar.confirmHold(MAYA, 'e1', 'W/"1"')).resolves.toBe('changed');
  expect(network.seen.map(({ method }) => method)).toEqual(['GET']);
});

test('a hold changed since it was read is not confirmed', async () => {
  const { graph, network } = scriptedDesk(holding({ ...ours, '@odata.etag': 'W/"2"' }));
  await expect(graph.calendar.confirmHold(MAYA, 'e1', 'W/"1"')).resolves.toBe('changed');
  expect(network.seen).toHaveLength(1);
});

test('a hold removed by somebody counts as removed', async () => {
  const { graph } = scriptedDesk(() => ({ status: 404 }));
  await expect(graph.calendar.removeHold(MAYA, 'e1')).resolves.toBeUndefined();
  await expect(graph.calendar.confirmHold(MAYA, 'e1', null)).resolves.toBe('gone');
});

test('a hold that already stands under its transaction is ours', async () => {
  const { graph } = scriptedDesk(({ method }) =>
    method === 'POST' ? { status: 409 } : { body: { value: [event(ours)] } },
  );
  const window = {
    start: instantFromMilliseconds(Date.UTC(2026, 10, 16, 14)),
    end: instantFromMilliseconds(Date.UTC(2026, 10, 16, 15)),
  };
  const hold = {
    title: 'HOLD',
    window,
    zone: 'America/Chicago',
    categories: [],
    proposalId: 'p1',
    transactionId: 't',
  };
  await expect(graph.calendar.placeHold(MAYA, hold)).resolves.toEqual({
    eventId: 'e1',
    etag: 'W/"1"',
  });
});

const schedules = [
  {
    says: 'stretches with times',
    schedule: {
      availabilityView: '2',
      scheduleItems: [
        {
          status: 'Busy',
          start: { dateTime: '2026-11-16T14:00:00.0', timeZone: 'UTC' },
          end: { dateTime: '2026-11-16T15:00:00.0', timeZone: 'UTC' },
        },
      ],
    },
    answer: [{ busy: 'busy' }],
  },
  {
    says: 'a bare view in quarters of an hour',
    schedule: { availabilityView: '0120' },
    answer: [{ busy: 'tentative' }, { busy: 'busy' }],
  },
  {
    says: 'an error of that mailbox',
    schedule: { error: { responseCode: 'ErrorMailRecipientNotFound' } },
    answer: 'unknown',
  },
  { says: 'nothing at all', schedule: {}, answer: 'unknown' },
];
test.each(schedules)('busy time is read from $says', async ({ schedule, answer }) => {
  const { graph } = scriptedDesk(() => ({ body: { value: [{ scheduleId: MAYA, ...schedule }] } }));
  const busy = (await graph.calendar.readBusy([MAYA], DAY)).get(MAYA);
  if (typeof answer === 'string') expect(busy).toBe(answer);
  else expect(busy).toMatchObject(answer);
});

test('a mailbox the service leaves out is unknown, not free', async () => {
  const { graph } = scriptedDesk(() => ({ body: { value: [] } }));
  expect((await graph.calendar.readBusy([MAYA], DAY)).get(MAYA)).toBe('unknown');
});

const ITEM = {
  candidates: [MAYA, 'samuel.brandt@lakesidehealth.example'],
  restId: 'AAMk=',
  internetMessageId: "<o'hara@x.example>",
};

test('the mailbox is the one that holds that very mail', async () => {
  const { graph } = scriptedDesk(({ path }) => {
    if (path.includes('maya')) return { status: 404 };
    return { body: { id: 'AAk=', internetMessageId: ITEM.internetMessageId } };
  });
  await expect(graph.mailbox.confirm(ITEM)).resolves.toEqual({
    mailbox: 'samuel.brandt@lakesidehealth.example',
    immutableId: 'AAk=',
  });
});

test('an id that means another mail is not taken for it', async () => {
  const { graph, network } = scriptedDesk(({ path }) =>
    path.includes('$filter')
      ? { body: { value: [] } }
      : { body: { id: 'AAk=', internetMessageId: '<another@x.example>' } },
  );
  await expect(graph.mailbox.confirm(ITEM)).resolves.toBeNull();
  expect(network.seen.find(({ path }) => path.includes('$filter'))?.path).toContain(
    "eq '<o''hara@x.example>'",
  );
});

test('a mail without an id is found by what it was sent as', async () => {
  const { graph } = scriptedDesk(() => ({
    body: { value: [{ id: 'AAk=', internetMessageId: ITEM.internetMessageId }] },
  }));
  await expect(graph.mailbox.confirm({ ...ITEM, restId: null })).resolves.toMatchObject({
    immutableId: 'AAk=',
  });
});

test('a mailbox closed to the reader is passed over, a broken line is not', async () => {
  const closed = scriptedDesk(() => ({ status: 403 }));
  await expect(closed.graph.mailbox.confirm(ITEM)).resolves.toBeNull();
  const broken = scriptedDesk(() => new TypeError('fetch failed'));
  await expect(failureOf(broken.graph.mailbox.confirm(ITEM))).resolves.toMatchObject({
    code: 'graph/unreachable',
  });
});

test('categories of other people stay when ours are changed', async () => {
  const { graph, network } = scriptedDesk(() => ({
    body: { '@odata.etag': 'W/"1"', categories: ['Clinic', 'A · old'] },
  }));
  await graph.mailbox.changeCategories(
    { mailbox: MAYA, immutableId: 'AAk=' },
    { add: ['A · new', 'clinic'], remove: ['a · OLD'] },
  );
  expect(network.seen[1]).toMatchObject({
    method: 'PATCH',
    body: { categories: ['Clinic', 'A · new'] },
  });
  expect(network.seen[1]?.headers['if-match']).toBe('W/"1"');
});

test('categories that already fit are not written again', async () => {
  const { graph, network } = scriptedDesk(() => ({ body: { categories: ['Clinic'] } }));
  await graph.mailbox.changeCategories(
    { mailbox: MAYA, immutableId: 'AAk=' },
    { add: ['Clinic'], remove: ['Gone'] },
  );
  expect(network.seen).toHaveLength(1);
});

test('categories written by somebody meanwhile are read again', async () => {
  let writes = 0;
  const { graph, network } = scriptedDesk(({ method }) => {
    if (method === 'GET')
      return { body: { '@odata.etag': `W/"${String(writes)}"`, categories: [] } };
    writes += 1;
    return writes === 1 ? { status: 412 } : { body: {} };
  });
  await graph.mailbox.changeCategories(
    { mailbox: MAYA, immutableId: 'AAk=' },
    { add: ['A'], remove: [] },
  );
  expect(network.seen.map(({ method }) => method)).toEqual(['GET', 'PATCH', 'GET', 'PATCH']);
});

test('a mail that is no draft is never removed', async () => {
  const { graph, network } = scriptedDesk(() => ({ body: { isDraft: false } }));
  await expect(failureOf(graph.mailbox.removeDraft(MAYA, 'AAk='))).resolves.toMatchObject({
    code: 'graph/refused',
    facts: { name: 'isDraft' },
  });
  expect(network.seen.map(({ method }) => method)).toEqual(['GET']);
});

test('a mail that is gone or closed says which', async () => {
  const reference = { mailbox: MAYA, immutableId: 'AAk=' };
  await expect(
    scriptedDesk(() => ({ status: 404 })).graph.mailbox.readHeadline(reference),
  ).resolves.toEqual({ kind: 'gone' });
  await expect(
    scriptedDesk(() => ({ status: 403 })).graph.mailbox.readHeadline(reference),
  ).resolves.toEqual({ kind: 'forbidden' });
});
