// The Graph room against the local tenant over real HTTP, with Microsoft's client and real tokens.
import { createGraph, type GraphDesk, type ListShape } from '../../../src/adapters/graph';
import { instantFromMilliseconds, parseInstant, type Window } from '../../../src/domain/time';
import type { InboxMail, InboxMark, NewHold, ScopeGroup } from '../../../src/ports';
import { failureOf, TEST_SETTINGS } from '../../support/scriptedDesk';
import { startTenant, type RunningTenant } from '../../support/startTenant';
import { TenantTokens } from '../../support/TenantTokens';

const MAYA = 'maya.okafor@lakesidehealth.example';
const SAMUEL = 'samuel.brandt@lakesidehealth.example';
const LISTS: readonly ListShape[] = [
  {
    name: 'AnteroomWork',
    columns: [
      { name: 'WorkId', type: 'text', indexed: true, unique: true },
      { name: 'Kind', type: 'text', indexed: true },
      { name: 'State', type: 'text', indexed: true },
      { name: 'Due', type: 'dateTime', indexed: true },
      { name: 'Data', type: 'note' },
    ],
  },
  {
    name: 'AnteroomDecisions',
    columns: [
      { name: 'DecisionKey', type: 'text', indexed: true, unique: true },
      { name: 'Revision', type: 'number' },
    ],
  },
];
const SITE = {
  hostname: 'lakesidehealth.sharepoint.example',
  path: '/sites/Anteroom',
  groups: {
    assistants: ['jordan.reyes', 'priya.nair'],
    physicians: ['maya.okafor', 'samuel.brandt'],
    compliance: ['elena.marsh'],
    admins: ['tom.weller'],
  },
  lists: [
    { ...LISTS[0], write: ['assistants', 'physicians'], items: [] },
    { ...LISTS[1], addOnly: true, write: ['physicians'], items: [] },
  ],
  libraries: [
    {
      name: 'AnteroomPolicy',
      write: ['compliance'],
      files: [
        { path: 'releases/0001.json', createdBy: 'elena.marsh', content: { number: '0001' } },
        { path: 'releases/0002.json', createdBy: 'elena.marsh', content: { number: '0002' } },
      ],
    },
  ],
};

let tenant: RunningTenant;

function deskOf(user: string, onlyGroup: ScopeGroup | null = null): GraphDesk {
  return createGraph({
    settings: { ...TEST_SETTINGS, graphBaseUrl: tenant.graph },
    tokens: new TenantTokens(tenant, user, onlyGroup),
    lists: LISTS,
  });
}

