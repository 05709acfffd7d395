// The product's "never" rules at the edge to Microsoft: every operation runs once, and every request is looked at.
import { instantFromMilliseconds, type Window } from '../../../src/domain/time';
import { SCOPE_GROUPS } from '../../../src/ports';
import type { ScriptedAnswer, SeenRequest } from '../../support/ScriptedGraph';
import { scriptedDesk, type ScriptedDesk } from '../../support/scriptedDesk';

const MAILBOX = 'maya.okafor@lakesidehealth.example';
const MAIL = { mailbox: MAILBOX, immutableId: 'AAkALg=' };
const MARKER = 'String {9c1f6a1e-5d0b-4c52-9c5b-2f6a4b7c8d10} Name Anteroom.ProposalId';
const HOUR: Window = {
  start: instantFromMilliseconds(Date.UTC(2026, 10, 16, 14)),
  end: instantFromMilliseconds(Date.UTC(2026, 10, 16, 15)),
};
const ITEM = {
  id: '7',
  eTag: '"a,1"',
  fields: { WorkId: 'w', State: 'open' },
  createdBy: { user: { id: 'u', email: 'jordan.reyes@lakesidehealth.example' } },
  createdDateTime: '2026-11-16T14:00:00Z',
  lastModifiedDateTime: '2026-11-16T14:00:00Z',
};
const EVENT = {
  id: 'e1',
  '@odata.etag': 'W/"1"',
  subject: 'HOLD',
  start: { dateTime: '2026-11-16T14:00:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2026-11-16T15:00:00.0000000', timeZone: 'UTC' },
  isAllDay: false,
  showAs: 'tentative',
  attendees: [],
  singleValueExtendedProperties: [{ id: MARKER, value: 'p1' }],
};

/** A service that has everything and lets everything happen. */
function willingService({ method, path }: SeenRequest): ScriptedAnswer {
  if (method === 'DELETE') return { status: 204 };
  if (path.includes('/calendarView') || path.includes('/events?'))
    return { body: { value: [EVENT] } };
  if (path.includes('/calendars?')) return { body: { value: [{ id: 'c', name: 'On-call grid' }] } };
  if (path.endsWith('/getSchedule'))
    return { body: { value: [{ scheduleId: MAILBOX, availabilityView: '0' }] } };
  if (path.includes('/events')) return { body: EVENT };
  if (path.includes('/messages/delta?'))
    return { body: { value: [], '@odata.deltaLink': `https://graph.test/v1.0${path}&next` } };
  if (method === 'POST' && path.endsWith('/mailFolders')) return { body: { id: 'digest' } };
  if (path.includes('/mailFolders?')) return { body: { value: [] } };
  if (path.includes('/mailFolders/') && !path.includes('/messages?'))
    return {
      body: { id: /mailFolders\/(\w+)/.exec(path)?.[1], unreadItemCount: 0, totalItemCount: 0 },
    };
  if (path.includes('/attachments?')) return { body: { value: [{ id: 'a', name: 'a.pdf' }] } };
  if (path.includes('/messages?') || path.includes("/mailFolders('inbox')/messages"))
    return { body: { value: [] } };
  if (path.includes('/messages/')) {
    return {
      body: {
        id: 'AAkALg=',
        internetMessageId: '<a@b>',
        isDraft: true,
        conversationId: 'AAQkALg=',
        categories: ['Old'],
        hasAttachments: true,
        parentFolderId: 'inbox',
        receivedDateTime: '2026-11-16T14:00:00Z',
        webLink: null,
      },
    };
  }
  if (path.includes('/masterCategories'))
    return { body: { value: [{ id: 'c1', displayName: 'Teaching', color: 'none' }] } };
  if (path.includes('/teamwork/')) return { status: 204 };
  if (path.includes('/drives?')) return { body: { value: [{ id: 'd', name: 'AnteroomPolicy' }] } };
  if (path.includes('/root:/models/'))
    return {
      body: { name: 'model.json', '@microsoft.graph.downloadUrl': 'https://files.test/model.json' },
    };
  if (path.includes('/children')) return { body: { value: [] } };
  if (path.includes('/items?') && method === 'GET') return { body: { value: [ITEM] } };
  if (path.includes('/items')) return { body: ITEM };
  if (path.startsWith('/sites/')) return { body: { id: 'host,g1,g2' } };
  return {
    body: {
      id: 'u',
      displayName: 'Jordan Reyes',
      mail: null,
      userPrincipalName: 'jordan.reyes@x.example',
    },
  };
}

