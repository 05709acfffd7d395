import {
  endsWithIt,
  hashRevision,
  projectProposal,
  stateAfter,
  TRANSITIONS,
  type Decision,
  type Proposal,
  type ProposalState,
} from '../../../src/domain/holds';
import { at, decisionOn, JORDAN_ID, ONLY_MAYA, proposal } from '../../support/holdCases';

const NOW = at('2026-11-16 12:00');
const project = (one: Proposal, decisions: Decision[] = [], now = NOW) =>
  projectProposal(one, decisions, now, ONLY_MAYA);

describe('what a proposal amounts to', () => {
  const waiting = proposal();

  test('without an answer it waits', () => {
    expect(project(waiting)).toMatchObject({ state: 'proposed', step: { kind: 'none' } });
  });

  test('any of these clears it and keeps the options', () => {
    expect(project(waiting, [decisionOn(waiting)])).toMatchObject({
      state: 'cleared',
      step: { kind: 'record', state: 'cleared' },
    });
  });

  test('only this one asks for its confirmation', () => {
    const only = decisionOn(waiting, { answer: 'only', optionId: '2' });
    expect(project(waiting, [only])).toMatchObject({
      state: 'picked',
      chosenOptionId: '2',
      step: { kind: 'confirm', optionIds: ['2'] },
    });
  });

  test('a decline releases every hold', () => {
    expect(project(waiting, [decisionOn(waiting, { answer: 'decline' })])).toMatchObject({
      state: 'declined',
      step: { kind: 'release', state: 'declined' },
    });
  });

  test.each([
    { says: 'what was heard', chosenOptionId: '1', answer: 'any', optionId: null },
    { says: 'another time than was heard', chosenOptionId: '2', answer: 'only', optionId: '2' },
  ] as const)('a late countersignature proves $says', ({ chosenOptionId, answer, optionId }) => {
    const word = { optionId: '1', heardBy: 'jordan.reyes@lakesidehealth.example', heardAt: NOW };
    const heard = { chosenOptionId, word: { ...word, isFirm: true } };
    const late = { answer, optionId, decidedAt: at('2026-11-16 18:00') };
    for (const state of ['picked', 'confirmed'] as const) {
      const one = proposal({ ...heard, state });
      expect(project(one, [decisionOn(one, late)])).toMatchObject({ state, problem: null });
    }
    const unheard = proposal({ state: 'confirmed', chosenOptionId });
    expect(project(unheard, [decisionOn(unheard, late)])).toMatchObject({ problem: 'unproven' });
  });

  test('nobody answered in time, so it lapses', () => {
    expect(project(waiting, [], at('2026-11-16 17:00'))).toMatchObject({
      state: 'expired',
      step: { kind: 'release', state: 'expired' },
    });
  });

  test('an answer in time counts after the deadline too', () => {
    expect(project(waiting, [decisionOn(waiting)], at('2026-11-16 18:00')).state).toBe('cleared');
  });

  test('a cleared proposal lapses when its last time passed', () => {
    const cleared = proposal({ state: 'cleared' });
    expect(project(cleared, [decisionOn(cleared)], at('2026-11-18 08:00')).state).toBe('expired');
  });

  test.each([
    {
      says: 'an answer by somebody not entitled does not count',
      is: { decidedById: JORDAN_ID },
      why: 'not-entitled',
    },
    {
      says: 'an answer to an earlier revision does not count',
      is: { revision: 2 },
      why: 'other-revision',
    },
    {
      says: 'an answer to other content does not count',
      is: { revisionHash: hashRevision(proposal({ title: 'HOLD meeting 30 min' })) },
      why: 'other-content',
    },
    {
      says: 'an answer to another proposal does not count',
      is: { proposalId: '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a009' },
      why: 'other-proposal',
    },
    {
      says: 'an answer naming no known option does not count',
      is: { answer: 'only' as const, optionId: '7' },
      why: 'unknown-option',
    },
    {
      says: 'an answer after the deadline does not count',
      is: { decidedAt: at('2026-11-16 17:00') },
      why: 'late',
    },
  ])('$says', ({ is, why }) => {
    const { state, decision, ignored } = project(waiting, [decisionOn(waiting, is)]);
    expect({ state, decision, why: ignored[0]?.why }).toEqual({
      state: 'proposed',
      decision: null,
      why,
    });
  });

  test('of two answers the earlier one counts', () => {
    const first = decisionOn(waiting, { answer: 'decline', decidedAt: at('2026-11-16 09:30') });
    const second = decisionOn(waiting, { decidedAt: at('2026-11-16 09:31') });
    expect(project(waiting, [second, first]).state).toBe('declined');
    expect(project(waiting, [first, second]).state).toBe('declined');
  });

  test.each(['cleared', 'offered', 'picked', 'confirmed'] as const)(
    'a row that says %s without proof is never believed',
    (state) => {
      const forged = proposal({ state, chosenOptionId: '1' });
      expect(project(forged)).toMatchObject({
        state: 'clash',
        problem: 'unproven',
        step: { kind: 'none' },
      });
    },
  );

  test('a row that says confirmed against a decline is declined', () => {
    const forged = proposal({ state: 'confirmed', chosenOptionId: '1' });
    const said = decisionOn(forged, { answer: 'decline' });
    expect(project(forged, [said])).toMatchObject({
      state: 'declined',
      step: { kind: 'release', state: 'declined' },
    });
  });

  test('a row confirmed on another option is unproven', () => {
    const forged = proposal({ state: 'confirmed', chosenOptionId: '1' });
    const said = decisionOn(forged, { answer: 'only', optionId: '2' });
    expect(project(forged, [said])).toMatchObject({ state: 'clash', problem: 'unproven' });
  });

  test.each(['declined', 'expired', 'withdrawn'] as const)(
    'no answer ever brings back what is %s',
    (state) => {
      const closed = proposal({ state });
      for (const answer of ['any', 'only', 'decline'] as const) {
        const said = decisionOn(closed, { answer, optionId: answer === 'only' ? '1' : null });
        expect(project(closed, [said]).state).toBe(state);
      }
    },
  );

  test('a closed proposal with events left still wants them removed', () => {
    expect(project(proposal({ state: 'withdrawn' })).step).toEqual({
      kind: 'release',
      state: 'withdrawn',
    });
    const empty = proposal().options.map((option) => ({ ...option, eventId: null }));
    expect(project(proposal({ state: 'withdrawn', options: empty })).step.kind).toBe('none');
  });
});

