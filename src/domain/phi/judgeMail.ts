// Judges a mail as a whole before its stretches: nobody's care, a patient's told by somebody else, or the patient's side.
import type { MailText } from '../mail';
import type { Candidates } from './candidates';
import { candidatesOf } from './findCandidates';
import { mailSigns } from './mailSigns';
import { judge, type PhiModel, type Put } from './phiModel';
import { readForPhi, type PhiContext, type PhiReading } from './reading';
import { isBirthDate, isRecordName, isRecordNumber } from './patientFields';
import { nearWords, type MailView } from './signs';

export const MAIL_KINDS = ['none', 'told', 'own'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** How sure it is that somebody's care is spoken of, in steps that the judges of stretches can learn from. */
const STEPS = [0.02, 0.08, 0.25, 0.5, 0.75, 0.92, 0.98] as const;

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
  const step = STEPS.filter((limit) => patient >= limit).length;
  const kind = patient < 0.3 ? 'none' : (chances[1] ?? 0) >= (chances[2] ?? 0) ? 'told' : 'own';
  return { kind, sure: `${kind}${String(step)}`, isNobodys: step === 0, near: nearWords(reading) };
}

/** A text by itself, without sender and recipients, is read as one that tells of a patient. */
const BARE = [0.05, 0.9, 0.05] as const;

/** Signs are read once and weighed by two judges. */
type Signs = readonly (readonly [slot: string, value: string])[];

function signsOf(reading: PhiReading, candidates: Candidates): Signs {
  const signs: (readonly [string, string])[] = [];
  mailSigns(reading, candidates, (slot, value) => {
    signs.push([slot, value]);
  });
  return signs;
}

export interface JudgedMail {
  readonly context: PhiContext;
  readonly model: PhiModel;
  readonly reading: PhiReading;
  readonly candidates: Candidates;
  readonly view: MailView;
  /** Writes the signs of the mail as a whole once more. */
  readonly writeSigns: (put: Put) => void;
}

const known = new WeakMap<MailText, JudgedMail>();

/** Reading and view of a mail; the same text object in the same context is judged only once. */
export function judgedMail(mail: MailText, context: PhiContext, model: PhiModel): JudgedMail {
  const ready = known.get(mail);
  if (ready?.context === context && ready.model === model) return ready;
  const reading = readForPhi(mail, context);
  const candidates = candidatesOf(reading, model.words);
  const signs = signsOf(reading, candidates);
  const writeSigns = (put: Put): void => {
    for (const [slot, value] of signs) put(slot, value);
  };
  const chances = reading.isBare ? BARE : judge(model.mail, model.unit, writeSigns);
  const view = viewOf(reading, candidates, chances);
  const judged = { context, model, reading, candidates, view, writeSigns };
  known.set(mail, judged);
  return judged;
}
