// Observe-only, looked at from outside: every workflow that a screen can call and that reaches mailbox or calendar runs once.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workIdForChange, workIdForHandOff } from '../../src/domain/log';
import type { Desk } from '../../src/ports';
import { addMinutes } from '../../src/domain/time';
import { applyVerdict } from '../../src/workflows/applyVerdict';
import { askPhysician } from '../../src/workflows/askPhysician';
import { batchProposals } from '../../src/workflows/batchProposals';
import { closeHandOff } from '../../src/workflows/closeHandOff';
import { correctLane } from '../../src/workflows/correctLane';
import { decideProposal } from '../../src/workflows/decideProposal';
import { dropFeed } from '../../src/workflows/dropFeed';
import { fileMails, newPass, type Pass } from '../../src/workflows/fileMails';
import { finishApply } from '../../src/workflows/finishApply';
import { handOff } from '../../src/workflows/handOff';
import { insertMacro } from '../../src/workflows/insertMacro';
import { hearWord } from '../../src/workflows/hearWord';
import type { HouseRules } from '../../src/workflows/loadHouseRules';
import { observeMail } from '../../src/workflows/observeMail';
import { pickOption } from '../../src/workflows/pickOption';
import { placeHolds } from '../../src/workflows/placeHolds';
import { reconcileProposals } from '../../src/workflows/reconcileProposals';
import { sweepInTurn } from '../../src/workflows/sweepInTurn';
import {
  clearScheduleChange,
  recordScheduleChange,
} from '../../src/workflows/recordScheduleChange';
import { recordClearance } from '../../src/workflows/recordClearance';
import { reviseProposal } from '../../src/workflows/reviseProposal';
import { reportSafetyMiss } from '../../src/workflows/safetyMiss';
import { sweepScheduleChanges } from '../../src/workflows/settleChanges';
import { setUpColours } from '../../src/workflows/setUpColours';
import { settleMail } from '../../src/workflows/settleMail';
import type { SweptMail } from '../../src/workflows/sweepInbox';
import { remindPhysician } from '../../src/workflows/tendProposal';
import { takeHandOff } from '../../src/workflows/takeHandOff';
import { undoApply } from '../../src/workflows/undoApply';
import { undoHandOff } from '../../src/workflows/undoHandOff';
import { undoMacro } from '../../src/workflows/undoMacro';
import { undoPass } from '../../src/workflows/undoPass';
import { withdrawProposal } from '../../src/workflows/withdrawProposal';
import { DeskForTests, houseRulesForTests } from '../support/DeskForTests';
import { CALENDAR_OF, feedText, readerHere } from '../support/healthHouse';
import { entry, on } from '../support/holdCases';
import { FRIDAY, HOLD_ID, MAYA_ADDRESS, placing, standing } from '../support/holdsHouse';
import { HostForTests, openMail } from '../support/HostForTests';
import {
  decided,
  deskWithMail,
  MESSAGE_ID,
  PLANTED_MAIL,
  PLANTED_WORDS,
  RECEIVED_AT,
  REFERENCE,
} from '../support/mailCases';

const worked = houseRulesForTests();
const observed: HouseRules = {
  ...worked,
  roster: {
    ...worked.roster,
    principals: worked.roster.principals.map((one) => ({ ...one, observeOnly: true })),
  },
};

interface Scene {
  readonly desk: DeskForTests;
  readonly maya: DeskForTests;
  readonly host: HostForTests;
}

const vendor = decided('vendor', 'digest');
const mail = {
  reference: REFERENCE,
  verdict: vendor,
  urgency: 'digest',
  receivedAt: RECEIVED_AT,
} as const;
const workId = workIdForHandOff(REFERENCE, 'nurse-line');
const handingOff = {
  reference: REFERENCE,
  lane: 'patient-clinical',
  urgency: 'today',
  receivedAt: RECEIVED_AT,
  channelId: 'nurse-line',
} as const;
const inserting = (host: HostForTests, houseRules: HouseRules) => ({
  host,
  houseRules,
  principal: REFERENCE.mailbox,
  macroId: 'mac-vendor-decline',
  typed: {},
  verdict: vendor,
  reference: REFERENCE,
  internetMessageId: MESSAGE_ID,
  channelId: null,
  holds: null,
});
const applied = async ({ desk }: Scene): Promise<unknown> =>
  applyVerdict(desk, { ...mail, houseRules: worked, lane: 'vendor' });
const handedOff = async ({ desk }: Scene): Promise<unknown> =>
  handOff(desk, { ...handingOff, houseRules: worked });
