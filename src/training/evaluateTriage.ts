// What triage is worth on labelled mails: lanes, locks, urgency, identifiers, clinical content and meeting asks.
import type { MeetingAsk } from '../domain/asks';
import { PHI_TYPES, type PhiSpan, type PhiType } from '../domain/phi';
import {
  isLockedLane,
  isLockedVerdict,
  LANES,
  LOCKED_LANES,
  URGENCIES,
  type Lane,
  type Triage,
} from '../domain/triage';
import type { LabelledRecord, Labels } from './records';
import { classFigures, macroF1, shareOf, type ClassFigures, type Share } from './shares';

export interface Judged {
  readonly record: LabelledRecord;
  readonly triage: Triage;
}

export interface TriageFigures {
  readonly n: number;
  readonly lane: {
    readonly accuracy: number | null;
    readonly bounds: Share;
    readonly macroF1: number;
    readonly perLane: Readonly<Record<Lane, ClassFigures>>;
    /** Labelled lane → given lane, or `unsure` → mails. */
    readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  readonly abstained: number | null;
  readonly accuracyOfAnswered: number | null;
  readonly lock: {
    readonly recall: Readonly<Record<(typeof LOCKED_LANES)[number], number | null>>;
    /** Share of the mail of other lanes that is locked or asked about with a locked lane among the options. */
    readonly otherMailLocked: number | null;
  };
  readonly urgency: {
    readonly accuracy: number | null;
    readonly macroF1: number;
    readonly nowRecall: number | null;
    readonly perUrgency: Readonly<Record<(typeof URGENCIES)[number], ClassFigures>>;
  };
  readonly phi: {
    readonly recall: number | null;
    readonly precision: number | null;
    readonly nameRecall: number | null;
    readonly byType: Readonly<Partial<Record<PhiType, Share>>>;
    /** Share of the mails without a patient's identifier in which something is flagged. */
    readonly professionalFalsePositives: number | null;
  };
  readonly clinicalContent: { readonly precision: number | null; readonly recall: number | null };
  readonly meeting: {
    readonly detection: { readonly precision: number | null; readonly recall: number | null };
    readonly durationExact: number | null;
    readonly windowsExact: number | null;
    readonly windowsOverlap: number | null;
    readonly mode: number | null;
    readonly boundsExact: number | null;
  };
}

/** The lane given, null when the verdict asks. */
export function laneGiven({ verdict }: Triage): Lane | null {
  return verdict.kind === 'decided' ? verdict.lane : null;
}

function laneFigures(judged: readonly Judged[]): TriageFigures['lane'] {
  const pairs = judged.map(
    ({ record, triage }) => [record.labels.lane, laneGiven(triage)] as const,
  );
  const perLane = classFigures(LANES, pairs);
  const bounds = shareOf(pairs.filter(([wanted, given]) => wanted === given).length, pairs.length);
  const confusion: Record<string, Record<string, number>> = {};
  for (const [wanted, given] of pairs) {
    const row = (confusion[wanted] ??= {});
    const column = given ?? 'unsure';
    row[column] = (row[column] ?? 0) + 1;
  }
  return { accuracy: bounds.share, bounds, macroF1: macroF1(perLane), perLane, confusion };
}

function lockFigures(judged: readonly Judged[]): TriageFigures['lock'] {
  const lockedShare = (own: readonly Judged[]): number | null =>
    shareOf(own.filter(({ triage }) => isLockedVerdict(triage.verdict)).length, own.length).share;
  return {
    recall: Object.fromEntries(
      LOCKED_LANES.map((lane) => [
        lane,
        lockedShare(judged.filter(({ record }) => record.labels.lane === lane)),
      ]),
    ) as TriageFigures['lock']['recall'],
    otherMailLocked: lockedShare(judged.filter(({ record }) => !isLockedLane(record.labels.lane))),
  };
}

function urgencyFigures(judged: readonly Judged[]): TriageFigures['urgency'] {
  const pairs = judged.map(
    ({ record, triage }) => [record.labels.urgency, triage.verdict.urgency] as const,
  );
  const perUrgency = classFigures(URGENCIES, pairs);
  return {
    accuracy: shareOf(pairs.filter(([a, b]) => a === b).length, pairs.length).share,
    macroF1: macroF1(perUrgency),
    nowRecall: perUrgency.now.recall,
    perUrgency,
  };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const IS_WORD = /[\p{L}\p{N}]/u;

/** Every place where a labelled text stands by itself, not inside a longer word. */
export function placesOf(text: string, wanted: string): Stretch[] {
  const places: Stretch[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const end = at + wanted.length;
    const opens = IS_WORD.test(wanted[0] ?? '') && IS_WORD.test(text[at - 1] ?? '');
    const closes = IS_WORD.test(wanted.at(-1) ?? '') && IS_WORD.test(text[end] ?? '');
    if (!opens && !closes) places.push({ start: at, end });
  }
  return places;
}

/** A stretch counts as found when four fifths of it are covered: a missed bracket or comma hides nothing. */
const COVERED = 0.8;

export function isCovered(place: Stretch, spans: readonly Stretch[]): boolean {
  const covered = spans.reduce(
    (sum, span) =>
      sum + Math.max(0, Math.min(span.end, place.end) - Math.max(span.start, place.start)),
    0,
  );
  return covered >= COVERED * (place.end - place.start);
}

function touches(span: PhiSpan, places: readonly Stretch[]): boolean {
  return places.some((place) => place.start < span.end && span.start < place.end);
}

function phiFigures(judged: readonly Judged[]): TriageFigures['phi'] {
  const found = new Map<PhiType, [number, number]>();
  let given = 0;
  let right = 0;
  let flagged = 0;
  let without = 0;
  for (const { record, triage } of judged) {
    const { text } = triage.text;
    const places: Stretch[] = [];
    for (const label of record.labels.phi) {
      const own = placesOf(text, label.text);
      if (own.length === 0) continue;
      places.push(...own);
      const [hits, of] = found.get(label.type) ?? [0, 0];
      const isFound = own.every((place) => isCovered(place, triage.phi));
      found.set(label.type, [hits + (isFound ? 1 : 0), of + 1]);
    }
    given += triage.phi.length;
    right += triage.phi.filter((span) => touches(span, places)).length;
    if (record.labels.phi.length === 0) {
      without += 1;
      if (triage.phi.length > 0) flagged += 1;
    }
  }
  const sums = [...found.values()];
  const total = (index: 0 | 1): number => sums.reduce((sum, pair) => sum + pair[index], 0);
  const byType: Partial<Record<PhiType, Share>> = {};
  for (const type of PHI_TYPES) {
    const pair = found.get(type);
    if (pair !== undefined) byType[type] = shareOf(...pair);
  }
  return {
    recall: shareOf(total(0), total(1)).share,
    precision: shareOf(right, given).share,
    nameRecall: byType.NAME?.share ?? null,
    byType,
    professionalFalsePositives: shareOf(flagged, without).share,
  };
}

function clinicalFigures(judged: readonly Judged[]): TriageFigures['clinicalContent'] {
  const wanted = judged.filter(({ record }) => record.labels.clinicalContent);
  const given = judged.filter(({ triage }) => triage.verdict.clinicalContent);
  const hits = given.filter(({ record }) => record.labels.clinicalContent).length;
  return {
    precision: shareOf(hits, given.length).share,
    recall: shareOf(hits, wanted.length).share,
  };
}

/** Where a label gives only the limits of a week or less, the taxonomy makes them one window. */
function wantedWindows(
  meeting: NonNullable<Labels['meeting']>,
): readonly { readonly start: string; readonly end: string }[] {
  const { windows, earliest, latest } = meeting;
  if (windows.length > 0 || earliest === null || latest === null) return windows;
  const days = (Date.parse(`${latest}Z`) - Date.parse(`${earliest}Z`)) / 86_400_000;
  return days < 7 ? [{ start: earliest, end: latest }] : windows;
}

function windowKey(windows: readonly { readonly start: string; readonly end: string }[]): string {
  return windows
    .map(({ start, end }) => `${start}/${end}`)
    .sort()
    .join(' ');
}

function meetingFigures(judged: readonly Judged[]): TriageFigures['meeting'] {
  const wanted = judged.filter(({ record }) => record.labels.meeting !== null);
  const given = judged.filter(({ triage }) => triage.ask !== null);
  const both = wanted.flatMap(({ record, triage }) =>
    record.labels.meeting === null || triage.ask === null
      ? []
      : [{ meeting: record.labels.meeting, ask: triage.ask }],
  );
  const share = (isRight: (meeting: NonNullable<Labels['meeting']>, ask: MeetingAsk) => boolean) =>
    shareOf(both.filter(({ meeting, ask }) => isRight(meeting, ask)).length, wanted.length).share;
  return {
    detection: {
      precision: shareOf(both.length, given.length).share,
      recall: shareOf(both.length, wanted.length).share,
    },
    durationExact: share((meeting, ask) => meeting.durationMinutes === ask.durationMinutes),
    windowsExact: share(
      (meeting, ask) => windowKey(wantedWindows(meeting)) === windowKey(ask.windows),
    ),
    windowsOverlap: share((meeting, ask) =>
      wantedWindows(meeting).every((window) =>
        ask.windows.some((one) => one.start < window.end && window.start < one.end),
      ),
    ),
    mode: share((meeting, ask) => meeting.mode === ask.mode),
    boundsExact: share(
      (meeting, ask) => meeting.earliest === ask.earliest && meeting.latest === ask.latest,
    ),
  };
}

/** An abstention counts as wrong for accuracy and as locked when a locked lane is among its options. */
export function figuresOf(judged: readonly Judged[]): TriageFigures {
  const answered = judged.filter(({ triage }) => triage.verdict.kind === 'decided');
  const right = answered.filter(({ record, triage }) => laneGiven(triage) === record.labels.lane);
  return {
    n: judged.length,
    lane: laneFigures(judged),
    abstained: shareOf(judged.length - answered.length, judged.length).share,
    accuracyOfAnswered: shareOf(right.length, answered.length).share,
    lock: lockFigures(judged),
    urgency: urgencyFigures(judged),
    phi: phiFigures(judged),
    clinicalContent: clinicalFigures(judged),
    meeting: meetingFigures(judged),
  };
}
