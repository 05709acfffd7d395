// The days around proposed times, so that a physician sees at a glance what stands next to them.
import { blocksFromEntries, type Block } from '../domain/holds';
import { principalAt } from '../domain/roster';
import {
  addDays,
  instantAtLocal,
  localDateAt,
  overlaps,
  wholeDay,
  windowOnDay,
  type LocalDate,
  type Window,
  type ZoneId,
} from '../domain/time';
import type { Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';

export interface ReadOptionDaysRequest {
  readonly houseRules: HouseRules;
  /** Address of the physician. */
  readonly principal: string;
  /** The proposed times, in any order. */
  readonly windows: readonly Window[];
}

export interface OptionDay {
  readonly day: LocalDate;
  /** The physician's working hours, to be drawn at least. */
  readonly hours: Window;
  /** Committed time that touches the day, by start; titles are for the viewer's eyes and never written. */
  readonly blocks: readonly Block[];
}

export interface OptionDays {
  readonly zone: ZoneId;
  readonly days: ReadonlyMap<LocalDate, OptionDay>;
}

/** Times further off than this from the first are left without a day: one read answers for all. */
const LONGEST_READ_DAYS = 60;

/**
 * Reads the days of the proposed times in one stretch. No time asked: no read.
 *
 * @throws DeskError when the calendar could not be read; a day that is missing was not read, one without blocks is free
 */
export async function readOptionDays(
  desk: Desk,
  { houseRules, principal, windows }: ReadOptionDaysRequest,
): Promise<OptionDays> {
  const who = principalAt(houseRules.roster, principal);
  const zone = who?.zone ?? 'UTC';
  const days = [...new Set(windows.map((window) => localDateAt(window.start, zone)))].sort();
  const first = days[0];
  if (who === null || first === undefined) return { zone, days: new Map() };
  const near = days.filter((day) => day < addDays(first, LONGEST_READ_DAYS));
  const last = near.at(-1) ?? first;
  const stretch: Window = {
    start: wholeDay(first, zone).start,
    end: instantAtLocal(`${addDays(last, 1)}T00:00:00`, zone),
  };
  const entries = await desk.calendar.readEntries(who.address, stretch);
  const blocks = blocksFromEntries(entries, [], {
    ownProposalId: null,
    kinds: houseRules.release.calendarRules.categoryKinds,
  });
  return {
    zone,
    days: new Map(
      near.map((day) => [
        day,
        {
          day,
          hours: windowOnDay(day, who.workingHours.start, who.workingHours.end, zone),
          blocks: blocks.filter((block) => overlaps(block.window, wholeDay(day, zone))),
        },
      ]),
    ),
  };
}
