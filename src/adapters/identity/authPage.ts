// Entry of auth.html: hands the answer of the sign-in page back to the page that asked, then has nothing left to do.
import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

broadcastResponseToMainFrame().catch(() => {
  // Opened by hand, without an answer in the address: say so in place of an empty page.
  document.body.textContent = 'Nothing to do here. You can close this window.';
});
