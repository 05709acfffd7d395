/** People as Office.js hands them out. */
import type { Person } from '../conversation';

/** A person with the two members that only the full type has; the local tenant knows no distribution lists. */
export function toEmailAddressDetails(person: Person): Office.EmailAddressDetails {
  return {
    displayName: person.displayName,
    emailAddress: person.emailAddress,
    appointmentResponse: 'none',
    recipientType: 'other',
  };
}

/** What Office.js accepts as a recipient, as one kind of value. */
export function toPerson(
  recipient: string | Office.EmailUser | Office.EmailAddressDetails,
): Person {
  return typeof recipient === 'string'
    ? { displayName: recipient, emailAddress: recipient }
    : { displayName: recipient.displayName, emailAddress: recipient.emailAddress };
}
