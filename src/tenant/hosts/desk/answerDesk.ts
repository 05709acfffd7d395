/** The front door of the local tenant: pick a person and an app. */
import type { Answerer, HostContext, HostUser } from '../../hostData';
import { sendNotFound, sendText } from '../answer';
import { answerClientScript } from '../clientScript';
import { escapeHtml, hostFile, readStyles, renderHostPage } from '../hostPage';
import { FAULTS_BODY } from './faultsPage';

const DUTIES: Readonly<Partial<Record<HostUser['role'], string>>> = {
  ea: 'Assistant',
  'backup-ea': 'Backup assistant',
  physician: 'Physician',
  compliance: 'Compliance officer',
  'it-admin': 'IT',
};

/** Answers for the desk origin; calls of `/faults` and `/tenant/` the back end answers before, a browser gets the page. */
export function answerDesk(context: HostContext): Answerer {
  const styles = readStyles('themes.css', 'desk/desk.css');
  const faultsScript = answerClientScript(hostFile('desk/faultsEntry.client.ts'));
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', context.origins.desk);
    if (pathname === '/desk.css') sendText(response, 'text/css', styles);
    else if (pathname === '/faults.js') faultsScript(request, response);
    else if (pathname === '/faults' || pathname === '/failures')
      sendText(response, 'text/html', renderFaults(context));
    else if (pathname === '/') sendText(response, 'text/html', renderDesk(context));
    else sendNotFound(response);
  };
}

function renderDesk(context: HostContext): string {
  const people = context.data
    .users()
    .filter(({ canSignIn }) => canSignIn)
    .map((user) => renderPerson(context, user))
    .join('');
  return renderHostPage({
    title: 'Anteroom, local tenant',
    styles: '/desk.css',
    script: null,
    session: null,
    body: `<main>
<h1>Anteroom, local tenant</h1>
<p>A make-believe hospital with a make-believe Microsoft 365: invented people, mail and calendars, on this computer only.
Open Outlook or Teams as one of them; what you do is kept until the tenant is started with <code>--reset</code>.</p>
<ul class="people">${people}</ul>
<p><a href="/faults">Rehearse a failure</a>: throttling, a lost connection, a missing list, a refused sign-in.</p>
</main>`,
  });
}

function renderFaults(context: HostContext): string {
  const people = context.data
    .users()
    .filter(({ canSignIn }) => canSignIn)
    .map(({ key, displayName }) => ({ key, displayName }));
  return renderHostPage({
    title: 'Rehearse a failure – Anteroom, local tenant',
    styles: '/desk.css',
    script: '/faults.js',
    session: { people },
    body: FAULTS_BODY,
  });
}

function renderPerson(context: HostContext, user: HostUser): string {
  const name = escapeHtml(user.displayName);
  const delegated = context.data
    .mailboxes(user.key)
    .filter(({ relation }) => relation === 'delegated');
  const mailboxes = delegated.map(({ key, displayName }) =>
    renderLink(
      outlookAddress(context, user.key, key),
      'Outlook',
      `, ${escapeHtml(displayName)}’s mailbox`,
      `Open Outlook as ${name}, ${escapeHtml(displayName)}’s mailbox`,
    ),
  );
  const own = renderLink(
    outlookAddress(context, user.key, user.key),
    'Outlook',
    ', own mailbox',
    `Open Outlook as ${name}, own mailbox`,
  );
  const teams = `${context.origins.teams}/?user=${encodeURIComponent(user.key)}`;
  const links = [
    ...mailboxes,
    own,
    renderLink(teams, 'Teams', '', `Open Teams as ${name}`),
    ...(user.role === 'physician'
      ? [
          renderLink(
            `${teams}&phone=1`,
            'Teams',
            ', on the phone',
            `Open Teams as ${name}, on the phone`,
          ),
        ]
      : []),
  ];
  return `<li><h2>${name}</h2><p class="duty">${escapeHtml(DUTIES[user.role] ?? '')} · ${escapeHtml(user.title)}</p>
<ul class="links">${links.join('')}</ul></li>`;
}

function outlookAddress(context: HostContext, user: string, mailbox: string): string {
  const address = new URL('/mail/', context.origins.outlook);
  address.searchParams.set('user', user);
  address.searchParams.set('mailbox', mailbox);
  return address.href;
}

function renderLink(address: string, app: string, detail: string, label: string): string {
  return `<li><a href="${escapeHtml(address)}" aria-label="${label}"><b>${app}</b>${detail}</a></li>`;
}
