// What counts as a patient identifier. Source: HIPAA Safe Harbor, 45 CFR 164.514(b)(2).
export const PHI_TYPES = [
  'NAME',
  'DATE',
  'PHONE',
  'EMAIL',
  'ADDRESS',
  'SSN',
  'MRN',
  'PLAN_ID',
  'ACCOUNT',
  'DEVICE',
  'URL',
  'OTHER_ID',
] as const;
export type PhiType = (typeof PHI_TYPES)[number];

/** A stretch of PHI in `MailText.text`. Offsets are UTF-16 code units, end exclusive. */
export interface PhiSpan {
  readonly type: PhiType;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function isPhiType(word: string): word is PhiType {
  return PHI_TYPES.some((type) => type === word);
}
