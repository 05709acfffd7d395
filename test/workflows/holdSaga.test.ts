import { standingWordToFields, type NewStandingWord } from '../../src/domain/holds';
import type { NameReason } from '../../src/domain/log';
import { addMinutes } from '../../src/domain/time';
import type { Desk } from '../../src/ports';
import { askPhysician } from '../../src/workflows/askPhysician';
import { decideProposal } from '../../src/workflows/decideProposal';
import { hearWord } from '../../src/workflows/hearWord';
import type { DecideProposalRequest, DecisionOutcome } from '../../src/workflows/holdTerms';
import { placeHolds } from '../../src/workflows/placeHolds';
import { pickOption } from '../../src/workflows/pickOption';
import { readApprovals } from '../../src/workflows/readApprovals';
import { reconcileProposals } from '../../src/workflows/reconcileProposals';
import { recordClearance } from '../../src/workflows/recordClearance';
import { reviseProposal } from '../../src/workflows/reviseProposal';
import { signWord } from '../../src/workflows/signWord';
import { extendProposal, offerOptions } from '../../src/workflows/tendProposal';
import { withdrawProposal } from '../../src/workflows/withdrawProposal';
import { crashingDesk } from '../support/crashingDesk';
import { DeskForTests, person } from '../support/DeskForTests';
import { entry, on } from '../support/holdCases';
import {
  events,
  FRIDAY,
  HOLD_ID,
  MAYA_ADDRESS,
  MONDAY,
  office,
  placing,
  RULES,
  standing,
  type Office,
} from '../support/holdsHouse';

const sweep = { houseRules: RULES, principal: MAYA_ADDRESS };
const named = { houseRules: RULES, proposalId: HOLD_ID };
const TUESDAY = on('2026-11-24', '15:00', '15:30');

async function proposed(differences: Parameters<typeof placing>[0] = {}): Promise<Office> {
  const house = office();
  await placeHolds(house.jordan, placing(differences));
  return house;
}

async function answer(
  house: Office,
  answer: DecideProposalRequest['answer'],
  optionId: string | null = null,
  desk: Desk = house.maya,
): Promise<DecisionOutcome> {
  const { proposal } = await standing(house.jordan);
  return decideProposal(desk, { houseRules: RULES, proposal, answer, optionId });
}

/** Lets somebody else be faster at the next change of a row. */
function before(desk: DeskForTests, act: () => Promise<unknown>): void {
  const change = desk.lists.change.bind(desk.lists);
  desk.lists.change = async (...args) => {
    desk.lists.change = change;
    await act();
    return change(...args);
  };
}

const edit = (house: Office, seenRevision = 1) =>
  reviseProposal(house.jordan, {
    ...placing({ windows: [FRIDAY, TUESDAY] }),
    proposalId: HOLD_ID,
    seenRevision,
  });

const sign = (house: Office, word: NewStandingWord, desk: Desk = house.maya) =>
  signWord(desk, { ...sweep, word });

const stateOf = async (house: Office): Promise<string> =>
  (await standing(house.jordan)).projection.state;

const WORD_ID = '5b0b2c6e-7a51-4d7a-9a43-5a3f1de0a0aa';

