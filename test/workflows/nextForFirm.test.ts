// A confirmed hold that OR or call came over: another time is asked for, and the firm one is never lost on the way.
import fc from 'fast-check';
import { successorIdFor, type DecisionAnswer } from '../../src/domain/holds';
import { isDeskError, type Desk } from '../../src/ports';
import { decideProposal } from '../../src/workflows/decideProposal';
import { findNextBest, wantsNextBest, type NextBest } from '../../src/workflows/findNextBest';
import { pickOption } from '../../src/workflows/pickOption';
import { placeHolds } from '../../src/workflows/placeHolds';
import { findProposal } from '../../src/workflows/proposalRows';
import { reconcileProposals } from '../../src/workflows/reconcileProposals';
import { reviseProposal } from '../../src/workflows/reviseProposal';
import { withdrawProposal } from '../../src/workflows/withdrawProposal';
import { Crash } from '../support/crashingDesk';
import { entry, on } from '../support/holdCases';
import { faultyDesk, type Fault } from '../support/holdHistories';
import {
  FRIDAY,
  HOLD_ID,
  MAYA_ADDRESS,
  office,
  placing,
  RULES,
  standing,
  type Office,
} from '../support/holdsHouse';

const sweep = { houseRules: RULES, principal: MAYA_ADDRESS };
const NEXT_ID = successorIdFor(HOLD_ID, 1);

/** A firm hold on Friday; OR time has come over it, and a sweep has seen that. */
async function firmAndFlagged(): Promise<Office> {
  const house = office();
  house.jordan.subscribe();
  await placeHolds(house.jordan, placing({ windows: [FRIDAY] }));
  const { proposal } = await standing(house.jordan);
  await decideProposal(house.maya, { houseRules: RULES, proposal, answer: 'only', optionId: '1' });
  const over = entry(FRIDAY, { categories: ['OR'], subject: 'OR 2' });
  house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(over);
  await reconcileProposals(house.priya, sweep);
  return house;
}

const look = async (house: Office): Promise<NextBest> =>
  findNextBest(house.jordan, { houseRules: RULES, read: await standing(house.jordan) });

async function ask(house: Office, desk: Desk = house.jordan): Promise<void> {
  const best = await look(house);
  if (best.kind !== 'found-beside') throw new Error(`Nothing was found: ${best.kind}`);
  await placeHolds(desk, best.placing);
}

async function nextOf({ jordan }: Office, id = NEXT_ID) {
  const read = await findProposal(jordan, RULES.roster, id);
  return read?.kind === 'read' ? read : null;
}

async function answer(house: Office, said: DecisionAnswer, desk: Desk = house.maya): Promise<void> {
  const next = await nextOf(house);
  if (next === null) return;
  await decideProposal(desk, {
    houseRules: RULES,
    proposal: next.proposal,
    answer: said,
    optionId: said === 'only' ? '1' : null,
  });
}

const stateOf = async (house: Office) => (await standing(house.jordan)).projection.state;
/** Our events, as `id busy` or `id tentative`. */
const placedFor = ({ jordan }: Office, id: string): readonly string[] =>
  jordan.calendar.entries
    .get(MAYA_ADDRESS)!
    .filter(({ proposalId }) => proposalId === id)
    .map(({ showAs }) => showAs);

test('one press asks for another time, and the firm one stays', async () => {
  const house = await firmAndFlagged();
  expect(wantsNextBest(await standing(house.jordan))).toBe(true);
  await ask(house);
  const next = await nextOf(house);
  expect(next?.projection.state).toBe('proposed');
  expect(next?.proposal).toMatchObject({ inPlaceOf: [HOLD_ID], title: 'HOLD Whitfield 30 min' });
  expect(next?.proposal.options[0]?.window.start).not.toBe(FRIDAY.start);
  await reconcileProposals(house.priya, sweep);
  expect(await stateOf(house)).toBe('confirmed');
  expect(placedFor(house, HOLD_ID)).toEqual(['busy']);
  expect(placedFor(house, NEXT_ID)).toEqual(['tentative']);
});

