// One request to Graph after it was read and its caller proved, and the answer a route gives.
import type { Person } from '../directory/people';
import { badRequest } from './graphError';
import type { QueryOptions } from './odata/queryOptions';
import type { Preferences } from './preferences';

export interface Caller {
  readonly person: Person;
  readonly scopes: readonly string[];
  readonly appId: string;
}

export interface GraphRequest {
  readonly method: string;
  /** `http://localhost:4404/v1.0`, for links in answers. */
  readonly root: string;
  /** The path after `/v1.0`, as it was sent. */
  readonly path: string;
  readonly query: QueryOptions;
  readonly prefer: Preferences;
  /** Header by lower-case name; empty where absent. */
  header(name: string): string;
  /** The JSON body; undefined where there is none, or where the route takes bytes. */
  readonly body: unknown;
  /** The body as it came; empty where there is none. */
  readonly bytes: Buffer;
  readonly caller: Caller;
  /** The named parts of the route's pattern, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

export interface GraphReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; text goes out as it is where the headers name a Content-Type. */
  readonly body?: unknown;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function param(request: GraphRequest, name: string): string {
  return request.params[name] ?? '';
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that is text; the fallback for anything else. */
export function textMember(object: JsonObject, name: string, fallback = ''): string {
  const value = object[name];
  return typeof value === 'string' ? value : fallback;
}

/** The request's body as an object; Graph's own words where it is none. */
export function objectBody(request: GraphRequest): JsonObject {
  if (!isObject(request.body)) {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
  return request.body;
}
