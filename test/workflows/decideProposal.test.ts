import {
  decisionToFields,
  hashRevision,
  proposalToFields,
  type DecisionAnswer,
} from '../../src/domain/holds';
import { DeskError, type Desk } from '../../src/ports';
import { decideProposal } from '../../src/workflows/decideProposal';
import type { DecisionOutcome } from '../../src/workflows/holdTerms';
import { pickOption } from '../../src/workflows/pickOption';
import { placeHolds } from '../../src/workflows/placeHolds';
import { readApprovals } from '../../src/workflows/readApprovals';
import { readMailProposals } from '../../src/workflows/readMailProposals';
import { reconcileProposals } from '../../src/workflows/reconcileProposals';
import { suggestSlots } from '../../src/workflows/suggestSlots';
import { withdrawProposal } from '../../src/workflows/withdrawProposal';
import { crashingDesk } from '../support/crashingDesk';
import { person } from '../support/DeskForTests';
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

async function proposed(): Promise<Office> {
  const house = office();
  await placeHolds(house.jordan, placing());
  return house;
}

async function answer(
  house: Office,
  answer: DecisionAnswer,
  optionId: string | null = null,
  desk: Desk = house.maya,
): Promise<DecisionOutcome> {
  const { proposal } = await standing(house.jordan);
  return decideProposal(desk, { houseRules: RULES, proposal, answer, optionId });
}

const stateOf = async (house: Office): Promise<string> =>
  (await standing(house.jordan)).projection.state;

describe('the physician answers', () => {
  test('only this one makes it firm and frees the other', async () => {
    const house = await proposed();
    expect(await answer(house, 'only', '2')).toMatchObject({ kind: 'confirmed' });
    expect(events(house)).toEqual(['monday busy']);
    expect(house.maya.activity.told).toMatchObject([
      { to: person('jordan.reyes').address, type: 'proposalDecided' },
    ]);
  });

  test('any of these keeps both until one is picked', async () => {
    const house = await proposed();
    expect(await answer(house, 'any')).toMatchObject({ kind: 'cleared' });
    expect(events(house)).toEqual(['friday tentative', 'monday tentative']);
    const picked = await pickOption(house.jordan, { ...named, optionId: '1' });
    expect(picked).toMatchObject({ kind: 'confirmed' });
    expect(events(house)).toEqual(['friday busy']);
    expect(await pickOption(house.jordan, { ...named, optionId: '1' })).toMatchObject({
      kind: 'confirmed',
    });
    expect(await pickOption(house.jordan, { ...named, optionId: '2' })).toMatchObject({
      kind: 'closed',
    });
  });

  test('a decline frees every time at once', async () => {
    const house = await proposed();
    expect(await answer(house, 'decline')).toMatchObject({ kind: 'declined' });
    expect(events(house)).toEqual([]);
  });

  test('nothing is picked that she has not cleared', async () => {
    const house = await proposed();
    expect(await pickOption(house.jordan, { ...named, optionId: '1' })).toEqual({
      kind: 'not-cleared',
    });
    expect(events(house)).toEqual(['friday tentative', 'monday tentative']);
  });

  test('a second click on the same answer changes nothing', async () => {
    const house = await proposed();
    await answer(house, 'only', '2');
    const writes = house.maya.lists.written.length;
    expect(await answer(house, 'only', '2')).toMatchObject({ kind: 'confirmed' });
    expect(house.maya.lists.written).toHaveLength(writes);
    expect(house.maya.activity.told).toHaveLength(1);
    expect(house.jordan.lists.site.rowsOf('AnteroomDecisions')).toHaveLength(1);
  });

  test('a second thought is told that the first one stands', async () => {
    const house = await proposed();
    await answer(house, 'decline');
    expect(await answer(house, 'any')).toMatchObject({ kind: 'already-decided', isMine: true });
    expect(await stateOf(house)).toBe('declined');
  });

  test('the assistant may not answer for her', async () => {
    const house = await proposed();
    expect(await answer(house, 'any', null, house.jordan)).toEqual({
      kind: 'not-entitled',
      from: null,
    });
    expect(house.jordan.lists.site.rowsOf('AnteroomDecisions')).toEqual([]);
  });

  test('an answer after the deadline comes too late', async () => {
    const house = await proposed();
    house.jordan.clock.pass(60 * 24 * 30);
    expect(await answer(house, 'any')).toEqual({ kind: 'closed', state: 'expired' });
    await reconcileProposals(house.jordan, sweep);
    expect(events(house)).toEqual([]);
    expect(await answer(house, 'any')).toEqual({ kind: 'closed', state: 'expired' });
  });

  test('an answer to a withdrawn proposal is no answer', async () => {
    const house = await proposed();
    const { proposal } = await standing(house.jordan);
    await withdrawProposal(house.jordan, named);
    const late = { houseRules: RULES, proposal, answer: 'any' as const, optionId: null };
    expect(await decideProposal(house.maya, late)).toEqual({ kind: 'closed', state: 'withdrawn' });
    expect(house.jordan.lists.site.rowsOf('AnteroomDecisions')).toEqual([]);
  });

  test('a proposal edited since it was shown is shown anew', async () => {
    const house = await proposed();
    const { proposal } = await standing(house.jordan);
    const seen = { ...proposal, title: 'HOLD meeting 30 min' };
    expect(
      await decideProposal(house.maya, {
        houseRules: RULES,
        proposal: seen,
        answer: 'any',
        optionId: null,
      }),
    ).toEqual({ kind: 'revised' });
  });

  test("somebody else's entry under the key does not shut her out", async () => {
    const house = await proposed();
    const { proposal } = await standing(house.jordan);
    const forged = {
      proposalId: HOLD_ID,
      revision: 1,
      answer: 'any' as const,
      optionId: null,
      revisionHash: hashRevision(proposal),
    };
    house.jordan.lists.plant('AnteroomDecisions', decisionToFields(forged), person('jordan.reyes'));
    expect(await stateOf(house)).toBe('proposed');
    expect(await answer(house, 'decline')).toMatchObject({
      kind: 'declined',
      proposal: { revision: 2 },
    });
    expect(events(house)).toEqual([]);
  });

  test('a row forged to confirmed confirms nothing', async () => {
    const house = await proposed();
    const { proposal, itemId, etag } = await standing(house.jordan);
    const forged = proposalToFields({ ...proposal, state: 'confirmed', chosenOptionId: '1' });
    await house.priya.lists.change('AnteroomProposals', itemId, etag, forged);
    expect((await standing(house.jordan)).projection).toMatchObject({
      state: 'clash',
      problem: 'unproven',
    });
    await reconcileProposals(house.jordan, sweep);
    expect(events(house)).toEqual(['friday tentative', 'monday tentative']);
  });
});

