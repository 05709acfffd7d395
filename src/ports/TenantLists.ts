// The SharePoint lists of the Anteroom site: indexed reads, guarded writes, server stamps.
import type { Instant } from '../domain/time';

export const LIST_NAMES = [
  'AnteroomRoster',
  'AnteroomProposals',
  'AnteroomDecisions',
  'AnteroomWork',
  'AnteroomLog',
  'AnteroomClaims',
  'AnteroomWeeks',
] as const;
export type ListName = (typeof LIST_NAMES)[number];

export type FieldValue = string | number | boolean | null;
export type Fields = Readonly<Record<string, FieldValue>>;

export interface ListItem {
  readonly id: string;
  readonly etag: string;
  /** As the service sent them: parse before use, a person may have edited the list by hand. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Stamped by the server: the proof of who wrote it. */
  readonly createdById: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
}

export interface ListQuery {
  /** All must hold; the first column must be indexed. Instants compare as ISO text. */
  readonly where: readonly {
    readonly column: string;
    readonly is: 'equal' | 'atLeast' | 'before';
    readonly value: string | number | boolean;
  }[];
  readonly newestFirst?: boolean;
  /** At most this many items; the reader stops paging there. */
  readonly limit?: number;
}

export interface TenantLists {
  find(list: ListName, query: ListQuery): Promise<readonly ListItem[]>;
  read(list: ListName, itemId: string): Promise<ListItem | null>;
  /** 'duplicate' when the unique column already holds that value: read it and decide whether it is ours. */
  add(list: ListName, fields: Fields): Promise<ListItem | 'duplicate'>;
  /** 'changed' when somebody wrote since `etag` was read: nothing was overwritten. */
  change(
    list: ListName,
    itemId: string,
    etag: string,
    fields: Fields,
  ): Promise<ListItem | 'changed'>;
}