test('her yes makes the new time firm, then the old one goes', async () => {
  const house = await firmAndFlagged();
  await ask(house);
  await answer(house, 'only');
  expect((await nextOf(house))?.projection.state).toBe('confirmed');
  expect(placedFor(house, NEXT_ID)).toEqual(['busy']);
  expect(await stateOf(house)).toBe('withdrawn');
  expect(placedFor(house, HOLD_ID)).toEqual([]);
  expect((await reconcileProposals(house.priya, sweep)).repaired).toEqual([]);
});

test('any of these ends the old one only when a time is picked', async () => {
  const house = await firmAndFlagged();
  await ask(house);
  await answer(house, 'any');
  expect(await stateOf(house)).toBe('confirmed');
  await pickOption(house.jordan, { houseRules: RULES, proposalId: NEXT_ID, optionId: '1' });
  expect(await stateOf(house)).toBe('withdrawn');
});

test('her no leaves the firm time, and another one may be asked for', async () => {
  const house = await firmAndFlagged();
  await ask(house);
  const refused = (await nextOf(house))!.proposal.options[0]!.window;
  await answer(house, 'decline');
  expect(await stateOf(house)).toBe('confirmed');
  expect(placedFor(house, HOLD_ID)).toEqual(['busy']);
  const best = await look(house);
  expect(best).toMatchObject({
    kind: 'found-beside',
    placing: { proposalId: successorIdFor(HOLD_ID, 2) },
  });
  expect(best.kind === 'found-beside' && best.window.start).not.toBe(refused.start);
});

test('two assistants who press in the same moment ask once', async () => {
  const house = await firmAndFlagged();
  await Promise.all([ask(house), ask(house, house.priya)]);
  await reconcileProposals(house.priya, sweep);
  expect(house.jordan.lists.site.rowsOf('AnteroomProposals')).toHaveLength(2);
  expect(placedFor(house, NEXT_ID)).toEqual(['tentative']);
  expect(await look(house)).toMatchObject({ kind: 'asked' });
});

test('an edit of the new one still names what it takes the place of', async () => {
  const house = await firmAndFlagged();
  await ask(house);
  const elsewhere = on('2026-11-25', '10:00', '10:30');
  await reviseProposal(house.jordan, {
    ...placing({ windows: [elsewhere] }),
    proposalId: NEXT_ID,
    seenRevision: 1,
  });
  await answer(house, 'only');
  expect(await stateOf(house)).toBe('withdrawn');
});

test('a row that somebody pointed at another hold ends nothing', async () => {
  const house = await firmAndFlagged();
  await ask(house);
  await answer(house, 'any');
  const row = house.jordan.lists.site
    .rowsOf('AnteroomProposals')
    .find(({ fields }) => fields['ProposalId'] === NEXT_ID)!;
  const other = 'ab0b2c6e-7a51-4d7a-9a43-5a3f1de0a009';
  Object.assign(row.fields, { Data: String(row.fields['Data']).replace(HOLD_ID, other) });
  await pickOption(house.jordan, { houseRules: RULES, proposalId: NEXT_ID, optionId: '1' });
  expect((await nextOf(house))?.projection).toMatchObject({ state: 'clash', problem: 'unproven' });
  expect(await stateOf(house)).toBe('confirmed');
});

test('what is firm for an invitation, or over, is offered nothing', async () => {
  const house = await firmAndFlagged();
  const read = await standing(house.jordan);
  const invited = { ...read, proposal: { ...read.proposal, invitationId: 'AAMkAD1' } };
  expect(wantsNextBest(invited)).toBe(false);
  house.jordan.clock.time = FRIDAY.start;
  expect(await look(house)).toEqual({ kind: 'over' });
});

