// What the training needs of the judges: candidates, the signs around them, and the form of the model.
export type { Candidates, DateCandidate, NameCandidate, NumberCandidate } from './candidates';
export { countMentions, mentionsOf } from './detectPhi';
export { candidatesOf } from './findCandidates';
export { clinicalSigns } from './hasClinicalContent';
export { MAIL_KINDS, viewOf } from './judgeMail';
export { mailSigns } from './mailSigns';
export { chancesOf, judge, type Put, type StoredPart } from './linearPart';
export { phiModel, readPhiModel, type PhiModel, type StoredModel } from './phiModel';
export { readForPhi, type PhiReading } from './reading';
export { dateSigns, nameSigns, numberSigns, type MailView } from './signs';
export { isUpper } from './nameCandidates';
