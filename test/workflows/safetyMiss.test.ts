// A safety miss: the mail comes back and is handed off, compliance has it on record, and its row is filed by hand only.
import { readWorkFields } from '../../src/domain/log';
import { applyVerdict } from '../../src/workflows/applyVerdict';
import { correctLane } from '../../src/workflows/correctLane';
import {
  isStoppedRow,
  reportSafetyMiss,
  stoppedRows,
  type ReportSafetyMissRequest,
} from '../../src/workflows/safetyMiss';
import { DeskError } from '../../src/ports';
import type { DeskForTests } from '../support/DeskForTests';
import { houseRulesForTests } from '../support/DeskForTests';
import {
  decided,
  deskWithMail,
  PATIENT_ADDRESS,
  PLANTED_WORDS,
  RECEIVED_AT,
  REFERENCE,
} from '../support/mailCases';

const houseRules = houseRulesForTests();
const digest = decided('digest', 'digest');

function report(change: Partial<ReportSafetyMissRequest> = {}): ReportSafetyMissRequest {
  return {
    houseRules,
    reference: REFERENCE,
    verdict: digest,
    to: 'patient-clinical',
    urgency: 'now',
    receivedAt: RECEIVED_AT,
    sender: { name: 'Tasha Wrenfield', address: PATIENT_ADDRESS },
    channelId: 'nurse-line',
    ...change,
  };
}

/** Filed to the digest, and lying in another folder. */
async function filed(): Promise<DeskForTests> {
  const desk = deskWithMail();
  await applyVerdict(desk, { ...report(), lane: 'digest', urgency: 'digest' });
  desk.mailbox.filed.add(REFERENCE.immutableId);
  return desk;
}

const kindsOf = (desk: DeskForTests, list: 'AnteroomLog' | 'AnteroomWork'): string[] =>
  desk.lists.site.rowsOf(list).map(({ fields }) => String(fields['Kind']));

test('a miss brings the mail back, hands it off and records it', async () => {
  const desk = await filed();
  expect(await reportSafetyMiss(desk, report())).toMatchObject({
    kind: 'reported',
    item: { state: 'open', data: { lane: 'digest', to: 'patient-clinical', rule: null } },
    handOff: { kind: 'opened', channel: { id: 'nurse-line' } },
  });
  expect(desk.mailbox.filed.size).toBe(0);
  expect(desk.mailbox.mails[0]!.categories).toEqual(
    expect.arrayContaining(['Lane: patient, clinical', 'Handed off']),
  );
  expect(kindsOf(desk, 'AnteroomWork')).toEqual(
    expect.arrayContaining(['mail', 'safety-miss', 'handoff']),
  );
  expect(kindsOf(desk, 'AnteroomLog')).toEqual([
    'mail.applied',
    'mail.corrected',
    'safety.missed',
    'handoff.opened',
  ]);
});

test('nothing of the mail or its sender is written', async () => {
  const desk = await filed();
  await reportSafetyMiss(desk, report());
  for (const planted of PLANTED_WORDS) expect(desk.everythingEmitted()).not.toContain(planted);
});

test('reporting twice records it once', async () => {
  const desk = await filed();
  await reportSafetyMiss(desk, report());
  expect(await reportSafetyMiss(desk, report())).toMatchObject({ kind: 'reported' });
  const kinds = kindsOf(desk, 'AnteroomWork');
  expect(kinds.filter((kind) => kind === 'safety-miss')).toHaveLength(1);
  expect(kindsOf(desk, 'AnteroomLog').filter((kind) => kind === 'safety.missed')).toHaveLength(1);
});

test('a mail that is let through once more, by another row, is on record once more', async () => {
  const desk = await filed();
  await reportSafetyMiss(desk, report());
  await correctLane(desk, {
    ...report(),
    to: 'vendor',
    urgency: 'week',
    reason: { code: 'matrix-is-wrong', note: '' },
    channelWord: null,
  });
  const again = await reportSafetyMiss(desk, report());
  expect(again).toMatchObject({ kind: 'reported', item: { data: { lane: 'vendor' } } });
  expect(await stoppedRows(desk, houseRules)).toEqual(
    expect.arrayContaining([
      { lane: 'digest', rule: null },
      { lane: 'vendor', rule: null },
    ]),
  );
  await reportSafetyMiss(desk, report());
  expect(kindsOf(desk, 'AnteroomWork').filter((kind) => kind === 'safety-miss')).toHaveLength(2);
  expect(kindsOf(desk, 'AnteroomLog').filter((kind) => kind === 'safety.missed')).toHaveLength(2);
});

test('a crash on the way back leaves the row stopped and can be finished', async () => {
  const desk = await filed();
  desk.mailbox.failNextWrite = new DeskError('graph/unavailable');
  await expect(reportSafetyMiss(desk, report())).rejects.toMatchObject({
    code: 'graph/unavailable',
  });
  expect(await stoppedRows(desk, houseRules)).toEqual([{ lane: 'digest', rule: null }]);
  expect(await reportSafetyMiss(desk, report())).toMatchObject({ kind: 'reported' });
  expect(desk.mailbox.filed.size).toBe(0);
});

test('a channel outside the lane is refused before any write', async () => {
  const desk = await filed();
  const before = desk.lists.written.length;
  expect(await reportSafetyMiss(desk, report({ channelId: 'it-security' }))).toMatchObject({
    kind: 'channel-not-for-lane',
  });
  expect(desk.lists.written).toHaveLength(before);
  expect(desk.mailbox.filed.size).toBe(1);
});

describe('the row that let it through', () => {
  const newer = { ...houseRules, release: { ...houseRules.release, number: '0002' } };

  test('it stays stopped until a new release', async () => {
    const desk = await filed();
    expect(await stoppedRows(desk, houseRules)).toEqual([]);
    await reportSafetyMiss(desk, report());
    const rows = await stoppedRows(desk, houseRules);
    expect(isStoppedRow(rows, 'digest', digest)).toBe(true);
    expect(isStoppedRow(rows, 'vendor', digest)).toBe(false);
    expect(await stoppedRows(desk, newer)).toEqual([]);
  });

  test('where a hard rule decided only that rule is stopped', async () => {
    const desk = deskWithMail();
    const rule = { id: 'automatic-reply', title: 'Automatic reply' };
    const verdict = decided('digest', 'digest', rule);
    await applyVerdict(desk, { ...report({ verdict }), lane: 'digest', urgency: 'digest' });
    await reportSafetyMiss(desk, report({ verdict }));
    const rows = await stoppedRows(desk, houseRules);
    expect(rows).toEqual([{ lane: 'digest', rule: 'automatic-reply' }]);
    expect(isStoppedRow(rows, 'digest', verdict)).toBe(true);
    expect(isStoppedRow(rows, 'digest', digest)).toBe(false);
  });

  test('a list that cannot be read stops everything by throwing', async () => {
    const desk = await filed();
    desk.lists.mishaps.push({ when: 'before', of: 'find', list: 'AnteroomWork' });
    await expect(stoppedRows(desk, houseRules)).rejects.toBeInstanceOf(DeskError);
  });

  test('the record can be read back from the list', async () => {
    const desk = await filed();
    await reportSafetyMiss(desk, report());
    const row = desk.lists.site
      .rowsOf('AnteroomWork')
      .find(({ fields }) => fields['Kind'] === 'safety-miss');
    expect(readWorkFields(row!.fields)).toMatchObject({ kind: 'item', item: { lane: 'digest' } });
  });
});
