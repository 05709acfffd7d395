// The queue in piles: what is to be sorted, lane by lane, what nobody could read, and what has been sorted and still lies there.
import { COUNTED_PILES, type CountedPile, type PileCount } from '../../domain/log';
import type { Instant } from '../../domain/time';
import { LANES, URGENCIES, type Lane } from '../../domain/triage';
import { laneWords } from '../laneWords';
import { isEscalated, laneOfEntry, type QueueEntry } from './InboxQueue';

/** A lane's name for the mail that waits in it; the others are no lanes. */
export type PileName = Lane | 'all' | 'unsure' | 'unread' | 'handed-off' | 'sorted';

export interface Pile {
  readonly name: PileName;
  readonly title: string;
  /** What cannot wait first, then by due time, then the oldest. */
  readonly entries: readonly QueueEntry[];
  readonly late: number;
  readonly now: number;
  readonly escalated: number;
  /** Why these are here, in a few words; empty where the title says it. */
  readonly because: string;
}

export interface Piles {
  /** Without empty lanes; `all` is always the first. */
  readonly piles: readonly Pile[];
  /** Listed and not yet read on this device. */
  readonly beingRead: number;
}

/** Sorts the queue into piles as of `now`. Pure. */
export function pilesOf(entries: readonly QueueEntry[], now: Instant): Piles {
  const heaps = new Map<PileName, QueueEntry[]>();
  let beingRead = 0;
  for (const entry of entries) {
    const name = pileOf(entry);
    if (name === null) {
      beingRead += 1;
      continue;
    }
    const heap = heaps.get(name);
    if (heap === undefined) heaps.set(name, [entry]);
    else heap.push(entry);
  }
  const waiting = ['unsure' as const, ...LANES].flatMap((name) => heaps.get(name) ?? []);
  const pile = (name: PileName, heap: readonly QueueEntry[]): Pile => {
    const sorted = [...heap].sort(inOrder);
    return {
      name,
      title: pileTitle(name),
      entries: sorted,
      late: sorted.filter(({ due }) => due !== null && due < now).length,
      now: sorted.filter(({ swept }) => swept?.verdict.urgency === 'now').length,
      escalated: sorted.filter((entry) => isEscalated(entry, now)).length,
      because: becauseOf(name, sorted),
    };
  };
  const rest = (['unsure', ...LANES, 'unread', 'handed-off', 'sorted'] as const).flatMap((name) => {
    const heap = heaps.get(name);
    return heap === undefined ? [] : [pile(name, heap)];
  });
  return { piles: [pile('all', waiting), ...rest], beingRead };
}

/** What every other client may know of the piles: how many lie in which, and since when. Without empty ones. */
export function countsOf({ piles }: Piles): readonly PileCount[] {
  return piles.flatMap(({ name, entries, now, late, escalated }) => {
    const [first] = entries;
    if (!isCounted(name) || first === undefined) return [];
    const oldestAt = entries.reduce<Instant>(
      (oldest, { mail }) => (mail.receivedAt < oldest ? mail.receivedAt : oldest),
      first.mail.receivedAt,
    );
    return [{ name, count: entries.length, now, late, escalated, oldestAt }];
  });
}

function isCounted(name: PileName): name is CountedPile {
  return COUNTED_PILES.some((one) => one === name);
}

/** Where an entry lies; null while it is being read. */
export function pileOf(entry: QueueEntry): Exclude<PileName, 'all'> | null {
  if (entry.isHandedOff) return 'handed-off';
  if (entry.settledLane !== null) return 'sorted';
  if (entry.swept === null) return entry.unread === null ? null : 'unread';
  return laneOfEntry(entry) ?? 'unsure';
}

/** True in the piles of mail that nobody has sorted. */
export function isToSort(name: PileName): boolean {
  return name !== 'unread' && name !== 'handed-off' && name !== 'sorted';
}

/** `2 now, 1 escalated, 3 late`; empty where nothing presses. */
export function pressingWords(pile: Pick<Pile, 'now' | 'late' | 'escalated'>): string {
  const { now, late, escalated } = pile;
  return [
    now > 0 ? `${String(now)} now` : '',
    escalated > 0 ? `${String(escalated)} escalated` : '',
    late > 0 ? `${String(late)} late` : '',
  ]
    .filter((words) => words !== '')
    .join(', ');
}

export function pileTitle(name: PileName): string {
  switch (name) {
    case 'all':
      return 'To sort';
    case 'unsure':
      return 'Not sure: you choose';
    case 'unread':
      return 'Could not be read';
    case 'handed-off':
      return 'Handed off';
    case 'sorted':
      return 'Sorted, still in the inbox';
    default:
      return laneWords(name).title;
  }
}

function inOrder(a: QueueEntry, b: QueueEntry): number {
  return (
    urgencyRank(a) - urgencyRank(b) ||
    (a.due ?? Infinity) - (b.due ?? Infinity) ||
    a.mail.receivedAt - b.mail.receivedAt ||
    (a.key < b.key ? -1 : 1)
  );
}

function urgencyRank({ swept }: QueueEntry): number {
  return swept === null ? URGENCIES.length : URGENCIES.indexOf(swept.verdict.urgency);
}

const MOST_REASONS = 2;

/** The reasons that most of a lane's mails share. */
function becauseOf(name: PileName, entries: readonly QueueEntry[]): string {
  if (name === 'all' || !isToSort(name)) return '';
  if (name === 'unsure') return unsureWords(entries);
  const counts = new Map<string, number>();
  for (const { swept } of entries) {
    const reason = swept === null ? null : reasonOf(swept.verdict);
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_REASONS)
    .map(([reason]) => reason)
    .join(' · ');
}

function unsureWords(entries: readonly QueueEntry[]): string {
  const lanes = new Set(
    entries.flatMap(({ swept }) => (swept?.verdict.kind === 'unsure' ? swept.verdict.options : [])),
  );
  return [...lanes]
    .slice(0, 3)
    .map((lane) => laneWords(lane).title)
    .join(' · ');
}

/** What decided, in a few words: the fixed rule, the sender's history, or the strongest word. */
export function reasonOf(verdict: NonNullable<QueueEntry['swept']>['verdict']): string | null {
  if (verdict.kind === 'decided' && verdict.bound !== undefined) return 'as you sorted this sender';
  if (verdict.hardRule !== null) return verdict.hardRule.title;
  const [strongest] = verdict.evidence;
  if (strongest === undefined) return null;
  return strongest.where === 'text' ? `“${strongest.words}”` : strongest.words;
}
