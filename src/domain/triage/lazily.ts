// For what a person may ask of a verdict: of a hundred mails in a sweep few are ever explained.

/** Does the work when the value is first asked for, and once. */
export function lazily<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}
