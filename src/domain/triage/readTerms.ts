// Reads out of a mail every term that the evidence model may weigh, and where it stands.
import { domainOf, type Mail, type MailText } from '../mail';
import type { PhiSpan } from '../phi';
import type { CompiledModel } from './compileModel';
import type { EvidenceModel, TermKind } from './evidenceModel';
import { FACT_WORDS, FACTS, type Fact } from './facts';
import { readLiveWords, spellLiveWords, type LiveWords } from './liveWords';
import type { FoundWords } from './readWords';
import { stem } from './stem';
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
}

/** Every term of a mail once, and how much those of each shared kind count. */
export interface Terms {
  /** Words as they stand in the mail: as numbers, for there are many. */
  readonly live: LiveWords;
  /** Concepts, then all that has no place in the text. */
  readonly others: readonly Term[];
  /** The model's row of each of the others. */
  readonly otherRows: readonly number[];
  /** All of them in words, live words first; put together when asked for, as training does. */
  readonly all: () => readonly Term[];
  factorOf(kind: TermKind): number;
}

/** A mail with fewer terms of a kind is weighed as if it had this many. */
const FEWEST = 10;

const NO_LETTERS = /[^a-z]+/;

function wordsIn(value: string): string[] {
  return [...new Set(value.toLowerCase().split(NO_LETTERS))].filter((word) => word.length > 1);
}

/** What a fact says is the same in every mail. */
const FACT_TERMS: ReadonlyMap<Fact, Term> = new Map(
  FACTS.map((fact) => [
    fact,
    { kind: 'fact', term: fact, ...FACT_WORDS[fact], start: null, end: null },
  ]),
);

function readSender(mail: Mail, add: (term: Term) => void): void {
  if (mail.from === null) return;
  const { address, name } = mail.from;
  const at = address.lastIndexOf('@');
  const domain = domainOf(address);
  const addWords = (kind: TermKind, value: string, words: string): void => {
    for (const word of wordsIn(value))
      add({ kind, term: stem(word), where: 'sender', words, start: null, end: null });
  };
  addWords('sender', at < 0 ? address : address.slice(0, at), address);
  addWords('domain', domain, domain);
  addWords('named', name, name);
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

function liveTerms({ text, phi }: TermSource, model: CompiledModel): Term[] {
  return spellLiveWords(text, phi, model).map(({ kind, term, start, end }) => ({
    kind,
    term,
    where: 'text',
    words: text.text.slice(start, end),
    start,
    end,
  }));
}

/** Reads all terms of a mail; the same mail gives them in the same order. */
export function readTerms(
  source: TermSource,
  { fullWeight }: Pick<EvidenceModel, 'fullWeight'>,
  model: CompiledModel,
): Terms {
  const live = readLiveWords(source.text, source.phi, model);
  const others: Term[] = [];
  const add = (term: Term): void => {
    others.push(term);
  };
  for (const { id, phrases, in: place } of source.words.conceptsMet()) {
    const hit = source.words.findAny(phrases, place);
    if (hit !== null)
      add({
        kind: 'concept',
        term: id,
        where: 'text',
        words: hit.words,
        start: hit.start,
        end: hit.end,
      });
  }
  const concepts = others.length;
  for (const fact of source.facts) {
    const term = FACT_TERMS.get(fact);
    if (term !== undefined) add(term);
  }
  // A patient's own name and address say nothing of the lane, and must not be learnt.
  if (!source.facts.has('sender-personal')) readSender(source.mail, add);
  readAttachments(source.mail, add);
  const [word, pair, subject] = live.counts;
  const factorOf = (count: number, full: number): number =>
    Math.sqrt(full / Math.max(FEWEST, count));
  const ofWord = factorOf(word, fullWeight.word);
  const ofPair = factorOf(pair, fullWeight.pair);
  const ofSubject = factorOf(subject, fullWeight.subject);
  const ofConcept = factorOf(concepts, fullWeight.concept);
  return {
    live,
    others,
    otherRows: others.map(({ kind, term }) => model.rowOf(kind, term)),
    all: () => [...liveTerms(source, model), ...others],
    factorOf(kind) {
      switch (kind) {
        case 'word':
          return ofWord;
        case 'pair':
          return ofPair;
        case 'subject':
          return ofSubject;
        case 'concept':
          return ofConcept;
        default:
          return 1;
      }
    },
  };
}
