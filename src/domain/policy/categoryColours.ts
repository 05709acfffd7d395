// Which of the categories that the desk writes have no colour yet in the physician's own list, and the colour for each.
import {
  categoriesOfHold,
  TRAVEL_CATEGORY,
  TRIP_CATEGORY,
  WORK_STREAMS,
  type CategoryColour,
} from '../holds';
import { ALL_LANE_CATEGORIES, HANDED_OFF_CATEGORY } from '../log';
import type { CalendarRules } from './calendarRules';

/** A category as the owner's list has it. */
export interface ListedCategory {
  readonly name: string;
  readonly hasColour: boolean;
}

/** A category that shows without a colour until the owner's list has one of its name. */
export interface MissingColour {
  readonly name: string;
  readonly colour: CategoryColour;
  readonly on: 'holds' | 'mails';
}

/**
 * The categories that the desk puts on holds and mails and that still show without a colour, in the order in which a person
 * would list them: holds first.
 *
 * A category to which the release gives no colour is left alone, and so is one that has any colour already, whoever chose
 * it. Names are compared without case, as Outlook does.
 *
 * @param list the owner's own list
 *
 * @example
 * missingColours({ ...rules, colours: { Hold: 'steel' } }, [{ name: 'HOLD', hasColour: true }]) //=> []
 */
export function missingColours(
  { colours = {}, holds }: Pick<CalendarRules, 'colours' | 'holds'>,
  list: readonly ListedCategory[],
): readonly MissingColour[] {
  const coloured = new Set(list.filter((one) => one.hasColour).map((one) => nameKey(one.name)));
  const given = new Map(Object.entries(colours).map(([name, colour]) => [nameKey(name), colour]));
  const onHolds = WORK_STREAMS.flatMap((stream) =>
    categoriesOfHold(holds.category, stream, holds.streams ?? {}),
  );
  const wanted = new Map<string, MissingColour>();
  const want = (on: MissingColour['on'], names: readonly string[]): void => {
    for (const name of names) {
      const key = nameKey(name);
      const colour = given.get(key);
      if (colour === undefined || coloured.has(key) || wanted.has(key)) continue;
      wanted.set(key, { name, colour, on });
    }
  };
  want('holds', [...onHolds, TRIP_CATEGORY, TRAVEL_CATEGORY]);
  want('mails', [...ALL_LANE_CATEGORIES, HANDED_OFF_CATEGORY]);
  return [...wanted.values()];
}

/** The name by which Outlook tells categories apart. */
export function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
