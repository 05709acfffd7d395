/** The browser's end of the data calls, typed by the table of the server's end. */
// The contract of the back end names node types; the browser uses none of them.
/// <reference types="node" />
import type { HostChange, HostData } from '../hostData';
import type { DataCall } from './dataCalls';

type Rest<N extends DataCall> =
  Parameters<HostData[N]> extends [viewer: string, ...rest: infer R] ? R : never;
type Value<N extends DataCall> = Exclude<Awaited<ReturnType<HostData[N]>>, undefined>;

/** Asks the tenant's data as the page's user; null where the server answered that there is nothing or no right. */
export type AskData = <N extends DataCall>(name: N, ...args: Rest<N>) => Promise<Value<N> | null>;

/** Binds the calls to one viewer. Rejects when the tenant is gone or answers with a failure. */
export function dataCallsOf(viewer: string): AskData {
  return async (name, ...args) => {
    const response = await fetch('/api/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ viewer, name, args }),
    });
    if (!response.ok) throw new Error(`The tenant answered ${String(response.status)}`);
    return (await response.json()) as Value<typeof name> | null;
  };
}

/** Hears what changed in the tenant for as long as the page lives. */
export function hearChanges(listener: (change: HostChange) => void): void {
  const stream = new EventSource('/api/changes');
  stream.addEventListener('message', (event: MessageEvent<string>) => {
    listener(JSON.parse(event.data) as HostChange);
  });
}
