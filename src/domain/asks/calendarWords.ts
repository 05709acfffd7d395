// Names of days, months, numbers and parts of the day, in English and Spanish.

function numbered(rows: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(
    rows.flatMap((names, index) => names.map((name): [string, number] => [name, index])),
  );
}

/** 0 for Monday to 6 for Sunday. */
export const WEEKDAY_NAMES = numbered([
  ['monday', 'mondays', 'mon', 'lunes'],
  ['tuesday', 'tuesdays', 'tue', 'tues', 'martes'],
  ['wednesday', 'wednesdays', 'wed', 'weds', 'miércoles', 'miercoles'],
  ['thursday', 'thursdays', 'thu', 'thur', 'thurs', 'jueves'],
  ['friday', 'fridays', 'fri', 'viernes'],
  ['saturday', 'saturdays', 'sat', 'sábado', 'sabado'],
  ['sunday', 'sundays', 'sun', 'domingo'],
]);

/** 0 for January to 11 for December. */
export const MONTH_NAMES = numbered([
  ['january', 'jan', 'enero'],
  ['february', 'feb', 'febrero'],
  ['march', 'mar', 'marzo'],
  ['april', 'apr', 'abril'],
  ['may', 'mayo'],
  ['june', 'jun', 'junio'],
  ['july', 'jul', 'julio'],
  ['august', 'aug', 'agosto'],
  ['september', 'sept', 'sep', 'septiembre', 'setiembre'],
  ['october', 'oct', 'octubre'],
  ['november', 'nov', 'noviembre'],
  ['december', 'dec', 'diciembre'],
]);

/** Short names that are ordinary words too: they need a number or a capital beside them. */
export const DOUBTFUL_NAMES: ReadonlySet<string> = new Set([
  'sat',
  'sun',
  'wed',
  'mon',
  'may',
  'march',
  'mar',
]);

export const ORDINAL_ENDINGS: ReadonlySet<string> = new Set([
  'st',
  'nd',
  'rd',
  'th',
  'º',
  'ª',
  'ro',
  'er',
]);

const UNITS = [
  ['zero'],
  ['one', 'an', 'a', 'un', 'una', 'uno'],
  ['two', 'dos'],
  ['three', 'tres'],
  ['four', 'cuatro'],
  ['five', 'cinco'],
  ['six', 'seis'],
  ['seven', 'siete'],
  ['eight', 'ocho'],
  ['nine', 'nueve'],
  ['ten', 'diez'],
  ['eleven', 'once'],
  ['twelve', 'doce'],
];

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...numbered(UNITS),
  ...Object.entries({
    fifteen: 15,
    quince: 15,
    eighteen: 18,
    twenty: 20,
    veinte: 20,
    thirty: 30,
    treinta: 30,
    forty: 40,
    fourty: 40,
    cuarenta: 40,
    fifty: 50,
    cincuenta: 50,
    sixty: 60,
    sesenta: 60,
    ninety: 90,
    noventa: 90,
  }),
]);

export const NUMBER_WORDS: readonly string[] = [...NUMBERS.keys()];

/** Number words from one to ninety; undefined for any other word. */
export function numberWord(word: string): number | undefined {
  return NUMBERS.get(word);
}

/** Hours that are written out: "at three", "a las ocho". */
export function hourWord(word: string): number | undefined {
  const value = word === 'a' || word === 'an' || word === 'un' ? undefined : NUMBERS.get(word);
  return value !== undefined && value >= 1 && value <= 12 ? value : undefined;
}
