// Where an entry takes place, as far as its location names a site of the roster.
import type { Site } from '../roster';

/** A site and every beginning by which a location names it, longest first. */
interface NamedSite {
  readonly id: string;
  readonly beginnings: readonly string[];
}

const compiled = new WeakMap<readonly Site[], readonly NamedSite[]>();

/**
 * The site that a location names: by the site's name anywhere in it, or by an alias at its beginning.
 *
 * The longest name wins, so that "North Shore Surgical Center" is not "North Shore". Case does not matter.
 *
 * @returns null when no site is named: then nothing is known about the way there
 *
 * @example
 * siteOfPlace('Main OR 2', [{ id: 'main', name: 'Main Campus', zone, aliases: ['Main'] }]) //=> 'main'
 */
export function siteOfPlace(place: string, sites: readonly Site[]): string | null {
  const text = place.trim().toLowerCase();
  if (text === '') return null;
  let found: string | null = null;
  let length = 0;
  for (const { id, beginnings } of namesOf(sites)) {
    for (const [index, name] of beginnings.entries()) {
      if (name.length <= length) continue;
      const at = text.indexOf(name);
      const isNamed = index === 0 ? at >= 0 : at === 0;
      if (!isNamed || !endsWord(text, at + name.length)) continue;
      found = id;
      length = name.length;
    }
  }
  return found;
}

function namesOf(sites: readonly Site[]): readonly NamedSite[] {
  const ready = compiled.get(sites);
  if (ready !== undefined) return ready;
  const names = sites.map(({ id, name, aliases }) => ({
    id,
    beginnings: [name, ...(aliases ?? [])].map((one) => one.trim().toLowerCase()),
  }));
  compiled.set(sites, names);
  return names;
}

function endsWord(text: string, at: number): boolean {
  return at >= text.length || !/[\p{L}\p{N}]/u.test(text.charAt(at));
}
