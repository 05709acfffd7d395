// Bulk passes: what is left out, what a crash or a cancel leaves, and the way back of the whole pass.
import { readLogFields, workIdForMail, type LogEntry } from '../../src/domain/log';
import { DeskError } from '../../src/ports';
import { applyVerdict } from '../../src/workflows/applyVerdict';
import { takeClaim } from '../../src/workflows/claims';
import { composeStandUp } from '../../src/workflows/composeStandUp';
import {
  fileMails,
  newPass,
  retryFailed,
  type BulkDeed,
  type Pass,
} from '../../src/workflows/fileMails';
import { reportSafetyMiss } from '../../src/workflows/safetyMiss';
import type { SweptMail } from '../../src/workflows/sweepInbox';
import { undoPass } from '../../src/workflows/undoPass';
import { findMailWork } from '../../src/workflows/workRows';
import { DeskForTests, houseRulesForTests } from '../support/DeskForTests';
import { decided, PLANTED_MAIL, PLANTED_WORDS, unsure } from '../support/mailCases';
import { folderOf, type MailForTests } from '../support/MailboxForTests';
import { deskWith, idOf, MAYA, planted, SAMUEL, swept } from '../support/sweepHouse';

const houseRules = houseRulesForTests();
const FILE: BulkDeed = { kind: 'file' };

async function file(
  desk: DeskForTests,
  mails: readonly SweptMail[],
  deed: BulkDeed = FILE,
): Promise<Pass> {
  return fileMails(desk, { houseRules, pass: newPass(desk, deed, mails) });
}

const many = (count: number): MailForTests[] =>
  Array.from({ length: count }, (_, number) => planted(number));
const kinds = (pass: Pass): readonly string[] => pass.results.map(({ kind }) => kind);
const folders = (desk: DeskForTests): readonly string[] => desk.mailbox.mails.map(folderOf);
const entries = (desk: DeskForTests): readonly LogEntry[] =>
  desk.lists.site.rowsOf('AnteroomLog').map(({ fields }) => {
    const read = readLogFields(fields);
    if (read.kind === 'broken') throw new Error(read.field);
    return read.entry;
  });
const stateOf = async (desk: DeskForTests, number: number): Promise<string | undefined> => {
  const mail = desk.mailbox.mails.find(({ reference }) => reference.immutableId === idOf(number))!;
  return (await findMailWork(desk, workIdForMail(mail.reference)))?.item.state;
};

