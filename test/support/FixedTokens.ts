// A token source whose tokens name what they were asked for.
import type { ScopeGroup, SignedInAccount, TokenSource } from '../../src/ports';

export class FixedTokens implements TokenSource {
  readonly asked: { readonly group: ScopeGroup; readonly claims: string | undefined }[] = [];
  readonly #account: SignedInAccount = {
    id: '52b0f3e9-f5f6-5462-a667-23dcb4ac480c',
    address: 'jordan.reyes@lakesidehealth.example',
    name: 'Jordan Reyes',
    roles: ['Assistant'],
  };

  signIn(): Promise<SignedInAccount> {
    return Promise.resolve(this.#account);
  }

  signInWithWindow(): Promise<SignedInAccount> {
    return Promise.resolve(this.#account);
  }

  token(group: ScopeGroup, claims?: string): Promise<string> {
    this.asked.push({ group, claims });
    return Promise.resolve(claims === undefined ? `token-${group}` : `token-${group}-claims`);
  }
}
