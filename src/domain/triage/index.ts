// The door of triage.
export * from './types';
export { FACT_WORDS, FACTS, type Fact } from './facts';
export { PLACES, type Condition, type Place } from './conditions';
export {
  matrixSchema,
  type HardRule,
  type LanePolicy,
  type Matrix,
  type UrgencyRule,
  type WordSignal,
} from './matrix';
export { compileMatrix } from './compileMatrix';
export { dueAt, isWithinHours, type AnswerHours } from './dueAt';
export { triageMail, type Triage } from './triageMail';
export type { TriageSetting } from './triageSetting';
