import { findChainBreak, readLogFields, type LogEntry } from '../../src/domain/log';
import { DeskError } from '../../src/ports';
import { applyVerdict, type ApplyVerdictRequest } from '../../src/workflows/applyVerdict';
import { correctLane, type CorrectLaneRequest } from '../../src/workflows/correctLane';
import { finishApply } from '../../src/workflows/finishApply';
import { readMailWork } from '../../src/workflows/readMailWork';
import { undoApply } from '../../src/workflows/undoApply';
import { DeskForTests, houseRulesForTests, NOON_LESS } from '../support/DeskForTests';
import {
  decided,
  deskWithMail,
  PLANTED_WORDS,
  RECEIVED_AT,
  RED_FLAG,
  REFERENCE,
  unsure,
} from '../support/mailCases';

const houseRules = houseRulesForTests();
const { roster } = houseRules;

function apply(change: Partial<ApplyVerdictRequest> = {}): ApplyVerdictRequest {
  return {
    houseRules,
    reference: REFERENCE,
    verdict: decided('vendor', 'week'),
    lane: 'vendor',
    urgency: 'week',
    receivedAt: RECEIVED_AT,
    ...change,
  };
}

function correct(change: Partial<CorrectLaneRequest> = {}): CorrectLaneRequest {
  return {
    houseRules,
    reference: REFERENCE,
    verdict: decided('vendor', 'week'),
    to: 'travel-speaking',
    urgency: 'week',
    receivedAt: RECEIVED_AT,
    reason: null,
    channelWord: null,
    ...change,
  };
}

function logOf(desk: DeskForTests): readonly LogEntry[] {
  return desk.lists.site.rowsOf('AnteroomLog').map((row) => {
    const read = readLogFields(row.fields);
    if (read.kind === 'broken') throw new Error(read.field);
    return read.entry;
  });
}

const kindsOf = (desk: DeskForTests): readonly string[] => logOf(desk).map((entry) => entry.kind);
const categoriesOf = (desk: DeskForTests): readonly string[] => desk.mailbox.mails[0]!.categories;

