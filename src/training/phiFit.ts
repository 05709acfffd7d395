// Fits the judges of names, dates, numbers and mails on labelled mails, the same every time.
import {
  candidatesOf,
  isUpper,
  judge,
  MAIL_KINDS,
  mailSigns,
  readPhiModel,
  viewOf,
  type Candidates,
  type PhiModel,
  type StoredModel,
  type StoredPart,
} from '../domain/phi';
import {
  candidateRows,
  clinicalRow,
  DATE_CLASSES,
  mailRow,
  NAME_CLASSES,
  NUMBER_CLASSES,
  SIGNS,
  slotOf,
  type LabelledReading,
  type Row,
} from './phiRows';
import { fitSoftmax, type SparseRows } from './softmaxRegression';
import { chooseNameThreshold } from './phiThreshold';
import { NO_COLUMN, vocabularyFrom } from './termNumbers';

/**
 * How likely a stretch must be a patient's; chosen on mails of an author left out.
 *
 * That of names is chosen anew for the model that is kept (`chooseNameThreshold`): it moves with the corpus.
 */
export const THRESHOLDS: StoredModel['thresholds'] = {
  names: 0.22,
  dates: 0.34,
  numbers: 0.3,
  clinical: 0.42,
};

/** What one whole number in the file is worth. */
export const UNIT = 0.05;
const ROUNDS = 60;
const FOLDS = 3;
/** The more mails, the more of them a sign must stand in, so that the file does not grow with the corpus. */
const MAILS_A_COUNT = 1200;

interface PartPlan {
  readonly prior: number;
  /** A sign that stands in fewer mails teaches nothing. */
  readonly fewest: number;
  /** Rows whose numbers all lie below this are left out. */
  readonly smallest: number;
}

export const PLANS: Readonly<
  Record<'mail' | 'names' | 'dates' | 'numbers' | 'clinical', PartPlan>
> = {
  mail: { prior: 8, fewest: 4, smallest: 1 },
  names: { prior: 3, fewest: 4, smallest: 2 },
  dates: { prior: 3, fewest: 4, smallest: 2 },
  numbers: { prior: 2, fewest: 3, smallest: 2 },
  clinical: { prior: 8, fewest: 4, smallest: 1 },
};

/** In how many mails each sign stands, by its number; the rows of a mail stand together. */
function mailsWith(rows: readonly Row[]): Int32Array {
  const counts = new Int32Array(SIGNS.count());
  const last = new Int32Array(SIGNS.count()).fill(-1);
  for (const { signs, mail } of rows) {
    for (const sign of signs) {
      if (last[sign] === mail) continue;
      last[sign] = mail;
      counts[sign] = (counts[sign] ?? 0) + 1;
    }
  }
  return counts;
}

/**
 * How much a mail of each author counts. Whoever writes of many patients counts no more than the author in the middle:
 * a few lists of wards would else make every name a patient's.
 */
function sharesOf(voices: readonly (readonly LabelledReading[])[]): readonly number[] {
  const names = voices.map((own) =>
    own.reduce(
      (sum, { record }) => sum + record.labels.phi.filter(({ type }) => type === 'NAME').length,
      0,
    ),
  );
  const middle = [...names].sort((a, b) => a - b)[Math.floor(names.length / 2)] ?? 0;
  return names.map((count) => (count > middle ? middle / count : 1));
}

function fitPart(
  rows: readonly Row[],
  classes: readonly string[],
  plan: PartPlan,
  shareOf: (mail: number) => number,
): StoredPart {
  const spread = Math.floor((rows.at(-1)?.mail ?? 0) / MAILS_A_COUNT);
  const fewest = Math.max(plan.fewest, spread);
  const { keys: kept, columnOf } = vocabularyFrom(
    SIGNS,
    mailsWith(rows),
    (count) => count >= fewest,
  );
  const starts = [0];
  const columns: number[] = [];
  for (const { signs } of rows) {
    for (const sign of signs) {
      const column = columnOf[sign] ?? NO_COLUMN;
      if (column !== NO_COLUMN) columns.push(column);
    }
    starts.push(columns.length);
  }
  const sparse: SparseRows = {
    starts: Int32Array.from(starts),
    columns: Int32Array.from(columns),
    values: new Float64Array(columns.length).fill(1),
    width: kept.length,
  };
  const fit = fitSoftmax({
    rows: sparse,
    labels: Int32Array.from(rows, ({ label }) => label),
    costs: Float64Array.from(rows, ({ mail }) => shareOf(mail)),
    classes: classes.length,
    prior: plan.prior,
    rounds: ROUNDS,
  });
  const slots: Record<string, Record<string, number[]>> = {};
  kept.forEach((key, column) => {
    const row = classes.map((_, one) => {
      const weight = Math.round((fit.weights[column * classes.length + one] ?? 0) / UNIT);
      return weight === 0 ? 0 : weight;
    });
    if (!row.some((weight) => Math.abs(weight) >= plan.smallest)) return;
    const [slot, value] = slotOf(key);
    (slots[slot] ??= {})[value] = row;
  });
  return { classes, bias: Array.from(fit.bias, (weight) => Math.round(weight / UNIT)), slots };
}

