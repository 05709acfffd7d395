import {
  blocksOfChange,
  findSlots,
  isAgreed,
  isOver,
  kindOfChange,
  type ScheduleChange,
} from '../../../src/domain/holds';
import { at, block, CHICAGO, JORDAN, MAYA, on, PLAIN_RULES } from '../../support/holdCases';

const MORNING = on('2026-11-24', '07:00', '12:00');
const CHANGE: ScheduleChange = {
  workId: 'b7a3b0f2-2f0b-5d5c-8a54-0f3f7c7b1c11',
  principal: MAYA,
  kind: 'or',
  windows: [MORNING],
  message: { mailbox: MAYA, immutableId: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AmdH3' },
  recordedBy: JORDAN,
  recordedAt: at('2026-11-18 09:00'),
};

test('nothing is offered in changed time, and the refusal says from where', () => {
  const { slots, refusals } = findSlots({
    durationMinutes: 30,
    windows: [on('2026-11-24', '08:00', '17:00')],
    blocks: blocksOfChange(CHANGE),
    rules: PLAIN_RULES,
    now: at('2026-11-18 09:00'),
    wasAsked: true,
    limit: null,
  });
  expect(slots.every(({ window }) => window.start >= MORNING.end)).toBe(true);
  expect(refusals[0]?.rules[0]?.blockId).toBe(`provisional:${CHANGE.workId}/1`);
});

test.each([
  { says: 'the whole time of its kind agrees', blocks: [block(MORNING, 'or')], agrees: true },
  {
    says: 'a few minutes at the edges harm nobody',
    blocks: [block(on('2026-11-24', '07:10', '11:50'), 'or')],
    agrees: true,
  },
  {
    says: 'two pieces agree together',
    blocks: [
      block(on('2026-11-24', '07:00', '09:30'), 'or', 'a'),
      block(on('2026-11-24', '09:30', '12:00'), 'or', 'b'),
    ],
    agrees: true,
  },
  {
    says: 'half of it does not agree',
    blocks: [block(on('2026-11-24', '07:00', '09:30'), 'or')],
    agrees: false,
  },
  { says: 'time of another kind proves nothing', blocks: [block(MORNING)], agrees: false },
  { says: 'its own block proves nothing', blocks: blocksOfChange(CHANGE), agrees: false },
  { says: 'an empty calendar agrees with nothing', blocks: [], agrees: false },
])('$says', ({ blocks, agrees }) => {
  expect(isAgreed(CHANGE, blocks, CHICAGO)).toBe(agrees);
});

test('a change of days agrees when each day holds such time', () => {
  const days = {
    kind: 'call' as const,
    windows: [{ start: at('2026-11-28 00:00'), end: at('2026-11-30 00:00') }],
  };
  const saturday = block(on('2026-11-28', '07:00', '19:00'), 'call', 'sat');
  const sunday = block(on('2026-11-29', '07:00', '19:00'), 'call', 'sun');
  expect(isAgreed(days, [saturday], CHICAGO)).toBe(false);
  expect(isAgreed(days, [saturday, sunday], CHICAGO)).toBe(true);
});

test('a change is over with its last stretch', () => {
  expect(isOver(CHANGE, at('2026-11-24 11:59'))).toBe(false);
  expect(isOver(CHANGE, MORNING.end)).toBe(true);
});

test.each([
  { text: 'Your QGenda schedule has changed', kind: 'call' },
  { text: 'Can you take my call that day?', kind: 'call' },
  { text: 'Clinic blocked Fri 7/17', kind: 'clinic' },
  { text: 'Robot room out of service 9/22', kind: 'or' },
  { text: 'Block release: Thu 3/12 (Main OR 2)', kind: 'or' },
])('$text: $kind', ({ text, kind }) => {
  expect(kindOfChange(text)).toBe(kind);
});
