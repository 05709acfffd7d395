// Signs people in and gives tokens by scope group, over the host's bridge where there is one.
import {
  createNestablePublicClientApplication,
  InteractionRequiredAuthError,
  PublicClientApplication,
  type AccountInfo,
  type AuthenticationResult,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import {
  DeskError,
  isDeskError,
  SCOPE_GROUPS,
  type ScopeGroup,
  type Settings,
  type SignedInAccount,
  type TokenSource,
} from '../../ports';
import { claimedAddresses, signedInAccount } from './account';
import { deskErrorFrom } from './deskErrorFrom';
import { msalConfiguration } from './msalConfiguration';
import { raceTimer, SILENT_MILLISECONDS, WINDOW_MILLISECONDS } from './raceTimer';

export interface IdentityParts {
  readonly settings: Settings;
  /** Resolves when Outlook or Teams stands: only then may the bridge be looked for (msteams-docs issue 12455). */
  readonly hostReady: () => Promise<unknown>;
  /**
   * The signed-in person's own addresses from Graph. Asked only when the account's name is not the mailbox user's
   * address, since a user principal name need not be a mail address.
   */
  readonly readOwnAddresses?: () => Promise<readonly string[]>;
}

/**
 * Makes the token source. Nothing happens before the first call.
 *
 * Permission: the delegated scopes of `SCOPE_GROUPS`, one group at a time, `User.Read` first
 * (https://learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in).
 */
export function createIdentity(parts: IdentityParts): TokenSource {
  return new MsalIdentity(parts);
}

/** Less than this left, and a token is asked for anew: the call that it goes with takes time, and clocks differ. */
const LEAST_LEFT_MILLISECONDS = 5 * 60_000;

/** What a person has to agree to in a window before a silent call can succeed. */
interface Wanted {
  readonly scopes: ReadonlySet<string>;
  readonly claims: string | undefined;
}

class MsalIdentity implements TokenSource {
  readonly #parts: IdentityParts;
  readonly #underWay = new Map<string, Promise<string>>();
  /**
   * Answers by scopes, in memory alone. MSAL keeps them too and does not find them again under every host's account;
   * each question over the bridge is a way to the host and back, before each call to Graph.
   */
  readonly #kept = new Map<string, AuthenticationResult>();
  #application: Promise<IPublicClientApplication> | null = null;
  #account: AccountInfo | null = null;
  #expectedAddress: string | null = null;
  /** The last sign-in gave an account that is not the mailbox user's: no token of it may be used. */
  #isRefused = false;
  #wanted: Wanted = { scopes: new Set(), claims: undefined };
  #window: Promise<AuthenticationResult> | null = null;

  constructor(parts: IdentityParts) {
    this.#parts = parts;
  }

  async signIn(expectedAddress: string | null): Promise<SignedInAccount> {
    this.#expect(expectedAddress);
    const result = await this.#silent([...SCOPE_GROUPS.identity], undefined);
    return this.#accept(result.account, this.#expectedAddress);
  }

  async signInWithWindow(expectedAddress: string | null): Promise<SignedInAccount> {
    this.#expect(expectedAddress);
    // One window at a time: a second click waits for the first window.
    this.#window ??= this.#openWindow().finally(() => {
      this.#window = null;
    });
    const result = await this.#window;
    return this.#accept(result.account, this.#expectedAddress);
  }

  token(group: ScopeGroup, claims?: string): Promise<string> {
    if (this.#isRefused) return Promise.reject(new DeskError('identity/wrong-account'));
    const key = `${group} ${claims ?? ''}`;
    const underWay = this.#underWay.get(key);
    if (underWay !== undefined) return underWay;
    const asked = this.#silent([...SCOPE_GROUPS[group]], claims)
      .then((result) => result.accessToken)
      .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, asked);
    return asked;
  }

  /** Asking without a name later does not lift what was expected before. */
  #expect(address: string | null): void {
    this.#expectedAddress = address ?? this.#expectedAddress;
  }

  /** Takes the account as the signed-in one unless the mailbox belongs to somebody else. */
  async #accept(account: AccountInfo, expected: string | null): Promise<SignedInAccount> {
    this.#account = account;
    this.#isRefused = false;
    if (expected !== null && !(await this.#isPerson(account, expected.toLowerCase()))) {
      this.#account = null;
      this.#kept.clear();
      this.#isRefused = true;
      throw new DeskError('identity/wrong-account');
    }
    return signedInAccount(account);
  }

  async #isPerson(account: AccountInfo, address: string): Promise<boolean> {
    if (claimedAddresses(account).includes(address)) return true;
    const own = (await this.#parts.readOwnAddresses?.()) ?? [];
    return own.some((other) => other.toLowerCase() === address);
  }

  /**
   * Under nested app auth both silent calls ask the host, which alone chooses the account. On the standard path the
   * account is found by `loginHint` in a hidden frame first, then its tokens come from the cache.
   */
  async #silent(scopes: string[], claims: string | undefined): Promise<AuthenticationResult> {
    const key = scopes.join(' ');
    const kept = this.#kept.get(key);
    if (kept !== undefined && claims === undefined && isFresh(kept)) return kept;
    try {
      const application = await this.#ready();
      const account = this.#account;
      const more = claims === undefined ? {} : { claims };
      const result = await raceTimer(
        account === null
          ? application.ssoSilent({ scopes, ...more, ...this.#hint() })
          : application.acquireTokenSilent({ scopes, account, ...more }),
        SILENT_MILLISECONDS,
        key,
      );
      this.#kept.set(key, result);
      return result;
    } catch (thrown) {
      this.#kept.delete(key);
      const error = deskErrorFrom(thrown);
      if (error.code === 'identity/interaction-needed')
        this.#remember(scopes, claims ?? claimsOf(thrown));
      throw error;
    }
  }

  async #openWindow(): Promise<AuthenticationResult> {
    try {
      const application = await this.#ready();
      const { claims } = this.#wanted;
      const result = await raceTimer(
        application.acquireTokenPopup({
          scopes: [...new Set([...SCOPE_GROUPS.identity, ...this.#wanted.scopes])],
          ...(claims === undefined ? {} : { claims }),
          ...this.#hint(),
        }),
        WINDOW_MILLISECONDS,
        'window',
      );
      this.#wanted = { scopes: new Set(), claims: undefined };
      // Whoever signed in, with whatever was agreed to: nothing of before is used on.
      this.#kept.clear();
      return result;
    } catch (thrown) {
      throw deskErrorFrom(thrown);
    }
  }

  #hint(): { loginHint?: string } {
    return this.#expectedAddress === null ? {} : { loginHint: this.#expectedAddress };
  }

  #remember(scopes: readonly string[], claims: string | undefined): void {
    this.#wanted = {
      scopes: new Set([...this.#wanted.scopes, ...scopes]),
      claims: claims ?? this.#wanted.claims,
    };
  }

  #ready(): Promise<IPublicClientApplication> {
    this.#application ??= this.#open().catch((thrown: unknown) => {
      // The next click tries anew.
      this.#application = null;
      throw deskErrorFrom(thrown);
    });
    return this.#application;
  }

  async #open(): Promise<IPublicClientApplication> {
    await this.#parts.hostReady();
    const configuration = msalConfiguration(this.#parts.settings, window.location.href);
    try {
      return await raceTimer(
        createNestablePublicClientApplication(configuration),
        SILENT_MILLISECONDS,
        'bridge',
      );
    } catch (thrown) {
      if (!isDeskError(thrown)) throw thrown;
      // The host offers a bridge and does not answer on it: the standard path needs no host.
      const standard = new PublicClientApplication(configuration);
      await standard.initialize();
      return standard;
    }
  }
}

function isFresh({ expiresOn }: AuthenticationResult): boolean {
  return expiresOn !== null && expiresOn.getTime() - Date.now() > LEAST_LEFT_MILLISECONDS;
}

function claimsOf(thrown: unknown): string | undefined {
  return thrown instanceof InteractionRequiredAuthError && thrown.claims !== ''
    ? thrown.claims
    : undefined;
}
