// Turns $filter and $orderby on messages into SQL over the columns and the document, or refuses them as Graph does.
import type { Condition, MessageOrder } from '../../mail/messageQuery';
import { badRequest, GraphError, notImplemented } from '../graphError';
import { MIRRORED, pathsIn } from '../odata/parseFilter';
import type { Comparison, Expression, Operand } from '../odata/parseFilter';
import type { OrderBy } from '../odata/queryOptions';
import { MESSAGE_MEMBERS, MESSAGE_TYPE } from './messageEntity';

export interface MessageFilter {
  readonly where?: Condition;
  readonly category?: string;
  readonly isSelective: boolean;
}

interface Column {
  readonly sql: string;
  readonly type: 'text' | 'boolean' | 'instant' | 'enum';
  readonly members?: readonly string[];
  /** True where few messages share a value, so that its index beats the folder's. */
  readonly isSelective?: boolean;
}

const ofDocument = (path: string): string => `json_extract(m.doc, '$.${path}')`;
const textOf = (path: string): Column => ({
  sql: `${ofDocument(path)} collate nocase`,
  type: 'text',
});
const instantOf = (path: string): Column => ({
  sql: `cast(strftime('%s', ${ofDocument(path)}) as integer) * 1000`,
  type: 'instant',
});

/** By path in lower case. */
const COLUMNS: Readonly<Record<string, Column>> = {
  receiveddatetime: { sql: 'm.received', type: 'instant' },
  sentdatetime: instantOf('sentDateTime'),
  createddatetime: instantOf('createdDateTime'),
  lastmodifieddatetime: instantOf('lastModifiedDateTime'),
  isread: { sql: 'm.is_read', type: 'boolean' },
  isdraft: { sql: 'm.is_draft', type: 'boolean' },
  hasattachments: { sql: 'm.has_attachments', type: 'boolean' },
  'flag/flagstatus': {
    sql: 'm.flag_status',
    type: 'enum',
    members: ['notFlagged', 'complete', 'flagged'],
    isSelective: true,
  },
  importance: { sql: 'm.importance', type: 'enum', members: ['low', 'normal', 'high'] },
  inferenceclassification: {
    sql: ofDocument('inferenceClassification'),
    type: 'enum',
    members: ['focused', 'other'],
  },
  conversationid: { sql: 'm.conversation_id', type: 'text', isSelective: true },
  internetmessageid: { sql: 'm.internet_message_id', type: 'text', isSelective: true },
  parentfolderid: { sql: 'm.folder', type: 'text' },
  subject: textOf('subject'),
  'from/emailaddress/address': { sql: 'm.from_address', type: 'text', isSelective: true },
  'from/emailaddress/name': textOf('from.emailAddress.name'),
  'sender/emailaddress/address': textOf('sender.emailAddress.address'),
  'sender/emailaddress/name': textOf('sender.emailAddress.name'),
};

const CATEGORY: Column = { sql: 'k.category', type: 'text' };
const SQL_OPERATORS: Readonly<Record<Comparison, string>> = {
  eq: '=',
  ne: 'is not',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
};
const KINDS: Readonly<Record<Operand['kind'], string>> = {
  path: 'Edm.String',
  text: 'Edm.String',
  number: 'Edm.Int32',
  boolean: 'Edm.Boolean',
  instant: 'Edm.DateTimeOffset',
  null: 'null',
};
const TYPES: Readonly<Record<Column['type'], string>> = {
  text: 'Edm.String',
  boolean: 'Edm.Boolean',
  instant: 'Edm.DateTimeOffset',
  enum: 'Edm.String',
};

/** A name of the lambda's own variable, where one stands around. */
type Scope = Readonly<Record<string, Column>>;

/**
 * Refuses unknown members with 400, an order that the filter does not begin with (user-list-messages, "Using filter
 * and orderby in the same query"), and members that have no column with 501.
 */
export function readMessageFilter(
  filter: Expression | null,
  orderBy: readonly OrderBy[],
): MessageFilter {
  const paths = filter === null ? [] : pathsIn(filter);
  for (const path of [...paths, ...orderBy.map((order) => order.path)]) {
    checkMember(path);
  }
  const lower = (path: readonly string[] | undefined): string | undefined =>
    path?.join('/').toLowerCase();
  if (filter !== null && orderBy.some(({ path }, index) => lower(path) !== lower(paths[index]))) {
    throw new GraphError(
      400,
      'InefficientFilter',
      'The restriction or sort order is too complex for this operation.',
    );
  }
  if (filter === null) {
    return { isSelective: false };
  }
  const terms = conjuncts(filter);
  const first = terms.find((term) => categoryOf(term) !== undefined);
  const category = first === undefined ? undefined : categoryOf(first);
  const conditions = terms.filter((term) => term !== first).map((term) => conditionFor(term, {}));
  return {
    ...(category === undefined ? {} : { category }),
    ...(conditions.length === 0
      ? {}
      : {
          where: {
            sql: conditions.map(({ sql }) => `(${sql})`).join(' and '),
            params: conditions.flatMap(({ params }) => params),
          },
        }),
    isSelective: terms.some(isSelective),
  };
}

/** Undefined for the usual order. */
export function readMessageOrder(orderBy: readonly OrderBy[]): readonly MessageOrder[] | undefined {
  return orderBy.length === 0
    ? undefined
    : orderBy.map(({ path, descending }) => ({ sql: columnFor(path, {}).sql, descending }));
}

