// What the signed release keeps out is never read or counted; what it preserves is never filed, moved or given another lane.
import { mailRulesOf, type MailRules } from '../../src/domain/policy';
import { applyVerdict } from '../../src/workflows/applyVerdict';
import { correctLane } from '../../src/workflows/correctLane';
import { fileMails, newPass } from '../../src/workflows/fileMails';
import type { HouseRules } from '../../src/workflows/loadHouseRules';
import { reportSafetyMiss } from '../../src/workflows/safetyMiss';
import { sweepInbox, type SweepStep } from '../../src/workflows/sweepInbox';
import { undoApply } from '../../src/workflows/undoApply';
import { undoPass } from '../../src/workflows/undoPass';
import { watchInboxes } from '../../src/workflows/watchInboxes';
import { houseRulesForTests, type DeskForTests } from '../support/DeskForTests';
import { folderOf } from '../support/MailboxForTests';
import { decided, PLANTED_MAIL } from '../support/mailCases';
import {
  deskWith,
  idOf,
  MAYA,
  planted,
  principals,
  swept,
  TriagerForTests,
} from '../support/sweepHouse';

const houseRules = houseRulesForTests();
const PEER = { from: { name: 'Peer review', address: 'peer-review@lakesidehealth.example' } };
const COUNSEL = { from: { name: 'Intake', address: 'intake@strandmulvihill.example' } };

function withRules(change: Partial<MailRules>): HouseRules {
  const { release } = houseRules;
  return {
    ...houseRules,
    release: { ...release, mailRules: { ...mailRulesOf(release), ...change } },
  };
}

async function sweep(desk: DeskForTests): Promise<readonly SweepStep[]> {
  const steps: SweepStep[] = [];
  await sweepInbox(desk, {
    houseRules,
    triager: new TriagerForTests(),
    principals: principals(),
    marks: new Map(),
    isKnown: () => false,
    onStep: (step) => steps.push(step),
  });
  return steps;
}

describe('an excluded mail', () => {
  test('is neither listed, nor counted, nor read by the sweep', async () => {
    const desk = deskWith(planted(1), planted(2, PEER));
    const steps = await sweep(desk);
    const listed = steps.flatMap((step) => (step.kind === 'listed' ? step.mails : []));
    expect(listed.map(({ reference }) => reference.immutableId)).toEqual([idOf(1)]);
    expect(desk.mailbox.wordsRead).toEqual([idOf(1)]);
  });

  test('is not read by the watch, however urgent it may be', async () => {
    const body = 'Crushing chest pain right now and cannot breathe. What do I do?';
    const desk = deskWith(planted(1, { ...PLANTED_MAIL, ...PEER, body }));
    const triager = new TriagerForTests();
    const round = await watchInboxes(desk, { houseRules, triager, principals: principals() });
    expect(round.nowMails).toBe(0);
    expect(desk.mailbox.wordsRead).toEqual([]);
    expect(desk.activity.told).toEqual([]);
  });

  test('that was swept before the release is passed over', async () => {
    const desk = deskWith(planted(1, PEER));
    const pass = newPass(desk, { kind: 'file' }, [swept(desk.mailbox.mails[0]!)]);
    expect((await fileMails(desk, { houseRules, pass })).results).toMatchObject([
      { kind: 'passed-over', why: 'excluded' },
    ]);
    expect(desk.mailbox.mails.map(folderOf)).toEqual(['inbox']);
  });
});