const taken = async (scene: Scene): Promise<unknown> => {
  await handedOff(scene);
  return takeHandOff(scene.desk, { houseRules: worked, workId, who: 'charge nurse', how: 'phone' });
};
const proposed = async ({ desk }: Scene): Promise<unknown> => placeHolds(desk, placing());
const answering = async (scene: Scene, desk: Desk, houseRules: HouseRules): Promise<unknown> => {
  const { proposal } = await standing(scene.desk);
  return decideProposal(desk, { houseRules, proposal, answer: 'any', optionId: null });
};
const OTHER_ID = '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00b';
const BATCH_ID = '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00c';
const TRIP = { kind: 'trip', windows: [FRIDAY], labels: ['Boston'], needs: ['chief'] } as const;
const nothing = async (): Promise<unknown> => Promise.resolve();

const sweptMail: SweptMail = {
  mail: {
    reference: REFERENCE,
    receivedAt: RECEIVED_AT,
    isRead: false,
    categories: [],
    from: null,
    subject: '',
    conversationId: '',
  },
  verdict: vendor,
  subjectPhi: [],
  settledLane: null,
  leftOut: [],
  isFromIndividual: false,
};
const fileOne = async (desk: Desk, houseRules: HouseRules): Promise<Pass> =>
  fileMails(desk, { houseRules, pass: newPass(desk, { kind: 'label' }, [sweptMail]) });
const passes = new WeakMap<Desk, Pass>();

const changing = {
  reference: REFERENCE,
  kind: 'call' as const,
  windows: [on('2026-11-28', '07:00', '19:00')],
};

interface Deed {
  readonly before: (scene: Scene) => Promise<unknown>;
  readonly act: (scene: Scene, houseRules: HouseRules) => Promise<unknown>;
}

