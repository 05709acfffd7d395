/** Named texts that hang on an open draft, up to a limit in characters. */
import { refuse } from './refusals.client';

/** Session data or headers of one draft. */
export class DraftValues {
  private readonly values = new Map<string, string>();
  private readonly limit: number;
  private readonly tooLong: 9020 | 9051;

  constructor(limit: number, tooLong: 9020 | 9051) {
    this.limit = limit;
    this.tooLong = tooLong;
  }

  /** Refuses a name that is not there (9050). */
  get(name: string): string {
    const value = this.values.get(name);
    if (value === undefined) throw refuse(9050);
    return value;
  }

  all(): Record<string, string> {
    return Object.fromEntries(this.values);
  }

  /** Those of the names that are there. */
  some(names: readonly string[]): Record<string, string> {
    return Object.fromEntries([...this.values].filter(([name]) => names.includes(name)));
  }

  /** Refuses what would make the whole too long, and keeps what was there. */
  set(name: string, value: string): void {
    const changed = { ...this.all(), [name]: value };
    if (JSON.stringify(changed).length > this.limit) throw refuse(this.tooLong);
    this.values.set(name, value);
  }

  remove(name: string): void {
    if (!this.values.delete(name)) throw refuse(9050);
  }

  clear(): void {
    this.values.clear();
  }
}