describe('filing', () => {
  test('a pass labels and files each mail and writes one entry', async () => {
    const desk = deskWith(...many(30));
    const pass = await file(
      desk,
      desk.mailbox.mails.map((mail) => swept(mail)),
    );
    expect(new Set(kinds(pass))).toEqual(new Set(['sorted']));
    expect(new Set(folders(desk))).toEqual(new Set(['Weekly digest']));
    expect(desk.mailbox.mails[0]!.categories).toEqual(['Lane: digest']);
    expect(await stateOf(desk, 0)).toBe('closed');
    expect(entries(desk)).toMatchObject([{ kind: 'mail.swept', facts: { mails: 30 } }]);
  });

  test('a row that a safety miss has stopped is left out of bulk', async () => {
    const desk = deskWith(...many(2));
    const [missed, other] = desk.mailbox.mails.map((mail) => swept(mail));
    await file(desk, [missed!]);
    await reportSafetyMiss(desk, {
      houseRules,
      reference: missed!.mail.reference,
      verdict: missed!.verdict,
      to: 'patient-clinical',
      urgency: 'now',
      receivedAt: missed!.mail.receivedAt,
      sender: null,
      channelId: 'nurse-line',
    });
    const pass = await file(desk, [other!]);
    expect(pass.results).toMatchObject([{ kind: 'left-out', reasons: ['stopped-row'] }]);
  });

  test('a label alone leaves the mail in the inbox, open', async () => {
    const desk = deskWith(planted(1));
    await file(desk, [swept(desk.mailbox.mails[0]!)], { kind: 'label' });
    expect(folders(desk)).toEqual(['inbox']);
    expect(await stateOf(desk, 1)).toBe('open');
  });

  test('an entry speaks for at most 200 mails of one mailbox', async () => {
    const mails = [...many(210), planted(900, { mailbox: SAMUEL })];
    const desk = deskWith(...mails);
    await file(
      desk,
      mails.map((mail) => swept(mail)),
    );
    const counts = entries(desk).map(({ facts }) => Number(facts['mails']));
    expect(Math.max(...counts)).toBeLessThanOrEqual(200);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(211);
    expect(new Set(entries(desk).map(({ mailbox }) => mailbox)).size).toBe(2);
  });

  const outside = { headers: {}, from: { name: 'Ida Moss', address: 'ida.moss@example.com' } };
  test.each([
    {
      says: 'an unsure verdict',
      more: { leftOut: ['unsure'], verdict: unsure(['digest', 'vendor']) },
    },
    { says: 'a locked lane', more: { leftOut: ['locked-lane'], verdict: decided('suspicious') } },
    { says: 'patient information', more: { leftOut: ['patient-information'] } },
    { says: 'clinical content', more: { leftOut: ['clinical-content'] } },
    { says: "a stranger's first mail", more: { isFromIndividual: true }, mail: outside },
  ] as const)('$says is left out and stays as it was', async ({ more, ...rest }) => {
    const desk = deskWith(planted(1, 'mail' in rest ? rest.mail : {}));
    const pass = await file(desk, [swept(desk.mailbox.mails[0]!, more)]);
    expect(kinds(pass)).toEqual(['left-out']);
    expect(folders(desk)).toEqual(['inbox']);
    expect(desk.mailbox.mails[0]!.categories).toEqual([]);
    expect(desk.lists.written).toEqual([]);
  });

  test('a sender whose mail was sorted before is no stranger', async () => {
    const desk = deskWith(
      planted(1, outside),
      planted(2, { ...outside, categories: ['Lane: digest'] }),
    );
    const pass = await file(desk, [swept(desk.mailbox.mails[0]!, { isFromIndividual: true })]);
    expect(kinds(pass)).toEqual(['sorted']);
  });

  test('a sender whom a person sorted otherwise is left to one look, and asked after once', async () => {
    const desk = deskWith(...many(3), planted(4, { categories: ['Lane: vendor'] }));
    let asked = 0;
    const list = desk.mailbox.listFromSender.bind(desk.mailbox);
    desk.mailbox.listFromSender = async (...question) => {
      asked += 1;
      return list(...question);
    };
    const sweeps = desk.mailbox.mails.slice(0, 3).map((mail) => swept(mail));
    const pass = await file(desk, sweeps);
    expect(pass.results).toMatchObject(
      sweeps.map(() => ({ kind: 'passed-over', why: 'sender-sorted-otherwise' })),
    );
    expect(asked).toBe(1);
    expect(desk.lists.written).toEqual([]);
  });

  test('a habit binds nobody into a locked lane', async () => {
    const desk = deskWith(planted(1), planted(2, { categories: ['Lane: suspicious'] }));
    const pass = await file(desk, [swept(desk.mailbox.mails[0]!)]);
    expect(kinds(pass)).toEqual(['sorted']);
  });

  test("a legal matter's thread is preserved", async () => {
    const desk = deskWith(
      planted(1, { conversationId: 'matter' }),
      planted(2, { conversationId: 'matter', categories: ['Lane: legal'] }),
    );
    const pass = await file(desk, [swept(desk.mailbox.mails[0]!)]);
    expect(pass.results).toMatchObject([{ kind: 'left-out', reasons: ['preserved-thread'] }]);
    expect(folders(desk)).toEqual(['inbox', 'inbox']);
  });

  test('a mail that somebody else has claimed is not touched', async () => {
    const desk = deskWith(planted(1));
    const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
    await takeClaim(priya, { houseRules, reference: desk.mailbox.mails[0]!.reference });
    const pass = await file(desk, [swept(desk.mailbox.mails[0]!)]);
    expect(pass.results).toMatchObject([
      { kind: 'claimed', claim: { by: 'priya.nair@lakesidehealth.example' } },
    ]);
    expect(folders(desk)).toEqual(['inbox']);
  });

  test("a colleague's other lane is never overwritten", async () => {
    const desk = deskWith(planted(1));
    const [mail] = desk.mailbox.mails;
    await applyVerdict(desk, {
      houseRules,
      reference: mail!.reference,
      verdict: decided('vendor', 'week'),
      lane: 'vendor',
      urgency: 'week',
      receivedAt: null,
    });
    const pass = await file(desk, [swept(mail!)]);
    expect(pass.results).toMatchObject([{ kind: 'passed-over', why: 'already-sorted' }]);
    expect(mail!.categories).toEqual(['Lane: vendor']);
  });

  test('nothing of a mail leaves the mailbox', async () => {
    const desk = deskWith(planted(1, PLANTED_MAIL));
    await file(desk, [swept(desk.mailbox.mails[0]!)]);
    for (const words of PLANTED_WORDS) expect(desk.everythingEmitted()).not.toContain(words);
  });
});

