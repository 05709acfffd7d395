// The meeting's clock on this device: kept on the shelf, so that a reload or a closed tab loses no minute.
import { useCallback, useEffect, useState } from 'react';
import {
  finishTimer,
  goToLine,
  LONGEST_MEETING,
  MEETING_MINUTES,
  newTimer,
  parseTimer,
  pauseTimer,
  readTimer,
  SHORTEST_MEETING,
  startTimer,
  type Timer,
  type TimerReading,
} from '../../domain/standup';
import type { Instant } from '../../domain/time';
import { useDesk } from '../../ui/DeskContext';

export interface Meeting {
  readonly timer: Timer;
  readonly reading: TimerReading;
  readonly totalMinutes: number;
  readonly isRunning: boolean;
  readonly setTotalMinutes: (minutes: number) => void;
  readonly start: () => void;
  readonly pause: () => void;
  readonly goTo: (line: number) => void;
  /** Stops the clock for good and gives the finished one. */
  readonly finish: () => Timer;
  /** A new clock for another try. */
  readonly reset: () => void;
}

const MINUTES_KEY = 'standup-minutes';

/** @param name names the meeting on the shelf: a roster key and a week, nothing more */
export function useMeeting(name: string): Meeting {
  const { clock, shelf } = useDesk();
  const shelfKey = `standup-timer.${name}`;
  const [totalMinutes, setTotal] = useState(() => readMinutes(shelf.read(MINUTES_KEY)));
  const [timer, setTimer] = useState<Timer>(
    () => parseTimer(shelf.read(shelfKey), clock.now()) ?? newTimer(totalMinutes),
  );
  const [now, setNow] = useState<Instant>(() => clock.now());

  const isRunning = timer.runningSince !== null;
  useEffect(() => {
    if (!isRunning) return undefined;
    const tick = setInterval(() => {
      setNow(clock.now());
    }, 1000);
    return () => {
      clearInterval(tick);
    };
  }, [clock, isRunning]);

  const keep = useCallback(
    (next: Timer): Timer => {
      shelf.write(shelfKey, JSON.stringify(next));
      setTimer(next);
      setNow(clock.now());
      return next;
    },
    [clock, shelf, shelfKey],
  );

  return {
    timer,
    reading: readTimer(timer, now),
    totalMinutes,
    isRunning,
    setTotalMinutes: (minutes) => {
      shelf.write(MINUTES_KEY, String(minutes));
      setTotal(minutes);
      keep(newTimer(minutes));
    },
    start: () => keep(startTimer(timer, clock.now())),
    pause: () => keep(pauseTimer(timer, clock.now())),
    goTo: (line) => keep(goToLine(timer, line, clock.now())),
    finish: () => keep(finishTimer(timer, clock.now())),
    reset: () => {
      shelf.remove(shelfKey);
      setTimer(newTimer(totalMinutes));
    },
  };
}

function readMinutes(text: string | null): number {
  const minutes = text === null ? MEETING_MINUTES : Number(text);
  const isUsable =
    Number.isInteger(minutes) && minutes >= SHORTEST_MEETING && minutes <= LONGEST_MEETING;
  return isUsable ? minutes : MEETING_MINUTES;
}

/**
 * Seconds as people read a clock.
 *
 * @example
 * sayClockSeconds(-75) //=> '1:15 over'
 */
export function sayClockSeconds(seconds: number): string {
  const size = Math.abs(seconds);
  const words = `${String(Math.floor(size / 60))}:${String(size % 60).padStart(2, '0')}`;
  return seconds < 0 ? `${words} over` : words;
}
