import { easiestOpening, findSlots } from '../../../src/domain/holds';
import { at, block, on, PLAIN_RULES } from '../../support/holdCases';

const TUESDAY = on('2026-11-17', '08:00', '12:00');
const question = {
  durationMinutes: 30,
  windows: [TUESDAY],
  rules: { ...PLAIN_RULES, bufferMinutes: 0 },
  now: at('2026-11-16 09:00'),
  wasAsked: true,
};

test('of two blocks the one of the nearer grantor opens first', () => {
  const blocks = [
    block(on('2026-11-17', '08:00', '10:00'), 'or', 'or'),
    block(on('2026-11-17', '10:00', '12:00'), 'hold', 'hold'),
  ];
  const opening = easiestOpening(findSlots({ ...question, blocks }).refusals);
  expect(opening).toMatchObject({
    slot: { start: at('2026-11-17 10:00') },
    relaxations: [{ code: 'block', blockKind: 'hold', grantor: 'assistant' }],
  });
});

test('fewer grants win over a nearer grantor', () => {
  const blocks = [
    block(on('2026-11-17', '08:00', '10:00'), 'hold', 'a'),
    block(on('2026-11-17', '08:00', '10:00'), 'meeting', 'b'),
    block(on('2026-11-17', '10:00', '12:00'), 'clinic', 'c'),
  ];
  expect(easiestOpening(findSlots({ ...question, blocks }).refusals)?.relaxations).toMatchObject([
    { grantor: 'clinic-scheduler' },
  ]);
});

test('what nobody can open is no opening', () => {
  const { refusals } = findSlots({ ...question, blocks: 'unknown' });
  expect(easiestOpening(refusals)).toBeNull();
});

test('the opening is a slot once its grants are given', () => {
  const blocks = [block(TUESDAY, 'clinic', 'c')];
  const opening = easiestOpening(findSlots({ ...question, blocks }).refusals);
  const grants = opening?.relaxations.map(({ code, blockKind, blockId }) => ({
    code,
    blockKind,
    blockId,
  }));
  const { slots } = findSlots({ ...question, blocks, grants: grants ?? [], limit: null });
  expect(slots.map(({ window }) => window)).toContainEqual(opening?.slot);
});
