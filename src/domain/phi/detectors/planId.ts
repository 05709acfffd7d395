// Health plan numbers: Medicare Beneficiary Identifiers by their shape, others by their label.
import { findAll, type Finding, type PhiReading } from '../reading';

/** CMS: position 1 is 1-9, letters leave out S, L, O, I, B and Z. */
const MEDICARE =
  /(?<![A-Za-z0-9])([1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2})(?![A-Za-z0-9])/g;
const VALUE = String.raw`([A-Z]{0,5}[- ]?\d[A-Z0-9]*(?:[- ]\d[A-Z0-9]*){0,4})(?![A-Za-z0-9])`;
const LABELLED = new RegExp(
  String.raw`\b(?:member|subscriber|sub|insurance|policy|policyholder|group|plan|medicaid|medicare|claim|trust|beneficiary|p[oó]liza)(?: (?:ID|number|no\.?|#|num|identifier)| ID (?:number|no\.?|#))?(?: is| es)?[\s:#\t]{1,3}(?:ID )?(?=[A-Z0-9 -]*\d)${VALUE}`,
  'gi',
);
const AFTER_MEMBER = new RegExp(
  String.raw`\b(?:member|patient|beneficiary)\b[^.\n]{0,60}?,? ID[\s:#]{1,2}${VALUE}`,
  'gi',
);

const BARE_ID = new RegExp(
  String.raw`(?<!\b(?:[Mm]eeting|[Pp]rovider|[Dd]evice|[Ss]tudy|[Ee]vent|[Cc]ase|[Ww]ebinar|[Uu]ser|[Pp]hoto|govt) )\bID[\s:#]{1,2}${VALUE}`,
  'g',
);
/** Three letters of a plan and its subscriber number. */
const SUBSCRIBER = /(?<![A-Za-z0-9])([A-Z]{3}\d{8}(?:-\d{2})?)(?![A-Za-z0-9])/g;

function isLong(value: string): boolean {
  return (value.match(/\d/g)?.length ?? 0) >= 5 && value === value.toUpperCase();
}

export function detectPlanId({ text, hasPatient }: PhiReading): Finding[] {
  const labelled = hasPatient
    ? [LABELLED, AFTER_MEMBER, BARE_ID, SUBSCRIBER].flatMap((pattern) =>
        findAll(
          text,
          pattern,
          'PLAN_ID',
          (match) => isLong(match[1] ?? '') && !/^\d{3}[- ]\d{3}[- ]\d{4}$/.test(match[1] ?? ''),
        ),
      )
    : [];
  return [
    ...findAll(text, MEDICARE, 'PLAN_ID', (match) => /[A-Z]/.test(match[1] ?? '')),
    ...labelled,
  ];
}
