// Reads the file of an evidence model: its rows go straight into numbers, because somebody waits while a release is opened.
import { isDigit } from '../mail';
import type { WeightTable } from './weightRows';

const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const ZERO = 48;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_ROWS = 123;
const CLOSE_ROWS = 125;
const MOST = 32_767;

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** The place behind the quotation mark that closes a key; -1 when the key is not written in plain signs. */
function keyEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH || code < 32) return -1;
  }
  return -1;
}

interface ReadRows {
  readonly table: WeightTable;
  /** Behind the closing brace. */
  readonly end: number;
}

/** The rows of the object that opens at `from`; null unless each is a list of small whole numbers, all as long. */
function readRows(text: string, from: number): ReadRows | null {
  const keys: string[] = [];
  // Two signs a number are the least.
  const weights = new Int16Array((text.length - from) >> 1);
  let count = 0;
  let classes = 0;
  let at = afterBlanks(text, from + 1);
  for (;;) {
    if (text.charCodeAt(at) !== QUOTE) return null;
    const end = keyEnd(text, at + 1);
    if (end < 0) return null;
    keys.push(text.slice(at + 1, end));
    at = afterBlanks(text, end + 1);
    if (text.charCodeAt(at) !== COLON) return null;
    at = afterBlanks(text, at + 1);
    if (text.charCodeAt(at) !== OPEN_LIST) return null;
    const first = count;
    do {
      at = afterBlanks(text, at + 1);
      const isBelow = text.charCodeAt(at) === MINUS;
      if (isBelow) at += 1;
      const opens = at;
      let value = 0;
      for (let code = text.charCodeAt(at); isDigit(code); code = text.charCodeAt(at)) {
        value = 10 * value + code - ZERO;
        if (value > MOST) return null;
        at += 1;
      }
      const isWhole = at === opens + 1 || (at > opens && text.charCodeAt(opens) !== ZERO);
      if (!isWhole) return null;
      weights[count] = isBelow ? -value : value;
      count += 1;
      at = afterBlanks(text, at);
    } while (text.charCodeAt(at) === COMMA);
    if (text.charCodeAt(at) !== CLOSE_LIST) return null;
    if (first === 0) classes = count;
    if (count - first !== classes) return null;
    at = afterBlanks(text, at + 1);
    if (text.charCodeAt(at) === CLOSE_ROWS)
      return { table: { keys, weights: weights.slice(0, count), classes }, end: at + 1 };
    if (text.charCodeAt(at) !== COMMA) return null;
    at = afterBlanks(text, at + 1);
  }
}

const MEMBER = '"terms"';

/** Where the object of the next member `terms` opens; -1 when there is none. */
function nextRows(text: string, from: number): number {
  for (let at = text.indexOf(MEMBER, from); at >= 0; at = text.indexOf(MEMBER, at + 1)) {
    const colon = afterBlanks(text, at + MEMBER.length);
    const opens = afterBlanks(text, colon + 1);
    if (
      text.charCodeAt(at - 1) !== BACKSLASH &&
      text.charCodeAt(colon) === COLON &&
      text.charCodeAt(opens) === OPEN_ROWS
    )
      return opens;
  }
  return -1;
}

/** Puts the tables where their numbers stand; false when they are not the members `terms` of the model's parts. */
function putBack(model: unknown, tables: readonly WeightTable[]): boolean {
  if (typeof model !== 'object' || model === null) return false;
  let put = 0;
  for (const part of Object.values(model) as unknown[]) {
    if (typeof part !== 'object' || part === null || !('terms' in part)) continue;
    const table = typeof part.terms === 'number' ? tables[part.terms] : undefined;
    if (table === undefined) return false;
    part.terms = table;
    put += 1;
  }
  return put === tables.length;
}

/**
 * As `JSON.parse` of the file of an evidence model, with each part's rows laid out in a `WeightTable`.
 *
 * Fourteen thousand short lists cost more to make and to clear away than all the rest of a release. A file that is
 * written in another way is parsed as it stands; whether it is a model, the schema tells.
 *
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseEvidenceModel(text: string): unknown {
  const pieces: string[] = [];
  const tables: WeightTable[] = [];
  let from = 0;
  for (let opens = nextRows(text, 0); opens >= 0; opens = nextRows(text, from)) {
    const rows = readRows(text, opens);
    if (rows === null) return JSON.parse(text);
    pieces.push(text.slice(from, opens), String(tables.length));
    tables.push(rows.table);
    from = rows.end;
  }
  pieces.push(text.slice(from));
  const model: unknown = JSON.parse(pieces.join(''));
  return putBack(model, tables) ? model : JSON.parse(text);
}
