// Who is signed in, and tokens for Microsoft Graph by scope group.

/** Acquired feature by feature, so that one refusal takes one feature (docs/permissions.md). */
export const SCOPE_GROUPS = {
  identity: ['User.Read'],
  mail: ['Mail.ReadWrite.Shared'],
  calendar: ['Calendars.ReadWrite.Shared'],
  sites: ['Sites.Selected'],
  activity: ['TeamsActivity.Send'],
  settings: ['MailboxSettings.ReadWrite'],
} as const;
export type ScopeGroup = keyof typeof SCOPE_GROUPS;

export interface SignedInAccount {
  /** Entra object id. */
  readonly id: string;
  /** User principal name, lower case. */
  readonly address: string;
  readonly name: string;
  /** App roles of the id token: hints for the interface, never authority. */
  readonly roles: readonly string[];
}

export interface TokenSource {
  /**
   * Signs in silently; when the person must act, throws `identity/interaction-needed`.
   * `expectedAddress` is the mailbox user of the host: another account throws `identity/wrong-account`.
   */
  signIn(expectedAddress: string | null): Promise<SignedInAccount>;
  /** Opens the sign-in window; call it from a click. */
  signInWithWindow(expectedAddress: string | null): Promise<SignedInAccount>;
  /** An access token for the group; `claims` answers a challenge and skips the cache. */
  token(group: ScopeGroup, claims?: string): Promise<string>;
}