describe('trouble', () => {
  test("one mail's failure stays with it and can be tried again", async () => {
    const desk = deskWith(...many(3));
    desk.mailbox.unwritable.set(idOf(1), new DeskError('graph/throttled'));
    const pass = await file(
      desk,
      desk.mailbox.mails.map((mail) => swept(mail)),
    );
    expect(kinds(pass)).toEqual(['sorted', 'failed', 'sorted']);
    desk.mailbox.unwritable.clear();
    const again = await fileMails(desk, { houseRules, pass: retryFailed(pass) });
    expect(kinds(again)).toEqual(['sorted', 'sorted', 'sorted']);
    expect(new Set(folders(desk))).toEqual(new Set(['Weekly digest']));
  });

  test('a cancelled pass is resumed and every mail is done once', async () => {
    const desk = deskWith(...many(10));
    const stopping = new AbortController();
    const cancelled = await fileMails(desk, {
      houseRules,
      pass: newPass(
        desk,
        FILE,
        desk.mailbox.mails.map((mail) => swept(mail)),
      ),
      signal: stopping.signal,
      onProgress: ({ results }) => {
        if (results.length === 4) stopping.abort();
      },
    });
    expect(cancelled.results).toHaveLength(4);
    expect(cancelled.waiting).toHaveLength(6);
    const done = await fileMails(desk, { houseRules, pass: cancelled });
    expect(done.results).toHaveLength(10);
    const added = desk.lists.written.filter(({ list }) => list === 'AnteroomWork');
    expect(added).toHaveLength(10);
    const logged = entries(desk).reduce((sum, { facts }) => sum + Number(facts['mails']), 0);
    expect(logged).toBe(10);
  });

  test('a log out of reach is written when the pass is resumed', async () => {
    const desk = deskWith(planted(1));
    desk.lists.mishaps.push({ when: 'before', of: 'add', list: 'AnteroomLog' });
    const pass = await file(desk, [swept(desk.mailbox.mails[0]!)]);
    expect(kinds(pass)).toEqual(['sorted']);
    expect(pass.unlogged).toHaveLength(1);
    const resumed = await fileMails(desk, { houseRules, pass });
    expect(resumed.unlogged).toEqual([]);
    expect(entries(desk)).toHaveLength(1);
  });

  test('an entry whose answer got lost is not written twice', async () => {
    const desk = deskWith(planted(1));
    desk.lists.mishaps.push({ when: 'after', of: 'add', list: 'AnteroomLog' });
    const pass = await file(desk, [swept(desk.mailbox.mails[0]!)]);
    expect((await fileMails(desk, { houseRules, pass })).unlogged).toEqual([]);
    expect(entries(desk)).toHaveLength(1);
  });

  test('a mail deleted meanwhile leaves no open work behind', async () => {
    const desk = deskWith(planted(1));
    const mail = swept(desk.mailbox.mails[0]!);
    desk.mailbox.mails.length = 0;
    const pass = await file(desk, [mail], { kind: 'label' });
    expect(pass.results).toMatchObject([{ kind: 'passed-over', why: 'gone' }]);
    const row = await findMailWork(desk, workIdForMail(mail.mail.reference));
    expect(row?.item.state).toBe('undone');
  });
});

