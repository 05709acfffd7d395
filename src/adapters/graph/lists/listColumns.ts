// What the provisioning made: which columns may be asked by, and which one tells a duplicate.
import type { FieldValue, ListName, ListQuery } from '../../../ports';
import { quoted } from '../client/path';

export interface ListColumn {
  readonly name: string;
  readonly type: 'text' | 'note' | 'number' | 'dateTime' | 'boolean';
  readonly indexed?: boolean;
  readonly unique?: boolean;
}

export interface ListShape {
  readonly name: string;
  readonly columns: readonly ListColumn[];
}

type Condition = ListQuery['where'][number];

const OPERATORS = { equal: 'eq', atLeast: 'ge', before: 'lt' } as const;

/** The site's lists and their columns, and the refusal of a question that SharePoint could not answer at scale. */
export class ListColumns {
  readonly #lists: ReadonlyMap<string, ListShape>;

  constructor(lists: readonly ListShape[]) {
    this.#lists = new Map(lists.map((list) => [list.name, list]));
  }

  /**
   * The $filter of a query.
   *
   * A column that is not indexed fails beyond 5,000 items, on the day the list has grown, so it is refused on the first
   * day: a programming error, not a DeskError.
   *
   * @example
   * filterOf('AnteroomWork', { where: [{ column: 'State', is: 'equal', value: "it's" }] }) //=> "fields/State eq 'it''s'"
   */
  filterOf(list: ListName, { where }: ListQuery): string {
    if (where.length === 0) throw new Error(`A query of ${list} names no column`);
    return where.map((condition) => this.#condition(list, condition)).join(' and ');
  }

  /** The date column that a query bounds, by which the service can sort; null when it bounds none. */
  sortColumnOf(list: ListName, { where }: ListQuery): string | null {
    const bound = where.find(
      ({ column, is }) => is !== 'equal' && this.#column(list, column).type === 'dateTime',
    );
    return bound?.column ?? null;
  }

  /** The unique column of the list with the value these fields give it, or null. */
  uniqueValueOf(
    list: ListName,
    fields: Readonly<Record<string, FieldValue>>,
  ): { readonly column: string; readonly value: string | number | boolean } | null {
    const column = this.#shape(list).columns.find(({ unique }) => unique === true)?.name;
    const value = column === undefined ? null : (fields[column] ?? null);
    return column === undefined || value === null ? null : { column, value };
  }

  /** The first column that the standing list lacks, or has without its index or uniqueness; null when all is well. */
  firstLacking(
    list: ListName,
    standing: readonly {
      readonly name: string;
      readonly indexed: boolean;
      readonly enforceUniqueValues: boolean;
    }[],
  ): string | null {
    const byName = new Map(standing.map((column) => [column.name, column]));
    const lacking = this.#shape(list).columns.find(({ name, indexed, unique }) => {
      const found = byName.get(name);
      return (
        found === undefined ||
        (indexed === true && !found.indexed) ||
        (unique === true && !found.enforceUniqueValues)
      );
    });
    return lacking?.name ?? null;
  }

  #condition(list: ListName, { column, is, value }: Condition): string {
    if (this.#column(list, column).indexed !== true) {
      throw new Error(`${list} is asked by ${column}, which is not indexed`);
    }
    const literal = typeof value === 'string' ? quoted(value) : String(value);
    return `fields/${column} ${OPERATORS[is]} ${literal}`;
  }

  #column(list: ListName, name: string): ListColumn {
    const column = this.#shape(list).columns.find((each) => each.name === name);
    if (column === undefined) throw new Error(`${list} has no column ${name}`);
    return column;
  }

  #shape(list: ListName): ListShape {
    const shape = this.#lists.get(list);
    if (shape === undefined) throw new Error(`Nobody described the columns of ${list}`);
    return shape;
  }
}
