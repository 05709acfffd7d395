// Stands in for a port whose code is still on its way, so that the first paint need not wait for it.
import { DeskError } from '../ports';

/**
 * A port that forwards each call once `load` has brought the real one.
 *
 * Only for ports whose methods are asynchronous or return an async iterable. A load that failed is `graph/unreachable`
 * and is tried anew by the next call.
 *
 * @example
 * const mailbox = deferred(async () => createMailbox(await import('../adapters/graph')))
 */
export function deferred<Port extends object>(load: () => Promise<Port>): Port {
  let loading: Promise<Port> | null = null;
  const loaded = async (): Promise<Port> => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw isLoadFailure(error) ? new DeskError('graph/unreachable', { name: 'pages' }) : error;
    });
    return loading;
  };
  const methods = new Map<PropertyKey, (...args: readonly unknown[]) => unknown>();
  const target: Partial<Port> = {};
  return new Proxy(target, {
    get(_target, name) {
      // A promise must not take the port for a promise of its own.
      if (name === 'then' || typeof name === 'symbol') return undefined;
      let method = methods.get(name);
      if (method === undefined) {
        method = (...args) => forward(loaded, name, args);
        methods.set(name, method);
      }
      return method;
    },
  }) as Port;
}

/** A promise of the answer that can also be walked through, where the answer is an async iterable. */
function forward<Port extends object>(
  loaded: () => Promise<Port>,
  name: string,
  args: readonly unknown[],
): Promise<unknown> & AsyncIterable<unknown> {
  const answer = async (): Promise<unknown> => {
    const port = await loaded();
    const method: unknown = Reflect.get(port, name);
    if (typeof method !== 'function') throw new TypeError(`The port has no method ${name}`);
    return Reflect.apply(method, port, args) as unknown;
  };
  const promise = answer();
  return Object.assign(promise, {
    async *[Symbol.asyncIterator](): AsyncGenerator {
      yield* (await promise) as AsyncIterable<unknown>;
    },
  });
}

/** webpack names the failure of a chunk; a plain import() throws a TypeError. */
function isLoadFailure(error: unknown): boolean {
  return error instanceof Error && (error.name === 'ChunkLoadError' || error instanceof TypeError);
}
