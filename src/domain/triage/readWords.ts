// Finds the matrix's phrases in a mail and remembers in which part each of them stands.
import { rememberLast, spelledWordsOf, type MailText, type OnPhrase } from '../mail';
import type { CompiledMatrix } from './compileMatrix';
import type { Place } from './conditions';
import type { Concept } from './evidenceModel';

/** A phrase of the matrix as it stands in the mail. */
export interface WordHit {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

export interface FoundWords {
  /** The first place of the first of these phrases that stands in that part; null when none does. */
  findAny(phrases: readonly string[], place: Place): WordHit | null;
  /** The concepts of which a phrase stands anywhere in the mail, in the order of the matrix. */
  conceptsMet(): readonly Concept[];
}

const LITTLE = 220;
const SUBJECT = 1;
const NEWEST = 2;
const REST = 4;
const MASKS: Readonly<Record<Place, number>> = {
  subject: SUBJECT,
  newest: NEWEST,
  fresh: SUBJECT | NEWEST,
  whole: SUBJECT | NEWEST | REST,
};

/** A stretch of the text and what it counts as. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly mask: number;
}

/** True for the subject and for new words. */
export function isFresh({ mask }: Stretch): boolean {
  return (mask & (SUBJECT | NEWEST)) !== 0;
}

export function isSubject({ mask }: Stretch): boolean {
  return mask === SUBJECT;
}

/** Stretches with what they count as, in order. A forward counts as new where little else was written. */
export const stretchesOf: (text: MailText) => readonly Stretch[] = rememberLast(cutStretches);

function cutStretches(text: MailText): Stretch[] {
  const own = text.parts
    .filter((part) => part.kind === 'newest')
    .reduce((sum, part) => sum + text.text.slice(part.start, part.end).trim().length, 0);
  const isForwardRead = own < LITTLE;
  return [
    { start: 0, end: Math.max(0, text.bodyStart - 2), mask: SUBJECT },
    ...text.parts.map((part) => ({
      start: part.start,
      end: part.end,
      mask: part.kind === 'newest' || (part.kind === 'forwarded' && isForwardRead) ? NEWEST : REST,
    })),
  ];
}

interface PlacedHit {
  readonly mask: number;
  readonly start: number;
  readonly end: number;
}

/** `phrases` must be lists of the matrix itself, whose numbers are known. */
export function readWords(text: MailText, compiled: CompiledMatrix): FoundWords {
  const { words, book } = spelledWordsOf(text);
  const seen = new Uint8Array(compiled.finder.phrases.length);
  const hits = new Map<number, PlacedHit[]>();
  let mask = 0;
  const onHit: OnPhrase = (phrase, from, to) => {
    if (((seen[phrase] ?? 0) & mask) !== 0) return;
    seen[phrase] = (seen[phrase] ?? 0) | mask;
    const start = words[from]?.start ?? 0;
    const hit = { mask, start, end: words[to - 1]?.end ?? start };
    const list = hits.get(phrase);
    if (list === undefined) hits.set(phrase, [hit]);
    else list.push(hit);
  };
  let next = 0;
  for (const stretch of stretchesOf(text)) {
    while (next < words.length && (words[next]?.start ?? 0) < stretch.start) next += 1;
    const first = next;
    while (next < words.length && (words[next]?.start ?? 0) < stretch.end) next += 1;
    mask = stretch.mask;
    compiled.finder.find(words, onHit, first, next, book);
  }
  return {
    findAny(phrases, place) {
      const wanted = MASKS[place];
      for (const number of compiled.numbersOf(phrases)) {
        if (((seen[number] ?? 0) & wanted) === 0) continue;
        const found = hits.get(number)?.find((entry) => (entry.mask & wanted) !== 0);
        if (found === undefined) continue;
        const { start, end } = found;
        return { words: text.text.slice(start, end), start, end };
      }
      return null;
    },
    conceptsMet() {
      const { conceptList } = compiled;
      const met = new Uint8Array(conceptList.length);
      for (const phrase of hits.keys())
        for (const concept of compiled.conceptsOf(phrase)) met[concept] = 1;
      return conceptList.filter((_concept, index) => met[index] === 1);
    },
  };
}
