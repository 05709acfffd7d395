// Keeps each spelling once, with a number: a word that was met before costs neither a new string nor a look-up by letters.
import { isCapital } from './ascii';

/** Spellings by number. Numbers hold as long as the same book is used. */
export interface SpellingBook {
  readonly spellings: string[];
  /** Of each spelling, so that a table that grows needs no letters. */
  readonly hashes: number[];
  /** Open addressing: 1 + the number of a spelling, or 0. */
  slots: Int32Array;
}

/** A book with more spellings is not opened for another mail: what mails say is not kept for ever. */
const MOST = 24_000;
const SLOTS_AT_FIRST = 1 << 16;

function newBook(): SpellingBook {
  return { spellings: [], hashes: [], slots: new Int32Array(SLOTS_AT_FIRST) };
}

let current = newBook();

/** The book to read the next text with; a text is read with one book from end to end. */
export function openBook(): SpellingBook {
  if (current.spellings.length > MOST) current = newBook();
  return current;
}

const PRIME = 0x01000193;
/** What a hash begins with. */
export const HASH_START = 0x811c9dc5;

/** Goes on with a hash by one more code unit; FNV-1a. */
export function hashOn(hash: number, code: number): number {
  return Math.imul(hash ^ code, PRIME);
}

function slotOf(hash: number, slots: Int32Array): number {
  return (hash ^ (hash >>> 15)) & (slots.length - 1);
}

function grow(book: SpellingBook): void {
  const slots = new Int32Array(2 * book.slots.length);
  book.hashes.forEach((hash, number) => {
    let slot = slotOf(hash, slots);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = number + 1;
  });
  book.slots = slots;
}

/** A longer piece of a text keeps that whole text in memory. */
const LONGEST_COPY = 12;

/** The same letters, held by themselves. */
function ownCopy(piece: string): string {
  return piece.length > LONGEST_COPY ? ` ${piece}`.slice(1) : piece;
}

function add(book: SpellingBook, spelling: string, hash: number, slot: number): number {
  const { spellings, hashes, slots } = book;
  const number = spellings.length;
  spellings.push(ownCopy(spelling));
  hashes.push(hash);
  slots[slot] = number + 1;
  if (2 * spellings.length > slots.length) grow(book);
  return number;
}

/** The number of a spelling. */
export function numberOfSpelling(book: SpellingBook, spelling: string): number {
  let hash = HASH_START;
  for (let at = 0; at < spelling.length; at += 1) hash = hashOn(hash, spelling.charCodeAt(at));
  const { spellings, hashes, slots } = book;
  let slot = slotOf(hash, slots);
  for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
    if (hashes[entry - 1] === hash && spellings[entry - 1] === spelling) return entry - 1;
    slot = (slot + 1) & (slots.length - 1);
  }
  return add(book, spelling, hash, slot);
}

const CASE = 32;

/** Whether these letters and digits of ASCII, made small, are the spelling. */
function isWritten(text: string, start: number, spelling: string): boolean {
  for (let at = 0; at < spelling.length; at += 1) {
    const code = text.charCodeAt(start + at);
    if ((isCapital(code) ? code + CASE : code) !== spelling.charCodeAt(at)) return false;
  }
  return true;
}

/**
 * The number of the small spelling of a stretch of letters and digits of ASCII.
 *
 * @param hash of that spelling, made while the stretch was walked
 */
export function numberOfStretch(
  book: SpellingBook,
  text: string,
  start: number,
  end: number,
  hash: number,
): number {
  const { spellings, hashes, slots } = book;
  let slot = slotOf(hash, slots);
  for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
    const spelling = spellings[entry - 1] ?? '';
    if (
      hashes[entry - 1] === hash &&
      spelling.length === end - start &&
      isWritten(text, start, spelling)
    )
      return entry - 1;
    slot = (slot + 1) & (slots.length - 1);
  }
  return add(book, text.slice(start, end).toLowerCase(), hash, slot);
}
