// Street addresses, and the town where a patient says to live.
import { findAll, type Finding, type PhiReading } from '../reading';

const STREET =
  /(?<![\w/$.-])(\d{1,5}(?: ?[NSEW]\.?| (?:North|South|East|West))?(?: [A-Z][\p{L}'’.-]+){1,3} (?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd|Boulevard|Ct|Court|Way|Pl|Place|Ter|Terrace|Cir|Circle|Pkwy|Hwy)\b\.?(?:,? (?:apto|apartment|apt|unit|suite|ste|#)\.? ?#?\d\w{0,5})?(?:, [A-Z][\p{L}'’]+(?: [A-Z][\p{L}'’]+)?(?:,? [A-Z]{2}\b)?(?: \d{5}(?:-\d{4})?)?)?)/gu;
const TOWN =
  /\b(?:lives?|living|live|moved|staying|home|up|drove (?:up |down |in )?|old place|house|vive|vivo|vivimos)\s+(?:is )?(?:in|on|from|en|at|over in|down in|up in|here in)\s+([A-Z][\p{L}'’]+(?: [A-Z][\p{L}'’]+)?)/gu;
const NO_TOWN =
  /^(?:I|The|Dr|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|ICU|ER|ED|Main|North Shore)\b/;

export function detectAddress(reading: PhiReading): Finding[] {
  const { text, hasPatient, isFromPatient } = reading;
  if (!hasPatient) return [];
  const streets = findAll(text, STREET, 'ADDRESS', (_, start) => {
    if (isFromPatient) return true;
    const part = reading.partAt(start)?.kind;
    if (part === 'signature' || part === 'disclaimer') return false;
    const line = text.slice(reading.lineAt(start).start, start);
    return /\b(?:address|addr|lives?|home|residence|domicilio|patient|pt)\b/i.test(line);
  });
  const towns = isFromPatient
    ? findAll(text, TOWN, 'ADDRESS', (match) => !NO_TOWN.test(match[1] ?? ''))
    : [];
  return [...streets, ...towns];
}