/** Tells the tenant to fail; see its /faults page. */
async function fault(body: object): Promise<void> {
  const answer = await fetch(`${tenant.desk}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
}

beforeAll(async () => {
  tenant = await startTenant({ site: SITE, anchor: '2026-11-16' });
});
afterAll(async () => {
  await tenant.stop();
});

/** The week that the tenant is anchored to. */
const week: Window = {
  start: parseInstant('2026-11-16T06:00:00Z')!,
  end: parseInstant('2026-11-21T06:00:00Z')!,
};

function hold(more: Partial<NewHold> = {}): NewHold {
  return {
    title: 'HOLD Whitfield 30 min',
    window: {
      start: parseInstant('2026-11-19T21:00:00Z')!,
      end: parseInstant('2026-11-19T21:30:00Z')!,
    },
    zone: 'America/Chicago',
    categories: ['Anteroom hold'],
    proposalId: '7b1d6f6c-0000-4000-8000-000000000001',
    transactionId: '7b1d6f6c-0000-5000-8000-000000000001',
    ...more,
  };
}

async function firstMails(graph: GraphDesk, mailbox: string) {
  for await (const page of graph.mailbox.listInbox(mailbox, instantFromMilliseconds(0)))
    return page;
  return [];
}

async function roundOf(graph: GraphDesk, since: InboxMark | null) {
  const here: InboxMail[] = [];
  const gone: string[] = [];
  let mark: InboxMark | null = null;
  let startsAfresh = false;
  for await (const page of graph.mailbox.readInboxChanges(MAYA, since)) {
    startsAfresh ||= page.startsAfresh;
    for (const change of page.changes)
      if (change.kind === 'here') here.push(change.mail);
      else gone.push(change.immutableId);
    mark = page.mark;
  }
  return { here, gone, startsAfresh, mark };
}

describe('mail', () => {
  test('the assistant counts and lists the inbox of her physician', async () => {
    const { mailbox } = deskOf('jordan.reyes');
    const counts = await mailbox.countInbox(MAYA);
    expect(counts.total).toBeGreaterThan(0);
    let listed = 0;
    let last = Number.POSITIVE_INFINITY;
    for await (const page of mailbox.listInbox(MAYA, instantFromMilliseconds(0))) {
      for (const line of page) {
        expect(line.receivedAt).toBeLessThanOrEqual(last);
        last = line.receivedAt;
      }
      listed += page.length;
    }
    expect(listed).toBe(counts.total);
  });

  test('the mails of one sender come newest first', async () => {
    const graph = deskOf('jordan.reyes');
    const { mailbox } = graph;
    const [line] = await firstMails(graph, MAYA);
    const headline = await mailbox.readHeadline(line!.reference);
    if ('kind' in headline) throw new Error('The mail is not there');
    const bounds = { since: instantFromMilliseconds(0), limit: 5 };
    const found = await mailbox.listFromSender(MAYA, headline.senderAddress, bounds);
    expect(found.map(({ reference }) => reference)).toContainEqual(line!.reference);
    expect(found.length).toBeLessThanOrEqual(5);
    const times = found.map(({ receivedAt }) => receivedAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(await mailbox.listFromSender(MAYA, 'nobody@nowhere.example', bounds)).toEqual([]);
  });

  test('a mail in another folder comes back to the inbox', async () => {
    const graph = deskOf('jordan.reyes');
    const [line] = await firstMails(graph, MAYA);
    const { reference } = line!;
    const token = await tenant.tokenFor('jordan.reyes');
    const moved = await fetch(
      `${tenant.graph}/v1.0/users/${MAYA}/messages/${encodeURIComponent(reference.immutableId)}/move`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          prefer: 'IdType="ImmutableId"',
        },
        body: JSON.stringify({ destinationId: 'archive' }),
      },
    );
    expect(moved.status).toBe(201);
    const idsOf = async () => (await firstMails(graph, MAYA)).map((one) => one.reference);
    expect(await idsOf()).not.toContainEqual(reference);
    await graph.mailbox.restoreToInbox(reference);
    expect(await idsOf()).toContainEqual(reference);
    await graph.mailbox.restoreToInbox(reference);
    expect(await idsOf()).toContainEqual(reference);
  });

  test('a mail is found in the mailbox that holds it', async () => {
    const graph = deskOf('jordan.reyes');
    const [line] = await firstMails(graph, MAYA);
    const token = await tenant.tokenFor('jordan.reyes');
    const answer = await fetch(
      `${tenant.graph}/v1.0/users/${MAYA}/messages/${line!.reference.immutableId}?$select=id,internetMessageId`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    const { id, internetMessageId } = (await answer.json()) as {
      id: string;
      internetMessageId: string;
    };
    const candidates = [SAMUEL, MAYA];
    const confirmed = { mailbox: MAYA, immutableId: line!.reference.immutableId };
    await expect(
      graph.mailbox.confirm({ candidates, restId: id, internetMessageId }),
    ).resolves.toEqual(confirmed);
    await expect(
      graph.mailbox.confirm({ candidates, restId: null, internetMessageId }),
    ).resolves.toEqual(confirmed);
    await expect(
      graph.mailbox.confirm({ candidates: [SAMUEL], restId: id, internetMessageId }),
    ).resolves.toBeNull();
  });

  test('categories are added and removed beside those of others', async () => {
    const { mailbox, ...graph } = deskOf('jordan.reyes');
    const line = (await firstMails({ mailbox, ...graph }, MAYA))[0]!;
    const before = await mailbox.readCategories(line.reference);
    await mailbox.changeCategories(line.reference, { add: ['Lane: vendor'], remove: [] });
    await expect(mailbox.readCategories(line.reference)).resolves.toEqual([
      ...before,
      'Lane: vendor',
    ]);
    await mailbox.changeCategories(line.reference, { add: [], remove: ['Lane: vendor'] });
    await expect(mailbox.readCategories(line.reference)).resolves.toEqual(before);
  });

  test('a follow-up flag is set and taken back', async () => {
    const graph = deskOf('jordan.reyes');
    const [line] = await firstMails(graph, MAYA);
    const followUp = { dueDay: '2026-11-18', zone: 'America/Chicago' };
    await expect(graph.mailbox.setFollowUp(line!.reference, followUp)).resolves.toBeUndefined();
    await expect(graph.mailbox.setFollowUp(line!.reference, null)).resolves.toBeUndefined();
  });

  test('the headline is read live and a strange mailbox is closed', async () => {
    const graph = deskOf('jordan.reyes');
    const [line] = await firstMails(graph, MAYA);
    await expect(graph.mailbox.readHeadline(line!.reference)).resolves.toMatchObject({
      receivedAt: line!.receivedAt,
    });
    const { immutableId } = line!.reference;
    await expect(
      graph.mailbox.readHeadline({
        mailbox: MAYA,
        immutableId: `${immutableId.slice(0, -6)}AAAAA=`,
      }),
    ).resolves.toEqual({ kind: 'gone' });
    await expect(deskOf('samuel.brandt').mailbox.readHeadline(line!.reference)).resolves.toEqual({
      kind: 'forbidden',
    });
  });

  test('a draft is made, found and removed, a received mail never is', async () => {
    const graph = deskOf('jordan.reyes');
    const [line] = await firstMails(graph, MAYA);
    const draft = await graph.mailbox.draftForward(line!.reference, {
      to: 'nurse.line@lakesidehealth.example',
      comment: 'For the clinical channel.',
    });
    const found = await graph.mailbox.findDraft(line!.reference);
    expect(found).toEqual({ mailbox: MAYA, immutableId: draft.draftId });
    await expect(graph.mailbox.readDraftState(found!)).resolves.toBe('draft');
    // A received mail is no draft any more, as a sent one is none; another's mailbox says nothing.
    await expect(graph.mailbox.readDraftState(line!.reference)).resolves.toBe('sent');
    const hers = deskOf('samuel.brandt').mailbox.readDraftState(found!);
    await expect(hers).resolves.toBe('forbidden');
    await graph.mailbox.removeDraft(MAYA, draft.draftId);
    await expect(graph.mailbox.findDraft(line!.reference)).resolves.toBeNull();
    // Exchange keeps it in Deleted Items; removing it once more is nobody's loss.
    await expect(graph.mailbox.removeDraft(MAYA, draft.draftId)).resolves.toBeUndefined();
    await expect(
      failureOf(graph.mailbox.removeDraft(MAYA, line!.reference.immutableId)),
    ).resolves.toMatchObject({ code: 'graph/refused' });
  });

  test('the changes of an inbox are told whole, then only what is new', async () => {
    const graph = deskOf('jordan.reyes');
    const whole = await roundOf(graph, null);
    const counts = await graph.mailbox.countInbox(MAYA);
    expect(whole.startsAfresh).toBe(true);
    expect(whole.here).toHaveLength(counts.total);
    expect(whole.here[0]!.subject).not.toBe('');
    const quiet = await roundOf(graph, whole.mark);
    expect({ ...quiet, mark: null }).toEqual({
      here: [],
      gone: [],
      startsAfresh: false,
      mark: null,
    });
    const { reference } = whole.here[1]!;
    const move = { from: 'inbox', to: 'archive' } as const;
    await expect(graph.mailbox.moveMail(reference, move)).resolves.toBe('moved');
    await expect(graph.mailbox.moveMail(reference, move)).resolves.toBe('already-there');
    const after = await roundOf(graph, quiet.mark);
    expect(after.gone).toEqual([reference.immutableId]);
    await expect(graph.mailbox.moveMail(reference, { from: 'archive', to: 'inbox' })).resolves.toBe(
      'moved',
    );
    const back = await roundOf(graph, after.mark);
    expect(back.here.map((mail) => mail.reference)).toEqual([reference]);
  });

  test('a mark that the service has forgotten tells the whole inbox anew', async () => {
    const graph = deskOf('jordan.reyes');
    const { mark } = await roundOf(graph, null);
    const deltaLink = mark!.deltaLink.replace(/(deltatoken=)(.*)$/, '$1' + 'A'.repeat(40));
    const anew = await roundOf(graph, { deltaLink });
    expect(anew.startsAfresh).toBe(true);
    expect(anew.here.length).toBe((await graph.mailbox.countInbox(MAYA)).total);
  });

  test('a mail is read whole, with headers and attachment names', async () => {
    const graph = deskOf('jordan.reyes');
    const { here } = await roundOf(graph, null);
    const answers = await Promise.all(
      here.slice(0, 40).map(async ({ reference }) => graph.mailbox.readMail(reference)),
    );
    const mails = answers.flatMap((answer) => (answer.kind === 'mail' ? [answer.mail] : []));
    expect(mails).toHaveLength(answers.length);
    expect(mails.every(({ body }) => body.length > 0)).toBe(true);
    expect(mails.some(({ attachmentNames }) => attachmentNames.length > 0)).toBe(true);
    expect(mails.some(({ headers }) => Object.keys(headers).length > 0)).toBe(true);
    await expect(deskOf('samuel.brandt').mailbox.readMail(here[0]!.reference)).resolves.toEqual({
      kind: 'forbidden',
    });
    const sender = mails[0]!.from!.address;
    const { reference, conversationId } = here[0]!;
    for (const to of [{ sender }, { conversationId }]) {
      const related = await graph.mailbox.listRelated(MAYA, to);
      expect(related.map((line) => line.reference)).toContainEqual(reference);
    }
  });

  test('a token without the mail scope is refused', async () => {
    await expect(
      failureOf(deskOf('jordan.reyes', 'identity').mailbox.countInbox(MAYA)),
    ).resolves.toMatchObject({ code: 'graph/forbidden' });
  });
});

describe('categories', () => {
  test('the owner adds a category once and keeps her own colour', async () => {
    const { categories } = deskOf('maya.okafor');
    const names = async (): Promise<readonly string[]> =>
      (await categories.readAll()).map(({ name }) => name);
    expect(await names()).not.toContain('Pre-op');
    expect(await categories.add('Pre-op', 'dark cranberry')).toBe('added');
    expect(await categories.add('PRE-OP', 'red')).toBe('exists');
    expect((await names()).filter((name) => /pre-op/i.test(name))).toEqual(['Pre-op']);
  });

  test('a colour is given to a name that had none', async () => {
    const token = await tenant.tokenFor('maya.okafor');
    const list = `${tenant.graph}/v1.0/me/outlook/masterCategories`;
    await fetch(list, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ displayName: 'Post-op', color: 'none' }),
    });
    const { categories } = deskOf('maya.okafor');
    const postOp = async () => (await categories.readAll()).find(({ name }) => name === 'Post-op');
    const found = await postOp();
    expect(found?.hasColour).toBe(false);
    expect(await categories.giveColour(found!.id, 'purple')).toBe('coloured');
    expect((await postOp())?.hasColour).toBe(true);
    const shown = await fetch(`${list}/${found!.id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await shown.json()).toMatchObject({ color: 'preset8' });
    expect(await categories.giveColour('00000000-0000-4000-8000-000000000000', 'red')).toBe('gone');
  });

  test('each person reaches the own list alone, and only with its scope', async () => {
    const hers = await deskOf('maya.okafor').categories.readAll();
    const his = await deskOf('jordan.reyes').categories.readAll();
    expect(his.map(({ id }) => id)).not.toEqual(expect.arrayContaining(hers.map(({ id }) => id)));
    expect(await failureOf(deskOf('maya.okafor', 'identity').categories.readAll())).toMatchObject({
      code: 'graph/forbidden',
    });
  });
});

