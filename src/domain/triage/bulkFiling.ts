// Which mail may be filed many at a time, and why another one waits for a person who looks at it.
import { senderKindOf, type Mail } from '../mail';
import { headerOf } from './mailFacts';
import type { Triage } from './triageMail';
import { isLockedVerdict } from './types';

export const LEFT_OUT_REASONS = [
  'unsure',
  'locked-lane',
  'patient-information',
  'clinical-content',
  'first-time-sender',
  'preserved-thread',
  'stopped-row',
] as const;
/** The first four are known from the mail alone, the others from the mailbox and the lists. */
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/**
 * What keeps a mail out of bulk filing, as far as the mail itself says; empty when nothing does.
 *
 * @example
 * leftOutOfBulk({ ...newsletter, phi: [], verdict: digest }) //=> []
 */
export function leftOutOfBulk({
  phi,
  verdict,
}: Pick<Triage, 'phi' | 'verdict'>): readonly LeftOutReason[] {
  const reasons: LeftOutReason[] = [];
  if (verdict.kind === 'unsure') reasons.push('unsure');
  if (isLockedVerdict(verdict)) reasons.push('locked-lane');
  if (phi.length > 0) reasons.push('patient-information');
  if (verdict.clinicalContent) reasons.push('clinical-content');
  return reasons;
}

/**
 * True for mail that one person outside the house seems to have written: no list, no machine.
 *
 * Such a sender's first mail is never filed unseen (headers: RFC 2369 3.2, RFC 3834 5, and the older Precedence).
 */
export function isFromIndividual(mail: Mail, organizationDomains: readonly string[]): boolean {
  if (senderKindOf(mail.from, organizationDomains) === 'internal') return false;
  if (headerOf(mail, 'List-Unsubscribe') !== null || headerOf(mail, 'List-Id') !== null)
    return false;
  if (/^(?:bulk|list|junk)$/i.test(headerOf(mail, 'Precedence')?.trim() ?? '')) return false;
  return !/^auto-(?:generated|replied|notified)/i.test(headerOf(mail, 'Auto-Submitted') ?? '');
}
