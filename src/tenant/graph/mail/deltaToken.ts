// The opaque state of a delta query: what was asked at the beginning, and how far the answers have come.
import type { ChangePlace } from '../../mail/messageChanges';

export const CHANGE_TYPES = ['created', 'updated', 'deleted'] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

export interface DeltaState {
  /** The seeding that the place belongs to: another seed has another history. */
  readonly seeded: string;
  readonly folder: string;
  readonly select: readonly string[] | null;
  /** `receivedDateTime ge` in milliseconds; `gt` is a millisecond later. */
  readonly since: number | null;
  readonly changeType: ChangeType | null;
  /** Where the round begins; null in the first round, which shows the folder as it is. */
  readonly from: ChangePlace | null;
  /** Where the round ends, and the next begins. */
  readonly to: ChangePlace;
  /** How far the pages of this round have come. */
  readonly shown: RoundPlace;
}

export interface RoundPlace {
  /** The last message of the first round. */
  readonly last?: { readonly received: number; readonly immutableId: string };
  /** How many messages of the first round, or arrivals of a later one, were shown. */
  readonly count: number;
  /** The number of the last change that was shown. */
  readonly change: number;
}

export const ROUND_START: RoundPlace = { count: 0, change: 0 };

export function writeToken(state: DeltaState): string {
  return Buffer.from(JSON.stringify(state)).toString('base64url');
}

/** Undefined for what this tenant never wrote. */
export function readToken(token: string): DeltaState | undefined {
  try {
    const state: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return isState(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

function isState(value: unknown): value is DeltaState {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['seeded', 'folder', 'to', 'shown'].every((name) => name in value)
  );
}
