// The door of phi.
export * from './types';
export { detectPhi } from './detectPhi';
export { maskPhi } from './maskPhi';
export { clinicalWordsOf, hasClinicalContent } from './hasClinicalContent';
export { findClinicalWords, type ClinicalWord } from './clinicalWords';
export type { PhiContext } from './reading';
export {
  checkOutgoing,
  OUTGOING_REASONS,
  type OutgoingCheck,
  type OutgoingLeave,
  type OutgoingReason,
} from './checkOutgoing';
