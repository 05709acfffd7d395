// Finds the matrix's phrases in a mail and remembers in which part each of them stands.
import { wordsOf, type MailText, type Word } from '../mail';
import type { CompiledMatrix } from './compileMatrix';
import type { Place } from './conditions';

/** A phrase of the matrix as it stands in the mail. */
export interface WordHit {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

export interface FoundWords {
  /** The first place where the phrase stands in that part; null when it does not. */
  find(phrase: string, place: Place): WordHit | null;
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

/** Stretches with what they count as, in order. A forward counts as new where little else was written. */
function stretches(
  text: MailText,
): { readonly start: number; readonly end: number; readonly mask: number }[] {
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

export function readWords(text: MailText, compiled: CompiledMatrix): FoundWords {
  const hits = new Map<number, { readonly mask: number; readonly hit: WordHit }[]>();
  for (const { start, end, mask } of stretches(text)) {
    const words: Word[] = wordsOf(text.text.slice(start, end));
    compiled.finder.find(words, ({ phrase, from, to }) => {
      const list = hits.get(phrase) ?? [];
      if (list.some((entry) => entry.mask === mask)) return;
      const first = start + (words[from]?.start ?? 0);
      const last = start + (words[to - 1]?.end ?? 0);
      list.push({ mask, hit: { words: text.text.slice(first, last), start: first, end: last } });
      hits.set(phrase, list);
    });
  }
  return {
    find(phrase, place) {
      const index = compiled.numberOf.get(phrase);
      const list = index === undefined ? undefined : hits.get(index);
      return list?.find((entry) => (entry.mask & MASKS[place]) !== 0)?.hit ?? null;
    },
  };
}
