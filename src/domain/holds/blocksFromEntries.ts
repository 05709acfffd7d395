// Turns a read calendar into committed time, private busy time included.
import type { Site } from '../roster';
import { subtractWindows, type Window, type ZoneId } from '../time';
import { releaseOf, type ReleaseRule } from './blockRelease';
import { kindOfCategories } from './categoryKinds';
import { meaningOfEntry, type HoldOwner } from './entryMeaning';
import { siteOfPlace } from './siteOfPlace';
import type { Block, BlockKind, BusyKind, CalendarEntry } from './types';
import { dutyOfCall, workStreamOf } from './workStreams';

/** Busy time as getSchedule publishes it. */
export interface PublishedBusy {
  readonly window: Window;
  readonly busy: BusyKind;
}

export interface BlockRules {
  /** The proposal whose options are being looked at: its own holds do not stand in its way. */
  readonly ownProposalId: string | null;
  /** The release's meaning of category names, over the built-in ones. */
  readonly kinds: Readonly<Record<string, BlockKind>>;
  /** Sites by which an entry's location is known; none: no block has a site. */
  readonly sites?: readonly Site[];
  /** When unused OR time goes back, and in whose clock; null: nothing is released. */
  readonly release?: { readonly rules: readonly ReleaseRule[]; readonly zone: ZoneId } | null;
}

/**
 * Committed time from calendar entries and from the busy time that the service publishes.
 *
 * `ENTRY_TABLE` decides what an entry means. Published busy time that no readable entry explains becomes an opaque
 * block of kind 'private': a stretch with exactly the times of a readable entry is explained by it, and so is what
 * committed entries and the proposal's own holds cover. The order of input never matters.
 *
 * @returns by start, then end; empty means that the time is free
 */
export function blocksFromEntries(
  entries: readonly CalendarEntry[],
  published: readonly PublishedBusy[],
  rules: BlockRules,
): readonly Block[] {
  const blocks: Block[] = [];
  const explained: Window[] = [];
  const exactly = new Map<string, number>();
  for (const entry of entries) {
    if (entry.window.start >= entry.window.end) continue;
    if (published.length > 0 && !entry.isCancelled && entry.showAs !== 'free') {
      const key = windowKey(entry.window);
      exactly.set(key, (exactly.get(key) ?? 0) + 1);
    }
    const owner = holdOwner(entry, rules.ownProposalId);
    const kind = owner === 'none' ? kindOfEntry(entry, rules) : 'hold';
    if (meaningOfEntry(entry, kind, owner).means === 'committed') {
      blocks.push(blockOf(entry, kind, rules));
      explained.push(entry.window);
    } else if (owner === 'own') {
      explained.push(entry.window);
    }
  }
  if (published.length > 0) {
    for (const window of subtractWindows(unmatched(published, exactly), explained))
      blocks.push({ kind: 'private', window, entryIds: [], title: '', proposalId: null });
  }
  return blocks.sort(byTime);
}

function kindOfEntry(entry: CalendarEntry, rules: BlockRules): BlockKind {
  const kind = kindOfCategories(entry.categories, rules.kinds);
  return entry.isPrivate && kind === 'meeting' ? 'private' : kind;
}

function holdOwner(entry: CalendarEntry, ownProposalId: string | null): HoldOwner {
  if (entry.proposalId === null) return 'none';
  return entry.proposalId === ownProposalId ? 'own' : 'other';
}

function blockOf(entry: CalendarEntry, kind: BlockKind, rules: BlockRules): Block {
  const { categories, subject, window } = entry;
  const release = rules.release ?? null;
  const releasesAt =
    release === null
      ? null
      : releaseOf({ kind, title: subject, start: window.start }, release.rules, release.zone);
  return {
    kind,
    window,
    entryIds: [entry.id],
    title: entry.isPrivate ? '' : subject,
    proposalId: entry.proposalId,
    siteId: rules.sites === undefined ? null : siteOfPlace(entry.location, rules.sites),
    workStream: workStreamOf(kind, categories),
    ...(kind === 'call' ? { duty: dutyOfCall(categories, subject) } : {}),
    ...(releasesAt === null ? {} : { releasesAt }),
    source: 'calendar',
  };
}

/** Published busy stretches that are not the very times of a readable entry; each entry explains one. */
function unmatched(
  published: readonly PublishedBusy[],
  exactly: ReadonlyMap<string, number>,
): readonly Window[] {
  const left = new Map(exactly);
  return published
    .filter(({ busy }) => !isOpenTime(busy))
    .filter(({ window }) => {
      const key = windowKey(window);
      const count = left.get(key) ?? 0;
      left.set(key, count - 1);
      return count <= 0;
    })
    .map(({ window }) => window);
}

/** Published time that leaves room for a meeting. */
export function isOpenTime(busy: BusyKind): boolean {
  return busy === 'free' || busy === 'workingElsewhere';
}

function windowKey(window: Window): string {
  return `${window.start}/${window.end}`;
}

function byTime(a: Block, b: Block): number {
  return (
    a.window.start - b.window.start ||
    a.window.end - b.window.end ||
    compareText(a.kind, b.kind) ||
    compareText(a.entryIds[0] ?? '', b.entryIds[0] ?? '')
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
