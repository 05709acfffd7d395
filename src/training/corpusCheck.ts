// `npm run corpus:check`: are the labels possible, do the spans stand in the mails, and is no mail written twice?
import { readMailText } from '../domain/mail';
import { LOCKED_LANES, LANES } from '../domain/triage';
import { trainingVoices, validationVoices } from './corpus';
import { placesOf } from './evaluateTriage';
import type { LabelledRecord } from './records';

/** Two mails that share so many of their runs of five words are one mail. */
const NEAR_DUPLICATE = 0.4;
const RUN = 5;
const FEWEST_TRAINING = 1500;
const FEWEST_VALIDATION = 400;
const FEWEST_LOCKED = 100;
/** Shortest business day of the taxonomy; a window outside these hours was given a clock time. */
const LONGEST_WINDOW_HOURS = 24 * 5;

function plainTextOf({ mail }: LabelledRecord): string {
  return readMailText(mail).text;
}

/** What is wrong with the labels of one mail, in sentences. */
export function problemsOf(record: LabelledRecord): string[] {
  const { labels } = record;
  const text = plainTextOf(record);
  const problems: string[] = [];
  for (const { type, text: span } of labels.phi) {
    if (placesOf(text, span).length === 0)
      problems.push(`the ${type} “${span}” does not stand in subject or body by itself`);
  }
  if (labels.lane === 'patient-clinical' && ['week', 'digest'].includes(labels.urgency))
    problems.push('patient-clinical is never slower than today');
  if (labels.lane === 'suspicious' && ['week', 'digest'].includes(labels.urgency))
    problems.push('a phish is never slower than today');
  if (labels.lane === 'suspicious' && labels.meeting !== null)
    problems.push('a phish asks for no meeting');
  for (const { start, end } of labels.meeting?.windows ?? []) {
    const hours = (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 3_600_000;
    if (!(hours > 0)) problems.push(`the window ${start} ends before it begins`);
    if (hours > LONGEST_WINDOW_HOURS) problems.push(`the window ${start} is longer than a week`);
  }
  const { earliest, latest } = labels.meeting ?? { earliest: null, latest: null };
  if (earliest !== null && latest !== null && earliest > latest)
    problems.push('earliest lies behind latest');
  return problems;
}

function runsOf(record: LabelledRecord): Set<string> {
  const words =
    plainTextOf(record)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= words.length; at += 1) runs.add(words.slice(at, at + RUN).join(' '));
  return runs;
}

/** Pairs of mails whose runs of five words overlap by the limit or more, by an index of runs. */
export function nearDuplicates(
  records: readonly LabelledRecord[],
): { readonly a: string; readonly b: string; readonly overlap: number }[] {
  const runs = records.map(runsOf);
  const holders = new Map<string, number[]>();
  runs.forEach((own, index) => {
    for (const run of own) {
      const list = holders.get(run);
      if (list === undefined) holders.set(run, [index]);
      else list.push(index);
    }
  });
  const shared = new Map<string, number>();
  for (const list of holders.values()) {
    for (const [at, a] of list.entries())
      for (const b of list.slice(at + 1)) {
        const key = `${String(a)} ${String(b)}`;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
  }
  return [...shared].flatMap(([key, count]) => {
    const [a = 0, b = 0] = key.split(' ').map(Number);
    const overlap = count / ((runs[a]?.size ?? 0) + (runs[b]?.size ?? 0) - count);
    const [first, second] = [records[a], records[b]];
    return overlap >= NEAR_DUPLICATE && first !== undefined && second !== undefined
      ? [{ a: first.id, b: second.id, overlap: Math.round(overlap * 100) / 100 }]
      : [];
  });
}

function countProblems(
  training: readonly LabelledRecord[],
  validation: readonly LabelledRecord[],
): string[] {
  const problems: string[] = [];
  if (training.length < FEWEST_TRAINING)
    problems.push(`${String(training.length)} training mails; at least ${String(FEWEST_TRAINING)}`);
  if (validation.length < FEWEST_VALIDATION)
    problems.push(
      `${String(validation.length)} validation mails; at least ${String(FEWEST_VALIDATION)}`,
    );
  for (const lane of LOCKED_LANES) {
    const count = training.filter(({ labels }) => labels.lane === lane).length;
    if (count < FEWEST_LOCKED)
      problems.push(
        `${String(count)} training mails in ${lane}; at least ${String(FEWEST_LOCKED)}`,
      );
  }
  return problems;
}

/** Checks the whole corpus, says what it holds and what is wrong; true when nothing is. */
export function checkCorpus(): boolean {
  const training = trainingVoices();
  const validation = validationVoices();
  const learnt = training.flatMap(({ records }) => records);
  const judged = validation.flatMap(({ records }) => records);
  const all = [...learnt, ...judged];
  const problems = countProblems(learnt, judged);
  const seen = new Set<string>();
  for (const record of all) {
    if (seen.has(record.id)) problems.push(`${record.id}: the id is taken twice`);
    seen.add(record.id);
    problems.push(...problemsOf(record).map((problem) => `${record.id}: ${problem}`));
  }
  problems.push(
    ...nearDuplicates(all).map(
      ({ a, b, overlap }) => `${a} and ${b} are nearly the same mail (${String(overlap)})`,
    ),
  );
  for (const { name, records } of [...training, ...validation]) {
    const lanes = LANES.map((lane) => {
      const count = records.filter(({ labels }) => labels.lane === lane).length;
      return `${lane} ${String(count)}`;
    });
    console.log(`${name}: ${String(records.length)} mails (${lanes.join(', ')})`);
  }
  for (const problem of problems) console.error(problem);
  console.log(
    `${String(learnt.length)} to learn from, ${String(judged.length)} to be judged by, ${String(problems.length)} problems`,
  );
  return problems.length === 0;
}
