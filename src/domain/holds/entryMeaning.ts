// One table for what a calendar entry means: does it commit the physician's time or not.
import type { BlockKind, BusyKind, CalendarEntry, EntryRecurrence } from './types';

/** What the table looks at. A condition that a row does not name does not matter to it. */
interface Row {
  readonly says: string;
  readonly when: {
    readonly isCancelled?: boolean;
    readonly response?: readonly CalendarEntry['response'][];
    /** Whose hold it is: this proposal's own, another proposal's, or no hold of ours. */
    readonly hold?: readonly HoldOwner[];
    readonly recurrence?: readonly EntryRecurrence[];
    readonly isAllDay?: boolean;
    readonly isPrivate?: boolean;
    readonly showAs?: readonly BusyKind[];
    readonly kind?: readonly BlockKind[];
  };
  readonly means: 'committed' | 'open';
}

export type HoldOwner = 'own' | 'other' | 'none';

/** Time in which nobody may be met whatever the entry is shown as: feeds often publish it as free. */
const CLINICAL: readonly BlockKind[] = ['or', 'clinic', 'post-call'];

/**
 * Read from the top; the first row that fits decides. Sources: Graph `event` showAs, responseStatus, isAllDay,
 * isCancelled, sensitivity, type; an all-day entry of a call roster names the day's duty and does not fill the day. A
 * moved or changed occurrence ('exception') counts as any entry does, at the time where it now stands; the service gives
 * neither its first time nor a cancelled occurrence.
 */
export const ENTRY_TABLE: readonly Row[] = [
  { says: 'a cancelled entry leaves the time open', when: { isCancelled: true }, means: 'open' },
  {
    says: 'a series speaks through its occurrences',
    when: { recurrence: ['master'] },
    means: 'open',
  },
  {
    says: 'a declined invitation leaves the time open',
    when: { response: ['declined'] },
    means: 'open',
  },
  {
    says: "a proposal's own hold does not stand in its own way",
    when: { hold: ['own'] },
    means: 'open',
  },
  {
    says: 'a hold of another proposal keeps its time',
    when: { hold: ['other'] },
    means: 'committed',
  },
  {
    says: 'a private entry that is not shown as free keeps its time: nobody can see what it is',
    when: { isPrivate: true, showAs: ['tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'] },
    means: 'committed',
  },
  {
    says: 'an all-day entry shown as free is a note on the day',
    when: { isAllDay: true, showAs: ['free'] },
    means: 'open',
  },
  {
    says: 'an all-day call entry names the duty and does not fill the day',
    when: { isAllDay: true, kind: ['call'], showAs: ['tentative', 'busy', 'workingElsewhere'] },
    means: 'open',
  },
  {
    says: 'an all-day entry shown as working elsewhere is a note on the day',
    when: { isAllDay: true, showAs: ['workingElsewhere'] },
    means: 'open',
  },
  {
    says: 'OR, clinic and post-call recovery bind even when shown as free',
    when: { isAllDay: false, kind: CLINICAL },
    means: 'committed',
  },
  {
    says: 'an entry shown as free leaves the time open',
    when: { showAs: ['free'] },
    means: 'open',
  },
  {
    says: 'working elsewhere is still open to a meeting',
    when: { showAs: ['workingElsewhere'] },
    means: 'open',
  },
  {
    says: 'tentative, busy, away and unknown commit the time, answered or not',
    when: {},
    means: 'committed',
  },
];

/**
 * Decides whether an entry commits time, and by which row of `ENTRY_TABLE`.
 *
 * @example
 * meaningOfEntry(allDayCall, 'call', 'none').means //=> 'open'
 */
export function meaningOfEntry(
  entry: Pick<CalendarEntry, 'isAllDay' | 'isCancelled' | 'response' | 'showAs'> &
    Partial<Pick<CalendarEntry, 'isPrivate' | 'recurrence'>>,
  kind: BlockKind,
  hold: HoldOwner,
): Row {
  const row = ENTRY_TABLE.find(
    ({ when }) =>
      (when.isCancelled === undefined || when.isCancelled === entry.isCancelled) &&
      (when.response === undefined || when.response.includes(entry.response)) &&
      (when.hold === undefined || when.hold.includes(hold)) &&
      (when.recurrence === undefined || when.recurrence.includes(entry.recurrence ?? 'single')) &&
      (when.isPrivate === undefined || when.isPrivate === (entry.isPrivate ?? false)) &&
      (when.isAllDay === undefined || when.isAllDay === entry.isAllDay) &&
      (when.showAs === undefined || when.showAs.includes(entry.showAs)) &&
      (when.kind === undefined || when.kind.includes(kind)),
  );
  return row ?? COMMITTED_BY_DEFAULT;
}

const COMMITTED_BY_DEFAULT: Row = {
  says: 'what the table does not know commits the time',
  when: {},
  means: 'committed',
};
