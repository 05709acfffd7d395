import fc from 'fast-check';
import {
  explainTime,
  findSlots,
  grantsFor,
  GRANTORS_BY_CODE,
  GRANTORS_BY_KIND,
  type Block,
  type Grant,
  type SlotAnswer,
} from '../../../src/domain/holds';
import {
  addMinutes,
  mergeWindows,
  minutesBetween,
  overlaps,
  type Window,
} from '../../../src/domain/time';
import { slotQuestions, type KnownQuestion } from '../../support/slotQuestions';

const RUNS = { numRuns: 400, seed: 20261116 };
const says = (window: Window): string => `${window.start}/${window.end}`;
const starts = (answer: SlotAnswer): Set<number> =>
  new Set(answer.slots.map(({ window }) => window.start));

/** Whether some grant of the question was given for this block at this time, as the README of grants says it. */
function isGranted(question: KnownQuestion, block: Block, code: 'block' | 'buffer'): boolean {
  return (question.grants ?? []).some((grant) => {
    const isAbout = grant.code === 'block' || (code === 'buffer' && grant.code === 'buffer');
    const isKind = grant.blockKind == null || grant.blockKind === block.kind;
    const isClosed = question.tier?.mayUseProtected === false;
    const mayBe =
      grant.code === 'buffer' ||
      (GRANTORS_BY_KIND[block.kind] !== null &&
        !(isClosed && ['research', 'personal'].includes(block.kind)));
    return isAbout && isKind && mayBe;
  });
}

