// Exchange answers at most 62 days of a calendar at once; longer windows are read slice by slice.
import { addMinutes, type Window } from '../../../domain/time';

const SLICE_MINUTES = 62 * 24 * 60;

/**
 * The window in pieces of at most 62 days, in order, without gap or overlap; none for an empty window.
 * (https://learn.microsoft.com/graph/api/calendar-getschedule)
 */
export function slicesOf({ start, end }: Window): Window[] {
  const slices: Window[] = [];
  for (let from = start; from < end; from = addMinutes(from, SLICE_MINUTES)) {
    const until = addMinutes(from, SLICE_MINUTES);
    slices.push({ start: from, end: until < end ? until : end });
  }
  return slices;
}
