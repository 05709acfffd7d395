// Batches, trips and drafts as the assistant asks for them: one decision, nothing booked before leave is given, nothing lost.
import { proposalToFields, standsInTheWay, type Block } from '../../src/domain/holds';
import { addMinutes } from '../../src/domain/time';
import { askPhysician } from '../../src/workflows/askPhysician';
import { batchProposals, type BatchProposalsRequest } from '../../src/workflows/batchProposals';
import { decideProposal } from '../../src/workflows/decideProposal';
import { placeHolds } from '../../src/workflows/placeHolds';
import { findProposal } from '../../src/workflows/proposalRows';
import { readDraftToSend } from '../../src/workflows/readDraftToSend';
import { readWaiting } from '../../src/workflows/readWaiting';
import { reconcileProposals } from '../../src/workflows/reconcileProposals';
import { recordClearance } from '../../src/workflows/recordClearance';
import { withdrawProposal } from '../../src/workflows/withdrawProposal';
import { DeskForTests } from '../support/DeskForTests';
import { entry, on } from '../support/holdCases';
import {
  FRIDAY,
  HOLD_ID,
  MAYA_ADDRESS,
  MONDAY,
  office,
  placing,
  RULES,
  type Office,
} from '../support/holdsHouse';

const OTHER_ID = '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00b';
const BATCH_ID = '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00c';
const TUESDAY = on('2026-11-24', '15:00', '15:30');
const sweep = { houseRules: RULES, principal: MAYA_ADDRESS };

async function read(house: Office, id: string) {
  const found = await findProposal(house.jordan, RULES.roster, id);
  if (found?.kind !== 'read') throw new Error('There is no such proposal');
  return found;
}

const stateOf = async (house: Office, id: string): Promise<string> =>
  (await read(house, id)).projection.state;

/** Two single meetings that wait. */
async function twoWait(): Promise<Office> {
  const house = office();
  await placeHolds(house.jordan, placing({ windows: [FRIDAY, MONDAY], tier: 'batch' }));
  await placeHolds(house.jordan, placing({ proposalId: OTHER_ID, windows: [TUESDAY] }));
  return house;
}

const batch = (differences: Partial<BatchProposalsRequest> = {}): BatchProposalsRequest => ({
  ...sweep,
  batchId: BATCH_ID,
  members: [
    { proposalId: HOLD_ID, seenRevision: 1, optionId: '2' },
    { proposalId: OTHER_ID, seenRevision: 1, optionId: '1' },
  ],
  message: null,
  decideBy: null,
  ...differences,
});

/** All our events: whose they are, and how they stand. */
const standing = ({ jordan }: Office): string[] =>
  jordan.calendar.entries
    .get(MAYA_ADDRESS)!
    .filter(({ proposalId }) => proposalId !== null)
    .map(({ proposalId, showAs }) => `${String(proposalId).slice(-1)} ${showAs}`)
    .sort();