describe('the way back', () => {
  test('undoing a pass puts every mail back where it was', async () => {
    const desk = deskWith(...many(5));
    const pass = await file(
      desk,
      desk.mailbox.mails.map((mail) => swept(mail)),
    );
    const undo = await undoPass(desk, { houseRules, pass });
    expect(undo.left.results).toEqual([]);
    expect(new Set(folders(desk))).toEqual(new Set(['inbox']));
    expect(desk.mailbox.mails.flatMap(({ categories }) => categories)).toEqual([]);
    expect(await stateOf(desk, 0)).toBe('undone');
    expect(entries(desk).map(({ kind }) => kind)).toEqual(['mail.swept', 'mail.unswept']);
    await undoPass(desk, { houseRules, pass });
    expect(entries(desk)).toHaveLength(2);
  });

  test('a lane that stood before the pass stands after its undo', async () => {
    const desk = deskWith(planted(1));
    const [mail] = desk.mailbox.mails;
    await applyVerdict(desk, {
      houseRules,
      reference: mail!.reference,
      verdict: decided('digest', 'digest'),
      lane: 'digest',
      urgency: 'digest',
      receivedAt: null,
    });
    const pass = await file(desk, [swept(mail!)]);
    expect(await stateOf(desk, 1)).toBe('closed');
    await undoPass(desk, { houseRules, pass });
    expect(await stateOf(desk, 1)).toBe('open');
    expect(mail!.categories).toEqual(['Lane: digest']);
    expect(folders(desk)).toEqual(['inbox']);
  });

  test('a label that somebody gave before is not taken back', async () => {
    const desk = deskWith(planted(1));
    const [mail] = desk.mailbox.mails;
    await file(desk, [swept(mail!)], { kind: 'label' });
    const second = await file(desk, [swept(mail!)], { kind: 'label' });
    expect(second.results).toMatchObject([{ kind: 'passed-over', why: 'already-sorted' }]);
    await undoPass(desk, { houseRules, pass: second });
    expect(mail!.categories).toEqual(['Lane: digest']);
  });

  test('a mail that a person moved on since stays where it is', async () => {
    const desk = deskWith(planted(1));
    const pass = await file(desk, [swept(desk.mailbox.mails[0]!)]);
    desk.mailbox.mails[0]!.folder = 'another';
    const undo = await undoPass(desk, { houseRules, pass });
    expect(undo.results).toMatchObject([{ kind: 'undone-elsewhere' }]);
    expect(folders(desk)).toEqual(['another']);
  });

  test('an undo that broke off is finished by undoing again', async () => {
    const desk = deskWith(...many(3));
    const pass = await file(
      desk,
      desk.mailbox.mails.map((mail) => swept(mail)),
    );
    desk.mailbox.unwritable.set(idOf(1), new DeskError('graph/unavailable'));
    const first = await undoPass(desk, { houseRules, pass });
    expect(first.left.results).toHaveLength(1);
    desk.mailbox.unwritable.clear();
    const second = await undoPass(desk, { houseRules, pass: first.left });
    expect(second.left.results).toEqual([]);
    expect(new Set(folders(desk))).toEqual(new Set(['inbox']));
  });

  test('hand-offs are made one by one and taken back together', async () => {
    const desk = deskWith(planted(1), planted(2));
    const deed: BulkDeed = { kind: 'hand-off', channelId: 'nurse-line' };
    const clinical = {
      lane: 'patient-clinical',
      urgency: 'today',
      leftOut: ['locked-lane'],
    } as const;
    const pass = await file(
      desk,
      desk.mailbox.mails.map((mail) => swept(mail, clinical)),
      deed,
    );
    expect(kinds(pass)).toEqual(['handed-off', 'handed-off']);
    expect(desk.mailbox.mails[0]!.categories).toContain('Handed off');
    const undo = await undoPass(desk, { houseRules, pass });
    expect(undo.results.map(({ kind }) => kind)).toEqual(['undone', 'undone']);
    expect(desk.mailbox.mails[0]!.categories).not.toContain('Handed off');
    expect(desk.mailbox.drafts).toEqual([]);
  });
});

