// The identity provider's two pages: pick an account, and "need admin approval". No script, no password.
import type { Person } from '../directory/people';

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

/** What Entra shows when nobody consented to a scope. */
export function needApprovalPage(scopes: readonly string[]): string {
  return page(
    'Need admin approval',
    `<h1>Need admin approval</h1><p><b>Anteroom</b> needs permission that only an administrator can grant: ${escapeHtml(scopes.join(', '))}.</p><p class="note">AADSTS65001: The user or administrator has not consented to use the application.</p>`,
  );
}

export function messagePage(title: string, message: string): string {
  return page(title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(message)}</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>
:root{color-scheme:light dark;font-family:"Segoe UI",system-ui,sans-serif}
body{margin:0;display:grid;min-height:100vh;place-items:center;background:Canvas;color:CanvasText}
main{width:min(26rem,calc(100vw - 2rem));padding:1.5rem;border:1px solid GrayText}
h1{font-size:1.4rem;margin:0 0 .5rem}ul{list-style:none;margin:1rem 0;padding:0}
li a{display:grid;gap:.1rem;padding:.6rem .5rem;color:inherit;text-decoration:none;border-top:1px solid GrayText}
li a:hover,li a:focus-visible{outline:2px solid Highlight;outline-offset:-2px}
li span{font-size:.85rem}.note{font-size:.8rem}
</style></head><body><main>${body}</main></body></html>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
