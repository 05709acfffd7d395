// Judges a mail as a whole before its stretches: nobody's care, a patient's told by somebody else, or the patient's side.
import type { MailText } from '../mail';
import type { Candidates } from './candidates';
import { candidatesOf } from './findCandidates';
import { mailSigns } from './mailSigns';
import { chancesOf } from './linearPart';
import type { PhiModel } from './phiModel';
import { readForPhi, type PhiContext, type PhiReading } from './reading';
import { isBirthDate, isRecordName, isRecordNumber } from './patientFields';
import { valueOf } from './signValues';
import { nearWords, type MailView } from './signs';

export const MAIL_KINDS = ['none', 'told', 'own'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** How sure it is that somebody's care is spoken of, in steps that the judges of stretches can learn from. */
const STEPS = [0.02, 0.08, 0.25, 0.5, 0.75, 0.92, 0.98] as const;

/** How much likelier a stretch must be at each step: where nobody's care is spoken of, much. */
const DOUBTS = [2.6, 2.6, 2.1, 1.5, 1, 0.9, 0.75, 0.65] as const;

/** A text by itself may be about nobody; it has no sender to tell. */
const BARE_DOUBT = 1.2;

/** How sure a labelled field of a record makes it. */
const LABELLED = 0.85;

/** True when a record number, birth date or patient stands labelled in the mail. */
function hasPatientField(reading: PhiReading, { names, dates, numbers }: Candidates): boolean {
  return (
    numbers.some((one) => isRecordNumber(one, reading)) ||
    dates.some((one) => isBirthDate(one, reading)) ||
    names.some((one) => isRecordName(one, reading))
  );
}

/** The view of a mail from the probabilities of its kinds, in the order of `MAIL_KINDS`. */
export function viewOf(
  reading: PhiReading,
  candidates: Candidates,
  chances: readonly number[],
): MailView {
  const likely = 1 - (chances[0] ?? 1);
  const patient = likely < LABELLED && hasPatientField(reading, candidates) ? LABELLED : likely;
  let step = 0;
  while (patient >= (STEPS[step] ?? Infinity)) step += 1;
  const kind = patient < 0.3 ? 'none' : (chances[1] ?? 0) >= (chances[2] ?? 0) ? 'told' : 'own';
  return {
    kind,
    kindValue: valueOf(kind),
    sure: valueOf(`${kind}${String(step)}`),
    isNobodys: step === 0,
    doubt: reading.isBare ? BARE_DOUBT : (DOUBTS[step] ?? 1),
    near: nearWords(reading),
  };
}

/** A text by itself, without sender and recipients, is read as one that tells of a patient. */
const BARE = [0.05, 0.9, 0.05] as const;

export interface JudgedMail {
  readonly context: PhiContext;
  readonly model: PhiModel;
  readonly reading: PhiReading;
  readonly candidates: Candidates;
  readonly view: MailView;
  /** What the judge of clinical content makes of the mail as a whole, before it looks closer. */
  readonly clinicalScores: readonly number[];
}

let last: { readonly mail: MailText; readonly judged: JudgedMail } | null = null;

/** Reading and view of a mail; the same text object in the same context is judged only once in a row. */
export function judgedMail(mail: MailText, context: PhiContext, model: PhiModel): JudgedMail {
  if (last?.mail === mail && last.judged.context === context && last.judged.model === model)
    return last.judged;
  const reading = readForPhi(mail, context);
  const candidates = candidatesOf(reading, model.words);
  const { whole } = model;
  const scores = [...whole.bias];
  mailSigns(reading, candidates, (slot, value, second, third) => {
    whole.add(scores, slot, value, second, third);
  });
  const clinicalScores = scores.splice(model.mail.bias.length);
  const chances = reading.isBare ? BARE : chancesOf(scores, model.unit);
  const view = viewOf(reading, candidates, chances);
  const judged = { context, model, reading, candidates, view, clinicalScores };
  last = { mail, judged };
  return judged;
}
