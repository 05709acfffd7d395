// Splits a query string into OData's system options and the rest, refusing what Graph would refuse.
import { badRequest, notImplemented } from '../graphError';
import { parseFilter } from './parseFilter';
import type { Expression } from './parseFilter';

export interface OrderBy {
  readonly path: readonly string[];
  readonly descending: boolean;
}

export interface Expand {
  readonly name: string;
  readonly select: readonly string[] | null;
  readonly filter: Expression | null;
  /** What is expanded within it, `$expand=a($expand=b)`. */
  readonly expand: readonly Expand[];
}

export interface QueryOptions {
  /** Names in the spelling of the request; null where everything was asked. */
  readonly select: readonly string[] | null;
  readonly expand: readonly Expand[];
  readonly filter: Expression | null;
  readonly filterText: string;
  readonly orderBy: readonly OrderBy[];
  readonly top: number | null;
  readonly skip: number;
  readonly skipToken: string | null;
  readonly deltaToken: string | null;
  readonly count: boolean;
  /** startDateTime and the like, by lower-case name. */
  readonly other: ReadonlyMap<string, string>;
  /** The options as they were sent, for the next link. */
  readonly sent: readonly (readonly [string, string])[];
}

const SYSTEM = [
  'select',
  'expand',
  'filter',
  'orderby',
  'top',
  'skip',
  'skiptoken',
  'count',
  'search',
  'format',
  'deltatoken',
] as const;

export function readQueryOptions(search: string): QueryOptions {
  const sent = [...new URLSearchParams(search)].map(([name, value]) => [name, value] as const);
  const { system, other } = sorted(sent);
  if (system.has('search')) {
    throw notImplemented('$search');
  }
  if ((system.get('format') ?? 'json') !== 'json') {
    throw notImplemented(`$format=${system.get('format') ?? ''}`);
  }
  const filterText = system.get('filter') ?? '';
  return {
    select: system.has('select') ? names(system.get('select') ?? '') : null,
    expand: readExpands(system.get('expand') ?? ''),
    filter: filterText === '' ? null : parseFilter(filterText),
    filterText,
    orderBy: names(system.get('orderby') ?? '').map(readOrderBy),
    top: system.has('top') ? wholeNumber('$top', system.get('top') ?? '', 1) : null,
    skip: system.has('skip') ? wholeNumber('$skip', system.get('skip') ?? '', 0) : 0,
    skipToken: system.get('skiptoken') ?? null,
    deltaToken: system.get('deltatoken') ?? null,
    count: readCount(system.get('count')),
    other,
    sent,
  };
}

interface SortedOptions {
  readonly system: ReadonlyMap<string, string>;
  readonly other: ReadonlyMap<string, string>;
}

/** OData's own options by bare lower-case name, and the rest; the dollar may be left out (query-parameters). */
function sorted(sent: readonly (readonly [string, string])[]): SortedOptions {
  const system = new Map<string, string>();
  const other = new Map<string, string>();
  for (const [name, value] of sent) {
    const lower = name.toLowerCase();
    const bare = lower.startsWith('$') ? lower.slice(1) : lower;
    if (SYSTEM.some((known) => known === bare)) {
      if (system.has(bare)) {
        throw badRequest(
          `Query option '$${bare}' was specified more than once, but it must be specified at most once.`,
        );
      }
      system.set(bare, value);
    } else if (lower.startsWith('$')) {
      throw badRequest(`The query parameter '${name}' is not supported.`);
    } else {
      other.set(lower, value);
    }
  }
  return { system, other };
}

function readCount(value: string | undefined): boolean {
  const lower = value?.toLowerCase() ?? 'false';
  if (lower !== 'true' && lower !== 'false') {
    throw badRequest(
      `Invalid value '${value ?? ''}' for $count query option found. Valid values are 'true' and 'false'.`,
    );
  }
  return lower === 'true';
}

function names(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function readOrderBy(text: string): OrderBy {
  const [path = '', direction = 'asc', ...more] = text.split(/\s+/);
  const lower = direction.toLowerCase();
  if ((lower !== 'asc' && lower !== 'desc') || more.length > 0) {
    throw badRequest(`Invalid $orderby clause: syntax error in '${text}'.`);
  }
  return { path: path.split('/'), descending: lower === 'desc' };
}

const EXPAND_OPTIONS = ['select', 'filter', 'expand'];

function readExpands(text: string): Expand[] {
  return splitTopLevel(text, ',').map(readExpand);
}

function readExpand(text: string): Expand {
  const open = text.indexOf('(');
  if (open < 0) {
    return { name: text.trim(), select: null, filter: null, expand: [] };
  }
  if (!text.trimEnd().endsWith(')')) {
    throw badRequest(
      `Parsing OData Select and Expand failed: unbalanced parentheses in '${text}'.`,
    );
  }
  const options = new Map<string, string>();
  for (const part of splitTopLevel(text.slice(open + 1, text.lastIndexOf(')')), ';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim().toLowerCase().replace(/^\$/, '');
    if (at < 0 || options.has(name)) {
      throw badRequest(`Parsing OData Select and Expand failed: syntax error in '${text}'.`);
    }
    if (!EXPAND_OPTIONS.includes(name)) {
      throw notImplemented(`$${name} within $expand`);
    }
    options.set(name, part.slice(at + 1).trim());
  }
  const select = options.get('select');
  const filter = options.get('filter');
  return {
    name: text.slice(0, open).trim(),
    select: select === undefined ? null : names(select),
    filter: filter === undefined ? null : parseFilter(filter),
    expand: readExpands(options.get('expand') ?? ''),
  };
}

/** Splits at a separator that stands in no parenthesis and in no quoted text. */
function splitTopLevel(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let current = '';
  for (const letter of text) {
    if (letter === "'") {
      isQuoted = !isQuoted;
    } else if (!isQuoted && letter === '(') {
      depth += 1;
    } else if (!isQuoted && letter === ')') {
      depth -= 1;
    }
    if (letter === separator && depth === 0 && !isQuoted) {
      parts.push(current);
      current = '';
    } else {
      current += letter;
    }
  }
  return [...parts, current].filter((part) => part.trim() !== '');
}

function wholeNumber(option: string, value: string, least: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least) {
    throw badRequest(
      `Invalid value '${value}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`,
    );
  }
  return number;
}
