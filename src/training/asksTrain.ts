// Fits the small models of the asks: which times are meant, whether anybody asks, and in which way to meet.
import { writeFileSync } from 'node:fs';
import {
  ASK_PARTS,
  askOf,
  detectionTerms,
  MODE_CLASSES,
  modeTerms,
  readCandidates,
  readyAskModel,
  termsOf,
  weigh,
  type AskModel,
  type AskPart,
  type AskSetting,
  type Candidate,
  type Candidates,
  type MeetingAsk,
  type Term,
} from '../domain/asks';
import { readMailText } from '../domain/mail';
import type { Labels, LabelledRecord } from './records';
import { fitSoftmax } from './softmaxRegression';
import { NO_COLUMN, termNumbers, vocabularyFrom } from './termNumbers';

const MODEL_FILE = 'src/domain/asks/askModel.json';
const UNIT = 0.02;
const SMALLEST = 7;
const ROUNDS = 80;
const FEWEST_MAILS = 3;
const PRIOR: Readonly<Record<AskPart | 'mode', number>> = {
  slot: 1,
  day: 1,
  range: 1,
  limit: 1,
  length: 1,
  mail: 2,
  mode: 2,
};

export interface AskExample {
  readonly record: LabelledRecord;
  readonly setting: AskSetting;
  readonly found: Candidates;
}

export function askExampleOf(record: LabelledRecord): AskExample {
  const setting: AskSetting = {
    receivedAt: record.receivedAt,
    zone: record.zone,
    from: record.mail.from,
    recipients: [...record.mail.to, ...record.mail.cc],
    principal: record.house.principal,
    organizationDomains: record.house.organizationDomains,
  };
  return { record, setting, found: readCandidates(readMailText(record.mail), setting) };
}

/** True when the label says that this very time or length is the ask's. */
function isMeant(candidate: Candidate, record: LabelledRecord): boolean {
  const { meeting } = record.labels;
  if (meeting === null) return false;
  switch (candidate.kind) {
    case 'slot':
      return meeting.windows.some(
        ({ start, end }) =>
          start === candidate.from && (candidate.to === null || end === candidate.to),
      );
    case 'day':
      return meeting.windows.some(
        ({ start, end }) =>
          start === `${candidate.day}T08:00:00` && end === `${candidate.day}T17:00:00`,
      );
    case 'range':
      return (
        meeting.earliest?.slice(0, 10) === candidate.first ||
        meeting.latest?.slice(0, 10) === candidate.last
      );
    case 'limit':
      return meeting.latest === candidate.latest;
    case 'length':
      return meeting.durationMinutes === candidate.minutes;
  }
}

/** Every term of any candidate or mail. */
const TERMS = termNumbers();

interface Row {
  /** By their numbers in `TERMS`. */
  readonly terms: Int32Array;
  /** How strongly each is there; null where all are there for good. */
  readonly values: Float64Array | null;
  readonly label: number;
}

function numbersOf(terms: readonly Term[]): Int32Array {
  return Int32Array.from(terms, ([key]) => TERMS.numberOf(key));
}

function rowOf(terms: readonly Term[], label: number): Row {
  return {
    terms: numbersOf(terms),
    values: Float64Array.from(terms, ([, value]) => value),
    label,
  };
}

const candidateTerms = new WeakMap<Candidate, Int32Array>();

/** The terms of a candidate: read once, for it stands in the rows of several fits. */
function termsOfCandidate(candidate: Candidate): Int32Array {
  const ready = candidateTerms.get(candidate);
  if (ready !== undefined) return ready;
  const terms = numbersOf(termsOf(candidate.write));
  candidateTerms.set(candidate, terms);
  return terms;
}

interface Columns {
  readonly bias: readonly number[];
  readonly terms: ReadonlyMap<string, readonly number[]>;
}