describe('a calendar that moved before the answer', () => {
  test('a time taken meanwhile is a clash, never double-booked', async () => {
    const house = await proposed();
    house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(entry(FRIDAY, { categories: ['OR'] }));
    expect(await answer(house, 'only', '1')).toMatchObject({ kind: 'clash', problem: 'taken' });
    expect(events(house)).toEqual(['friday tentative', 'monday tentative']);
  });

  test('an event that somebody removed is told as gone', async () => {
    const house = await proposed();
    const entries = house.jordan.calendar.entries.get(MAYA_ADDRESS)!;
    entries.splice(
      entries.findIndex(({ window }) => window.start === FRIDAY.start),
      1,
    );
    expect(await answer(house, 'only', '1')).toMatchObject({ kind: 'clash', problem: 'gone' });
  });

  test('an event that somebody moved is told as moved', async () => {
    const house = await proposed();
    const entries = house.jordan.calendar.entries.get(MAYA_ADDRESS)!;
    const index = entries.findIndex(({ window }) => window.start === FRIDAY.start);
    entries[index] = { ...entries[index]!, window: on('2026-11-20', '10:00', '10:30') };
    expect(await answer(house, 'only', '1')).toMatchObject({ kind: 'clash', problem: 'moved' });
  });

  test('without rights on the calendar the answer waits', async () => {
    const house = await proposed();
    const entries = house.jordan.calendar.entries.get(MAYA_ADDRESS)!;
    house.jordan.calendar.entries.delete(MAYA_ADDRESS);
    expect(await answer(house, 'only', '1')).toMatchObject({
      kind: 'not-yet-placed',
      why: 'no-rights',
    });
    house.jordan.calendar.entries.set(MAYA_ADDRESS, entries);
    await reconcileProposals(house.jordan, sweep);
    expect(events(house)).toEqual(['friday busy']);
  });

  test('a refusal of the list is not taken for one of the calendar', async () => {
    const house = await proposed();
    house.maya.lists.mishaps.push({
      when: 'before',
      of: 'change',
      list: 'AnteroomProposals',
      error: new DeskError('graph/forbidden', { status: 403, name: 'AnteroomProposals' }),
    });
    expect(await answer(house, 'only', '1')).toMatchObject({
      kind: 'not-yet-placed',
      why: 'no-list-rights',
    });
    await reconcileProposals(house.jordan, sweep);
    expect(events(house)).toEqual(['friday busy']);
  });

  test('somebody who writes in between overwrites nothing', async () => {
    const house = await proposed();
    const { proposal } = await standing(house.jordan);
    house.maya.lists.beforeChange = () => {
      const rows = house.jordan.lists.site.rowsOf('AnteroomProposals');
      rows[0] = { ...rows[0]!, etag: '"9"', fields: { ...rows[0]!.fields, State: 'withdrawn' } };
    };
    const outcome = await decideProposal(house.maya, {
      houseRules: RULES,
      proposal,
      answer: 'only',
      optionId: '1',
    });
    expect(outcome).toMatchObject({ kind: 'withdrawn' });
    expect(events(house)).toEqual([]);
  });
});

