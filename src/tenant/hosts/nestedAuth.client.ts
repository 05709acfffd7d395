/** The broker's side of nested app auth, the same in the Outlook and the Teams host. */
import type { BrokerTokenParams } from '../hostData';
import type { AskData } from './dataCalls.client';

interface NestedAuthRequest {
  readonly requestId: string;
  readonly method: string;
  readonly tokenParams?: BrokerTokenParams;
}

/**
 * Answers one NestedAppAuthRequest with the JSON of its NestedAppAuthResponse: the context, or a token for the account
 * that `ask` is bound to. There is nothing to ask a person here, so a request for a pop-up is answered at once.
 */
export async function answerNestedAuth(ask: AskData, json: string): Promise<string> {
  const request = JSON.parse(json) as NestedAuthRequest;
  const envelope = { messageType: 'NestedAppAuthResponse', requestId: request.requestId };
  if (request.method === 'GetInitContext') {
    const initContext = { sdkName: 'local-tenant', sdkVersion: '1.0.0', capabilities: {} };
    return JSON.stringify({ ...envelope, success: true, initContext });
  }
  try {
    const answer = await ask('brokerToken', request.tokenParams ?? {});
    if (answer !== null) return JSON.stringify({ ...envelope, ...answer });
  } catch {
    const error = { status: 'NO_NETWORK', code: 'no_network', subError: '', description: '' };
    return JSON.stringify({ ...envelope, success: false, error });
  }
  const error = {
    status: 'ACCOUNT_UNAVAILABLE',
    code: 'no_account',
    subError: '',
    description: '',
  };
  return JSON.stringify({ ...envelope, success: false, error });
}