/** Every operation of the room, by port and name. A new operation must be added here, or the first test fails. */
const OPERATIONS: Readonly<Record<string, (desk: ScriptedDesk['graph']) => Promise<unknown>>> = {
  'mailbox.confirm': ({ mailbox }) =>
    mailbox.confirm({ candidates: [MAILBOX], restId: 'AAMk=', internetMessageId: '<other@b>' }),
  'mailbox.readHeadline': ({ mailbox }) => mailbox.readHeadline(MAIL),
  'mailbox.readCategories': ({ mailbox }) => mailbox.readCategories(MAIL),
  'mailbox.changeCategories': ({ mailbox }) =>
    mailbox.changeCategories(MAIL, { add: ['New'], remove: ['Old'] }),
  'mailbox.setFollowUp': ({ mailbox }) =>
    mailbox.setFollowUp(MAIL, { dueDay: '2026-11-18', zone: 'America/Chicago' }),
  'mailbox.draftForward': ({ mailbox }) =>
    mailbox.draftForward(MAIL, {
      to: 'nurse.line@lakesidehealth.example',
      comment: 'For the clinical channel.',
    }),
  'mailbox.findDraft': ({ mailbox }) => mailbox.findDraft(MAIL),
  'mailbox.readDraftState': ({ mailbox }) => mailbox.readDraftState(MAIL),
  'mailbox.removeDraft': ({ mailbox }) => mailbox.removeDraft(MAILBOX, 'AAkD='),
  'mailbox.countInbox': ({ mailbox }) => mailbox.countInbox(MAILBOX),
  'mailbox.listInbox': async ({ mailbox }) => {
    for await (const page of mailbox.listInbox(MAILBOX, HOUR.start)) expect(page).toEqual([]);
  },
  'mailbox.restoreToInbox': ({ mailbox }) => mailbox.restoreToInbox(MAIL),
  'mailbox.listFromSender': ({ mailbox }) =>
    mailbox.listFromSender(MAILBOX, 'news@journal.example', { since: HOUR.start, limit: 50 }),
  'mailbox.readInboxChanges': async ({ mailbox }) => {
    for await (const page of mailbox.readInboxChanges(MAILBOX, null))
      expect(page).toMatchObject({ changes: [], startsAfresh: true });
  },
  'mailbox.readMail': async ({ mailbox }) => {
    expect(await mailbox.readMail(MAIL)).toMatchObject({ mail: { attachmentNames: ['a.pdf'] } });
  },
  'mailbox.readWhereabouts': async ({ mailbox }) => {
    expect(await mailbox.readWhereabouts(MAIL)).toMatchObject({ conversationId: 'AAQkALg=' });
  },
  'mailbox.listRelated': ({ mailbox }) => mailbox.listRelated(MAILBOX, { sender: 'ann@x.example' }),
  'mailbox.moveMail': async ({ mailbox }) => {
    expect(await mailbox.moveMail(MAIL, { from: 'inbox', to: 'archive' })).toBe('moved');
    const to = { named: 'Weekly digest' };
    expect(await mailbox.moveMail(MAIL, { from: 'inbox', to })).toBe('moved');
  },
  'calendar.readEntries': ({ calendar }) => calendar.readEntries(MAILBOX, HOUR),
  'calendar.readOtherCalendar': async ({ calendar }) => {
    expect(await calendar.readOtherCalendar(MAILBOX, 'On-call grid', HOUR)).toHaveLength(1);
  },
  'calendar.readBusy': ({ calendar }) => calendar.readBusy([MAILBOX], HOUR),
  'calendar.placeHold': ({ calendar }) =>
    calendar.placeHold(MAILBOX, {
      title: 'HOLD Whitfield 30 min',
      window: HOUR,
      zone: 'America/Chicago',
      categories: ['Anteroom hold'],
      proposalId: 'p1',
      transactionId: 't1',
    }),
  'calendar.readEntry': ({ calendar }) => calendar.readEntry(MAILBOX, 'e1'),
  'calendar.findHolds': ({ calendar }) => calendar.findHolds(MAILBOX, 'p1'),
  'calendar.confirmHold': ({ calendar }) => calendar.confirmHold(MAILBOX, 'e1', 'W/"1"'),
  'calendar.removeHold': ({ calendar }) => calendar.removeHold(MAILBOX, 'e1'),
  'categories.readAll': ({ categories }) => categories.readAll(),
  'categories.add': ({ categories }) => categories.add('Teaching', 'green'),
  'categories.giveColour': ({ categories }) => categories.giveColour('c1', 'green'),
  'lists.find': ({ lists }) =>
    lists.find('AnteroomWork', { where: [{ column: 'State', is: 'equal', value: 'open' }] }),
  'lists.read': ({ lists }) => lists.read('AnteroomWork', '7'),
  'lists.add': ({ lists }) => lists.add('AnteroomWork', { WorkId: 'w', State: 'open' }),
  'lists.change': ({ lists }) => lists.change('AnteroomWork', '7', '"a,1"', { State: 'taken' }),
  'policy.readEvidence': ({ policy }) => policy.readEvidence('0'.repeat(64)),
  'policy.readReleases': ({ policy }) => policy.readReleases(5),
  'activity.tell': ({ activity }) =>
    activity.tell({
      to: MAILBOX,
      type: 'proposalWaiting',
      tab: 'approvals',
      subPage: 'proposal:p1',
    }),
  readSelf: ({ readSelf }) => readSelf(),
};