describe('several meetings as one decision', () => {
  test('the batch takes their times and they are taken back', async () => {
    const house = await twoWait();
    expect(await batchProposals(house.jordan, batch())).toMatchObject({
      kind: 'batched',
      answered: [],
    });
    expect([await stateOf(house, HOLD_ID), await stateOf(house, OTHER_ID)]).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
    const { proposal } = await read(house, BATCH_ID);
    expect(proposal.options.map(({ window, label }) => [window, label])).toEqual([
      [MONDAY, 'HOLD Whitfield 30 min'],
      [TUESDAY, 'HOLD Whitfield 30 min'],
    ]);
    expect(standing(house)).toEqual(['c tentative', 'c tentative']);
  });

  test('one yes makes all of it firm', async () => {
    const house = await twoWait();
    await batchProposals(house.jordan, batch());
    const { proposal } = await read(house, BATCH_ID);
    const yes = { houseRules: RULES, proposal, answer: 'any', optionId: null } as const;
    expect(await decideProposal(house.maya, yes)).toMatchObject({ kind: 'confirmed' });
    expect(standing(house)).toEqual(['c busy', 'c busy']);
  });

  test('a second press changes nothing more', async () => {
    const house = await twoWait();
    await batchProposals(house.jordan, batch());
    expect(await batchProposals(house.jordan, batch())).toMatchObject({ kind: 'batched' });
    expect(standing(house)).toEqual(['c tentative', 'c tentative']);
  });

  test('a crash before the single ones went is finished by any client', async () => {
    const house = await twoWait();
    const { jordan } = house;
    // The batch stands; the first withdrawal is cut off.
    let changes = 0;
    const change = jordan.lists.change.bind(jordan.lists);
    jordan.lists.change = async (list, ...rest) => {
      if (list === 'AnteroomProposals' && (changes += 1) > 1) throw new Error('the browser closed');
      return change(list, ...rest);
    };
    await expect(batchProposals(jordan, batch())).rejects.toThrow('the browser closed');
    expect(await stateOf(house, OTHER_ID)).toBe('proposed');
    const swept = await reconcileProposals(house.priya, sweep);
    expect(swept.repaired.map(({ outcome }) => outcome)).toEqual(['withdrawn', 'withdrawn']);
    expect(standing(house)).toEqual(['c tentative', 'c tentative']);
    expect((await reconcileProposals(house.priya, sweep)).repaired).toEqual([]);
  });

  test('a crash while the batch was being placed is resumed', async () => {
    const house = await twoWait();
    const { jordan } = house;
    const place = jordan.calendar.placeHold.bind(jordan.calendar);
    let placed = 0;
    jordan.calendar.placeHold = async (...request) => {
      if ((placed += 1) > 1) throw new Error('the browser closed');
      return place(...request);
    };
    await expect(batchProposals(jordan, batch())).rejects.toThrow('the browser closed');
    jordan.calendar.placeHold = place;
    expect(await batchProposals(jordan, batch())).toMatchObject({ kind: 'batched' });
    expect(standing(house)).toEqual(['c tentative', 'c tentative']);
  });

  test('one that was answered meanwhile is not swallowed', async () => {
    const house = await twoWait();
    const { proposal } = await read(house, OTHER_ID);
    await decideProposal(house.maya, {
      houseRules: RULES,
      proposal,
      answer: 'only',
      optionId: '1',
    });
    expect(await batchProposals(house.jordan, batch())).toEqual({ kind: 'changed' });
    expect(await stateOf(house, HOLD_ID)).toBe('proposed');
  });

  test('one of them alone, or the same one twice, is no batch', async () => {
    const house = await twoWait();
    const [first] = batch().members;
    const alone = batch({ members: [first!] });
    expect(await batchProposals(house.jordan, alone)).toEqual({ kind: 'unusable' });
    const twice = batch({ members: [first!, { ...first!, optionId: '1' }] });
    expect(await batchProposals(house.jordan, twice)).toEqual({ kind: 'unusable' });
    expect(await stateOf(house, HOLD_ID)).toBe('proposed');
  });
});

