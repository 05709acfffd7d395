// What is kept of a dropped schedule file: who, when and what kind of duty. A title may name a patient and is not kept.
import type { Instant, Window } from '../../time';
import { CATEGORY_KINDS } from '../categoryKinds';
import { BLOCK_KINDS, type BlockKind } from '../types';
import { kindOfFeedEvent, type FeedEvent } from './feed';
import { KEPT_AS, SCHEDULE_WORDS } from './scheduleWords';

/** What several duties say alike. */
export interface DutyText {
  /** Address of the physician or colleague whose duty it is; null: somebody whom the directory does not know. */
  readonly who: string | null;
  readonly kind: BlockKind;
  /** Words of the title that are on the closed list, in lower case; nothing else of the title. */
  readonly words: string;
}

/** Start, end, index of the text, and 1 for a whole day. */
export type LeanDuty = readonly [Instant, Instant, number, number];

export interface LeanFeed {
  readonly texts: readonly DutyText[];
  readonly duties: readonly LeanDuty[];
}

/** Whom a title may mean: address, and how the schedule writes the name. */
export interface NamedPerson {
  readonly address: string;
  readonly written: string;
}

/**
 * Keeps of a feed what the engine needs.
 *
 * Duties of `principals` are kept whole, and everybody's calls, since a swap shows as a call under another name. What
 * commits nothing (published as free) and every word that is not on the closed list are left behind.
 *
 * @param colleagues others whom a call may be traced to; the first that a title names counts
 *
 * @example
 * leanFeed([{ …, summary: 'Okafor, M: OR 2 Block (Merriweather, H)' }], [maya], [])
 * //=> { texts: [{ who: 'maya.okafor@…', kind: 'or', words: 'or 2 block' }], duties: [[…, …, 0, 0]] }
 */
export function leanFeed(
  events: readonly FeedEvent[],
  principals: readonly NamedPerson[],
  colleagues: readonly NamedPerson[],
  within: Window,
): LeanFeed {
  const texts: DutyText[] = [];
  const known = new Map<string, number>();
  const duties: LeanDuty[] = [];
  for (const event of events) {
    const { start, end } = event.window;
    if (event.isFree || start >= end || start >= within.end || end <= within.start) continue;
    const kind = kindOfFeedEvent(event);
    const principal = personIn(event.summary, principals);
    if (principal === null && kind !== 'call') continue;
    const who = principal ?? personIn(event.summary, colleagues);
    const words = scheduleWordsOf(event.summary);
    const key = `${who ?? ''}|${kind}|${words}`;
    const index = known.get(key) ?? texts.push({ who, kind, words }) - 1;
    known.set(key, index);
    duties.push([start, end, index, event.isAllDay ? 1 : 0]);
  }
  return { texts, duties };
}

/**
 * The events that kept duties stand for, with titles made of the roster's names and the kept words.
 *
 * @param written how the feed writes each person; the address of somebody whom it does not write is not shown
 */
export function eventsOfLean(
  { texts, duties }: LeanFeed,
  feedId: string,
  written: Readonly<Record<string, string>>,
): readonly FeedEvent[] {
  return duties.flatMap(([start, end, index, isAllDay]): readonly FeedEvent[] => {
    const text = texts[index];
    if (text === undefined) return [];
    const isKnown = text.who !== null && Object.hasOwn(written, text.who);
    const name = (isKnown ? written[text.who] : undefined) ?? 'somebody else';
    return [
      {
        uid: `${feedId}-${String(start)}-${String(index)}`,
        occurrence: start,
        window: { start, end },
        isAllDay: isAllDay === 1,
        isFree: false,
        summary: text.words === '' ? name : `${name}: ${asWritten(text.words)}`,
        categories: categoriesOf(text.kind),
        location: '',
      },
    ];
  });
}

/** Kinds come out of a list that people can edit. */
export function isBlockKind(kind: string): kind is BlockKind {
  return (BLOCK_KINDS as readonly string[]).includes(kind);
}

/** A built-in category that stands for the kind. */
function categoriesOf(kind: BlockKind): readonly string[] {
  const found = Object.entries(CATEGORY_KINDS).find(([, one]) => one === kind);
  return found === undefined ? [] : [found[0]];
}

function scheduleWordsOf(summary: string): string {
  return summary
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => SCHEDULE_WORDS.has(word) || /^\d{1,2}$/.test(word))
    .map((word) => KEPT_AS.get(word) ?? word)
    .join(' ');
}

const READ_AS: ReadonlyMap<string, string> = new Map(
  [...KEPT_AS].map(([word, kept]) => [kept, word]),
);

function asWritten(words: string): string {
  return words
    .split(' ')
    .map((word) => READ_AS.get(word) ?? word)
    .join(' ');
}

/** The person whose written name stands in the title as whole words; the longest such name counts. */
function personIn(summary: string, people: readonly NamedPerson[]): string | null {
  let found: NamedPerson | null = null;
  for (const person of people) {
    if (
      person.written.length > (found?.written.length ?? 0) &&
      namesPerson(summary, person.written)
    )
      found = person;
  }
  return found?.address ?? null;
}

/**
 * True when a title has the name as whole words, in any case.
 *
 * @example
 * namesPerson('Brandt, Sue: Clinic', 'Brandt, S') //=> false
 */
export function namesPerson(summary: string, name: string): boolean {
  const text = summary.toLowerCase();
  const wanted = name.toLowerCase();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const around = [text.charAt(at - 1), text.charAt(at + wanted.length)];
    if (around.every((letter) => !/[\p{L}\p{N}]/u.test(letter))) return true;
  }
  return false;
}