/** What may be written, by what it is written to: any other key is a breach. */
const BODIES: readonly {
  readonly method: string;
  readonly path: RegExp;
  readonly keys: readonly string[];
}[] = [
  { method: 'PATCH', path: /\/messages\/[^/]+$/, keys: ['categories', 'flag'] },
  { method: 'POST', path: /\/messages\/[^/]+\/move$/, keys: ['destinationId'] },
  { method: 'POST', path: /\/messages\/[^/]+\/createForward$/, keys: ['message', 'comment'] },
  { method: 'POST', path: /\/messages\/[^/]+\/move$/, keys: ['destinationId'] },
  { method: 'POST', path: /\/mailFolders$/, keys: ['displayName'] },
  {
    method: 'POST',
    path: /\/calendar\/events$/,
    keys: [
      'subject',
      'start',
      'end',
      'showAs',
      'isReminderOn',
      'categories',
      'transactionId',
      'singleValueExtendedProperties',
    ],
  },
  { method: 'POST', path: /^\/me\/outlook\/masterCategories$/, keys: ['displayName', 'color'] },
  { method: 'PATCH', path: /^\/me\/outlook\/masterCategories\/c1$/, keys: ['color'] },
  { method: 'PATCH', path: /\/events\/[^/]+$/, keys: ['showAs'] },
  {
    method: 'POST',
    path: /^\/me\/calendar\/getSchedule$/,
    keys: ['schedules', 'startTime', 'endTime', 'availabilityViewInterval'],
  },
  { method: 'POST', path: /\/lists\/Anteroom\w+\/items$/, keys: ['fields'] },
  {
    method: 'PATCH',
    path: /\/lists\/Anteroom\w+\/items\/\d+\/fields$/,
    keys: ['WorkId', 'State', 'Due', 'Data'],
  },
  {
    method: 'POST',
    path: /\/teamwork\/sendActivityNotification$/,
    keys: ['topic', 'activityType', 'previewText', 'templateParameters'],
  },
];

function operationNames(graph: ScriptedDesk['graph']): string[] {
  return Object.entries(graph).flatMap(([port, value]: [string, unknown]) => {
    if (typeof value === 'function') return [port];
    const own = Object.keys(value as object).filter((name) => !name.startsWith('#'));
    const inherited = Object.getOwnPropertyNames(Object.getPrototypeOf(value)).filter(
      (name) => name !== 'constructor' && !(name in Object.prototype),
    );
    return [...own, ...inherited].map((name) => `${port}.${name}`);
  });
}

