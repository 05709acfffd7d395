/** Deep links into a tab, as Teams writes them. */

/** What a deep link names. */
export interface TabPlace {
  readonly appId: string;
  readonly entityId: string;
  readonly subEntityId: string;
}

/**
 * Reads `https://teams.microsoft.com/l/entity/<appId>/<entityId>?context={"subEntityId":…}`.
 *
 * @returns undefined when the address is no such link
 *
 * @example
 * readDeepLink('https://teams.microsoft.com/l/entity/a/approvals?context=%7B%22subEntityId%22%3A%22p%3A1%22%7D')
 * //=> { appId: 'a', entityId: 'approvals', subEntityId: 'p:1' }
 */
export function readDeepLink(address: string): TabPlace | undefined {
  if (!URL.canParse(address)) return undefined;
  const link = new URL(address);
  const isTeams =
    link.hostname === 'teams.microsoft.com' || link.hostname.endsWith('.cloud.microsoft');
  return isTeams ? placeInDeepLink(link) : undefined;
}

/** The same, whatever host the link names. */
export function placeInDeepLink({ pathname, searchParams }: URL): TabPlace | undefined {
  const parts = /^\/l\/entity\/([^/]+)\/([^/]+)\/?$/.exec(pathname);
  if (parts?.[1] === undefined || parts[2] === undefined) return undefined;
  return {
    appId: parts[1],
    entityId: decodeURIComponent(parts[2]),
    subEntityId: readSubEntity(searchParams.get('context')),
  };
}

/** Writes the link that "Copy link" puts on the clipboard. */
export function writeDeepLink(place: TabPlace, label: string): string {
  const link = new URL(
    `https://teams.microsoft.com/l/entity/${place.appId}/${encodeURIComponent(place.entityId)}`,
  );
  if (label !== '') link.searchParams.set('label', label);
  if (place.subEntityId !== '') {
    link.searchParams.set('context', JSON.stringify({ subEntityId: place.subEntityId }));
  }
  return link.href;
}

/** A context that is no JSON names nothing; Teams opens the tab all the same. */
function readSubEntity(context: string | null): string {
  const named = /"subEntityId"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(context ?? '');
  return named?.[1] === undefined ? '' : (JSON.parse(named[1]) as string);
}
