// The door of triage.
export * from './types';
export { FACT_WORDS, FACTS, type Fact } from './facts';
export { PLACES, type Condition, type Place } from './conditions';
export {
  matrixSchema,
  type HardRule,
  type LanePolicy,
  type Matrix,
  writtenMatrixSchema,
  type UrgencyRule,
} from './matrix';
export { bindSender, historyOfSender, mayBindSender, type SortedMail } from './bindSender';
export {
  isFromIndividual,
  LEFT_OUT_REASONS,
  leftOutOfBulk,
  type LeftOutReason,
} from './bulkFiling';
export { compileMatrix } from './compileMatrix';
export { readyTriage } from './readyTriage';
export { dueAt, isWithinHours, passedAfter, type AnswerHours } from './dueAt';
export { readMail, triageMail, type Judges, type MailReading, type Triage } from './triageMail';
export {
  evidenceModelSchema,
  type Concept,
  type EvidenceModel,
  type TermKind,
} from './evidenceModel';
export { parseEvidenceModel } from './modelText';
export { findClosestMiss, type ClosestMiss } from './closestMiss';
export { decideLane, isNear } from './decideLane';
export { urgencyRulesOf, urgencyTerms } from './decideUrgency';
export type { Term, Terms } from './readTerms';
export type { TriageSetting } from './triageSetting';
export {
  DERIVED_SENDERS,
  ESCALATION_PEOPLE,
  escalationSchema,
  senderKindsOf,
  thresholdFor,
  type EscalationPeople,
  type EscalationPolicy,
  type EscalationThreshold,
} from './escalation';
