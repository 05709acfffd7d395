// The door of phi.
export * from './types';
export { detectPhi } from './detectPhi';
export { maskPhi } from './maskPhi';
export { clinicalWordsOf, hasClinicalContent } from './hasClinicalContent';
export { clinicalWordsIn, findClinicalWords, type ClinicalWord } from './clinicalWords';
export { CLINICAL_KINDS, type ClinicalKind } from './lexicon/clinical';
export type { PhiContext } from './reading';
export {
  checkOutgoing,
  OUTGOING_REASONS,
  OVERRIDABLE_REASONS,
  overridableReasons,
  type OutgoingCheck,
  type OutgoingLeave,
  type OutgoingReason,
} from './checkOutgoing';

export * from './judging';
