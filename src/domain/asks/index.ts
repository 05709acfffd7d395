// The door of asks.
export * from './types';
export { readAsk, readDeadlines, askOf, detectionTerms, weigh } from './readAsk';
export { readCandidates, type AskSetting, type Candidate, type Candidates } from './readCandidates';
export {
  ASK_PARTS,
  MODE_CLASSES,
  readyAskModel,
  type AskModel,
  type AskPart,
  type Term,
} from './askModel';
export { modeTerms } from './readMode';
export { readMoments } from './readMoments';
export { buildSlots } from './buildSlots';
export type { Moment } from './moments';
export { zoneOfPlace } from './zoneWords';
export { readMentionedTimes } from './readMentionedTimes';