describe('a preserved thread', () => {
  const thread = 'thread-7';
  const inThread = (number: number, more = {}) =>
    planted(number, { conversationId: thread, ...more });
  const named = {
    kind: 'left-out',
    reasons: ['preserved-thread'],
    preservedBy: 'Legal hold LH-2026-03',
  };

  test.each([
    { says: 'unseen', isSeen: false },
    { says: 'after a person has read it', isSeen: true },
  ])('is not filed $says, and the reason is its title', async ({ isSeen }) => {
    // Counsel wrote in it; the other mail of the thread is somebody else's.
    const desk = deskWith(inThread(1), inThread(2, COUNSEL));
    const pass = newPass(desk, { kind: 'file' }, [swept(desk.mailbox.mails[0]!)]);
    expect((await fileMails(desk, { houseRules, pass, isSeen })).results).toMatchObject([named]);
    expect(desk.mailbox.mails.map(folderOf)).toEqual(['inbox', 'inbox']);
    expect(desk.mailbox.mails[0]!.categories).toEqual([]);
  });

  test('is told by its id at Exchange, too', async () => {
    const desk = deskWith(inThread(1));
    const [lh] = mailRulesOf(houseRules.release).preserved;
    const rules = withRules({ preserved: [{ ...lh!, domains: [], conversations: [thread] }] });
    const pass = newPass(desk, { kind: 'label' }, [swept(desk.mailbox.mails[0]!)]);
    const { results } = await fileMails(desk, { houseRules: rules, pass });
    expect(results).toMatchObject([named]);
  });

  const labelled = async (): Promise<DeskForTests> => {
    const desk = deskWith(planted(1, COUNSEL));
    await applyVerdict(desk, {
      houseRules,
      reference: { mailbox: MAYA, immutableId: idOf(1) },
      verdict: decided('vendor', 'week'),
      lane: 'vendor',
      urgency: 'week',
      receivedAt: null,
    });
    expect(desk.mailbox.mails[0]!.categories).toEqual(['Lane: vendor']);
    return desk;
  };
  const reference = { mailbox: MAYA, immutableId: idOf(1) };

  test('keeps the lane that stands on it and has no undo', async () => {
    const desk = await labelled();
    const is = { kind: 'preserved', title: 'Legal hold LH-2026-03' };
    const corrected = await correctLane(desk, {
      houseRules,
      reference,
      verdict: decided('vendor', 'week'),
      to: 'digest',
      urgency: 'week',
      receivedAt: null,
      reason: null,
      channelWord: null,
    });
    expect(corrected).toEqual(is);
    expect(await undoApply(desk, { houseRules, reference })).toEqual(is);
    expect(desk.mailbox.mails[0]!.categories).toEqual(['Lane: vendor']);
  });

  test('that was filed before is not moved back by undoing the pass', async () => {
    const desk = deskWith(planted(1, COUNSEL));
    const before = withRules({ preserved: [] });
    const pass = newPass(desk, { kind: 'file' }, [swept(desk.mailbox.mails[0]!)]);
    const filed = await fileMails(desk, { houseRules: before, pass });
    expect(desk.mailbox.mails.map(folderOf)).toEqual(['Weekly digest']);
    const undone = await undoPass(desk, { houseRules, pass: filed });
    expect(undone.results).toMatchObject([{ kind: 'preserved' }]);
    expect(desk.mailbox.mails.map(folderOf)).toEqual(['Weekly digest']);
  });

  test('with a safety miss is on record and handed off, and stays where it lies', async () => {
    const desk = await labelled();
    desk.mailbox.filed.add(idOf(1));
    const outcome = await reportSafetyMiss(desk, {
      houseRules,
      reference,
      verdict: decided('vendor', 'week'),
      to: 'patient-clinical',
      urgency: 'now',
      receivedAt: null,
      sender: null,
      channelId: 'nurse-line',
    });
    expect(outcome).toMatchObject({ kind: 'reported', handOff: { kind: 'opened' } });
    expect(desk.mailbox.filed.has(idOf(1))).toBe(true);
    expect(desk.mailbox.mails[0]!.categories).toContain('Lane: vendor');
  });
});

describe('the digest folder', () => {
  test.each([
    { says: 'the named folder', rules: {}, lane: 'digest', is: 'Weekly digest' },
    {
      says: 'the archive where none is named',
      rules: { digestFolder: null },
      lane: 'digest',
      is: 'archive',
    },
    { says: 'the archive for work that is done', rules: {}, lane: 'leadership', is: 'archive' },
  ] as const)('filed mail goes into $says and comes back', async ({ rules, lane, is }) => {
    const desk = deskWith(planted(1));
    const own = withRules(rules);
    const pass = newPass(desk, { kind: 'file' }, [swept(desk.mailbox.mails[0]!, { lane })]);
    const filed = await fileMails(desk, { houseRules: own, pass });
    expect(desk.mailbox.mails.map(folderOf)).toEqual([is]);
    await undoPass(desk, { houseRules: own, pass: filed });
    expect(desk.mailbox.mails.map(folderOf)).toEqual(['inbox']);
  });
});
