// The door of triage.
export * from './types';
export { FACTS, type Fact } from './facts';
export { PLACES, type Condition, type Place } from './conditions';
export {
  matrixSchema,
  type HardRule,
  type LanePolicy,
  type Matrix,
  type UrgencyRule,
  type WordSignal,
} from './matrix';
export type { Triage, TriageSetting } from './triageMail';
