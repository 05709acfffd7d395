import type { Mail } from '../../src/domain/mail';
import { DeskError } from '../../src/ports';
import { correctLane } from '../../src/workflows/correctLane';
import { handOff } from '../../src/workflows/handOff';
import { insertMacro, type InsertMacroRequest } from '../../src/workflows/insertMacro';
import { undoMacro } from '../../src/workflows/undoMacro';
import { writeLog } from '../../src/workflows/writeLog';
import { type DeskForTests, houseRulesForTests, NOON_LESS } from '../support/DeskForTests';
import { HostForTests, openMail } from '../support/HostForTests';
import {
  decided,
  deskWithMail,
  MESSAGE_ID,
  PATIENT_ADDRESS,
  PLANTED_MAIL,
  PLANTED_MRN,
  PLANTED_WORDS,
  RED_FLAG,
  REFERENCE,
  unsure,
} from '../support/mailCases';

const houseRules = houseRulesForTests();

function setUp(mail: Mail = PLANTED_MAIL): { desk: DeskForTests; host: HostForTests } {
  const host = new HostForTests('jordan.reyes@lakesidehealth.example');
  host.open(openMail(mail, MESSAGE_ID));
  return { desk: deskWithMail(), host };
}

function request(host: HostForTests, change: Partial<InsertMacroRequest> = {}): InsertMacroRequest {
  return {
    host,
    houseRules,
    principal: REFERENCE.mailbox,
    macroId: 'mac-vendor-decline',
    typed: {},
    verdict: decided('vendor', 'digest'),
    reference: REFERENCE,
    internetMessageId: MESSAGE_ID,
    channelId: null,
    holds: null,
    ...change,
  };
}

const clinical = decided('patient-clinical', 'today');
const kindsOf = (desk: DeskForTests): readonly string[] =>
  desk.lists.site.rowsOf('AnteroomLog').map((row) => String(row.fields['Kind']));

test('an approved text goes into a reply and into the log', async () => {
  const { desk, host } = setUp();
  expect(await insertMacro(desk, request(host))).toMatchObject({
    kind: 'inserted',
    inserted: { insertion: { kind: 'reply' }, text: null },
  });
  expect(host.replies).toHaveLength(1);
  const facts = JSON.parse(
    String(desk.lists.site.rowsOf('AnteroomLog')[0]?.fields['Facts']),
  ) as object;
  expect(facts).toMatchObject({ macro: 'mac-vendor-decline', version: '1.0', how: 'reply' });
});

test('in a patient lane it opens a message of its own to the sender alone', async () => {
  const { desk, host } = setUp();
  await insertMacro(desk, request(host, { macroId: 'mac-patient-portal', verdict: clinical }));
  expect(host.replies).toEqual([]);
  expect(host.messages).toMatchObject([
    { to: [PATIENT_ADDRESS], subject: 'How to reach the care team' },
  ]);
  expect(JSON.stringify(host.messages)).not.toContain(PLANTED_MRN);
});

test.each([
  {
    says: 'a vendor text in a clinical mail',
    macroId: 'mac-vendor-decline',
    verdict: clinical,
    reason: 'not-for-this-lane',
  },
  {
    says: 'a text where a lock is possible',
    macroId: 'mac-vendor-decline',
    verdict: unsure(['patient-clinical', 'vendor']),
    reason: 'unsure-and-may-be-locked',
  },
  {
    says: 'an expired text',
    macroId: 'mac-speaking-decline',
    verdict: decided('travel-speaking'),
    reason: 'expired',
  },
  {
    says: 'a text that no release holds',
    macroId: 'mac-mine',
    verdict: decided('vendor'),
    reason: 'unknown-macro',
  },
  {
    says: 'an escalation without a channel',
    macroId: 'mac-escalate-legal',
    verdict: decided('legal-compliance'),
    reason: 'channel-without-address',
  },
])('$says is refused and leaves no trace', async ({ macroId, verdict, reason }) => {
  const { desk, host } = setUp();
  const typed = { matter_type: 'subpoena' };
  expect(await insertMacro(desk, request(host, { macroId, verdict, typed }))).toEqual({
    kind: 'refused',
    reason,
  });
  expect([host.replies, host.messages, desk.lists.written]).toEqual([[], [], []]);
});

