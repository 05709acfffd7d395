// How far a zone's clocks stand from UTC, as whole numbers and without an object a look-up.

const DAY = 86_400_000;
const MINUTE = 60_000;

interface ZoneTable {
  readonly format: Intl.DateTimeFormat;
  /** Offset at midnight UTC, by day number. */
  readonly atMidnight: Map<number, number>;
  /** The instant of the change, by day number, of days whose two midnights differ. */
  readonly changes: Map<number, number>;
}

/** Kept for the life of the program: what a zone's clocks show at an instant never changes. */
const tables = new Map<string, ZoneTable>();

function tableOf(zone: string): ZoneTable {
  const ready = tables.get(zone);
  if (ready !== undefined) return ready;
  const table: ZoneTable = {
    format: new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }),
    atMidnight: new Map(),
    changes: new Map(),
  };
  tables.set(zone, table);
  return table;
}

/** A mail may say "10:00-05:00": a zone that is nothing but its offset. */
const FIXED = /^([+-])(\d{2}):(\d{2})$/;
const PLUS = 43;
const MINUS = 45;
const WRITTEN = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;

function isFixed(zone: string): boolean {
  const first = zone.charCodeAt(0);
  return first === PLUS || first === MINUS;
}

function readOffset(table: ZoneTable, instant: number): number {
  const parts = WRITTEN.exec(table.format.format(instant));
  if (parts === null) throw new RangeError('The engine writes dates in another form');
  const [, month, day, year, hour, minute, second] = parts.map(Number);
  const local = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  return local - Math.floor(instant / 1000) * 1000;
}

function offsetAtMidnight(table: ZoneTable, day: number): number {
  const known = table.atMidnight.get(day);
  if (known !== undefined) return known;
  const offset = readOffset(table, day * DAY);
  table.atMidnight.set(day, offset);
  return offset;
}

/** The first minute of the day at which the later offset holds. */
function changeWithin(table: ZoneTable, day: number, later: number): number {
  const known = table.changes.get(day);
  if (known !== undefined) return known;
  let before = day * DAY;
  let after = before + DAY;
  while (after - before > MINUTE) {
    const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE;
    if (readOffset(table, middle) === later) after = middle;
    else before = middle;
  }
  table.changes.set(day, after);
  return after;
}

/** From this instant on zones stand at whole minutes, and years have four digits. */
const EARLIEST = Date.UTC(1973, 0, 1);
const LATEST = Date.UTC(9999, 11, 1);

/** True when `offsetAt` and `instantOfLocal` answer for the instant, or for the local time taken as UTC. */
export function isWithinTables(milliseconds: number): boolean {
  return milliseconds > EARLIEST && milliseconds < LATEST;
}

/**
 * Milliseconds by which the zone's clocks stand before UTC at an instant: -21,600,000 in Chicago in winter.
 *
 * Throws RangeError for a zone that the engine does not know.
 */
export function offsetAt(instant: number, zone: string): number {
  const fixed = isFixed(zone) ? FIXED.exec(zone) : null;
  if (fixed !== null)
    return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])) * MINUTE;
  const table = tableOf(zone);
  const day = Math.floor(instant / DAY);
  const before = offsetAtMidnight(table, day);
  const after = offsetAtMidnight(table, day + 1);
  if (before === after) return before;
  return instant < changeWithin(table, day, after) ? before : after;
}

/**
 * The instant of a local time given as the milliseconds that it would have in UTC.
 *
 * A time that a change skips moves forward by the gap; a repeated one means its first passing (RFC 5545 section 3.3.5).
 */
export function instantOfLocal(localAsUtc: number, zone: string): number {
  const before = offsetAt(localAsUtc - DAY, zone);
  const after = offsetAt(localAsUtc + DAY, zone);
  if (before === after) return localAsUtc - before;
  const early = localAsUtc - before;
  if (offsetAt(early, zone) === before) return early;
  const late = localAsUtc - after;
  return offsetAt(late, zone) === after ? late : early;
}
