// The engine counts whole minutes since 1970 UTC; what does not fall on a minute is rounded against the asker.
import type { Instant, Window } from '../../time';

const MINUTE = 60_000;
export const DAY_MINUTES = 1440;

export function floorMinute(instant: number): number {
  return Math.floor(instant / MINUTE);
}

export function ceilMinute(instant: number): number {
  return Math.ceil(instant / MINUTE);
}

export function instantOfMinute(minute: number): Instant {
  return (minute * MINUTE) as Instant;
}

/** Made by a constructor: see `Rule`. */
class MinuteWindow implements Window {
  readonly start: Instant;
  readonly end: Instant;

  constructor(start: number, end: number) {
    this.start = instantOfMinute(start);
    this.end = instantOfMinute(end);
  }
}

export function windowOfMinutes(start: number, end: number): Window {
  return new MinuteWindow(start, end);
}

/** Minutes after midnight of a clock time `HH:mm`. */
export function minuteOfClock(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
