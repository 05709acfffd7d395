// `npm run quality`: writes docs/quality.md, what the classifier is worth on mails that nobody tuned on.
import { writeFileSync } from 'node:fs';
import { askModel } from '../domain/asks';
import { phiModel } from '../domain/phi';
import { LANES, triageMail, type Matrix } from '../domain/triage';
import { DEVELOPMENT_FILE, trainingVoices, validationVoices } from './corpus';
import { figuresOf, laneGiven, type Judged, type TriageFigures } from './evaluateTriage';
import { exampleOf, rowsOf, type Example } from './examples';
import { readMatrix, readMatrixWith, settingFor, untrainedModel } from './policyData';
import { readLabelled, type LabelledRecord } from './records';
import { shareOf } from './shares';
import { fitOn } from './train';
import { scoresOf } from './softmaxRegression';
import { examplesByStrangers, fitJudges, readVoice } from './strangers';

const REPORT = 'docs/quality.md';
const PORTIONS = [0.125, 0.25, 0.5, 0.75, 1] as const;
const MOST_CONFUSIONS = 12;

interface Gate {
  readonly figure: string;
  readonly gate: number;
  readonly target: number;
  /** `most`: the figure must stay below. */
  readonly is: 'least' | 'most';
  readonly of: (figures: TriageFigures) => number | null;
  readonly n: (figures: TriageFigures) => number;
}

const all = (figures: TriageFigures): number => figures.n;
const lane =
  (name: (typeof LANES)[number]) =>
  (figures: TriageFigures): number =>
    figures.lane.perLane[name].n;
const none = (): number => 0;

/** Gates and targets of the issue "Triage that can be trusted". */
const GATES: readonly Gate[] = [
  {
    figure: 'lane accuracy',
    gate: 0.85,
    target: 0.92,
    is: 'least',
    of: (f) => f.lane.accuracy,
    n: all,
  },
  {
    figure: 'lane macro-F1',
    gate: 0.82,
    target: 0.9,
    is: 'least',
    of: (f) => f.lane.macroF1,
    n: none,
  },
  {
    figure: 'patient-clinical locked or asked about',
    gate: 0.98,
    target: 0.995,
    is: 'least',
    of: (f) => f.lock.recall['patient-clinical'],
    n: lane('patient-clinical'),
  },
  {
    figure: 'other mail locked by mistake',
    gate: 0.08,
    target: 0.04,
    is: 'most',
    of: (f) => f.lock.otherMailLocked,
    n: none,
  },
  {
    figure: 'suspicious locked or asked about',
    gate: 0.92,
    target: 0.97,
    is: 'least',
    of: (f) => f.lock.recall.suspicious,
    n: lane('suspicious'),
  },
  {
    figure: 'legal-compliance locked or asked about',
    gate: 0.92,
    target: 0.97,
    is: 'least',
    of: (f) => f.lock.recall['legal-compliance'],
    n: lane('legal-compliance'),
  },
  { figure: 'abstained', gate: 0.12, target: 0.06, is: 'most', of: (f) => f.abstained, n: all },
  {
    figure: 'right when answered',
    gate: 0.93,
    target: 0.97,
    is: 'least',
    of: (f) => f.accuracyOfAnswered,
    n: none,
  },
  {
    figure: 'urgency accuracy',
    gate: 0.8,
    target: 0.88,
    is: 'least',
    of: (f) => f.urgency.accuracy,
    n: all,
  },
  {
    figure: 'urgency: now found',
    gate: 0.92,
    target: 0.97,
    is: 'least',
    of: (f) => f.urgency.nowRecall,
    n: (f) => f.urgency.perUrgency.now.n,
  },
  { figure: 'PHI recall', gate: 0.93, target: 0.97, is: 'least', of: (f) => f.phi.recall, n: none },
  {
    figure: 'PHI recall, names',
    gate: 0.95,
    target: 0.98,
    is: 'least',
    of: (f) => f.phi.nameRecall,
    n: (f) => f.phi.byType.NAME?.of ?? 0,
  },
  {
    figure: 'PHI precision',
    gate: 0.88,
    target: 0.93,
    is: 'least',
    of: (f) => f.phi.precision,
    n: none,
  },
  {
    figure: 'mails with professionals only that are flagged',
    gate: 0.04,
    target: 0.02,
    is: 'most',
    of: (f) => f.phi.professionalFalsePositives,
    n: none,
  },
  {
    figure: 'ask precision',
    gate: 0.92,
    target: 0.96,
    is: 'least',
    of: (f) => f.meeting.detection.precision,
    n: none,
  },
  {
    figure: 'ask recall',
    gate: 0.92,
    target: 0.97,
    is: 'least',
    of: (f) => f.meeting.detection.recall,
    n: none,
  },
  {
    figure: 'ask duration exact',
    gate: 0.75,
    target: 0.85,
    is: 'least',
    of: (f) => f.meeting.durationExact,
    n: none,
  },
  {
    figure: 'ask windows exact',
    gate: 0.75,
    target: 0.85,
    is: 'least',
    of: (f) => f.meeting.windowsExact,
    n: none,
  },
];

