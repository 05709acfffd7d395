// The door of log.
export * from './types';
export {
  ALL_LANE_CATEGORIES,
  HANDED_OFF_CATEGORY,
  LANE_CATEGORIES,
  laneOfCategories,
} from './categories';
export { canonicalJson, hashOf, hashText } from './canonicalJson';
export {
  findChainBreak,
  isSealIntact,
  logSchema,
  readLogFields,
  sealEntry,
  toLogFields,
  type LogFields,
  type OpenLogEntry,
} from './entries';
export {
  ANTEROOM_NAMESPACE,
  entryIdForPass,
  entryIdForStep,
  isUuid,
  uuidV5,
  workIdForHandOff,
  workIdForMail,
} from './ids';
export {
  SITE_GROUPS,
  SITE_LISTS,
  type SiteColumn,
  type SiteGroup,
  type SiteList,
} from './siteColumns';
export {
  CORRECTION_REASONS,
  isHandOffWork,
  isMailWork,
  MAIL_STEPS,
  readWorkFields,
  NAME_REASONS,
  TAKEN_HOW,
  toWorkFields,
  WORK_KINDS,
  WORK_STATES,
  type AmendmentData,
  type AmendmentWorkItem,
  type Correction,
  type CorrectionReason,
  type HandOffData,
  type HandOffWorkItem,
  type MailData,
  type MailStep,
  type MailWorkItem,
  type SafetyMissData,
  type SafetyMissWorkItem,
  type NameReason,
  type TakenHow,
  type TrackerData,
  type WorkData,
  type WorkItem,
  type WorkKind,
  type WorkState,
} from './workItems';
