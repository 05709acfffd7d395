// The door of policy.
export {
  calendarRulesSchema,
  physicianRulesSchema,
  tierRulesSchema,
  type CalendarRules,
  type PhysicianRules,
  type TierRules,
} from './calendarRules';
export {
  missingColours,
  nameKey,
  type ListedCategory,
  type MissingColour,
} from './categoryColours';
export {
  excludesFolders,
  exclusionOf,
  exclusionsOf,
  mailRulesOf,
  mailRulesSchema,
  preservationOf,
  preservesAny,
  type Exclusion,
  type MailRules,
  type Preservation,
} from './mailRules';
export {
  fileOfRelease,
  hashRelease,
  readEvidence,
  readRelease,
  readSignedRelease,
  releaseFileSchema,
  withEvidence,
  type Release,
  type WrittenRelease,
} from './release';
export {
  UNSIGNED_REASONS,
  verifyRelease,
  type ReleaseVerdict,
  type SignedEntry,
  type StampedFile,
  type UnsignedReason,
} from './verifyRelease';
