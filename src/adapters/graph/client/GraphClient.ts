// Asks Graph through Microsoft's client and gives back plain values or one DeskError.
import { Client, ResponseType, type Middleware } from '@microsoft/microsoft-graph-client';
import * as v from 'valibot';
import { DeskError, isDeskError, type TokenSource } from '../../../ports';
import { failureFrom } from './failureFrom';
import { AskOptions, type GraphAsk } from './GraphAsk';
import { Limiter } from './Limiter';
import { KeepLink, LimitLink, RetryLink, TokenLink, WireLink, type Wait } from './middleware';
import { readAnswer } from './readAnswer';

const VERSION = 'v1.0';
const CALLS_PER_MAILBOX = 3;
/** As many as a browser has lines to one host: more would wait there. */
const CALLS_ELSEWHERE = 6;
/** A reader that never ends would hide a broken nextLink. */
const MOST_PAGES = 1000;

export interface GraphClientParts {
  readonly graphBaseUrl: string;
  readonly tokens: TokenSource;
  readonly send?: typeof fetch;
  readonly wait?: Wait;
}

const errorSchema = v.object({ error: v.object({ code: v.string() }) });
const pageSchema = v.object({
  value: v.array(v.unknown()),
  '@odata.nextLink': v.optional(v.string()),
});
const roundPageSchema = v.object({
  value: v.array(v.unknown()),
  '@odata.nextLink': v.optional(v.string()),
  '@odata.deltaLink': v.optional(v.string()),
});

/** One page of a delta query; `deltaLink` is set on the last one. */
export interface RoundPage<Item> {
  readonly items: readonly Item[];
  readonly deltaLink: string | null;
}

/** What may be asked of Graph; each operation of this room is built on it. */
export class GraphClient {
  readonly #client: Client;
  readonly #prefix: string;

  constructor({ graphBaseUrl, tokens, send, wait }: GraphClientParts) {
    this.#prefix = `${graphBaseUrl}/${VERSION}/`;
    const chain: [Middleware, ...Middleware[]] = [
      new KeepLink(),
      new RetryLink(wait ?? sleep),
      new TokenLink(tokens, graphBaseUrl),
      new LimitLink(
        new Limiter((mailbox) => (mailbox === '' ? CALLS_ELSEWHERE : CALLS_PER_MAILBOX)),
      ),
      new WireLink(send ?? ((input, init) => fetch(input, init))),
    ];
    this.#client = Client.initWithMiddleware({
      baseUrl: graphBaseUrl,
      defaultVersion: VERSION,
      middleware: chain,
    });
  }

  /** The parsed answer; undefined for an answer without content. */
  async ask(ask: GraphAsk): Promise<unknown> {
    const response = await this.#send(ask);
    if (!response.ok) throw failureFrom(response, await errorCodeOf(response));
    if (response.status === 202 || response.status === 204) return undefined;
    return jsonOf(response);
  }

  /** As `ask`, but a thing that is not there is null. */
  async askIfThere(ask: GraphAsk): Promise<unknown> {
    try {
      return await this.ask(ask);
    } catch (error) {
      if (isDeskError(error) && error.code === 'graph/gone') return null;
      throw error;
    }
  }

  /** The pages of a collection, followed by nextLink. */
  async *pages<Schema extends v.GenericSchema>(
    ask: Omit<GraphAsk, 'method' | 'body'>,
    schema: Schema,
  ): AsyncGenerator<v.InferOutput<Schema>[]> {
    let path: string | null = ask.path;
    for (let count = 0; path !== null; count += 1) {
      if (count === MOST_PAGES) throw new DeskError('graph/malformed', { name: '@odata.nextLink' });
      const answer = await this.ask({ ...ask, method: 'GET', path });
      const page: v.InferOutput<typeof pageSchema> = readAnswer(pageSchema, answer);
      yield readAnswer(v.array(schema), page.value);
      const next: string | undefined = page['@odata.nextLink'];
      path = next === undefined ? null : this.#pathOf(next);
    }
  }

  /** The pages of a delta round, up to the one that carries the link of the next round. */
  async *round<Schema extends v.GenericSchema>(
    ask: Omit<GraphAsk, 'method' | 'body' | 'path'>,
    /** A path below the version, or the deltaLink of the round before. */
    start: { readonly path: string } | { readonly deltaLink: string },
    schema: Schema,
  ): AsyncGenerator<RoundPage<v.InferOutput<Schema>>> {
    let path = 'path' in start ? start.path : this.#pathOf(start.deltaLink);
    for (let count = 0; count < MOST_PAGES; count += 1) {
      const answer = await this.ask({ ...ask, method: 'GET', path });
      const page: v.InferOutput<typeof roundPageSchema> = readAnswer(roundPageSchema, answer);
      const items = readAnswer(v.array(schema), page.value);
      const { '@odata.nextLink': next, '@odata.deltaLink': deltaLink } = page;
      yield { items, deltaLink: next === undefined ? (deltaLink ?? null) : null };
      if (next === undefined) {
        if (deltaLink === undefined)
          throw new DeskError('graph/malformed', { name: '@odata.deltaLink' });
        return;
      }
      path = this.#pathOf(next);
    }
    throw new DeskError('graph/malformed', { name: '@odata.nextLink' });
  }

  /** Every item of a collection; stops paging at `limit`. */
  async all<Schema extends v.GenericSchema>(
    ask: Omit<GraphAsk, 'method' | 'body'>,
    schema: Schema,
    limit = Number.POSITIVE_INFINITY,
  ): Promise<v.InferOutput<Schema>[]> {
    const items: v.InferOutput<Schema>[] = [];
    for await (const page of this.pages(ask, schema)) {
      items.push(...page);
      if (items.length >= limit) break;
    }
    return items.slice(0, limit);
  }

  /** A nextLink that leads away from Graph would carry our token there. */
  #pathOf(nextLink: string): string {
    if (!nextLink.startsWith(this.#prefix)) {
      throw new DeskError('graph/malformed', { name: '@odata.nextLink' });
    }
    return nextLink.slice(this.#prefix.length - 1);
  }

  async #send(ask: GraphAsk): Promise<Response> {
    const options = new AskOptions(ask);
    const request = this.#client
      .api(ask.path)
      .responseType(ResponseType.RAW)
      .middlewareOptions([options])
      .headers(headersOf(ask));
    try {
      return (await this.#call(request, ask)) as Response;
    } catch {
      // The SDK wraps whatever a link threw in an error made of text; the link's own failure waits in the options.
      throw options.failure ?? new DeskError('graph/unreachable');
    }
  }

  #call(request: ReturnType<Client['api']>, { method, body }: GraphAsk): Promise<unknown> {
    switch (method) {
      case 'GET':
        return request.get();
      case 'POST':
        return request.post(body);
      case 'PATCH':
        return request.patch(body);
      case 'DELETE':
        return request.delete();
    }
  }
}

function headersOf({ prefer = [], ifMatch }: GraphAsk): Record<string, string> {
  return {
    Accept: 'application/json',
    ...(prefer.length === 0 ? {} : { Prefer: prefer.join(', ') }),
    ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
  };
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown;
  } catch {
    throw new DeskError('graph/malformed', { name: 'body', status: response.status });
  }
}

async function errorCodeOf(response: Response): Promise<string | null> {
  try {
    const parsed = v.safeParse(errorSchema, await response.json());
    return parsed.success ? parsed.output.error.code : null;
  } catch {
    // A proxy's error page carries no code of Graph's; the status says enough.
    return null;
  }
}

async function sleep(milliseconds: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
