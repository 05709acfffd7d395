import { readLogFields, workIdForHandOff } from '../../src/domain/log';
import { DeskError } from '../../src/ports';
import { closeHandOff } from '../../src/workflows/closeHandOff';
import { handOff, type HandOffOutcome, type HandOffRequest } from '../../src/workflows/handOff';
import { readMailWork } from '../../src/workflows/readMailWork';
import { takeHandOff } from '../../src/workflows/takeHandOff';
import { undoHandOff } from '../../src/workflows/undoHandOff';
import { DeskForTests, houseRulesForTests } from '../support/DeskForTests';
import { deskWithMail, PLANTED_WORDS, RECEIVED_AT, REFERENCE } from '../support/mailCases';

const houseRules = houseRulesForTests();
const WORK_ID = workIdForHandOff(REFERENCE, 'nurse-line');

function request(change: Partial<HandOffRequest> = {}): HandOffRequest {
  return {
    houseRules,
    reference: REFERENCE,
    lane: 'patient-clinical',
    urgency: 'today',
    receivedAt: RECEIVED_AT,
    channelId: 'nurse-line',
    ...change,
  };
}

const kindsOf = (desk: DeskForTests): readonly string[] =>
  desk.lists.site.rowsOf('AnteroomLog').map((row) => String(row.fields['Kind']));

test('an approved channel gets a draft that a person sends', async () => {
  const desk = deskWithMail();
  const outcome = await handOff(desk, request());
  expect(outcome).toMatchObject({
    kind: 'opened',
    channel: { id: 'nurse-line' },
    next: { id: 'on-call-operator', phone: '312-555-0100' },
    item: { state: 'open', data: { draft: { state: 'made' } } },
  });
  expect(desk.mailbox.drafts).toMatchObject([{ to: 'ct-nurse-queue@lakesidehealth.example' }]);
  expect(desk.mailbox.mails[0]!.categories).toContain('Handed off');
  expect(outcome.kind === 'opened' && outcome.item.due).toBe(desk.clock.now() + 60 * 60_000);
});

test('a channel without permission in writing gets a phone script', async () => {
  const desk = deskWithMail();
  const outcome = await handOff(
    desk,
    request({ lane: 'suspicious', channelId: 'it-security', urgency: 'now' }),
  );
  expect(desk.mailbox.drafts).toEqual([]);
  expect(outcome).toMatchObject({ kind: 'opened', draft: null });
  const script = outcome.kind === 'opened' ? outcome.phoneScript.join('\n') : '';
  expect(script).toContain('Call IT Security, 312-555-0190.');
  for (const planted of PLANTED_WORDS) expect(script).not.toContain(planted);
});

test('a channel with an address but without permission in writing gets no draft', async () => {
  const desk = deskWithMail();
  const asked = request({ lane: 'legal-compliance', channelId: 'communications' });
  expect(await handOff(desk, asked)).toMatchObject({ kind: 'opened', draft: null });
  expect(desk.mailbox.drafts).toEqual([]);
});

test('what is over, or taken, is not handed to the same channel again', async () => {
  const desk = deskWithMail();
  const take = { houseRules, workId: WORK_ID, who: 'charge nurse', how: 'phone' } as const;
  await handOff(desk, request());
  await undoHandOff(desk, { houseRules, workId: WORK_ID });
  expect(await takeHandOff(desk, take)).toMatchObject({ kind: 'over' });
  await handOff(desk, request());
  await takeHandOff(desk, take);
  expect(await handOff(desk, request())).toMatchObject({ kind: 'already-taken' });
  await closeHandOff(desk, { houseRules, workId: WORK_ID });
  expect(await handOff(desk, request())).toMatchObject({ kind: 'already-taken' });
  expect(await takeHandOff(desk, take)).toMatchObject({ kind: 'over' });
  expect(await undoHandOff(desk, { houseRules, workId: WORK_ID })).toMatchObject({
    kind: 'already-taken',
  });
  expect(desk.mailbox.drafts).toHaveLength(1);
});

