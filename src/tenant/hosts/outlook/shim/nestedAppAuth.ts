/** `window.nestedAppAuthBridge`, which carries MSAL's requests to the host that is signed in. */
import type { HostLine } from './hostLine';

type BridgeListener = (answer: { readonly data: string }) => void;

/** The object MSAL looks for: strings of JSON in and out, told apart by their requestId. */
interface Bridge {
  addEventListener(name: string, listener: BridgeListener): void;
  removeEventListener(name: string, listener: BridgeListener): void;
  postMessage(request: string): void;
}

/**
 * Defines the hook that MSAL awaits before it looks for the bridge.
 *
 * The bridge is installed only when the host offers one; else MSAL falls back to the standard path by itself.
 */
export function offerNestedAppAuth(line: HostLine, hasBridge: Promise<boolean>): void {
  Reflect.set(window, '__initializeNestedAppAuth', async () => {
    if (await hasBridge) Reflect.set(window, 'nestedAppAuthBridge', makeBridge(line));
  });
}

function makeBridge(line: HostLine): Bridge {
  const listeners = new Set<BridgeListener>();
  return {
    addEventListener: (_name, listener) => {
      listeners.add(listener);
    },
    removeEventListener: (_name, listener) => {
      listeners.delete(listener);
    },
    postMessage: (request) => {
      void line.ask('nestedAuth', request).then((data) => {
        for (const listener of listeners) listener({ data });
      });
    },
  };
}
