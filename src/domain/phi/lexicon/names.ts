// Whether a word is known as somebody's first or family name.
import { isFirstName } from '../firstNames';
import { FAMILY_NAMES } from './familyNames';
import { GIVEN_NAMES } from './givenNames';

const given: ReadonlySet<string> = new Set(GIVEN_NAMES.split(/\s+/));
const family: ReadonlySet<string> = new Set(FAMILY_NAMES.split(/\s+/));

/** True for a first name of any origin; the word is plain: lower case, no accents. */
export function isGivenName(word: string): boolean {
  return given.has(word) || isFirstName(word);
}

/** True for a known family name; the word is plain. */
export function isFamilyName(word: string): boolean {
  return family.has(word);
}
