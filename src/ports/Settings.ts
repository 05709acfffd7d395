// What an installation says about itself in config.json: public identifiers and addresses, never a secret.

export interface Settings {
  /** Entra tenant, a GUID. */
  readonly tenantId: string;
  /** Application (client) id of the one registration, a GUID. */
  readonly clientId: string;
  /** `https://login.microsoftonline.com/<tenant>`. */
  readonly authority: string;
  /** Hosts that the sign-in library may trust besides Microsoft's own. */
  readonly knownAuthorities: readonly string[];
  /** The issuer's discovery document as JSON text, where it cannot be fetched; null with Entra. */
  readonly authorityMetadata: string | null;
  /** `https://graph.microsoft.com`, without version and trailing slash. */
  readonly graphBaseUrl: string;
  /** `contoso.sharepoint.com`. */
  readonly siteHostname: string;
  /** `/sites/Anteroom`. */
  readonly sitePath: string;
  /** Id of the Teams app in the catalogue, a GUID. */
  readonly teamsAppId: string;
  /** Origins that a local build lets act as the Teams host; a production build ignores them. */
  readonly localHosts: readonly string[];
}
