// The refusals that every operation of the Graph origin shares, so that no operation has to list them.
import type { Refusal } from './routes';

export interface SharedRefusal extends Refusal {
  /** Address of the page, or of the public issue, that says so. */
  readonly source: string;
}

export const SHARED_REFUSALS: readonly SharedRefusal[] = [
  {
    status: 400,
    code: 'BadRequest',
    when: 'a version other than v1.0 and beta, an option that is unknown or sent twice, a filter or an order that cannot be read, a body that is no JSON',
    source: 'https://learn.microsoft.com/graph/query-parameters',
  },
  {
    status: 401,
    code: 'InvalidAuthenticationToken',
    when: 'no token, one that is expired or foreign, or one that was revoked (`WWW-Authenticate` with claims)',
    source:
      'https://learn.microsoft.com/entra/identity-platform/app-resilience-continuous-access-evaluation',
  },
  {
    status: 413,
    code: 'BadRequest',
    when: 'a body over 4 MB, but for the content of a file',
    source: 'https://github.com/microsoftgraph/microsoft-graph-docs/issues/11806',
  },
  {
    status: 415,
    code: 'UnsupportedMediaType',
    when: 'a body that does not say it is JSON',
    source: 'https://learn.microsoft.com/graph/errors',
  },
  {
    status: 429,
    code: 'ApplicationThrottled',
    when: 'more than four calls at once of one app into one mailbox, or more than 10,000 in ten minutes (`Retry-After`)',
    source: 'https://learn.microsoft.com/graph/throttling-limits',
  },
  {
    status: 501,
    code: 'notImplemented',
    when: 'anything that is not on this page, the beta version included',
    source: 'https://learn.microsoft.com/graph/errors',
  },
  {
    status: 503,
    code: 'serviceNotAvailable',
    when: 'a rehearsed failure alone (`Retry-After`)',
    source: 'https://learn.microsoft.com/graph/errors',
  },
];
