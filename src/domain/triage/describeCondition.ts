// Says in plain words what a condition of the matrix asks for; speaks of the matrix only, never of a mail.
import type { Concept } from './evidenceModel';
import type { Condition } from './conditions';
import { FACT_WORDS } from './facts';

/** More phrases than these tell a person nothing more. */
const MOST_PHRASES = 3;
const MOST_WAYS = 3;

function spoken(phrase: string): string {
  return `“${phrase.replaceAll('#', 'a number').replace(/\*/g, '…')}”`;
}

function listed(parts: readonly string[], word: 'or' | 'and'): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;
}

/**
 * What a condition asks for, as the end of the sentence "It missed …".
 *
 * @param concepts by id; a signal is told by the first ways of saying it
 *
 * @example
 * describeCondition({ kind: 'hasFact', fact: 'patient-name' }, concepts) //=> '“names a patient”'
 */
export function describeCondition(
  condition: Condition,
  concepts: ReadonlyMap<string, Concept>,
): string {
  const inner = (one: Condition): string => describeCondition(one, concepts);
  switch (condition.kind) {
    case 'anyPhrase':
      return listed(condition.phrases.slice(0, MOST_PHRASES).map(spoken), 'or');
    case 'allPhrases':
      return listed(condition.phrases.map(spoken), 'and');
    case 'anySignal': {
      const phrases = condition.signals.flatMap(
        (id) => concepts.get(id)?.phrases.slice(0, 2) ?? [],
      );
      return `words such as ${listed(phrases.slice(0, MOST_PHRASES).map(spoken), 'or')}`;
    }
    case 'senderDomain':
      return `a sender at ${listed(condition.domains.slice(0, MOST_PHRASES), 'or')}`;
    case 'senderInDirectory':
      return `“${FACT_WORDS['sender-directory'].words}”`;
    case 'headerPresent':
      return `the header ${condition.header}`;
    case 'headerContains':
      return `“${condition.text}” in the header ${condition.header}`;
    case 'attachmentNamed':
      return `an attachment ending in ${listed(condition.endings.slice(0, MOST_PHRASES), 'or')}`;
    case 'hasFact':
      return `“${FACT_WORDS[condition.fact].words}”`;
    case 'hasPhi':
      return 'an identifier of a patient';
    case 'hasAsk':
      return `“${FACT_WORDS['meeting-ask'].words}”`;
    case 'askWithinDays':
      return `a time asked for within ${condition.days} working days`;
    case 'deadlineWithinDays':
      return `a deadline within ${condition.days} working days`;
    case 'not':
      return `that it is not ${inner(condition.of)}`;
    case 'all':
      return listed(condition.of.map(inner), 'and');
    case 'any':
      return listed(condition.of.slice(0, MOST_WAYS).map(inner), 'or');
  }
}
