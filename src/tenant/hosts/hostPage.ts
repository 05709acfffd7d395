/** The HTML of a host page, and the detour through the issuer that signs its user in first. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ServerResponse } from 'node:http';
import type { HostContext } from '../hostData';
import { sendRedirect } from './answer';

/** Absolute path of a file that lies beside this one. */
export function hostFile(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** Reads a style sheet that lies under this folder. */
export function readStyles(...paths: readonly string[]): string {
  return paths.map((path) => readFileSync(hostFile(path), 'utf8')).join('\n');
}

interface HostPageParts {
  readonly title: string;
  readonly styles: string;
  /** Address of the script, or null for a page without one. */
  readonly script: string | null;
  /** Handed to the script as JSON in the element `session`. */
  readonly session: unknown;
  /** HTML of the body; written by us, never by a visitor. */
  readonly body: string;
}

/** Puts one page together; the session cannot break out of its script element. */
export function renderHostPage(parts: HostPageParts): string {
  const session = JSON.stringify(parts.session).replaceAll('<', '\\u003c');
  return [
    '<!doctype html>',
    '<html lang="en" data-theme="light">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(parts.title)}</title>`,
    '<link rel="icon" href="data:,">',
    `<link rel="stylesheet" href="${parts.styles}">`,
    '</head>',
    `<body>${parts.body}`,
    `<script type="application/json" id="session">${session}</script>`,
    parts.script === null ? '' : `<script src="${parts.script}"></script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Makes a text safe between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const SIGNED_IN = 'signedin';

/**
 * Sends the browser through the issuer unless it just came from there, so that the identity provider's session is this
 * page's user, as when somebody is signed in to Microsoft 365.
 *
 * @returns true when a redirect was sent and nothing else is to be answered
 */
export function redirectToSignIn(
  context: HostContext,
  address: URL,
  account: string,
  response: ServerResponse,
): boolean {
  if (address.searchParams.get(SIGNED_IN) === account) return false;
  const back = new URL(address);
  back.searchParams.set(SIGNED_IN, account);
  const signIn = new URL('/signin', context.origins.issuer);
  signIn.searchParams.set('user', account);
  signIn.searchParams.set('return', back.href);
  sendRedirect(response, signIn.href);
  return true;
}