describe('a crash while an answer is carried out', () => {
  const CRASHES = Array.from({ length: 7 }, (_, index) => index + 1).flatMap((nth) =>
    (['before', 'after'] as const).map((when) => ({ nth, when })),
  );

  test.each(CRASHES)('$when write $nth, only one time becomes firm', async ({ nth, when }) => {
    const house = await proposed();
    const { desk } = crashingDesk(house.maya, nth, when);
    await answer(house, 'only', '1', desk).catch(() => undefined);
    await reconcileProposals(house.jordan, sweep);
    const isRecorded = house.jordan.lists.site.rowsOf('AnteroomDecisions').length === 1;
    expect(events(house)).toEqual(
      isRecorded ? ['friday busy'] : ['friday tentative', 'monday tentative'],
    );
    expect(await stateOf(house)).toBe(isRecorded ? 'confirmed' : 'proposed');
    expect(await answer(house, 'only', '1')).toMatchObject({ kind: 'confirmed' });
    expect(events(house)).toEqual(['friday busy']);
  });

  test.each(CRASHES)('$when write $nth, a decline leaves no event', async ({ nth, when }) => {
    const house = await proposed();
    const { desk } = crashingDesk(house.maya, nth, when);
    await answer(house, 'decline', null, desk).catch(() => undefined);
    expect(await answer(house, 'decline')).toMatchObject({ kind: 'declined' });
    await reconcileProposals(house.jordan, sweep);
    expect(events(house)).toEqual([]);
    expect((await reconcileProposals(house.jordan, sweep)).repaired).toEqual([]);
  });

  test.each(CRASHES)(
    '$when write $nth, a withdrawal is finished by the sweep',
    async ({ nth, when }) => {
      const house = await proposed();
      const { desk } = crashingDesk(house.jordan, nth, when);
      await withdrawProposal(desk, named).catch(() => undefined);
      await reconcileProposals(house.priya, sweep);
      const isWithdrawn = (await stateOf(house)) === 'withdrawn';
      expect(events(house)).toEqual(isWithdrawn ? [] : ['friday tentative', 'monday tentative']);
    },
  );
});