describe('calendar', () => {
  test('a week is read in order and inside the window', async () => {
    const entries = await deskOf('jordan.reyes').calendar.readEntries(MAYA, week);
    expect(entries.length).toBeGreaterThan(5);
    for (const { window } of entries) {
      expect(window.start).toBeLessThan(week.end);
      expect(window.end).toBeGreaterThanOrEqual(week.start);
    }
    expect(entries.some(({ showAs }) => showAs === 'unknown')).toBe(false);
  });

  test('an all-day entry begins at midnight of its own zone', async () => {
    const month = { start: week.start, end: parseInstant('2026-12-14T06:00:00Z')! };
    const entries = await deskOf('jordan.reyes').calendar.readEntries(MAYA, month);
    const allDay = entries.filter(({ isAllDay }) => isAllDay);
    expect(allDay.length).toBeGreaterThan(0);
    for (const { window } of allDay)
      expect(new Date(window.start).toISOString()).toMatch(/T06:00:00/);
  });

  test('busy time is published for all who share it', async () => {
    const busy = await deskOf('jordan.reyes').calendar.readBusy(
      [MAYA, 'nobody@elsewhere.example'],
      week,
    );
    expect(busy.get(MAYA)).not.toBe('unknown');
    expect(busy.get(MAYA)!.length).toBeGreaterThan(5);
    expect(busy.get('nobody@elsewhere.example')).toBe('unknown');
  });

  test('a hold is placed once, found, confirmed and removed', async () => {
    const { calendar } = deskOf('jordan.reyes');
    const placed = await calendar.placeHold(MAYA, hold());
    const again = await calendar.placeHold(MAYA, hold());
    expect(again.eventId).toBe(placed.eventId);
    const [found, ...others] = await calendar.findHolds(MAYA, hold().proposalId);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      id: placed.eventId,
      showAs: 'tentative',
      proposalId: hold().proposalId,
      window: hold().window,
    });
    const listed = await calendar.readEntries(MAYA, hold().window);
    expect(listed.find(({ id }) => id === placed.eventId)?.proposalId).toBe(hold().proposalId);
    await expect(calendar.confirmHold(MAYA, placed.eventId, found!.etag)).resolves.toBe(
      'confirmed',
    );
    await expect(calendar.confirmHold(MAYA, placed.eventId, found!.etag)).resolves.toBe('changed');
    await expect(calendar.readEntry(MAYA, placed.eventId)).resolves.toMatchObject({
      showAs: 'busy',
    });
    await calendar.removeHold(MAYA, placed.eventId);
    await expect(calendar.readEntry(MAYA, placed.eventId)).resolves.toBeNull();
    await expect(calendar.removeHold(MAYA, placed.eventId)).resolves.toBeUndefined();
  });

  test('a clinic block of the physician is never removed', async () => {
    const { calendar } = deskOf('jordan.reyes');
    const [foreign] = await calendar.readEntries(MAYA, week);
    await expect(failureOf(calendar.removeHold(MAYA, foreign!.id))).resolves.toMatchObject({
      code: 'graph/refused',
    });
  });
});

