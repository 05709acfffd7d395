/** People as Office.js hands them out and takes them. */
import type { Person } from '../conversation';
import { argumentError, outOfRange } from './checks';
import { LIMITS } from './constants';

/** A person with the two members that only the full type has; the local tenant knows no distribution lists. */
export function toEmailAddressDetails(person: Person): Office.EmailAddressDetails {
  return {
    emailAddress: person.emailAddress,
    displayName: person.displayName,
    appointmentResponse: 'none',
    recipientType: 'other',
  };
}

type Recipient = string | Partial<Office.EmailUser> | null | undefined;

/** The recipients of a draft's field, with the checks of the library: at most 100, each with a name or an address. */
export function mindRecipients(recipients: unknown): readonly Person[] {
  if (!Array.isArray(recipients)) throw argumentError('recipients');
  if (recipients.length > LIMITS.recipients) throw outOfRange('recipients');
  return (recipients as readonly Recipient[]).map((recipient) => {
    if (recipient === null || recipient === undefined) throw argumentError('recipients');
    const { displayName = '', emailAddress = '' } =
      typeof recipient === 'string'
        ? { displayName: recipient, emailAddress: recipient }
        : recipient;
    if (displayName === '' && emailAddress === '') throw argumentError('recipients');
    if (displayName.length > LIMITS.displayName) throw outOfRange('recipients');
    if (emailAddress.length > LIMITS.address) throw outOfRange('recipients');
    return { displayName, emailAddress };
  });
}

/** The recipients of a new message: the library sends their addresses alone to the host. */
export function mindAddresses(recipients: unknown, parameter: string): readonly Person[] {
  if (recipients === undefined || recipients === null) return [];
  if (!Array.isArray(recipients)) throw argumentError(parameter);
  if (recipients.length > LIMITS.recipients) throw outOfRange(`${parameter}.length`);
  return (recipients as readonly Recipient[]).map((recipient) => {
    const address = typeof recipient === 'string' ? recipient : recipient?.emailAddress;
    if (typeof address !== 'string') throw argumentError(parameter);
    return { displayName: address, emailAddress: address };
  });
}
