// The routing table of the Graph origin: a path of literal and named segments, and who answers it.
import type { GraphReply, GraphRequest } from './graphRequest';

/** One way in which an operation says no, apart from those that every operation shares. */
export interface Refusal {
  readonly status: number;
  /** The `error.code` of the answer's body. */
  readonly code: string;
  /** When, in a few words that stand behind the status in docs/tenant.md. */
  readonly when: string;
}

export interface Route {
  readonly method: string;
  /** Segments between slashes; `:name` takes any one segment, `*path` what stands between two colons. Keys in parentheses count as segments of their own. */
  readonly path: string;
  /** Address of the page, or of the public issue, that says what this operation does. */
  readonly source: string;
  /** Delegated scopes, the least first; any one of them will do. */
  readonly needs: readonly string[];
  readonly refuses: readonly Refusal[];
  /** `FILE › TITLE` of the test that proves it, FILE below test/tenant. */
  readonly test: string;
  /** What the body is: JSON where absent, else bytes as they come (`request.bytes`), as when a file is uploaded. */
  readonly takes?: 'bytes';
  readonly answer: (request: GraphRequest) => GraphReply | Promise<GraphReply>;
}

export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Splits a Graph path into segments: `users/u/mailFolders('inbox')/messages` has five, `sites/host:/sites/x` has three,
 * `drives/d/root:/releases:/children` has five, the address between the colons being one of them.
 */
export function segmentsOf(path: string): string[] {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  const at = trimmed.indexOf(':/');
  if (at < 0) {
    return namesIn(trimmed);
  }
  const rest = trimmed.slice(at + 2);
  const end = rest.indexOf(':');
  return [
    ...namesIn(trimmed.slice(0, at)),
    `${ADDRESS}${decode(end < 0 ? rest : rest.slice(0, end))}`,
    ...(end < 0 ? [] : namesIn(rest.slice(end + 1))),
  ];
}

/** Marks the one segment that is an address inside a site or drive. */
const ADDRESS = ':/';

/**
 * The route for a path, or the methods that the path does have.
 *
 * Where several fit, a literal segment wins over a named one, from the left: `messages/delta` is no message.
 */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  segments: readonly string[],
): RouteMatch | readonly string[] {
  const matches = routes.flatMap((route) => {
    const params = matchPath(route.path.split('/'), segments);
    return params === undefined ? [] : [{ route, params }];
  });
  const fitting = matches.filter((match) => match.route.method === method);
  const [best] = [...fitting].sort((one, other) =>
    literalness(one.route.path) < literalness(other.route.path) ? -1 : 1,
  );
  return best ?? matches.map((match) => match.route.method);
}

/** Sorts before another path's when a literal stands where the other has a name. */
function literalness(path: string): string {
  return path
    .split('/')
    .map((part) => (/^[:*]/.test(part) ? '1' : '0'))
    .join('');
}

function matchPath(
  pattern: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (pattern.length !== segments.length) {
    return undefined;
  }
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part === '*path') {
      if (!segment.startsWith(ADDRESS)) {
        return undefined;
      }
      params['path'] = segment.slice(ADDRESS.length);
    } else if (part.startsWith(':')) {
      if (segment.startsWith(ADDRESS) || segment.startsWith('$')) {
        return undefined;
      }
      params[part.slice(1)] = segment;
    } else if (part.toLowerCase() !== segment.toLowerCase()) {
      return undefined;
    }
  }
  return params;
}

function namesIn(path: string): string[] {
  return path
    .split('/')
    .filter((name) => name !== '')
    .flatMap(splitKey);
}

function splitKey(segment: string): string[] {
  const key = /^([A-Za-z]+)\('(.*)'\)$/.exec(decode(segment));
  return key === null ? [decode(segment)] : [key[1] ?? '', (key[2] ?? '').replaceAll("''", "'")];
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
