// What people read about time that a mail changed: its kind, its stretches, and what ended its block.
import type { ChangedKind, ScheduleChange } from '../domain/holds';
import {
  instantFromMilliseconds,
  localDateAt,
  wholeDay,
  type Window,
  type ZoneId,
} from '../domain/time';
import type { SettledChange } from '../workflows/holdTerms';
import { sayDay, sayWindow } from './sayTime';

export function changedKindWords(kind: ChangedKind): string {
  switch (kind) {
    case 'call':
      return 'Call';
    case 'or':
      return 'Operating room';
    case 'clinic':
      return 'Clinic';
    case 'post-call':
      return 'Rest after call';
    case 'travel':
      return 'Away';
  }
}

/** True when it begins and ends at midnight of the zone. */
export function isWholeDays({ start, end }: Window, zone: ZoneId): boolean {
  return [start, end].every((at) => wholeDay(localDateAt(at, zone), zone).start === at);
}

/** Whole days without hours. */
export function sayStretch(window: Window, zone: ZoneId): string {
  if (!isWholeDays(window, zone)) return sayWindow(window, zone);
  const first = sayDay(window.start, zone);
  const last = sayDay(instantFromMilliseconds(window.end - 1), zone);
  return first === last ? `${first}, all day` : `${first} to ${last}`;
}

/** `Call, Sat, Nov 21, all day` */
export function changeTitle({ kind, windows }: ScheduleChange, zone: ZoneId): string {
  return `${changedKindWords(kind)}, ${windows.map((window) => sayStretch(window, zone)).join('; ')}`;
}

/** Which block ended by itself, and why; null for time that has simply passed. */
export function settledWords({ change, by, feedName }: SettledChange, zone: ZoneId): string | null {
  if (by === 'time') return null;
  const shower = by === 'feed' ? (feedName ?? 'The schedule') : 'The calendar';
  return `${changeTitle(change, zone)}: ${shower} shows it now, so the block from the mail is cleared.`;
}
