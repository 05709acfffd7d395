// Medical record numbers: always with their label, one or several.
import { findAll, type Finding, type PhiReading } from '../reading';

const LABEL =
  /\b(?:MRN|medical record(?: (?:number|no\.?|#|num))?|record (?:number|no\.)|chart (?:number|no\.?|#)|expediente(?: (?:n[uú]mero|no\.?))?)\b[^A-Za-z0-9\n]{0,4}(?:\((?:yours|ours)\)|is|number|no\.?|es)?[\s:#\t=-]{0,4}([A-Z]{0,3}-?\d[\d-]{3,12}\d)/gi;

const LOOSE = /\bMRN\b[^\d\n.]{0,24}(\d{6,10})(?!\d)/gi;
/** A table names the column once; its cells hold bare numbers. */
const CELL = /(?<=[\t\n])(\d{6,10})(?=[\t\n])/g;

export function detectMrn({ text }: PhiReading): Finding[] {
  const cells = /(?:^|[\t\n])MRN(?=[\t\n])/.test(text) ? findAll(text, CELL, 'MRN') : [];
  return [...findAll(text, LABEL, 'MRN'), ...findAll(text, LOOSE, 'MRN'), ...cells];
}
