// The chain between the SDK and the network: keep, retry, token, limit, wire.
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { DeskError, isDeskError, type TokenSource } from '../../../ports';
import { claimsChallenge } from './claimsChallenge';
import { failureFrom, retryAfterOf } from './failureFrom';
import { AskOptions, type GraphAsk } from './GraphAsk';
import type { Limiter } from './Limiter';

/** Longest wait for one answer. */
export const ANSWER_MILLISECONDS = 15_000;
const MOST_RETRIES = 3;
/** A longer Retry-After is not sat out: the person is told instead. */
const LONGEST_WAIT_SECONDS = 20;

export type Wait = (milliseconds: number) => Promise<void>;

/** A link of the chain with its successor in one place. */
abstract class Link implements Middleware {
  #next: Middleware | null = null;

  setNext(next: Middleware): void {
    this.#next = next;
  }

  abstract execute(context: Context): Promise<void>;

  protected async pass(context: Context): Promise<Response> {
    if (this.#next === null) throw new Error('A link of the Graph chain has no successor');
    await this.#next.execute(context);
    return answerOf(context);
  }
}

/** Keeps a link's own failure where the SDK cannot turn it into text. */
export class KeepLink extends Link {
  async execute(context: Context): Promise<void> {
    try {
      await this.pass(context);
    } catch (thrown) {
      if (isDeskError(thrown)) optionsOf(context).failure = thrown;
      throw thrown;
    }
  }
}

/** Tries again what is safe to try again: nothing that might have been done twice. */
export class RetryLink extends Link {
  readonly #wait: Wait;

  constructor(wait: Wait) {
    super();
    this.#wait = wait;
  }

  async execute(context: Context): Promise<void> {
    const { ask } = optionsOf(context);
    for (let retries = 0; ; retries += 1) {
      const pause = await this.#try(context, ask, retries);
      if (pause === null) return;
      await this.#wait(pause);
    }
  }

  /** Milliseconds to wait before the next try, or null when the answer stands. */
  async #try(context: Context, ask: GraphAsk, retries: number): Promise<number | null> {
    const mayRetry = retries < MOST_RETRIES;
    try {
      const response = await this.pass(context);
      if (!mayRetry || !isWorthRetrying(response, ask)) return null;
      const seconds = retryAfterOf(response) ?? 2 ** retries;
      return seconds > LONGEST_WAIT_SECONDS ? null : seconds * 1000;
    } catch (thrown) {
      const isLost = isDeskError(thrown) && thrown.code === 'graph/unreachable';
      if (!isLost || !mayRetry || ask.method === 'POST' || !isRepeatable(ask)) throw thrown;
      return 2 ** retries * 500;
    }
  }
}

/** 429 says that nothing was done, so even a POST may go again; 503 and 504 do not say so. */
function isWorthRetrying(response: Response, ask: GraphAsk): boolean {
  if (response.status === 429) return true;
  return (response.status === 503 || response.status === 504) && isRepeatable(ask);
}

function isRepeatable({ method, ifMatch }: GraphAsk): boolean {
  return method === 'GET' || method === 'DELETE' || (method === 'PATCH' && ifMatch !== undefined);
}

/** Puts the token of the right scope group on calls to Graph's own origin, and on no other. */
export class TokenLink extends Link {
  readonly #tokens: TokenSource;
  readonly #origin: string;

  constructor(tokens: TokenSource, graphBaseUrl: string) {
    super();
    this.#tokens = tokens;
    this.#origin = new URL(graphBaseUrl).origin;
  }

  async execute(context: Context): Promise<void> {
    const { ask } = optionsOf(context);
    if (new URL(addressOf(context)).origin !== this.#origin) {
      throw new DeskError('graph/refused', { name: 'origin' });
    }
    setHeader(context, 'Authorization', `Bearer ${await this.#tokens.token(ask.group)}`);
    const response = await this.pass(context);
    if (response.status !== 401) return;
    const claims = claimsChallenge(response.headers.get('www-authenticate'));
    if (claims === null) return;
    setHeader(context, 'Authorization', `Bearer ${await this.#tokens.token(ask.group, claims)}`);
    const again = await this.pass(context);
    if (again.status === 401) {
      throw new DeskError('graph/unauthorized', { ...failureFrom(again, null).facts, claims });
    }
  }
}

/** Waits for a place among the calls to the same mailbox. */
export class LimitLink extends Link {
  readonly #limiter: Limiter;

  constructor(limiter: Limiter) {
    super();
    this.#limiter = limiter;
  }

  async execute(context: Context): Promise<void> {
    const { ask } = optionsOf(context);
    await this.#limiter.run(ask.mailbox?.toLowerCase() ?? '', async () => this.pass(context));
  }
}

/** Sends; an answer that does not come in time, or a broken line, is `graph/unreachable`. */
export class WireLink implements Middleware {
  readonly #send: typeof fetch;

  constructor(send: typeof fetch) {
    this.#send = send;
  }

  async execute(context: Context): Promise<void> {
    try {
      context.response = await this.#send(addressOf(context), {
        ...plainOptions(context),
        // A cookie of a Microsoft page must never decide whose call this is.
        credentials: 'omit',
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
      });
    } catch {
      throw new DeskError('graph/unreachable');
    }
  }
}

function plainOptions({ options }: Context): RequestInit {
  const { method, headers, body } = options ?? {};
  return {
    ...(method === undefined ? {} : { method }),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
  };
}

/** The question that came along with a request. */
export function optionsOf(context: Context): AskOptions {
  const options = context.middlewareControl?.getMiddlewareOptions(AskOptions);
  if (!(options instanceof AskOptions))
    throw new Error('A Graph request came without its question');
  return options;
}

function addressOf({ request }: Context): string {
  return typeof request === 'string' ? request : request.url;
}

function answerOf({ response }: Context): Response {
  if (response === undefined) throw new DeskError('graph/unreachable');
  return response;
}

function setHeader(context: Context, name: string, value: string): void {
  const headers = new Headers(context.options?.headers);
  headers.set(name, value);
  context.options = { ...context.options, headers: Object.fromEntries(headers) };
}
