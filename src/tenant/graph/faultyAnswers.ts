// What Graph answers while a fault stands: the refusal that the real service would give.
import type { Fault } from '../faults/faults';
import { tenantNow } from '../time/tenantClock';
import { unauthorized } from './authenticate';
import { GraphError, siteItemNotFound } from './graphError';
import { throttled } from './mailboxThrottle';

export const USUAL_SLOWNESS_MS = 3000;
const USUAL_RETRY_SECONDS = 2;

/** Throws what the fault stands for; a slow or a dropped answer is none of its business. */
export function failAsAsked(fault: Fault | undefined, issuer: string): void {
  switch (fault?.kind) {
    case '429':
      throw throttled(
        'Application is over its MailboxConcurrency limit.',
        fault.retryAfterSeconds ?? USUAL_RETRY_SECONDS,
      );
    case '503':
      throw new GraphError(503, 'serviceNotAvailable', 'The service is temporarily unavailable.', {
        'Retry-After': String(fault.retryAfterSeconds ?? USUAL_RETRY_SECONDS),
      });
    case '412':
      throw fault.target === 'lists'
        ? new GraphError(412, 'resourceModified', "ETag does not match current item's value")
        : new GraphError(
            412,
            'ErrorIrresolvableConflict',
            'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
          );
    case 'delta-expired':
      // microsoft-graph-docs issue 2350 (Outlook), onedrive-api-docs issue 1356 (drives).
      throw fault.target === 'lists'
        ? new GraphError(410, 'resyncRequired', 'Resync required.')
        : new GraphError(410, 'SyncStateNotFound', 'The sync state generation is not found.');
    case 'list-missing':
      throw siteItemNotFound();
    case 'unauthorized':
      throw unauthorized(
        'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
        issuer,
        JSON.stringify({
          access_token: {
            nbf: { essential: true, value: String(Math.floor(tenantNow() / 1000)) },
          },
        }),
      );
    default:
  }
}
