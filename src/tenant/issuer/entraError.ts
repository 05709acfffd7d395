// Entra's refusals: which AADSTS number stands for what, and how it travels to a page, an address or a JSON body.
import { randomUUID } from 'node:crypto';
import { tenantNow } from '../time/tenantClock';

/**
 * What Entra can say no with, by the number it prints
 * (https://learn.microsoft.com/entra/identity-platform/reference-error-codes).
 */
export const ENTRA_REFUSALS = {
  'several accounts': {
    number: 16000,
    silent: 'interaction_required',
    token: 'interaction_required',
    says: 'Several accounts are signed in and the request names none of them.',
  },
  'unknown redirect': {
    number: 50011,
    silent: 'invalid_request',
    token: 'invalid_request',
    says: 'The redirect address of the request is not among those registered for the application.',
  },
  'account disabled': {
    number: 50057,
    silent: 'interaction_required',
    token: 'invalid_grant',
    says: 'The account is disabled.',
  },
  'no session': {
    number: 50058,
    silent: 'login_required',
    token: 'invalid_grant',
    says: 'The sign-in was to be silent, and nobody is signed in.',
  },
  'second factor': {
    number: 50076,
    silent: 'interaction_required',
    token: 'invalid_grant',
    suberror: 'basic_action',
    claims: true,
    says: 'The administrator changed a setting, or the place is new: a second factor is needed.',
  },
  'not assigned': {
    number: 50105,
    silent: 'interaction_required',
    token: 'invalid_grant',
    says: 'The administrator keeps this application for assigned people, and this account is not one.',
  },
  'session revoked': {
    number: 50133,
    silent: 'login_required',
    token: 'invalid_grant',
    says: 'The session is no longer valid because it was revoked.',
  },
  'grant revoked': {
    number: 50173,
    silent: 'login_required',
    token: 'invalid_grant',
    says: 'The grant was revoked; the person has to sign in again.',
  },
  'confirmation needed': {
    number: 50199,
    silent: 'interaction_required',
    token: 'interaction_required',
    says: 'The person has to confirm this sign-in.',
  },
  'policy refuses': {
    number: 53003,
    silent: 'interaction_required',
    token: 'invalid_grant',
    suberror: 'message_only',
    says: 'A conditional access policy does not allow a token here.',
  },
  'code used before': {
    number: 54005,
    silent: 'invalid_grant',
    token: 'invalid_grant',
    says: 'The authorization code was redeemed before.',
  },
  'no consent': {
    number: 65001,
    silent: 'consent_required',
    token: 'invalid_grant',
    suberror: 'consent_required',
    says: 'Neither the person nor an administrator has consented to this use of the application.',
  },
  'consent declined': {
    number: 65004,
    silent: 'access_denied',
    token: 'access_denied',
    says: 'The person did not consent to the application.',
  },
  'grant unknown': {
    number: 70000,
    silent: 'invalid_grant',
    token: 'invalid_grant',
    says: 'The grant is not valid.',
  },
  'server busy': {
    number: 90033,
    silent: 'temporarily_unavailable',
    token: 'temporarily_unavailable',
    says: 'A passing failure; try again.',
  },
  'refresh token too old': {
    number: 700084,
    silent: 'invalid_grant',
    token: 'invalid_grant',
    says: 'The refresh token of a single-page application has a fixed life, and it is over.',
  },
  'unknown application': {
    number: 700016,
    silent: 'unauthorized_client',
    token: 'unauthorized_client',
    says: 'The application is not in the directory of this tenant.',
  },
} as const satisfies Record<string, RefusalFacts>;

export type EntraRefusal = keyof typeof ENTRA_REFUSALS;

interface RefusalFacts {
  readonly number: number;
  /** `error` of an answer to `prompt=none`. */
  readonly silent: string;
  /** `error` of an answer of the token endpoint. */
  readonly token: string;
  readonly suberror?: string;
  /** True where the answer carries claims that the next request has to send. */
  readonly claims?: true;
  readonly says: string;
}

/** The claims that a second factor is asked for with; a policy's id, as Entra sends it. */
const POLICY_CLAIMS = JSON.stringify({
  access_token: {
    capolids: { essential: true, values: ['5a1f7c0e-0d35-4a0b-8a52-4f7f3c0f2b11'] },
  },
});

/** One refusal with its own trace id, ready to be sent. */
export interface EntraError {
  readonly number: number;
  /** The numbered sentence alone. */
  readonly sentence: string;
  /** The sentence, the trace id, the correlation id and the time, a line each. */
  readonly description: string;
  readonly traceId: string;
  readonly correlationId: string;
  readonly timestamp: string;
  readonly suberror: string;
  readonly claims: string;
  readonly silent: string;
  readonly token: string;
}

/** @param correlationId what the client sent as `client-request-id`; a new one where it sent none */
export function entraError(refusal: EntraRefusal, correlationId = ''): EntraError {
  const facts: RefusalFacts = ENTRA_REFUSALS[refusal];
  const traceId = randomUUID();
  const correlation = /^[0-9a-f-]{36}$/i.test(correlationId) ? correlationId : randomUUID();
  const timestamp = `${new Date(tenantNow()).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const sentence = `AADSTS${String(facts.number)}: ${facts.says}`;
  return {
    number: facts.number,
    sentence,
    description: `${sentence}\r\nTrace ID: ${traceId}\r\nCorrelation ID: ${correlation}\r\nTimestamp: ${timestamp}`,
    traceId,
    correlationId: correlation,
    timestamp,
    suberror: facts.suberror ?? '',
    claims: facts.claims === true ? POLICY_CLAIMS : '',
    silent: facts.silent,
    token: facts.token,
  };
}

/** The body of a refusal of the token endpoint, member for member as Entra writes it. */
export function tokenErrorBody(error: EntraError): Record<string, unknown> {
  return {
    error: error.token,
    error_description: error.description.replaceAll('\r\n', ' '),
    error_codes: [error.number],
    timestamp: error.timestamp,
    trace_id: error.traceId,
    correlation_id: error.correlationId,
    error_uri: errorAddress(error),
    ...(error.suberror === '' ? {} : { suberror: error.suberror }),
    ...(error.claims === '' ? {} : { claims: error.claims }),
  };
}

/** The parameters of a refusal that goes back to the redirect address. */
export function redirectErrorFacts(error: EntraError, state: string): URLSearchParams {
  return new URLSearchParams({
    error: error.silent,
    error_description: error.description,
    error_uri: errorAddress(error),
    ...(error.suberror === '' ? {} : { suberror: error.suberror }),
    ...(error.claims === '' ? {} : { claims: error.claims }),
    state,
  });
}

function errorAddress(error: EntraError): string {
  return `https://login.microsoftonline.com/error?code=${String(error.number)}`;
}
