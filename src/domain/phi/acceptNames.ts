// Decides which names are a patient's, and finds the same people again wherever they stand.
import type { NameCandidate } from './candidates';
import { placeKind } from './lexicon/places';
import { isOfClass } from './lexicon/wordFacts';
import type { PhiReading } from './reading';
import type { Finding } from './settlePlaces';

export interface JudgedName {
  readonly candidate: NameCandidate;
  /** What it is whatever the evidence says. */
  readonly certain: 'NAME' | 'ADDRESS' | null;
  readonly isNever: boolean;
  /** How likely it is a patient's name, and a place where a patient lives. */
  readonly name: number;
  readonly address: number;
}

const SHORTEST_PART = 3;
/** Below this share of the threshold a second mention stays out, whoever was accepted elsewhere. */
const FLOOR = 0.06;

function isAfterDoctor(reading: PhiReading, candidate: NameCandidate): boolean {
  const before = reading.words[candidate.from - 1]?.word ?? '';
  return isOfClass(before, 'doctor') && reading.gapBefore(candidate.from) !== 'line';
}

/** Towns are spoken of more seldom than people. */
const ADDRESS_SHARE = 0.7;

const LONGEST_STATE = 28;
const STATE_CODE = /^,? [A-Z]{2}(?![A-Za-z])(?: \d{5}(?:-\d{4})?(?!\d))?/;
const STATE_NAME = /^, ((?:New |North |South |West |Rhode )?[A-Z][a-z]{3,12})(?![A-Za-z])/;

/** "Brooklyn, NY 11201": the state and code belong to the town. */
function withState({ text }: PhiReading, { end }: NameCandidate): number {
  const behind = text.slice(end, end + LONGEST_STATE);
  const state = STATE_CODE.exec(behind) ?? STATE_NAME.exec(behind);
  if (state === null || (state[1] !== undefined && placeKind(state[1].toLowerCase()) !== 'state'))
    return end;
  return end + state[0].length;
}

const HOUSE_NUMBER = /(?<![\w.,:/-])\d{1,5}[A-Za-z]? $/;
const LONGEST_NUMBER = 8;
const STREET =
  /\b(?:ln|lane|st|street|ave|avenue|rd|road|dr|drive|blvd|ct|court|way|pl|place|ter|terrace|cir|circle|pkwy|hwy|trail|row)\b/i;

/** "406 Fenwick Ln": the number belongs to the street. */
function withHouseNumber({ text }: PhiReading, { start, end }: NameCandidate): number {
  if (!STREET.test(text.slice(start, end))) return start;
  const before = HOUSE_NUMBER.exec(text.slice(Math.max(0, start - LONGEST_NUMBER), start));
  return before === null ? start : start - before[0].length;
}

/** "Mrs." and "Sgt." go with the name that they stand before. */
function withTitle({ words, text }: PhiReading, { from, start }: NameCandidate): number {
  const before = words[from - 1];
  return before !== undefined &&
    /^(?:mrs?|ms|miss|sra?|srta|sgt|rev|cpl|pvt|capt|lt|pastor|father|sister|deacon)$/.test(
      before.word,
    ) &&
    /^\.? $/.test(text.slice(before.end, start).slice(0, 3)) &&
    /\p{Lu}/u.test(text[before.start] ?? '')
    ? before.start
    : start;
}

/** Names accepted by themselves, and further mentions of the same people by first or last name. */
export function acceptNames(
  judged: readonly JudgedName[],
  reading: PhiReading,
  threshold: number,
): Finding[] {
  const found: Finding[] = [];
  const people = new Set<string>();
  const rest: JudgedName[] = [];
  for (const one of judged) {
    const { candidate, name, address, certain, isNever } = one;
    if (isNever) continue;
    if (certain === 'NAME' || (certain === null && name >= threshold && name >= address)) {
      found.push({ type: 'NAME', start: withTitle(reading, candidate), end: candidate.end });
      for (const part of candidate.parts) if (part.length >= SHORTEST_PART) people.add(part);
    } else if (
      certain === 'ADDRESS' ||
      address >= ADDRESS_SHARE * threshold ||
      name + address >= threshold + 0.1
    ) {
      const isPlace = certain === 'ADDRESS' || address >= name;
      found.push({
        type: isPlace ? 'ADDRESS' : 'NAME',
        start: isPlace ? withHouseNumber(reading, candidate) : candidate.start,
        end: isPlace ? withState(reading, candidate) : candidate.end,
      });
    } else {
      rest.push(one);
    }
  }
  for (const { candidate, name } of rest) {
    const known = candidate.parts.filter((part) => part.length >= SHORTEST_PART);
    if (known.length === 0 || !known.every((part) => people.has(part))) continue;
    if (name < FLOOR * threshold || isAfterDoctor(reading, candidate)) continue;
    found.push({ type: 'NAME', start: candidate.start, end: candidate.end });
  }
  return found;
}
