// The days and hours that a mail names, whoever asks for them or does not: what a notice says of the calendar.
import type { MailText } from '../mail';
import { addDays, type Instant, type ZoneId } from '../time';
import { buildSlots, toMailbox } from './buildSlots';
import type { ClockMoment, Moment } from './moments';
import { readOwnTimes } from './readCandidates';
import type { LocalWindow } from './types';

const MOST = 8;

/**
 * The stretches of time that the sender's own words name, from the day of receipt on.
 *
 * A day without a clock time is named from midnight to midnight, and so is one with a lone clock time: a notice that
 * gives no end leaves the length open. A stretch of clock times that ends before it begins reaches into the next day.
 *
 * @returns in the mailbox zone, by start, each once, at most eight; empty when no day is named
 *
 * @example
 * readMentionedTimes(readMailText(swap), receivedAt, 'America/Chicago')
 * //=> [{ start: '2026-11-28T07:00:00', end: '2026-11-29T07:00:00' }]
 */
export function readMentionedTimes(
  mail: MailText,
  receivedAt: Instant,
  zone: ZoneId,
): readonly LocalWindow[] {
  const { own, today, moments } = readOwnTimes(mail, receivedAt, zone);
  const built = buildSlots(own, moments);
  const found = new Map<string, LocalWindow>();
  const add = (window: LocalWindow): void => {
    if (window.end > `${today}T00:00:00`) found.set(`${window.start} ${window.end}`, window);
  };
  const clocked = new Set<string>();
  const overnight = overnightEnds(own, moments);
  for (const { day, clock, isSpread } of built.slots) {
    const { from } = clock;
    const to = clock.to ?? overnight.get(clock) ?? null;
    if (to === null || clock.isPartOfDay || isSpread) continue;
    const end = to <= from ? to + 24 * 60 : to;
    clocked.add(day);
    add({
      start: toMailbox(day, from, clock.zone, zone),
      end: toMailbox(day, end, clock.zone, zone),
    });
  }
  const bare = [
    ...built.slots.filter(({ clock }) => clock.to === null || clock.isPartOfDay),
    // "Objections by Friday" is a deadline and no time of the schedule.
    ...built.days.filter(({ limit }) => limit !== 'by' && limit !== 'before'),
  ].map(({ day }) => ({ from: day, to: day }));
  for (const { from, to } of [...bare, ...built.ranges]) {
    if (clocked.has(from)) continue;
    add({ start: `${from}T00:00:00`, end: `${addDays(to, 1)}T00:00:00` });
  }
  return [...found.values()].sort((a, b) => (a.start < b.start ? -1 : 1)).slice(0, MOST);
}

/** "5 pm to 7 am": two clock times, the second of which belongs to the next morning. */
function overnightEnds(text: string, moments: readonly Moment[]): ReadonlyMap<ClockMoment, number> {
  const ends = new Map<ClockMoment, number>();
  moments.forEach((moment, index) => {
    const next = moments[index + 1];
    if (moment.kind !== 'clock' || next?.kind !== 'clock') return;
    if (moment.to !== null || next.to !== null || next.from > moment.from) return;
    if (/^\s*(?:to|until|till|through|-|–|—)\s*$/i.test(text.slice(moment.end, next.start)))
      ends.set(moment, next.from);
  });
  return ends;
}
