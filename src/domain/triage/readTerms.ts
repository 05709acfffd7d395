// Reads out of a mail every term that the evidence model may weigh, and where it stands.
import { domainOf, wordsOfMail, type Mail, type MailText } from '../mail';
import type { PhiSpan } from '../phi';
import type { Concept, EvidenceModel, SharedKind, TermKind } from './evidenceModel';
import { FACT_WORDS, type Fact } from './facts';
import { isFresh, isSubject, stretchesOf, type FoundWords } from './readWords';
import { stem } from './stem';
import { STOP_WORDS } from './stopWords';
import type { Evidence } from './types';

/** One term of a mail. `start` and `end` point into `MailText.text` where `where` is `text`. */
export interface Term {
  readonly kind: TermKind;
  readonly term: string;
  readonly where: Evidence['where'];
  readonly words: string;
  readonly start: number | null;
  readonly end: number | null;
}

export interface TermSource {
  readonly mail: Mail;
  readonly text: MailText;
  readonly phi: readonly PhiSpan[];
  readonly facts: ReadonlySet<Fact>;
  readonly words: FoundWords;
  readonly concepts: readonly Concept[];
}

/** Every term of a mail once, and how much those of each shared kind count. */
export interface Terms {
  readonly all: readonly Term[];
  factorOf(kind: TermKind): number;
}

/** A mail with fewer terms of a kind is weighed as if it had this many. */
const FEWEST = 10;
const PATIENT = '@patient';
const NUMBER = '#';

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Words, pairs of words and words of the subject: each once, at its first place. */
function readLiveWords(source: TermSource, add: (term: Term) => void): void {
  const { text, phi } = source;
  const words = wordsOfMail(text);
  const seenWords = new Set<string>();
  const seenPairs = new Set<string>();
  const seenSubject = new Set<string>();
  let span = 0;
  let next = 0;
  for (const stretch of stretchesOf(text)) {
    while (next < words.length && (words[next]?.start ?? 0) < stretch.start) next += 1;
    let before: { readonly term: string; readonly start: number } | null = null;
    for (; next < words.length; next += 1) {
      const word = words[next];
      if (word === undefined || word.start >= stretch.end) break;
      if (!isFresh(stretch)) continue;
      while (span < phi.length && (phi[span]?.end ?? 0) <= word.start) span += 1;
      const isPatient = (phi[span]?.start ?? Number.POSITIVE_INFINITY) < word.end;
      const term = isPatient
        ? PATIENT
        : isDigit(word.word.charCodeAt(0))
          ? NUMBER
          : stem(word.word);
      const at = { where: 'text', start: word.start, end: word.end } as const;
      const isPlain = term === PATIENT || term === NUMBER || !STOP_WORDS.has(word.word);
      if (isPlain && !seenWords.has(term)) {
        seenWords.add(term);
        add({ kind: 'word', term, words: text.text.slice(word.start, word.end), ...at });
      }
      if (isPlain && isSubject(stretch) && !seenSubject.has(term)) {
        seenSubject.add(term);
        add({ kind: 'subject', term, words: text.text.slice(word.start, word.end), ...at });
      }
      if (before !== null) {
        const pair = `${before.term} ${term}`;
        if (!seenPairs.has(pair)) {
          seenPairs.add(pair);
          const words = text.text.slice(before.start, word.end);
          add({ kind: 'pair', term: pair, ...at, words, start: before.start });
        }
      }
      before = { term, start: word.start };
    }
  }
}

function wordsIn(value: string): string[] {
  return [...new Set(value.toLowerCase().split(/[^a-z]+/))].filter((word) => word.length > 1);
}

function readSender(mail: Mail, add: (term: Term) => void): void {
  if (mail.from === null) return;
  const { address, name } = mail.from;
  const nowhere = { where: 'sender', start: null, end: null } as const;
  const at = address.lastIndexOf('@');
  for (const word of wordsIn(at < 0 ? address : address.slice(0, at)))
    add({ kind: 'sender', term: stem(word), words: address, ...nowhere });
  for (const word of wordsIn(domainOf(address)))
    add({ kind: 'domain', term: stem(word), words: domainOf(address), ...nowhere });
  for (const word of wordsIn(name))
    add({ kind: 'named', term: stem(word), words: name, ...nowhere });
}

function readAttachments(mail: Mail, add: (term: Term) => void): void {
  const seen = new Set<string>();
  for (const name of mail.attachmentNames) {
    for (const word of wordsIn(name)) {
      const term = stem(word);
      if (seen.has(term)) continue;
      seen.add(term);
      add({ kind: 'attachment', term, where: 'attachments', words: name, start: null, end: null });
    }
  }
}

/** Reads all terms of a mail; the same mail gives them in the same order. */
export function readTerms(source: TermSource, model: Pick<EvidenceModel, 'fullWeight'>): Terms {
  const all: Term[] = [];
  const counts = new Map<TermKind, number>();
  const add = (term: Term): void => {
    all.push(term);
    counts.set(term.kind, (counts.get(term.kind) ?? 0) + 1);
  };
  readLiveWords(source, add);
  for (const { id, phrases, in: place } of source.concepts) {
    const hit = source.words.findAny(phrases, place);
    if (hit !== null) add({ kind: 'concept', term: id, where: 'text', ...hit });
  }
  for (const fact of source.facts)
    add({ kind: 'fact', term: fact, ...FACT_WORDS[fact], start: null, end: null });
  // A patient's own name and address say nothing of the lane, and must not be learnt.
  if (!source.facts.has('sender-personal')) readSender(source.mail, add);
  readAttachments(source.mail, add);
  const factors = new Map<TermKind, number>();
  for (const [kind, full] of Object.entries(model.fullWeight) as [SharedKind, number][]) {
    factors.set(kind, Math.sqrt(full / Math.max(FEWEST, counts.get(kind) ?? 0)));
  }
  return { all, factorOf: (kind) => factors.get(kind) ?? 1 };
}
