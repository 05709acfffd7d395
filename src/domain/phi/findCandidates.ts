// Finds everything in a mail that may identify somebody, before anything is judged.
import type { Candidates } from './candidates';
import { dateCandidates } from './dateCandidates';
import { nameCandidates } from './nameCandidates';
import { numberCandidates } from './numberCandidates';
import type { PhiReading } from './reading';

/** Names, dates and numbers in order of place; `common` are words also written small. */
export function candidatesOf(reading: PhiReading, common: ReadonlySet<string>): Candidates {
  const dates = dateCandidates(reading);
  return {
    dates,
    numbers: numberCandidates(reading, dates),
    names: nameCandidates(reading, common),
  };
}
