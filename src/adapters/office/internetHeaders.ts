// Reads a header block as it was sent (RFC 5322 section 2.2).

/**
 * Headers by their name as sent; folded lines are joined, and of a name that stands twice the first is kept.
 *
 * @example
 * parseHeaders('Subject: a\r\n b\r\nList-Id: <x>\r\n') //=> { Subject: 'a b', 'List-Id': '<x>' }
 */
export function parseHeaders(block: string): Readonly<Record<string, string>> {
  const headers = new Map<string, string>();
  const seen = new Set<string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim();
    if (name === '' || seen.has(name.toLowerCase())) continue;
    seen.add(name.toLowerCase());
    headers.set(name, line.slice(colon + 1).trim());
  }
  return Object.fromEntries(headers);
}