/** The numbers of a term count for more where it is a fact than where it is a word. */
function freedomOf(key: string): number {
  if (key.startsWith('best:') || key.startsWith('say:')) return 3;
  if (/^(?:is|has|near|prior|w-has|s-has|link):/.test(key) || key.startsWith('from:')) return 1.5;
  return key.includes(' ') ? 0.7 : 1;
}

function fit(rows: readonly Row[], classes: number, prior: number, yes = 1.5): Columns {
  const counts = new Int32Array(TERMS.count());
  for (const { terms } of rows) for (const term of terms) counts[term] = (counts[term] ?? 0) + 1;
  const { keys, columnOf } = vocabularyFrom(TERMS, counts, (count) => count >= FEWEST_MAILS);
  const freedoms = keys.map(freedomOf);
  const starts = [0];
  const at: number[] = [];
  const values: number[] = [];
  for (const { terms, values: own } of rows) {
    terms.forEach((term, place) => {
      const column = columnOf[term] ?? NO_COLUMN;
      const value = own === null ? 1 : (own[place] ?? 0);
      if (column === NO_COLUMN || value === 0) return;
      at.push(column);
      values.push(value * (freedoms[column] ?? 1));
    });
    starts.push(at.length);
  }
  const { weights, bias } = fitSoftmax({
    rows: {
      starts: Int32Array.from(starts),
      columns: Int32Array.from(at),
      values: Float64Array.from(values),
      width: keys.length,
    },
    labels: Int32Array.from(rows, ({ label }) => label),
    costs: Float64Array.from(rows, ({ label }) => (classes === 2 && label === 1 ? yes : 1)),
    classes,
    prior,
    rounds: ROUNDS,
  });
  return {
    bias: Array.from(bias),
    terms: new Map(
      keys.map((key, column) => [
        key,
        Array.from(
          { length: classes },
          (_, one) => (weights[column * classes + one] ?? 0) * freedomOf(key),
        ),
      ]),
    ),
  };
}

function rounded(value: number): number {
  const whole = Math.round(value / UNIT);
  return whole === 0 ? 0 : whole;
}

function binary(rows: readonly Row[], prior: number, yes?: number): AskModel['parts'][AskPart] {
  const { bias, terms } = fit(rows, 2, prior, yes);
  const kept: Record<string, number> = {};
  for (const [key, [no = 0, yes = 0]] of terms) {
    const weight = rounded(yes - no);
    if (Math.abs(weight) >= SMALLEST) kept[key] = weight;
  }
  return { bias: rounded((bias[1] ?? 0) - (bias[0] ?? 0)), terms: kept };
}

const NO_PART = { bias: 0, terms: {} };
const NO_MODEL: AskModel = {
  unit: UNIT,
  parts: {
    slot: NO_PART,
    day: NO_PART,
    range: NO_PART,
    limit: NO_PART,
    length: NO_PART,
    mail: NO_PART,
  },
  mode: { bias: MODE_CLASSES.map(() => 0), terms: {} },
};

function candidateParts(examples: readonly AskExample[]): AskModel['parts'] {
  const parts: Record<AskPart, AskModel['parts'][AskPart]> = { ...NO_MODEL.parts };
  for (const part of ASK_PARTS) {
    if (part === 'mail') continue;
    const rows = examples.flatMap(({ record, found }) =>
      found.all.flatMap((candidate): Row[] =>
        candidate.kind === part
          ? [
              {
                terms: termsOfCandidate(candidate),
                values: null,
                label: isMeant(candidate, record) ? 1 : 0,
              },
            ]
          : [],
      ),
    );
    if (rows.some(({ label }) => label === 1)) parts[part] = binary(rows, PRIOR[part]);
  }
  return parts;
}

/** Mails with the terms that a model of other mails' candidates gives them: the last step learns from honest scores. */
function honestRows(examples: readonly AskExample[], folds: number): Row[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const others = examples.filter((_, index) => index % folds !== fold);
    const ready = readyAskModel({ ...NO_MODEL, parts: candidateParts(others) });
    return examples
      .filter((_, index) => index % folds === fold)
      .map(({ record, found }) =>
        rowOf(detectionTerms(found, weigh(found, ready)), record.labels.meeting === null ? 0 : 1),
      );
  });
}

