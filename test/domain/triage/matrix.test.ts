import * as v from 'valibot';
import { LANES, LOCKED_LANES, matrixSchema, type Condition } from '../../../src/domain/triage';
import { firstMatrix } from '../../support/mails';

const matrix = firstMatrix();

test('every lane has its row in the matrix once', () => {
  expect(matrix.lanes.map(({ lane }) => lane).sort()).toEqual([...LANES].sort());
});

test('the tie-break puts the locked lanes first', () => {
  expect([...matrix.tieBreak.slice(0, 3)].sort()).toEqual([...LOCKED_LANES].sort());
});

test('only clinical and legal answer times never pause', () => {
  expect(
    matrix.lanes
      .filter((policy) => policy.neverPauses)
      .map(({ lane }) => lane)
      .sort(),
  ).toEqual(['legal-compliance', 'patient-clinical']);
});

function signalsOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'anySignal':
      return condition.signals;
    case 'not':
      return signalsOf(condition.of);
    case 'all':
    case 'any':
      return condition.of.flatMap(signalsOf);
    default:
      return [];
  }
}

test('every signal that a rule names exists in the evidence', () => {
  const known = new Set(matrix.evidence.concepts.map(({ id }) => id));
  const asked = [...matrix.rules.hard, ...matrix.rules.urgency].flatMap(({ when }) =>
    signalsOf(when),
  );
  expect(asked.filter((id) => !known.has(id))).toEqual([]);
});

describe('a matrix with a mistake is refused', () => {
  test.each([
    ['a lane nobody knows', { ...matrix, tieBreak: ['nowhere', ...matrix.tieBreak.slice(1)] }],
    ['a lane left out', { ...matrix, lanes: matrix.lanes.slice(1) }],
    [
      'an unknown question',
      {
        ...matrix,
        rules: {
          ...matrix.rules,
          hard: [
            {
              id: 'x',
              title: 'x',
              lane: 'vendor',
              urgency: null,
              when: { kind: 'regex', of: '.*' },
            },
          ],
        },
      },
    ],
    [
      'a row with a weight too few',
      {
        ...matrix,
        evidence: {
          ...matrix.evidence,
          lane: { ...matrix.evidence.lane, terms: { 'word:refill': [1] } },
        },
      },
    ],
    [
      'a row with half a weight',
      {
        ...matrix,
        evidence: {
          ...matrix.evidence,
          urgency: { ...matrix.evidence.urgency, terms: { 'word:refill': [1, 0.5, 0, 0] } },
        },
      },
    ],
    [
      'a weight that is no number',
      { ...matrix, evidence: { ...matrix.evidence, margin: Number.NaN } },
    ],
  ])('%s', (_, value) => {
    expect(v.safeParse(matrixSchema, value).success).toBe(false);
  });
});
