// The identity provider's pages: pick an account, approve, consent, and the refusals. No script, no password.
import type { Person } from '../directory/people';
import type { EntraError } from './entraError';

/** A page with one link for each account; `linkFor` gives the address that signs in. */
export function signInPage(
  people: readonly Person[],
  signedIn: readonly string[],
  linkFor: (person: Person) => string,
): string {
  const rows = people
    .map((person) => {
      const note = signedIn.includes(person.key) ? 'Signed in' : person.title;
      return `<li><a href="${escapeHtml(linkFor(person))}"><b>${escapeHtml(person.displayName)}</b><span>${escapeHtml(person.mail)}</span><span>${escapeHtml(note)}</span></a></li>`;
    })
    .join('');
  return page(
    'Pick an account',
    `<h1>Pick an account</h1><p>to continue to <b>Anteroom</b></p><ul>${rows}</ul><p class="note">This is the sign-in of the local tenant. All people are invented; there are no passwords.</p>`,
  );
}

/** What Entra shows when only an administrator can consent; `decline` goes back to the app without. */
export function needApprovalPage(scopes: readonly string[], decline: string): string {
  return page(
    'Need admin approval',
    `<h1>Need admin approval</h1><p><b>Anteroom</b> needs permission that only an administrator can grant: ${escapeHtml(scopes.join(', '))}.</p>${action(decline, 'Return to the application without granting consent')}<p class="note">AADSTS90094</p>`,
  );
}

/** Where people may consent for themselves. */
export function consentPage(
  person: Person,
  scopes: readonly string[],
  accept: string,
  decline: string,
): string {
  const rows = scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('');
  return page(
    'Permissions requested',
    `<p>${escapeHtml(person.mail)}</p><h1>Permissions requested</h1><p><b>Anteroom</b> would like to use, in your name:</p><ul class="scopes">${rows}</ul>${action(accept, 'Accept')}${action(decline, 'Cancel')}`,
  );
}

/** The second factor: here one press stands for the phone. */
export function approvePage(person: Person, approve: string): string {
  return page(
    'Approve sign in request',
    `<p>${escapeHtml(person.mail)}</p><h1>Approve sign in request</h1><p>A second factor is needed. In this tenant one press stands for the phone.</p>${action(approve, 'Approve')}`,
  );
}

/** A refusal that nothing in this window can lift: the number and the ids that an administrator asks for. */
export function refusalPage(error: EntraError, person?: Person): string {
  const rows = [
    ['Error code', String(error.number)],
    ['Request id', error.traceId],
    ['Correlation id', error.correlationId],
    ['Timestamp', error.timestamp],
  ];
  const facts = rows
    .map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('');
  const who = person === undefined ? '' : `<p>${escapeHtml(person.mail)}</p>`;
  return page(
    'You cannot sign in here',
    `${who}<h1>You cannot sign in here</h1><p>${escapeHtml(error.sentence)}</p><dl class="note">${facts}</dl>`,
  );
}

export function messagePage(title: string, message: string): string {
  return page(title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(message)}</p>`);
}

function action(address: string, words: string): string {
  return `<p><a class="action" href="${escapeHtml(address)}">${escapeHtml(words)}</a></p>`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>
:root{color-scheme:light dark;font-family:"Segoe UI",system-ui,sans-serif}
body{margin:0;display:grid;min-height:100vh;place-items:center;background:Canvas;color:CanvasText}
main{width:min(26rem,calc(100vw - 2rem));padding:1.5rem;border:1px solid GrayText}
h1{font-size:1.4rem;margin:0 0 .5rem}ul{list-style:none;margin:1rem 0;padding:0}
li a{display:grid;gap:.1rem;padding:.6rem .5rem;color:inherit;text-decoration:none;border-top:1px solid GrayText}
li a:hover,li a:focus-visible{outline:2px solid Highlight;outline-offset:-2px}
li span{font-size:.85rem}.note{font-size:.8rem}dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem .8rem}dd{margin:0;overflow-wrap:anywhere}
.action{display:block;padding:.6rem .5rem;border:1px solid GrayText;color:inherit}.scopes{list-style:disc;padding-left:1.2rem}
</style></head><body><main>${body}</main></body></html>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
