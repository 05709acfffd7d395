import {
  BLOCK_KINDS,
  BUSY_KINDS,
  ENTRY_RECURRENCES,
  ENTRY_TABLE,
  meaningOfEntry,
  type BlockKind,
  type BusyKind,
  type CalendarEntry,
  type EntryRecurrence,
  type HoldOwner,
} from '../../../src/domain/holds';

const RESPONSES = [
  'none',
  'organizer',
  'accepted',
  'tentativelyAccepted',
  'declined',
  'notResponded',
] as const satisfies readonly CalendarEntry['response'][];
const OWNERS = ['own', 'other', 'none'] as const satisfies readonly HoldOwner[];
const YES_NO = [true, false] as const;

interface Case {
  readonly showAs: BusyKind;
  readonly response: CalendarEntry['response'];
  readonly isAllDay: boolean;
  readonly isPrivate: boolean;
  readonly isCancelled: boolean;
  readonly recurrence: EntryRecurrence;
  readonly kind: BlockKind;
  readonly hold: HoldOwner;
}

function* everyCase(): Generator<Case> {
  for (const showAs of BUSY_KINDS)
    for (const response of RESPONSES)
      for (const isAllDay of YES_NO)
        for (const isPrivate of YES_NO)
          for (const isCancelled of YES_NO)
            for (const recurrence of ENTRY_RECURRENCES)
              for (const kind of BLOCK_KINDS)
                for (const hold of OWNERS)
                  yield {
                    showAs,
                    response,
                    isAllDay,
                    isPrivate,
                    isCancelled,
                    recurrence,
                    kind,
                    hold,
                  };
}
const CASES = [...everyCase()];
const meant = (one: Case): string => meaningOfEntry(one, one.kind, one.hold).means;
/** The cases that break a promise about all of them. */
const against = (
  promise: 'open' | 'committed',
  covers: (one: Case) => boolean,
): readonly Case[] => {
  const covered = CASES.filter(covers);
  expect(covered.length).toBeGreaterThan(0);
  return covered.filter((one) => meant(one) !== promise).slice(0, 3);
};

const counts = (one: Case): boolean =>
  !one.isCancelled && one.recurrence !== 'master' && one.response !== 'declined';
const stands = (one: Case): boolean => counts(one) && one.hold === 'none';
const CLINICAL: readonly BlockKind[] = ['or', 'clinic', 'post-call'];

describe('the table over every combination', () => {
  test.each<{ says: string; promise: 'open' | 'committed'; covers: (one: Case) => boolean }>([
    {
      says: 'cancelled is open whatever else is true',
      promise: 'open',
      covers: (one) => one.isCancelled,
    },
    {
      says: 'a series master never fills time itself',
      promise: 'open',
      covers: (one) => one.recurrence === 'master',
    },
    { says: 'declined is open', promise: 'open', covers: (one) => one.response === 'declined' },
    {
      says: 'the own hold is open',
      promise: 'open',
      covers: (one) => one.hold === 'own',
    },
    {
      says: "another proposal's hold is committed however it is shown",
      promise: 'committed',
      covers: (one) => counts(one) && one.hold === 'other',
    },
    {
      says: 'private time is committed unless shown as free',
      promise: 'committed',
      covers: (one) => stands(one) && one.isPrivate && one.showAs !== 'free',
    },
    {
      says: 'an all-day entry shown as free is open, private or not',
      promise: 'open',
      covers: (one) => stands(one) && one.isAllDay && one.showAs === 'free',
    },
    {
      says: 'an all-day call does not fill the day',
      promise: 'open',
      covers: (one) =>
        stands(one) &&
        one.isAllDay &&
        !one.isPrivate &&
        one.kind === 'call' &&
        ['free', 'tentative', 'busy', 'workingElsewhere'].includes(one.showAs),
    },
    {
      says: 'an all-day call shown as away fills the day',
      promise: 'committed',
      covers: (one) => stands(one) && one.isAllDay && one.kind === 'call' && one.showAs === 'oof',
    },
    {
      says: 'all-day busy that is no call fills the day',
      promise: 'committed',
      covers: (one) =>
        stands(one) &&
        one.isAllDay &&
        one.kind !== 'call' &&
        ['tentative', 'busy', 'oof', 'unknown'].includes(one.showAs),
    },
    {
      says: 'all-day working elsewhere is open unless private',
      promise: 'open',
      covers: (one) =>
        stands(one) && one.isAllDay && !one.isPrivate && one.showAs === 'workingElsewhere',
    },
    {
      says: 'OR, clinic and recovery bind at their hours however shown',
      promise: 'committed',
      covers: (one) => stands(one) && !one.isAllDay && CLINICAL.includes(one.kind),
    },
    {
      says: 'other timed entries shown as free are open',
      promise: 'open',
      covers: (one) =>
        stands(one) && !one.isAllDay && !CLINICAL.includes(one.kind) && one.showAs === 'free',
    },
    {
      says: 'other timed entries elsewhere are open unless private',
      promise: 'open',
      covers: (one) =>
        stands(one) &&
        !one.isAllDay &&
        !one.isPrivate &&
        !CLINICAL.includes(one.kind) &&
        one.showAs === 'workingElsewhere',
    },
    {
      says: 'timed tentative, busy, away and unknown are committed, answered or not',
      promise: 'committed',
      covers: (one) =>
        stands(one) &&
        !one.isAllDay &&
        ['tentative', 'busy', 'oof', 'unknown'].includes(one.showAs),
    },
  ])('$says', ({ promise, covers }) => {
    expect(against(promise, covers)).toEqual([]);
  });

  test('a moved occurrence means what a single entry means', () => {
    const differing = CASES.filter(({ recurrence }) => recurrence === 'single').filter(
      (one) =>
        meant({ ...one, recurrence: 'exception' }) !== meant(one) ||
        meant({ ...one, recurrence: 'occurrence' }) !== meant(one),
    );
    expect(differing).toEqual([]);
  });

  test('every row decides at least one combination', () => {
    const reached = new Set(CASES.map((one) => meaningOfEntry(one, one.kind, one.hold).says));
    expect([...reached].sort()).toEqual(ENTRY_TABLE.map(({ says }) => says).sort());
  });
});
