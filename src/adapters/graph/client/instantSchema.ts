// Reads the points in time that Graph writes with an offset.
import * as v from 'valibot';
import { parseInstant, type Instant } from '../../../domain/time';

/** An ISO date-time with `Z` or an offset, as an instant. */
export const instantSchema = v.pipe(
  v.string(),
  v.rawTransform<string, Instant>(({ dataset, addIssue, NEVER }) => {
    const instant = parseInstant(dataset.value);
    if (instant !== null) return instant;
    addIssue({ message: 'not an instant' });
    return NEVER;
  }),
);