describe('whatever the calendar', () => {
  test('no slot overlaps a block without a granted relaxation', () => {
    fc.assert(
      fc.property(slotQuestions, (question) => {
        for (const { window } of findSlots(question).slots)
          for (const block of question.blocks)
            if (overlaps(block.window, window))
              expect(isGranted(question, block, 'block')).toBe(true);
      }),
      RUNS,
    );
  });

  test('the buffer holds on both sides of every block', () => {
    fc.assert(
      fc.property(slotQuestions, (question) => {
        const minutes = question.rules.bufferMinutes;
        for (const { window } of findSlots(question).slots) {
          const around = {
            start: addMinutes(window.start, -minutes),
            end: addMinutes(window.end, minutes),
          };
          for (const block of question.blocks)
            if (overlaps(block.window, around))
              expect(isGranted(question, block, 'buffer')).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('the way of a slot to another site runs through no block', () => {
    fc.assert(
      fc.property(slotQuestions, (question) => {
        // Without a home nobody knows where an unplaced block keeps the physician.
        const away = {
          ...question,
          siteId: 'north',
          mode: 'in-person' as const,
          tier: null,
          participants: [],
          feeds: [],
          grants: [],
          rules: { ...question.rules, homeSiteId: 'main', privileges: [] },
        };
        for (const { travel } of findSlots(away).slots)
          for (const way of [travel.before, travel.after])
            for (const block of question.blocks)
              if (way !== null && block.kind !== 'travel')
                expect(overlaps(block.window, way)).toBe(false);
      }),
      RUNS,
    );
  });

  test('nothing is offered on a schedule that was never read', () => {
    fc.assert(
      fc.property(slotQuestions, (question) => {
        if ((question.feeds ?? []).length > 0) expect(findSlots(question).slots).toEqual([]);
      }),
      RUNS,
    );
  });

  test('every slot lies in the asked time and has the asked length', () => {
    fc.assert(
      fc.property(slotQuestions, (question) => {
        const asked = mergeWindows(question.windows);
        for (const { window } of findSlots(question).slots) {
          expect(minutesBetween(window.start, window.end)).toBe(question.durationMinutes);
          expect(asked.some((one) => one.start <= window.start && window.end <= one.end)).toBe(
            true,
          );
          expect(window.start).toBeGreaterThanOrEqual(question.now);
        }
      }),
      RUNS,
    );
  });

  test('every refusal opens once its relaxations are granted', () => {
    fc.assert(
      fc.property(slotQuestions, (question) => {
        const before = findSlots(question);
        for (const refusal of before.refusals) {
          const { opens, window, rules } = refusal;
          expect(rules.length).toBeGreaterThan(0);
          if (opens === null) continue;
          const grants = [...(question.grants ?? []), ...grantsFor(refusal)];
          const after = starts(findSlots({ ...question, grants }));
          expect(after.has(opens.start)).toBe(true);
          expect(opens.start).toBe(window.start);
        }
      }),
      { ...RUNS, numRuns: 120 },
    );
  });

  test('a refusal that nobody can lift stays whatever is granted', () => {
    const everything: Grant[] = (Object.keys(GRANTORS_BY_CODE) as Grant['code'][]).map((code) => ({
      code,
    }));
    fc.assert(
      fc.property(slotQuestions, (question) => {
        const after = starts(findSlots({ ...question, grants: everything }));
        for (const { relaxations, window } of findSlots(question).refusals)
          if (relaxations === null) expect(after.has(window.start)).toBe(false);
      }),
      RUNS,
    );
  });

  test('no smaller set of grants would open it', () => {
    fc.assert(
      fc.property(slotQuestions, (question) => {
        const grants = question.grants ?? [];
        for (const { relaxations, rules, window } of findSlots(question).refusals) {
          if (relaxations === null) continue;
          const start = window.start;
          const alternatives: Grant[] = [
            ...relaxations,
            { code: 'by-video' },
            { code: 'buffer' },
            ...rules.flatMap(({ blockKind, blockId }): Grant[] =>
              blockId === null ? [] : [{ code: 'block', blockKind, blockId }],
            ),
          ];
          for (const fewer of setsBelow(alternatives, relaxations.length)) {
            const answer = explainTime({ ...question, grants: [...grants, ...fewer] }, start);
            expect(answer.slots).toEqual([]);
          }
        }
      }),
      { ...RUNS, numRuns: 25 },
    );
  });

  test('a block more never makes a slot more', () => {
    fc.assert(
      fc.property(slotQuestions, slotQuestions, (question, other) => {
        const before = starts(findSlots(question));
        const shift = (question.windows[0]?.start ?? 0) - (other.windows[0]?.start ?? 0);
        const more = other.blocks.slice(0, 3).map((block, index) => ({
          ...block,
          entryIds: [`more${index}`],
          window: {
            start: addMinutes(block.window.start, shift / 60_000),
            end: addMinutes(block.window.end, shift / 60_000),
          },
        }));
        const after = findSlots({ ...question, blocks: [...question.blocks, ...more] });
        expect(
          after.slots.map(({ window }) => window.start).filter((one) => !before.has(one)),
        ).toEqual([]);
      }),
      RUNS,
    );
  });

  test('a grant more never makes a slot less', () => {
    fc.assert(
      fc.property(slotQuestions, slotQuestions, (question, { grants = [] }) => {
        const after = starts(
          findSlots({ ...question, grants: [...(question.grants ?? []), ...grants] }),
        );
        expect([...starts(findSlots(question))].filter((one) => !after.has(one))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('the order in which things are told never matters', () => {
    fc.assert(
      fc.property(
        slotQuestions.chain((question) =>
          fc.record({
            question: fc.constant(question),
            blocks: fc.shuffledSubarray([...question.blocks], {
              minLength: question.blocks.length,
            }),
            windows: fc.shuffledSubarray([...question.windows], {
              minLength: question.windows.length,
            }),
          }),
        ),
        ({ question, blocks, windows }) => {
          const { rules } = question;
          const again = {
            ...question,
            blocks,
            windows,
            rules: {
              ...rules,
              trips: [...(rules.trips ?? [])].reverse(),
              travelMinutes: [...(rules.travelMinutes ?? [])].reverse(),
            },
            participants: [...(question.participants ?? [])].reverse(),
            grants: [...(question.grants ?? [])].reverse(),
          };
          expect(JSON.stringify(findSlots(again))).toBe(JSON.stringify(findSlots(question)));
        },
      ),
      RUNS,
    );
  });

  test('every possible start is offered or refused, never both', () => {
    fc.assert(
      fc.property(slotQuestions, (question) => {
        const { slots, refusals } = findSlots(question);
        for (const { window } of slots)
          expect(
            refusals.some(
              (one) => one.window.start <= window.start && window.start < one.window.end,
            ),
          ).toBe(false);
        // On a grid wider than the meeting the minutes between two slots are nobody's start.
        if ((question.rules.stepMinutes ?? 5) > question.durationMinutes) return;
        for (const asked of mergeWindows(question.windows)) {
          const covered = mergeWindows([
            ...refusals.map(({ window }) => window),
            ...slots.map(({ window }) => window),
          ]);
          const uncovered = covered.every(
            (one) => !(one.start <= asked.start && asked.end <= one.end),
          );
          expect(uncovered ? says(asked) : null).toBeNull();
        }
        expect([...refusals].sort((a, b) => a.window.start - b.window.start)).toEqual(refusals);
      }),
      RUNS,
    );
  });

  test('one exact time gets the answer that the search gave', () => {
    fc.assert(
      fc.property(slotQuestions, (question) => {
        const { slots, refusals } = findSlots(question);
        for (const { window } of slots.slice(0, 5))
          expect(explainTime(question, window.start).slots).toHaveLength(1);
        for (const { window, rules } of refusals.slice(0, 5)) {
          if (rules[0]?.code === 'too-short') continue;
          const again = explainTime(question, window.start).refusals[0];
          expect(again?.rules.map(({ code, blockId }) => [code, blockId])).toEqual(
            rules.map(({ code, blockId }) => [code, blockId]),
          );
        }
      }),
      RUNS,
    );
  });
});

/** Every set with fewer members, up to three of them: no more are needed in practice. */
function setsBelow<Value>(values: readonly Value[], size: number): readonly (readonly Value[])[] {
  let sets: (readonly Value[])[] = [[]];
  let all: (readonly Value[])[] = [[]];
  for (let length = 1; length < Math.min(size, 4); length += 1) {
    sets = sets.flatMap((set) =>
      values.filter((value) => !set.includes(value)).map((value) => [...set, value]),
    );
    all = [...all, ...sets];
  }
  return all;
}
