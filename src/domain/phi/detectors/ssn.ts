// Social Security numbers, whole or the last four digits.
import { findAll, type Finding, type PhiReading } from '../reading';

const WRITTEN = /(?<![\d-]|[A-Z] )(\d{3}-\d{2}-\d{4}|\d{3} \d{2} \d{4})(?![\d-])/g;
const LABELLED =
  /\b(?:ssn|social(?: security)?(?: number| no\.?| #)?|seguro social)\b(?:\s+(?:is|es|so|its|it's|last (?:four|4)|ending(?: in)?|digits|of|:))*[\s:#]*(\d{9}|[xX*]{3}-?[xX*]{2}-?\d{4}|\d{4})(?!\d)/gi;
const LAST_FOUR =
  /\blast (?:four|4)(?: digits)? (?:of )?(?:my |her |his |the )?(?:ssn|social)(?: security)?(?: number)?(?: is| are|:)?\s*(\d{4})(?!\d)/gi;

export function detectSsn({ text }: PhiReading): Finding[] {
  return [WRITTEN, LABELLED, LAST_FOUR].flatMap((pattern) => findAll(text, pattern, 'SSN'));
}
