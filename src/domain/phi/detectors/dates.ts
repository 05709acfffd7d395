// Calendar dates of a patient's life, care or coverage, and ages over 89. Slots and staff deadlines are not PHI.
import { findAll, isHistoryHeader, type Finding, type PhiReading } from '../reading';

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const MES =
  '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)';
const DATE = new RegExp(
  [
    String.raw`(?<![\d/.$-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}-\d{1,2}-\d{2,4}|\d{1,2}/\d{1,2})(?![\d/%-])`,
    String.raw`\b${MONTH}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? (?:19|20)\d{2})?(?!\d|:)`,
    String.raw`(?<![\d/])\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\b\.?(?:,? (?:19|20)\d{2})?`,
    String.raw`(?<![\d/])\d{1,2} de ${MES}(?: (?:de|del) (?:19|20)\d{2})?`,
    String.raw`\bthe \d{1,2}(?:st|nd|rd|th)\b`,
  ].join('|'),
  'gi',
);
const BORN =
  /\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?|birth ?date|birthday(?: is)?|fecha de nacimiento|naci[oó](?: el)?)\b[\s:#\t.]*(?:is |es |on )?$/i;
const SLOT =
  /\b(?:mon|tues?|wed(?:nes)?|thurs?|thu|fri|sat(?:ur)?|sun)(?:day)?s?,? (?:the )?$|\b(?:lunes|martes|mi[eé]rcoles|jueves|viernes)(?: el)? $/i;
const DEADLINE =
  /\b(?:by|before|due|until|till|no later than|deadline(?: is)?|expires?|on or before|reply by|week of|antes del?|para el)\s+(?:on )?(?:the )?$/i;
const LABEL =
  /\b(?:DOS|date of (?:service|death|injury|surgery|admission)|admit(?:ted)?(?: on)?|discharg\w*(?: on)?|d\/c|deceased|died(?: on)?|surgery|operation|procedure|seen(?: on)?|visit|valid|coverage|effective|termed(?: effective)?|passed away(?: on)?|trip of|between|through|added|fill(?:ed)?|completed)\b[^.\n]{0,14}$/i;
const CARE =
  /\b(?:surgery|operation|operated|procedure|admitted|discharg\w+|scan|cta?|mri|echo|note|referral|faxed|fax|seen|visit|appointment|appt|event|biopsy|schedule|case|termed|coverage|bypass|cabg|reexploration|rewiring|implant\w*|cita|on for|transfer|died|death)\b/i;
/** Nobody plans a meeting in these years. */
const BIRTH_YEAR = /\b(?:19\d{2}|200\d|201\d)$/;
const OLD_AGE =
  /\b((?:9\d|1[01]\d)(?=(?:[- ]?(?:years?|yrs?|yr|y\/?o)(?:[- ]old)?\b)))|\b(?:aged?|is|turned|turning) ((?:9\d|1[01]\d))(?=[,.;) ]|$)(?! (?:min|percent|%|days|degrees|over|and|mg|pounds))/gi;

function isPossible(value: string): boolean {
  const numeric = /^(\d{1,2})[/-](\d{1,2})/.exec(value);
  if (numeric === null || value.length > 10) return true;
  const first = Number(numeric[1]);
  const second = Number(numeric[2]);
  return first >= 1 && second >= 1 && first <= 31 && second <= 31 && (first <= 12 || second <= 12);
}

export function detectDates(reading: PhiReading): Finding[] {
  const { text, hasPatient, isFromPatient, clinical } = reading;
  const dates = findAll(text, DATE, 'DATE', (match, start, end) => {
    const value = match[0];
    const before = text.slice(Math.max(reading.lineAt(start).start, start - 60), start);
    if (BORN.test(before)) return true;
    if (!hasPatient || !isPossible(value) || isHistoryHeader(reading, start)) return false;
    const isDayOnly = /^the /i.test(value);
    if (BIRTH_YEAR.test(value)) return true;
    const part = reading.partAt(start)?.kind;
    if (DEADLINE.test(before) && !/\b(?:valid|between)\b/i.test(before)) return false;
    if (isFromPatient && part !== 'disclaimer')
      return !/\bfrom (?:today|now)\b/i.test(text.slice(end, end + 20));
    if (LABEL.test(before) && !isDayOnly) return true;
    if (SLOT.test(before) || isDayOnly) return false;
    if (/^\s*(?:and|or|to|-|–)?\s*\d{1,2}:\d{2}|^\s+at\s+\d/i.test(text.slice(end, end + 12)))
      return false;
    const sentence = reading.sentenceAt(start);
    const words = text.slice(sentence.start, sentence.end);
    const isClinical = reading.isClinicalBetween(sentence.start, sentence.end);
    return /\bMRN\b|(?<!\d)0\d{7}(?!\d)/i.test(words) || isClinical || CARE.test(words);
  });
  const ages = hasPatient || clinical.length > 0 ? findAges(text) : [];
  return [...dates, ...ages];
}

function findAges(text: string): Finding[] {
  return [...text.matchAll(OLD_AGE)].flatMap((match) => {
    const value = match[1] ?? match[2];
    if (value === undefined) return [];
    const start = match.index + match[0].lastIndexOf(value);
    return [{ type: 'DATE' as const, start, end: start + value.length }];
  });
}
