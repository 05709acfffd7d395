/** @jest-environment jsdom */
// What an administrator reads after the consent page of Entra.
import { consentSentence } from '../../../src/adapters/identity/consentPage';

const outcomes = [
  { says: 'consent', search: '?admin_consent=True&tenant=t', starts: 'Consent is recorded' },
  {
    says: 'refusal',
    search: '?error=access_denied&error_description=x',
    starts: 'Consent was not given',
  },
  { says: 'a page opened by hand', search: '', starts: 'Nothing to do here' },
];
test.each(outcomes)('the page says what came of $says', ({ search, starts }) => {
  expect(consentSentence(search)).toMatch(new RegExp(`^${starts}`));
});
