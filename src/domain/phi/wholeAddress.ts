// Finds where an address begins and ends once a piece of it is known: number, street, unit, town, state and code.
import { placeKind } from './lexicon/places';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** An address is not longer to either side of the piece that gave it away. */
const REACH = 64;

const STREET_WORD =
  '(?:ln|lane|st|street|ave|avenue|rd|road|dr|drive|blvd|boulevard|ct|court|way|pl|place|ter|terrace|cir|circle|pkwy|parkway|hwy|highway|trail|row|loop|quay|bluff|bend)';
const STREET = new RegExp(`\\b${STREET_WORD}\\b`, 'i');
const OPENS_WITH_STREET = new RegExp(`^${STREET_WORD}\\b`, 'i');
const STREET_BEHIND = new RegExp(`^ ${STREET_WORD}\\b\\.?`, 'i');
const UNIT = '(?:apt|apartment|unit|suite|ste|lot|flat|room|rm)\\.? ?#?[a-z]?\\d{0,4}[a-z]?';
const UNIT_BEHIND = new RegExp(
  `^,? (?:${UNIT}(?![\\p{L}\\d])|#\\d{1,4}[a-z]?|(?:first|second|third|fourth|ground|top) floor)`,
  'iu',
);
const NUMBER_BEFORE = new RegExp(
  `(?<![\\w.,:/-])(?:${UNIT}, )?\\d{1,5}[A-Za-z]? (?:[NSEW]\\.? )?$`,
  'i',
);
/** A number that opens a line, or where somebody is said to live, needs no word for a street behind the name. */
const OPENS_ADDRESS = /(?:^|\n|: |\b(?:at|to|is|in|of|en|a) )\d{1,5}[A-Za-z]? $/i;
const NAME_GOES_ON = /^ \p{Lu}\p{Ll}+(?=,|\.|\n|$)/u;
const TOWN_BEHIND = /^, \p{Lu}[\p{L}'’]+(?:[ -]\p{Lu}[\p{L}'’]+){0,2}/u;

const PLACE_WORD =
  '(?:City|Beach|Bay|Lakes?|Creek|Harbors?|River|Falls|Springs?|Heights|Hills?|Park|Grove|Valley|Point|Corners|Junction|County|Township|Village|Island|Mills|Ridge|Landing|Bridge|Neck|Spit|West|East|North|South)';
const PLACE_BEHIND = new RegExp(`^ ${PLACE_WORD}(?: ${PLACE_WORD})?(?!\\p{L})`, 'u');
const IS_PLACE_WORD = new RegExp(`^${PLACE_WORD}$`, 'u');
const WORDS_BEFORE = /(?:(?<=^|[^\p{L}.] ?)\p{Lu}\p{Ll}+ ){1,2}$/u;
const PLACE_BEFORE =
  /(?<!\p{L})(?:(?:Port|Fort|San|Santa|Saint|New|Mount|El|Los|Las|La|Big|Great|Little|Lake|Cape|Palm|Sun|Sugar)|(?:Ft|St|Mt)\.?) $/u;
const TOWN_BEFORE = /(?:\p{Lu}\p{Ll}+ )?\p{Lu}\p{Ll}+, $/u;

const WORD = "\\p{Lu}[\\p{L}'’.-]*";
const RURAL =
  '(?:(?:RR|R\\.R\\.|Rural Route|Route|Rte\\.?|HC|CR|Co(?:unty|\\.)? R(?:oad|d)|Apdo\\.?|Qtrs)\\.? \\d{1,5}[A-Z]?(?:,? Box \\d{1,5})?|General Delivery)';
/** What stands before a town or a street's own word: "14 Heron " of "14 Heron Bluff", "RR 3, " of "RR 3, Decorah". */
const HOUSE_BEFORE = new RegExp(
  `(?<![\\w.,:/-])(?:\\d{1,5}[A-Z]? (?:[NSEW]\\.? )?${WORD}(?: ${WORD}){0,2}(?:,? (?:${UNIT}))?|${RURAL}), $`,
  'u',
);
const HOUSE_IN_STREET = new RegExp(
  `(?<![\\w.,:/-])\\d{1,5}[A-Z]? (?:[NSEW]\\.? )?(?:${WORD} ){1,2}$`,
  'u',
);

const STATE_CODE = /^,? [A-Z]{2}(?![A-Za-z])(?: \d{5}(?:-\d{4})?(?!\d))?/;
const STATE_NAME = /^, ((?:New |North |South |West |Rhode )?[A-Z][a-z]{3,12})(?![A-Za-z])/;
const CODE = /^,? \d{5}(?:-\d{4})?(?!\d)/;

/** The end of what matches right behind `end`; `end` itself for nothing. */
function past(text: string, end: number, pattern: RegExp): number {
  return end + (pattern.exec(text.slice(end, end + REACH))?.[0].length ?? 0);
}

/** "Brooklyn, NY 11201": the state and the code belong to the town. */
function pastState(text: string, end: number): number {
  const behind = text.slice(end, end + REACH);
  const state = STATE_CODE.exec(behind) ?? STATE_NAME.exec(behind);
  const isState =
    state !== null && (state[1] === undefined || placeKind(state[1].toLowerCase()) === 'state');
  return isState ? end + state[0].length : past(text, end, CODE);
}

/** "Creek", "Beach", "City": what towns are called behind a name of their own. */
export function isPlaceWord(word: string): boolean {
  return IS_PLACE_WORD.test(word);
}

/** Where the house of a town begins; `start` itself when none is named before it. */
function houseStart(text: string, start: number, end: number): number {
  const before = text.slice(Math.max(0, start - REACH), start);
  const isStreets = OPENS_WITH_STREET.test(text.slice(start, end));
  const house = (isStreets ? HOUSE_IN_STREET : HOUSE_BEFORE).exec(before);
  return start - (house?.[0].length ?? 0);
}

/** "Creek" of "Deep Creek", "Lavaca" of "Port Lavaca", "Wyoming" of "Ten Sleep, Wyoming". */
function wholeTown<T extends Stretch>(piece: T, text: string): T {
  const { start, end } = piece;
  const own = text.slice(start, end);
  const before = text.slice(Math.max(0, start - REACH), start);
  const isState = placeKind(own.toLowerCase()) === 'state';
  const pattern = isState ? TOWN_BEFORE : isPlaceWord(own) ? WORDS_BEFORE : PLACE_BEFORE;
  const named = past(text, end, PLACE_BEHIND);
  const opens = start - (pattern.exec(before)?.[0].length ?? 0);
  return { ...piece, start: houseStart(text, opens, end), end: pastState(text, named) };
}

/**
 * The whole address around a piece of it: "Sycamore" of "88 Sycamore Row, Apt 2, Munhall, PA 15120".
 *
 * A town is taken along only behind a street with its number: "in Lakeside, Maria says" is a town and a person.
 */
export function wholeAddress<T extends Stretch>(piece: T, text: string): T {
  const { start, end } = piece;
  const before = text.slice(Math.max(0, start - REACH), start);
  const number = NUMBER_BEFORE.exec(before);
  const street = past(text, end, STREET_BEHIND);
  const own = text.slice(start, street);
  const isStreet = STREET.test(own) && (number !== null || /^\d/.test(own));
  if (!isStreet && (number === null || !OPENS_ADDRESS.test(before))) return wholeTown(piece, text);
  const named = isStreet ? street : past(text, street, NAME_GOES_ON);
  const unit = past(text, named, UNIT_BEHIND);
  return {
    ...piece,
    start: start - (number?.[0].length ?? 0),
    end: pastState(text, past(text, unit, TOWN_BEHIND)),
  };
}
