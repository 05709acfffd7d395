// The answers of `npm run eval`: figures, predictions, identifiers, parts of a body, and trails.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { readMailText, textOfParts, type MailText } from '../domain/mail';
import { detectPhi, type PhiSpan } from '../domain/phi';
import { isLockedVerdict, triageMail, type Matrix, type Triage } from '../domain/triage';
import { scoreBodySet } from './bodySets';
import { figuresOf, laneGiven } from './evaluateTriage';
import { scoreOutside, type OutsideRecord } from './outsideSets';
import { readMatrix, settingFor } from './policyData';
import { readLabelled, readRecords, type MailRecord } from './records';

function triageOf(record: MailRecord, matrix: Matrix): Triage {
  return triageMail(record.mail, settingFor(record, matrix));
}

/** The lines of a file of JSON lines whose members are texts. */
function textLines(file: string, members: readonly string[]): Readonly<Record<string, string>>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      const where = `${file}, line ${String(index + 1)}`;
      let json: unknown;
      try {
        json = JSON.parse(line);
      } catch {
        throw new Error(`${where}: this is not JSON`);
      }
      const values = json as Readonly<Record<string, unknown>>;
      const read = members.map((member): [string, string] => {
        const value = values[member];
        if (typeof value !== 'string') throw new Error(`${where}: "${member}" is not a text`);
        return [member, value];
      });
      return [Object.fromEntries(read)];
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

function trailOf(record: MailRecord, triage: Triage): unknown {
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

/** What is found in a text that comes without sender and recipients; offsets into the text. */
function phiOfText(text: string): PhiSpan[] {
  const mail = readMailText({ subject: '', bodyType: 'text', body: text });
  const spans = detectPhi(mail, {
    from: null,
    recipients: [],
    people: [],
    principal: NOBODY,
    organizationDomains: [],
  });
  return spans.map(({ start, end, type, text: words }) => ({
    start: start - mail.bodyStart,
    end: end - mail.bodyStart,
    type,
    text: words,
  }));
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

function jsonLines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}

/** The records of an outside set; a span without its place cannot be scored and is left out. */
function outsideRecords(file: string): OutsideRecord[] {
  return jsonLines(file)
    .map((record) => v.parse(outsideSchema, record))
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
    return readRecords(file).map((record) => trailOf(record, triageOf(record, matrix)));
  },
  phi: (file: string): unknown[] =>
    textLines(file, ['id', 'text']).map(({ id, text = '' }) => ({ id, spans: phiOfText(text) })),
  outside: (file: string): unknown[] => {
    const body = scoreBodySet(jsonLines(file));
    if (body !== null) return [body];
    const records = outsideRecords(file);
    return [scoreOutside(records, new Map(records.map(({ id, text }) => [id, phiOfText(text)])))];
  },
  clean: (file: string): unknown[] =>
    textLines(file, ['id', 'bodyType', 'body']).map(({ id, bodyType, body = '' }) => ({
      id,
      ...partsOf(
        readMailText({ subject: '', bodyType: bodyType === 'html' ? 'html' : 'text', body }),
      ),
    })),
} as const;

export type EvalMode = keyof typeof EVAL_MODES;

export function isEvalMode(word: string | undefined): word is EvalMode {
  return word !== undefined && Object.hasOwn(EVAL_MODES, word);
}
