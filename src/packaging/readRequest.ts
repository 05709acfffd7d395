// Reads and checks the values that IT gives to `npm run package`.
import type { Installation } from './registration';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export type PackageRequest = Omit<Installation, 'version'> & {
  readonly out: string;
  /** Folder of the built pages. */
  readonly web: string;
};

/** What is wrong with the values, one sentence each; empty when they can be used. */
export function problemsOf(request: PackageRequest): readonly string[] {
  const problems: string[] = [];
  if (!/^https:\/\/[a-z0-9.-]+(:\d+)?$/i.test(request.origin)) {
    problems.push(
      '--origin must be https://HOST without a path: Outlook and Teams refuse http, and the sign-in redirect names the origin alone.',
    );
  }
  if (!GUID.test(request.tenantId))
    problems.push('--tenant must be the directory (tenant) id, a GUID.');
  if (!GUID.test(request.clientId))
    problems.push('--client must be the application (client) id, a GUID.');
  if (
    !/^[a-z0-9.-]+\.[a-z]+$/i.test(request.siteHostname) ||
    !/^\/sites\/[\w-]+$/.test(request.sitePath)
  ) {
    problems.push(
      '--site must be HOST:/sites/NAME, for example hospital.sharepoint.com:/sites/Anteroom.',
    );
  }
  if (request.out === '') problems.push('--out must name the folder to write to.');
  return problems;
}

/** Takes `--name value` pairs; unknown or missing names come back as problems. */
export function readRequest(
  words: readonly string[],
): PackageRequest | { readonly problems: readonly string[] } {
  const known = ['origin', 'tenant', 'client', 'site', 'out', 'web'];
  const given = new Map<string, string>();
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i]?.replace(/^--/, '') ?? '';
    if (!known.includes(name))
      return {
        problems: [
          `Unknown option ${words[i] ?? ''}. Known: ${known.map((each) => `--${each}`).join(' ')}`,
        ],
      };
    given.set(name, words[i + 1] ?? '');
  }
  const [siteHostname = '', sitePath = ''] = (given.get('site') ?? '').split(':');
  const request: PackageRequest = {
    origin: (given.get('origin') ?? '').replace(/\/$/, '').toLowerCase(),
    tenantId: (given.get('tenant') ?? '').toLowerCase(),
    clientId: (given.get('client') ?? '').toLowerCase(),
    siteHostname: siteHostname.toLowerCase(),
    sitePath,
    out: given.get('out') ?? '',
    web: given.get('web') ?? '',
  };
  const problems = problemsOf(request);
  return problems.length > 0 ? { problems } : request;
}