/** By the workflow's file. A new workflow that writes must be added here, or the first test fails. */
const DEEDS: Readonly<Record<string, Deed>> = {
  applyVerdict: {
    before: nothing,
    act: async ({ desk }, houseRules) =>
      applyVerdict(desk, { ...mail, houseRules, lane: 'vendor' }),
  },
  correctLane: {
    before: applied,
    act: async ({ desk }, houseRules) =>
      correctLane(desk, { ...mail, houseRules, to: 'digest', reason: null, channelWord: null }),
  },
  undoApply: {
    before: applied,
    act: async ({ desk }, houseRules) => undoApply(desk, { houseRules, reference: REFERENCE }),
  },
  finishApply: {
    before: async (scene) => {
      await applied(scene);
      scene.desk.mailbox.mails[0]!.categories = [];
    },
    act: async ({ desk }, houseRules) => finishApply(desk, { houseRules, reference: REFERENCE }),
  },
  handOff: {
    before: nothing,
    act: async ({ desk }, houseRules) => handOff(desk, { ...handingOff, houseRules }),
  },
  safetyMiss: {
    before: applied,
    act: async ({ desk }, houseRules) =>
      reportSafetyMiss(desk, {
        ...mail,
        houseRules,
        urgency: 'now',
        to: 'patient-clinical',
        sender: null,
        channelId: 'nurse-line',
      }),
  },
  settleMail: {
    before: nothing,
    act: async ({ desk }, houseRules) =>
      settleMail(desk, { houseRules, swept: sweptMail, lane: 'vendor', deed: { kind: 'label' } }),
  },
  fileMails: {
    before: nothing,
    act: async ({ desk }, houseRules) => fileOne(desk, houseRules),
  },
  undoPass: {
    before: async ({ desk }) => {
      passes.set(desk, await fileOne(desk, worked));
    },
    act: async ({ desk }, houseRules) => {
      const filed = passes.get(desk);
      return filed === undefined ? undefined : undoPass(desk, { houseRules, pass: filed });
    },
  },
  takeHandOff: {
    before: handedOff,
    act: async ({ desk }, houseRules) =>
      takeHandOff(desk, { houseRules, workId, who: 'charge nurse', how: 'phone' }),
  },
  closeHandOff: {
    before: taken,
    act: async ({ desk }, houseRules) => closeHandOff(desk, { houseRules, workId }),
  },
  undoHandOff: {
    before: handedOff,
    act: async ({ desk }, houseRules) => undoHandOff(desk, { houseRules, workId }),
  },
  insertMacro: {
    before: nothing,
    act: async ({ desk, host }, houseRules) => insertMacro(desk, inserting(host, houseRules)),
  },
  undoMacro: {
    before: nothing,
    act: async ({ desk, host }, houseRules) => {
      host.atCursor.push({ html: 'text', mark: 'm' });
      const inserted = {
        macroId: 'mac-vendor-decline',
        insertion: { kind: 'cursor' as const },
        text: { mark: 'm' },
        mailbox: REFERENCE.mailbox,
        lane: 'vendor' as const,
        subjectId: null,
      };
      return undoMacro(desk, { host, houseRules, inserted });
    },
  },
  dropFeed: {
    before: nothing,
    act: async ({ desk }, houseRules) =>
      dropFeed(desk, {
        houseRules,
        feedId: 'qgenda',
        text: feedText('qgenda'),
        reader: readerHere,
      }),
  },
  placeHolds: {
    before: nothing,
    act: async ({ desk }, houseRules) => placeHolds(desk, placing({ houseRules })),
  },
  decideProposal: {
    before: proposed,
    act: async (scene, houseRules) => answering(scene, scene.maya, houseRules),
  },
  pickOption: {
    before: async (scene) => {
      await proposed(scene);
      await answering(scene, scene.maya, worked);
    },
    act: async ({ desk }, houseRules) =>
      pickOption(desk, { houseRules, proposalId: HOLD_ID, optionId: '1' }),
  },
  reviseProposal: {
    before: proposed,
    act: async ({ desk }, houseRules) => {
      const { windows, ...rest } = placing({ houseRules });
      return reviseProposal(desk, { ...rest, windows: windows.slice(0, 1), seenRevision: 1 });
    },
  },
  hearWord: {
    before: proposed,
    act: async ({ desk }, houseRules) =>
      hearWord(desk, {
        houseRules,
        proposalId: HOLD_ID,
        optionId: '1',
        heardAt: desk.clock.now(),
      }),
  },
  batchProposals: {
    before: async (scene) => {
      await proposed(scene);
      await placeHolds(
        scene.desk,
        placing({ proposalId: OTHER_ID, windows: [on('2026-11-24', '15:00', '15:30')] }),
      );
    },
    act: async ({ desk }, houseRules) =>
      batchProposals(desk, {
        houseRules,
        principal: MAYA_ADDRESS,
        batchId: BATCH_ID,
        members: [HOLD_ID, OTHER_ID].map((proposalId) => ({
          proposalId,
          seenRevision: 1,
          optionId: '1',
        })),
        message: null,
        decideBy: null,
      }),
  },
  recordClearance: {
    before: async ({ desk }) => placeHolds(desk, placing(TRIP)),
    act: async ({ desk }, houseRules) =>
      recordClearance(desk, {
        houseRules,
        proposalId: HOLD_ID,
        office: 'chief',
        message: REFERENCE,
      }),
  },
  askPhysician: {
    before: nothing,
    act: async ({ desk }, houseRules) =>
      askPhysician(desk, {
        houseRules,
        principal: MAYA_ADDRESS,
        questionId: HOLD_ID,
        kind: 'question',
        words: 'Chair the committee?',
        answers: ['Yes', 'No'],
        message: REFERENCE,
        tier: 'B',
        stream: 'leadership',
        due: addMinutes(desk.clock.now(), 600),
      }),
  },
  tendProposal: {
    before: proposed,
    act: async ({ desk }, houseRules) => remindPhysician(desk, { houseRules, proposalId: HOLD_ID }),
  },
  withdrawProposal: {
    before: proposed,
    act: async ({ desk }, houseRules) =>
      withdrawProposal(desk, { houseRules, proposalId: HOLD_ID }),
  },
  recordScheduleChange: {
    before: nothing,
    act: async ({ desk }, houseRules) => recordScheduleChange(desk, { ...changing, houseRules }),
  },
  clearScheduleChange: {
    before: async ({ desk }) => recordScheduleChange(desk, { ...changing, houseRules: worked }),
    act: async ({ desk }, houseRules) =>
      clearScheduleChange(desk, {
        houseRules,
        workId: workIdForChange(REFERENCE),
        by: 'person',
      }),
  },
  settleChanges: {
    before: async ({ desk }) => {
      await recordScheduleChange(desk, { ...changing, houseRules: worked });
      // The believed schedule shows it by now.
      desk.calendar.others.set(`${MAYA_ADDRESS}|${CALENDAR_OF.qgenda}`, [
        entry(changing.windows[0]!, { subject: 'CTS Call - Okafor, M' }),
      ]);
    },
    act: async ({ desk }, houseRules) =>
      sweepScheduleChanges(desk, { houseRules, principal: MAYA_ADDRESS }),
  },
  setUpColours: {
    before: nothing,
    act: async ({ maya }, houseRules) =>
      setUpColours(maya, { houseRules, principal: MAYA_ADDRESS }),
  },
  reconcileProposals: {
    before: async (scene) => {
      await proposed(scene);
      scene.desk.clock.pass(60 * 24 * 60);
    },
    act: async ({ desk }, houseRules) =>
      reconcileProposals(desk, { houseRules, principal: MAYA_ADDRESS }),
  },
  sweepInTurn: {
    before: async (scene) => {
      await proposed(scene);
      scene.desk.clock.pass(60 * 24 * 60);
    },
    act: async ({ desk }, houseRules) => sweepInTurn(desk, { houseRules, principal: MAYA_ADDRESS }),
  },
};

