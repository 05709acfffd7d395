/** The broker's side of nested app auth, the same in the Outlook and the Teams host. */
import type { BridgeFault, BrokerQuestion, BrokerTokenParams } from '../hostData';
import type { AskData } from './dataCalls.client';
import { askInDialog } from './dom.client';

interface NestedAuthRequest {
  readonly requestId: string;
  readonly method: string;
  readonly tokenParams?: BrokerTokenParams;
}

/** What MSAL reads of a failure (naa/BridgeError.ts). */
interface BridgeError {
  readonly status: string;
  readonly code: string;
  readonly subError: string;
  readonly description: string;
}

const NO_NETWORK = failure('NO_NETWORK', 'no_network');
const NO_ACCOUNT = failure('ACCOUNT_UNAVAILABLE', 'no_account');
const CANCELLED = failure('USER_CANCEL', 'user_cancel');

/**
 * Answers one NestedAppAuthRequest with the JSON of its NestedAppAuthResponse: the context, or a token for the account
 * that `ask` is bound to. For a pop-up the host itself asks the person what the broker wants to know.
 *
 * Never resolves where a bridge that does not answer was arranged.
 */
export async function answerNestedAuth(ask: AskData, json: string): Promise<string> {
  const request = JSON.parse(json) as NestedAuthRequest;
  const reply = (facts: object): string =>
    JSON.stringify({
      messageType: 'NestedAppAuthResponse',
      requestId: request.requestId,
      ...facts,
    });
  try {
    const fault = await ask('bridgeFault', request.method);
    if (fault?.answer === 'never') return await new Promise(() => undefined);
    if (fault?.answer === 'error') return reply({ success: false, error: arrangedError(fault) });
    if (request.method === 'GetInitContext') {
      const initContext = { sdkName: 'local-tenant', sdkVersion: '1.0.0', capabilities: {} };
      return reply({ success: true, ...(fault === null ? { initContext } : {}) });
    }
    return reply(await askForToken(ask, request));
  } catch {
    return reply({ success: false, error: NO_NETWORK });
  }
}

async function askForToken(ask: AskData, request: NestedAuthRequest): Promise<object> {
  const params = request.tokenParams ?? {};
  const isPopup = request.method === 'GetTokenPopup';
  const asked = isPopup ? ({ ...params, interaction: 'asked' } as const) : params;
  const answer = await ask('brokerToken', asked);
  if (answer === null) return { success: false, error: NO_ACCOUNT };
  if (answer.success) return answer;
  const { question, ...refused } = answer;
  if (question === undefined) return refused;
  if (!(await isAgreed(question))) return { success: false, error: CANCELLED };
  return (await ask('brokerToken', { ...params, interaction: 'given' })) ?? refused;
}

async function isAgreed({ title, text, accept }: BrokerQuestion): Promise<boolean> {
  if (accept === null) {
    await askInDialog(title, text, ['Close']);
    return false;
  }
  return (await askInDialog(title, text, [accept, 'Cancel'])) === accept;
}

function arrangedError({ status, code, description }: BridgeFault): BridgeError {
  return failure(status ?? 'TRANSIENT_ERROR', code ?? 'arranged', description ?? '');
}

function failure(status: string, code: string, description = ''): BridgeError {
  return { status, code, subError: '', description };
}
