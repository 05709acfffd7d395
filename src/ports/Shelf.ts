// A small shelf in the browser for what is not PHI: the last verified release, a person's preferences.

export interface Shelf {
  /** null when absent, unreadable or blocked by the browser. */
  read(key: string): string | null;
  /** Does nothing when the browser refuses; the product works without it. */
  write(key: string, value: string): void;
  remove(key: string): void;
}