describe('applying', () => {
  test('a lane makes a due work item, a category and an entry', async () => {
    const desk = deskWithMail();
    const outcome = await applyVerdict(desk, apply());
    expect(outcome).toMatchObject({ kind: 'applied', category: 'Lane: vendor', isRepeat: false });
    expect(categoriesOf(desk)).toEqual(['Red category', 'Lane: vendor']);
    expect(kindsOf(desk)).toEqual(['mail.applied']);
    const { mail } = await readMailWork(desk, REFERENCE);
    expect(mail).toMatchObject({ state: 'open', lane: 'vendor', urgency: 'week' });
    expect(mail?.due).toBeGreaterThan(NOON_LESS);
  });

  test.each([
    { says: 'before the work item', when: 'before', of: 'add', list: 'AnteroomWork' },
    { says: 'after the work item', when: 'after', of: 'add', list: 'AnteroomWork' },
    { says: 'before the entry', when: 'before', of: 'add', list: 'AnteroomLog' },
    { says: 'after the entry', when: 'after', of: 'add', list: 'AnteroomLog' },
  ] as const)('a crash $says is healed by applying again', async ({ when, of, list }) => {
    const desk = deskWithMail();
    desk.lists.mishaps.push({ when, of, list });
    await expect(applyVerdict(desk, apply())).rejects.toMatchObject({ code: 'graph/unreachable' });
    expect(await applyVerdict(desk, apply())).toMatchObject({ kind: 'applied' });
    expect(desk.lists.site.rowsOf('AnteroomWork')).toHaveLength(1);
    expect(kindsOf(desk)).toEqual(['mail.applied']);
    expect(categoriesOf(desk)).toEqual(['Red category', 'Lane: vendor']);
  });

  test('a mail that does not show its lane says so and can be finished by anybody', async () => {
    const desk = deskWithMail();
    desk.mailbox.failNextWrite = new DeskError('graph/unavailable');
    await expect(applyVerdict(desk, apply())).rejects.toThrow('graph/unavailable');
    expect(await readMailWork(desk, REFERENCE)).toMatchObject({ isOnMail: false });

    const backup = new DeskForTests({ as: 'priya.nair', beside: desk });
    expect(await finishApply(backup, { houseRules, reference: REFERENCE })).toBe('finished');
    expect(categoriesOf(desk)).toContain('Lane: vendor');
    expect(await finishApply(desk, { houseRules, reference: REFERENCE })).toBe('finished');
    expect(kindsOf(desk)).toEqual(['mail.applied']);
    expect(await readMailWork(desk, REFERENCE)).toMatchObject({ isOnMail: true });
  });

  test('a mail that nobody settled has nothing to finish', async () => {
    const desk = deskWithMail();
    expect(await finishApply(desk, { houseRules, reference: REFERENCE })).toBe('nothing-to-finish');
    expect(await readMailWork(desk, REFERENCE)).toMatchObject({ mail: null, isOnMail: true });
  });

  test('a crash at the category is healed too', async () => {
    const desk = deskWithMail();
    desk.mailbox.failNextWrite = new DeskError('graph/throttled');
    await expect(applyVerdict(desk, apply())).rejects.toMatchObject({ code: 'graph/throttled' });
    await applyVerdict(desk, apply());
    expect(categoriesOf(desk)).toContain('Lane: vendor');
    expect(kindsOf(desk)).toEqual(['mail.applied']);
  });

  test('a second click changes nothing and says so', async () => {
    const desk = deskWithMail();
    await applyVerdict(desk, apply());
    expect(await applyVerdict(desk, apply())).toMatchObject({ kind: 'applied', isRepeat: true });
    expect(kindsOf(desk)).toEqual(['mail.applied']);
  });

  test("a colleague's other lane is shown and never overwritten", async () => {
    const desk = deskWithMail();
    const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
    await applyVerdict(priya, apply({ verdict: decided('digest', 'week'), lane: 'digest' }));
    expect(await applyVerdict(desk, apply())).toMatchObject({
      kind: 'already-sorted',
      item: { lane: 'digest', data: { openedBy: 'priya.nair@lakesidehealth.example' } },
    });
    expect(categoriesOf(desk)).toContain('Lane: digest');
  });

  test('a mailbox outside the roster is not written to', async () => {
    const desk = deskWithMail();
    const reference = { ...REFERENCE, mailbox: 'jordan.reyes@lakesidehealth.example' };
    expect(await applyVerdict(desk, apply({ reference }))).toEqual({ kind: 'not-a-principal' });
    expect(desk.lists.written).toEqual([]);
  });

  test.each([
    { says: 'another lane than the verdict', verdict: decided('patient-clinical'), lane: 'vendor' },
    {
      says: 'an unlocked lane where a lock is possible',
      verdict: unsure(['patient-clinical', 'digest']),
      lane: 'digest',
    },
    {
      says: 'a lane that was no option',
      verdict: unsure(['vendor', 'digest']),
      lane: 'leadership',
    },
  ] as const)('applying $says needs a correction', async ({ verdict, lane }) => {
    const desk = deskWithMail();
    expect(await applyVerdict(desk, apply({ verdict, lane }))).toEqual({
      kind: 'needs-correction',
    });
    expect(desk.lists.written).toEqual([]);
  });

  test('the chosen option of an abstention is applied', async () => {
    const desk = deskWithMail();
    const request = apply({ verdict: unsure(['vendor', 'digest']) });
    expect(await applyVerdict(desk, request)).toMatchObject({ kind: 'applied' });
    expect(logOf(desk)[0]?.facts['decidedBy']).toBe('person');
  });
});

describe('undoing', () => {
  test('undo takes category and work item back', async () => {
    const desk = deskWithMail();
    await applyVerdict(desk, apply());
    expect(await undoApply(desk, { houseRules, reference: REFERENCE })).toMatchObject({
      kind: 'undone',
      category: null,
    });
    expect(categoriesOf(desk)).toEqual(['Red category']);
    expect((await readMailWork(desk, REFERENCE)).mail).toBeNull();
    expect(await undoApply(desk, { houseRules, reference: REFERENCE })).toEqual({
      kind: 'nothing-to-undo',
    });
    expect(kindsOf(desk)).toEqual(['mail.applied', 'mail.undone']);
  });

  test('undo after a correction brings the lane before back', async () => {
    const desk = deskWithMail();
    await applyVerdict(desk, apply());
    await correctLane(desk, correct());
    expect(await undoApply(desk, { houseRules, reference: REFERENCE })).toMatchObject({
      kind: 'undone',
      category: 'Lane: vendor',
    });
  });

  test('undo never slips out of a locked lane', async () => {
    const desk = deskWithMail();
    await applyVerdict(desk, apply());
    await correctLane(desk, correct({ to: 'patient-clinical', urgency: 'today' }));
    expect(await undoApply(desk, { houseRules, reference: REFERENCE })).toEqual({
      kind: 'leaves-locked-lane',
    });
    expect(categoriesOf(desk)).toContain('Lane: patient, clinical');
  });

  test('mail of a legal matter stays preserved', async () => {
    const desk = deskWithMail();
    await applyVerdict(
      desk,
      apply({ verdict: decided('legal-compliance'), lane: 'legal-compliance', urgency: 'today' }),
    );
    expect(await undoApply(desk, { houseRules, reference: REFERENCE })).toEqual({
      kind: 'preserved',
      title: null,
    });
  });

  test('an undone mail can be applied again with its own entry', async () => {
    const desk = deskWithMail();
    await applyVerdict(desk, apply());
    await undoApply(desk, { houseRules, reference: REFERENCE });
    expect(await applyVerdict(desk, apply())).toMatchObject({ kind: 'applied', isRepeat: false });
    expect(kindsOf(desk)).toEqual(['mail.applied', 'mail.undone', 'mail.applied']);
  });
});