test('another open mail than the judged one stops everything', async () => {
  const { desk, host } = setUp();
  host.open(openMail(PLANTED_MAIL, '<another@example.com>'));
  await expect(insertMacro(desk, request(host))).rejects.toMatchObject({
    code: 'office/item-changed',
  });
  expect(desk.lists.written).toEqual([]);
});

test('a mail that changes while we decide stops everything', async () => {
  const { desk, host } = setUp();
  host.upcoming.push(openMail(PLANTED_MAIL, '<another@example.com>'));
  await expect(insertMacro(desk, request(host))).rejects.toMatchObject({
    code: 'office/item-changed',
  });
  expect([host.replies, desk.lists.written]).toEqual([[], []]);
});

test('missing values are asked for and nothing is inserted', async () => {
  const { desk, host } = setUp();
  const outcome = await insertMacro(
    desk,
    request(host, { macroId: 'mac-scheduling-options', verdict: decided('meeting-request') }),
  );
  expect(outcome).toMatchObject({ kind: 'incomplete' });
  expect(host.replies).toEqual([]);
});

test('typed advice is refused', async () => {
  const { desk, host } = setUp();
  const typed = {
    opening_line: 'Thank you for reaching out.',
    topic: 'your test was fine, you can take ibuprofen',
    slot_1: 'Tuesday',
    reply_by: 'Friday',
  };
  expect(
    await insertMacro(
      desk,
      request(host, {
        macroId: 'mac-scheduling-options',
        verdict: decided('meeting-request'),
        typed,
      }),
    ),
  ).toEqual({ kind: 'refused', reason: 'advice-in-typed-words' });
});

test('free words to a sender are refused in a guarded lane', async () => {
  const { desk, host } = setUp();
  const roster = {
    ...houseRules.roster,
    channels: houseRules.roster.channels.map((one) => ({ ...one, phone: null })),
  };
  const outcome = await insertMacro(
    desk,
    request(host, {
      houseRules: { ...houseRules, roster },
      macroId: 'mac-patient-emergency',
      verdict: clinical,
      typed: { on_call_phone: 'my own number, and it is nothing' },
    }),
  );
  expect(outcome).toEqual({ kind: 'refused', reason: 'free-words-in-a-guarded-lane' });
});

test('the hand-off note carries the number of the hand-off', async () => {
  const { desk, host } = setUp();
  await handOff(desk, {
    houseRules,
    reference: REFERENCE,
    lane: 'patient-clinical',
    urgency: 'today',
    receivedAt: null,
    channelId: 'nurse-line',
  });
  const note = { macroId: 'mac-clinical-handoff', verdict: clinical, channelId: 'nurse-line' };
  expect(await insertMacro(desk, request(host, note))).toMatchObject({ kind: 'inserted' });
  expect(host.messages).toMatchObject([{ to: ['ct-nurse-queue@lakesidehealth.example'] }]);
  expect(host.messages[0]?.subject).toMatch(/^Clinical review needed: HO-[0-9A-F]{6}$/);
});

test('an escalation never goes to a channel of another lane', async () => {
  const { desk, host } = setUp();
  const asked = request(host, {
    macroId: 'mac-escalate-legal',
    verdict: decided('legal-compliance'),
    typed: { matter_type: 'subpoena' },
    channelId: 'it-security',
  });
  expect(await insertMacro(desk, asked)).toEqual({
    kind: 'refused',
    reason: 'channel-not-for-lane',
  });
});

test('a corrected lane opens only what its reason allows', async () => {
  const { desk, host } = setUp();
  const flagged = decided('patient-clinical', 'now', RED_FLAG);
  const reason = { code: 'not-about-a-patient', note: '' } as const;
  await correctLane(desk, {
    houseRules,
    reference: REFERENCE,
    verdict: flagged,
    to: 'vendor',
    urgency: 'digest',
    receivedAt: null,
    reason,
    channelWord: { channelId: 'nurse-line', who: 'Nina Castellanos', heardAt: NOON_LESS },
  });
  expect(await insertMacro(desk, request(host, { verdict: flagged }))).toMatchObject({
    kind: 'inserted',
  });
});