function modePart(examples: readonly AskExample[]): AskModel['mode'] {
  const rows = examples.flatMap(({ record, found }): Row[] => {
    const { meeting } = record.labels;
    return meeting === null
      ? []
      : [
          rowOf(
            modeTerms(found.own, found.mailTerms()),
            MODE_CLASSES.indexOf(meeting.mode ?? 'none'),
          ),
        ];
  });
  const { bias, terms } = fit(rows, MODE_CLASSES.length, PRIOR.mode);
  const kept: Record<string, number[]> = {};
  for (const [key, row] of terms) {
    const whole = row.map(rounded);
    if (whole.some((weight) => Math.abs(weight) >= SMALLEST * 1.5)) kept[key] = whole;
  }
  return { bias: bias.map(rounded), terms: kept };
}

const FOLDS = 3;
/** A missed ask costs more than one that the person has to wave away. */
const MISSED_ASK = 2;

export function fitAsks(examples: readonly AskExample[]): AskModel {
  return {
    unit: UNIT,
    parts: {
      ...candidateParts(examples),
      mail: binary(honestRows(examples, FOLDS), PRIOR.mail, MISSED_ASK),
    },
    mode: modePart(examples),
  };
}

/** Where a label gives only the limits of a week or less, the taxonomy makes them one window. */
function askedWindows({
  windows,
  earliest,
  latest,
}: NonNullable<Labels['meeting']>): MeetingAsk['windows'] {
  if (windows.length > 0 || earliest === null || latest === null) return windows;
  return Date.parse(`${latest}Z`) - Date.parse(`${earliest}Z`) < 7 * 86_400_000
    ? [{ start: earliest, end: latest }]
    : windows;
}

interface Tally {
  wanted: number;
  given: number;
  both: number;
  windows: number;
  duration: number;
}

/** How a model fits mails that it has not seen. */
export function tallyAsks(examples: readonly AskExample[], model: AskModel): Tally {
  const ready = readyAskModel(model);
  const tally: Tally = { wanted: 0, given: 0, both: 0, windows: 0, duration: 0 };
  const keyOf = (windows: MeetingAsk['windows']): string =>
    windows
      .map(({ start, end }) => `${start}/${end}`)
      .sort()
      .join(' ');
  for (const { record, setting, found } of examples) {
    const { meeting } = record.labels;
    const ask = askOf(found, setting, ready);
    if (meeting !== null) tally.wanted += 1;
    if (ask !== null) tally.given += 1;
    if (meeting === null || ask === null) continue;
    tally.both += 1;
    if (keyOf(askedWindows(meeting)) === keyOf(ask.windows)) tally.windows += 1;
    if (meeting.durationMinutes === ask.durationMinutes) tally.duration += 1;
  }
  return tally;
}

/** Trains on every voice and writes the model beside its reader. */
export function trainAsks(examples: readonly AskExample[]): void {
  writeFileSync(MODEL_FILE, `${writeModel(fitAsks(examples))}\n`);
}

/** One term a line, so that two models can be compared by eye. */
function writeModel({ unit, parts, mode }: AskModel): string {
  const part = (bias: unknown, terms: Readonly<Record<string, unknown>>): string =>
    `{\n      "bias": ${JSON.stringify(bias)},\n      "terms": {\n${Object.entries(terms)
      .map(([key, weight]) => `        ${JSON.stringify(key)}: ${JSON.stringify(weight)}`)
      .join(',\n')}\n      }\n    }`;
  const rows = ASK_PARTS.map(
    (name) => `    ${JSON.stringify(name)}: ${part(parts[name].bias, parts[name].terms)}`,
  );
  return `{\n  "unit": ${String(unit)},\n  "parts": {\n${rows.join(',\n')}\n  },\n  "mode": ${part(mode.bias, mode.terms)}\n}`;
}