describe('correcting', () => {
  const clinical = decided('patient-clinical', 'today');
  const flagged = decided('patient-clinical', 'now', RED_FLAG);
  const reason = { code: 'not-about-a-patient', note: '' } as const;
  const word = { channelId: 'nurse-line', who: 'Nina Castellanos', heardAt: NOON_LESS };

  test('between unlocked lanes a correction is free', async () => {
    const desk = deskWithMail();
    await applyVerdict(desk, apply());
    expect(await correctLane(desk, correct())).toMatchObject({
      kind: 'corrected',
      category: 'Lane: travel, speaking',
    });
    expect(categoriesOf(desk)).toEqual(['Red category', 'Lane: travel, speaking']);
    expect(logOf(desk).at(-1)).toMatchObject({
      kind: 'mail.corrected',
      lane: 'travel-speaking',
      facts: { from: 'vendor', reason: null },
    });
  });

  test('leaving a locked lane needs a reason and logs it', async () => {
    const desk = deskWithMail();
    const request = correct({ verdict: clinical, to: 'digest' });
    expect(await correctLane(desk, request)).toEqual({ kind: 'reason-needed' });
    expect(desk.lists.written).toEqual([]);
    expect(await correctLane(desk, { ...request, reason })).toMatchObject({ kind: 'corrected' });
    expect(logOf(desk)[0]?.facts).toMatchObject({
      from: 'patient-clinical',
      reason: 'not-about-a-patient',
    });
  });

  test('an abstention with a lock among its options needs a reason', async () => {
    const desk = deskWithMail();
    const request = correct({ verdict: unsure(['patient-clinical', 'digest']), to: 'digest' });
    expect(await correctLane(desk, request)).toEqual({ kind: 'reason-needed' });
    expect(
      await correctLane(desk, { ...request, to: 'patient-clinical', urgency: 'today' }),
    ).toMatchObject({
      kind: 'same-lane',
    });
  });

  test('the reason other needs words of its own', async () => {
    const desk = deskWithMail();
    const request = correct({
      verdict: clinical,
      to: 'digest',
      reason: { code: 'other', note: ' ' },
    });
    expect(await correctLane(desk, request)).toEqual({ kind: 'reason-needed' });
  });

  test("a hard lock opens only on the channel's word", async () => {
    const desk = deskWithMail();
    const request = correct({ verdict: flagged, to: 'digest', reason });
    expect(await correctLane(desk, request)).toMatchObject({ kind: 'channel-word-needed' });
    const hearsay = { ...word, channelId: 'it-security' };
    expect(await correctLane(desk, { ...request, channelWord: hearsay })).toMatchObject({
      kind: 'channel-word-unusable',
    });
    const tomorrow = { ...word, heardAt: (NOON_LESS + 86_400_000) as typeof NOON_LESS };
    expect(await correctLane(desk, { ...request, channelWord: tomorrow })).toMatchObject({
      kind: 'channel-word-unusable',
    });
    expect(desk.lists.written).toEqual([]);
    expect(await correctLane(desk, { ...request, channelWord: word })).toMatchObject({
      kind: 'corrected',
    });
    expect(logOf(desk)[0]?.facts).toMatchObject({
      channel: 'nurse-line',
      heardFrom: 'Nina Castellanos',
    });
  });

  test('a hard lock cannot be left in two small steps', async () => {
    const desk = deskWithMail();
    await applyVerdict(desk, apply({ verdict: flagged, lane: 'patient-clinical', urgency: 'now' }));
    const aside = await correctLane(
      desk,
      correct({ verdict: flagged, to: 'suspicious', urgency: 'today', reason }),
    );
    expect(aside).toMatchObject({ kind: 'corrected' });
    expect(
      await correctLane(desk, correct({ verdict: decided('vendor'), to: 'vendor', reason })),
    ).toMatchObject({ kind: 'channel-word-needed' });
  });

  test.each([
    { says: 'a record number', note: 'record 90417733' },
    { says: 'a symptom', note: 'only an incision with fever' },
    { says: 'a name and a number', note: 'Odile Quarry, 847-555-0136' },
  ])('a note with $says is refused before anything is written', async ({ note }) => {
    const desk = deskWithMail();
    const request = correct({ verdict: clinical, to: 'digest', reason: { code: 'other', note } });
    expect(await correctLane(desk, request)).toEqual({ kind: 'words-refused' });
    // No reason lets an identifier pass as a name.
    expect(await correctLane(desk, { ...request, nameReason: 'new-colleague' })).toEqual({
      kind: 'words-refused',
    });
    expect(desk.lists.written).toEqual([]);
    expect(categoriesOf(desk)).toEqual(['Red category']);
  });

  test.each([
    { says: 'in the note', note: 'Odile Quarry released it', who: 'charge nurse' },
    { says: "of the channel's person", note: '', who: 'Odile Quarry' },
  ])('a name $says passes only with a reason, and the log has the reason alone', async (typed) => {
    const desk = deskWithMail();
    const [channelId] = roster.channels.map(({ id }) => id).filter((id) => id === 'nurse-line');
    const request = correct({
      verdict: decided('patient-clinical', 'now', RED_FLAG),
      to: 'digest',
      reason: { code: 'channel-answered', note: typed.note },
      channelWord: { channelId: channelId!, who: typed.who, heardAt: NOON_LESS },
    });
    expect(await correctLane(desk, request)).toEqual({ kind: 'name-needs-reason' });
    expect(desk.lists.written).toEqual([]);
    expect(await correctLane(desk, { ...request, nameReason: 'outside-service' })).toMatchObject({
      kind: 'corrected',
      item: { data: { correction: { nameReason: 'outside-service' } } },
    });
    const log = JSON.stringify(desk.lists.site.rowsOf('AnteroomLog'));
    expect(log).toContain('outside-service');
    expect(log).not.toContain('Quarry');
    // The next step keeps what stood before it, the name with its leave.
    const next = await correctLane(desk, correct({ verdict: request.verdict, to: 'vendor' }));
    expect(next.kind).toBe('corrected');
  });

  test('a reason that nothing needed is not kept', async () => {
    const desk = deskWithMail();
    const done = await correctLane(desk, correct({ nameReason: 'new-colleague' }));
    expect(JSON.stringify(done)).not.toContain('new-colleague');
  });

  test('a write of somebody else in between wins', async () => {
    const desk = deskWithMail();
    await applyVerdict(desk, apply());
    desk.lists.beforeChange = () => {
      const rows = desk.lists.site.rowsOf('AnteroomWork');
      rows[0] = { ...rows[0]!, etag: '"9"' };
    };
    expect(await correctLane(desk, correct())).toEqual({ kind: 'changed-meanwhile' });
    expect(categoriesOf(desk)).toContain('Lane: vendor');
  });

  test('a crash after the row is healed by correcting again', async () => {
    const desk = deskWithMail();
    await applyVerdict(desk, apply());
    desk.lists.mishaps.push({ when: 'after', of: 'change', list: 'AnteroomWork' });
    await expect(correctLane(desk, correct())).rejects.toMatchObject({ code: 'graph/unreachable' });
    expect(await correctLane(desk, correct())).toMatchObject({ kind: 'corrected', isRepeat: true });
    expect(kindsOf(desk)).toEqual(['mail.applied', 'mail.corrected']);
  });
});

test('the log of one client is an unbroken chain', async () => {
  const desk = deskWithMail();
  await applyVerdict(desk, apply());
  await correctLane(desk, correct());
  await undoApply(desk, { houseRules, reference: REFERENCE });
  expect(findChainBreak(logOf(desk))).toBeNull();
  expect(logOf(desk).map((entry) => entry.previousHash === '')).toEqual([true, false, false]);
});

test('nothing of the mail is found in anything that was written', async () => {
  const desk = deskWithMail();
  await applyVerdict(
    desk,
    apply({
      verdict: decided('patient-clinical', 'now', RED_FLAG),
      lane: 'patient-clinical',
      urgency: 'now',
    }),
  );
  for (const planted of PLANTED_WORDS) expect(desk.everythingEmitted()).not.toContain(planted);
  expect(roster.principals).toHaveLength(2);
});
