// Turns an HTML body into the plain text that Exchange would answer, and plain text into HTML.

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  bull: '\u2022',
  hellip: '\u2026',
  mdash: '\u2014',
  ndash: '\u2013',
  rsquo: '\u2019',
  lsquo: '\u2018',
  rdquo: '\u201d',
  ldquo: '\u201c',
  copy: '\u00a9',
  reg: '\u00ae',
  eacute: '\u00e9',
  ntilde: '\u00f1',
  aacute: '\u00e1',
  iacute: '\u00ed',
  oacute: '\u00f3',
  uacute: '\u00fa',
};

/** @example textFromHtml('<p>Doc,</p><p>OR&nbsp;2 is free.</p>') //=> 'Doc,\r\n\r\nOR\u00a02 is free.' */
export function textFromHtml(html: string): string {
  return decodeEntities(
    html
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<(script|style|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
      .replace(/[\r\n\t ]+/g, ' ')
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/<\/(p|div|h[1-6]|blockquote|table|ul|ol)\s*>/gi, '\n\n')
      .replace(/<\/(tr|li)\s*>/gi, '\n')
      .replace(/<\/t[dh]\s*>/gi, '\t')
      .replace(/<hr\b[^>]*>/gi, '\n________________________________\n')
      .replace(/<[^>]*>/g, ''),
  )
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n[ ]+/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replace(/\n/g, '\r\n');
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function htmlFromText(text: string): string {
  const escaped = escapeHtml(text);
  return (
    '<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><div class="PlainText">' +
    `${escaped.replace(/\r?\n/g, '<br>\r\n')}</div></body></html>`
  );
}

/**
 * What Graph leaves of an HTML body unless it is asked for `outlook.allow-unsafe-html`: no script, no handler, no
 * `javascript:` address.
 */
export function withoutActiveContent(html: string): string {
  return html
    .replace(/<(script|iframe|object|embed)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<(script|iframe|object|embed|base|meta\s+http-equiv=["']?refresh)\b[^>]*>/gi, '')
    .replace(/\son[a-z]+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, '')
    .replace(
      /\s(href|src|action)\s*=\s*(["']?)\s*(javascript|vbscript|data:text)[^"'>\s]*\2/gi,
      '',
    );
}

/** The first 255 characters of the text, as `bodyPreview` has them. */
export function previewOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 255);
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#')) {
      const code = /^#x/i.test(name)
        ? Number.parseInt(name.slice(2), 16)
        : Number.parseInt(name.slice(1), 10);
      return Number.isInteger(code) && code > 0 && code <= 0x10ffff
        ? String.fromCodePoint(code)
        : whole;
    }
    return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole;
  });
}
