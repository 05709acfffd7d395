// The only place where a failure becomes words: what happened, and what to do next.
import { isDeskError, type DeskErrorCode, type DeskErrorFacts } from '../ports';

/** The button that goes with the sentence. */
export type NextStep = 'retry' | 'sign-in' | 'reload' | 'none';

export interface FailureWords {
  readonly tone: 'error' | 'warning' | 'info';
  readonly title: string;
  /** What to do next, in one or two sentences. */
  readonly sentence: string;
  readonly next: NextStep;
  /** For IT: the code, and the request id where there is one. Never content. */
  readonly reference: string;
}

/** Words for anything that was thrown; something that is no DeskError is our own fault and says so. */
export function failureMessage(error: unknown): FailureWords {
  if (isDeskError(error)) return wordsFor(error.code, error.facts);
  return {
    tone: 'error',
    title: 'Anteroom stumbled',
    sentence:
      'This is a fault of Anteroom, not of your mail. What you typed is still here. Try again; if it comes back, tell IT what you were doing.',
    next: 'retry',
    reference: 'anteroom/fault',
  };
}

function wordsFor(code: DeskErrorCode, facts: DeskErrorFacts): FailureWords {
  const reference = referenceOf(code, facts);
  const say = (
    tone: FailureWords['tone'],
    next: NextStep,
    title: string,
    sentence: string,
  ): FailureWords => ({ tone, title, sentence, next, reference });

  switch (code) {
    case 'identity/declined':
      return say(
        'warning',
        'sign-in',
        'Sign-in was not finished',
        'The sign-in window was closed or refused. Sign in to go on; nothing was changed.',
      );
    case 'identity/interaction-needed':
      return say(
        'info',
        'sign-in',
        'Sign in to go on',
        'Microsoft wants to see you once. Choose Sign in; a small window opens and closes by itself.',
      );
    case 'identity/timeout':
      return say(
        'warning',
        'sign-in',
        'Sign-in took too long',
        'No answer came from the sign-in service. Try Sign in; if no window opens, allow pop-ups for this page.',
      );
    case 'identity/wrong-account':
      return say(
        'error',
        'sign-in',
        'This is another account than Outlook uses',
        'Anteroom works only under the account that is signed in to Outlook. Sign in again and choose that account.',
      );
    case 'identity/misconfigured':
      return say(
        'error',
        'none',
        'Sign-in is not set up for this page',
        'IT needs to add this address to the app registration. Give them the code below; until then verdicts still work and nothing can be saved.',
      );
    case 'graph/unreachable':
      return say(
        'warning',
        'retry',
        'Microsoft 365 cannot be reached',
        'Check the network connection, then try again. What you see and typed stays here.',
      );
    case 'graph/throttled':
      return say(
        'warning',
        'retry',
        'Microsoft 365 asks us to slow down',
        `Too many requests went out at once. ${waitFor(facts.retryAfterSeconds)} Nothing was lost.`,
      );
    case 'graph/forbidden':
      return say(
        'error',
        'none',
        'You have no right to do this',
        `The service refused it${facts.name === undefined ? '' : ` (${facts.name})`}. Ask the physician or IT to check your delegate access, then open the mail again.`,
      );
    case 'graph/unauthorized':
      return say(
        'warning',
        'sign-in',
        'Your sign-in has run out',
        'Sign in again to go on. What you typed stays here.',
      );
    case 'graph/gone':
      return say(
        'warning',
        'retry',
        'It is no longer there',
        'Somebody moved or removed it in the meantime. Try again to see how things stand now.',
      );
    case 'graph/conflict':
      return say(
        'warning',
        'retry',
        'Somebody else changed it first',
        'Nothing was overwritten. Try again: you will see their change before yours is made.',
      );
    case 'graph/refused':
      return say(
        'error',
        'retry',
        'Microsoft 365 did not accept this',
        'Nothing was changed. Try once more; if it is refused again, give IT the code below.',
      );
    case 'graph/unavailable':
      return say(
        'warning',
        'retry',
        'Microsoft 365 has a problem right now',
        `This is on their side. ${waitFor(facts.retryAfterSeconds)} Nothing was lost.`,
      );
    case 'graph/malformed':
      return say(
        'error',
        'retry',
        'The answer from Microsoft 365 made no sense',
        'Nothing was changed. Try again; if it comes back, give IT the code below.',
      );
    case 'lists/missing':
      return say(
        'error',
        'none',
        'The Anteroom lists are not set up',
        `IT needs to create them${facts.name === undefined ? '' : ` (missing: ${facts.name})`} on the Anteroom site or give you access to it. Until then nothing can be saved.`,
      );
    case 'lists/full':
      return say(
        'error',
        'retry',
        'A list is too long to be read this way',
        'IT needs to add the missing index. Give them the code below; nothing was lost.',
      );
    case 'policy/missing':
      return say(
        'error',
        'retry',
        'There is no signed policy',
        'Without a signed release Anteroom gives no verdict and no macro. Ask compliance to publish one; work the mail by hand until then.',
      );
    case 'policy/broken':
      return say(
        'error',
        'retry',
        'The signed policy cannot be read',
        'The release file was damaged or changed. Tell compliance; work the mail by hand until they publish it again.',
      );
    case 'policy/unsigned':
      return say(
        'error',
        'retry',
        'The policy has no valid signature',
        'Anteroom does not follow a release that no named signer published. Tell compliance; work the mail by hand until then.',
      );
    case 'roster/broken':
      return say(
        'error',
        'retry',
        'The roster has an entry that cannot be read',
        `IT needs to correct it${facts.name === undefined ? '' : ` (${facts.name})`} in the roster list. Until then nothing can be saved.`,
      );
    case 'office/unavailable':
      return say(
        'error',
        'reload',
        'Outlook did not answer',
        'Reload the pane. If it stays like this, close and open it from the ribbon.',
      );
    case 'office/item-changed':
      return say(
        'warning',
        'retry',
        'Another mail was opened in the meantime',
        'Nothing was done to either mail. Look at the one that is open now and try again.',
      );
    case 'office/too-large':
      return say(
        'warning',
        'none',
        'The text is too long for Outlook to insert',
        'Shorten what you typed and insert again.',
      );
    case 'office/refused':
      return say(
        'error',
        'retry',
        'Outlook did not do this',
        'Outlook refused the step. Try again; if it refuses again, do it by hand in Outlook.',
      );
    case 'teams/unavailable':
      return say(
        'error',
        'reload',
        'Teams did not answer',
        'Reload the tab. If it stays like this, open it again from the Teams app bar.',
      );
    case 'settings/broken':
      return say(
        'error',
        'reload',
        'This installation has a wrong setting',
        `IT needs to correct config.json${facts.name === undefined ? '' : ` (${facts.name})`}. Until then Anteroom cannot start.`,
      );
    case 'firewall/refused':
      return say(
        'warning',
        'none',
        'This would put patient information outside the mailbox',
        'Nothing was saved. Take names, numbers and dates of the patient out of what you typed, then try again.',
      );
    case 'triage/failed':
      return say(
        'warning',
        'retry',
        'One mail could not be read here',
        'Anteroom gives no lane for it; open it in Outlook and decide yourself. Nothing was changed.',
      );
    case 'feed/unread':
      return say(
        'warning',
        'retry',
        'The schedule file could not be read here',
        'The last good one is still in use, with its date. Try again with a fresh file.',
      );
  }
}

function waitFor(seconds: number | undefined): string {
  if (seconds === undefined || seconds <= 1) return 'Try again in a moment.';
  if (seconds < 90) return `Try again in ${String(Math.ceil(seconds))} seconds.`;
  return `Try again in ${String(Math.ceil(seconds / 60))} minutes.`;
}

function referenceOf(code: DeskErrorCode, facts: DeskErrorFacts): string {
  const parts: string[] = [code];
  if (facts.status !== undefined) parts.push(String(facts.status));
  if (facts.requestId !== undefined) parts.push(facts.requestId);
  return parts.join(' · ');
}
