// Finds what identifies a patient in a mail.
import type { MailText } from '../mail';
import { readForPhi, type Finding, type PhiContext } from './reading';
import { PHI_RULES } from './rules';
import type { PhiSpan } from './types';

/**
 * Finds every stretch of PHI in subject and body, quoted history included.
 *
 * Identifiers of a patient or a relative count; those of staff and of anybody acting professionally do not.
 *
 * @returns spans by place, never overlapping; empty when the mail speaks of no patient
 *
 * @example
 * detectPhi(readMailText({ subject: '', bodyType: 'text', body: 'Hollis Grady MRN 00398117' }), context)
 * //=> [{ type: 'NAME', text: 'Hollis Grady', … }, { type: 'MRN', text: '00398117', … }]
 */
export function detectPhi(mail: MailText, context: PhiContext): PhiSpan[] {
  const reading = readForPhi(mail, context);
  const taken: Finding[] = [];
  const byPlace = new PlaceIndex();
  for (const rule of PHI_RULES) {
    const found = [...rule.detect(reading)].sort(
      (a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start,
    );
    for (const finding of found) {
      if (finding.end > finding.start && byPlace.claim(finding)) taken.push(finding);
    }
  }
  return taken
    .sort((a, b) => a.start - b.start)
    .map(({ type, start, end }) => ({ type, text: mail.text.slice(start, end), start, end }));
}

/** Remembers which stretches are taken, in buckets so that a long mail stays linear. */
class PlaceIndex {
  private readonly buckets = new Map<number, Finding[]>();

  claim(finding: Finding): boolean {
    const from = Math.floor(finding.start / BUCKET);
    const to = Math.floor(finding.end / BUCKET);
    for (let bucket = from; bucket <= to; bucket += 1) {
      if (
        this.buckets
          .get(bucket)
          ?.some((one) => one.start < finding.end && finding.start < one.end) === true
      )
        return false;
    }
    for (let bucket = from; bucket <= to; bucket += 1) {
      const held = this.buckets.get(bucket);
      if (held === undefined) this.buckets.set(bucket, [finding]);
      else held.push(finding);
    }
    return true;
  }
}

const BUCKET = 256;
