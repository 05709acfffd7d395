// One place where an answer that is not a success becomes a code of ours.
import { DeskError, type DeskErrorCode, type DeskErrorFacts } from '../../../ports';

const CODES: Readonly<Record<number, DeskErrorCode>> = {
  401: 'graph/unauthorized',
  403: 'graph/forbidden',
  404: 'graph/gone',
  409: 'graph/conflict',
  410: 'graph/gone',
  412: 'graph/conflict',
  429: 'graph/throttled',
  501: 'graph/refused',
  507: 'lists/full',
};

/**
 * The failure that an answer stands for.
 *
 * @param errorCode Graph's own `error.code`, a word of Microsoft's such as `ErrorItemNotFound`; its message is left
 * behind, since it may quote what was asked
 */
export function failureFrom(response: Response, errorCode: string | null): DeskError {
  const { status, headers } = response;
  const code = CODES[status] ?? (status >= 500 ? 'graph/unavailable' : 'graph/refused');
  const requestId = headers.get('request-id');
  const retryAfterSeconds = retryAfterOf(response);
  const facts: DeskErrorFacts = {
    status,
    ...(requestId === null ? {} : { requestId }),
    ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
    ...(errorCode !== null && /^[\w.:]{1,80}$/.test(errorCode) ? { name: errorCode } : {}),
  };
  return new DeskError(code, facts);
}

/** Seconds of the Retry-After header, or null; the date form is not one that Graph uses. */
export function retryAfterOf(response: Response): number | null {
  const text = response.headers.get('retry-after')?.trim() ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}
