// Splits a macro's text into words and placeholders, and refuses what is neither.

export type TemplatePart =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'placeholder'; readonly name: string };

export type Template =
  | { readonly kind: 'template'; readonly parts: readonly TemplatePart[] }
  /** `at` is the offset of the first thing that cannot be read. */
  | {
      readonly kind: 'broken';
      readonly because: 'unknown-placeholder' | 'bad-placeholder' | 'stray-braces';
      readonly at: number;
      readonly name: string;
    };

const NAME = /^[a-z][a-z0-9_]*$/;

/**
 * Parses `{{name}}` placeholders.
 *
 * @param known names that the macro declares; any other is an error
 *
 * @example
 * parseTemplate('Dear {{who}},', ['who'])
 * //=> { kind: 'template', parts: [words 'Dear ', placeholder 'who', words ','] }
 */
export function parseTemplate(source: string, known: readonly string[]): Template {
  const parts: TemplatePart[] = [];
  let from = 0;
  while (from < source.length) {
    const open = source.indexOf('{{', from);
    const words = source.slice(from, open === -1 ? source.length : open);
    const stray = words.indexOf('}}');
    if (stray !== -1)
      return { kind: 'broken', because: 'stray-braces', at: from + stray, name: '' };
    if (words !== '') parts.push({ kind: 'words', words });
    if (open === -1) break;
    const close = source.indexOf('}}', open);
    if (close === -1) return { kind: 'broken', because: 'stray-braces', at: open, name: '' };
    const name = source.slice(open + 2, close).trim();
    if (!NAME.test(name)) return { kind: 'broken', because: 'bad-placeholder', at: open, name };
    if (!known.includes(name)) {
      return { kind: 'broken', because: 'unknown-placeholder', at: open, name };
    }
    parts.push({ kind: 'placeholder', name });
    from = close + 2;
  }
  return { kind: 'template', parts };
}
