// The only error that crosses a room: a stable code and typed facts, never server text or content.

export const DESK_ERROR_CODES = [
  'identity/declined',
  'identity/interaction-needed',
  'identity/timeout',
  'identity/wrong-account',
  'identity/misconfigured',
  'graph/unreachable',
  'graph/throttled',
  'graph/forbidden',
  'graph/unauthorized',
  'graph/gone',
  'graph/conflict',
  'graph/refused',
  'graph/unavailable',
  'graph/malformed',
  'lists/missing',
  'lists/full',
  'policy/missing',
  'policy/broken',
  'policy/unsigned',
  'roster/broken',
  'office/unavailable',
  'office/item-changed',
  'office/too-large',
  'office/refused',
  'teams/unavailable',
  'settings/broken',
  'firewall/refused',
  'triage/failed',
  'feed/unread',
] as const;
export type DeskErrorCode = (typeof DESK_ERROR_CODES)[number];

export interface DeskErrorFacts {
  readonly status?: number;
  readonly requestId?: string;
  readonly retryAfterSeconds?: number;
  /** A list name, scope, setting or host tag: a name of ours or Microsoft's, never content. */
  readonly name?: string;
  /** CAE claims to be satisfied by a new token. */
  readonly claims?: string;
}

/** A failure of the outside world. `message` is a constant sentence for engineers; people read ui/failureMessages. */
export class DeskError extends Error {
  readonly code: DeskErrorCode;
  readonly facts: DeskErrorFacts;

  constructor(code: DeskErrorCode, facts: DeskErrorFacts = {}) {
    super(`Anteroom could not go on: ${code}`);
    this.name = 'DeskError';
    this.code = code;
    this.facts = facts;
  }
}

export function isDeskError(error: unknown): error is DeskError {
  return error instanceof DeskError;
}