async function requestsOf(name: string): Promise<readonly SeenRequest[]> {
  const { graph, network } = scriptedDesk(willingService);
  await OPERATIONS[name]!(graph);
  return network.seen;
}

const allRequests = async (): Promise<readonly SeenRequest[]> =>
  (await Promise.all(Object.keys(OPERATIONS).map(requestsOf))).flat();

test('every operation of the Graph room is looked at here', () => {
  const { graph } = scriptedDesk(willingService);
  expect(operationNames(graph).sort()).toEqual(Object.keys(OPERATIONS).sort());
});

test('no operation asks for a path that sends mail', async () => {
  for (const { path } of await allRequests()) {
    expect(path).not.toMatch(
      /\/(sendMail|send|reply|replyAll|forward|accept|decline|tentativelyAccept|cancel)(\?|$)/i,
    );
  }
});

test('no request names an attendee or a recipient beyond the forward draft', async () => {
  for (const { path, body } of await allRequests()) {
    const words = JSON.stringify(body ?? {});
    expect(words).not.toMatch(/attendees|bccRecipients|ccRecipients|replyTo|isOnlineMeeting/i);
    if (!path.endsWith('/createForward')) expect(words).not.toMatch(/toRecipients/i);
  }
});

test('mail and events are never taken from the own mailbox', async () => {
  for (const { path } of await allRequests()) {
    if (!path.startsWith('/me')) continue;
    expect(path).toMatch(/^\/me(\?|\/calendar\/getSchedule$|\/outlook\/masterCategories)/);
  }
});

test('a body holds only the keys that its operation needs', async () => {
  for (const { method, path, body } of await allRequests()) {
    if (body === undefined) continue;
    const rule = BODIES.find((each) => each.method === method && each.path.test(path));
    expect(`${method} ${path} ${rule === undefined ? 'has no rule' : ''}`).not.toContain(
      'has no rule',
    );
    expect(rule!.keys).toEqual(expect.arrayContaining(Object.keys(body as object)));
  }
});

test('no write reaches subject, body or people of a mail', async () => {
  for (const { method, path, body } of await allRequests()) {
    if (!path.includes('/messages') || method === 'GET') continue;
    expect(Object.keys(body ?? {})).not.toEqual(expect.arrayContaining(['subject']));
    expect(['categories', 'flag', 'message', 'comment', 'destinationId']).toEqual(
      expect.arrayContaining(Object.keys(body ?? {})),
    );
  }
});

test('every call about a mail or an event asks for immutable ids', async () => {
  for (const { path, headers } of await allRequests()) {
    if (!/\/(messages|events|calendarView)/.test(path)) continue;
    expect(headers['prefer']).toContain('IdType="ImmutableId"');
  }
});

test('the token goes to Graph alone and only with scopes we hold', async () => {
  const requests = await allRequests();
  const isFile = ({ url }: SeenRequest): boolean => new URL(url).origin === 'https://files.test';
  for (const { headers } of requests.filter(isFile)) {
    expect(headers['authorization']).toBeUndefined();
  }
  for (const { url, headers } of requests.filter((request) => !isFile(request))) {
    expect(new URL(url).origin).toBe('https://graph.test');
    expect(headers['authorization']).toMatch(
      /^Bearer token-(identity|mail|calendar|sites|activity|settings)$/,
    );
  }
  expect(Object.values(SCOPE_GROUPS).flat().join(' ')).not.toMatch(/Send(?! |$)|Mail\.Send/);
});

test('a notification carries constant words and no name', async () => {
  const [request] = await requestsOf('activity.tell');
  expect(request?.body).toEqual({
    topic: {
      source: 'text',
      value: 'Anteroom',
      webUrl:
        'https://teams.microsoft.com/l/entity/0b7d5f0a-6f4e-4f3f-9f53-7b8f0e2a6d44/approvals?context=%7B%22subEntityId%22%3A%22proposal%3Ap1%22%7D',
    },
    activityType: 'proposalWaiting',
    previewText: { content: 'A proposal waits for your answer' },
    templateParameters: [],
  });
});
