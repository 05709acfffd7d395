// Entry of consent.html: where Entra returns an administrator after the consent page.

/**
 * The sentence for the outcome that Entra writes into the address
 * (https://learn.microsoft.com/entra/identity-platform/v2-admin-consent).
 *
 * @example
 * consentSentence('?admin_consent=True&tenant=...') //=> 'Consent is recorded. ...'
 */
export function consentSentence(search: string): string {
  const answer = new URLSearchParams(search);
  if (answer.get('admin_consent')?.toLowerCase() === 'true') {
    return 'Consent is recorded. You can close this window and open Anteroom in Outlook or Teams.';
  }
  if (answer.has('error')) {
    return 'Consent was not given. Nothing was changed. An administrator can open the consent link again.';
  }
  return 'Nothing to do here. You can close this window.';
}

document.body.textContent = consentSentence(window.location.search);
