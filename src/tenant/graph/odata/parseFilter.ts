// A parser for the part of OData's $filter that Graph's mail, calendar and list routes understand.
import { badRequest, notImplemented } from '../graphError';

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

/** What a comparison becomes when its sides change places. */
export const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};

export type Operand =
  | { readonly kind: 'path'; readonly path: readonly string[] }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'instant'; readonly value: number }
  | { readonly kind: 'null' };

export type Expression =
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'call';
      readonly name: TextTest;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'any';
      readonly path: readonly string[];
      readonly variable: string;
      readonly of: Expression;
    };

export type TextTest = 'startswith' | 'endswith' | 'contains';

interface Token {
  readonly kind: 'text' | 'number' | 'instant' | 'word' | 'mark';
  readonly text: string;
}

const COMPARISONS: readonly Comparison[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const TEXT_TESTS: readonly TextTest[] = ['startswith', 'endswith', 'contains'];
const OTHER_OPERATORS = ['has', 'add', 'sub', 'mul', 'div', 'divby', 'mod'];
const ONE: Operand = { kind: 'number', value: 1 };
const ALWAYS: Expression = { kind: 'compare', operator: 'eq', left: ONE, right: ONE };
const TOKEN =
  /\s*(?:'((?:[^']|'')*)'|(\d{4}-\d\d-\d\d(?:T[0-9:.]+(?:Z|[+-]\d\d:\d\d)?)?)(?![\w-])|(-?\d+(?:\.\d+)?)(?![\w-])|([A-Za-z_@][\w.@-]*(?:\/[A-Za-z_][\w.-]*)*)|([():,]))/gy;

/**
 * Throws Graph's 400 for what is no filter, and 501 for OData that the tenant does not know.
 *
 * `in` comes out as comparisons joined by `or`, `all(x: P)` as `not any(x: not P)`, and `any()` as an `any` whose
 * condition always holds, so that the tree has one shape for each meaning.
 *
 * @example
 * parseFilter("importance in ('low','high')") //=> { kind: 'or', left: importance eq 'low', right: importance eq 'high' }
 */
export function parseFilter(filter: string): Expression {
  const tokens = tokenize(filter);
  const parser = new FilterParser(tokens, filter);
  return parser.whole();
}

/** Every property path that the filter names, in order; a lambda's variable is replaced by what it ranges over. */
export function pathsIn(expression: Expression): string[][] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return [...pathsIn(expression.left), ...pathsIn(expression.right)];
    case 'not':
      return pathsIn(expression.of);
    case 'compare':
    case 'call':
      return [expression.left, expression.right].flatMap((operand) =>
        operand.kind === 'path' ? [[...operand.path]] : [],
      );
    case 'any':
      return [[...expression.path]];
  }
}

function tokenize(filter: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < filter.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(filter);
    if (match === null) {
      throw badRequest(
        `Invalid filter clause: syntax error at position ${String(at)} in '${filter}'.`,
      );
    }
    const [, quoted, instant, number, word, mark] = match;
    if (quoted !== undefined) {
      tokens.push({ kind: 'text', text: quoted.replaceAll("''", "'") });
    } else if (instant !== undefined) {
      tokens.push({ kind: 'instant', text: instant });
    } else if (number !== undefined) {
      tokens.push({ kind: 'number', text: number });
    } else if (word !== undefined) {
      tokens.push({ kind: 'word', text: word });
    } else {
      tokens.push({ kind: 'mark', text: mark ?? '' });
    }
  }
  return tokens;
}

class FilterParser {
  readonly #tokens: readonly Token[];
  readonly #filter: string;
  #at = 0;

  constructor(tokens: readonly Token[], filter: string) {
    this.#tokens = tokens;
    this.#filter = filter;
  }

  whole(): Expression {
    const expression = this.#or();
    if (this.#at < this.#tokens.length) {
      throw this.#wrong();
    }
    return expression;
  }

  #or(): Expression {
    let left = this.#and();
    while (this.#takeWord('or')) {
      left = { kind: 'or', left, right: this.#and() };
    }
    return left;
  }

  #and(): Expression {
    let left = this.#term();
    while (this.#takeWord('and')) {
      left = { kind: 'and', left, right: this.#term() };
    }
    return left;
  }

