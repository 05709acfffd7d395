// Serial numbers of implanted or home devices.
import { findAll, type Finding, type PhiReading } from '../reading';

const SERIAL =
  /\b(?:serial(?: (?:number|no\.?|#))?|s\/n|sn|device ID|UDI|implant ID)[\s:#\t]{1,3}(?:is )?([A-Z]{0,5}-?\d[A-Z0-9-]{3,20})(?![A-Za-z0-9])/gi;

export function detectDevice({ text, hasPatient }: PhiReading): Finding[] {
  return hasPatient || /pacemaker|defibrillator|implant|pump|monitor/i.test(text)
    ? findAll(text, SERIAL, 'DEVICE')
    : [];
}
