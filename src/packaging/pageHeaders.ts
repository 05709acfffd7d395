// The response headers that every page of a release must be served with (framing, pop-ups, content security).

/** Hosts that the pages may reach, each an origin such as `https://graph.microsoft.com`. */
export interface PageHosts {
  readonly graph: string;
  readonly signIn: string;
  /** The customer's own SharePoint host by name; never a wildcard. */
  readonly sharePoint: string;
  /** Where office.js comes from. */
  readonly officeScripts: readonly string[];
  /** teams-js reads its list of host origins there at import. */
  readonly teamsOrigins: string;
  /** Who may frame the pages. */
  readonly frameAncestors: readonly string[];
}

/** Microsoft's hosts in the public cloud; learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements. */
export function microsoftHosts(siteHostname: string): PageHosts {
  return {
    graph: 'https://graph.microsoft.com',
    signIn: 'https://login.microsoftonline.com',
    sharePoint: `https://${siteHostname}`,
    officeScripts: ['https://appsforoffice.microsoft.com', 'https://ajax.aspnetcdn.com'],
    teamsOrigins: 'https://res.cdn.office.net',
    frameAncestors: [
      'https://*.cloud.microsoft',
      'https://teams.microsoft.com',
      'https://*.teams.microsoft.com',
      'https://*.microsoft365.com',
      'https://*.office.com',
      'https://outlook.office.com',
      'https://outlook.office365.com',
    ],
  };
}

/**
 * Header name to value, for every page and script.
 *
 * `style-src` allows inline styles because Fluent inserts its rules at run time; no script may be inline.
 * X-Frame-Options is left out on purpose: any value of it breaks Outlook and Teams.
 */
export function pageHeaders(hosts: PageHosts): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${hosts.officeScripts.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${[hosts.graph, hosts.signIn, hosts.sharePoint, hosts.teamsOrigins].join(' ')}`,
    `frame-src ${hosts.signIn} 'self'`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${hosts.frameAncestors.join(' ')}`,
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
  };
}