const FEWEST_SMALL = 3;

/** Inside an address or a link every name is written small. */
function isInAddress(text: string, start: number, end: number): boolean {
  return (
    /[@./_-]/.test(text[start - 1] ?? '') ||
    /^(?:@|[._/-][\p{L}\d])/u.test(text.slice(end, end + 2))
  );
}

/** Words that are written small in several mails: hardly anybody's name. */
function commonWords(readings: readonly LabelledReading[]): string {
  const counts = new Map<string, number>();
  for (const { reading } of readings) {
    const seen = new Set<string>();
    for (const { word, start, end } of reading.words) {
      const code = reading.text.charCodeAt(start);
      if (code < 97 || code === 215 || seen.has(word) || word.length < 2 || /\d/.test(word))
        continue;
      if (isInAddress(reading.text, start, end)) continue;
      if (code < 123 || (code > 222 && !isUpper(code))) {
        seen.add(word);
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .filter(([, count]) => count >= FEWEST_SMALL)
    .map(([word]) => word)
    .sort()
    .join(' ');
}

const EMPTY: StoredPart = { classes: [], bias: [], slots: {} };

function modelOf(parts: Partial<StoredModel>): StoredModel {
  return {
    version: 'untrained',
    unit: UNIT,
    words: '',
    mail: EMPTY,
    names: EMPTY,
    dates: EMPTY,
    numbers: EMPTY,
    clinical: EMPTY,
    thresholds: { names: 0.5, dates: 0.5, numbers: 0.5, clinical: 0.5 },
    ...parts,
  };
}

/** How each mail looks to a judge that was fitted without its author. */
function chancesByStrangers(
  readings: readonly LabelledReading[],
  authors: readonly number[],
  candidates: readonly Candidates[],
  rows: readonly Row[],
  shareOf: (mail: number) => number,
): number[][] {
  const chances: number[][] = [];
  const foldOf = (mail: number): number => (authors[mail] ?? 0) % FOLDS;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const others = rows.filter(({ mail }) => foldOf(mail) !== fold);
    const model: PhiModel = readPhiModel(
      modelOf({ mail: fitPart(others, MAIL_KINDS, PLANS.mail, shareOf) }),
    );
    readings.forEach(({ reading }, index) => {
      if (foldOf(index) !== fold) return;
      chances[index] = judge(model.mail, UNIT, (put) => {
        mailSigns(reading, candidates[index] ?? { names: [], dates: [], numbers: [] }, put);
      });
    });
  }
  return chances;
}

/**
 * Fits the judges of all parts.
 *
 * @param voices the mails of each author by themselves
 * @param isKept whether the model is to be kept; only then is its threshold of names chosen, which takes three more fits
 */
export function fitPhiModel(
  voices: readonly (readonly LabelledReading[])[],
  version: string,
  isKept: boolean,
): StoredModel {
  const readings = voices.flat();
  const authors = voices.flatMap((own, author) => own.map(() => author));
  const shares = sharesOf(voices);
  const shareOf = (mail: number): number => shares[authors[mail] ?? 0] ?? 1;
  const words = commonWords(readings);
  const common = new Set(words.split(' '));
  const candidates = readings.map(({ reading }) => candidatesOf(reading, common));
  const found = (mail: number): Candidates =>
    candidates[mail] ?? { names: [], dates: [], numbers: [] };
  const mailRows = readings.map((one, mail) => mailRow(one, found(mail), mail));
  const chances = chancesByStrangers(readings, authors, candidates, mailRows, shareOf);
  const names: Row[] = [];
  const dates: Row[] = [];
  const numbers: Row[] = [];
  const clinical: Row[] = [];
  const doubts: (number | null)[] = [];
  readings.forEach((one, mail) => {
    const view = viewOf(one.reading, found(mail), chances[mail] ?? []);
    doubts.push(view.isNobodys ? null : view.doubt);
    const rows = candidateRows(one, found(mail), view, mail);
    names.push(...rows.names);
    dates.push(...rows.dates);
    numbers.push(...rows.numbers);
    clinical.push(clinicalRow(one, found(mail), view, mail));
  });
  const fitNames = (rows: readonly Row[]): StoredPart =>
    fitPart(rows, NAME_CLASSES, PLANS.names, shareOf);
  const threshold = isKept
    ? chooseNameThreshold({
        rows: names,
        foldOf: (mail) => (authors[mail] ?? 0) % FOLDS,
        folds: FOLDS,
        doubtOf: (mail) => doubts[mail] ?? null,
        shareOf,
        fit: fitNames,
        unit: UNIT,
      })
    : THRESHOLDS.names;
  return modelOf({
    version,
    words,
    mail: fitPart(mailRows, MAIL_KINDS, PLANS.mail, shareOf),
    names: fitNames(names),
    dates: fitPart(dates, DATE_CLASSES, PLANS.dates, shareOf),
    numbers: fitPart(numbers, NUMBER_CLASSES, PLANS.numbers, shareOf),
    clinical: fitPart(clinical, ['no', 'yes'], PLANS.clinical, shareOf),
    thresholds: { ...THRESHOLDS, names: threshold },
  });
}
