// A token source over the tenant's real code and PKCE flow, for tests that have no browser.
import {
  SCOPE_GROUPS,
  type ScopeGroup,
  type SignedInAccount,
  type TokenSource,
} from '../../src/ports';
import type { RunningTenant } from './startTenant';

export class TenantTokens implements TokenSource {
  readonly #tenant: RunningTenant;
  readonly #user: string;
  /** Asks for a token as if only this group had been consented. */
  readonly #onlyGroup: ScopeGroup | null;

  constructor(tenant: RunningTenant, user: string, onlyGroup: ScopeGroup | null = null) {
    this.#tenant = tenant;
    this.#user = user;
    this.#onlyGroup = onlyGroup;
  }

  signIn(): Promise<SignedInAccount> {
    const address = `${this.#user}@lakesidehealth.example`;
    return Promise.resolve({ id: this.#user, address, name: this.#user, roles: [] });
  }

  signInWithWindow(): Promise<SignedInAccount> {
    return this.signIn();
  }

  token(): Promise<string> {
    return this.#onlyGroup === null
      ? this.#tenant.tokenFor(this.#user)
      : this.#tenant.tokenFor(this.#user, SCOPE_GROUPS[this.#onlyGroup]);
  }
}
