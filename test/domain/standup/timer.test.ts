// The meeting's clock: minutes by line, through pauses, reloads and clocks set wrong.
import {
  finishTimer,
  goToLine,
  minutesSpent,
  newTimer,
  parseTimer,
  pauseTimer,
  readTimer,
  shareMinutes,
  startTimer,
} from '../../../src/domain/standup';
import { addMinutes } from '../../../src/domain/time';
import { at } from '../../support/holdCases';

const START = at('2026-11-16 14:15');

test.each([
  { total: 25, shares: [6, 4, 3, 8, 4] },
  { total: 50, shares: [12, 8, 6, 16, 8] },
  { total: 30, shares: [7, 5, 4, 9, 5] },
  { total: 15, shares: [4, 2, 2, 5, 2] },
  { total: 10, shares: [2, 2, 1, 3, 2] },
])('$total minutes are shared without losing one', ({ total, shares }) => {
  expect(shareMinutes(total)).toEqual(shares);
  expect(shareMinutes(total).reduce((sum, one) => sum + one, 0)).toBe(total);
});

test('a clock that has not started shows all of its time', () => {
  expect(readTimer(newTimer(25), START)).toMatchObject({
    totalSeconds: 0,
    leftSeconds: 1500,
    lineLeftSeconds: 360,
  });
});

test('time runs for the line that is spoken about', () => {
  const first = startTimer(newTimer(25), START);
  const second = goToLine(first, 1, addMinutes(START, 5));
  const reading = readTimer(second, addMinutes(START, 7));
  expect(reading.spentSeconds).toEqual([300, 120, 0, 0, 0]);
  expect(reading.lineLeftSeconds).toBe(120);
});

test('a pause does not count', () => {
  const paused = pauseTimer(startTimer(newTimer(25), START), addMinutes(START, 2));
  const resumed = startTimer(paused, addMinutes(START, 30));
  expect(readTimer(resumed, addMinutes(START, 31)).totalSeconds).toBe(180);
});

test('going over time shows as negative time left', () => {
  const running = startTimer(newTimer(25), START);
  expect(readTimer(running, addMinutes(START, 7)).lineLeftSeconds).toBe(-60);
  expect(readTimer(running, addMinutes(START, 26)).leftSeconds).toBe(-60);
});

test('finishing twice keeps the first end', () => {
  const running = startTimer(newTimer(25), START);
  const finished = finishTimer(running, addMinutes(START, 24));
  expect(finishTimer(finished, addMinutes(START, 40))).toBe(finished);
  expect(startTimer(finished, addMinutes(START, 40))).toBe(finished);
  expect(goToLine(finished, 2, addMinutes(START, 40))).toBe(finished);
  expect(minutesSpent(finished)).toEqual([24, 0, 0, 0, 0]);
});

test('a clock that never started cannot be finished', () => {
  expect(finishTimer(newTimer(25), START).finishedAt).toBeNull();
});

test('a running clock survives a reload', () => {
  const running = startTimer(newTimer(25), START);
  const again = parseTimer(JSON.stringify(running), addMinutes(START, 3));
  expect(again).not.toBeNull();
  expect(readTimer(again!, addMinutes(START, 4)).totalSeconds).toBe(240);
});

test.each([
  { says: 'nothing written', text: null },
  { says: 'no JSON', text: '{' },
  { says: 'another shape', text: '{"minutes":[1]}' },
  { says: 'a line that does not exist', text: JSON.stringify({ ...newTimer(25), line: 7 }) },
  {
    says: 'a clock left running since yesterday',
    text: JSON.stringify(startTimer(newTimer(25), addMinutes(START, -24 * 60))),
  },
  {
    says: 'a clock from the future',
    text: JSON.stringify(startTimer(newTimer(25), addMinutes(START, 10))),
  },
])('$says starts the meeting anew', ({ text }) => {
  expect(parseTimer(text, START)).toBeNull();
});

test('a clock set back adds no negative minutes', () => {
  const running = startTimer(newTimer(25), START);
  expect(readTimer(running, addMinutes(START, -5)).totalSeconds).toBe(0);
});
