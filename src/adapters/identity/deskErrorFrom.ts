// Turns MSAL's failures into codes of ours. No text of MSAL's passes: descriptions may name people.
import { AuthError, InteractionRequiredAuthError } from '@azure/msal-browser';
import { DeskError, isDeskError, type DeskErrorCode, type DeskErrorFacts } from '../../ports';

/** MSAL's stable error codes by what they mean to the person; all others are a wrong set-up. */
const MEANINGS: Readonly<Record<string, DeskErrorCode>> = {
  user_cancelled: 'identity/declined',
  user_canceled: 'identity/declined',
  access_denied: 'identity/declined',
  popup_window_error: 'identity/interaction-needed',
  empty_window_error: 'identity/interaction-needed',
  block_nested_popups: 'identity/interaction-needed',
  interaction_in_progress: 'identity/interaction-needed',
  no_account_error: 'identity/interaction-needed',
  no_account_found: 'identity/interaction-needed',
  no_account_in_silent_request: 'identity/interaction-needed',
  no_tokens_found: 'identity/interaction-needed',
  native_account_unavailable: 'identity/interaction-needed',
  refresh_token_expired: 'identity/interaction-needed',
  interaction_required: 'identity/interaction-needed',
  consent_required: 'identity/interaction-needed',
  login_required: 'identity/interaction-needed',
  timed_out: 'identity/timeout',
  iframe_closed_prematurely: 'identity/timeout',
  no_network_connectivity: 'graph/unreachable',
  network_error: 'graph/unreachable',
  post_request_failed: 'graph/unreachable',
  get_request_failed: 'graph/unreachable',
  endpoints_resolution_error: 'graph/unreachable',
  openid_config_error: 'graph/unreachable',
  temporarily_unavailable: 'graph/unavailable',
  server_error: 'graph/unavailable',
};

/** The tag that Microsoft's sign-in prints with "Something went wrong [9zj08]"; support asks for it. */
const TAG = /\[([a-z0-9]{5})\]/;

/**
 * The one failure that leaves this room for whatever was thrown.
 *
 * `facts.name` is MSAL's error code, or the tag of Microsoft's message where it carries one; `facts.requestId` is the
 * correlation id.
 */
export function deskErrorFrom(thrown: unknown): DeskError {
  if (isDeskError(thrown)) return thrown;
  if (!(thrown instanceof AuthError)) return new DeskError('identity/misconfigured');
  const code =
    MEANINGS[thrown.errorCode] ??
    (thrown instanceof InteractionRequiredAuthError
      ? 'identity/interaction-needed'
      : 'identity/misconfigured');
  return new DeskError(code, factsOf(thrown));
}

function factsOf(error: AuthError): DeskErrorFacts {
  const tag = TAG.exec(error.errorMessage)?.[1];
  const name = tag ?? (/^[\w-]{1,60}$/.test(error.errorCode) ? error.errorCode : undefined);
  const requestId = /^[0-9a-f-]{36}$/i.test(error.correlationId) ? error.correlationId : undefined;
  return {
    ...(name === undefined ? {} : { name }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