describe('while others work', () => {
  test("a colleague's hand-off is passed over and survives the undo", async () => {
    const desk = deskWith(planted(1), planted(2));
    const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
    const deed: BulkDeed = { kind: 'hand-off', channelId: 'nurse-line' };
    const clinical = { lane: 'patient-clinical', urgency: 'today' } as const;
    const sweeps = desk.mailbox.mails.map((mail) => swept(mail, clinical));
    await file(priya, sweeps.slice(0, 1), deed);
    const pass = await file(desk, sweeps, deed);
    expect(pass.results).toMatchObject([
      { kind: 'passed-over', why: 'already-handed-off' },
      { kind: 'handed-off' },
    ]);
    await undoPass(desk, { houseRules, pass });
    expect(desk.mailbox.drafts).toHaveLength(1);
    expect(desk.mailbox.mails.map(({ categories }) => categories.includes('Handed off'))).toEqual([
      true,
      false,
    ]);
  });

  test('a channel that the lane does not use leaves no lane behind', async () => {
    const desk = deskWith(planted(1));
    const deed: BulkDeed = { kind: 'hand-off', channelId: 'value-analysis' };
    const mail = swept(desk.mailbox.mails[0]!, { lane: 'patient-clinical', urgency: 'today' });
    expect((await file(desk, [mail], deed)).results).toMatchObject([
      { kind: 'passed-over', why: 'channel-not-for-lane' },
    ]);
    expect(desk.mailbox.mails[0]!.categories).toEqual([]);
    expect(desk.lists.site.rowsOf('AnteroomWork')).toEqual([]);
  });

  test('a claim made while a long pass runs is kept', async () => {
    const desk = deskWith(...many(40));
    const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
    const sweeps = desk.mailbox.mails.map((mail) => swept(mail));
    const last = sweeps.at(-1)!;
    const claims: Promise<unknown>[] = [];
    const pass = await fileMails(desk, {
      houseRules,
      pass: newPass(desk, FILE, sweeps),
      onProgress: ({ results }) => {
        if (results.length === 1)
          claims.push(takeClaim(priya, { houseRules, reference: last.mail.reference }));
      },
    });
    await Promise.all(claims);
    expect(pass.results.at(-1)).toMatchObject({ kind: 'claimed' });
    expect(pass.results.filter(({ kind }) => kind === 'sorted')).toHaveLength(39);
  });

  test('a miss that is reported while a long pass runs stops the rest of its row', async () => {
    const desk = deskWith(...many(60));
    const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
    const sweeps = desk.mailbox.mails.map((mail) => swept(mail));
    const misses: Promise<unknown>[] = [];
    const pass = await fileMails(desk, {
      houseRules,
      pass: newPass(desk, FILE, sweeps),
      onProgress: ({ results }) => {
        if (results.length !== 1) return;
        misses.push(
          reportSafetyMiss(priya, {
            houseRules,
            reference: sweeps[0]!.mail.reference,
            verdict: decided('digest', 'digest'),
            to: 'patient-clinical',
            urgency: 'today',
            receivedAt: null,
            sender: null,
            channelId: 'nurse-line',
          }),
        );
      },
    });
    await Promise.all(misses);
    expect(pass.results.at(-1)).toMatchObject({ kind: 'left-out', reasons: ['stopped-row'] });
  });

  test('when they cannot be asked after any more the pass stops there, with its log', async () => {
    const desk = deskWith(...many(30));
    const sweeps = desk.mailbox.mails.map((mail) => swept(mail));
    let stands = newPass(desk, FILE, sweeps);
    const run = fileMails(desk, {
      houseRules,
      pass: stands,
      onProgress: (pass) => {
        stands = pass;
        if (pass.results.length === 10)
          desk.lists.mishaps.push({ when: 'before', of: 'find', list: 'AnteroomClaims' });
      },
    });
    await expect(run).rejects.toMatchObject({ code: 'graph/unreachable' });
    expect(stands.waiting.length).toBeGreaterThan(0);
    expect(entries(desk)).toHaveLength(1);
    const whole = await fileMails(desk, { houseRules, pass: stands });
    expect(kinds(whole)).toEqual(sweeps.map(() => 'sorted'));
  });
});

test('the stand-up counts each mail of a pass and none after its undo', async () => {
  const desk = deskWith(...many(4));
  const handled = async (): Promise<readonly number[]> => {
    const composed = await composeStandUp(desk, { houseRules, principal: MAYA, week: null });
    if (composed.kind !== 'composed') throw new Error(composed.kind);
    const { response } = composed.figures;
    if (response.kind !== 'read') throw new Error('unread');
    return response.value.rows.map((row) => row.handled);
  };
  const pass = await file(
    desk,
    desk.mailbox.mails.map((mail) => swept(mail)),
  );
  expect(await handled()).toEqual([4]);
  await undoPass(desk, { houseRules, pass });
  expect(await handled()).toEqual([]);
});

test('under observe-only a pass writes nothing and says why; neither does its way back', async () => {
  const desk = deskWith(...many(2));
  const sweeps = desk.mailbox.mails.map((mail) => swept(mail));
  const { roster } = houseRules;
  const observed = {
    ...houseRules,
    roster: {
      ...roster,
      principals: roster.principals.map((one) => ({ ...one, observeOnly: true })),
    },
  };
  const pass = await fileMails(desk, {
    houseRules: observed,
    pass: newPass(desk, FILE, sweeps),
  });
  expect(pass.results).toMatchObject([
    { kind: 'passed-over', why: 'observe-only' },
    { kind: 'passed-over', why: 'observe-only' },
  ]);
  expect(new Set(folders(desk))).toEqual(new Set(['inbox']));
  expect(desk.lists.site.rowsOf('AnteroomWork')).toEqual([]);

  const filed = await file(desk, sweeps);
  const undone = await undoPass(desk, { houseRules: observed, pass: filed });
  expect(undone.results.map(({ kind }) => kind)).toEqual(['observe-only', 'observe-only']);
  expect(new Set(folders(desk))).toEqual(new Set(['Weekly digest']));
});
