/** The origin of the Outlook host: its page, the Office.js shim, the launch-event runtime and the data calls. */
import type { Answerer, HostContext } from '../../hostData';
import { readAddIn, SEND_MODES } from '../addIn';
import type { AddIn } from '../addIn';
import { sendNotFound, sendRedirect, sendText } from '../answer';
import { answerClientScript } from '../clientScript';
import { answerDataCalls } from '../dataCalls';
import { hostFile, readStyles, redirectToSignIn, renderHostPage } from '../hostPage';
import { PERMISSION_LEVELS, type Permission } from './conversation';
import { MAILBOX_SETS, PROFILES, type NamedProfile } from './profiles';
import { readQuirks } from './quirks';
import type { OutlookSession } from './session';

/** Outlook gives a handler of Send five minutes. */
const GUARD_SECONDS = 300;

/**
 * Answers for the Outlook origin: `/mail/?user=KEY&mailbox=KEY&profile=web|new|classic|mac&bridge=0|1&item=ID`.
 *
 * `set=1.8` stops the client at a requirement set, `quirks=a,b` switches faults on (quirks.ts), `permission=ReadItem` lowers
 * what the manifest asks for, `guard=SECONDS` shortens the time a handler of Send may take, `send=PromptUser|SoftBlock|Block`
 * is another send mode than the manifest's.
 */
export function answerOutlook(context: HostContext): Answerer {
  const scripts = new Map([
    ['/office.js', script('outlook/shim/officeEntry.ts')],
    ['/launch-event-runtime.js', script('outlook/shim/launchEventEntry.ts')],
    ['/outlook.js', script('outlook/client/outlookEntry.client.ts')],
  ]);
  const styles = readStyles('themes.css', 'outlook/outlook.css');
  return (request, response) => {
    const address = new URL(request.url ?? '/', context.origins.outlook);
    const answerScript = scripts.get(address.pathname);
    if (answerScript !== undefined) {
      answerScript(request, response);
    } else if (address.pathname === '/outlook.css') {
      sendText(response, 'text/css', styles);
    } else if (answerDataCalls(context.data, address, request, response)) {
      return;
    } else if (address.pathname === '/mail/' || address.pathname === '/calendar/') {
      const session = openSession(context, address);
      if (session === undefined) {
        sendRedirect(response, context.origins.desk);
      } else if (!redirectToSignIn(context, address, session.account, response)) {
        sendText(response, 'text/html', renderOutlook(session));
      }
    } else if (address.pathname.startsWith('/l/entity/')) {
      sendRedirect(response, linkIntoTeams(context, address));
    } else if (address.pathname === '/') {
      sendRedirect(response, context.origins.desk);
    } else {
      sendNotFound(response);
    }
  };
}

/** A link to a tab in Teams, pressed in an add-in, for the person who reads mail here. */
function linkIntoTeams({ data, origins }: HostContext, address: URL): string {
  const asked = address.searchParams.get('user') ?? '';
  const user = data.users().find(({ mail }) => mail.toLowerCase() === asked.toLowerCase());
  const target = new URL(address.pathname + address.search, origins.teams);
  target.searchParams.set('user', user?.key ?? asked);
  return target.href;
}

function script(path: string): Answerer {
  return answerClientScript(hostFile(path));
}

/** Undefined when the address names nobody who can sign in. */
function openSession(context: HostContext, address: URL): OutlookSession | undefined {
  const asked = address.searchParams;
  const { data } = context;
  const viewer = data.user(asked.get('user') ?? '');
  if (viewer?.canSignIn !== true) return undefined;
  const mailboxes = data.mailboxes(viewer.key);
  const wanted = asked.get('mailbox') ?? '';
  const mailbox = mailboxes.find(({ key, address: mail }) => key === wanted || mail === wanted);
  const users = data.users().filter(({ canSignIn }) => canSignIn);
  const addIn = readAddIn();
  return {
    viewer,
    account: data.user(asked.get('account') ?? '')?.key ?? viewer.key,
    users,
    mailboxes,
    mailbox: mailbox?.key ?? mailboxes[0]?.key ?? viewer.key,
    profile: profileNamed(asked.get('profile'), asked.get('set')),
    quirks: readQuirks(asked.get('quirks')),
    permission: permissionNamed(asked.get('permission')) ?? addIn.permission,
    hasBridge: asked.get('bridge') !== '0',
    guardSeconds: secondsIn(asked.get('guard')) ?? GUARD_SECONDS,
    origins: context.origins,
    addIn: withSendMode(addIn, asked.get('send')),
    zones: Object.fromEntries(
      mailboxes.map(({ key }) => [key, data.user(key)?.timeZone ?? viewer.timeZone]),
    ),
  };
}

function profileNamed(name: string | null, mailboxSet: string | null): NamedProfile {
  const profile = PROFILES.find((known) => known.name === name) ?? PROFILES[0];
  if (profile === undefined) throw new Error('There is no Outlook profile');
  const known = MAILBOX_SETS.find((set) => set === mailboxSet);
  return known === undefined ? profile : { ...profile, mailboxSet: known };
}

function withSendMode(addIn: AddIn, name: string | null): AddIn {
  const sendMode = SEND_MODES.find((known) => known === name);
  return sendMode === undefined || addIn.guard === null
    ? addIn
    : { ...addIn, guard: { ...addIn.guard, sendMode } };
}

function permissionNamed(name: string | null): Permission | undefined {
  return (Object.keys(PERMISSION_LEVELS) as Permission[]).find((known) => known === name);
}

function secondsIn(text: string | null): number | undefined {
  const seconds = Number(text ?? Number.NaN);
  return seconds > 0 && seconds <= GUARD_SECONDS ? seconds : undefined;
}

function renderOutlook(session: OutlookSession): string {
  return renderHostPage({
    title: `Outlook (local tenant) – ${session.viewer.displayName}`,
    styles: '/outlook.css',
    script: '/outlook.js',
    session,
    body: '<div id="root"></div>',
  });
}
