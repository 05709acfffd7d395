// Looks over the lines of an iCalendar file before anything reads it, so that a mistake is told with its line.
import type { FeedProblem } from '../../../domain/holds';

export interface ScannedEvent {
  /** Line of BEGIN:VEVENT, from 1. */
  readonly line: number;
  /** Its lines as they came, BEGIN and END included. */
  readonly text: string;
  /** Line of the first property of each name. */
  readonly lineOf: ReadonlyMap<string, number>;
}

export type ScannedLines =
  | { readonly kind: 'scanned'; readonly events: readonly ScannedEvent[] }
  | { readonly kind: 'malformed'; readonly line: number; readonly problem: FeedProblem };

/** Name, parameters and value (RFC 5545 section 3.1); quoted parameters may hold a colon. */
const CONTENT_LINE =
  /^[A-Za-z0-9-]+(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*:/;
const TIMES = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE']);
const WRITTEN_TIME = /^(\d{4})(\d{2})(\d{2})(?:T([01]\d|2[0-3])[0-5]\d(?:[0-5]\d|60)Z?)?$/;
/** A day where a time is expected says so (RFC 5545 section 3.3.4). */
const BARE_DAY = /^\d{8}(?:,|$)/;
const IS_DAY = /;VALUE="?DATE"?[;:]/i;
/** RFC 5545 section 3.3.10: both are positive. */
const NONE_OF_IT = /(?:^|;)(?:INTERVAL|COUNT)=0*(?:;|$)/;
const FREQUENCY = /(?:^|;)FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)/;

interface OpenEvent {
  line: number;
  text: string;
  lineOf: Map<string, number>;
}

/** Checks that every line is one, that every BEGIN has its END, and that every time is one that a clock shows. */
export function scanLines(text: string): ScannedLines {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const open: { readonly name: string; readonly line: number }[] = [];
  const events: OpenEvent[] = [];
  let event: OpenEvent | null = null;
  let isCalendar = false;
  for (let index = 0; index < lines.length; index += 1) {
    const number = index + 1;
    const first = index;
    let line = lines[index] ?? '';
    if (line === '') continue;
    // A line that begins with a space or tab goes on the one before.
    for (let next = lines[index + 1] ?? ''; /^[ \t]/.test(next); next = lines[index + 1] ?? '') {
      line += next.slice(1);
      index += 1;
    }
    const fault = (problem: FeedProblem): ScannedLines => ({
      kind: 'malformed',
      line: number,
      problem,
    });
    if (!isCalendar && line.trim().toUpperCase() !== 'BEGIN:VCALENDAR')
      return fault('not-a-calendar');
    isCalendar = true;
    const start = CONTENT_LINE.exec(line)?.[0];
    if (start === undefined) return fault('unreadable-line');
    const name = line.slice(0, line.search(/[;:]/)).toUpperCase();
    const value = line.slice(start.length).trim().toUpperCase();
    if (event !== null) event.text += `${lines.slice(first, index + 1).join('\r\n')}\r\n`;
    if (name === 'BEGIN') {
      open.push({ name: value, line: number });
      if (value === 'VEVENT') {
        event = { line: number, text: `${line}\r\n`, lineOf: new Map() };
        events.push(event);
      }
    } else if (name === 'END') {
      if (open.pop()?.name !== value) return fault('unclosed');
      if (value === 'VEVENT') event = null;
    } else if (event !== null && open.at(-1)?.name === 'VEVENT') {
      if (!event.lineOf.has(name)) event.lineOf.set(name, number);
      if (TIMES.has(name) && !value.split(/[,/]/).every(isTime)) return fault('unreadable-time');
      if (TIMES.has(name) && BARE_DAY.test(value) && !IS_DAY.test(start))
        return fault('unreadable-time');
      if (name === 'RRULE' && (!FREQUENCY.test(value) || NONE_OF_IT.test(value)))
        return fault('unreadable-rule');
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined)
    return { kind: 'malformed', line: unclosed.line, problem: 'unclosed' };
  if (!isCalendar) return { kind: 'malformed', line: 1, problem: 'not-a-calendar' };
  return { kind: 'scanned', events };
}

/** A time of day or a day that the calendar has; the length of a period passes, the library reads it. */
function isTime(text: string): boolean {
  if (/^[+-]?P/.test(text)) return true;
  const parts = WRITTEN_TIME.exec(text);
  if (parts === null) return false;
  const [, year, month, day] = parts.map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  return date.getUTCMonth() === (month ?? 0) - 1 && date.getUTCDate() === day;
}
