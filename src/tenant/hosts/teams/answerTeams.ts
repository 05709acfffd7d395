/** The origin of the Teams host: its page, its scripts, deep links and the data calls. */
import type { Answerer, HostContext } from '../../hostData';
import { sendNotFound, sendRedirect, sendText } from '../answer';
import { answerClientScript } from '../clientScript';
import { answerDataCalls } from '../dataCalls';
import { hostFile, readStyles, redirectToSignIn, renderHostPage } from '../hostPage';
import { placeInDeepLink } from './client/deepLinks.client';
import { TEAMS_CLIENTS } from './session';
import type { TeamsSession } from './session';
import { readTeamsApp } from './teamsManifest';

/**
 * Answers for the Teams origin:
 * `/?user=KEY&tab=ENTITY&sub=SUBENTITY&theme=light|dark|contrast&client=CLIENT&phone=1&frameless=1&bridge=0|1&account=KEY`
 * and `/l/entity/APP/ENTITY?user=KEY&context=…`, which is what a link to Teams opens.
 */
export function answerTeams(context: HostContext): Answerer {
  const script = answerClientScript(hostFile('teams/client/teamsEntry.client.ts'));
  const native = answerClientScript(hostFile('teams/client/nativeEntry.client.ts'));
  const styles = readStyles('themes.css', 'teams/teams.css');
  return (request, response) => {
    const address = new URL(request.url ?? '/', context.origins.teams);
    if (address.pathname === '/teams.js') {
      script(request, response);
    } else if (address.pathname === '/native.js') {
      native(request, response);
    } else if (address.pathname === '/teams.css') {
      sendText(response, 'text/css', styles);
    } else if (answerDataCalls(context.data, address, request, response)) {
      return;
    } else if (address.pathname.startsWith('/l/entity/')) {
      sendRedirect(response, addressOfLink(address));
    } else if (address.pathname === '/') {
      const session = openSession(context, address);
      if (session === undefined) {
        sendRedirect(response, context.origins.desk);
      } else if (!redirectToSignIn(context, address, session.account, response)) {
        sendText(response, 'text/html', renderTeams(session));
      }
    } else {
      sendNotFound(response);
    }
  };
}

/** A link names a tab and a place in it; everything else of its query is kept. */
function addressOfLink(link: URL): string {
  const place = placeInDeepLink(link);
  const target = new URL('/', link);
  for (const [name, value] of link.searchParams) {
    if (name !== 'context' && name !== 'label') target.searchParams.set(name, value);
  }
  target.searchParams.set('tab', place?.entityId ?? '');
  target.searchParams.set('app', place?.appId ?? '');
  if (place !== undefined && place.subEntityId !== '') {
    target.searchParams.set('sub', place.subEntityId);
  }
  return target.href;
}

/** Undefined when the address names nobody who can sign in. */
function openSession(context: HostContext, address: URL): TeamsSession | undefined {
  const { data, origins, registration } = context;
  const asked = address.searchParams;
  const viewer = data.user(asked.get('user') ?? '');
  if (viewer?.canSignIn !== true) return undefined;
  const isPhone = asked.get('phone') === '1' || asked.get('frameless') === '1';
  const client = TEAMS_CLIENTS.find((known) => known === asked.get('client'));
  return {
    viewer,
    account: data.user(asked.get('account') ?? '')?.key ?? viewer.key,
    users: data.users().filter(({ canSignIn }) => canSignIn),
    origins,
    registration,
    app: readTeamsApp(context.teamsApp, origins.pages),
    hasBridge: asked.get('bridge') !== '0',
    client: client ?? (isPhone ? 'ios' : 'web'),
    isFrameless: asked.get('frameless') === '1',
  };
}

function renderTeams(session: TeamsSession): string {
  return renderHostPage({
    title: `Teams (local tenant) – ${session.viewer.displayName}`,
    styles: '/teams.css',
    script: '/teams.js',
    session,
    body: '<div id="root"></div>',
  });
}
