// Decides which names are a patient's, and finds the same people again wherever they stand.
import type { NameCandidate } from './candidates';
import { isFamilyForm, opensEntry } from './nameCandidates';
import { isOfClass } from './lexicon/wordFacts';
import type { PhiReading } from './reading';
import type { Finding } from './settlePlaces';
import { isPlaceWord } from './wholeAddress';

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

/** "Midland Employers Trust": the first word of an organization's name. */
function opensTitle({ text, words }: PhiReading, { to, end }: NameCandidate): boolean {
  const next = words[to];
  return (
    next?.start === end + 1 &&
    text[end] === ' ' &&
    !next.isShouted &&
    /\p{Lu}/u.test(text[next.start] ?? '') &&
    !isPlaceWord(text.slice(next.start, next.end))
  );
}

/** A town alone tells little of anybody, and nearly every mail names one: it takes more than a name does. */
const ADDRESS_SHARE = 2;
/** Somebody's name or somewhere to live, whichever: together they must be this much surer than a name. */
const EITHER = 0.3;

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

const GIVEN_FORM = /^[gbhdu](?:[ifu]|[gbhd])?$/;

/** "LUND, SIGRID": a family name and the first name behind it are one person's, in a list of nobody else. */
function isTurnedName(first: NameCandidate, second: NameCandidate, reading: PhiReading): boolean {
  const { text } = reading;
  if (text.slice(first.end, second.start) !== ', ') return false;
  const isFamily =
    isFamilyForm(first.pattern) || (first.pattern === 'd' && opensEntry(reading, first.from));
  if (!isFamily || !GIVEN_FORM.test(second.pattern)) return false;
  if (second.isShouted && !first.isShouted) return false;
  if (reading.gapBefore(first.from) === 'comma') return false;
  return !/^(?:, \p{Lu}\p{Ll}| (?:and|&|y|e|or) )/u.test(text.slice(second.end, second.end + 5));
}

/** "rusty hensley": two names in small letters side by side. */
function isSmallName(first: NameCandidate, second: NameCandidate, { text }: PhiReading): boolean {
  return first.isSmall && second.isSmall && text.slice(first.end, second.start) === ' ';
}

/** Katarzyna "Kasia" Przybylska: what is called by is quoted in the name. */
function isNickname(first: NameCandidate, second: NameCandidate, { text }: PhiReading): boolean {
  return /^(?: ["“]|["”] )$/.test(text.slice(first.end, second.start));
}

/** Takes along the other half of each name that is accepted by one half only. */
function withOtherHalves(
  found: readonly Finding[],
  accepted: Set<NameCandidate>,
  judged: readonly JudgedName[],
  reading: PhiReading,
): Finding[] {
  const halves: Finding[] = [];
  const join = (one: JudgedName | undefined, other: JudgedName | undefined): void => {
    if (one === undefined || other === undefined || one.isNever || other.isNever) return;
    const first = one.candidate;
    const second = other.candidate;
    if (accepted.has(first) === accepted.has(second)) return;
    if (
      !isTurnedName(first, second, reading) &&
      !isSmallName(first, second, reading) &&
      !isNickname(first, second, reading)
    )
      return;
    accepted.add(first).add(second);
    halves.push({ type: 'NAME', start: first.start, end: second.end });
  };
  for (let at = 1; at < judged.length; at += 1) join(judged[at - 1], judged[at]);
  for (let at = judged.length - 1; at > 0; at -= 1) join(judged[at - 1], judged[at]);
  return [...halves, ...found];
}

const INITIALS = /^i{4,}$/;

/** "M U S G R A V E" spells somebody who is accepted. */
function isSpelled({ pattern, parts }: NameCandidate, people: ReadonlySet<string>): boolean {
  return INITIALS.test(pattern) && people.has(parts.join(''));
}

const GIVEN_AND_INITIAL = /^[gbh]i/;

/** Names accepted by themselves, and further mentions of the same people by first or last name. */
export function acceptNames(
  judged: readonly JudgedName[],
  reading: PhiReading,
  threshold: number,
): Finding[] {
  const found: Finding[] = [];
  const accepted = new Set<NameCandidate>();
  const people = new Set<string>();
  const rest: JudgedName[] = [];
  for (const one of judged) {
    const { candidate, certain, isNever } = one;
    if (isNever) continue;
    // "Lisa T." is nowhere to live.
    const isPerson = GIVEN_AND_INITIAL.test(candidate.pattern);
    const name = isPerson ? one.name + one.address : one.name;
    const address = isPerson ? 0 : one.address;
    if (certain === 'NAME' || (certain === null && name >= threshold && name >= address)) {
      found.push({ type: 'NAME', start: withTitle(reading, candidate), end: candidate.end });
      accepted.add(candidate);
      for (const part of candidate.parts) if (part.length >= SHORTEST_PART) people.add(part);
    } else if (
      certain === 'ADDRESS' ||
      ((address >= ADDRESS_SHARE * threshold || name + address >= threshold + EITHER) &&
        !opensTitle(reading, candidate))
    ) {
      const isPlace = certain === 'ADDRESS' || address >= name;
      if (!isPlace) accepted.add(candidate);
      found.push({
        type: isPlace ? 'ADDRESS' : 'NAME',
        start: candidate.start,
        end: candidate.end,
      });
    } else {
      rest.push(one);
    }
  }
  for (const { candidate, name } of rest) {
    const known = candidate.parts.filter((part) => part.length >= SHORTEST_PART);
    const isKnown = known.length > 0 && known.every((part) => people.has(part));
    if (!isKnown && !isSpelled(candidate, people)) continue;
    if (isKnown && (name < FLOOR * threshold || isAfterDoctor(reading, candidate))) continue;
    found.push({ type: 'NAME', start: candidate.start, end: candidate.end });
    accepted.add(candidate);
  }
  return withOtherHalves(found, accepted, judged, reading);
}
