// A correction binds the sender at once and becomes a proposal to change the matrix, without a word of the mail.
import { readWorkFields, type AmendmentData } from '../../src/domain/log';
import { addMinutes } from '../../src/domain/time';
import type { Evidence, Lane } from '../../src/domain/triage';
import { correctLane, type CorrectLaneRequest } from '../../src/workflows/correctLane';
import { readSenderHistory } from '../../src/workflows/readSenderHistory';
import { undoApply } from '../../src/workflows/undoApply';
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
const said = (signal: string): Evidence => ({
  signal,
  toward: 'vendor',
  weight: 1,
  where: 'text',
  words: 'Leon Wrenfield',
  start: 0,
  end: 5,
});

function correct(change: Partial<CorrectLaneRequest> = {}): CorrectLaneRequest {
  return {
    houseRules,
    reference: REFERENCE,
    verdict: {
      ...decided('vendor', 'week'),
      evidence: [said('word:wrenfield'), said('pair:leon wrenfield'), said('fact:newsletter')],
    },
    to: 'academic',
    urgency: 'week',
    receivedAt: RECEIVED_AT,
    sender: { name: 'Trent Maddox', address: 'tmaddox@valveworks.example' },
    reason: null,
    channelWord: null,
    ...change,
  };
}

function amendmentsOf(
  desk: DeskForTests,
): readonly { readonly state: string; readonly data: AmendmentData }[] {
  return desk.lists.site.rowsOf('AnteroomWork').flatMap(({ fields }) => {
    const read = readWorkFields(fields);
    if (read.kind === 'broken') throw new Error(read.field);
    const { state, data } = read.item;
    return data.kind === 'amendment' ? [{ state, data }] : [];
  });
}

test('a correction is proposed with lanes, signals and the domain', async () => {
  const desk = deskWithMail();
  await correctLane(desk, correct());
  expect(amendmentsOf(desk)).toMatchObject([
    {
      state: 'open',
      data: {
        from: 'vendor',
        to: 'academic',
        rule: null,
        signals: ['newsletter'],
        senderClass: 'organization',
        domain: 'valveworks.example',
        release: '0001',
      },
    },
  ]);
  expect(desk.everythingEmitted()).not.toMatch(/tmaddox|Maddox/);
});

test.each<{ says: string; address: string; to: Lane }>([
  { says: 'a private sender', address: PATIENT_ADDRESS, to: 'academic' },
  { says: 'an organization in a patient lane', address: 'ann@kin.example', to: 'patient-admin' },
])('of $says only the class is kept', async ({ address, to }) => {
  const desk = deskWithMail();
  await correctLane(desk, correct({ to, sender: { name: 'Tasha Wrenfield', address } }));
  expect(amendmentsOf(desk)[0]?.data.domain).toBeNull();
  for (const planted of PLANTED_WORDS) expect(desk.everythingEmitted()).not.toContain(planted);
  expect(desk.everythingEmitted()).not.toContain(address);
});

test('correcting twice after a crash proposes once', async () => {
  const desk = deskWithMail();
  desk.lists.mishaps.push({ when: 'after', of: 'add', list: 'AnteroomLog' });
  await expect(correctLane(desk, correct())).rejects.toMatchObject({ code: 'graph/unreachable' });
  expect(await correctLane(desk, correct())).toMatchObject({ kind: 'corrected', isRepeat: true });
  await correctLane(desk, correct());
  expect(amendmentsOf(desk)).toHaveLength(1);
});

test('undoing a correction takes its proposal back', async () => {
  const desk = deskWithMail();
  await correctLane(desk, correct());
  await undoApply(desk, { houseRules, reference: REFERENCE });
  expect(amendmentsOf(desk).map(({ state }) => state)).toEqual(['undone']);
});

test('another urgency alone proposes nothing', async () => {
  const desk = deskWithMail();
  await correctLane(desk, correct());
  await correctLane(desk, correct({ urgency: 'today' }));
  expect(amendmentsOf(desk)).toHaveLength(1);
});

describe('the history of a sender', () => {
  const next = { mailbox: REFERENCE.mailbox, immutableId: `${REFERENCE.immutableId}next` };
  const asked = { reference: next, sender: PATIENT_ADDRESS.toUpperCase() };

  test('a correction binds the very next mail of that sender', async () => {
    const desk = deskWithMail();
    expect(await readSenderHistory(desk, asked)).toBeNull();
    await correctLane(desk, correct());
    expect(await readSenderHistory(desk, asked)).toEqual({
      lane: 'academic',
      at: RECEIVED_AT,
      count: 1,
    });
  });

  test('a mail is no history of itself', async () => {
    const desk = deskWithMail();
    await correctLane(desk, correct());
    expect(await readSenderHistory(desk, { ...asked, reference: REFERENCE })).toBeNull();
  });

  test('a habit of last year binds nobody', async () => {
    const desk = deskWithMail();
    await correctLane(desk, correct());
    desk.clock.time = addMinutes(desk.clock.time, 366 * 24 * 60);
    expect(await readSenderHistory(desk, asked)).toBeNull();
  });

  test('nothing of it is kept anywhere', async () => {
    const desk = deskWithMail();
    await correctLane(desk, correct());
    const was = desk.everythingEmitted();
    await readSenderHistory(desk, asked);
    expect(desk.everythingEmitted()).toBe(was);
  });
});
