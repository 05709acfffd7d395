// Numbers that prove themselves: check digits and ranges of public number schemes.

function digitsOf(value: string): string {
  return value.replace(/\D/g, '');
}

/** The Luhn sum of ISO/IEC 7812-1. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** A National Provider Identifier: ten digits, Luhn with the prefix 80840 (45 CFR 162.406). */
export function isNpi(value: string): boolean {
  const digits = digitsOf(value);
  return digits.length === 10 && /^[12]/.test(digits) && isLuhn(`80840${digits}`);
}

/** A payment card by its issuer range and Luhn. */
export function isPaymentCard(value: string): boolean {
  const digits = digitsOf(value);
  return (
    /^(?:4\d{12}(?:\d{3})?(?:\d{3})?|5[0-9]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3[0689]\d{12}|6\d{15,18}|1\d{14})$/.test(
      digits,
    ) && isLuhn(digits)
  );
}

/** Lengths of the countries' account numbers (ISO 13616 registry). */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AL: 28,
  AD: 24,
  AT: 20,
  AZ: 28,
  BH: 22,
  BY: 28,
  BE: 16,
  BA: 20,
  BR: 29,
  BG: 22,
  CR: 22,
  HR: 21,
  CY: 28,
  CZ: 24,
  DK: 18,
  DO: 28,
  TL: 23,
  EE: 20,
  FO: 18,
  FI: 18,
  FR: 27,
  GE: 22,
  DE: 22,
  GI: 23,
  GR: 27,
  GL: 18,
  GT: 28,
  HU: 28,
  IS: 26,
  IE: 22,
  IL: 23,
  IT: 27,
  JO: 30,
  KZ: 20,
  XK: 20,
  KW: 30,
  LV: 21,
  LB: 28,
  LI: 21,
  LT: 20,
  LU: 20,
  MT: 31,
  MR: 27,
  MU: 30,
  MD: 24,
  MC: 27,
  ME: 22,
  NL: 18,
  MK: 19,
  NO: 15,
  PK: 24,
  PS: 29,
  PL: 28,
  PT: 25,
  QA: 29,
  RO: 24,
  SM: 27,
  SA: 24,
  RS: 22,
  SK: 24,
  SI: 19,
  ES: 24,
  SE: 24,
  CH: 21,
  TN: 24,
  TR: 26,
  AE: 23,
  GB: 22,
  VA: 22,
  VG: 24,
  EG: 29,
  UA: 29,
  IQ: 23,
  LC: 32,
  LY: 25,
};

/** An international bank account number: its country's length and the remainder 1 of ISO 7064 mod 97-10. */
export function isIban(value: string): boolean {
  const plain = value.replace(/[\s-]/g, '');
  if (IBAN_LENGTHS[plain.slice(0, 2)] !== plain.length) return false;
  let rest = 0;
  for (const sign of plain.slice(4) + plain.slice(0, 4)) {
    const code = sign.charCodeAt(0);
    const number = code >= 65 ? code - 55 : code - 48;
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97;
  }
  return rest === 1;
}

/** A Social Security number that may have been issued: no 000, 666 or 900 area, no group 00, no serial 0000; an ITIN counts. */
export function isSocialSecurity(value: string): boolean {
  const digits = digitsOf(value);
  if (digits.length !== 9) return false;
  const area = Number(digits.slice(0, 3));
  const group = Number(digits.slice(3, 5));
  if (area === 0 || area === 666 || group === 0 || digits.endsWith('0000')) return false;
  return true;
}

/** CMS: eleven places; position 1 is 1-9, letters leave out S, L, O, I, B and Z. */
export const MEDICARE =
  /[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}/;

const MEDICARE_WHOLE = new RegExp(`^${MEDICARE.source}$`);

export function isMedicareNumber(value: string): boolean {
  return MEDICARE_WHOLE.test(value);
}

/** A public ABA routing number: nine digits, weights 3-7-1. */
export function isRoutingNumber(value: string): boolean {
  const digits = digitsOf(value);
  if (digits.length !== 9) return false;
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += Number(digits[at]) * ([3, 7, 1][at % 3] ?? 1);
  return sum % 10 === 0 && sum > 0;
}
