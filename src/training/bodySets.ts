// Scores the body and date readers on cases that other people wrote; pure, so that any file of the format can be scored.
import * as v from 'valibot';
import { readMoments, type Moment } from '../domain/asks';
import { readMailText, textOfParts, type PartKind } from '../domain/mail';
import { shareOf, type Share } from './shares';

const quoteSchema = v.object({
  id: v.string(),
  /** "quotation": history goes; "signature": the signature goes too. */
  task: v.picklist(['quotation', 'signature']),
  bodyType: v.picklist(['text', 'html']),
  text: v.string(),
  expected: v.optional(v.nullable(v.string())),
  /** For HTML: the text that should be left, without white space. */
  expectedTextNoWs: v.optional(v.string()),
  /** How many parts there should be, for cases without an expected text. */
  fragments: v.optional(v.nullable(v.number())),
  fragmentChecks: v.optional(
    v.array(v.object({ fragment: v.number(), regex: v.string(), expect: v.boolean() })),
  ),
  source: v.string(),
});

export type QuoteCase = Readonly<v.InferOutput<typeof quoteSchema>>;

export interface QuoteScore {
  /** By project, task and body type, such as "talon quotation text". */
  readonly columns: Readonly<Record<string, Share>>;
  readonly failed: readonly string[];
}

/** Projects whose expected text keeps the signature under a reply, because only the history is cut. */
const KEEPS_SIGNATURE = 'talon';

function projectOf(source: string): string {
  return /^[^/]+\/([^@]+)/.exec(source)?.[1] ?? source;
}

/** The sender's own text as the case counts it. */
export function answerOf(one: Pick<QuoteCase, 'task' | 'bodyType' | 'text' | 'source'>): string {
  const mail = readMailText({
    subject: '',
    bodyType: one.bodyType,
    body: one.text,
  });
  const keeps = one.task === 'quotation' && one.source.includes(KEEPS_SIGNATURE);
  const kinds: PartKind[] = keeps
    ? ['newest', 'signature', 'disclaimer', 'banner']
    : ['newest', 'banner'];
  const kept = mail.parts.filter((part) => kinds.includes(part.kind));
  return one.bodyType === 'html'
    ? textOfParts(mail, kinds)
    : kept.map((part) => mail.text.slice(part.start, part.end)).join('');
}

function trimmed(text: string): string {
  return text.replace(/[ \t]+$/gm, '').trim();
}

/** The parts as those projects count them: own words, signature or history, empty ones left out. */
function fragmentsOf(one: QuoteCase): string[] {
  const mail = readMailText({ subject: '', bodyType: 'text', body: one.text });
  return mail.parts
    .map((part) => trimmed(mail.text.slice(part.start, part.end)))
    .filter((text) => text !== '');
}

function isRight(one: QuoteCase): boolean {
  if (one.expectedTextNoWs !== undefined)
    return answerOf(one).replace(/\s+/g, '') === one.expectedTextNoWs.replace(/\s+/g, '');
  if (typeof one.expected === 'string') return trimmed(answerOf(one)) === trimmed(one.expected);
  const fragments = fragmentsOf(one);
  const counts = typeof one.fragments !== 'number' || fragments.length === one.fragments;
  return (
    counts &&
    (one.fragmentChecks ?? []).every(
      ({ fragment, regex, expect }) => new RegExp(regex).test(fragments[fragment] ?? '') === expect,
    )
  );
}

export function scoreQuotes(cases: readonly QuoteCase[]): QuoteScore {
  const columns = new Map<string, [number, number]>();
  const failed: string[] = [];
  for (const one of cases) {
    const name = `${projectOf(one.source)} ${one.task} ${one.bodyType}`;
    const isHit = isRight(one);
    const [hits, of] = columns.get(name) ?? [0, 0];
    columns.set(name, [hits + (isHit ? 1 : 0), of + 1]);
    if (!isHit) failed.push(one.id);
  }
  return {
    columns: Object.fromEntries([...columns].map(([name, counts]) => [name, shareOf(...counts)])),
    failed,
  };
}

const dateSchema = v.object({
  id: v.string(),
  text: v.string(),
  /** The local moment of reading; null means that it does not matter. */
  reference: v.nullable(v.string()),
  expected: v.nullable(
    v.object({
      start: v.optional(
        v.nullable(
          v.object({
            date: v.optional(v.string()),
            year: v.optional(v.number()),
            month: v.optional(v.number()),
            day: v.optional(v.number()),
            hour: v.optional(v.number()),
            minute: v.optional(v.number()),
          }),
        ),
      ),
    }),
  ),
});

export type DateCase = Readonly<v.InferOutput<typeof dateSchema>>;
type DateParts = NonNullable<NonNullable<DateCase['expected']>['start']>;

export interface DateScore {
  /** Cases that name a day of the calendar or a clock time, which is what an ask needs. */
  readonly resolved: Share;
  /** Texts without a date in which none is found. */
  readonly left: Share;
  readonly failed: readonly string[];
}

interface Wanted {
  readonly day: string | null;
  readonly minutes: number | null;
}

const NOON = 720;

/** The day and the clock time that a case wants; noon stands for "no time" in its full dates. */
function wantedOf(start: DateParts): Wanted {
  const stamp = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(start.date ?? '');
  const { year, month, day } = start;
  const written =
    year === undefined || month === undefined || day === undefined
      ? null
      : `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const clock = stamp === null ? null : Number(stamp[2]) * 60 + Number(stamp[3]);
  const minutes =
    start.hour === undefined
      ? clock === NOON
        ? null
        : clock
      : start.hour * 60 + (start.minute ?? 0);
  return { day: written ?? stamp?.[1] ?? null, minutes };
}

function findsDay(moments: readonly Moment[], day: string): boolean {
  return moments.some(
    (moment) =>
      (moment.kind === 'day' && moment.day === day) ||
      (moment.kind === 'range' && moment.from === day),
  );
}

function isResolved(one: DateCase, wanted: Wanted): boolean {
  const today = (one.reference ?? '2012-08-10').slice(0, 10);
  const moments = readMoments(one.text, today);
  const hasDay = wanted.day === null || wanted.day === today || findsDay(moments, wanted.day);
  const hasClock =
    wanted.minutes === null ||
    moments.some((moment) => moment.kind === 'clock' && moment.from === wanted.minutes);
  return hasDay && hasClock && moments.length > 0;
}

/** How many of the dates and times our reader of asks resolves to the same day and clock time. */
export function scoreDates(cases: readonly DateCase[]): DateScore {
  let resolved = 0;
  let positive = 0;
  let left = 0;
  let negative = 0;
  const failed: string[] = [];
  for (const one of cases) {
    const start = one.expected?.start ?? null;
    const isHit =
      start === null
        ? readMoments(one.text, (one.reference ?? '2012-08-10').slice(0, 10)).length === 0
        : isResolved(one, wantedOf(start));
    if (start === null) negative += 1;
    else positive += 1;
    if (start === null && isHit) left += 1;
    if (start !== null && isHit) resolved += 1;
    if (!isHit) failed.push(one.id);
  }
  return { resolved: shareOf(resolved, positive), left: shareOf(left, negative), failed };
}

/** The score of a file's records when they are quotations or dates; null for any other set. */
export function scoreBodySet(records: readonly unknown[]): QuoteScore | DateScore | null {
  const quotes = v.safeParse(v.array(quoteSchema), records);
  if (quotes.success) return scoreQuotes(quotes.output);
  const dates = v.safeParse(v.array(dateSchema), records);
  return dates.success ? scoreDates(dates.output) : null;
}
