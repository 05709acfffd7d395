// Names of patients and their relatives: found by what stands around them, then wherever they stand again.
import { wordsOfMail, type Person } from '../../mail';
import { isFirstName } from '../firstNames';
import { findAll, type Finding, type PhiReading } from '../reading';

const WORD = String.raw`[A-ZÀ-Þ][\p{L}'’-]+`;
const INITIAL = String.raw`[A-Z]\.?`;
const FULL = String.raw`${WORD}(?: ${INITIAL}(?= ))?(?: ${WORD}){1,2}`;
const ANY = String.raw`(?:[A-Z]\. ?)?${WORD}(?: ${INITIAL}(?= ))?(?: ${WORD}){0,2}`;
const INVERTED = String.raw`${WORD}(?:[ -]${WORD})?, ${WORD}(?: ${INITIAL}(?![\p{L}]))?`;
const RELATION =
  '(?:dad|mom|mum|mother|father|wife|husband|son|daughter|sister|brother|aunt|uncle|niece|nephew|cousin|grandma|grandpa|grandmother|grandfather|grandson|granddaughter|partner|fianc[eé]e?|spouse|caregiver|mam[aá]|pap[aá]|madre|padre|hij[oa]|herman[oa]|espos[oa]|abuel[oa]|marido|mujer|t[ií][oa])';

const LABELLED = new RegExp(
  String.raw`(?<![\p{L}])(?:[Pp]atient|PATIENT|[Pp]t|PT|[Mm]ember|MEMBER|[Cc]lient|[Ss]ubscriber|[Gg]uarantor|GUARANTOR|[Ii]nsured|[Nn]ame|NAME|[Pp]aciente|[Nn]ombre|[Dd]ecedent|[Cc]laimant|[Bb]eneficiary|[Ss]ubject)(?: (?:[Nn]ame|NAME))?(?:[:\t]| ?\.{2,})\s?(${INVERTED}|${ANY})`,
  'gu',
);
const ESTATE = new RegExp(
  String.raw`\b(?:[Ee]state of|[Ee]state of the late|[Oo]ur client|[Oo]ur member|[Yy]our patient|[Mm]y patient|[Mm]utual patient|[Ff]or our member|[Cc]alling for|[Tt]he patient|[Pp]atient|PATIENT|[Pp]t|[Cc]lient|[Mm]ember|[Pp]aciente|[Ll]a [Ss]ra\.|[Ee]l [Ss]r\.),? (${ANY})`,
  'gu',
);
const RELATED = new RegExp(
  String.raw`(?<![\p{L}])(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Mm]i|[Ss]u|[Nn]uestr[oa])? ?(?:late |older |younger |youngest |oldest |poor )?(?:${RELATION}|[DSMFWH]${''}(?:aughter|on|other|ather|ife|usband|ister|rother)),? (?:is |named |se llama )?(${ANY})`,
  'gu',
);
const CALLED = new RegExp(
  String.raw`\b(?:[Hh]er|[Hh]is|[Tt]heir|[Mm]y|[Tt]he patient's|[Ss]u) (?:full )?(?:name(?: is|'s)?|nombre es) (${ANY})`,
  'gu',
);
const HONORIFIC = new RegExp(
  String.raw`\b(?:Mr|Mrs|Ms|Miss|Mister|Sra?|Don|Doña)\.? (${ANY})`,
  'gu',
);
const WITH_RECORD = new RegExp(
  String.raw`(?<![\p{L}])(${INVERTED}|${FULL})(?=,? ?[(]?(?:DOB|D\.O\.B|dob|MRN|mrn|date of birth|born|sub ID|ID\b|member|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|(?:age )?\d{2}(?:[,)]|yo\b| ?y/o|-year)))`,
  'gu',
);
const ABOUT = new RegExp(
  String.raw`\b(?:for|about|regarding|re:?|on|of|with|denied|approved|seeing|saw|para|sobre) (${FULL})`,
  'gu',
);
const VERSUS = new RegExp(String.raw`\b(${WORD}) v\.? (?=[A-Z])`, 'gu');
const FAMILY = new RegExp(String.raw`\b(?:[Tt]he|[Ll]a familia) (${WORD}) (?:family|case)\b`, 'gu');
const KIN_AGE = new RegExp(
  String.raw`\b(?:son|daughter|child|boy|girl|kid) (${WORD}),? \d{1,2}\b`,
  'gu',
);
const KNOWN_FIRST = new RegExp(
  String.raw`(?<![\p{L}'’.-])(${WORD}(?: ${INITIAL}(?= ))? ${WORD})(?![\p{L}])`,
  'gu',
);
const PROFESSIONAL_BEFORE =
  /(?:\b(?:Dr|Dra|Doctor|Doctora|Prof|Professor|Nurse|Attorney|Judge|Officer|Surgeon|Reviewer|Editor|Director|PA|NP|RN)s?\.?,?:? ?(?:\p{L}\.? ?)?)$/u;
