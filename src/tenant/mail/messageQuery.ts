// A question to the messages of one mailbox, as a parameterised statement that an index answers.
import type { Param } from '../store/openStore';

/** A condition on `m`, the message; its parameters stand in the order of its question marks. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly Param[];
}

export interface MessageOrder {
  /** An expression over `m`. */
  readonly sql: string;
  readonly descending: boolean;
}

export interface MessageQuery {
  readonly mailbox: string;
  /** The id of a folder; the whole mailbox where absent. */
  readonly folder?: string;
  readonly where?: Condition;
  /** Only messages of this category, in any letter case; found by the category's own index. */
  readonly category?: string;
  /** True where `where` has a selective column of its own, so that the folder's index is left aside. */
  readonly isSelective?: boolean;
  /** Newest first where absent. */
  readonly orderBy?: readonly MessageOrder[];
  readonly limit: number;
  readonly offset?: number;
  /** Only what stands after this message in the usual order. */
  readonly after?: { readonly received: number; readonly immutableId: string };
  /** Milliseconds; what has arrived by then. */
  readonly now: number;
}

export interface Statement {
  readonly sql: string;
  readonly params: readonly Param[];
}

const RECEIVED = 'm.received';
const USUAL_ORDER: readonly MessageOrder[] = [{ sql: RECEIVED, descending: true }];

/** The rows of a page: first the numbers, out of an index where it holds all that is asked, then the documents. */
export function pageStatement(query: MessageQuery): Statement {
  const { from, where } = partsOf(query);
  const order = orderOf(query.orderBy ?? USUAL_ORDER);
  // The category's index holds the time too, so that it gives the rows in their order.
  const inner = query.category === undefined ? order : order.replaceAll(RECEIVED, 'c.received');
  return {
    sql: `select m.* from (select m.number as chosen ${from} where ${where.sql} order by ${inner} limit ? offset ?) as page cross join messages m on m.number = page.chosen order by ${order}`,
    params: [...where.params, query.limit, query.offset ?? 0],
  };
}

function orderOf(orderBy: readonly MessageOrder[]): string {
  const direction = (descending: boolean): string => (descending ? 'desc' : 'asc');
  return [
    ...orderBy.map(({ sql, descending }) => `${sql} ${direction(descending)}`),
    `m.immutable_id ${direction(orderBy[0]?.descending ?? true)}`,
  ].join(', ');
}

export function countStatement(query: MessageQuery): Statement {
  const { from, where } = partsOf(query);
  return { sql: `select count(*) as total ${from} where ${where.sql}`, params: where.params };
}

function partsOf(query: MessageQuery): { from: string; where: Condition } {
  const byCategory = query.category !== undefined;
  // A plus keeps SQLite from choosing the index of that column.
  const mailbox = byCategory ? '+m.mailbox' : 'm.mailbox';
  const folder = byCategory || query.isSelective === true ? '+m.folder' : 'm.folder';
  const received = byCategory ? '+m.received' : 'm.received';
  const conditions: Condition[] = [
    ...(query.category === undefined
      ? []
      : [
          {
            sql: 'c.mailbox = ? and c.category = ?',
            params: [query.mailbox, query.category],
          },
        ]),
    { sql: `${mailbox} = ?`, params: [query.mailbox] },
    ...(query.folder === undefined ? [] : [{ sql: `${folder} = ?`, params: [query.folder] }]),
    { sql: `${received} <= ?`, params: [query.now] },
    ...(query.after === undefined
      ? []
      : [
          {
            sql: `${received} <= ? and (m.received, m.immutable_id) < (?, ?)`,
            params: [query.after.received, query.after.received, query.after.immutableId],
          },
        ]),
    ...(query.where === undefined ? [] : [query.where]),
  ];
  return {
    from: byCategory
      ? 'from message_categories c cross join messages m on m.number = c.message'
      : 'from messages m',
    where: {
      sql: conditions.map(({ sql }) => `(${sql})`).join(' and '),
      params: conditions.flatMap(({ params }) => params),
    },
  };
}