describe('a trip before it is booked', () => {
  const TRIP = { start: on('2026-11-19', '08:00', '09:00').start, end: MONDAY.end };
  const clinic = entry(FRIDAY, { categories: ['Clinic'], subject: 'Clinic' });
  const asking = (needs: readonly ('chief' | 'or-scheduler')[]) =>
    placing({ kind: 'trip', windows: [TRIP], labels: ['Boston'], needs });

  test('clinic does not stand in its way once the chief is asked', async () => {
    const house = office();
    house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(clinic);
    expect(await placeHolds(house.jordan, asking(['or-scheduler']))).toMatchObject({
      kind: 'clash',
      kinds: ['clinic'],
    });
    expect(await placeHolds(house.jordan, asking(['chief']))).toMatchObject({ kind: 'placed' });
    const swept = await reconcileProposals(house.jordan, sweep);
    expect(swept.repaired).toEqual([]);
  });

  test('it is booked over clinic when chief and physician said yes', async () => {
    const house = office();
    house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(clinic);
    await placeHolds(house.jordan, asking(['chief']));
    const { proposal } = await read(house, HOLD_ID);
    const yes = { houseRules: RULES, proposal, answer: 'any', optionId: null } as const;
    expect(await decideProposal(house.maya, yes)).toMatchObject({ kind: 'cleared' });
    const { proposals } = await readWaiting(house.jordan, sweep);
    expect(proposals.map(({ projection }) => projection.missing)).toEqual([['chief']]);
    const recorded = await recordClearance(house.jordan, {
      houseRules: RULES,
      proposalId: HOLD_ID,
      office: 'chief',
      message: placing().message!,
    });
    expect(recorded).toMatchObject({ kind: 'confirmed' });
    expect((await read(house, HOLD_ID)).proposal.clearances).toMatchObject([
      { office: 'chief', recordedBy: house.jordan.identity.account.address },
    ]);
  });

  test.each([
    { kind: 'or', needs: ['chief'], says: 'OR time, with only the chief asked' },
    { kind: 'call', needs: ['or-scheduler'], says: 'call, with only the OR scheduler asked' },
    { kind: 'hold', needs: ['chief', 'or-scheduler'], says: 'a hold' },
    {
      kind: 'travel',
      needs: ['chief', 'or-scheduler'],
      proposalId: OTHER_ID,
      says: 'another trip',
    },
    { kind: 'meeting', needs: ['chief'], proposalId: OTHER_ID, says: 'a meeting promised here' },
  ] as const)('a trip never covers $says', ({ kind, needs, ...more }) => {
    const block: Block = {
      ...{ kind, window: FRIDAY, entryIds: [], title: '', proposalId: null },
      ...more,
    };
    expect(standsInTheWay({ kind: 'trip', needs: [...needs] }, TRIP, [block])).toEqual([block]);
    expect(standsInTheWay({ kind: 'hold', needs: [...needs] }, TRIP, [block])).toEqual([block]);
  });
});

