// A small site for the tenant's own tests: one list of each kind and one library.
import { Client, HTTPMessageHandler } from '@microsoft/microsoft-graph-client';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import type { RunningTenant } from '../support/startTenant';

export const SMALL_SITE = {
  hostname: 'lakesidehealth.sharepoint.example',
  path: '/sites/Anteroom',
  groups: {
    assistants: ['jordan.reyes', 'priya.nair'],
    physicians: ['maya.okafor', 'samuel.brandt'],
    compliance: ['elena.marsh'],
    admins: ['tom.weller'],
  },
  lists: [
    {
      name: 'Proposals',
      columns: [
        { name: 'ProposalId', type: 'text', indexed: true, unique: true },
        { name: 'State', type: 'text', indexed: true },
        { name: 'DecideBy', type: 'dateTime', indexed: true },
        { name: 'Minutes', type: 'number' },
        { name: 'Words', type: 'note' },
        { name: 'IsOpen', type: 'boolean' },
        { name: 'Answer', type: 'choice', choices: ['yes', 'no'] },
      ],
      write: ['assistants', 'physicians'],
      items: [
        {
          createdBy: 'jordan.reyes',
          createdAt: '2026-11-12T15:00:00Z',
          fields: { ProposalId: 'p-0', State: 'proposed', DecideBy: '2026-11-20T17:00:00Z' },
        },
      ],
    },
    {
      name: 'Log',
      addOnly: true,
      columns: [{ name: 'EntryId', type: 'text', indexed: true, unique: true }],
      write: ['assistants', 'physicians', 'compliance'],
      items: [],
    },
  ],
  libraries: [
    {
      name: 'Policy',
      write: ['compliance'],
      files: [
        { path: 'releases/0001.json', createdBy: 'elena.marsh', content: { release: 1 } },
        { path: 'releases/0002.json', createdBy: 'elena.marsh', content: { release: 2 } },
      ],
    },
  ],
  teams: {
    activityTypes: [
      { type: 'approvalWaiting', templateText: '{actor} waits for {count} decisions' },
      { type: 'plain', templateText: 'Something waits' },
    ],
    installedFor: ['jordan.reyes', 'maya.okafor', 'samuel.brandt'],
  },
} as const;

/** Adds the token to whatever is asked; Microsoft's own handler does so for https addresses only. */
class TokenOnEveryCall implements Middleware {
  readonly #token: () => Promise<string>;
  #next: Middleware | undefined;

  constructor(token: () => Promise<string>) {
    this.#token = token;
  }

  async execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers);
    headers.set('Authorization', `Bearer ${await this.#token()}`);
    context.options = { ...context.options, headers: Object.fromEntries(headers) };
    await this.#next?.execute(context);
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }
}

/** Microsoft's own client, signed in as one person of the tenant. */
export function graphClient(
  tenant: RunningTenant,
  user: string,
  scopes?: readonly string[],
): Client {
  const withToken = new TokenOnEveryCall(() => tenant.tokenFor(user, scopes));
  withToken.setNext(new HTTPMessageHandler());
  return Client.initWithMiddleware({
    baseUrl: `${tenant.graph}/`,
    defaultVersion: 'v1.0',
    middleware: withToken,
  });
}

/** What a call was refused with; fails the test when it was not refused. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ status: number; code: string; message: string }> {
  try {
    await call;
  } catch (error) {
    const { statusCode, code, message } = error as {
      statusCode: number;
      code: string;
      message: string;
    };
    return { status: statusCode, code, message };
  }
  throw new Error('The tenant did not refuse.');
}