describe('lists', () => {
  const work = (id: string): Record<string, string | null> => ({
    WorkId: id,
    Kind: 'mail',
    State: 'open',
    Due: '2026-11-18T22:00:00Z',
    Data: null,
  });

  test('an item is added once, found by its columns and changed', async () => {
    const { lists } = deskOf('jordan.reyes');
    const added = await lists.add('AnteroomWork', work('w-1'));
    if (added === 'duplicate') throw new Error('nothing stood there yet');
    expect(added.createdBy).toBe('jordan.reyes@lakesidehealth.example');
    await expect(lists.add('AnteroomWork', work('w-1'))).resolves.toBe('duplicate');
    const where = [
      { column: 'State', is: 'equal', value: 'open' },
      { column: 'Due', is: 'before', value: '2026-11-19T00:00:00Z' },
    ] as const;
    await expect(
      lists.find('AnteroomWork', { where, newestFirst: true, limit: 5 }),
    ).resolves.toHaveLength(1);
    const changed = await lists.change('AnteroomWork', added.id, added.etag, { State: 'taken' });
    expect(changed).toMatchObject({ fields: { State: 'taken' } });
    await expect(
      lists.change('AnteroomWork', added.id, added.etag, { State: 'closed' }),
    ).resolves.toBe('changed');
    await expect(lists.read('AnteroomWork', added.id)).resolves.toMatchObject({
      fields: { State: 'taken' },
    });
    await expect(lists.read('AnteroomWork', '9999')).resolves.toBeNull();
  });

  test('more items than a page holds are all found', async () => {
    const { lists } = deskOf('jordan.reyes');
    for (let count = 0; count < 205; count += 1)
      await lists.add('AnteroomWork', { ...work(`page-${String(count)}`), Kind: 'handoff' });
    const where = [{ column: 'Kind', is: 'equal', value: 'handoff' }] as const;
    await expect(lists.find('AnteroomWork', { where })).resolves.toHaveLength(205);
    await expect(lists.find('AnteroomWork', { where, limit: 7 })).resolves.toHaveLength(7);
  });

  test('a decision of the physician cannot be changed afterwards', async () => {
    const { lists } = deskOf('maya.okafor');
    const decision = await lists.add('AnteroomDecisions', { DecisionKey: 'p1#1', Revision: 1 });
    if (decision === 'duplicate') throw new Error('nothing stood there yet');
    await expect(
      failureOf(lists.change('AnteroomDecisions', decision.id, decision.etag, { Revision: 2 })),
    ).resolves.toMatchObject({ code: 'graph/forbidden' });
    await expect(
      failureOf(
        deskOf('jordan.reyes').lists.add('AnteroomDecisions', { DecisionKey: 'p2#1', Revision: 1 }),
      ),
    ).resolves.toMatchObject({ code: 'graph/forbidden' });
  });

  test('a list that nobody provisioned is told by its name', async () => {
    const shapes = [
      {
        name: 'AnteroomWeeks',
        columns: [{ name: 'WeekKey', type: 'text', indexed: true } as const],
      },
    ];
    const { lists } = createGraph({
      settings: { ...TEST_SETTINGS, graphBaseUrl: tenant.graph },
      tokens: new TenantTokens(tenant, 'jordan.reyes'),
      lists: shapes,
    });
    const where = [{ column: 'WeekKey', is: 'equal', value: 'x' }] as const;
    await expect(failureOf(lists.find('AnteroomWeeks', { where }))).resolves.toMatchObject({
      code: 'lists/missing',
      facts: { name: 'AnteroomWeeks' },
    });
  });
});

