// Appends each exchange with Graph to ANTEROOM_LOG as one JSON line; the token itself is never written.
import { appendFileSync } from 'node:fs';

export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: unknown;
  readonly scopes: readonly string[];
  readonly user: string;
  readonly dropped?: true;
}

export type ExchangeLog = (exchange: Exchange) => void;

/** Headers of a request that say what was asked; cookies, hosts and the token stay out. */
const KEPT = [
  'accept',
  'content-type',
  'prefer',
  'if-match',
  'if-none-match',
  'client-request-id',
  'sdkversion',
  'origin',
  'consistencylevel',
];

export function createExchangeLog(file: string | undefined): ExchangeLog {
  if (file === undefined || file === '') {
    return () => undefined;
  }
  return (exchange) => {
    appendFileSync(file, `${JSON.stringify(exchange)}\n`);
  };
}

export function keptHeaders(header: (name: string) => string): Record<string, string> {
  return Object.fromEntries(
    KEPT.map((name): [string, string] => [name, header(name)]).filter(([, value]) => value !== ''),
  );
}
