// Where a mail comes from: the house, an organisation, or somebody's private address.
import type { Person } from './types';

export const SENDER_KINDS = ['missing', 'internal', 'personal', 'organization'] as const;
export type SenderKind = (typeof SENDER_KINDS)[number];

/** Mail services of private people, and the domains that RFC 2606 reserves for examples. */
const PRIVATE_DOMAINS = new Set([
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'ymail.com',
  'hotmail.com',
  'outlook.com',
  'live.com',
  'msn.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'aol.com',
  'comcast.net',
  'sbcglobal.net',
  'att.net',
  'verizon.net',
  'cox.net',
  'charter.net',
  'bellsouth.net',
  'earthlink.net',
  'proton.me',
  'protonmail.com',
  'gmx.com',
  'mail.com',
  'zoho.com',
  'yahoo.es',
  'hotmail.es',
  'yahoo.com.mx',
  'outlook.es',
  'prodigy.net.mx',
  'rocketmail.com',
  'optonline.net',
  'example.com',
  'example.net',
  'example.org',
]);

/** The part behind the `@`, lower case; empty when there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1).toLowerCase();
}

/** True when `domain` is one of `domains` or below one of them. */
export function isWithinDomains(domain: string, domains: readonly string[]): boolean {
  return domains.some((one) => domain === one || domain.endsWith(`.${one}`));
}

export function senderKindOf(
  person: Person | null,
  organizationDomains: readonly string[],
): SenderKind {
  const domain = person === null ? '' : domainOf(person.address);
  if (domain === '') return 'missing';
  if (isWithinDomains(domain, organizationDomains)) return 'internal';
  return PRIVATE_DOMAINS.has(domain) ? 'personal' : 'organization';
}
