import { readLogFields, workIdForHandOff } from '../../src/domain/log';
import { closeHandOff } from '../../src/workflows/closeHandOff';
import { handOff, type HandOffRequest } from '../../src/workflows/handOff';
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