describe('editing what was proposed', () => {
  test('an edit keeps what stays and needs a new answer', async () => {
    const house = await proposed();
    expect(await edit(house)).toMatchObject({ kind: 'revised', overtaken: [] });
    const { proposal, projection } = await standing(house.jordan);
    expect(proposal).toMatchObject({ revision: 2, state: 'proposed' });
    expect(projection.decision).toBeNull();
    expect(house.jordan.calendar.entries.get(MAYA_ADDRESS)).toHaveLength(2);
    expect(events(house)).toEqual(['friday tentative', 'monday tentative']);
    expect(await answer(house, 'only', '2')).toMatchObject({ kind: 'confirmed' });
  });

  test('an answer given before the edit does not carry over', async () => {
    const house = await proposed();
    await answer(house, 'any');
    expect(await edit(house)).toMatchObject({
      kind: 'revised',
      overtaken: [{ answer: 'any', revision: 1 }],
    });
    expect(await stateOf(house)).toBe('proposed');
  });

  test('an answer in the moment of the edit counts for what she saw', async () => {
    const house = await proposed();
    const { proposal } = await standing(house.jordan);
    const add = house.maya.lists.add.bind(house.maya.lists);
    house.maya.lists.add = async (list, fields) => {
      house.maya.lists.add = add;
      await edit(house);
      return add(list, fields);
    };
    const said = { houseRules: RULES, proposal, answer: 'any' as const, optionId: null };
    expect(await decideProposal(house.maya, said)).toEqual({
      kind: 'overtaken',
      answered: 1,
      revision: 2,
    });
    expect(await stateOf(house)).toBe('proposed');
    expect(await answer(house, 'any')).toMatchObject({ kind: 'cleared' });
  });

  test('an answer on record is not taken for the edit that follows before it is carried out', async () => {
    const house = await proposed();
    const { proposal } = await standing(house.jordan);
    const change = house.maya.lists.change.bind(house.maya.lists);
    house.maya.lists.change = async (...args) => {
      house.maya.lists.change = change;
      await edit(house);
      return change(...args);
    };
    const said = { houseRules: RULES, proposal, answer: 'any' as const, optionId: null };
    expect(await decideProposal(house.maya, said)).toEqual({
      kind: 'overtaken',
      answered: 1,
      revision: 2,
    });
    expect(await stateOf(house)).toBe('proposed');
  });

  test('of two picks in one moment the slower is told that its time was not taken', async () => {
    const house = await proposed();
    await answer(house, 'any');
    before(house.jordan, async () => pickOption(house.priya, { ...named, optionId: '2' }));
    expect(await pickOption(house.jordan, { ...named, optionId: '1' })).toEqual({
      kind: 'closed',
      state: 'confirmed',
    });
    expect(events(house)).toEqual(['monday busy']);
    const log = house.jordan.lists.site.rowsOf('AnteroomLog').map(({ fields }) => fields);
    expect(log.filter(({ Kind }) => Kind === 'hold.picked')).toHaveLength(1);
  });

  test('a pick is carried out though the offer is noted in the same moment', async () => {
    const house = await proposed();
    await answer(house, 'any');
    before(house.jordan, async () => offerOptions(house.priya, named));
    expect(await pickOption(house.jordan, { ...named, optionId: '1' })).toMatchObject({
      kind: 'confirmed',
      proposal: { chosenOptionId: '1' },
    });
    expect(events(house)).toEqual(['friday busy']);
  });

  test('a pick of what was edited in the same moment takes no time of the new version', async () => {
    const house = await proposed();
    await answer(house, 'any');
    before(house.jordan, async () =>
      reviseProposal(house.priya, {
        ...placing({ windows: [TUESDAY, FRIDAY] }),
        proposalId: HOLD_ID,
        seenRevision: 1,
      }),
    );
    expect(await pickOption(house.jordan, { ...named, optionId: '1' })).toEqual({
      kind: 'changed',
    });
    expect(await stateOf(house)).toBe('proposed');
  });

  test('a word that was heard is not told as the other time that she signed meanwhile', async () => {
    const house = await proposed();
    const { proposal } = await standing(house.jordan);
    let writes = 0;
    const change = house.jordan.lists.change.bind(house.jordan.lists);
    house.jordan.lists.change = async (...args) => {
      writes += 1;
      if (writes === 2) {
        house.jordan.lists.change = change;
        await decideProposal(house.maya, {
          houseRules: RULES,
          proposal,
          answer: 'only',
          optionId: '2',
        });
      }
      return change(...args);
    };
    const heardAt = house.jordan.clock.now();
    expect(await hearWord(house.jordan, { ...named, optionId: '1', heardAt })).toEqual({
      kind: 'closed',
      state: 'confirmed',
    });
    expect(events(house)).toEqual(['monday busy']);
  });

  test('of two assistants the slower one overwrites nothing', async () => {
    const house = await proposed();
    await edit(house);
    expect(await edit(house, 1)).toEqual({ kind: 'changed' });
  });

  test('nothing that is closed can be edited', async () => {
    const house = await proposed();
    await withdrawProposal(house.jordan, named);
    expect(await edit(house)).toEqual({ kind: 'closed', state: 'withdrawn' });
  });
});

