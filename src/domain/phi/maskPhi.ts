// Shows a text without what identifies a patient.
import type { PhiSpan } from './types';

/**
 * Replaces every span by the label of its type, so that neither letters nor length show through.
 *
 * @param spans in order, without overlaps, pointing into `text`
 *
 * @example
 * maskPhi('Leon, 847-555-0136', [{ type: 'NAME', text: 'Leon', start: 0, end: 4 }]) //=> '‹NAME›, 847-555-0136'
 */
export function maskPhi(text: string, spans: readonly PhiSpan[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const span of spans) {
    if (span.start < from) continue;
    pieces.push(text.slice(from, span.start), `‹${span.type}›`);
    from = span.end;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}
