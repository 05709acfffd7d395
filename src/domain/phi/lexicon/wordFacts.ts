// What is known of a word by itself, gathered once, so that every judge needs one look-up a word.
import { FIRST_NAMES } from '../firstNames';
import { foundValue, slotOf, valueOf, type Slot, type Value, type WordFacts } from '../signValues';
import { CLASSES, type WordClass } from './contextWords';
import { FAMILY_NAMES } from './familyNames';
import { GIVEN_NAMES } from './givenNames';

/** What a word may be, as bits of `WordFacts.is`. */
export const GIVEN = 1;
export const FAMILY = 2;
/** Never part of a name, whatever its case. */
export const NEVER = 4;
/** Inside a name: de la Cruz, van Dyke. */
export const PARTICLE = 8;
/** In capitals a state, a zone or a place of care. */
export const NEVER_SHOUTED = 16;
/** A month that is a first name, too. */
export const MONTH_NAME = 32;
export const MONTH = 64;
export const WEEKDAY = 128;
export const HOLIDAY = 256;
/** Opens a holiday of two words: Labor Day. */
export const HOLIDAY_OPENER = 512;
/** Opens a link, a spoken number, a spelled address or a user's name. */
export const NUMBER_OPENER = 1024;
/** A day of the month or an age in letters: twenty, third, veintitrés. */
export const SPELLED = 2048;
/** Labels of birth dates and record numbers. */
export const RECORD_LABEL = 4096;
/** Of the class of relations: the bit is looked at for every word. */
export const RELATION = 8192;

const WORDS: readonly (readonly [bit: number, words: string])[] = [
  [
    NEVER,
    `i the a an and or but if in on at to of by for with from as is it its im id ill ive we you your he she they them his her our us my me this that these those
there here what when where who why how which not no yes ok okay so also please thanks thank re fw fwd cc bcc ps pls fyi asap tbd na hi hello dear hey hola
dr dra mr mrs ms miss sr sra srta prof doctor doctora md do rn np phd pharmd mba esq msn bsn dpt pa
monday tuesday wednesday thursday friday saturday sunday january february march july september october november december feb mar apr jun jul aug
sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun lunes martes miercoles jueves viernes sabado domingo enero febrero marzo mayo junio julio agosto septiembre
octubre noviembre diciembre el los las un una y o en que se me mi su por para con como pero si yo usted le lo nos es soy estoy ya muy cuando donde gracias buenos buenas dias tardes noches
am pm mrn dob dos doi ssn npi icu mri ct ekg ecg irb pdf url http https www com org net ceo cfo cmo it hr
patient member client subject subscriber claimant insured guarantor name address phone fax tel cell email date time location office department division hospital clinic
medicare medicaid hipaa zoom teams outlook microsoft epic mychart inc llc llp corp
christmas merry thanksgiving easter blessings shell hell theyll wont cant isnt wasnt dont doesnt didnt wouldnt couldnt shouldnt hes shes theyre youre were weve youve theres whats thats lets esta mondays tuesdays wednesdays thursdays fridays saturdays sundays`,
  ],
  [PARTICLE, 'de del la las los van von der den di da dos el al bin ibn san santa st mc'],
  [
    NEVER_SHOUTED,
    'ed er or pt ct et mt est cst mst pst edt cdt mdt pdt tx co il az nm la pa ma va al md in me',
  ],
  [MONTH_NAME, 'april may june august jan abril'],
  [
    MONTH,
    `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic`,
  ],
  [
    WEEKDAY,
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun lunes martes miercoles jueves viernes sabado domingo',
  ],
  [HOLIDAY, 'thanksgiving christmas easter halloween hanukkah ramadan navidad'],
  [HOLIDAY_OPENER, 'labor memorial veterans new independence mothers fathers valentines'],
  [
    NUMBER_OPENER,
    `http https www at arroba box po user username usuario login zero oh one two three four five six seven eight nine cero uno dos tres cuatro cinco seis siete ocho nueve`,
  ],
  [
    SPELLED,
    `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
thirtieth twenty thirty ninety primero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno
veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta noventa`,
  ],
  [
    RECORD_LABEL,
    `mrn med medical rec record chart number no num expediente dob d o b date birth born birthdate birthday fecha nac nacimiento nacida nacido nacio is on es el yours ours`,
  ],
];

const NO_CLASS = valueOf('');

/** What is known of most words. */
export const UNKNOWN: WordFacts = { is: 0, classes: [], first: NO_CLASS, slots: [] };

interface Entry {
  is: number;
  readonly classes: WordClass[];
  first: Value;
  readonly slots: Slot[];
}

function entryOf(word: string): Entry {
  const value = valueOf(word);
  const ready = entries.get(value);
  if (ready !== undefined) return ready;
  const made: Entry = { is: 0, classes: [], first: NO_CLASS, slots: [] };
  entries.set(value, made);
  value.facts = made;
  return made;
}

function mark(bit: number, words: string): void {
  for (const word of words.split(/\s+/)) if (word !== '') entryOf(word).is |= bit;
}

const entries = new Map<Value, Entry>();
mark(GIVEN, FIRST_NAMES);
mark(GIVEN, GIVEN_NAMES);
mark(FAMILY, FAMILY_NAMES);
for (const [bit, words] of WORDS) mark(bit, words);
for (const [name, words] of Object.entries(CLASSES) as [WordClass, string][]) {
  for (const word of words.split(/\s+/)) {
    const entry = entryOf(word);
    if (entry.classes.includes(name)) continue;
    if (entry.classes.length === 0) entry.first = valueOf(name);
    entry.classes.push(name);
    entry.slots.push(slotOf(name));
    if (name === 'relation') entry.is |= RELATION;
  }
}

/** The facts of a plain word. */
export function factsOf(word: string): WordFacts {
  return foundValue(word).facts ?? UNKNOWN;
}

/** The classes of a plain word; empty for most words. */
export function classesOf(word: string): readonly WordClass[] {
  return factsOf(word).classes;
}

export function isOfClass(word: string, wanted: WordClass): boolean {
  return factsOf(word).classes.includes(wanted);
}

/** True for a first name of any origin; the word is plain: lower case, no accents. */
export function isGivenName(word: string): boolean {
  return (factsOf(word).is & GIVEN) !== 0;
}