test('a suspicious mail is forwarded nowhere, whatever the roster says', async () => {
  const desk = deskWithMail();
  const roster = {
    ...houseRules.roster,
    channels: houseRules.roster.channels.map((one) => ({ ...one, approvedForPhi: true })),
  };
  await handOff(
    desk,
    request({
      houseRules: { ...houseRules, roster },
      lane: 'suspicious',
      channelId: 'it-security',
    }),
  );
  expect(desk.mailbox.drafts).toEqual([]);
});

test('a channel that the matrix does not name takes nothing', async () => {
  const desk = deskWithMail();
  const outcome = await handOff(desk, request({ channelId: 'value-analysis' }));
  expect(outcome).toMatchObject({ kind: 'channel-not-for-lane' });
  expect(desk.lists.written).toEqual([]);
});

test('a second click opens no second hand-off and no second draft', async () => {
  const desk = deskWithMail();
  await handOff(desk, request());
  expect(await handOff(desk, request())).toMatchObject({ kind: 'opened', isRepeat: true });
  expect(desk.mailbox.drafts).toHaveLength(1);
  expect(kindsOf(desk)).toEqual(['handoff.opened']);
});

test.each([
  { says: 'after the row', when: 'after', of: 'add', list: 'AnteroomWork' },
  { says: 'before the entry', when: 'before', of: 'add', list: 'AnteroomLog' },
  { says: 'after the entry', when: 'after', of: 'add', list: 'AnteroomLog' },
] as const)('a crash $says is healed by handing off again', async ({ when, of, list }) => {
  const desk = deskWithMail();
  desk.lists.mishaps.push({ when, of, list });
  await expect(handOff(desk, request())).rejects.toMatchObject({ code: 'graph/unreachable' });
  expect(await handOff(desk, request())).toMatchObject({ kind: 'opened' });
  expect(desk.mailbox.drafts).toHaveLength(1);
  expect(kindsOf(desk)).toEqual(['handoff.opened']);
});

test('a hand-off is taken once, then closed', async () => {
  const desk = deskWithMail();
  await handOff(desk, request());
  expect(await closeHandOff(desk, { houseRules, workId: WORK_ID })).toMatchObject({
    kind: 'not-taken',
  });
  const take = { houseRules, workId: WORK_ID, who: 'Nina Castellanos', how: 'phone' } as const;
  expect(await takeHandOff(desk, take)).toMatchObject({ kind: 'taken', isRepeat: false });
  expect(await takeHandOff(desk, take)).toMatchObject({ kind: 'taken', isRepeat: true });
  expect(await takeHandOff(desk, { ...take, who: 'charge nurse' })).toMatchObject({
    kind: 'already-taken',
  });
  expect(await undoHandOff(desk, { houseRules, workId: WORK_ID })).toMatchObject({
    kind: 'already-taken',
  });
  expect(await closeHandOff(desk, { houseRules, workId: WORK_ID })).toMatchObject({
    kind: 'closed',
    isRepeat: false,
  });
  expect(await closeHandOff(desk, { houseRules, workId: WORK_ID })).toMatchObject({
    kind: 'closed',
    isRepeat: true,
  });
  expect(kindsOf(desk)).toEqual(['handoff.opened', 'handoff.taken', 'handoff.closed']);
});

test('a name outside the directory passes only with a reason', async () => {
  const desk = deskWithMail();
  await handOff(desk, request());
  const take = { houseRules, workId: WORK_ID, who: 'Odile Quarry', how: 'phone' } as const;
  expect(await takeHandOff(desk, take)).toEqual({ kind: 'name-needs-reason' });
  expect(kindsOf(desk)).toEqual(['handoff.opened']);
  expect(await takeHandOff(desk, { ...take, nameReason: 'on-duty-not-listed' })).toMatchObject({
    kind: 'taken',
    item: { data: { taken: { who: 'Odile Quarry' } } },
  });
  expect(await closeHandOff(desk, { houseRules, workId: WORK_ID })).toMatchObject({
    kind: 'closed',
  });
  const log = JSON.stringify(desk.lists.site.rowsOf('AnteroomLog'));
  expect(log).toContain('on-duty-not-listed');
  expect(log).not.toContain('Quarry');
});

test('no reason lets an identifier pass as a name', async () => {
  const desk = deskWithMail();
  await handOff(desk, request());
  for (const who of ['Odile Quarry 847-555-0136', 'Odile Quarry, MRN 00398117']) {
    expect(
      await takeHandOff(desk, {
        houseRules,
        workId: WORK_ID,
        who,
        how: 'phone',
        nameReason: 'new-colleague',
      }),
    ).toEqual({ kind: 'words-refused' });
  }
});

