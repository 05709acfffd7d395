// The door of asks.
export * from './types';
export {
  readAsk,
  readClocksToday,
  readDeadlines,
  askOf,
  detectionTerms,
  weigh,
  type ClockToday,
} from './readAsk';
export { readCandidates, type AskSetting, type Candidate, type Candidates } from './readCandidates';
export {
  ASK_PARTS,
  askModel,
  MODE_CLASSES,
  readyAskModel,
  type AskModel,
  type AskPart,
  type ReadyAskModel,
} from './askModel';
export { termsOf, type Term } from './termSink';
export { modeTerms } from './readMode';
export { readMoments } from './readMoments';
export { buildSlots } from './buildSlots';
export type { Moment } from './moments';
export { zoneOfPlace } from './zoneWords';
export { readMentionedTimes } from './readMentionedTimes';