function judge(records: readonly LabelledRecord[], matrix: Matrix): Judged[] {
  return records.map((record) => ({
    record,
    triage: triageMail(record.mail, settingFor(record, matrix)),
  }));
}

function percent(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(1)} %`;
}

/** Wilson's bounds where the number of cases is known. */
function bounds(value: number | null, n: number): string {
  if (value === null || n === 0) return '';
  const { low, high } = shareOf(Math.round(value * n), n);
  return ` (${percent(low)} – ${percent(high)})`;
}

function gateRow(gate: Gate, figures: TriageFigures): string {
  const value = gate.of(figures);
  const reaches = (limit: number): boolean =>
    value !== null && (gate.is === 'least' ? value >= limit : value <= limit);
  const verdict = reaches(gate.target) ? 'target' : reaches(gate.gate) ? 'gate' : 'missed';
  const sign = gate.is === 'least' ? '≥' : '≤';
  return `| ${gate.figure} | ${sign} ${percent(gate.gate)} | ${sign} ${percent(gate.target)} | ${percent(value)}${bounds(value, gate.n(figures))} | ${verdict} |`;
}

function gateTable(figures: TriageFigures): string {
  return [
    '| figure | gate | target | reached (95 % bounds) | |',
    '| --- | --- | --- | --- | --- |',
    ...GATES.map((gate) => gateRow(gate, figures)),
  ].join('\n');
}

function laneTable(figures: TriageFigures): string {
  return [
    '| lane | mails | precision | recall | F1 |',
    '| --- | --- | --- | --- | --- |',
    ...LANES.map((name) => {
      const { n, precision, recall, f1 } = figures.lane.perLane[name];
      return `| ${name} | ${String(n)} | ${percent(precision)} | ${percent(recall)} | ${percent(f1)} |`;
    }),
  ].join('\n');
}

/** Every n-th mail of every author: the same mails each time, all lanes among them. */
function portionOf(examples: readonly Example[], portion: number): Example[] {
  return examples.filter(
    (_, index) => Math.floor((index + 1) * portion) > Math.floor(index * portion),
  );
}

async function learningCurve(validation: readonly LabelledRecord[]): Promise<string> {
  const matrix = readMatrixWith(untrainedModel());
  const voices = await examplesByStrangers(
    trainingVoices().map(readVoice),
    matrix,
    async (_, others) => Promise.resolve(fitJudges(others)),
  );
  const own = { phi: phiModel(), asks: askModel() };
  const judged = validation.map((record) => exampleOf(record, 'validation', matrix, own));
  const rows = PORTIONS.map((portion) => {
    const learnt = voices.flatMap(({ examples }) => portionOf(examples, portion));
    const { vocabulary, fit } = fitOn(learnt, 'lane');
    const scores = scoresOf(
      fit,
      rowsOf(
        judged.map(({ laneTerms }) => laneTerms),
        vocabulary,
      ),
      LANES.length,
    );
    const right = scores.filter(
      (own, index) => own.indexOf(Math.max(...own)) === judged[index]?.lane,
    ).length;
    return `| ${String(learnt.length)} | ${percent(right / judged.length)} |`;
  });
  return ['| mails learnt from | first lane right |', '| --- | --- |', ...rows].join('\n');
}

function confusions(judged: readonly Judged[]): string {
  const counts = new Map<string, string[]>();
  for (const { record, triage } of judged) {
    const given = laneGiven(triage);
    if (given === record.labels.lane) continue;
    const key = `${record.labels.lane} | ${given ?? 'asked'}`;
    counts.set(key, [...(counts.get(key) ?? []), record.id]);
  }
  const rows = [...counts].sort((a, b) => b[1].length - a[1].length).slice(0, MOST_CONFUSIONS);
  return [
    '| labelled | given | mails |',
    '| --- | --- | --- |',
    ...rows.map(
      ([key, ids]) =>
        `| ${key} | ${String(ids.length)}: ${ids.slice(0, 6).join(', ')}${ids.length > 6 ? ', …' : ''} |`,
    ),
  ].join('\n');
}

/** Measures and writes the report. */
export async function writeQualityReport(): Promise<void> {
  const matrix = readMatrix();
  const validation = validationVoices().flatMap(({ records }) => records);
  const judged = judge(validation, matrix);
  const figures = figuresOf(judged);
  const development = figuresOf(judge(readLabelled(DEVELOPMENT_FILE), matrix));
  const { mails, corpus } = matrix.evidence.trainedOn;
  writeFileSync(
    REPORT,
    `# What the classifier is worth

Made by \`npm run quality\`; do not edit. The model learnt from ${String(mails)} mails (corpus ${corpus.slice(0, 12)}).
An abstention counts as wrong for accuracy, and as locked when a locked lane is among its options.

## On the validation voice

${String(figures.n)} mails by an author of their own, never learnt from and never tuned on.

${gateTable(figures)}

${laneTable(figures)}

### What still fails

${confusions(judged)}

### Learning curve

Models fitted on a part of the corpus, judged on the validation voice. No hard rules, no abstention.

${await learningCurve(validation)}

## On the development mails

${String(development.n)} mails that are part of the corpus: these figures say how well the model fits, not how well it reads new mail.

${gateTable(development)}
`,
  );
  console.error(`Wrote ${REPORT}`);
}
