// Reads JSON that a person may have edited by hand.

/** What the text holds; null, as the schema behind it refuses, where it is no JSON. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