function checkMember(path: readonly string[]): void {
  const name = path[0] ?? '';
  if (!MESSAGE_MEMBERS.some((known) => known.toLowerCase() === name.toLowerCase())) {
    throw badRequest(`Could not find a property named '${name}' on type '${MESSAGE_TYPE}'.`);
  }
}

function conjuncts(expression: Expression): Expression[] {
  return expression.kind === 'and'
    ? [...conjuncts(expression.left), ...conjuncts(expression.right)]
    : [expression];
}

/** The name in `categories/any(c: c eq 'name')`. */
function categoryOf(term: Expression): string | undefined {
  return term.kind === 'any' &&
    term.path.join('/').toLowerCase() === 'categories' &&
    term.of.kind === 'compare' &&
    term.of.operator === 'eq' &&
    term.of.left.kind === 'path' &&
    term.of.left.path.join('/') === term.variable &&
    term.of.right.kind === 'text'
    ? term.of.right.value
    : undefined;
}

function isSelective(term: Expression): boolean {
  return (
    term.kind === 'compare' &&
    term.operator === 'eq' &&
    term.left.kind === 'path' &&
    COLUMNS[term.left.path.join('/').toLowerCase()]?.isSelective === true &&
    !(term.right.kind === 'text' && /^notflagged$/i.test(term.right.value))
  );
}

function conditionFor(expression: Expression, scope: Scope): Condition {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const left = conditionFor(expression.left, scope);
      const right = conditionFor(expression.right, scope);
      return {
        sql: `(${left.sql}) ${expression.kind} (${right.sql})`,
        params: [...left.params, ...right.params],
      };
    }
    case 'not': {
      const inner = conditionFor(expression.of, scope);
      return { sql: `not coalesce((${inner.sql}), 0)`, params: inner.params };
    }
    case 'any': {
      if (expression.path.join('/').toLowerCase() !== 'categories') {
        throw notImplemented(`$filter on ${expression.path.join('/')}/any`);
      }
      const inner = conditionFor(expression.of, { ...scope, [expression.variable]: CATEGORY });
      return {
        sql: `exists (select 1 from message_categories k where k.message = m.number and (${inner.sql}))`,
        params: inner.params,
      };
    }
    case 'call':
      return callFor(expression, scope);
    case 'compare':
      return comparisonFor(expression.left, expression.operator, expression.right, scope);
  }
}

function callFor(call: Expression & { readonly kind: 'call' }, scope: Scope): Condition {
  if (call.left.kind !== 'path' || call.right.kind !== 'text') {
    throw notImplemented(`${call.name} of anything but a property and a text in $filter`);
  }
  const column = columnFor(call.left.path, scope);
  if (column.type !== 'text') {
    throw badRequest(
      `No function signature for the function with name '${call.name}' matches the specified arguments. The function signatures considered are: ${call.name}(Edm.String Nullable=true, Edm.String Nullable=true).`,
    );
  }
  const text = `lower(${column.sql})`;
  const { value } = call.right;
  switch (call.name) {
    case 'startswith':
      return { sql: `substr(${text}, 1, length(?)) = lower(?)`, params: [value, value] };
    case 'endswith':
      return { sql: `substr(${text}, -length(?)) = lower(?)`, params: [value, value] };
    case 'contains':
      return { sql: `instr(${text}, lower(?)) > 0`, params: [value] };
  }
}

function comparisonFor(
  left: Operand,
  operator: Comparison,
  right: Operand,
  scope: Scope,
): Condition {
  if (left.kind !== 'path') {
    if (right.kind === 'path') {
      return comparisonFor(right, MIRRORED[operator], left, scope);
    }
    if (left.kind === 'number' && right.kind === 'number') {
      return { sql: `? ${SQL_OPERATORS[operator]} ?`, params: [left.value, right.value] };
    }
    throw notImplemented('a comparison of two values in $filter');
  }
  const column = columnFor(left.path, scope);
  if (right.kind === 'null') {
    if (operator !== 'eq' && operator !== 'ne') {
      throw badRequest(`The operator '${operator}' is not applicable to null.`);
    }
    return { sql: `${column.sql} is ${operator === 'eq' ? '' : 'not '}null`, params: [] };
  }
  return { sql: `${column.sql} ${SQL_OPERATORS[operator]} ?`, params: [valueFor(column, right)] };
}

function valueFor(column: Column, operand: Operand): string | number {
  if (column.type === 'instant' && operand.kind === 'instant') {
    return operand.value;
  }
  if (column.type === 'boolean' && operand.kind === 'boolean') {
    return operand.value ? 1 : 0;
  }
  if (column.type === 'text' && operand.kind === 'text') {
    return operand.value;
  }
  if (column.type === 'enum' && operand.kind === 'text') {
    const member = column.members?.find(
      (known) => known.toLowerCase() === operand.value.toLowerCase(),
    );
    if (member === undefined) {
      throw badRequest(`The string '${operand.value}' is not a valid enumeration type constant.`);
    }
    return member;
  }
  if (operand.kind === 'path') {
    throw notImplemented('a comparison of two properties in $filter');
  }
  throw badRequest(
    `A binary operator with incompatible types was detected. Found operand types '${TYPES[column.type]}' and '${KINDS[operand.kind]}'.`,
  );
}

function columnFor(path: readonly string[], scope: Scope): Column {
  const scoped = path.length === 1 ? scope[path[0] ?? ''] : undefined;
  const column = scoped ?? COLUMNS[path.join('/').toLowerCase()];
  if (column === undefined) {
    throw notImplemented(`$filter or $orderby on ${path.join('/')} of a message`);
  }
  return column;
}
