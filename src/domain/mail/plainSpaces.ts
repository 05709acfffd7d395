// One kind of space, one kind of line end, nothing invisible: so that every later reader can count on it.

const LINE_END = /\r\n?|\u2028|\u2029|\u0085/g;
const SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Controls, soft hyphens, joiners, direction marks and byte order marks. */
const INVISIBLE = /(?![\t\n])\p{Cc}|\p{Cf}|\u034f/gu;

/** Turns Unicode spaces into plain ones, line ends into `\n`, and removes characters nobody can see. */
export function plainSpaces(text: string): string {
  return text.replace(LINE_END, '\n').replace(SPACE, ' ').replace(INVISIBLE, '');
}