describe('a draft to send', () => {
  const mail = placing().message!;
  const draft = {
    mailbox: MAYA_ADDRESS,
    immutableId: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-DRAFT000000=',
  };

  function drafted(): Office {
    const house = office();
    const headline = {
      senderName: 'Dr. Maya Okafor',
      senderAddress: MAYA_ADDRESS,
      subject: 'RE: Visit',
      receivedAt: house.jordan.clock.now(),
      webLink: null,
    };
    for (const reference of [mail, draft])
      house.jordan.mailbox.mails.push({
        reference,
        internetMessageId: `<${reference.immutableId}>`,
        headline,
        categories: [],
        isRead: true,
      });
    house.jordan.mailbox.answers.set(mail.immutableId, draft);
    return house;
  }

  const asking = (house: Office, message: typeof draft | null = draft) =>
    askPhysician(house.jordan, {
      ...sweep,
      questionId: HOLD_ID,
      kind: 'draft',
      words: 'Send this reply?',
      answers: ['I have sent it', 'Change it first'],
      message,
      tier: 'B',
      stream: 'leadership',
      due: addMinutes(house.jordan.clock.now(), 600),
    });

  test('the draft of the thread is found and put in the queue', async () => {
    const house = drafted();
    expect(await readDraftToSend(house.jordan, mail)).toMatchObject({ draft });
    expect(await asking(house)).toMatchObject({ kind: 'asked' });
    expect((await read(house, HOLD_ID)).proposal.message).toEqual(draft);
    expect(JSON.stringify(house.jordan.lists.written)).not.toContain('Visit');
  });

  test('nothing is asked without a draft that lies there', async () => {
    const house = drafted();
    house.jordan.mailbox.answers.clear();
    expect(await readDraftToSend(house.jordan, mail)).toBeNull();
    expect(await asking(house, null)).toEqual({ kind: 'unusable' });
  });

  test('only the physician says that it was sent', async () => {
    const house = drafted();
    await asking(house);
    const { proposal } = await read(house, HOLD_ID);
    const sent = { houseRules: RULES, proposal, answer: 'only', optionId: '1' } as const;
    const grace = new DeskForTests({ as: 'grace.adeyemi-holt', beside: house.jordan });
    house.jordan.clock.time = addMinutes(proposal.decideBy!, -5);
    expect(await decideProposal(grace, sent)).toEqual({ kind: 'not-entitled', from: null });
    expect(await decideProposal(house.maya, sent)).toMatchObject({ kind: 'confirmed' });
  });

  test.each(['draft', 'gone', 'forbidden'] as const)(
    'a draft that reads as %s goes on waiting',
    async (found) => {
      const house = drafted();
      await asking(house);
      house.jordan.mailbox.draftStates.set(draft.immutableId, found);
      expect((await reconcileProposals(house.jordan, sweep)).repaired).toEqual([]);
      expect(await stateOf(house, HOLD_ID)).toBe('proposed');
    },
  );

  test('one sent by hand from Outlook asks nobody any more', async () => {
    const house = drafted();
    await asking(house);
    house.jordan.mailbox.draftStates.set(draft.immutableId, 'sent');
    const swept = await reconcileProposals(house.jordan, sweep);
    expect(swept.repaired).toEqual([{ proposalId: HOLD_ID, outcome: 'sent' }]);
    const { proposal, projection } = await read(house, HOLD_ID);
    // What was seen, and nobody's word.
    expect([proposal.state, projection.decision, proposal.chosenOptionId]).toEqual([
      'sent',
      null,
      null,
    ]);
    expect((await reconcileProposals(house.priya, sweep)).repaired).toEqual([]);
    const late = { houseRules: RULES, proposal, answer: 'decline', optionId: null } as const;
    expect(await decideProposal(house.maya, late)).toEqual({ kind: 'closed', state: 'sent' });
    expect(
      await withdrawProposal(house.jordan, { houseRules: RULES, proposalId: HOLD_ID }),
    ).toEqual({ kind: 'closed', state: 'sent' });
  });

  test('one sent in time never reads as expired', async () => {
    const house = drafted();
    await asking(house);
    const { proposal } = await read(house, HOLD_ID);
    house.jordan.mailbox.draftStates.set(draft.immutableId, 'sent');
    house.jordan.clock.time = addMinutes(proposal.decideBy!, 5);
    await reconcileProposals(house.jordan, sweep);
    expect(await stateOf(house, HOLD_ID)).toBe('sent');
  });

  test('her own answer stands beside what was seen in the mailbox', async () => {
    const house = drafted();
    await asking(house);
    const { proposal } = await read(house, HOLD_ID);
    const answer = { houseRules: RULES, proposal, answer: 'only', optionId: '2' } as const;
    await decideProposal(house.maya, answer);
    house.jordan.mailbox.draftStates.set(draft.immutableId, 'sent');
    expect((await reconcileProposals(house.jordan, sweep)).repaired).toEqual([]);
    expect((await read(house, HOLD_ID)).projection).toMatchObject({
      state: 'confirmed',
      decision: { optionId: '2' },
    });
  });

  test('an answer in the moment of the sweep hears that it was sent', async () => {
    const house = drafted();
    await asking(house);
    const { proposal } = await read(house, HOLD_ID);
    house.jordan.mailbox.draftStates.set(draft.immutableId, 'sent');
    const { lists } = house.maya;
    const add = lists.add.bind(lists);
    lists.add = async (list, fields) => {
      const added = await add(list, fields);
      if (list !== 'AnteroomDecisions') return added;
      // Between her entry and its carrying out somebody else's sweep writes the row.
      const [row] = await lists.find('AnteroomProposals', {
        where: [{ column: 'ProposalId', is: 'equal', value: HOLD_ID }],
      });
      const sent = proposalToFields({ ...proposal, state: 'sent' });
      await lists.change('AnteroomProposals', row!.id, row!.etag, sent);
      return added;
    };
    const answer = { houseRules: RULES, proposal, answer: 'only', optionId: '1' } as const;
    expect(await decideProposal(house.maya, answer)).toMatchObject({ kind: 'sent' });
  });

  test('only a draft is ever taken for sent', async () => {
    const house = await twoWait();
    const { proposal } = await read(house, HOLD_ID);
    const { lists } = house.jordan;
    const [row] = await lists.find('AnteroomProposals', {
      where: [{ column: 'ProposalId', is: 'equal', value: HOLD_ID }],
    });
    await lists.change(
      'AnteroomProposals',
      row!.id,
      row!.etag,
      proposalToFields({ ...proposal, state: 'sent' }),
    );
    expect((await read(house, HOLD_ID)).projection).toMatchObject({
      state: 'clash',
      problem: 'unproven',
    });
  });
});
