// The door of macros.
export * from './types';
export {
  ADVICE_PHRASES,
  checkMacro,
  findAdvice,
  findAdviceIn,
  MACRO_PROBLEMS,
  mayBeUsed,
  type MacroFinding,
  type MacroProblem,
} from './checkMacro';
export {
  fillContextFor,
  holdLabel,
  holdOptionLines,
  timeLabel,
  zoneLabel,
  type FillContext,
  type FillSetting,
} from './fillContext';
export { composeForwardComment, composePhoneScript, type HandOffWords } from './composeHandOff';
export { escapeHtml, fillMacro, type FilledMacro, type Unfilled } from './fillMacro';
export {
  INSERTION_REFUSALS,
  insertionFor,
  isAllowedIn,
  lanePolicyOf,
  mayTypeFreely,
  rulingOf,
  type Insertion,
  type InsertionRefusal,
  type LaneRuling,
} from './insertionFor';
export { hashMacro, macroSchema, placeholderSchema } from './macroSchema';
export { macrosForLane, type LaneMacro } from './macrosForLane';
export { parseTemplate, type Template, type TemplatePart } from './template';
