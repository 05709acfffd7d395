// Names of days, months, parts of the day and zones, in English and Spanish.
import type { ZoneId } from '../time';

export const MONTH_PATTERN =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';
export const WEEKDAY_PATTERN =
  'mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:s|nesdays?)?|thu(?:r(?:s(?:days?)?)?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MESES = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DIAS = ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'];

/** 1 to 12; 0 when it is no month. */
export function monthNumber(word: string): number {
  const head = word.slice(0, 3).toLowerCase();
  const english = MONTHS.indexOf(head);
  return (english >= 0 ? english : MESES.indexOf(head)) + 1;
}

/** 0 for Monday to 6 for Sunday; -1 when it is no weekday. */
export function weekdayNumber(word: string): number {
  const lower = word.toLowerCase();
  if (lower.startsWith('martes')) return 1;
  const english = DAYS.indexOf(lower.slice(0, 3));
  return english >= 0
    ? english
    : DIAS.indexOf(lower.slice(0, 3).replace('mie', 'mié').replace('sab', 'sáb'));
}

/** Zone words that may stand behind a clock time. */
const ZONES: readonly { readonly pattern: RegExp; readonly zone: ZoneId }[] = [
  { pattern: /^\(?\s*(?:ET|EST|EDT|Eastern)\b/i, zone: 'America/New_York' },
  { pattern: /^\(?\s*(?:CT|CST|CDT|Central)\b/i, zone: 'America/Chicago' },
  { pattern: /^\(?\s*(?:MT|MST|MDT|Mountain)\b/i, zone: 'America/Denver' },
  { pattern: /^\(?\s*(?:PT|PST|PDT|Pacific)\b/i, zone: 'America/Los_Angeles' },
  { pattern: /^\(?\s*(?:Arizona|Phoenix)(?: time)?\b/i, zone: 'America/Phoenix' },
  { pattern: /^\(?\s*(?:GMT|UTC|Z)\b(?!\s?[-+]\d)/i, zone: 'UTC' },
  { pattern: /^\(?\s*(?:BST|UK time|London(?: time)?)\b/i, zone: 'Europe/London' },
  {
    pattern: /^\(?\s*(?:CEST|CET|Paris time|Madrid time|hora de Madrid|hora peninsular)\b/i,
    zone: 'Europe/Madrid',
  },
  {
    pattern: /^,?\s*\(?(?:hora (?:de la |de )?(?:Ciudad de )?M[eé]xico|Mexico City(?: time)?)\b/i,
    zone: 'America/Mexico_City',
  },
  { pattern: /^\(?\s*(?:JST|Tokyo time)\b/i, zone: 'Asia/Tokyo' },
  { pattern: /^\(?\s*(?:IST|India time)\b/i, zone: 'Asia/Kolkata' },
  { pattern: /^\(?\s*(?:HST|Hawaii(?: time)?)\b/i, zone: 'Pacific/Honolulu' },
  { pattern: /^\(?\s*(?:AKST|AKDT|Alaska(?: time)?)\b/i, zone: 'America/Anchorage' },
];

/** The zone that the words at the start of `after` name, and how many characters they take. */
export function zoneAhead(
  after: string,
): { readonly zone: ZoneId; readonly length: number } | null {
  const lead = /^[\s,]*/.exec(after)?.[0].length ?? 0;
  const rest = after.slice(lead);
  for (const { pattern, zone } of ZONES) {
    const match = pattern.exec(rest);
    if (match !== null) return { zone, length: lead + match[0].length };
  }
  return null;
}

/** A zone said once for all times of a mail: "both Arizona time", "all times Eastern". */
export function zoneForAll(text: string): ZoneId | null {
  const match =
    /\b(?:both|all(?: times)?(?: are)?|times (?:are|in)|each|todas)(?: in| son)?\s+(\p{L}[^.\n]{0,40})/iu.exec(
      text,
    );
  return match?.[1] === undefined ? null : (zoneAhead(match[1])?.zone ?? null);
}

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  eight: 8,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  'twenty-five': 25,
  'twenty five': 25,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  'forty five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  un: 1,
  una: 1,
  dos: 2,
  diez: 10,
  quince: 15,
  veinte: 20,
  treinta: 30,
  cuarenta: 40,
};

/** A number in digits or words; null when it is none. */
export function numberOf(word: string): number | null {
  const digits = /^\d{1,3}$/.exec(word);
  return digits === null ? (NUMBERS[word.toLowerCase()] ?? null) : Number(word);
}
