// Reads what getSchedule says about one mailbox: stretches without subjects, or that it cannot say.
import * as v from 'valibot';
import type { BusyKind } from '../../../domain/holds';
import { addMinutes, type Instant } from '../../../domain/time';
import type { BusyStretch } from '../../../ports';
import { busyKind, timeSchema, windowFrom } from './eventSchema';

export const VIEW_MINUTES = 15;

export const scheduleSchema = v.object({
  scheduleId: v.string(),
  availabilityView: v.nullish(v.string()),
  // Only times and kind are taken: the service may send subjects along, and they stay there.
  scheduleItems: v.nullish(
    v.array(v.object({ status: v.string(), start: timeSchema, end: timeSchema })),
  ),
  error: v.nullish(v.object({ responseCode: v.nullish(v.string()) })),
});
export type GraphSchedule = v.InferOutput<typeof scheduleSchema>;

/** The digits of availabilityView (https://learn.microsoft.com/graph/api/resources/scheduleinformation). */
const VIEW_KINDS: readonly BusyKind[] = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere'];

/** Busy stretches, free ones left out; `unknown` when the service has no answer. */
export function stretchesFrom(
  schedule: GraphSchedule,
  viewStart: Instant,
): BusyStretch[] | 'unknown' {
  if (schedule.error !== null && schedule.error !== undefined) return 'unknown';
  const items = schedule.scheduleItems ?? [];
  if (items.length > 0) {
    return items
      .map(({ status, start, end }) => ({ window: windowFrom(start, end), busy: busyKind(status) }))
      .filter(({ busy }) => busy !== 'free');
  }
  // A calendar that shares only free/busy has a view and no items.
  const view = schedule.availabilityView;
  return view === null || view === undefined ? 'unknown' : fromView(view, viewStart);
}

function fromView(view: string, viewStart: Instant): BusyStretch[] {
  return Array.from(view).flatMap((digit, index) => {
    const busy = VIEW_KINDS[Number(digit)] ?? 'unknown';
    if (busy === 'free') return [];
    const start = addMinutes(viewStart, index * VIEW_MINUTES);
    return [{ window: { start, end: addMinutes(start, VIEW_MINUTES) }, busy }];
  });
}
