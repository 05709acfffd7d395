// One kind of space, one kind of line end, nothing invisible: so that every later reader can count on it.

/** Turns Unicode spaces into plain ones, line ends into `\n`, and removes characters nobody can see. */
export function plainSpaces(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g,
      '',
    );
}
