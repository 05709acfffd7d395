// Addresses of Graph are built here, so that no id, address or search word can break out of its place.

/** A path from fixed words and encoded values: path`/users/${address}/messages/${id}`. */
export function path(words: TemplateStringsArray, ...values: readonly string[]): string {
  return words.reduce(
    (built, word, index) => `${built}${encodeURIComponent(values[index - 1] ?? '')}${word}`,
  );
}

/** A query with encoded values; options without one are left out. `$` and `,` stay readable as Graph writes them. */
export function query(options: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(options)
    .filter((pair): pair is [string, string | number] => pair[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeValue(String(value))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function encodeValue(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%24', '$');
}

/** A text inside an OData expression: quotes are doubled (OData 4.01 URL Conventions, 5.1.1.6.2). */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