describe('the sweep and the readers', () => {
  test('an option removed by hand no longer stands', async () => {
    const house = await proposed();
    const entries = house.jordan.calendar.entries.get(MAYA_ADDRESS)!;
    entries.splice(
      entries.findIndex(({ window }) => window.start === FRIDAY.start),
      1,
    );
    const { repaired } = await reconcileProposals(house.jordan, sweep);
    expect(repaired).toEqual([{ proposalId: HOLD_ID, outcome: 'option-gone' }]);
    expect(await answer(house, 'only', '1')).toEqual({ kind: 'option-gone' });
    expect(await answer(house, 'only', '2')).toMatchObject({ kind: 'confirmed' });
  });

  test('all options removed by hand is a clash', async () => {
    const house = await proposed();
    house.jordan.calendar.entries.set(MAYA_ADDRESS, []);
    await reconcileProposals(house.jordan, sweep);
    expect((await standing(house.jordan)).projection).toMatchObject({
      state: 'clash',
      problem: 'gone',
    });
  });

  test('a row broken by hand is told beside the others', async () => {
    const house = await proposed();
    house.jordan.lists.plant(
      'AnteroomProposals',
      {
        ...proposalToFields((await standing(house.jordan)).proposal),
        ProposalId: '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a002',
        Data: '{"kind":"hold"',
      },
      person('jordan.reyes'),
    );
    const approvals = await readApprovals(house.maya, sweep);
    expect(approvals.waiting).toHaveLength(1);
    expect(approvals.broken).toMatchObject([{ kind: 'broken', field: 'Data' }]);
  });

  test('the part that waits is read without a look at what was decided', async () => {
    const house = await proposed();
    const other = '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00b';
    const windows = [on('2026-11-24', '15:00', '15:30')];
    await placeHolds(house.jordan, placing({ proposalId: other, windows }));
    const { proposal } = await standing(house.jordan);
    await answer(house, 'decline');
    const asked = jest.spyOn(house.maya.lists, 'find');
    const waiting = await readApprovals(house.maya, { ...sweep, part: 'waiting' });
    expect(waiting.waiting.map(({ read }) => read.proposal.id)).toEqual([other]);
    expect(waiting.waiting[0]).toMatchObject({
      conditions: { 1: 'stands' },
      standing: 'physician',
    });
    expect(waiting).toMatchObject({ mayDecide: true, decided: [] });
    const values = asked.mock.calls.flatMap(([, { where }]) => where.map(({ value }) => value));
    expect(values).not.toContain(proposal.id);
  });

  test('what an answer has to know first is asked for in one round trip', async () => {
    const house = await proposed();
    const { proposal } = await standing(house.jordan);
    const find = house.maya.lists.find.bind(house.maya.lists);
    const asked: string[] = [];
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    house.maya.lists.find = async (list, query) => {
      asked.push(`${list} ${String(query.where[0]?.value)}`);
      await gate;
      return find(list, query);
    };
    const deciding = decideProposal(house.maya, {
      houseRules: RULES,
      proposal,
      answer: 'any',
      optionId: null,
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toHaveLength(3);
    expect(asked).toContain(`AnteroomProposals ${proposal.id}`);
    expect(asked).toContain(`AnteroomDecisions ${proposal.id}`);
    letGo();
    expect(await deciding).toMatchObject({ kind: 'cleared' });
  });

  test('the queue shows each option as it stands', async () => {
    const house = await proposed();
    house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(entry(MONDAY));
    const approvals = await readApprovals(house.maya, sweep);
    expect(approvals).toMatchObject({
      mayDecide: true,
      waiting: [{ conditions: { 1: 'stands', 2: 'taken' } }],
      decided: [],
    });
    await answer(house, 'decline');
    expect(await readApprovals(house.jordan, sweep)).toMatchObject({
      mayDecide: false,
      waiting: [],
      decided: [{ read: { projection: { state: 'declined' } } }],
    });
  });

  test('the pane finds the proposals of its mail', async () => {
    const house = await proposed();
    const { message } = placing();
    const found = await readMailProposals(house.jordan, { houseRules: RULES, reference: message! });
    expect(found.proposals.map(({ projection }) => projection.state)).toEqual(['proposed']);
    const elsewhere = {
      mailbox: person('samuel.brandt').address,
      immutableId: message!.immutableId,
    };
    expect(
      (await readMailProposals(house.jordan, { houseRules: RULES, reference: elsewhere }))
        .proposals,
    ).toEqual([]);
  });
});

describe('suggesting times', () => {
  const ask = (differences: object) => ({
    ...sweep,
    mode: 'video' as const,
    ask: {
      durationMinutes: null,
      windows: [],
      earliest: null,
      latest: null,
      participants: [],
      mode: null,
      sources: [],
      ...differences,
    },
  });

  test('an ask without a time searches the next working days', async () => {
    const { jordan } = office();
    expect(await suggestSlots(jordan, ask({}))).toMatchObject({
      kind: 'suggested',
      isDurationAssumed: true,
      slots: [{}, {}, {}],
      nextBest: [],
    });
  });

  test('an asked time that is full names the rule and the next best', async () => {
    const { jordan } = office();
    jordan.calendar.published.set(MAYA_ADDRESS, [
      { window: on('2026-11-20', '08:00', '12:00'), busy: 'busy' },
    ]);
    const windows = [{ start: '2026-11-20T09:00:00', end: '2026-11-20T10:00:00' }];
    const suggestion = await suggestSlots(jordan, ask({ windows }));
    expect(suggestion).toMatchObject({
      kind: 'suggested',
      slots: [],
      refusals: [{ rules: [{ code: 'block', blockKind: 'private' }] }],
    });
    expect(suggestion.kind === 'suggested' && suggestion.nextBest.length).toBe(3);
  });

  test('a calendar that cannot be read throws, never free', async () => {
    const { jordan } = office();
    jordan.calendar.entries.delete(MAYA_ADDRESS);
    await expect(suggestSlots(jordan, ask({}))).rejects.toThrow('graph/forbidden');
  });

  test.each([
    { says: 'unknown', answer: [[MAYA_ADDRESS, 'unknown']] },
    { says: 'nothing', answer: [] },
  ] as const)('a calendar without an answer is refused: $says', async ({ answer }) => {
    const { jordan } = office();
    jordan.calendar.readBusy = () => Promise.resolve(new Map(answer));
    expect(await suggestSlots(jordan, ask({}))).toMatchObject({ kind: 'unknown-calendar' });
  });
});
