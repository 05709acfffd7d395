// At which sites a physician may work on which days: read from the credential tracker, over the roster's own words.
import type { Site } from '../roster';
import { localDateAt, type LocalDate, type ZoneId } from '../time';
import { siteOfPlace } from './siteOfPlace';
import type { Privilege } from './slots';
import type { Block, BlockKind } from './types';

/** A credential as the tracker holds it: facts under their names, as a person may have edited them. */
export type CredentialFacts = Readonly<Record<string, string | number | boolean | null>>;

/** The tracker's word for privileges at a site; licences, boards and trainings open no site by themselves. */
const PRIVILEGES = 'privileges';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The privilege that a credential gives.
 *
 * The site is the fact `siteId`, else the one that the title names. Privileges at a site that the roster does not know
 * concern no calendar of ours.
 *
 * @returns null when it is no privilege at a site of the roster; 'broken' when its last day cannot be read
 *
 * @example
 * privilegeOf({ type: 'privileges', title: 'Main Campus, active staff', expiresOn: '2028-06-30' }, sites)
 * //=> { siteId: 'main', firstDay: null, lastDay: '2028-06-30' }
 */
export function privilegeOf(
  facts: CredentialFacts,
  sites: readonly Site[],
): Privilege | 'broken' | null {
  if (facts['type'] !== PRIVILEGES) return null;
  const stated = facts['siteId'];
  const siteId =
    sites.find(({ id }) => id === stated)?.id ?? siteOfPlace(textOf(facts['title']), sites);
  if (siteId === null) return null;
  const lastDay = dayOf(facts['expiresOn']);
  const firstDay = dayOf(facts['issuedOn']);
  return lastDay === undefined || firstDay === undefined ? 'broken' : { siteId, firstDay, lastDay };
}

/** The tracker's privileges, and the roster's for every site of which the tracker says nothing. */
export function joinPrivileges(
  tracked: readonly Privilege[],
  roster: readonly Privilege[],
): readonly Privilege[] {
  const sites = new Set(tracked.map(({ siteId }) => siteId));
  return [...tracked, ...roster.filter(({ siteId }) => !sites.has(siteId))];
}

/** Committed work at a site on a day that no privilege covers. */
export interface LapsedPrivilege {
  readonly block: Block;
  readonly siteId: string;
  readonly day: LocalDate;
  /** The last day before it on which privileges held; null when there was none. */
  readonly lastDay: LocalDate | null;
}

/** Being called in, a way there or a hold of ours is no work at the site yet. */
const WORK: readonly BlockKind[] = ['or', 'clinic', 'teaching', 'call'];

/** Each block of work at a site whose privileges do not hold on its day, by start. A site that nobody names asks for none. */
export function lapsedPrivileges(
  blocks: readonly Block[],
  privileges: readonly Privilege[],
  zone: ZoneId,
): readonly LapsedPrivilege[] {
  return blocks
    .filter(({ kind }) => WORK.includes(kind))
    .flatMap((block): readonly LapsedPrivilege[] => {
      const siteId = block.siteId ?? null;
      const there = privileges.filter((one) => one.siteId === siteId);
      if (siteId === null || there.length === 0) return [];
      const day = localDateAt(block.window.start, zone);
      if (there.some((one) => covers(one, day))) return [];
      const before = there
        .flatMap(({ lastDay }) => (lastDay === null || lastDay >= day ? [] : [lastDay]))
        .sort();
      return [{ block, siteId, day, lastDay: before.at(-1) ?? null }];
    })
    .sort((a, b) => a.block.window.start - b.block.window.start);
}

function covers({ firstDay, lastDay }: Privilege, day: LocalDate): boolean {
  return (firstDay === null || firstDay <= day) && (lastDay === null || day <= lastDay);
}

function textOf(fact: CredentialFacts[string] | undefined): string {
  return typeof fact === 'string' ? fact : '';
}

/** Undefined when it says something that is no day. */
function dayOf(fact: CredentialFacts[string] | undefined): LocalDate | null | undefined {
  if (fact === undefined || fact === null || fact === '') return null;
  return typeof fact === 'string' && DAY.test(fact) ? fact : undefined;
}
