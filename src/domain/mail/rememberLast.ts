// Keeps what was read out of a mail for the readers that come after, until the next mail is read.

/**
 * The same reader, which does not read the thing that it read last a second time.
 *
 * All readers of a verdict look at one mail before anybody looks at the next, so one place is enough. A WeakMap would
 * keep what it holds through every minor collection, and those made up a third of a verdict's time.
 */
export function rememberLast<Key extends object, Read extends object>(
  read: (key: Key) => Read,
): (key: Key) => Read {
  let last: { readonly key: Key; readonly value: Read } | null = null;
  return (key) => {
    if (last?.key === key) return last.value;
    const value = read(key);
    last = { key, value };
    return value;
  };
}
