// What the words of mails are to the model: worked out for each spelling once, and kept as long as the book of spellings is.
import { isDigit, numberOfSpelling, type SpellingBook } from '../mail';
import type { CompiledModel } from './compileModel';
import { stem } from './stem';
import { STOP_WORDS } from './stopWords';

/** An identifier of a patient and a number each count as one term. No word is spelled so. */
const PATIENT = '@patient';
const NUMBER = '#';

/** Of every spelling, by its number in the book. */
export interface WordTerms {
  /** The term that it is: the number of its stem, or of `figure`. */
  readonly terms: Int32Array;
  /** 1 for a word that says nothing by itself. */
  readonly saysNothing: Uint8Array;
  readonly patient: number;
  readonly figure: number;
}

/** The model's rows of every term, by its number in the book; −1 where it has none. */
export interface TermRows {
  readonly word: Int32Array;
  readonly subject: Int32Array;
  /** Its numbers in pairs. */
  readonly opens: Int32Array;
  readonly closes: Int32Array;
}

const UNREAD = -1;
const ROOM = 1 << 15;

/** The same numbers in a longer table. */
function longer<T extends Int32Array | Uint8Array>(table: T, made: T): T {
  made.set(table);
  return made;
}

let read: (WordTerms & { readonly book: SpellingBook }) | null = null;

function tableFor(book: SpellingBook, room: number): WordTerms {
  const own = read?.book === book ? read : null;
  if (own !== null && own.terms.length >= room) return own;
  const size = Math.max(ROOM, 2 * room);
  const terms = new Int32Array(size).fill(UNREAD);
  const saysNothing = new Uint8Array(size);
  read = {
    book,
    terms: own === null ? terms : longer(own.terms, terms),
    saysNothing: own === null ? saysNothing : longer(own.saysNothing, saysNothing),
    patient: numberOfSpelling(book, PATIENT),
    figure: numberOfSpelling(book, NUMBER),
  };
  return read;
}

/** The terms of all spellings, those of these numbers at least. */
export function termsOfWords(book: SpellingBook, numbers: readonly number[]): WordTerms {
  const table = tableFor(book, book.spellings.length);
  const { terms, saysNothing, figure } = table;
  for (const number of numbers) {
    if (terms[number] !== UNREAD) continue;
    const word = book.spellings[number] ?? '';
    terms[number] = isDigit(word.charCodeAt(0)) ? figure : numberOfSpelling(book, stem(word));
    saysNothing[number] = STOP_WORDS.has(word) ? 1 : 0;
  }
  return table;
}

interface ReadRows extends TermRows {
  readonly book: SpellingBook;
  readonly isRead: Uint8Array;
}

const readRows = new WeakMap<CompiledModel, ReadRows>();

function rowsFor(model: CompiledModel, book: SpellingBook): ReadRows {
  const own = readRows.get(model);
  const room = book.spellings.length;
  if (own?.book === book && own.isRead.length >= room) return own;
  const size = Math.max(ROOM, 2 * room);
  const made: ReadRows = {
    book,
    isRead: new Uint8Array(size),
    word: new Int32Array(size),
    subject: new Int32Array(size),
    opens: new Int32Array(size),
    closes: new Int32Array(size),
  };
  readRows.set(model, made);
  return made;
}

/** The rows of all terms, those of the words with these numbers at least. */
export function rowsOfTerms(
  model: CompiledModel,
  book: SpellingBook,
  { terms, patient, figure }: WordTerms,
  numbers: readonly number[],
): TermRows {
  const rows = rowsFor(model, book);
  const read = (term: number): void => {
    if (rows.isRead[term] === 1) return;
    const stem = book.spellings[term] ?? '';
    rows.isRead[term] = 1;
    rows.word[term] = model.words.wordRow(stem);
    rows.subject[term] = model.words.subjectRow(stem);
    rows.opens[term] = model.words.opens(stem);
    rows.closes[term] = model.words.closes(stem);
  };
  read(patient);
  read(figure);
  for (const number of numbers) read(terms[number] ?? figure);
  return rows;
}
