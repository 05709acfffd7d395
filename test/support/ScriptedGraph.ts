// A stand-in for the network under the real Graph client: answers by a script and remembers every request.

export interface SeenRequest {
  readonly method: string;
  /** Below /v1.0, decoded. */
  readonly path: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type Script = (request: SeenRequest) => ScriptedAnswer | Error;

export class ScriptedGraph {
  static readonly base = 'https://graph.test';
  readonly seen: SeenRequest[] = [];
  /** Pauses that the client took, in milliseconds. */
  readonly pauses: number[] = [];
  readonly #script: Script;
  readonly #standing: (request: SeenRequest) => ScriptedAnswer | null;

  /** @param standing answers what every story takes for granted; such requests are not remembered */
  constructor(
    script: Script,
    standing: (request: SeenRequest) => ScriptedAnswer | null = () => null,
  ) {
    this.#script = script;
    this.#standing = standing;
  }

  readonly send = (async (input: string | URL | Request, init: RequestInit = {}) => {
    await Promise.resolve();
    const url = String(input instanceof Request ? input.url : input);
    const request: SeenRequest = {
      method: init.method ?? 'GET',
      url,
      path: decodeURIComponent(url.replace(`${ScriptedGraph.base}/v1.0`, '')),
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    };
    const standing = this.#standing(request);
    if (standing === null) this.seen.push(request);
    const answer = standing ?? this.#script(request);
    if (answer instanceof Error) throw answer;
    const { status = 200, headers = {}, body = {} } = answer;
    return new Response(status === 204 ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
  }) as typeof fetch;

  readonly wait = async (milliseconds: number): Promise<void> => {
    this.pauses.push(milliseconds);
    await Promise.resolve();
  };
}