test('a lane that was edited by hand in the list opens nothing', async () => {
  const { desk, host } = setUp();
  await correctLane(desk, {
    houseRules,
    reference: REFERENCE,
    verdict: decided('digest', 'digest'),
    to: 'vendor',
    urgency: 'digest',
    receivedAt: null,
    reason: null,
    channelWord: null,
  });
  const locked = request(host, { verdict: clinical, macroId: 'mac-vendor-decline' });
  expect(await insertMacro(desk, locked)).toEqual({ kind: 'refused', reason: 'not-for-this-lane' });
});

test('at the cursor of a draft it is inserted once and undone once', async () => {
  const { desk, host } = setUp();
  host.open({ kind: 'compose', recipients: [], isHtml: true });
  const draft = request(host, { verdict: null, reference: null, internetMessageId: null });
  const outcome = await insertMacro(desk, draft);
  if (outcome.kind !== 'inserted') throw new Error(outcome.kind);
  expect(host.atCursor).toHaveLength(1);
  const undo = { host, houseRules, inserted: outcome.inserted };
  expect(await undoMacro(desk, undo)).toEqual({ kind: 'removed' });
  expect(host.atCursor).toEqual([]);
  expect(await undoMacro(desk, undo)).toEqual({ kind: 'gone' });
  expect(kindsOf(desk)).toEqual(['macro.inserted', 'macro.undone']);
});

test('a program that refuses is told to the log and to the person', async () => {
  const { desk, host } = setUp();
  host.failNext = new DeskError('office/refused');
  await expect(insertMacro(desk, request(host))).rejects.toMatchObject({ code: 'office/refused' });
  expect(kindsOf(desk)).toEqual(['macro.inserted', 'macro.undone']);
});

test('without the log no text is produced', async () => {
  const { desk, host } = setUp();
  desk.lists.mishaps.push({ when: 'before', of: 'add', list: 'AnteroomLog' });
  await expect(insertMacro(desk, request(host))).rejects.toMatchObject({
    code: 'graph/unreachable',
  });
  expect(host.replies).toEqual([]);
});

test('nothing of the mail is found in the lists', async () => {
  const { desk, host } = setUp();
  await insertMacro(desk, request(host, { macroId: 'mac-patient-portal', verdict: clinical }));
  for (const planted of PLANTED_WORDS) expect(desk.everythingEmitted()).not.toContain(planted);
});

describe('the gate before every write', () => {
  const note = {
    kind: 'mail.applied',
    mailbox: REFERENCE.mailbox,
    lane: 'vendor',
    urgency: 'week',
    release: '0001',
    subjectId: REFERENCE.immutableId,
    facts: {},
  } as const;

  test.each([
    {
      says: 'a record number in the facts',
      change: { facts: { ref: PLANTED_MRN } },
      name: 'Facts',
    },
    {
      says: 'a record number as a number',
      change: { facts: { ref: Number(PLANTED_MRN) } },
      name: 'Facts',
    },
    { says: 'a record number as an id', change: { subjectId: PLANTED_MRN }, name: 'SubjectId' },
    { says: 'a patient as a mailbox', change: { mailbox: PATIENT_ADDRESS }, name: 'Mailbox' },
    { says: 'a name in the facts', change: { facts: { who: 'Leon Wrenfield' } }, name: 'Facts' },
    { says: 'an address in the facts', change: { facts: { who: PATIENT_ADDRESS } }, name: 'Facts' },
    { says: 'a subject as a lane', change: { lane: 'My dad has a fever' }, name: 'Lane' },
  ])('$says is never written', async ({ change, name }) => {
    const desk = deskWithMail();
    await expect(
      writeLog(desk, { roster: houseRules.roster, notes: [{ ...note, ...change }] }),
    ).rejects.toMatchObject({ code: 'firewall/refused', facts: { name } });
    expect(desk.lists.written).toEqual([]);
  });

  test("somebody else's entry under our id is no success", async () => {
    const desk = deskWithMail();
    const entryId = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
    const other = { ...note, entryId, kind: 'mail.undone' } as const;
    await writeLog(desk, { roster: houseRules.roster, notes: [other] });
    await expect(
      writeLog(desk, { roster: houseRules.roster, notes: [{ ...note, entryId }] }),
    ).rejects.toMatchObject({ code: 'graph/conflict' });
  });
});
