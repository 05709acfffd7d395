// Account numbers and portal user names.
import { findAll, type Finding, type PhiReading } from '../reading';

const ACCOUNT =
  /\b(?:account|acct|cuenta|guarantor|statement|invoice)\.?(?: (?:number|no\.?|num|n[uú]mero|ID)|\s?#)[\s:#\t]*(?:is |es )?([A-Z]{0,3}-?\d[\d-]{3,15}\d)/gi;
const USER =
  /\b(?:user ?name|user ?id|login|usuario)\b[\s:\t]*(?:is |es )?([A-Za-z][A-Za-z._-]*\d(?:[A-Za-z0-9._-]*[A-Za-z0-9])?)/gi;

export function detectAccount({ text, hasPatient }: PhiReading): Finding[] {
  return hasPatient ? [ACCOUNT, USER].flatMap((pattern) => findAll(text, pattern, 'ACCOUNT')) : [];
}