const PROFESSIONAL_AFTER =
  /^,? ?(?:[A-Z](?:\. ?| ))?(?:,? ?(?:MD|M\.D\.|DO|RN|BSN|NP|APRN|PA-C|PA\b|PhD|PharmD|DPT|LPN|LCSW|MSW|FACS|FACC|CRNA|CPCS|MPH|MBA|JD|Esq|Esquire|CFRE|CNO|CEO|CMO|LLP|Inc|LLC))\b/;

const NO_NAME = new Set(
  `I The This That These Those A An And Or But If When Where What Who Why How Is Are Was Were Will Would Can Could Should Please Thank Thanks
Dear Hello Hi Good Morning Afternoon Evening Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
July August September October November December Dr Dra Doctor Mr Mrs Ms Patient Member Client Name Date Subject From To Sent Re Fwd FW RE MRN
DOB ID SSN Medicare Medicaid Hospital Clinic Center Health Medical Surgery Surgical Cardiac Thoracic Vascular Heart Main Campus North South
East West Shore Suite Street Avenue Road Lane Drive Office Department Department's Committee Council Board Plan Plans Insurance Mutual Life
University Institute Society Association Foundation College School Library Pharmacy Drug Labs Lab Laboratory Group Partners Care Home Rehab
Service Services Program Portal Chart Review Request Authorization Referral Appeal Denial Notice Final Case Account Policy Claim Status
Emergency Room Unit Floor ICU OR ER ED CT MRI PET EKG ECG CABG AVR MVR TAVR TEVAR BP HR Temp Wound Vitals Surgery's Phase Also Just Not No Yes
We You He She It They My Our Your His Her Their Its There Here Then Than Since After Before During On In At For With About As By Of Per Team
Estimada Estimado Doctora Buenos Buenas Gracias Saludos Hola Mi Su El La Los Las Un Una Enero Febrero Marzo Abril Mayo Junio Julio Agosto
Septiembre Octubre Noviembre Diciembre Lunes Martes Zoom Teams Outlook Epic Chicago Boston Cleveland Illinois Wisconsin Employers Trust
Information Reference Service Reviewer Procedure Facility Valid Subscriber Drug Rx Ordering Provider Prescriber Address Phone Fax New Old
Family Estate County Court Civil Attorney Law Firm Counsel Risk Management Privileged Confidential Human Resources Today Tomorrow Tonight
Directly Further Kindly Ok Okay Accounts Access Experience Relations Safety Guide Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct
Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun`.split(/\s+/),
);

