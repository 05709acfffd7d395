// Which of the 128 plain characters a code unit is; everything beyond them is none of these.

/** The code unit at a place; 0 beyond the text: the engine is slow where `charCodeAt` was asked for what is not there. */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

export function isSmallLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

export function isLetter(code: number): boolean {
  return isSmallLetter(code) || isCapital(code);
}
