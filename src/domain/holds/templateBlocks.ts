// The week as it is meant to be: sessions that repeat by rule at a site, for whatever calendar forgot them.
import {
  addDays,
  localDateAt,
  mondayOf,
  weekdayOf,
  windowOnDay,
  type LocalDate,
  type Weekday,
  type Window,
  type ZoneId,
} from '../time';
import type { Block, BlockKind } from './types';

export interface SessionTemplate {
  readonly id: string;
  readonly kind: BlockKind;
  readonly title: string;
  readonly siteId: string | null;
  readonly days: readonly Weekday[];
  /** Clock times `HH:mm`; an end before the start lies on the next day. */
  readonly start: string;
  readonly end: string;
  readonly firstDay: LocalDate;
  /** The last day on which it may take place; null: until further notice. */
  readonly lastDay: LocalDate | null;
  /** 1: every week, 2: every other week counted from the week of `firstDay`. */
  readonly everyWeeks: number;
  /** Days without a session. */
  readonly except: readonly LocalDate[];
}

/**
 * The sessions of the templates that touch the window. None on holidays.
 *
 * @returns by start
 */
export function templateBlocks(
  templates: readonly SessionTemplate[],
  window: Window,
  zone: ZoneId,
  holidays: readonly LocalDate[],
): readonly Block[] {
  const blocks: Block[] = [];
  const last = localDateAt(window.end, zone);
  for (let day = addDays(localDateAt(window.start, zone), -1); day <= last; day = addDays(day, 1)) {
    if (holidays.includes(day)) continue;
    for (const template of templates) {
      if (!takesPlace(template, day)) continue;
      const { start, end } = template;
      const session = {
        start: windowOnDay(day, start, start, zone).start,
        end: windowOnDay(end > start ? day : addDays(day, 1), end, end, zone).end,
      };
      if (session.start >= window.end || session.end <= window.start) continue;
      blocks.push({
        kind: template.kind,
        window: session,
        entryIds: [],
        title: template.title,
        proposalId: null,
        siteId: template.siteId,
        source: 'template',
      });
    }
  }
  return blocks.sort((a, b) => a.window.start - b.window.start || a.window.end - b.window.end);
}

function takesPlace(template: SessionTemplate, day: LocalDate): boolean {
  if (day < template.firstDay || (template.lastDay !== null && day > template.lastDay))
    return false;
  if (!template.days.includes(weekdayOf(day)) || template.except.includes(day)) return false;
  const weeks =
    (Date.parse(mondayOf(day)) - Date.parse(mondayOf(template.firstDay))) / (7 * 86_400_000);
  return weeks % Math.max(1, template.everyWeeks) === 0;
}
