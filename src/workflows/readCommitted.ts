// Reads what a physician's time is committed to: entries and published busy time together, or nothing at all.
import {
  blocksFromEntries,
  recoveryAfterCall,
  type Block,
  type CalendarEntry,
  type Proposal,
  type PublishedBusy,
} from '../domain/holds';
import type { Window } from '../domain/time';
import type { BusyStretch, Desk } from '../ports';
import type { PrincipalRules } from './principalRules';

export interface CommittedTime {
  readonly kind: 'read';
  readonly entries: readonly CalendarEntry[];
  readonly blocks: readonly Block[];
  /** Published time of the others who were asked for, by address; nobody who cannot be seen counts as free. */
  readonly others: ReadonlyMap<string, readonly BusyStretch[] | 'unknown'>;
}

/**
 * Reads entries and published busy time at once. A calendar that could not be read throws: it is never "free".
 *
 * @param ownProposalId its own holds do not stand in its way
 * @param others colleagues whose published time is asked for in the same call
 * @returns 'unknown' when the service publishes no busy time for this calendar: then private entries could hide in it
 */
export async function readCommitted(
  desk: Desk,
  rules: PrincipalRules,
  window: Window,
  ownProposalId: string | null,
  others: readonly string[] = [],
): Promise<CommittedTime | { readonly kind: 'unknown' }> {
  const mailbox = rules.principal.address;
  const [entries, published] = await Promise.all([
    desk.calendar.readEntries(mailbox, window),
    desk.calendar.readBusy([mailbox, ...others], window),
  ]);
  const busy = published.get(mailbox) ?? 'unknown';
  if (busy === 'unknown') return { kind: 'unknown' };
  return {
    kind: 'read',
    entries,
    blocks: blocksOf(entries, busy, rules, ownProposalId),
    others: published,
  };
}

/** What entries and published busy time commit, with the rest after call weeks. */
export function blocksOf(
  entries: readonly CalendarEntry[],
  busy: readonly PublishedBusy[],
  rules: PrincipalRules,
  ownProposalId: string | null,
): readonly Block[] {
  const read = blocksFromEntries(entries, busy, {
    ownProposalId,
    kinds: rules.kinds,
    sites: rules.sites,
    release: rules.release,
  });
  const rest = recoveryAfterCall(read, rules.postCall, rules.slots.zone);
  return [...read, ...rest].sort((a, b) => a.window.start - b.window.start);
}

/**
 * The blocks that forbid making a hold firm: all but other proposals' holds that are still tentative. Those yield to
 * what the physician decides first, and find out at their own confirmation.
 */
export function firmBlocks(committed: CommittedTime): readonly Block[] {
  const tentativeHolds = new Set(
    committed.entries
      .filter(({ proposalId, showAs }) => proposalId !== null && showAs === 'tentative')
      .map(({ id }) => id),
  );
  return committed.blocks.filter(
    ({ entryIds }) => entryIds.length === 0 || !entryIds.every((id) => tentativeHolds.has(id)),
  );
}

/** The blocks without those of the proposals that this one takes the place of: their times are its own. */
export function besidesReplaced(
  { inPlaceOf }: Pick<Proposal, 'inPlaceOf'>,
  blocks: readonly Block[],
): readonly Block[] {
  if (inPlaceOf === undefined) return blocks;
  return blocks.filter(({ proposalId }) => proposalId === null || !inPlaceOf.includes(proposalId));
}

/** The stretch from the first start to the last end. Throws RangeError when there is no window. */
export function spanOf(windows: readonly Window[]): Window {
  const [first, ...others] = windows;
  if (first === undefined) throw new RangeError('No window to read');
  return others.reduce(
    (span, { start, end }) => ({
      start: start < span.start ? start : span.start,
      end: end > span.end ? end : span.end,
    }),
    first,
  );
}