describe('who may answer', () => {
  const grace = (house: Office): DeskForTests =>
    new DeskForTests({ as: 'grace.adeyemi-holt', beside: house.jordan });

  test('a second approver waits until the physician is away', async () => {
    const house = await proposed();
    expect(await answer(house, 'any', null, grace(house))).toMatchObject({ kind: 'not-entitled' });
    const now = house.jordan.clock.now();
    const away = { kind: 'away', id: WORD_ID, from: now, until: addMinutes(now, 600) } as const;
    expect(await sign(house, away)).toEqual({ kind: 'signed' });
    expect(await answer(house, 'any', null, grace(house))).toMatchObject({ kind: 'cleared' });
  });

  test('an absence that the assistant signs counts for nothing', async () => {
    const house = await proposed();
    const now = house.jordan.clock.now();
    const away = { kind: 'away', id: WORD_ID, from: now, until: addMinutes(now, 600) } as const;
    expect(await sign(house, away, house.jordan)).toEqual({ kind: 'not-the-physician' });
    const forged = standingWordToFields(MAYA_ADDRESS, away);
    house.jordan.lists.plant('AnteroomDecisions', forged, person('jordan.reyes'));
    expect(await answer(house, 'any', null, grace(house))).toMatchObject({ kind: 'not-entitled' });
  });

  test('before the release it goes to the second approver', async () => {
    const house = await proposed();
    const { secondFrom, decideBy } = (await standing(house.jordan)).proposal;
    expect(secondFrom).toBeLessThan(decideBy ?? 0);
    house.jordan.clock.time = addMinutes(secondFrom!, 1);
    const { repaired } = await reconcileProposals(house.jordan, sweep);
    expect(repaired).toEqual([{ proposalId: HOLD_ID, outcome: 'escalated' }]);
    expect(house.jordan.activity.told.at(-1)).toMatchObject({
      to: person('grace.adeyemi-holt').address,
    });
    expect(await answer(house, 'only', '1', grace(house))).toMatchObject({ kind: 'confirmed' });
  });

  test.each([
    { says: 'a grant lets the assistant clear what it covers', minutes: 30, kind: 'cleared' },
    { says: 'a grant covers nothing longer than it says', minutes: 15, kind: 'not-entitled' },
  ])('$says', async ({ minutes, kind }) => {
    const house = await proposed();
    const now = house.jordan.clock.now();
    await sign(house, {
      kind: 'grant',
      id: WORD_ID,
      from: now,
      until: addMinutes(now, 600),
      terms: {
        granteeId: person('jordan.reyes').id,
        tiers: ['B'],
        streams: ['leadership'],
        mostMinutes: minutes,
      },
    });
    expect(await answer(house, 'any', null, house.jordan)).toMatchObject({ kind });
  });

  test('a grant that was taken back covers nothing new', async () => {
    const house = await proposed();
    const now = house.jordan.clock.now();
    const terms = {
      granteeId: person('jordan.reyes').id,
      tiers: ['B'],
      streams: ['leadership'],
      mostMinutes: 60,
    } as const;
    await sign(house, {
      kind: 'grant',
      id: WORD_ID,
      from: now,
      until: addMinutes(now, 600),
      terms,
    });
    house.jordan.clock.pass(5);
    await sign(house, { kind: 'end', id: WORD_ID });
    expect(await answer(house, 'any', null, house.jordan)).toMatchObject({ kind: 'not-entitled' });
  });
});

