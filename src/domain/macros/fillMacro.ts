// Fills a macro's placeholders from context and from what the person typed, escaped, and names what is missing.
import type { FillContext } from './fillContext';
import { parseTemplate } from './template';
import type { Macro, Placeholder } from './types';

/** A placeholder that the context could not fill. */
export interface Unfilled {
  readonly name: string;
  /** What to ask the person for. */
  readonly label: string;
  readonly options: readonly string[] | null;
  readonly required: boolean;
  /** `not-an-option`: something was typed that is not among the options. */
  readonly because: 'not-known' | 'not-an-option';
}

export interface FilledMacro {
  /** With unfilled required values shown as `[label]`: a preview until `missing` is empty. */
  readonly html: string;
  readonly subject: string;
  /** Required values without which the text may not be inserted. */
  readonly missing: readonly Unfilled[];
  /** Everything that the person may type, the missing and the optional, in the order of the macro. */
  readonly asks: readonly Unfilled[];
  /** Names of the placeholders that were filled with typed text which is not one of a fixed set of options. */
  readonly typedFreely: readonly string[];
}

/**
 * Fills a macro. What the context knows cannot be typed over. Pure.
 *
 * Values are HTML-escaped in the body and cut to one line in the subject, so that nothing typed becomes mark-up.
 *
 * @param typed by placeholder name
 *
 * @example
 * fillMacro(redirect, new Map([['directory.channels.nurse-line.phone', '312-555-0118']]), {}).missing
 * //=> [{ name: 'ea_name', … }]
 */
export function fillMacro(
  macro: Macro,
  context: FillContext,
  typed: Readonly<Record<string, string>>,
): FilledMacro {
  const values = new Map<string, string>();
  const asks: Unfilled[] = [];
  const typedFreely: string[] = [];

  for (const placeholder of macro.placeholders) {
    const known = context.get(placeholder.source) ?? '';
    if (known !== '') {
      values.set(placeholder.name, known);
      continue;
    }
    const answer = Object.hasOwn(typed, placeholder.name)
      ? (typed[placeholder.name] ?? '').trim()
      : '';
    const options = placeholder.options ?? null;
    const isOption = options === null || options.includes(answer);
    if (answer !== '' && isOption) {
      values.set(placeholder.name, answer);
      if (options === null) typedFreely.push(placeholder.name);
    }
    asks.push(unfilled(placeholder, answer !== '' && !isOption ? 'not-an-option' : 'not-known'));
  }

  const missing = asks.filter((ask) => ask.required && !values.has(ask.name));
  const labels = new Map(missing.map((ask) => [ask.name, ask.label]));
  const names = macro.placeholders.map((placeholder) => placeholder.name);
  const write = (source: string, shape: (value: string) => string): string =>
    render(source, names, (name) => {
      const label = labels.get(name);
      return shape(values.get(name) ?? (label === undefined ? '' : `[${label}]`));
    });
  return {
    html: withoutEmptyShells(write(macro.bodyHtml, escapeHtml)),
    subject: write(macro.subject, oneLine).replace(/\s+/g, ' ').trim(),
    missing,
    asks,
    typedFreely,
  };
}

function unfilled(placeholder: Placeholder, because: Unfilled['because']): Unfilled {
  return {
    name: placeholder.name,
    label: placeholder.label ?? placeholder.name.replaceAll('_', ' '),
    options: placeholder.options ?? null,
    required: placeholder.required,
    because,
  };
}

function render(
  source: string,
  names: readonly string[],
  valueOf: (name: string) => string,
): string {
  const template = parseTemplate(source, names);
  if (template.kind === 'broken') return '';
  return template.parts
    .map((part) => (part.kind === 'words' ? part.words : valueOf(part.name)))
    .join('');
}

/** An optional value that is not there leaves no bare bullet, no empty bold and no space before a comma. */
function withoutEmptyShells(html: string): string {
  return html
    .replaceAll('<b></b>', '')
    .replaceAll('<li></li>', '')
    .replaceAll('<p></p>', '')
    .replace(/ +([,.])/g, '$1')
    .replace(/ +<\/p>/g, '</p>')
    .replaceAll('<p>,</p>', '<p>Hello,</p>');
}

/** Escapes the five characters that mean something in HTML. */
export function escapeHtml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function oneLine(value: string): string {
  return value.replace(/[\r\n\t]+/g, ' ');
}
