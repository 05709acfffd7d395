// Calls the tenant's mail through Microsoft's own client, as the product does: every call asks for immutable ids.
import type { Client } from '@microsoft/microsoft-graph-client';
import type { RunningTenant } from '../../../support/startTenant';
import { graphClient, refusal } from '../../smallSite';

export const MAYA = '/users/maya.okafor@lakesidehealth.example';
export const JORDAN = '/users/jordan.reyes@lakesidehealth.example';
export const ELENA = '/users/elena.marsh@lakesidehealth.example';
/** Well-formed, and nobody's. */
export const NOBODY = 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AnobodyAAA=';

export interface Shown {
  readonly [member: string]: unknown;
  readonly id: string;
}

export interface ShownPage {
  readonly value: readonly Shown[];
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
  readonly '@odata.count'?: number;
}

export interface MailCaller {
  get<T = Shown>(path: string, prefer?: string): Promise<T>;
  page(path: string, prefer?: string): Promise<ShownPage>;
  /** Every row of every page from here on. */
  all(path: string, prefer?: string): Promise<readonly Shown[]>;
  post(path: string, body?: unknown): Promise<Shown>;
  patch(path: string, body: unknown, ifMatch?: string): Promise<Shown>;
  delete(path: string): Promise<unknown>;
}

export interface Refused {
  readonly says: string;
  readonly call: (as: MailCaller) => Promise<unknown>;
  readonly status: number;
  readonly code: string;
}

const IMMUTABLE = 'IdType="ImmutableId"';

export function mailCaller(
  tenant: RunningTenant,
  user: string,
  scopes?: readonly string[],
): MailCaller {
  const client: Client = graphClient(tenant, user, scopes);
  const request = (path: string, prefer = IMMUTABLE): ReturnType<Client['api']> =>
    client.api(path.replace(`${tenant.graph}/v1.0`, '')).header('Prefer', prefer);
  const caller: MailCaller = {
    get: async <T>(path: string, prefer?: string) => (await request(path, prefer).get()) as T,
    page: async (path, prefer) => (await request(path, prefer).get()) as ShownPage,
    all: async (path, prefer) => {
      const page = await caller.page(path, prefer);
      const next = page['@odata.nextLink'];
      return next === undefined ? page.value : [...page.value, ...(await caller.all(next, prefer))];
    },
    post: async (path, body) => (await request(path).post(body)) as Shown,
    patch: async (path, body, ifMatch) =>
      (await (
        ifMatch === undefined ? request(path) : request(path).header('If-Match', ifMatch)
      ).patch(body)) as Shown,
    delete: (path) => request(path).delete() as Promise<unknown>,
  };
  return caller;
}

/** Each call with what it was refused with, so that a failing row shows itself. */
export async function refusalsOf(
  as: MailCaller,
  rows: readonly Refused[],
): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const { says, call } of rows) {
    const { status, code } = await refusal(call(as));
    seen.push(`${says}: ${String(status)} ${code}`);
  }
  return seen;
}

export function declared(rows: readonly Refused[]): readonly string[] {
  return rows.map(({ says, status, code }) => `${says}: ${String(status)} ${code}`);
}
