// Asks logs of exchanges with Graph whether every refusal that the routes declare was really given.
import type { SharedRefusal } from '../graph/sharedRefusals';
import { matchRoute, segmentsOf } from '../graph/routes';
import type { Route } from '../graph/routes';
import { operationsIn } from './operations';

/** What one line of a log says, as far as it matters here. */
export interface LoggedExchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly requestBody: unknown;
  readonly responseBody: unknown;
}

interface SeenAnswer {
  readonly route: Route | null;
  readonly status: number;
  readonly code: string;
}

type Members = Readonly<Record<string, unknown>>;

/** `METHOD path: status code (when)` for each refusal that no line shows; empty when all were seen. */
export function unseenRefusals(
  routes: readonly Route[],
  shared: readonly SharedRefusal[],
  exchanges: Iterable<LoggedExchange>,
): string[] {
  const seen = new Set<string>();
  const seenAnywhere = new Set<string>();
  for (const exchange of exchanges) {
    for (const { route, status, code } of answersIn(routes, exchange)) {
      seenAnywhere.add(`${String(status)} ${code}`);
      if (route !== null) {
        seen.add(`${route.method} ${route.path} ${String(status)} ${code}`);
      }
    }
  }
  const own = operationsIn(routes).flatMap(({ method, paths, route }) =>
    route.refuses
      .filter(
        ({ status, code }) =>
          !paths.some((path) => seen.has(`${method} ${path} ${String(status)} ${code}`)),
      )
      .map(
        ({ status, code, when }) =>
          `${method} ${paths.join(', ')}: ${String(status)} ${code} (${when})`,
      ),
  );
  const everywhere = shared
    .filter(({ status, code }) => !seenAnywhere.has(`${String(status)} ${code}`))
    .map(({ status, code, when }) => `every operation: ${String(status)} ${code} (${when})`);
  return [...own, ...everywhere];
}

/** The refusals in one line, those of a batch's requests included. */
function answersIn(routes: readonly Route[], exchange: LoggedExchange): SeenAnswer[] {
  const { pathname } = new URL(exchange.url);
  const path = pathname.replace(/^.*?\/v1\.0(?=\/)/, '');
  const own = answerOf(routes, exchange.method, path, exchange.status, exchange.responseBody);
  return path === '/$batch' ? [...own, ...batchedAnswers(routes, exchange)] : own;
}

function batchedAnswers(routes: readonly Route[], exchange: LoggedExchange): SeenAnswer[] {
  const requests = listIn(exchange.requestBody, 'requests');
  return listIn(exchange.responseBody, 'responses').flatMap((answer) => {
    const asked = requests.find(({ id }) => id === answer['id']);
    const [path = ''] = textIn(asked, 'url').split('?');
    const status = Number(answer['status']);
    const inner = answerOf(routes, textIn(asked, 'method'), path, status, answer['body']);
    const ofBatch = answerOf(routes, 'POST', '/$batch', status, answer['body']);
    return [...inner, ...ofBatch];
  });
}

function answerOf(
  routes: readonly Route[],
  method: string,
  path: string,
  status: number,
  body: unknown,
): SeenAnswer[] {
  if (status < 400) {
    return [];
  }
  const segments = segmentsOf(path);
  const named =
    segments[0]?.toLowerCase() === 'me' ? ['users', 'me', ...segments.slice(1)] : segments;
  const match = matchRoute(routes, method.toUpperCase(), named);
  return [{ route: 'route' in match ? match.route : null, status, code: codeOf(body) }];
}

function codeOf(body: unknown): string {
  const error = isMembers(body) ? body['error'] : undefined;
  return isMembers(error) && typeof error['code'] === 'string' ? error['code'] : '';
}

function listIn(body: unknown, name: string): Members[] {
  const list = isMembers(body) ? body[name] : undefined;
  return Array.isArray(list) ? list.filter(isMembers) : [];
}

function textIn(members: Members | undefined, name: string): string {
  const value = members?.[name];
  return typeof value === 'string' ? value : '';
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
