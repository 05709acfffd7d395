// The fixed facts of the one tenant and the one app: ids, scopes and the addresses of the seven origins.
import type { AppRegistration, Origins } from './hostData';

export const REGISTRATION: AppRegistration = {
  clientId: '7f1c2d54-3a0e-4b0c-9a51-0d6f4f0a7c11',
  tenantId: '4d1f0b7e-52c6-4a57-8a5f-6c1f7a9f2e30',
  teamsAppId: '0b7d5f0a-6f4e-4f3f-9f53-7b8f0e2a6d44',
};

/** The audience that Entra puts into an access token for Microsoft Graph. */
export const GRAPH_AUDIENCE = 'https://graph.microsoft.com';

export const OPENID_SCOPES: readonly string[] = ['openid', 'profile', 'offline_access', 'email'];

/** What the administrator consented to; `scp` of every access token names all of it, as Entra does. */
export const CONSENTED_SCOPES: readonly string[] = [
  'User.Read',
  'Mail.ReadWrite.Shared',
  'Calendars.ReadWrite.Shared',
  'Sites.Selected',
  'TeamsActivity.Send',
  'MailboxSettings.ReadWrite',
];

/** How many ports a tenant takes, from its base port upwards. */
export const PORTS_TAKEN = 7;

/** @example originsAt(4400).graph //=> 'http://localhost:4404' */
export function originsAt(port: number): Origins {
  const at = (offset: number): string => `http://localhost:${String(port + offset)}`;
  return {
    desk: at(0),
    pages: at(1),
    outlook: at(2),
    teams: at(3),
    graph: at(4),
    issuer: at(5),
    files: at(6),
  };
}

/** The scopes of a space-separated list without the resource they may be qualified with. */
export function plainScopes(scope: string): string[] {
  return scope
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) =>
      name.startsWith(`${GRAPH_AUDIENCE}/`) ? name.slice(GRAPH_AUDIENCE.length + 1) : name,
    );
}

/** Those of the asked scopes that nobody consented to. `.default` asks for whatever was consented. */
export function unconsentedScopes(scope: string): string[] {
  return plainScopes(scope).filter(
    (name) =>
      name !== '.default' && !OPENID_SCOPES.includes(name) && !CONSENTED_SCOPES.includes(name),
  );
}
