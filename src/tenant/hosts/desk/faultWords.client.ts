/** One line of plain words for a fault: where it is, what narrows it, and how often it was met. */
import type { StandingFault, WantedFault } from './faultCalls.client';

export function describeFault(fault: WantedFault, service: string): string {
  return [
    service,
    ...(fault.list === undefined ? [] : [`list ${fault.list}`]),
    ...(fault.column === undefined ? [] : [`column ${fault.column}`]),
    ...(fault.minutes === undefined ? [] : [clockWords(fault.minutes)]),
    ...(fault.delayMs === undefined ? [] : [`${String(fault.delayMs / 1000)} s late`]),
    ...(fault.retryAfterSeconds === undefined
      ? []
      : [`come back after ${String(fault.retryAfterSeconds)} s`]),
    ...(fault.match === undefined ? [] : [`calls like ${fault.match}`]),
    ...(fault.who === undefined ? [] : [`only ${fault.who}`]),
  ].join(' · ');
}

/** @example describeCount({ met: 1, times: 2 }) //=> 'Met once, 2 more to come' */
export function describeCount({ met, times }: StandingFault): string {
  const so = met === 0 ? 'Not met yet' : met === 1 ? 'Met once' : `Met ${String(met)} times`;
  const left =
    times === undefined ? 'until stopped' : times === 0 ? 'done' : `${String(times)} more to come`;
  return `${so}, ${left}`;
}

function clockWords(minutes: number): string {
  return `${String(Math.abs(minutes))} min ${minutes > 0 ? 'ahead' : 'behind'}`;
}
