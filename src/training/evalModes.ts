// The answers of `npm run eval`: figures, predictions, identifiers, parts of a body, and trails.
import * as v from 'valibot';
import { plainSpaces, readMailText, textOfParts, type MailText } from '../domain/mail';
import { detectPhi, type PhiSpan } from '../domain/phi';
import {
  findClosestMiss,
  isLockedVerdict,
  triageMail,
  type Matrix,
  type Triage,
} from '../domain/triage';
import { scoreBodySet } from './bodySets';
import { figuresOf, laneGiven } from './evaluateTriage';
import { scoreOutside, type OutsideRecord } from './outsideSets';
import { readMatrix, settingFor } from './policyData';
import { readJsonLines, readLabelled, readRecords, type MailRecord } from './records';

function triageOf(record: MailRecord, matrix: Matrix): Triage {
  return triageMail(record.mail, settingFor(record, matrix));
}

/** The lines of a file of JSON lines whose members are texts. */
function textLines(file: string, members: readonly string[]): Readonly<Record<string, string>>[] {
  return readJsonLines(file).map(({ where, json }) => {
    const values = json as Readonly<Record<string, unknown>> | null;
    const read = members.map((member): [string, string] => {
      const value = values?.[member];
      if (typeof value !== 'string') throw new Error(`${where}: "${member}" is not a text`);
      return [member, value];
    });
    return Object.fromEntries(read);
  });
}

function predictionOf(record: MailRecord, triage: Triage): unknown {
  const { verdict, phi, ask } = triage;
  const meeting =
    ask === null
      ? null
      : {
          durationMinutes: ask.durationMinutes,
          windows: ask.windows,
          earliest: ask.earliest,
          latest: ask.latest,
          participants: ask.participants,
          mode: ask.mode,
        };
  return {
    id: record.id,
    lane: laneGiven(triage),
    options: verdict.kind === 'unsure' ? verdict.options : [],
    locked: isLockedVerdict(verdict),
    urgency: verdict.urgency,
    clinicalContent: verdict.clinicalContent,
    phi: phi.map(({ type, text, start, end }) => ({ type, text, start, end })),
    meeting,
  };
}

function trailOf(record: MailRecord, triage: Triage, matrix: Matrix): unknown {
  const { verdict } = triage;
  return {
    id: record.id,
    lane: laneGiven(triage),
    options: verdict.kind === 'unsure' ? verdict.options : [],
    urgency: verdict.urgency,
    urgencyBecause: verdict.urgencyBecause,
    hardRule: verdict.hardRule,
    evidence: verdict.evidence,
    runnerUp: verdict.runnerUp,
    wouldFlip: verdict.wouldFlip,
    closestMiss: findClosestMiss(record.mail, settingFor(record, matrix), verdict),
    scores: verdict.scores,
  };
}

function partsOf(text: MailText): Readonly<Record<string, string>> {
  const part = (kinds: Parameters<typeof textOfParts>[1]): string =>
    textOfParts(text, kinds).trim();
  return {
    newest: part(['newest']),
    quoted: part(['quoted']),
    signature: part(['signature']),
    forwarded: part(['forwarded']),
  };
}

const NOBODY = { name: '', address: '' };

/** Where each character of the plain text stands in the text that was given, and at the end where that ends. */
function placesIn(given: string): readonly number[] {
  const places: number[] = [];
  for (const { 0: piece, index } of given.matchAll(/\r\n|./gsu))
    for (let at = 0; at < plainSpaces(piece).length; at += 1) places.push(index + at);
  return [...places, given.length];
}

/** What is found in a text that comes without sender and recipients; offsets into that text as it was given. */
function phiOfText(given: string): PhiSpan[] {
  const mail = readMailText({ subject: '', bodyType: 'text', body: given });
  const spans = detectPhi(mail, {
    from: null,
    recipients: [],
    people: [],
    principal: NOBODY,
    organizationDomains: [],
  });
  const places = spans.length === 0 ? [] : placesIn(given);
  const placeOf = (at: number): number => places[at - mail.bodyStart] ?? given.length;
  return spans.map((span) => {
    const start = placeOf(span.start);
    // After its last character, so that nothing invisible behind it is taken for a part of it.
    const end = placeOf(span.end - 1) + 1;
    return { ...span, start, end, text: given.slice(start, end) };
  });
}

const outsideSchema = v.object({
  id: v.string(),
  text: v.string(),
  spans: v.array(
    v.object({
      type: v.string(),
      start: v.nullable(v.number()),
      end: v.nullable(v.number()),
      providerName: v.optional(v.boolean()),
      facilityLike: v.optional(v.boolean()),
    }),
  ),
  entity: v.optional(v.string()),
});

/** The records of an outside set; a span without its place cannot be scored and is left out. */
function outsideRecords(file: string): OutsideRecord[] {
  return readJsonLines(file)
    .map(({ json }) => v.parse(outsideSchema, json))
    .map(({ spans, ...record }) => ({
      ...record,
      spans: spans.flatMap(({ start, end, ...span }) =>
        start === null || end === null ? [] : [{ ...span, start, end }],
      ),
    }));
}

export const EVAL_MODES = {
  triage: (file: string): unknown[] => {
    const matrix = readMatrix();
    const judged = readLabelled(file).map((record) => ({
      record,
      triage: triageOf(record, matrix),
    }));
    return [figuresOf(judged)];
  },
  predict: (file: string): unknown[] => {
    const matrix = readMatrix();
    return readRecords(file).map((record) => predictionOf(record, triageOf(record, matrix)));
  },
  explain: (file: string): unknown[] => {
    const matrix = readMatrix();
    return readRecords(file).map((record) => trailOf(record, triageOf(record, matrix), matrix));
  },
  phi: (file: string): unknown[] =>
    textLines(file, ['id', 'text']).map(({ id, text = '' }) => ({ id, spans: phiOfText(text) })),
  outside: (file: string): unknown[] => {
    const body = scoreBodySet(readJsonLines(file).map(({ json }) => json));
    if (body !== null) return [body];
    const records = outsideRecords(file);
    return [scoreOutside(records, new Map(records.map(({ id, text }) => [id, phiOfText(text)])))];
  },
  clean: (file: string): unknown[] =>
    textLines(file, ['id', 'bodyType', 'body']).map(({ id, bodyType, body = '' }) => ({
      id,
      ...partsOf(
        readMailText({
          subject: '',
          bodyType: bodyType?.toLowerCase() === 'html' ? 'html' : 'text',
          body,
        }),
      ),
    })),
} as const;

export type EvalMode = keyof typeof EVAL_MODES;

export function isEvalMode(word: string | undefined): word is EvalMode {
  return word !== undefined && Object.hasOwn(EVAL_MODES, word);
}
