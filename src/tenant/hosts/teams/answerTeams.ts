/** The origin of the Teams host: its page, its script, deep links and the data calls. */
import type { Answerer, HostContext } from '../../hostData';
import { readTeamsApp } from '../addIn';
import { sendNotFound, sendRedirect, sendText } from '../answer';
import { compileClientScript } from '../clientScript';
import { answerDataCalls } from '../dataCalls';
import { hostFile, readStyles, redirectToSignIn, renderHostPage } from '../hostPage';
import type { TeamsSession } from './session';

/** Answers for the Teams origin: `/?user=KEY&tab=ENTITY&sub=SUBENTITY&theme=light|dark|contrast&phone=1&bridge=0|1`. */
export function answerTeams(context: HostContext): Answerer {
  const script = compileClientScript(hostFile('teams/client/teamsEntry.client.ts'));
  const styles = readStyles('themes.css', 'teams/teams.css');
  return (request, response) => {
    const address = new URL(request.url ?? '/', context.origins.teams);
    if (address.pathname === '/teams.js') {
      sendText(response, 'text/javascript', script);
    } else if (address.pathname === '/teams.css') {
      sendText(response, 'text/css', styles);
    } else if (answerDataCalls(context.data, address, request, response)) {
      return;
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

/** Undefined when the address names nobody who can sign in. */
function openSession(context: HostContext, address: URL): TeamsSession | undefined {
  const { data, origins, registration } = context;
  const viewer = data.user(address.searchParams.get('user') ?? '');
  if (viewer?.canSignIn !== true) return undefined;
  return {
    viewer,
    account: data.user(address.searchParams.get('account') ?? '')?.key ?? viewer.key,
    users: data.users().filter(({ canSignIn }) => canSignIn),
    origins,
    registration,
    app: readTeamsApp(context.teamsApp),
    hasBridge: address.searchParams.get('bridge') !== '0',
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
