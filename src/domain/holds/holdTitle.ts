// The title of a hold: it stands in a calendar that others can read, so it names nobody who could be a patient.
import type { Roster } from '../roster';

/** Letters after a name that are no surname. */
const CREDENTIALS = new Set(
  'md do phd mph mba rn np pa facs facc pharmd dnp jd esq jr sr ii iii iv'.split(' '),
);

/**
 * The title of a hold event. Only a colleague of the directory or a cleared stakeholder is named, by surname.
 *
 * @example
 * holdTitle({ stakeholderName: 'Dr. Anthony Whitfield', isCleared: true, durationMinutes: 30 })
 * //=> 'HOLD Whitfield 30 min'
 * @example
 * holdTitle({ stakeholderName: 'Pat Doe', isCleared: false, durationMinutes: 45 }) //=> 'HOLD meeting 45 min'
 */
export function holdTitle(hold: {
  readonly stakeholderName: string | null;
  readonly isCleared: boolean;
  readonly durationMinutes: number;
  /** First word, from the release; HOLD unless told. */
  readonly prefix?: string;
}): string {
  const surname =
    hold.isCleared && hold.stakeholderName !== null ? surnameOf(hold.stakeholderName) : null;
  return `${hold.prefix ?? 'HOLD'} ${surname ?? 'meeting'} ${hold.durationMinutes} min`;
}

/**
 * The name under which the roster knows an address, when it may be named in a title.
 *
 * @returns the roster's own spelling, never the sender's; null for everybody else
 */
export function clearedName(roster: Roster, address: string): string | null {
  const at = address.trim().toLowerCase();
  if (at === '') return null;
  const known = [...roster.colleagues, ...roster.clearedStakeholders];
  return known.find((person) => person.address.toLowerCase() === at)?.name ?? null;
}

/**
 * Whom a meeting is with: an assistant often writes for somebody else, so a known participant of the ask comes before
 * the sender.
 *
 * @param participants addresses of the ask, people beyond the sender and the physician
 * @returns null when nobody is known by address
 */
export function stakeholderOf(
  from: { readonly name: string; readonly address: string } | null,
  participants: readonly string[],
  roster: Roster,
): { readonly name: string; readonly address: string } | null {
  for (const address of participants) {
    const name = clearedName(roster, address);
    if (name !== null) return { name, address };
  }
  return from === null || from.address === '' ? null : from;
}

function surnameOf(name: string): string | null {
  const words = name
    .split(',', 1)
    .join('')
    .split(/\s+/)
    .filter((word) => word !== '' && !CREDENTIALS.has(word.toLowerCase().replaceAll('.', '')));
  return words.at(-1) ?? null;
}