describe('when Microsoft fails', () => {
  afterEach(async () => {
    await fetch(`${tenant.desk}/faults`, { method: 'DELETE' });
  });

  test('a throttled mailbox is asked again after the wait', async () => {
    await fault({ target: 'graph', kind: '429', times: 1, retryAfterSeconds: 1 });
    await expect(deskOf('jordan.reyes').mailbox.countInbox(MAYA)).resolves.toHaveProperty('total');
  });

  test('a hold that was placed before the line broke is found again', async () => {
    const { calendar } = deskOf('jordan.reyes');
    const lost = hold({ proposalId: 'p-lost', transactionId: 't-lost' });
    await fault({
      target: 'graph',
      kind: 'drop-after',
      match: '^POST .*/calendar/events',
      times: 1,
    });
    await expect(failureOf(calendar.placeHold(MAYA, lost))).resolves.toMatchObject({
      code: 'graph/unreachable',
    });
    const found = await calendar.findHolds(MAYA, 'p-lost');
    expect(found).toHaveLength(1);
    const again = await calendar.placeHold(MAYA, lost);
    expect(again.eventId).toBe(found[0]?.id);
    await calendar.removeHold(MAYA, again.eventId);
  });

  test('an item that was added before the line broke is a duplicate', async () => {
    const { lists } = deskOf('jordan.reyes');
    await fault({ target: 'lists', kind: 'drop-after', match: '^POST', times: 1 });
    const fields = { WorkId: 'lost', Kind: 'mail', State: 'open' };
    await expect(failureOf(lists.add('AnteroomWork', fields))).resolves.toMatchObject({
      code: 'graph/unreachable',
    });
    await expect(lists.add('AnteroomWork', fields)).resolves.toBe('duplicate');
  });

  test('a list that is gone is told by its name', async () => {
    await fault({ target: 'lists', kind: 'list-missing', match: '/lists/AnteroomWork' });
    const where = [{ column: 'State', is: 'equal', value: 'open' }] as const;
    await expect(
      failureOf(deskOf('jordan.reyes').lists.find('AnteroomWork', { where })),
    ).resolves.toMatchObject({
      code: 'lists/missing',
      facts: { name: 'AnteroomWork' },
    });
  });

  test('a token that Graph no longer takes is told with its request', async () => {
    await fault({ target: 'graph', kind: 'unauthorized' });
    const failure = await failureOf(deskOf('jordan.reyes').mailbox.countInbox(MAYA));
    expect(failure).toMatchObject({ code: 'graph/unauthorized', facts: { status: 401 } });
    expect(failure).toHaveProperty('facts.requestId');
  });
});

