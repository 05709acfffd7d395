import {
  findSlots,
  type Block,
  type SlotAnswer,
  type SlotQuestion,
} from '../../../src/domain/holds';
import {
  addDays,
  addMinutes,
  instantAtLocal,
  localDateAt,
  mergeWindows,
  minutesBetween,
  overlaps,
  weekdayOf,
  windowOnDay,
  type Window,
} from '../../../src/domain/time';
import { block, PLAIN_RULES } from '../../support/holdCases';
import { between, oneOf, seeded, shuffled } from '../../support/seeded';

const ZONES = [
  'America/Chicago',
  'America/New_York',
  'Europe/London',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
];
/** Ordinary weeks, both American changes, and the European one. */
const MONDAYS = [
  '2026-11-16',
  '2026-10-26',
  '2026-11-02',
  '2027-03-08',
  '2027-03-15',
  '2027-03-22',
];
const KINDS = ['meeting', 'clinic', 'or', 'call', 'travel', 'private', 'hold'] as const;

type Question = SlotQuestion & { readonly blocks: readonly Block[] };

function generated(seed: number): Question {
  const random = seeded(seed);
  const zone = oneOf(random, ZONES);
  const monday = oneOf(random, MONDAYS);
  const clock = (): Window => {
    const day = addDays(monday, between(random, 0, 6));
    const start = addMinutes(instantAtLocal(`${day}T00:00:00`, zone), between(random, 0, 287) * 5);
    return { start, end: addMinutes(start, between(random, 1, 60) * 5) };
  };
  const blocks = Array.from({ length: between(random, 0, 25) }, (_, index) =>
    block(clock(), oneOf(random, KINDS), `e${index}`),
  );
  const windows = Array.from({ length: between(random, 1, 6) }, () => {
    const day = addDays(monday, between(random, 0, 6));
    return oneOf(random, [clock(), windowOnDay(day, '08:00', '17:00', zone)]);
  });
  return {
    durationMinutes: oneOf(random, [15, 30, 45, 60]),
    windows,
    blocks,
    rules: {
      ...PLAIN_RULES,
      zone,
      bufferMinutes: oneOf(random, [0, 10, 15]),
      maxMeetingsPerDay: oneOf(random, [null, 3]),
      leadMinutes: oneOf(random, [0, 60]),
    },
    now: instantAtLocal(`${addDays(monday, between(random, -2, 3))}T10:07:00`, zone),
    wasAsked: true,
  };
}

const CASES = Array.from({ length: 200 }, (_, index) => generated(index + 1));
const ANSWERS = new Map(CASES.map((question) => [question, findSlots(question)]));
const answerTo = (question: Question): SlotAnswer => ANSWERS.get(question)!;

describe('whatever the calendar', () => {
  test('no slot overlaps a block or its buffer', () => {
    const harmed = CASES.filter((question) =>
      answerTo(question).slots.some(({ window }) => {
        const around = {
          start: addMinutes(window.start, -question.rules.bufferMinutes),
          end: addMinutes(window.end, question.rules.bufferMinutes),
        };
        return question.blocks.some((one) => overlaps(one.window, around));
      }),
    );
    expect(harmed).toEqual([]);
  });

  test('every slot lies in an asked window and in working hours', () => {
    const stray = CASES.filter((question) =>
      answerTo(question).slots.some(({ window }) => {
        const { zone, workingHours } = question.rules;
        const day = localDateAt(window.start, zone);
        const hours = windowOnDay(day, workingHours.start, workingHours.end, zone);
        const isInside = (outer: Window): boolean =>
          outer.start <= window.start && window.end <= outer.end;
        return !(
          mergeWindows(question.windows).some(isInside) &&
          isInside(hours) &&
          workingHours.days.includes(weekdayOf(day)) &&
          minutesBetween(question.now, window.start) >= question.rules.leadMinutes &&
          minutesBetween(window.start, window.end) === question.durationMinutes
        );
      }),
    );
    expect(stray).toEqual([]);
  });

  test('the order of what is known never matters', () => {
    const random = seeded(99);
    const unstable = CASES.filter((question) => {
      const again = {
        ...question,
        windows: shuffled(random, question.windows),
        blocks: shuffled(random, question.blocks),
      };
      return JSON.stringify(answerTo(question)) !== JSON.stringify(findSlots(again));
    });
    expect(unstable).toEqual([]);
  });

  test('an empty answer refuses every asked minute', () => {
    const silent = CASES.filter((question) => {
      const { slots, refusals } = answerTo(question);
      const refused = mergeWindows(refusals.map(({ window }) => window));
      return (
        slots.length === 0 &&
        JSON.stringify(refused) !== JSON.stringify(mergeWindows(question.windows))
      );
    });
    expect(silent).toEqual([]);
  });

  test('a refused stretch names a rule and holds no slot', () => {
    const wrong = CASES.filter((question) => {
      const { slots, refusals } = answerTo(question);
      return refusals.some(
        (refusal) =>
          refusal.rules.length === 0 ||
          slots.some(({ window }) => overlaps(window, refusal.window)),
      );
    });
    expect(wrong).toEqual([]);
  });

  test('no two slots of one answer overlap', () => {
    const doubled = CASES.filter((question) => {
      const { slots } = answerTo(question);
      return slots.some((a, index) =>
        slots.slice(index + 1).some((b) => overlaps(a.window, b.window)),
      );
    });
    expect(doubled).toEqual([]);
  });
});