const PLAIN = /^[a-z.'-]*$/;

function key(word: string): string {
  const lower = word.toLowerCase();
  const bare = PLAIN.test(lower) ? lower : lower.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return bare.endsWith("'s") || bare.endsWith('’s') ? bare.slice(0, -2) : bare;
}

function hasTwoLetters(token: string): boolean {
  return /\p{L}.*\p{L}/u.test(token);
}

function tokens(name: string): string[] {
  return name
    .split(/[\s,]+/)
    .map(key)
    .filter(hasTwoLetters);
}

const partsOf = new WeakMap<Person, readonly string[]>();

/** The parts of a person's name as they are compared, worked out once a person. */
function nameParts(person: Person): readonly string[] {
  const ready = partsOf.get(person);
  if (ready !== undefined) return ready;
  const parts = tokens(person.name.replace(/\b(?:Dr|Dra|MD|RN|DO|PhD|Prof)\b\.?/g, ' '));
  partsOf.set(person, parts);
  return parts;
}

/** Words of the names of professionals around this mail, and their full names. */
function professionals(reading: PhiReading): {
  readonly full: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
} {
  const { context, isFromPatient } = reading;
  const around: Person[] = [...context.people, context.principal];
  if (!isFromPatient && context.from !== null) around.push(context.from);
  const full = new Set<string>();
  const last = new Set<string>();
  for (const person of around) {
    const parts = nameParts(person);
    if (parts.length === 0) continue;
    full.add(parts.join(' '));
    const family = parts.at(-1);
    if (family !== undefined && parts.length > 1) last.add(family);
  }
  return { full, last };
}

type Professionals = ReturnType<typeof professionals>;

function isProfessional(
  reading: PhiReading,
  known: Professionals,
  start: number,
  end: number,
): boolean {
  const { text } = reading;
  const parts = tokens(text.slice(start, end));
  const last = parts.at(-1) ?? '';
  if (known.full.has(parts.join(' ')) || known.full.has([...parts].reverse().join(' ')))
    return true;
  if (
    known.last.has(last) ||
    (text.slice(start, end).includes(',') && known.last.has(parts[0] ?? ''))
  )
    return true;
  return (
    PROFESSIONAL_BEFORE.test(text.slice(Math.max(0, start - 24), start)) ||
    PROFESSIONAL_AFTER.test(text.slice(end, end + 24))
  );
}

/** Cuts words that open a sentence or name a thing from both ends of a candidate; null when nothing is left. */
function trim(text: string, start: number, end: number): { start: number; end: number } | null {
  const words = [...text.slice(start, end).matchAll(/[^\s,]+/g)].map((match) => ({
    word: match[0],
    at: start + match.index,
  }));
  let first = 0;
  let last = words.length - 1;
  while (first <= last && NO_NAME.has((words[first]?.word ?? '').replace(/['’]s$/, ''))) first += 1;
  const isName = (index: number): boolean =>
    !NO_NAME.has((words[index]?.word ?? '').replace(/['’]s$/, ''));
  let stop = first;
  while (stop <= last && isName(stop)) stop += 1;
  last = stop - 1;
  const from = words[first];
  const to = words[last];
  if (from === undefined || to === undefined || last < first) return null;
  const cut = to.word.replace(/(?:['’]s|['’]|[.-])$/u, '');
  return { start: from.at, end: to.at + cut.length };
}

function isShouted(value: string): boolean {
  return value.length > 3 && value === value.toUpperCase();
}

/** Each pattern with the words, as they are compared, without one of which it cannot match; null: none is needed. */
const SEEDS: readonly { readonly pattern: RegExp; readonly needs: readonly string[] | null }[] = [
  { pattern: LABELLED, needs: null },
  {
    pattern: ESTATE,
    needs: 'estate client member patient calling pt paciente sra sr'.split(' '),
  },
  {
    pattern: RELATED,
    needs:
      'dad mom mum mother father wife husband son daughter sister brother aunt uncle niece nephew cousin grandma grandpa grandmother grandfather grandson granddaughter partner fiance fiancee spouse caregiver mama papa madre padre hijo hija hermano hermana esposo esposa abuelo abuela marido mujer tio tia'.split(
        ' ',
      ),
  },
  { pattern: CALLED, needs: 'name names nombre'.split(' ') },
  { pattern: HONORIFIC, needs: 'mr mrs ms miss mister sr sra don dona'.split(' ') },
  { pattern: WITH_RECORD, needs: null },
  { pattern: VERSUS, needs: ['v'] },
  { pattern: FAMILY, needs: ['family', 'case'] },
  { pattern: KIN_AGE, needs: 'son daughter child boy girl kid'.split(' ') },
];

/** First candidates: those whose surroundings say that they are patients or relatives. */
function seeds(reading: PhiReading): Finding[] {
  const { text, hasPatient, hasPatientRecord, isFromPatient } = reading;
  if (!hasPatient) return [];
  const spoken = new Set(wordsOfMail(reading.mail).map(({ word }) => word));
  const found = SEEDS.flatMap(({ pattern, needs }) =>
    needs !== null && !needs.some((word) => spoken.has(word))
      ? []
      : findAll(
          text,
          pattern,
          'NAME',
          (match) =>
            pattern !== WITH_RECORD ||
            !/\b(?:Trust|Plan|Group|Mutual|Health|Insurance)\b/.test(match[0]),
        ),
  );
  const known = findAll(text, KNOWN_FIRST, 'NAME', (match, start) => {
    const [first = ''] = (match[1] ?? '').split(' ');
    if (!isFirstName(first)) return false;
    const part = reading.partAt(start)?.kind;
    return (hasPatientRecord || isFromPatient) && part !== 'signature';
  });
  const about = hasPatientRecord
    ? findAll(text, ABOUT, 'NAME', (match) => isFirstName((match[1] ?? '').split(' ')[0] ?? ''))
    : [];
  return [...found, ...known, ...about];
}

/** A family signs with several first names on one line. */
function familySignature(reading: PhiReading): Finding[] {
  const { text, mail, isFromPatient } = reading;
  if (!isFromPatient) return [];
  return mail.parts
    .filter(({ kind }) => kind === 'newest' || kind === 'signature')
    .flatMap((part) => {
      const from = Math.max(part.start, part.end - 160);
      const lines = [...text.slice(from, part.end).matchAll(/[^\n]+/g)];
      return lines.slice(-3).flatMap((line) => {
        const names = [...line[0].matchAll(/\p{Lu}[\p{L}'’-]+/gu)].filter((match) =>
          isFirstName(match[0]),
        );
        const isList =
          line[0].length < 70 && names.length >= 2 && /(?:,|\band\b|&|\by\b)/.test(line[0]);
        return isList
          ? names.map(({ 0: name, index }): Finding => {
              const start = from + line.index + index;
              return { type: 'NAME', start, end: start + name.length };
            })
          : [];
      });
    });
}

/** A patient who writes signs with a first name, in small letters too. */
function ownNames(reading: PhiReading): Finding[] {
  const { text, context, isFromPatient, mail } = reading;
  if (!isFromPatient) return [];
  const parts = tokens(context.from?.name ?? '');
  const findings: Finding[] = [];
  for (const match of text.slice(mail.bodyStart).matchAll(/[\p{L}'’-]+/gu)) {
    const start = mail.bodyStart + match.index;
    const own = key(match[0]);
    if (own.length <= 2 || !parts.includes(own)) continue;
    const line = reading.lineAt(start);
    const isCapital = /^\p{Lu}/u.test(match[0]);
    const standsAlone = text.slice(line.start, line.end).trim().length <= match[0].length + 24;
    if (isCapital || standsAlone) {
      findings.push({ type: 'NAME', start, end: start + match[0].replace(/['’]s$/, '').length });
    }
  }
  for (const part of mail.parts.filter(({ kind }) => kind === 'newest' || kind === 'signature')) {
    const signed =
      /(?:^|\n)\s*([A-ZÀ-Þ][\p{L}'’.-]+(?: [A-ZÀ-Þ][\p{L}'’.-]*){0,2})(?: \([^)\n]{1,30}\))?\s*(?:\n[^\n]{0,60}){0,2}\s*$/u.exec(
        text.slice(Math.max(part.start, part.end - 200), part.end),
      );
    const value = signed?.[1];
    if (signed === null || value === undefined) continue;
    const start = Math.max(part.start, part.end - 200) + signed.index + signed[0].indexOf(value);
    const words = value.split(' ');
    if (words.some((word) => NO_NAME.has(word.replace(/[.,]$/, '')))) continue;
    if (isFirstName(words[0] ?? '') || words.some((word) => parts.includes(key(word)))) {
      findings.push({ type: 'NAME', start, end: start + value.length });
    }
  }
  return findings;
}

/** A text with more names than this is a list, in which the first finding of each must do. */
const MOST_PEOPLE = 400;

/** The same people again: full name, first or last name, shouted or short. */
function again(reading: PhiReading, known: Professionals, people: readonly Finding[]): Finding[] {
  const { text } = reading;
  const wanted = new Set<string>();
  for (const person of people) {
    for (const part of tokens(text.slice(person.start, person.end))) {
      if (part.length >= 3) wanted.add(part);
    }
  }
  if (wanted.size === 0 || wanted.size > MOST_PEOPLE) return [];
  const findings: Finding[] = [];
  for (const match of text.matchAll(/(?<![\p{L}@.])\p{Lu}[\p{L}'’-]+(?![\p{L}@])/gu)) {
    const word = key(match[0]);
    const isShort =
      word.length >= 3 &&
      word.length <= 5 &&
      isFirstName(word) &&
      [...wanted].some((name) => name !== word && name.startsWith(word));
    if (!wanted.has(word) && !isShort) continue;
    const end = match.index + match[0].replace(/['’]s$/, '').length;
    if (!NO_NAME.has(match[0]) && !isProfessional(reading, known, match.index, end)) {
      const initial = /(?<![\p{L}.])\p{Lu}\. $/u.exec(
        text.slice(Math.max(0, match.index - 4), match.index),
      );
      findings.push({ type: 'NAME', start: match.index - (initial?.[0].length ?? 0), end });
    }
  }
  return findings;
}

/** Joins findings that touch or are parted by a space, a comma or an initial only. */
function join(text: string, findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort((a, b) => a.start - b.start || b.end - a.end);
  const joined: { type: 'NAME'; start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = joined.at(-1);
    const between = last === undefined ? '' : text.slice(last.end, start);
    if (last !== undefined && (start <= last.end || /^(?: | [A-Z]\.? )$/.test(between))) {
      last.end = Math.max(last.end, end);
    } else {
      joined.push({ type: 'NAME', start, end });
    }
  }
  return joined;
}

export function detectNames(reading: PhiReading): Finding[] {
  const { text } = reading;
  const known = professionals(reading);
  const trimmed = seeds(reading).flatMap((finding): Finding[] => {
    const cut = trim(text, finding.start, finding.end);
    if (cut === null || cut.end - cut.start < 2) return [];
    const value = text.slice(cut.start, cut.end);
    if (isShouted(value) && !value.includes(',') && !value.split(/\s+/).some(isFirstName))
      return [];
    if (reading.partAt(cut.start)?.kind === 'signature' && !reading.isFromPatient) return [];
    return isProfessional(reading, known, cut.start, cut.end) ? [] : [{ type: 'NAME', ...cut }];
  });
  const first = [...trimmed, ...ownNames(reading), ...familySignature(reading)];
  return join(text, [...first, ...again(reading, known, first)]);
}
