// Zones and places that may stand behind a clock time: "3 pm ET", "16:00 Oslo time", "hora de Bogotá", "UTC-3".
import type { ZoneId } from '../time';
import { SAID_OF_ALL } from './tokenWords';
import { NOTHING, tokensOf, type Token } from './tokens';

const SHORT: Readonly<Record<string, ZoneId>> = {
  et: 'America/New_York',
  est: 'America/New_York',
  edt: 'America/New_York',
  eastern: 'America/New_York',
  ct: 'America/Chicago',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  central: 'America/Chicago',
  mt: 'America/Denver',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  mountain: 'America/Denver',
  pt: 'America/Los_Angeles',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pacific: 'America/Los_Angeles',
  akst: 'America/Anchorage',
  akdt: 'America/Anchorage',
  hst: 'Pacific/Honolulu',
  gmt: 'Europe/London',
  utc: 'UTC',
  bst: 'Europe/London',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  jst: 'Asia/Tokyo',
  ist: 'Asia/Kolkata',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
};

const PLACES: Readonly<Record<string, ZoneId>> = {
  arizona: 'America/Phoenix',
  phoenix: 'America/Phoenix',
  az: 'America/Phoenix',
  boston: 'America/New_York',
  'new york': 'America/New_York',
  ny: 'America/New_York',
  nyc: 'America/New_York',
  philadelphia: 'America/New_York',
  atlanta: 'America/New_York',
  miami: 'America/New_York',
  washington: 'America/New_York',
  cleveland: 'America/New_York',
  toronto: 'America/Toronto',
  montreal: 'America/Toronto',
  chicago: 'America/Chicago',
  houston: 'America/Chicago',
  dallas: 'America/Chicago',
  texas: 'America/Chicago',
  minneapolis: 'America/Chicago',
  nashville: 'America/Chicago',
  denver: 'America/Denver',
  colorado: 'America/Denver',
  'salt lake': 'America/Denver',
  boise: 'America/Boise',
  seattle: 'America/Los_Angeles',
  portland: 'America/Los_Angeles',
  california: 'America/Los_Angeles',
  'los angeles': 'America/Los_Angeles',
  'san francisco': 'America/Los_Angeles',
  'san diego': 'America/Los_Angeles',
  vancouver: 'America/Vancouver',
  alaska: 'America/Anchorage',
  anchorage: 'America/Anchorage',
  hawaii: 'Pacific/Honolulu',
  honolulu: 'Pacific/Honolulu',
  uk: 'Europe/London',
  london: 'Europe/London',
  british: 'Europe/London',
  londres: 'Europe/London',
  edinburgh: 'Europe/London',
  ireland: 'Europe/Dublin',
  irish: 'Europe/Dublin',
  dublin: 'Europe/Dublin',
  lisbon: 'Europe/Lisbon',
  lisboa: 'Europe/Lisbon',
  paris: 'Europe/Paris',
  french: 'Europe/Paris',
  madrid: 'Europe/Madrid',
  barcelona: 'Europe/Madrid',
  españa: 'Europe/Madrid',
  spanish: 'Europe/Madrid',
  peninsular: 'Europe/Madrid',
  berlin: 'Europe/Berlin',
  german: 'Europe/Berlin',
  munich: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  zurich: 'Europe/Zurich',
  zürich: 'Europe/Zurich',
  swiss: 'Europe/Zurich',
  geneva: 'Europe/Zurich',
  basel: 'Europe/Zurich',
  vienna: 'Europe/Vienna',
  austrian: 'Europe/Vienna',
  amsterdam: 'Europe/Amsterdam',
  dutch: 'Europe/Amsterdam',
  brussels: 'Europe/Brussels',
  leuven: 'Europe/Brussels',
  rome: 'Europe/Rome',
  milan: 'Europe/Rome',
  italian: 'Europe/Rome',
  oslo: 'Europe/Oslo',
  norwegian: 'Europe/Oslo',
  stockholm: 'Europe/Stockholm',
  swedish: 'Europe/Stockholm',
  göteborg: 'Europe/Stockholm',
  gothenburg: 'Europe/Stockholm',
  copenhagen: 'Europe/Copenhagen',
  danish: 'Europe/Copenhagen',
  helsinki: 'Europe/Helsinki',
  finnish: 'Europe/Helsinki',
  athens: 'Europe/Athens',
  greek: 'Europe/Athens',
  istanbul: 'Europe/Istanbul',
  warsaw: 'Europe/Warsaw',
  prague: 'Europe/Prague',
  'tel aviv': 'Asia/Jerusalem',
  israel: 'Asia/Jerusalem',
  jerusalem: 'Asia/Jerusalem',
  dubai: 'Asia/Dubai',
  riyadh: 'Asia/Riyadh',
  india: 'Asia/Kolkata',
  indian: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  chennai: 'Asia/Kolkata',
  singapore: 'Asia/Singapore',
  'hong kong': 'Asia/Hong_Kong',
  beijing: 'Asia/Shanghai',
  shanghai: 'Asia/Shanghai',
  china: 'Asia/Shanghai',
  seoul: 'Asia/Seoul',
  korea: 'Asia/Seoul',
  korean: 'Asia/Seoul',
  tokyo: 'Asia/Tokyo',
  japan: 'Asia/Tokyo',
  japanese: 'Asia/Tokyo',
  osaka: 'Asia/Tokyo',
  sydney: 'Australia/Sydney',
  melbourne: 'Australia/Melbourne',
  brisbane: 'Australia/Brisbane',
  perth: 'Australia/Perth',
  auckland: 'Pacific/Auckland',
  'new zealand': 'Pacific/Auckland',
  nz: 'Pacific/Auckland',
  'ciudad de méxico': 'America/Mexico_City',
  'mexico city': 'America/Mexico_City',
  méxico: 'America/Mexico_City',
  mexico: 'America/Mexico_City',
  cdmx: 'America/Mexico_City',
  guadalajara: 'America/Mexico_City',
  monterrey: 'America/Monterrey',
  bogotá: 'America/Bogota',
  bogota: 'America/Bogota',
  colombia: 'America/Bogota',
  lima: 'America/Lima',
  perú: 'America/Lima',
  quito: 'America/Guayaquil',
  caracas: 'America/Caracas',
  santiago: 'America/Santiago',
  chile: 'America/Santiago',
  'buenos aires': 'America/Argentina/Buenos_Aires',
  argentina: 'America/Argentina/Buenos_Aires',
  montevideo: 'America/Montevideo',
  'são paulo': 'America/Sao_Paulo',
  'sao paulo': 'America/Sao_Paulo',
  brasilia: 'America/Sao_Paulo',
  brasília: 'America/Sao_Paulo',
  brasil: 'America/Sao_Paulo',
  'san juan': 'America/Puerto_Rico',
  'puerto rico': 'America/Puerto_Rico',
  guatemala: 'America/Guatemala',
  'san josé': 'America/Costa_Rica',
  panamá: 'America/Panama',
  nairobi: 'Africa/Nairobi',
  'cape town': 'Africa/Johannesburg',
  johannesburg: 'Africa/Johannesburg',
  lagos: 'Africa/Lagos',
  cairo: 'Africa/Cairo',
};

