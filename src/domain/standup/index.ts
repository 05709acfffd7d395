// The door of the stand-up: figures, agenda, timer.
export {
  AGENDA_TITLES,
  COLLISION_WORDS,
  SOURCE_NAMES,
  composeAgenda,
  counted,
  percent,
  spokenMinutes,
} from './composeAgenda';
export { composeFigures } from './composeFigures';
export { findCollisions } from './findCollisions';
export { readKeptWeek, weekKeyOf, writeKeptWeek } from './keptWeek';
export * from './timer';
export * from './types';
export { sliceByWeek, weeksAround, type StandUpWeeks } from './weeks';
export { workingMinutesBetween, type WorkingCalendar } from './workingMinutes';