describe('a word that was heard', () => {
  const hear = async (house: Office, optionId = '1') =>
    hearWord(house.jordan, { ...named, optionId, heardAt: house.jordan.clock.now() });

  test('it makes the time firm and waits for her entry', async () => {
    const house = await proposed();
    expect(await hear(house)).toMatchObject({ kind: 'on-word' });
    expect(events(house)).toEqual(['friday busy', 'monday tentative']);
    expect(await stateOf(house)).toBe('picked');
    const { waiting } = await readApprovals(house.maya, sweep);
    expect(waiting).toHaveLength(1);
    house.jordan.clock.pass(60 * 24 * 3);
    expect(await answer(house, 'only', '1')).toMatchObject({ kind: 'confirmed' });
    expect(events(house)).toEqual(['friday busy']);
  });

  test('her own entry for another time wins over it', async () => {
    const house = await proposed();
    await hear(house);
    expect(await answer(house, 'only', '2')).toMatchObject({ kind: 'confirmed' });
    expect(events(house)).toEqual(['monday busy']);
  });

  test('her decline takes the firm time away', async () => {
    const house = await proposed();
    await hear(house);
    expect(await answer(house, 'decline')).toMatchObject({ kind: 'declined' });
    expect(events(house)).toEqual([]);
  });

  test('no word is heard for a trip', async () => {
    const house = await proposed({ kind: 'trip', windows: [FRIDAY], needs: ['chief'] });
    expect(await hear(house)).toEqual({ kind: 'closed', state: 'proposed' });
  });
});