test('an open hand-off is taken back with its draft', async () => {
  const desk = deskWithMail();
  await handOff(desk, request());
  expect(await undoHandOff(desk, { houseRules, workId: WORK_ID })).toMatchObject({
    kind: 'undone',
  });
  expect(desk.mailbox.drafts).toEqual([]);
  expect(desk.mailbox.mails[0]!.categories).toEqual(['Red category']);
  expect(await handOff(desk, request())).toMatchObject({ kind: 'opened', isRepeat: false });
  expect(kindsOf(desk)).toEqual(['handoff.opened', 'handoff.undone', 'handoff.opened']);
});

test('a draft that was sent stays sent and keeps nobody from undoing', async () => {
  const desk = deskWithMail();
  const opened = await handOff(desk, request());
  const draftId = opened.kind === 'opened' ? (opened.draft?.draftId ?? '') : '';
  desk.mailbox.draftStates.set(draftId, 'sent');
  for (const isRepeat of [false, true]) {
    expect(await undoHandOff(desk, { houseRules, workId: WORK_ID })).toMatchObject({
      kind: 'undone',
      isRepeat,
    });
  }
  expect(desk.mailbox.drafts).toHaveLength(1);
  expect(desk.mailbox.mails[0]!.categories).toEqual(['Red category']);
  expect(kindsOf(desk)).toEqual(['handoff.opened', 'handoff.undone']);
});

test('undoing fails while the draft cannot be asked after, and is finished by undoing again', async () => {
  const desk = deskWithMail();
  await handOff(desk, request());
  desk.mailbox.failNextWrite = new DeskError('graph/forbidden');
  await expect(undoHandOff(desk, { houseRules, workId: WORK_ID })).rejects.toMatchObject({
    code: 'graph/forbidden',
  });
  expect(desk.mailbox.drafts).toHaveLength(1);
  await undoHandOff(desk, { houseRules, workId: WORK_ID });
  expect(desk.mailbox.drafts).toEqual([]);
  expect(kindsOf(desk)).toEqual(['handoff.opened', 'handoff.undone']);
});

test('a mail that two channels have stays marked until the last one is taken back', async () => {
  const desk = deskWithMail();
  await handOff(desk, request());
  await handOff(desk, request({ channelId: 'on-call-operator' }));
  await undoHandOff(desk, { houseRules, workId: WORK_ID });
  expect(desk.mailbox.mails[0]!.categories).toContain('Handed off');
  const other = workIdForHandOff(REFERENCE, 'on-call-operator');
  await undoHandOff(desk, { houseRules, workId: other });
  expect(desk.mailbox.mails[0]!.categories).not.toContain('Handed off');
});

test('two assistants who hand it off at once leave one draft', async () => {
  const desk = deskWithMail();
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  const draftForward = desk.mailbox.draftForward.bind(desk.mailbox);
  let second: Promise<HandOffOutcome> | null = null;
  // Her hand-off runs from beginning to end while his draft is being made.
  desk.mailbox.draftForward = async (...asked) => {
    desk.mailbox.draftForward = draftForward;
    second = handOff(priya, request());
    await second;
    return draftForward(...asked);
  };
  const first = await handOff(desk, request());
  expect([first.kind, (await second!).kind].sort()).toEqual(['changed-meanwhile', 'opened']);
  expect(desk.mailbox.drafts).toHaveLength(1);
  expect(await handOff(desk, request())).toMatchObject({
    kind: 'opened',
    isRepeat: true,
    draft: { draftId: desk.mailbox.drafts[0]!.draftId },
  });
  expect(kindsOf(desk)).toEqual(['handoff.opened']);
});

test('a hand-off that was taken back while its draft was made leaves none', async () => {
  const desk = deskWithMail();
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  const draftForward = desk.mailbox.draftForward.bind(desk.mailbox);
  desk.mailbox.draftForward = async (...asked) => {
    await undoHandOff(priya, { houseRules, workId: WORK_ID });
    return draftForward(...asked);
  };
  expect(await handOff(desk, request())).toEqual({ kind: 'changed-meanwhile' });
  expect(desk.mailbox.drafts).toEqual([]);
});

