// The door of holds.
export * from './types';
export { askedWindows, type WhereToLook } from './askedWindows';
export { blocksFromEntries, type BlockRules, type PublishedBusy } from './blocksFromEntries';
export { countdownTo, releaseOf, type ReleaseCountdown, type ReleaseRule } from './blockRelease';
export { recoveryAfterCall, type RecoveryRule } from './recoveryAfterCall';
export { siteOfPlace } from './siteOfPlace';
export { templateBlocks, type SessionTemplate } from './templateBlocks';
export { CATEGORY_COLOURS, type CategoryColour } from './categoryColours';
export {
  categoriesOfHold,
  dutyOfCall,
  STREAM_CATEGORIES,
  TRAVEL_CATEGORY,
  TRIP_CATEGORY,
  workStreamOf,
} from './workStreams';
export {
  joinPrivileges,
  lapsedPrivileges,
  privilegeOf,
  type CredentialFacts,
  type LapsedPrivilege,
} from './privileges';
export { CATEGORY_KINDS, kindOfCategories } from './categoryKinds';
export { ENTRY_TABLE, meaningOfEntry, type HoldOwner } from './entryMeaning';
export { blocksInTheWay, explainTime, findSlots } from './findSlots';
export { clearingOfficeOf, standsInTheWay } from './standsInTheWay';
export { GRANTORS_BY_CODE, GRANTORS_BY_KIND } from './engine/grantors';
export {
  IGNORED_BECAUSE,
  type IgnoredBecause,
  type Projection,
  type ProposalStep,
} from './projection';
export {
  GRANTORS,
  grantsFor,
  REFUSAL_CODES,
  SLOT_REASONS,
  type BatchPeriod,
  type FeedAge,
  type FeedFreshness,
  type Grant,
  type Grantor,
  type Participant,
  type Privilege,
  type Refusal,
  type RefusalCode,
  type RefusalRule,
  type Relaxation,
  type RelaxationCode,
  type Slot,
  type SlotAnswer,
  type SlotQuestion,
  type SlotReason,
  type SlotRules,
  type SlotTier,
  type TravelLeg,
  type Trip,
} from './slots';
export { firstTier, TIER_REASONS, type FirstTier, type TierReason } from './firstTier';
export { easiestOpening, type Opening } from './easiestOpening';
export {
  blocksOfChange,
  CHANGED_KINDS,
  isAgreed,
  isOver,
  kindOfChange,
  PROVISIONAL_ID,
  type ChangedKind,
  type ScheduleChange,
} from './scheduleChange';
export { signedGrants } from './signedGrants';
export { tripsFromEntries } from './tripsFromEntries';
export {
  hoursOnDay,
  kindOfDay,
  workingWindows,
  type DayKind,
  type WorkingTimeRules,
} from './workingTime';
export { clearedName, holdTitle, stakeholderOf } from './holdTitle';
export { blockBegun, tellInBlock, type DecisionHours } from './decisionBlocks';
export {
  needsNewDeadline,
  answeringHours,
  NO_DEADLINE_IN,
  settleDeadlines,
  type DeadlineQuestion,
  type Deadlines,
} from './deadlines';
export {
  endsWithIt,
  isAsking,
  isKnownAnswer,
  missingClearances,
  optionWithId,
  projectProposal,
} from './projectProposal';
export {
  decisionFromFields,
  decisionSchema,
  decisionToFields,
  proposalFromFields,
  proposalSchema,
  proposalToFields,
  type ReadRow,
  type Stamp,
} from './proposalFields';
export {
  decisionKey,
  hashRevision,
  standingWordsId,
  successorIdFor,
  transactionIdFor,
} from './proposalIdentity';
export {
  standingWordsFrom,
  standingWordToFields,
  type NewStandingWord,
  type StampedRow,
} from './standingWords';
export {
  isFinal,
  OPEN_STATES,
  PROPOSAL_EVENTS,
  stateAfter,
  TRANSITIONS,
  type ProposalEvent,
} from './transitions';
export {
  isAway,
  isHersAlone,
  isInForce,
  STANDINGS,
  standingOf,
  whoMayDecide,
  type Answerable,
  type Standing,
} from './whoMayDecide';
export { readQuestion, type QuestionProblem, type QuestionReading } from './question/readQuestion';
export { timeWithOffset, writeAnswer, type WrittenAnswer } from './question/writeAnswer';
export {
  blocksOfFeed,
  FEED_PROBLEMS,
  freshnessOf,
  keepFeed,
  kindOfFeedEvent,
  type FeedEvent,
  type FeedProblem,
  type FeedReading,
  type KeptFeed,
} from './feeds/feed';
export {
  eventsOfLean,
  isBlockKind,
  leanFeed,
  namesPerson,
  type DutyText,
  type LeanDuty,
  type LeanFeed,
  type NamedPerson,
} from './feeds/leanDuties';
export { dutiesOfPerson, shownByFeed, unshownDuties } from './feeds/dutiesOfPerson';
export { KEPT_AS, SCHEDULE_WORDS } from './feeds/scheduleWords';
export {
  compareSchedules,
  MISMATCH_KINDS,
  type Mismatch,
  type MismatchKind,
  type ScheduleFeed,
  type ScheduleQuestion,
} from './feeds/compareSchedules';
export {
  calendarHealth,
  type CalendarHealth,
  type HealthQuestion,
  type PlannedTrip,
} from './health/calendarHealth';
export {
  CLASH_KINDS,
  CLASH_TABLE,
  findClashes,
  type Clash,
  type ClashKind,
} from './health/findClashes';
export { missingTravel, type MissingTravel } from './health/missingTravel';
export {
  compareRows,
  HEALTH_TIERS,
  healthRows,
  MENDERS,
  type Finding,
  type FindingKind,
  type HealthRow,
  type HealthTier,
  type Mender,
} from './health/healthRows';
export { plannedTrips, type TripSources } from './health/plannedTrips';
