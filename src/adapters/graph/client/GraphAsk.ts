// One question to Graph: what it needs of the chain is said with it, so that no middleware guesses from the address.
import type { MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { DeskError, ScopeGroup } from '../../../ports';

export type GraphMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface GraphAsk {
  readonly method: GraphMethod;
  /** Below the version, with its query, already encoded: `/users/x/messages/y?$select=id`. */
  readonly path: string;
  /** The scope group whose token this operation needs. */
  readonly group: ScopeGroup;
  /** Address of the mailbox in the path, or null: Exchange counts concurrency by mailbox. */
  readonly mailbox: string | null;
  readonly prefer?: readonly string[];
  readonly ifMatch?: string;
  readonly body?: object;
}

/** Carries the question along the middleware chain, and a failure back: the SDK would turn it into text. */
export class AskOptions implements MiddlewareOptions {
  readonly ask: GraphAsk;
  failure: DeskError | null = null;

  constructor(ask: GraphAsk) {
    this.ask = ask;
  }
}
