// The steps of a sign-in in a window: the account was picked, the second factor proven, the consent given.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendEmpty } from '../http/exchange';
import { plainScopes } from '../registration';
import { entraError } from './entraError';
import { isOwnOrigin, sendHtml, sendOn } from './issuerDesk';
import type { IssuerDesk } from './issuerDesk';
import { messagePage, refusalPage } from './signInPage';

/**
 * `GET /signin?user=KEY&return=URL` and `POST /signin?user=KEY` give the browser a session with the provider;
 * `/signin/approve` proves the second factor, `/signin/consent?scope=…` consents for this person.
 */
export async function takeSignInStep(
  desk: IssuerDesk,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { world, jar } = desk;
  const person = world.directory.byKey(url.searchParams.get('user') ?? '');
  const target = url.searchParams.get('return');
  if (person === undefined) {
    sendHtml(response, 404, messagePage('No such account', 'This account is not in the tenant.'));
    return;
  }
  if (target !== null && !isOwnOrigin(world, target)) {
    sendHtml(
      response,
      400,
      messagePage('Not one of ours', 'The address to return to is not part of this tenant.'),
    );
    return;
  }
  if (url.pathname === '/signin') {
    if (world.signIn.rulesOf(person.key).disabled) {
      sendHtml(response, 403, refusalPage(entraError('account disabled'), person));
      return;
    }
    await world.signIn.settled(person.key);
    const session = await desk.startSession(person);
    const now = Math.floor(Date.now() / 1000);
    response.setHeader('Set-Cookie', jar.keep(person.key, session, now));
  } else if (!jar.accounts(request).includes(person.key)) {
    sendHtml(response, 403, refusalPage(entraError('no session'), person));
    return;
  } else if (url.pathname === '/signin/approve') {
    world.signIn.change(person.key, { secondFactor: false });
  } else {
    const more = plainScopes(url.searchParams.get('scope') ?? '');
    world.signIn.setConsent(person.key, [
      ...new Set([...world.signIn.consentedFor(person.key), ...more]),
    ]);
  }
  if (request.method === 'POST' || target === null) sendEmpty(response, 204);
  else sendOn(response, target);
}
