// E-mail, phone and web addresses that lead to a patient rather than to an office.
import { domainOf, senderKindOf } from '../../mail';
import { findAll, type Finding, type PhiReading } from '../reading';

const EMAIL =
  /(?<![\w.+-])([A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})/g;
const PHONE = /(?<![\d-])((?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4})(?!\d|-\d)/g;
const PORTAL =
  /(https?:\/\/[^\s<>"']*(?:mychart|portal|results?|patient)[^\s<>"']*\/[^\s<>"']*\d[^\s<>"']*)/gi;

const OFFICE =
  /\b(?:their|pharmacy|drug|store|fax|fx|ph|hr|office|clinic|desk|line|operator|unit|board|front|schedul\w+|extension|ext|questions|main|department|help|support|attn|scanner|toll)\b[^.\n]{0,40}$/i;
const PATIENT_SIDE =
  /\b(?:her|him|hers|his|she|patient|pt|daughter|son|wife|husband|mother|father|mom|dad|sister|brother|niece|nephew|member|client|family|caregiver|paciente|hij[oa]|espos[oa]|voicemail from|calling for)\b[^\n]{0,110}$/i;
const OWN =
  /\b(?:my|mi|mine|cell|call me|reach me|text me|ll[aá]me(?:me)?|tel|m[oó]vil|celular)\b[^\n]{0,40}$/i;

export function detectEmail({ text, context, hasPatient }: PhiReading): Finding[] {
  if (!hasPatient || !text.includes('@')) return [];
  return findAll(text, EMAIL, 'EMAIL', (match) => {
    const address = (match[1] ?? '').toLowerCase();
    const person = { name: '', address };
    return (
      senderKindOf(person, context.organizationDomains) === 'personal' &&
      !context.people.some((colleague) => colleague.address === address) &&
      domainOf(address) !== ''
    );
  });
}

export function detectPhone(reading: PhiReading): Finding[] {
  const { text, isFromPatient, hasPatient } = reading;
  if (!hasPatient) return [];
  return findAll(text, PHONE, 'PHONE', (_, start) => {
    if (isPatientField(text, start)) return true;
    const before = text.slice(Math.max(0, start - 130), start);
    const near = before.slice(before.lastIndexOf('\n') + 1);
    if (isFromPatient) {
      const kind = reading.partAt(start)?.kind;
      if (kind === 'quoted' || kind === 'forwarded')
        return PATIENT_SIDE.test(near) && !OFFICE.test(near);
      return OWN.test(near) || !OFFICE.test(near);
    }
    return (
      PATIENT_SIDE.test(near) &&
      !/\b(?:fax|fx|clinic|office|unit|desk|call the)\b[^.\n]{0,30}$/i.test(near)
    );
  });
}

/** A "Phone" line of a block that has a "Patient" line above. */
function isPatientField(text: string, start: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^\s*(?:home |cell |patient )?(?:phone|cell|tel|telephone|mobile)\s*[:\t]\s*$/i.test(line))
    return false;
  return /(?:^|\n)\s*(?:patient|member|client|name)\s*[:\t]/i.test(
    text.slice(Math.max(0, start - 300), start),
  );
}

export function detectUrl({ text, hasPatient }: PhiReading): Finding[] {
  return hasPatient ? findAll(text, PORTAL, 'URL') : [];
}
