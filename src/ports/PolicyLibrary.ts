// The library of signed policy releases.

export interface ReleaseFile {
  /** `0001` from `releases/0001.json`. */
  readonly number: string;
  /** Parsed JSON, not yet trusted. */
  readonly content: unknown;
  /** Server stamps: Entra object ids. */
  readonly createdById: string;
  readonly lastModifiedById: string;
}

export interface PolicyLibrary {
  /** Newest first; throws `policy/missing` when the library cannot be found. At most `limit`. */
  readReleases(limit: number): Promise<readonly ReleaseFile[]>;
  /**
   * The text of the evidence model in `models/<hash>.json`, not yet trusted; throws `policy/missing` when it is not there.
   */
  readEvidence(hash: string): Promise<string>;
}
