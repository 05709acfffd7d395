// Scores the body and date readers on cases that other people wrote; pure, so that any file of the format can be scored.
import { buildSlots, readMoments, type Moment } from '../domain/asks';
import { readMailText, textOfParts, type PartKind } from '../domain/mail';
import { localDateAt, parseInstant } from '../domain/time';
import { shareOf, type Share } from './shares';

export interface QuoteCase {
  readonly id: string;
  /** "quotation": history goes; "signature": the signature goes too. */
  readonly task: string;
  readonly bodyType: string;
  readonly text: string;
  readonly expected?: string | null;
  /** For HTML: the text that should be left, without white space. */
  readonly expectedTextNoWs?: string;
  /** How many parts there should be, for cases without an expected text. */
  readonly fragments?: number | null;
  readonly fragmentChecks?: readonly {
    readonly fragment: number;
    readonly regex: string;
    readonly expect: boolean;
  }[];
  /** "strip" or "no-whitespace-text". */
  readonly compare: string;
  readonly source: string;
}

export interface QuoteScore {
  /** By project, task and body type, such as "talon quotation text". */
  readonly columns: Readonly<Record<string, Share>>;
  readonly failed: readonly string[];
}

/** Projects whose expected text keeps the signature under a reply, because only the history is cut. */
const KEEPS_SIGNATURE = /talon/;

function projectOf(source: string): string {
  return /^[^/]+\/([^@]+)/.exec(source)?.[1] ?? source;
}

/** The sender's own text as the case counts it. */
export function answerOf(one: Pick<QuoteCase, 'task' | 'bodyType' | 'text' | 'source'>): string {
  const mail = readMailText({
    subject: '',
    bodyType: one.bodyType === 'html' ? 'html' : 'text',
    body: one.text,
  });
  const keeps = one.task === 'quotation' && KEEPS_SIGNATURE.test(one.source);
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
