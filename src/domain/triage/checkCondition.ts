// Answers one condition of a rule and says which words or facts made it true.
import type { ClockToday } from '../asks';
import { domainOf, isWithinDomains, type Mail, type MailText } from '../mail';
import type { PhiSpan } from '../phi';
import type { CompiledMatrix } from './compileMatrix';
import type { Condition } from './conditions';
import { FACT_WORDS, type Fact } from './facts';
import { headerOf } from './mailFacts';
import type { FoundWords, WordHit } from './readWords';
import type { Evidence } from './types';

/** All that a condition can ask about. */
export interface Reading {
  readonly mail: Mail;
  readonly text: MailText;
  readonly words: FoundWords;
  readonly facts: ReadonlySet<Fact>;
  readonly phi: readonly PhiSpan[];
  readonly compiled: CompiledMatrix;
  /** Business days from receipt to the earliest window of the ask; null without one. */
  readonly askDays: number | null;
  /** Business days from receipt to the nearest deadline; null without one. */
  readonly deadlineDays: number | null;
  /** Clock times of the day of receipt. */
  readonly clocks: readonly ClockToday[];
}

/** What made a condition true, for the trail. */
export type Ground = Pick<Evidence, 'where' | 'words' | 'start' | 'end'>;

function fromWords(hit: WordHit): Ground {
  return { where: 'text', words: hit.words, start: hit.start, end: hit.end };
}

/** Most conditions do not hold: only what does is put into words. */
function when(isTrue: boolean, where: Evidence['where'], words: string): Ground[] | null {
  return isTrue ? [{ where, words, start: null, end: null }] : null;
}

function within(days: number | null, limit: number, words: string): Ground[] | null {
  return when(days !== null && days <= limit, 'structure', words);
}

function factHolds(fact: Fact, { facts }: Reading): Ground[] | null {
  if (!facts.has(fact)) return null;
  const { where, words } = FACT_WORDS[fact];
  return when(true, where, words);
}

/**
 * @returns the grounds when the condition holds (empty for a bare negation), null when it does not
 */
export function checkCondition(condition: Condition, reading: Reading): Ground[] | null {
  switch (condition.kind) {
    case 'anyPhrase': {
      const hit = reading.words.findAny(condition.phrases, condition.in);
      return hit === null ? null : [fromWords(hit)];
    }
    case 'allPhrases': {
      const hits = condition.phrases.map((phrase) => reading.words.findAny([phrase], condition.in));
      return hits.every((hit) => hit !== null) ? hits.map(fromWords) : null;
    }
    case 'anySignal': {
      for (const id of condition.signals) {
        const concept = reading.compiled.concepts.get(id);
        if (concept === undefined) continue;
        const hit = reading.words.findAny(concept.phrases, concept.in);
        if (hit !== null) return [fromWords(hit)];
      }
      return null;
    }
    case 'senderDomain': {
      const domain = domainOf(reading.mail.from?.address ?? '');
      return when(isWithinDomains(domain, condition.domains), 'sender', domain);
    }
    case 'senderInDirectory':
      return factHolds('sender-directory', reading);
    case 'headerPresent':
      return when(headerOf(reading.mail, condition.header) !== null, 'headers', condition.header);
    case 'headerContains': {
      const value = headerOf(reading.mail, condition.header) ?? '';
      return when(
        value.toLowerCase().includes(condition.text.toLowerCase()),
        'headers',
        `${condition.header}: ${condition.text}`,
      );
    }
    case 'attachmentNamed': {
      const name = reading.mail.attachmentNames.find((one) =>
        condition.endings.some((ending) => one.toLowerCase().endsWith(ending)),
      );
      return when(name !== undefined, 'attachments', name ?? '');
    }
    case 'hasFact':
      return factHolds(condition.fact, reading);
    case 'hasPhi': {
      const span = reading.phi.find((one) => condition.types.includes(one.type));
      return span === undefined
        ? null
        : [{ where: 'text', words: span.text, start: span.start, end: span.end }];
    }
    case 'hasAsk':
      return factHolds('meeting-ask', reading);
    case 'askWithinDays':
      return within(reading.askDays, condition.days, 'the earliest time asked for is near');
    case 'deadlineWithinDays':
      return within(reading.deadlineDays, condition.days, 'a stated deadline is near');
    case 'not':
      return checkCondition(condition.of, reading) === null ? [] : null;
    case 'all': {
      const grounds: Ground[] = [];
      for (const part of condition.of) {
        const found = checkCondition(part, reading);
        if (found === null) return null;
        grounds.push(...found);
      }
      return grounds;
    }
    case 'any': {
      for (const part of condition.of) {
        const found = checkCondition(part, reading);
        if (found !== null) return found;
      }
      return null;
    }
  }
}
