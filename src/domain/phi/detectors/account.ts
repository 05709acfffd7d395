// Account numbers and portal user names.
import { findAll, type Finding, type PhiReading } from '../reading';

const ACCOUNT =
  /\b(?:account|acct|cuenta|guarantor|statement|invoice)\.?(?: (?:number|no\.?|num|n[uú]mero|ID)|\s?#)[\s:#\t]*(?:is |es )?([A-Z]{0,3}-?\d[\d-]{3,15}\d)/gi;
/** "Account 55-20871": without a label word only digits in groups, six at least. */
const BARE_ACCOUNT =
  /\b(?:account|acct|cuenta)\.?[ :]{1,2}(\d{1,6}-\d[\d-]{2,12}\d|\d{6,14})(?![\w/])/gi;
const USER =
  /\b(?:user ?name|user ?id|login|usuario)\b[\s:\t]*(?:is |es )?([A-Za-z][A-Za-z._-]*\d(?:[A-Za-z0-9._-]*[A-Za-z0-9])?)/gi;

export function detectAccount({ text, hasPatient }: PhiReading): Finding[] {
  return hasPatient
    ? [ACCOUNT, BARE_ACCOUNT, USER].flatMap((pattern) => findAll(text, pattern, 'ACCOUNT'))
    : [];
}