const SHORT_ZONES: ReadonlyMap<string, ZoneId> = new Map(Object.entries(SHORT));
const PLACE_ZONES: ReadonlyMap<string, ZoneId> = new Map(Object.entries(PLACES));
const TIME_WORDS: ReadonlySet<string> = new Set(['time', 'hora', 'hrs', 'horas']);
const LONGEST_PLACE = 3;

export interface ZoneFound {
  /** null for "your time": the zone of the mailbox, whatever was said elsewhere. */
  readonly zone: ZoneId | null;
  readonly next: number;
}

function placeAt(tokens: readonly Token[], at: number): { zone: ZoneId; next: number } | null {
  let name = '';
  let found: { zone: ZoneId; next: number } | null = null;
  for (let ahead = 0; ahead < LONGEST_PLACE; ahead += 1) {
    const token = tokens[at + ahead];
    if (token?.kind !== 'word') break;
    name = name === '' ? token.text : `${name} ${token.text}`;
    const zone = PLACE_ZONES.get(name);
    if (zone !== undefined) found = { zone, next: at + ahead + 1 };
  }
  return found;
}

/**
 * The zone of the first place that a text names, such as the location of a conference.
 *
 * @returns null when it names none that is known
 *
 * @example
 * zoneOfPlace('NAAS 2026, San Diego') //=> 'America/Los_Angeles'
 */
export function zoneOfPlace(text: string): ZoneId | null {
  const tokens = tokensOf(text);
  for (let at = 0; at < tokens.length; at += 1) {
    const place = placeAt(tokens, at);
    if (place !== null) return place.zone;
  }
  return null;
}

