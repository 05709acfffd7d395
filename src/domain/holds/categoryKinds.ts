// What the calendar's colour categories stand for.
import type { BlockKind } from './types';

/** Category names in lower case. A release may add to them or overrule them (`CalendarRules.kinds`). */
export const CATEGORY_KINDS: Readonly<Record<string, BlockKind>> = {
  or: 'or',
  'operating room': 'or',
  clinic: 'clinic',
  'pre-op': 'clinic',
  'post-op': 'clinic',
  call: 'call',
  'in-house call': 'call',
  'home call': 'call',
  'backup call': 'call',
  'post-call recovery': 'post-call',
  'post-call': 'post-call',
  teaching: 'teaching',
  research: 'research',
  committee: 'committee',
  travel: 'travel',
  'travel buffer': 'travel',
  conference: 'travel',
  personal: 'personal',
  pto: 'personal',
  holiday: 'holiday',
  protected: 'personal',
  hold: 'hold',
  'anteroom hold': 'hold',
};

/** The strongest claim first: an entry with several categories takes the kind that stands nearest to the top. */
const PRECEDENCE: readonly BlockKind[] = [
  'or',
  'clinic',
  'post-call',
  'call',
  'travel',
  'holiday',
  'committee',
  'teaching',
  'research',
  'personal',
  'hold',
  'meeting',
  'private',
];

/**
 * The kind of block that an entry's categories make of it.
 *
 * @param overrides the release's own names, compared without case
 * @returns 'meeting' when no category says more
 *
 * @example
 * kindOfCategories(['Committee', 'Teaching'], {}) //=> 'committee'
 */
export function kindOfCategories(
  categories: readonly string[],
  overrides: Readonly<Record<string, BlockKind>>,
): BlockKind {
  if (categories.length === 0) return 'meeting';
  const own = ownNames(overrides);
  let best = PRECEDENCE.length;
  for (const category of categories) {
    const name = category.trim().toLowerCase();
    const place = PRECEDENCE.indexOf(own.get(name) ?? CATEGORY_KINDS[name] ?? 'meeting');
    if (place < best) best = place;
  }
  return PRECEDENCE[best] ?? 'meeting';
}

type Overrides = Readonly<Record<string, BlockKind>>;

/** Kept by the object: a release names its categories once for thousands of entries. */
const ownNamesOf = new WeakMap<Overrides, ReadonlyMap<string, BlockKind>>();

function ownNames(overrides: Overrides): ReadonlyMap<string, BlockKind> {
  const ready = ownNamesOf.get(overrides);
  if (ready !== undefined) return ready;
  const names = new Map(
    Object.entries(overrides).map(([name, kind]) => [name.trim().toLowerCase(), kind]),
  );
  ownNamesOf.set(overrides, names);
  return names;
}