test('releases come newest first with the stamps of the server', async () => {
  const releases = await deskOf('jordan.reyes').policy.readReleases(5);
  expect(releases.map(({ number, content }) => [number, content])).toEqual([
    ['0002', { number: '0002' }],
    ['0001', { number: '0001' }],
  ]);
  expect(releases[0]?.createdById).toBe(releases[0]?.lastModifiedById);
  expect(releases[0]?.createdById).toMatch(/^[0-9a-f-]{36}$/);
});

test('a notification reaches the physician in Teams', async () => {
  const { activity } = deskOf('jordan.reyes');
  await expect(
    activity.tell({ to: MAYA, type: 'proposalWaiting', tab: 'approvals', subPage: 'proposal:p1' }),
  ).resolves.toBe('told');
  await expect(
    activity.tell({
      to: 'nobody@lakesidehealth.example',
      type: 'proposalWaiting',
      tab: 'approvals',
      subPage: 'x',
    }),
  ).resolves.toBe('undelivered');
});

test('the signed-in person is known by both addresses', async () => {
  await expect(deskOf('jordan.reyes').readSelf()).resolves.toMatchObject({
    name: 'Jordan Reyes',
    addresses: expect.arrayContaining(['jordan.reyes@lakesidehealth.example']) as unknown,
  });
});

test('a delegate reads the schedule that its owner subscribed to and shared', async () => {
  const shared = await deskOf('jordan.reyes').calendar.readOtherCalendar(
    MAYA,
    'CTS on-call grid',
    week,
  );
  expect(shared?.filter(({ subject }) => subject === 'Thoracic Call - Markov')).toHaveLength(1);
  await expect(
    deskOf('jordan.reyes').calendar.readOtherCalendar(MAYA, 'Nobody’s grid', week),
  ).resolves.toBeNull();
});
