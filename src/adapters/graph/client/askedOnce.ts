// Asks for what does not change once while the client is open, and again where the first answer was a failure.

/** `ask` with its answers kept by key; calls in the same moment share one request. */
export function askedOnce<Key extends readonly unknown[], Answer>(
  keyOf: (...key: Key) => string,
  ask: (...key: Key) => Promise<Answer>,
): (...key: Key) => Promise<Answer> {
  const known = new Map<string, Promise<Answer>>();
  return async (...key) => {
    const name = keyOf(...key);
    const asked = known.get(name) ?? ask(...key);
    known.set(name, asked);
    try {
      return await asked;
    } catch (error) {
      known.delete(name);
      throw error;
    }
  };
}