test('an answer that got lost keeps the draft that the row names', async () => {
  const desk = deskWithMail();
  desk.lists.mishaps.push({ when: 'after', of: 'change', list: 'AnteroomWork' });
  await expect(handOff(desk, request())).rejects.toMatchObject({ code: 'graph/unreachable' });
  expect(await handOff(desk, request())).toMatchObject({ kind: 'opened', isRepeat: true });
  expect(desk.mailbox.drafts).toHaveLength(1);
});

test('a write whose own echo says that somebody wrote keeps its draft', async () => {
  const desk = deskWithMail();
  // The client asks again after a lost answer, and its second try meets what the first one wrote.
  const change = desk.lists.change.bind(desk.lists);
  desk.lists.change = async (...asked) => {
    desk.lists.change = change;
    await change(...asked);
    return change(...asked);
  };
  expect(await handOff(desk, request())).toMatchObject({ kind: 'opened' });
  expect(desk.mailbox.drafts).toHaveLength(1);
});

test('a mail that was deleted keeps nobody from taking and closing', async () => {
  const desk = deskWithMail();
  await handOff(desk, request());
  desk.mailbox.mails.length = 0;
  const take = { houseRules, workId: WORK_ID, who: 'charge nurse', how: 'phone' } as const;
  expect(await takeHandOff(desk, take)).toMatchObject({ kind: 'taken' });
  expect(await closeHandOff(desk, { houseRules, workId: WORK_ID })).toMatchObject({
    kind: 'closed',
  });
  expect(kindsOf(desk)).toEqual(['handoff.opened', 'handoff.taken', 'handoff.closed']);
});

test('of two who take it at once one has it', async () => {
  const desk = deskWithMail();
  await handOff(desk, request());
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  const take = { houseRules, workId: WORK_ID, who: 'charge nurse', how: 'phone' } as const;
  const outcomes = await Promise.all([
    takeHandOff(desk, take),
    takeHandOff(priya, { ...take, who: 'Nina Castellanos' }),
  ]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed-meanwhile', 'taken']);
  expect(kindsOf(desk)).toEqual(['handoff.opened', 'handoff.taken']);
});

test('a missing consent stops each step before any write', async () => {
  const desk = deskWithMail();
  const refuse = (): never => {
    throw new DeskError('identity/interaction-needed');
  };
  const signIn = desk.identity.signIn.bind(desk.identity);
  const step = async (run: () => Promise<unknown>): Promise<void> => {
    const before = desk.lists.written.length;
    desk.identity.signIn = refuse;
    await expect(run()).rejects.toMatchObject({ code: 'identity/interaction-needed' });
    expect(desk.lists.written).toHaveLength(before);
    desk.identity.signIn = signIn;
    await run();
  };
  const take = { houseRules, workId: WORK_ID, who: 'charge nurse', how: 'phone' } as const;
  await step(async () => handOff(desk, request()));
  await step(async () => undoHandOff(desk, { houseRules, workId: WORK_ID }));
  await handOff(desk, request());
  await step(async () => takeHandOff(desk, take));
  await step(async () => closeHandOff(desk, { houseRules, workId: WORK_ID }));
});

test('what the lists know of a mail names its hand-offs', async () => {
  const desk = deskWithMail();
  await handOff(desk, request());
  const work = await readMailWork(new DeskForTests({ as: 'priya.nair', beside: desk }), REFERENCE);
  expect(work.handOffs).toMatchObject([{ state: 'open', data: { channelId: 'nurse-line' } }]);
  expect(work.mail).toBeNull();
});

test('nothing of the mail is in rows, entries or the draft comment', async () => {
  const desk = deskWithMail();
  await handOff(desk, request());
  await takeHandOff(desk, { houseRules, workId: WORK_ID, who: 'charge nurse', how: 'queue' });
  const emitted = desk.everythingEmitted() + JSON.stringify(desk.mailbox.drafts);
  for (const planted of PLANTED_WORDS) expect(emitted).not.toContain(planted);
  for (const row of desk.lists.site.rowsOf('AnteroomLog')) {
    expect(readLogFields(row.fields).kind).toBe('entry');
  }
});
