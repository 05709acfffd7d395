// One spelling for a value, so that two clients get the same hash of it.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Writes a JSON value with sorted keys and no spaces (after RFC 8785). Properties that are `undefined` are left out.
 *
 * @throws TypeError for what JSON cannot hold: functions, symbols, big integers, NaN, Infinity
 *
 * @example
 * canonicalJson({ b: 1, a: [true, null] }) //=> '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('A number that JSON cannot hold');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const pairs = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`);
    return `{${pairs.join(',')}}`;
  }
  throw new TypeError('A value that JSON cannot hold');
}

/** SHA-256 of the canonical spelling, as 64 hex digits. */
export function hashOf(value: unknown): string {
  return hashText(canonicalJson(value));
}

/** SHA-256 of a text in UTF-8, as 64 hex digits. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
