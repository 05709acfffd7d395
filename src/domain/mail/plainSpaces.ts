// One kind of space, one kind of line end, nothing invisible: so that every later reader can count on it.

const LINE_END = /\r\n?|\u2028|\u2029|\u0085/g;
const SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Controls, soft hyphens, joiners, direction marks and byte order marks. */
const INVISIBLE = /(?![\t\n])\p{Cc}|\p{Cf}|\u034f/gu;

/** Characters that stay as they are: most texts have no others, and none of them needs an expression to look at it. */
function staysAsIs(code: number): boolean {
  if (code < 127) return code >= 32 || code === 10 || code === 9;
  if (code < 0x300) return code > 0xa0 && code !== 0xad;
  // Dashes, quotation marks, dots and bullets.
  return code >= 0x2010 && code <= 0x2027;
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (!staysAsIs(text.charCodeAt(at))) return false;
  return true;
}

/** Turns Unicode spaces into plain ones, line ends into `\n`, and removes characters nobody can see. */
export function plainSpaces(text: string): string {
  if (isPlain(text)) return text;
  return text.replace(LINE_END, '\n').replace(SPACE, ' ').replace(INVISIBLE, '');
}