function scene(): Scene {
  const desk = deskWithMail();
  desk.calendar.entries.set(MAYA_ADDRESS, []);
  const host = new HostForTests('jordan.reyes@lakesidehealth.example');
  host.open(openMail(PLANTED_MAIL, MESSAGE_ID));
  return { desk, maya: new DeskForTests({ as: 'maya.okafor', beside: desk }), host };
}

/** Everything that anybody could find changed. */
function everything({ desk, maya, host }: Scene): string {
  return JSON.stringify([
    [...desk.lists.site.rows].filter(([, rows]) => rows.length > 0),
    desk.mailbox.mails,
    desk.mailbox.drafts,
    [...desk.mailbox.filed],
    [...desk.mailbox.followUps],
    [...desk.calendar.entries],
    desk.calendar.placed,
    desk.activity.told,
    maya.categories.list,
    host.replies,
    host.messages,
    host.atCursor.filter(({ mark }) => mark !== 'm'),
  ]);
}

const ROOM = join(__dirname, '../../src');
const WRITES =
  /\bmailbox\s*\.(?:changeCategories|setFollowUp|draftForward|removeDraft|restoreToInbox)\(|\bcalendar\s*\.(?:placeHold|confirmHold|removeHold)\(|\bcategories\s*\.(?:add|giveColour)\(|\bhost\s*\.(?:openReply|openNewMessage|insertAtCursor|removeInserted)\(/;

function sources(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(join(ROOM, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(join(ROOM, folder, file), 'utf8')] as const);
}

/** Workflows that write to mailbox, calendar or draft, themselves or through one that they import. */
function writers(): ReadonlySet<string> {
  const all = new Map(sources('workflows').map(([file, text]) => [file.replace('.ts', ''), text]));
  const found = new Set([...all].filter(([, text]) => WRITES.test(text)).map(([name]) => name));
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const [name, text] of all) {
      const imported = [...text.matchAll(/import (?!type)[^;]*? from '\.\/(\w+)'/g)];
      if (imported.some(([, from]) => found.has(from ?? ''))) found.add(name);
    }
  }
  return found;
}

test('every writing workflow that a screen calls is looked at here', () => {
  const screens = [...sources('taskpane'), ...sources('tab'), ...sources('ui')];
  const called = new Set(
    screens.flatMap(([, text]) =>
      [...text.matchAll(/import (?!type)[^;]*? from '[./]*workflows\/(\w+)'/g)].map(
        ([, name]) => name ?? '',
      ),
    ),
  );
  expect(called.size).toBeGreaterThan(10);
  const wanted = [...writers()].filter((name) => called.has(name));
  expect(wanted.filter((name) => !(name in DEEDS))).toEqual([]);
});

describe.each(Object.entries(DEEDS))('%s', (_name, { before, act }) => {
  test('it writes where the physician is worked for', async () => {
    const here = scene();
    await before(here);
    const was = everything(here);
    await act(here, worked);
    // `undoMacro` takes the text out of the host, which is not part of the picture: its log entry is.
    expect(everything(here)).not.toBe(was);
  });

  test('it refuses before any write under observe-only', async () => {
    const here = scene();
    await before(here);
    const was = everything(here);
    const outcome = await act(here, observed);
    expect(everything(here)).toBe(was);
    expect(JSON.stringify(outcome)).toMatch(/observe-only|"repaired":\[\]/);
  });
});

describe('counting under observe-only', () => {
  const observing = (houseRules: HouseRules) => ({
    houseRules,
    reference: REFERENCE,
    verdict: vendor,
  });

  test('the verdict is counted once, however often the mail is opened', async () => {
    const { desk } = scene();
    expect(await observeMail(desk, observing(observed))).toBe('observed');
    await observeMail(new DeskForTests({ as: 'priya.nair', beside: desk }), observing(observed));
    const rows = desk.lists.site.rowsOf('AnteroomLog');
    expect(rows.map(({ fields }) => [fields['Kind'], fields['Lane']])).toEqual([
      ['mail.observed', 'vendor'],
    ]);
    for (const planted of PLANTED_WORDS) expect(desk.everythingEmitted()).not.toContain(planted);
  });

  test('who is worked for is not counted twice', async () => {
    const { desk } = scene();
    expect(await observeMail(desk, observing(worked))).toBe('not-observed');
    expect(desk.lists.written).toEqual([]);
  });
});
