// Cuts one page out of a collection and makes the link to the next.
import { badRequest, notImplemented } from '../graphError';
import type { GraphRequest } from '../graphRequest';

export interface Page<T> {
  readonly rows: readonly T[];
  readonly members: Readonly<Record<string, unknown>>;
}

export const LARGEST_PAGE = 1000;

/**
 * Pages by $top and $skip, as Outlook's collections do.
 *
 * A page holds 1 to 1,000 rows (user-list-messages); what the service does beyond that is written nowhere, hence 501.
 */
export function skipPage<T>(request: GraphRequest, rows: readonly T[], usualSize: number): Page<T> {
  const { top, skip, count } = request.query;
  if (top !== null && top > LARGEST_PAGE) {
    throw notImplemented(`$top=${String(top)}, which is above ${String(LARGEST_PAGE)}`);
  }
  const size = Math.min(top ?? request.prefer.maxPageSize ?? usualSize, LARGEST_PAGE);
  const isMore = skip + size < rows.length;
  return {
    rows: rows.slice(skip, skip + size),
    members: {
      ...(count ? { '@odata.count': rows.length } : {}),
      ...(isMore ? { '@odata.nextLink': nextLink(request, '$skip', String(skip + size)) } : {}),
    },
  };
}

/** Pages by $top and an opaque $skiptoken, as SharePoint's lists do. */
export function tokenPage<T>(
  request: GraphRequest,
  rows: readonly T[],
  usualSize: number,
): Page<T> {
  const { top, skipToken } = request.query;
  const size = Math.min(top ?? usualSize, LARGEST_PAGE * 5);
  const start = skipToken === null ? 0 : placeIn(skipToken);
  const isMore = start + size < rows.length;
  const token = Buffer.from(`Paged=TRUE&p_Place=${String(start + size)}`).toString('base64url');
  return {
    rows: rows.slice(start, start + size),
    members: isMore ? { '@odata.nextLink': nextLink(request, '$skiptoken', token) } : {},
  };
}

function placeIn(token: string): number {
  const place = /^Paged=TRUE&p_Place=(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'));
  if (place === null) {
    throw badRequest('The $skiptoken is invalid.', 'invalidRequest');
  }
  return Number(place[1]);
}

/** The same question with one option set anew. */
export function nextLink(request: GraphRequest, option: string, value: string): string {
  const kept = request.query.sent.filter(([name]) => name.toLowerCase() !== option);
  const query = [...kept, [option, value] as const]
    .map(([name, part]) => `${name}=${encodeURIComponent(part)}`)
    .join('&');
  return `${request.root}${request.path}?${query}`;
}
