// Tells whether one row passes a parsed $filter, and orders rows by $orderby.
import type { Expression, Operand } from './parseFilter';
import type { OrderBy } from './queryOptions';

type Value = string | number | boolean | null;

export type Scope = Readonly<Record<string, unknown>>;

/**
 * Text compares without regard to letter case, as Exchange and SharePoint do; a path that leads nowhere is null.
 */
export function passes(row: unknown, expression: Expression, scope: Scope = {}): boolean {
  switch (expression.kind) {
    case 'and':
      return passes(row, expression.left, scope) && passes(row, expression.right, scope);
    case 'or':
      return passes(row, expression.left, scope) || passes(row, expression.right, scope);
    case 'not':
      return !passes(row, expression.of, scope);
    case 'any': {
      const items = follow(row, expression.path, scope);
      return (
        Array.isArray(items) &&
        items.some((item: unknown) =>
          passes(row, expression.of, { ...scope, [expression.variable]: item }),
        )
      );
    }
    case 'call': {
      const left = String(valueOf(row, expression.left, scope) ?? '').toLowerCase();
      const right = String(valueOf(row, expression.right, scope) ?? '').toLowerCase();
      return expression.name === 'startswith'
        ? left.startsWith(right)
        : expression.name === 'endswith'
          ? left.endsWith(right)
          : left.includes(right);
    }
    case 'compare': {
      const isInstant = expression.left.kind === 'instant' || expression.right.kind === 'instant';
      const order = compare(
        prepared(valueOf(row, expression.left, scope), isInstant),
        prepared(valueOf(row, expression.right, scope), isInstant),
      );
      return holds(expression.operator, order);
    }
  }
}

export function ordered<T>(rows: readonly T[], orderBy: readonly OrderBy[]): T[] {
  return [...rows].sort((one, other) => {
    for (const { path, descending } of orderBy) {
      const order =
        compare(plainValue(follow(one, path, {})), plainValue(follow(other, path, {}))) ?? 0;
      if (order !== 0) {
        return descending ? -order : order;
      }
    }
    return 0;
  });
}

function holds(operator: string, order: number | undefined): boolean {
  switch (operator) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'gt':
      return order !== undefined && order > 0;
    case 'ge':
      return order !== undefined && order >= 0;
    case 'lt':
      return order !== undefined && order < 0;
    default:
      return order !== undefined && order <= 0;
  }
}

/** Undefined where the two cannot be compared: then only `ne` holds. */
function compare(left: Value, right: Value): number | undefined {
  if (left === null || right === null) {
    return left === right ? 0 : undefined;
  }
  if (typeof left === 'string' && typeof right === 'string') {
    const one = left.toLowerCase();
    const other = right.toLowerCase();
    return one < other ? -1 : one > other ? 1 : 0;
  }
  if (typeof left === typeof right) {
    return Number(left) - Number(right);
  }
  const one = Number(left);
  const other = Number(right);
  return Number.isNaN(one) || Number.isNaN(other) ? undefined : one - other;
}

function prepared(value: Value, isInstant: boolean): Value {
  return isInstant && typeof value === 'string' ? Date.parse(value) : value;
}

function valueOf(row: unknown, operand: Operand, scope: Scope): Value {
  switch (operand.kind) {
    case 'path':
      return plainValue(follow(row, operand.path, scope));
    case 'null':
      return null;
    default:
      return operand.value;
  }
}

function plainValue(value: unknown): Value {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}

/** Member names compare without regard to letter case, as Graph's do. */
function follow(row: unknown, path: readonly string[], scope: Scope): unknown {
  const [first = '', ...rest] = path;
  const isScoped = Object.hasOwn(scope, first);
  return (isScoped ? rest : path).reduce<unknown>(
    (value, name) => {
      if (typeof value !== 'object' || value === null) {
        return undefined;
      }
      const key = Object.keys(value).find((each) => each.toLowerCase() === name.toLowerCase());
      return key === undefined ? undefined : (value as Readonly<Record<string, unknown>>)[key];
    },
    isScoped ? scope[first] : row,
  );
}