describe('the table of transitions', () => {
  test('nothing leads out of declined, expired and withdrawn', () => {
    expect([TRANSITIONS.declined, TRANSITIONS.expired, TRANSITIONS.withdrawn]).toEqual([
      {},
      {},
      {},
    ]);
  });

  test('only what was picked can be confirmed', () => {
    const states = Object.keys(TRANSITIONS) as ProposalState[];
    expect(states.filter((state) => stateAfter(state, 'confirm') === 'confirmed')).toEqual([
      'picked',
    ]);
  });
});

describe('a firm hold that ends with another one', () => {
  const FIRM_ID = 'ab0b2c6e-7a51-4d7a-9a43-5a3f1de0a009';
  const asked = proposal({ inPlaceOf: [FIRM_ID] });
  const endsAfter = (state: Proposal['state'], answer: Decision['answer'] | null) => {
    const row = { ...asked, state, chosenOptionId: state === 'confirmed' ? '1' : null };
    const said = answer === null ? [] : [decisionOn(row, { answer, optionId: '1' })];
    return endsWithIt(row, projectProposal(row, said, NOW, ONLY_MAYA));
  };

  test.each([
    { says: 'a yes that is carried out ends it', state: 'confirmed', answer: 'only', ends: true },
    { says: 'a yes alone does not yet', state: 'proposed', answer: 'only', ends: false },
    { says: 'no answer ends nothing', state: 'proposed', answer: null, ends: false },
    { says: 'a no ends nothing', state: 'declined', answer: 'decline', ends: false },
    { says: 'a row that claims a yes ends nothing', state: 'confirmed', answer: null, ends: false },
  ] as const)('$says', ({ state, answer, ends }) => {
    expect(endsAfter(state, answer)).toEqual(ends ? [FIRM_ID] : []);
  });

  test('a batch has taken over what it names before', () => {
    const batch = { kind: 'batch' as const, inPlaceOf: [FIRM_ID] };
    const row = proposal({ ...batch, state: 'confirmed' });
    const said = decisionOn(row, { answer: 'any', optionId: null });
    expect(endsWithIt(row, projectProposal(row, [said], NOW, ONLY_MAYA))).toEqual([]);
  });

  test('naming another firm hold is another question', () => {
    expect(hashRevision(asked)).not.toBe(hashRevision(proposal()));
    expect(hashRevision({ ...asked, kind: 'batch' })).toBe(
      hashRevision(proposal({ kind: 'batch' })),
    );
  });
});