describe('a trip and a batch', () => {
  const mail = { mailbox: MAYA_ADDRESS, immutableId: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AmdH9' };

  test('no trip is booked before every office has cleared it', async () => {
    const house = await proposed({
      kind: 'trip',
      windows: [FRIDAY],
      needs: ['chief', 'or-scheduler'],
    });
    expect(await answer(house, 'any')).toMatchObject({ kind: 'cleared' });
    const record = (office: 'chief' | 'or-scheduler') =>
      recordClearance(house.jordan, { ...named, office, message: mail });
    expect(await record('chief')).toEqual({ kind: 'not-cleared' });
    expect((await standing(house.jordan)).projection.missing).toEqual(['or-scheduler']);
    expect(events(house)).toEqual(['friday tentative']);
    expect(await record('or-scheduler')).toMatchObject({ kind: 'confirmed' });
    expect(events(house)).toEqual(['friday busy']);
  });

  test('clearances alone book nothing without her yes', async () => {
    const house = await proposed({ kind: 'trip', windows: [FRIDAY], needs: ['chief'] });
    await recordClearance(house.jordan, { ...named, office: 'chief', message: mail });
    expect(await stateOf(house)).toBe('proposed');
    expect(await answer(house, 'any')).toMatchObject({ kind: 'confirmed' });
  });

  test('a batch is one decision about all of it', async () => {
    const house = await proposed({ kind: 'batch', labels: ['Surgical Quality', null] });
    expect(await answer(house, 'only', '1')).toEqual({ kind: 'option-gone' });
    expect(await answer(house, 'any')).toMatchObject({ kind: 'confirmed' });
    expect(events(house)).toEqual(['friday busy', 'monday busy']);
  });

  test('a batch that no longer fits books none of it', async () => {
    const house = await proposed({ kind: 'batch' });
    house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(entry(MONDAY, { categories: ['OR'] }));
    expect(await answer(house, 'any')).toMatchObject({ kind: 'clash', problem: 'taken' });
    expect(events(house)).toEqual(['friday tentative', 'monday tentative']);
  });

  test('travel stands in the calendar and goes with the hold', async () => {
    const travel = [
      { before: 45, after: 0 },
      { before: 0, after: 0 },
    ];
    const house = await proposed({ travel });
    const entries = house.jordan.calendar.entries.get(MAYA_ADDRESS)!;
    expect(entries.map(({ categories }) => categories[0])).toEqual([
      'Hold',
      'Travel buffer',
      'Hold',
    ]);
    await answer(house, 'only', '1');
    expect(entries.map(({ showAs }) => showAs)).toEqual(['busy', 'busy']);
    await withdrawProposal(house.jordan, named);
    expect(entries).toEqual([]);
  });
});

describe('travel', () => {
  const TRAVEL = [
    { before: 45, after: 0 },
    { before: 30, after: 30 },
  ];
  const titles = ({ jordan }: Office): string[] =>
    jordan.calendar.entries
      .get(MAYA_ADDRESS)!
      .filter(({ proposalId }) => proposalId === HOLD_ID)
      .map(({ subject }) => subject)
      .sort();
  const ALL = [
    'HOLD Whitfield 30 min',
    'HOLD Whitfield 30 min',
    'HOLD travel',
    'HOLD travel',
    'HOLD travel',
  ];

  const CRASHES = Array.from({ length: 10 }, (_, index) => index + 1).flatMap((nth) => [
    { nth, when: 'before' as const },
    { nth, when: 'after' as const },
  ]);

  test.each(CRASHES)('$when write $nth, the sweep places all or none', async ({ nth, when }) => {
    const house = office();
    const { desk } = crashingDesk(house.jordan, nth, when);
    await placeHolds(desk, placing({ travel: TRAVEL })).catch(() => undefined);
    house.jordan.clock.pass(5);
    await reconcileProposals(house.priya, sweep);
    const hasRow = house.jordan.lists.site.rowsOf('AnteroomProposals').length > 0;
    expect(titles(house)).toEqual(hasRow ? ALL : []);
    expect((await reconcileProposals(house.priya, sweep)).repaired).toEqual([]);
  });

  test('the crashes cover every write of a placing with travel', async () => {
    const { desk, writes } = crashingDesk(office().jordan, Infinity, 'before');
    await placeHolds(desk, placing({ travel: TRAVEL }));
    expect(writes()).toBeLessThanOrEqual(10);
  });

  test('a way back that is the way to the next is taken over once', async () => {
    const next = on('2026-11-20', '10:00', '10:30');
    const wish = placing({
      windows: [FRIDAY, next],
      travel: [
        { before: 0, after: 30 },
        { before: 30, after: 0 },
      ],
    });
    const house = office();
    const { desk } = crashingDesk(house.jordan, 6, 'before');
    await placeHolds(desk, wish).catch(() => undefined);
    await placeHolds(house.jordan, wish);
    const { proposal } = await standing(house.jordan);
    const ids = proposal.options.flatMap(({ travel }) => travel.map(({ eventId }) => eventId));
    expect(new Set(ids).size).toBe(2);
    expect(titles(house)).toHaveLength(4);
  });

  test('a hold that somebody removes takes its travel along', async () => {
    const house = await proposed({ travel: TRAVEL });
    const entries = house.jordan.calendar.entries.get(MAYA_ADDRESS)!;
    entries.splice(
      entries.findIndex(({ window }) => window.start === FRIDAY.start),
      1,
    );
    expect(await reconcileProposals(house.priya, sweep)).toMatchObject({
      repaired: [{ outcome: 'option-gone' }],
    });
    expect(titles(house)).toEqual(['HOLD Whitfield 30 min', 'HOLD travel', 'HOLD travel']);
  });

  test('a clash keeps the holds and frees the ways', async () => {
    const house = await proposed({ travel: TRAVEL });
    const entries = house.jordan.calendar.entries.get(MAYA_ADDRESS)!;
    for (const window of [FRIDAY, MONDAY]) entries.push(entry(window, { categories: ['OR'] }));
    await reconcileProposals(house.priya, sweep);
    expect(await stateOf(house)).toBe('clash');
    expect(titles(house)).toEqual(['HOLD Whitfield 30 min', 'HOLD Whitfield 30 min']);
  });

  test('a crash before the ways of a clash were freed is mended', async () => {
    const house = await proposed({ travel: TRAVEL });
    const entries = house.jordan.calendar.entries.get(MAYA_ADDRESS)!;
    for (const window of [FRIDAY, MONDAY]) entries.push(entry(window, { categories: ['OR'] }));
    const { desk } = crashingDesk(house.priya, 2, 'before');
    await reconcileProposals(desk, sweep).catch(() => undefined);
    expect(await stateOf(house)).toBe('clash');
    await reconcileProposals(house.priya, sweep);
    expect(titles(house)).not.toContain('HOLD travel');
  });

  test('a hold carries the colour of its work stream', async () => {
    const house = await proposed({ stream: 'leadership' });
    expect(house.jordan.calendar.placed[0]!.hold.categories).toEqual(['Hold', 'Leadership']);
  });
});

describe('questions', () => {
  const ask = (
    house: Office,
    words = 'Chair the 2027 program committee?',
    nameReason: NameReason | null = null,
  ) =>
    askPhysician(house.jordan, {
      ...sweep,
      nameReason,
      questionId: HOLD_ID,
      kind: 'question',
      words,
      answers: ['Yes', 'No', 'Talk first'],
      message: null,
      tier: 'B',
      stream: 'leadership',
      due: addMinutes(house.jordan.clock.now(), 600),
    });

  test('an answer to a question is proven like any other', async () => {
    const house = office();
    expect(await ask(house)).toMatchObject({ kind: 'asked' });
    expect(await ask(house)).toMatchObject({ kind: 'asked' });
    expect(await answer(house, 'any')).toEqual({ kind: 'option-gone' });
    expect(await answer(house, 'only', '3')).toMatchObject({
      kind: 'confirmed',
      proposal: { chosenOptionId: '3' },
    });
    expect(house.jordan.calendar.placed).toEqual([]);
  });

  test('words about a patient are never kept in the list', async () => {
    const house = office();
    expect(await ask(house, 'Call back Marlene Grady, MRN 4481726?')).toEqual({
      kind: 'unfit-words',
    });
    expect(house.jordan.lists.written).toEqual([]);
  });

  test('a name outside the directory passes with a reason, which is logged without it', async () => {
    const house = office();
    const words = 'Meet about the new wing with Marlene Grady?';
    expect(await ask(house, words)).toEqual({ kind: 'name-needs-reason' });
    expect(house.jordan.lists.written).toEqual([]);
    expect(await ask(house, words, 'outside-service')).toMatchObject({
      kind: 'asked',
      proposal: { nameReason: 'outside-service' },
    });
    expect(await answer(house, 'only', '2')).toMatchObject({ kind: 'confirmed' });
    expect((await standing(house.jordan)).proposal).toMatchObject({
      title: words,
      nameReason: 'outside-service',
    });
    const log = JSON.stringify(house.jordan.lists.site.rowsOf('AnteroomLog'));
    expect(log).toContain('outside-service');
    expect(log).not.toContain('Grady');
  });

  test.each(['MRN 4481726', '(312) 555-0142', 'DOB 03/14/1961'])(
    'no reason lets %s pass',
    async (identifier) => {
      const house = office();
      const words = `Call back Marlene Grady, ${identifier}?`;
      expect(await ask(house, words, 'outside-service')).toEqual({ kind: 'unfit-words' });
      expect(house.jordan.lists.written).toEqual([]);
    },
  );

  test('a reason is kept only where the words need it', async () => {
    const house = office();
    await ask(house, 'Chair the 2027 program committee?', 'new-colleague');
    expect((await standing(house.jordan)).proposal.nameReason).toBeUndefined();
  });

  test('a question nobody answered in time lapses', async () => {
    const house = office();
    await ask(house);
    house.jordan.clock.pass(700);
    await reconcileProposals(house.jordan, sweep);
    expect(await stateOf(house)).toBe('expired');
  });
});

describe('deadlines and offers', () => {
  test('more time is given once and never falls into the OR', async () => {
    const house = await proposed();
    const before = (await standing(house.jordan)).proposal.decideBy!;
    const wanted = addMinutes(before, 180);
    const operating = { start: addMinutes(wanted, -60), end: addMinutes(wanted, 60) };
    house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(entry(operating, { categories: ['OR'] }));
    const extended = await extendProposal(house.jordan, { ...named, decideBy: wanted });
    expect(extended).toMatchObject({
      kind: 'done',
      proposal: { decideBy: addMinutes(operating.end, 30) },
    });
    expect(await extendProposal(house.jordan, { ...named, decideBy: before })).toEqual({
      kind: 'unusable',
    });
  });

  test('an OR block over the deadline moves the deadline', async () => {
    const house = await proposed();
    const before = (await standing(house.jordan)).proposal.decideBy!;
    const operating = { start: addMinutes(before, -60), end: addMinutes(before, 60) };
    house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(entry(operating, { categories: ['OR'] }));
    const { repaired } = await reconcileProposals(house.jordan, sweep);
    expect(repaired).toEqual([{ proposalId: HOLD_ID, outcome: 'extended' }]);
    const after = (await standing(house.jordan)).proposal.decideBy!;
    expect(after < operating.start || after >= operating.end).toBe(true);
  });

  test('cleared times are offered before one is picked', async () => {
    const house = await proposed();
    expect(await offerOptions(house.jordan, named)).toMatchObject({ kind: 'closed' });
    await answer(house, 'any');
    expect(await offerOptions(house.jordan, named)).toMatchObject({ kind: 'done' });
    expect(await stateOf(house)).toBe('offered');
    expect(await pickOption(house.jordan, { ...named, optionId: '2' })).toMatchObject({
      kind: 'confirmed',
    });
  });

  test('call that came over a confirmed time is flagged', async () => {
    const house = await proposed();
    await answer(house, 'only', '1');
    house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(entry(FRIDAY, { categories: ['OR'] }));
    await reconcileProposals(house.jordan, sweep);
    expect((await standing(house.jordan)).proposal.flags).toEqual(['or']);
    expect(await stateOf(house)).toBe('confirmed');
    expect((await reconcileProposals(house.jordan, sweep)).repaired).toEqual([]);
  });
});

describe('an invitation takes the place of the hold', () => {
  test('theirs, once she has cleared the time', async () => {
    const house = await proposed();
    await answer(house, 'any');
    const invitation = entry(MONDAY, { response: 'notResponded', showAs: 'tentative' });
    house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(invitation);
    house.jordan.calendar.organizers.set(invitation.id, person('anthony.whitfield').address);
    const { repaired } = await reconcileProposals(house.jordan, sweep);
    expect(repaired).toEqual([{ proposalId: HOLD_ID, outcome: 'replaced' }]);
    expect(events(house)).toEqual([]);
    expect((await standing(house.jordan)).proposal.invitationId).toBe(invitation.id);
    expect((await reconcileProposals(house.jordan, sweep)).repaired).toEqual([]);
  });

  test("somebody else's entry is time that was taken", async () => {
    const house = await proposed();
    await answer(house, 'any');
    const other = entry(MONDAY, { response: 'accepted' });
    house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(other);
    house.jordan.calendar.organizers.set(other.id, person('lauren.pike').address);
    expect(await pickOption(house.jordan, { ...named, optionId: '2' })).toMatchObject({
      kind: 'clash',
      problem: 'taken',
    });
  });

  test('ours, once a person invited others: it is never removed', async () => {
    const house = await proposed();
    const [first] = house.jordan.calendar.placed;
    house.jordan.calendar.guests.add(first!.eventId);
    expect(await answer(house, 'decline')).toMatchObject({ kind: 'declined' });
    expect(events(house)).toEqual(['friday tentative']);
    expect((await standing(house.jordan)).proposal.problem).toBe('invited');
    expect((await reconcileProposals(house.jordan, sweep)).repaired).toEqual([]);
  });
});
