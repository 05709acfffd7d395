// Finds what identifies a patient in a mail.
import type { MailText } from '../mail';
import type { Candidates, NameCandidate } from './candidates';
import { judgedMail } from './judgeMail';
import { judge } from './linearPart';
import { phiModel, type PhiModel } from './phiModel';
import type { PhiContext, PhiReading } from './reading';
import { acceptNames, type JudgedName } from './acceptNames';
import { dateRule, nameRule, numberRule } from './safetyRules';
import { dateSigns, nameSigns, numberSigns, type MailView } from './signs';
import { settlePlaces, type Finding } from './settlePlaces';
import { isPhiType, type PhiSpan } from './types';

/** How often the first part of each name stands in the mail. */
export function countMentions(names: readonly NameCandidate[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { parts } of names) {
    for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}

export function mentionsOf(candidate: NameCandidate, counts: ReadonlyMap<string, number>): number {
  let most = 1;
  for (const part of candidate.parts) most = Math.max(most, counts.get(part) ?? 1);
  return most;
}

/** The findings of a mail under a model, before overlaps are settled. */
export function findingsOf(
  reading: PhiReading,
  { names, dates, numbers }: Candidates,
  view: MailView,
  model: PhiModel,
): Finding[] {
  const found: Finding[] = [];
  for (const candidate of numbers) {
    const rule = numberRule(candidate, reading, view);
    if (rule === 'never') continue;
    if (rule !== null) {
      found.push({ type: rule, start: candidate.start, end: candidate.end });
      continue;
    }
    if (view.isNobodys) continue;
    const chances = judge(model.numbers, model.unit, (put) => {
      numberSigns(candidate, reading, view, put);
    });
    if (1 - (chances[0] ?? 1) < model.thresholds.numbers * view.doubt) continue;
    const type =
      model.numbers.classes[chances.indexOf(Math.max(...chances.slice(1)))] ?? 'OTHER_ID';
    if (isPhiType(type)) found.push({ type, start: candidate.start, end: candidate.end });
  }
  for (const candidate of dates) {
    const rule = dateRule(candidate, reading, view);
    if (rule === 'never') continue;
    const isAccepted =
      rule !== null ||
      (!view.isNobodys &&
        (judge(model.dates, model.unit, (put) => {
          dateSigns(candidate, reading, view, put);
        })[1] ?? 0) >=
          model.thresholds.dates * view.doubt);
    if (isAccepted) found.push({ type: 'DATE', start: candidate.start, end: candidate.end });
  }
  const counts = countMentions(names);
  const judged = names.map((candidate, place): JudgedName => {
    const rule = nameRule(candidate, reading, view);
    const chances =
      rule === 'never' || (rule === null && view.isNobodys)
        ? [1, 0, 0]
        : judge(model.names, model.unit, (put) => {
            nameSigns(candidate, reading, view, mentionsOf(candidate, counts), place, put);
          });
    return {
      candidate,
      certain: rule === 'never' ? null : rule,
      isNever: rule === 'never',
      name: chances[1] ?? 0,
      address: chances[2] ?? 0,
    };
  });
  found.push(...acceptNames(judged, reading, model.thresholds.names * view.doubt));
  return found;
}

/**
 * Finds every stretch of PHI in subject and body, quoted history included.
 *
 * Identifiers of a patient or a relative count; those of staff and of anybody acting professionally do not.
 *
 * @returns spans by place, never overlapping; empty when the mail speaks of no patient
 *
 * @example
 * detectPhi(readMailText({ subject: '', bodyType: 'text', body: 'Hollis Grady MRN 00398117' }), context)
 * //=> [{ type: 'NAME', text: 'Hollis Grady', … }, { type: 'MRN', text: '00398117', … }]
 */
export function detectPhi(
  mail: MailText,
  context: PhiContext,
  model: PhiModel = phiModel(),
): PhiSpan[] {
  const { reading, candidates, view } = judgedMail(mail, context, model);
  const found = findingsOf(reading, candidates, view, model);
  return settlePlaces(found, mail.text).map(({ type, start, end }) => ({
    type,
    text: mail.text.slice(start, end),
    start,
    end,
  }));
}
