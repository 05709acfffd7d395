// A page that has nothing but the identity adapter, so that tests can call it in a real browser.
import { createIdentity } from '../../../src/adapters/identity';
import { isDeskError, type Settings, type TokenSource } from '../../../src/ports';

export interface IdentityCall {
  readonly settings: Settings;
  readonly expected: string | null;
  /** What Graph would say of the signed-in person; absent: nobody asks. */
  readonly ownAddresses?: readonly string[];
}

/** Every call answers a value: what went wrong is told by its code, as the front ends would see it. */
export interface IdentityBench {
  signIn(call: IdentityCall): Promise<unknown>;
  signInWithWindow(call: IdentityCall): Promise<unknown>;
  /** Names of the scopes of the tokens, one for each group asked for, at the same time. */
  tokens(groups: readonly Parameters<TokenSource['token']>[0][], claims?: string): Promise<unknown>;
  storedText(): string;
}

declare global {
  interface Window {
    bench: IdentityBench;
    /** Put there by a test that plays the host. */
    readonly askBroker: (text: string) => Promise<string | null>;
  }
}

let identity: TokenSource | null = null;

function openIdentity({ settings, ownAddresses }: IdentityCall): TokenSource {
  identity ??= createIdentity({
    settings,
    hostReady: () => Promise.resolve(),
    ...(ownAddresses === undefined
      ? {}
      : { readOwnAddresses: () => Promise.resolve(ownAddresses) }),
  });
  return identity;
}

async function told(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    return isDeskError(error)
      ? { code: error.code, facts: error.facts, keys: Object.keys(error) }
      : String(error);
  }
}

window.bench = {
  signIn: async (call) => told(openIdentity(call).signIn(call.expected)),
  signInWithWindow: async (call) => told(openIdentity(call).signInWithWindow(call.expected)),
  tokens: async (groups, claims) => {
    const source = identity;
    if (source === null) throw new Error('Sign in first');
    return told(Promise.all(groups.map(async (group) => source.token(group, claims))));
  },
  storedText: () => JSON.stringify(Object.entries(localStorage)) + document.cookie,
};