const ACTS = ['ask', 'yes', 'any', 'pick', 'no', 'withdraw-new', 'sweep', 'days-pass'] as const;
const faults: fc.Arbitrary<Fault | null> = fc.option(
  fc.record({
    nth: fc.integer({ min: 1, max: 6 }),
    when: fc.constantFrom('before', 'after'),
    how: fc.constantFrom('crash', 'lost', 'changed'),
  }),
  { nil: null, freq: 1 },
);

test('over six hundred histories with faults, one firm time stands until the other does', async () => {
  const ends = new Set<string>();
  const story = fc.array(fc.record({ act: fc.constantFrom(...ACTS), fault: faults }), {
    minLength: 1,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(faults, story, async (first, moves) => {
      const house = await firmAndFlagged();
      for (const { act, fault } of [{ act: 'ask' as const, fault: first }, ...moves]) {
        await play(house, act, fault);
        await neverLost(house);
      }
      for (let round = 0; round < 4; round += 1) {
        house.jordan.clock.pass(3);
        await reconcileProposals(house.priya, sweep);
        await neverLost(house);
      }
      ends.add(await restOf(house));
    }),
    { numRuns: 600, seed: 20_261_116, endOnFailure: true },
  );
  expect([...ends].sort()).toEqual(
    expect.arrayContaining(['confirmed declined', 'confirmed proposed', 'withdrawn confirmed']),
  );
}, 120_000);

async function play(house: Office, act: (typeof ACTS)[number], fault: Fault | null): Promise<void> {
  const desk = (own: 'jordan' | 'maya'): Desk =>
    fault === null ? house[own] : faultyDesk(house[own], fault);
  const named = { houseRules: RULES, proposalId: NEXT_ID };
  try {
    switch (act) {
      case 'ask': {
        const best = await look(house);
        if (best.kind === 'found-beside') await placeHolds(desk('jordan'), best.placing);
        return;
      }
      case 'yes':
        await answer(house, 'only', desk('maya'));
        return;
      case 'any':
        await answer(house, 'any', desk('maya'));
        return;
      case 'no':
        await answer(house, 'decline', desk('maya'));
        return;
      case 'pick':
        await pickOption(desk('jordan'), { ...named, optionId: '1' });
        return;
      case 'withdraw-new':
        // Taking back what is confirmed would be another story: a person's own, with nothing to come back to.
        if ((await nextOf(house))?.projection.state === 'confirmed') return;
        await withdrawProposal(desk('jordan'), named);
        return;
      case 'sweep':
        await reconcileProposals(desk('jordan'), sweep);
        return;
      case 'days-pass':
        // Past every answer-by, and before the firm time.
        house.jordan.clock.pass(20 * 60);
        return;
    }
  } catch (error) {
    if (!(error instanceof Crash) && !isDeskError(error)) throw error;
  }
}

/** The firm event goes only once the new time is confirmed on her yes and busy in the calendar. */
async function neverLost(house: Office): Promise<void> {
  const old = await stateOf(house);
  const events = placedFor(house, HOLD_ID);
  if (events.length > 1) throw new Error('The firm time was doubled');
  if (old === 'confirmed' && events[0] === 'busy') return;
  const next = await nextOf(house);
  const isYes = next?.projection.state === 'confirmed' && next.projection.decision !== null;
  if (!isYes || !placedFor(house, NEXT_ID).includes('busy')) {
    throw new Error(
      `The firm time is ${old} while the new one is ${String(next?.projection.state)}`,
    );
  }
}

async function restOf(house: Office): Promise<string> {
  const old = await stateOf(house);
  const next = await nextOf(house);
  const state = next?.projection.state ?? 'none';
  if ((state === 'confirmed') !== (old === 'withdrawn')) {
    throw new Error(`At rest the firm time is ${old} and the new one ${state}`);
  }
  if (old === 'withdrawn' && placedFor(house, HOLD_ID).length > 0) {
    throw new Error('Both times stand');
  }
  if (placedFor(house, NEXT_ID).length > 1) throw new Error('The new time was doubled');
  return `${old} ${state}`;
}