/** "UTC-3", "GMT+1": an offset that holds whatever the day. */
function offsetAt(tokens: readonly Token[], at: number): { zone: ZoneId; next: number } | null {
  const sign = tokens[at]?.text;
  const hours = tokens[at + 1];
  if ((sign !== '-' && sign !== '+' && sign !== '−' && sign !== '–') || hours?.kind !== 'number')
    return null;
  const hour = Number(hours.text.slice(0, 2));
  if (hours.text.length > 4 || hour > 14) return null;
  const colon = tokens[at + 2]?.text === ':' && tokens[at + 3]?.kind === 'number';
  const minutes = colon ? (tokens[at + 3]?.text ?? '00') : hours.text.slice(2).padEnd(2, '0');
  const written = `${sign === '+' ? '+' : '-'}${String(hour).padStart(2, '0')}:${minutes.slice(0, 2)}`;
  return { zone: written, next: at + (colon ? 4 : 2) };
}

/** The zone that the tokens from `at` on name, and where it ends. */
export function zoneAt(tokens: readonly Token[], from: number): ZoneFound | null {
  let at = from;
  let isBracket = false;
  while (tokens[at]?.text === ',' || tokens[at]?.text === '(' || tokens[at]?.text === '.') {
    if (tokens[at]?.text === '(') isBracket = true;
    else if (tokens[at]?.text === '.' && at > from) return null;
    at += 1;
  }
  const first = tokens[at] ?? NOTHING;
  if (first.kind !== 'word') return null;
  const isFarmed =
    first.text === 'hora' || first.text === 'in' || first.text === 'hrs' || first.text === 'horas';
  if (isFarmed) {
    at += 1;
    while (['de', 'del', 'la', 'el', '.', 'local'].includes(tokens[at]?.text ?? '')) at += 1;
    const place = placeAt(tokens, at);
    if (
      place !== null &&
      (first.text !== 'in' ||
        tokens[place.next]?.text === 'time' ||
        tokens[place.next]?.text === ')')
    )
      return closed(tokens, place.next, place.zone);
    if (first.text === 'in') return null;
  }
  const word = tokens[at] ?? NOTHING;
  if (
    (word.text === 'your' || word.text === 'tu' || word.text === 'su') &&
    tokens[at + 1]?.text === 'time'
  )
    return { zone: null, next: at + 2 };
  if ((word.text === 'my' || word.text === 'our') && tokens[at + 1]?.text === 'time') {
    let inner = at + 2;
    while (['(', ',', 'in'].includes(tokens[inner]?.text ?? '')) inner += 1;
    const place = placeAt(tokens, inner);
    return place === null ? null : closed(tokens, place.next, place.zone);
  }
  if (word.text === 'de') {
    const place = placeAt(tokens, at + 1);
    return place === null ? null : closed(tokens, place.next, place.zone);
  }
  if (word.text === 'utc' || word.text === 'gmt' || word.text === 'z') {
    const offset = offsetAt(tokens, at + 1);
    if (offset !== null) return closed(tokens, offset.next, offset.zone);
    if (word.text === 'z') return null;
  }
  const short = SHORT_ZONES.get(word.text);
  if (short !== undefined) {
    let next = at + 1;
    while (
      TIME_WORDS.has(tokens[next]?.text ?? '') ||
      ['standard', 'daylight'].includes(tokens[next]?.text ?? '')
    )
      next += 1;
    return closed(tokens, next, short);
  }
  const place = placeAt(tokens, at);
  if (place === null) return null;
  const hasTime = TIME_WORDS.has(tokens[place.next]?.text ?? '');
  if (!hasTime && !isBracket && at > from) return null;
  return closed(tokens, hasTime ? place.next + 1 : place.next, place.zone);
}

function closed(tokens: readonly Token[], at: number, zone: ZoneId): ZoneFound {
  return { zone, next: tokens[at]?.text === ')' ? at + 1 : at };
}

/** A zone said once for all times of a mail: "both Arizona time", "all times Eastern", "ambos en hora de Lima". */
export function zoneForAll(tokens: readonly Token[]): ZoneId | null {
  for (let at = 0; at < tokens.length; at += 1) {
    if (((tokens[at] ?? NOTHING).word.opens & SAID_OF_ALL) === 0) continue;
    for (let ahead = 1; ahead <= 4; ahead += 1) {
      const found = tokens[at + ahead]?.kind === 'word' ? zoneAt(tokens, at + ahead) : null;
      const isNamed =
        found !== null &&
        (SHORT_ZONES.has(tokens[at + ahead]?.text ?? '') ||
          TIME_WORDS.has(tokens[found.next - 1]?.text ?? '') ||
          tokens[at + ahead]?.text === 'hora');
      if (isNamed && found.zone !== null) return found.zone;
    }
  }
  return null;
}
