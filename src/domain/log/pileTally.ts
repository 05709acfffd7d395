// How many mails lay in which pile when somebody's client last counted an inbox: numbers and lanes, never a mail.
import * as v from 'valibot';
import { instantFromMilliseconds, type Instant } from '../time';
import { LANES, type Lane } from '../triage';
import { jsonOrNull } from './jsonOrNull';

/** A pile of mail that nobody has sorted; `unsure` is no lane. */
export const COUNTED_PILES = ['unsure', ...LANES] as const;
export type CountedPile = Lane | 'unsure';

export interface PileCount {
  readonly name: CountedPile;
  readonly count: number;
  /** Of these: those that cannot wait, and those past their due time. */
  readonly now: number;
  readonly late: number;
  /** Of these: those past the matrix's threshold on which nobody has acted. */
  readonly escalated: number;
  /** When the oldest of them came. */
  readonly oldestAt: Instant;
}

export interface PileTally {
  /** When the counting began: mail that came later is not in it. */
  readonly at: Instant;
  /** Address of the person whose client counted. */
  readonly by: string;
  /** Without empty piles. */
  readonly piles: readonly PileCount[];
  /** Mails that this client could not read, and that lie in no pile for that. */
  readonly unread: number;
}

/** The firewall takes no larger number for a count; nobody counts on from there. */
const LARGEST_COUNT = 99_999;

const time = v.pipe(
  v.number(),
  v.integer(),
  v.transform((milliseconds): Instant => instantFromMilliseconds(milliseconds)),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const tallySchema = v.object({
  at: time,
  by: v.pipe(v.string(), v.minLength(1)),
  piles: v.array(
    v.object({
      name: v.picklist(COUNTED_PILES),
      count,
      now: count,
      late: count,
      escalated: count,
      oldestAt: time,
    }),
  ),
  unread: count,
});

/** What the Data column keeps. */
export function writePileTally(tally: PileTally): string {
  const most = (value: number): number => Math.min(value, LARGEST_COUNT);
  return JSON.stringify({
    ...tally,
    unread: most(tally.unread),
    piles: tally.piles.map((pile) => ({
      ...pile,
      count: most(pile.count),
      now: most(pile.now),
      late: most(pile.late),
      escalated: most(pile.escalated),
    })),
  });
}

/** Reads a tally; null when none was kept, or a person edited it beyond reading. */
export function readPileTally(data: unknown): PileTally | null {
  if (typeof data !== 'string') return null;
  const parsed = v.safeParse(tallySchema, jsonOrNull(data));
  return parsed.success ? parsed.output : null;
}
