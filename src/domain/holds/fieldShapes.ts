// How list fields spell instants and JSON: anything else is told by its field, not guessed.
import * as v from 'valibot';
import { parseInstant, type Instant } from '../time';

/** ISO 8601 with an offset. */
export const instantText = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Instant => {
    const read = parseInstant(dataset.value);
    if (read !== null) return read;
    addIssue({ message: 'no instant with offset' });
    return NEVER;
  }),
);

/** A note that holds JSON. */
export const jsonText = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): unknown => {
    try {
      return JSON.parse(dataset.value) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      addIssue({ message: 'no JSON' });
      return NEVER;
    }
  }),
);