  #term(): Expression {
    if (this.#takeWord('not')) {
      return { kind: 'not', of: this.#term() };
    }
    if (this.#takeMark('(')) {
      const inner = this.#or();
      this.#expectMark(')');
      return inner;
    }
    const word = this.#peek();
    const next = this.#tokens[this.#at + 1];
    if (word?.kind === 'word' && next?.kind === 'mark' && next.text === '(') {
      return this.#callOrLambda(word.text);
    }
    return this.#comparison();
  }

  #callOrLambda(word: string): Expression {
    this.#at += 2;
    const parts = word.split('/');
    const last = parts.at(-1)?.toLowerCase() ?? '';
    if (parts.length > 1 && (last === 'any' || last === 'all')) {
      return this.#lambda(parts.slice(0, -1), last);
    }
    const name = TEXT_TESTS.find((known) => known === word.toLowerCase());
    if (name === undefined) {
      throw notImplemented(`the function ${word} in $filter`);
    }
    const left = this.#operand();
    this.#expectMark(',');
    const right = this.#operand();
    this.#expectMark(')');
    // `startswith(x,'y') eq true` is the same as without the comparison.
    if (this.#takeWord('eq')) {
      const wanted = this.#word();
      if (wanted !== 'true' && wanted !== 'false') {
        throw this.#wrong();
      }
      const call: Expression = { kind: 'call', name, left, right };
      return wanted === 'false' ? { kind: 'not', of: call } : call;
    }
    return { kind: 'call', name, left, right };
  }

  #lambda(path: readonly string[], quantifier: 'any' | 'all'): Expression {
    if (quantifier === 'any' && this.#takeMark(')')) {
      return { kind: 'any', path, variable: '', of: ALWAYS };
    }
    const variable = this.#word();
    this.#expectMark(':');
    const of = this.#or();
    this.#expectMark(')');
    return quantifier === 'any'
      ? { kind: 'any', path, variable, of }
      : { kind: 'not', of: { kind: 'any', path, variable, of: { kind: 'not', of } } };
  }

  #comparison(): Expression {
    const left = this.#operand();
    const word = this.#word().toLowerCase();
    if (word === 'in') {
      return this.#oneOf(left);
    }
    const operator = COMPARISONS.find((known) => known === word);
    if (operator === undefined) {
      if (OTHER_OPERATORS.includes(word)) {
        throw notImplemented(`the operator ${word} in $filter`);
      }
      throw this.#wrong();
    }
    return { kind: 'compare', operator, left, right: this.#operand() };
  }

  #oneOf(left: Operand): Expression {
    this.#expectMark('(');
    let found: Expression | undefined;
    do {
      const next: Expression = { kind: 'compare', operator: 'eq', left, right: this.#operand() };
      found = found === undefined ? next : { kind: 'or', left: found, right: next };
    } while (this.#takeMark(','));
    this.#expectMark(')');
    return found;
  }

  #operand(): Operand {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === 'mark') {
      throw this.#wrong();
    }
    this.#at += 1;
    switch (token.kind) {
      case 'text':
        return { kind: 'text', value: token.text };
      case 'number':
        return { kind: 'number', value: Number(token.text) };
      case 'instant':
        return {
          kind: 'instant',
          value: Date.parse(token.text.includes('T') ? token.text : `${token.text}T00:00:00Z`),
        };
      case 'word':
        if (token.text === 'true' || token.text === 'false') {
          return { kind: 'boolean', value: token.text === 'true' };
        }
        return token.text === 'null'
          ? { kind: 'null' }
          : { kind: 'path', path: token.text.split('/') };
    }
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #word(): string {
    const token = this.#peek();
    if (token?.kind !== 'word') {
      throw this.#wrong();
    }
    this.#at += 1;
    return token.text;
  }

  #takeWord(word: string): boolean {
    const token = this.#peek();
    const isThere = token?.kind === 'word' && token.text.toLowerCase() === word;
    this.#at += isThere ? 1 : 0;
    return isThere;
  }

  #takeMark(mark: string): boolean {
    const token = this.#peek();
    const isThere = token?.kind === 'mark' && token.text === mark;
    this.#at += isThere ? 1 : 0;
    return isThere;
  }

  #expectMark(mark: string): void {
    if (!this.#takeMark(mark)) {
      throw this.#wrong();
    }
  }

  #wrong(): Error {
    return badRequest(`Invalid filter clause: syntax error in '${this.#filter}'.`);
  }
}
