// What is said after an answer: the truth that the server told, and what to do next.
import {
  isAsking,
  type Decision,
  type HoldOption,
  type Proposal,
  type Standing,
} from '../../domain/holds';
import type { Instant, ZoneId } from '../../domain/time';
import { problemWords, putOffWords, stateWords } from '../../ui/holdWords';
import { OBSERVED } from '../../ui/observeWords';
import { sayInstantNear, sayWindow } from '../../ui/sayTime';
import type { AnsweredAlone, DecisionOutcome } from '../../workflows/holdTerms';

export interface OutcomeWords {
  readonly tone: 'success' | 'warning' | 'error';
  readonly title: string;
  readonly sentence: string;
  /** True when the answer did not count and the person must look again. */
  readonly isOpenAgain: boolean;
}

export interface OutcomeContext {
  readonly assistantName: string;
  readonly now: Instant;
  readonly zone: ZoneId;
}

/** One exhaustive switch: every outcome has its sentence. */
export function outcomeWords(outcome: DecisionOutcome, context: OutcomeContext): OutcomeWords {
  const { assistantName: assistant } = context;
  switch (outcome.kind) {
    case 'cleared':
      if (outcome.proposal.kind === 'trip') {
        return done(
          'Yes, this trip',
          'Your answer counts. It is booked once every office has cleared it; until then it stays tentative.',
        );
      }
      return done(
        'Any of these',
        `${assistant} picks one and offers it. All stay tentative until then.`,
      );
    case 'confirmed': {
      const { proposal } = outcome;
      if (isAsking(proposal)) return done('Answered', `${assistant} sees your answer.`);
      if (proposal.kind === 'batch') {
        return done('Booked', batchWords(proposal, outcome.alone ?? [], context));
      }
      const chosen = outcome.proposal.options.find(
        (option) => option.id === outcome.proposal.chosenOptionId,
      );
      return done(
        'Booked',
        chosen === undefined
          ? 'The time is busy in the calendar; the others are free again.'
          : `${sayWindow(chosen.window, context.zone)} is busy in the calendar; the other times are free again.`,
      );
    }
    case 'on-word':
      return done(
        'Firm on a heard word',
        'The time is busy in the calendar. It still waits for the physician’s own answer.',
      );
    case 'overtaken':
      return again(
        `Your answer counts for version ${String(outcome.answered)}`,
        `It is on record for what you saw. In the same moment ${assistant} changed the proposal; version ${String(outcome.revision)} needs an answer of its own.`,
      );
    case 'declined':
      return done(
        'Declined',
        isAsking(outcome.proposal)
          ? `${assistant} sees that none of it is wanted.`
          : 'The held times are free again.',
      );
    case 'expired':
      return over(
        'It had run out',
        `The decide-by had passed and the times were released. Ask ${assistant} for new ones if you still want to meet.`,
      );
    case 'sent':
      return over(
        'It was sent already',
        'The draft was found among the sent mails before your answer came. Nothing is left to do.',
      );
    case 'withdrawn':
      return over(
        'It was withdrawn',
        `${assistant} took it back before your answer came. Nothing is held.`,
      );
    case 'clash':
      return {
        tone: 'error',
        title: 'Answered, but the time is gone',
        sentence: `${problemWords(outcome.problem)} Your answer is kept and nothing was double-booked; ${assistant} sees the clash and proposes another time.`,
        isOpenAgain: false,
      };
    case 'not-yet-placed':
      return done(
        'Answered, not yet in the calendar',
        `Your answer is kept. ${putOffWords(outcome.why)}`,
      );
    case 'changed':
      return again(
        'Somebody changed it at the same moment',
        'Nothing was overwritten. This is how it stands now; answer again if it still waits.',
      );
    case 'already-decided':
      return over(
        outcome.isMine
          ? 'You had already decided'
          : `${outcome.decision.decidedBy} had already decided`,
        `${answerWords(outcome.decision)}, ${sayInstantNear(outcome.decision.decidedAt, context.now, context.zone)}. That answer stands; ask ${assistant} for a new proposal to change it.`,
      );
    case 'closed':
      return over(
        `It is no longer open: ${stateWords(outcome.state).title.toLowerCase()}`,
        'Your answer was not needed. Nothing was changed.',
      );
    case 'revised':
      return again(
        'It was changed since you saw it',
        `${assistant} edited the proposal. Your answer was not counted; this is the new version, look and answer again.`,
      );
    case 'not-entitled':
      return over(
        'Your answer does not count here',
        outcome.from === null
          ? 'Only the physician and the named second approvers decide. Nothing was written.'
          : `A second approver decides while the physician is away, or from ${sayInstantNear(outcome.from, context.now, context.zone)} on. Nothing was written.`,
      );
    case 'option-gone':
      return again(
        'That time no longer stands',
        'It was removed from the calendar. Choose another one, or decline.',
      );
    case 'observe-only':
      return over('Nothing was written', OBSERVED);
    case 'gone':
      return over('It is no longer there', 'Somebody removed the proposal. Nothing was written.');
    case 'broken':
      return {
        tone: 'error',
        title: 'This proposal cannot be read',
        sentence: `Its row (${outcome.itemId}) in the list was damaged. Nothing was written; ask ${assistant} to propose anew.`,
        isOpenAgain: false,
      };
  }
}

function done(title: string, sentence: string): OutcomeWords {
  return { tone: 'success', title, sentence, isOpenAgain: false };
}

function over(title: string, sentence: string): OutcomeWords {
  return { tone: 'warning', title, sentence, isOpenAgain: false };
}

function again(title: string, sentence: string): OutcomeWords {
  return { tone: 'warning', title, sentence, isOpenAgain: true };
}

/** An answer in the words of the buttons. */
export function answerWords(decision: Pick<Decision, 'answer'>): string {
  switch (decision.answer) {
    case 'any':
      return 'Any of these';
    case 'only':
      return 'Only this time';
    case 'decline':
      return 'Declined';
  }
}

/** In whose place somebody answered; nothing for the physician. */
export function standingWords(standing: Standing | null): string {
  switch (standing) {
    case 'second-approver':
      return ' as second approver';
    case 'grant':
      return ' under a signed permission';
    case 'physician':
    case null:
      return '';
  }
}

/** What a batch placed, and what it left as it was answered before. */
function batchWords(
  { options }: Pick<Proposal, 'options'>,
  alone: readonly AnsweredAlone[],
  { now, zone }: OutcomeContext,
): string {
  const count = options.length;
  if (alone.length === 0) return `All ${String(count)} are busy in the calendar.`;
  const rest = count - alone.length;
  const placed =
    rest === 0
      ? 'Nothing was left to place.'
      : `${String(rest)} of ${String(count)} ${rest === 1 ? 'is' : 'are'} busy in the calendar.`;
  const apart = alone.map(
    (one) =>
      `${timeOf(options, one, zone)} stays as it is: ${lowerFirst(aloneWords(one, now, zone))}`,
  );
  return [placed, ...apart].join(' ');
}

/** Of a meeting that a batch asked for and that had an answer of its own. */
export function aloneWords({ by, answer, at }: AnsweredAlone, now: Instant, zone: ZoneId): string {
  const when = sayInstantNear(at, now, zone);
  return by === null
    ? `Already promised on a heard word, ${when}.`
    : `Already answered by ${by.name} (${lowerFirst(answerWords({ answer }))}), ${when}.`;
}

function timeOf(options: readonly HoldOption[], { optionId }: AnsweredAlone, zone: ZoneId): string {
  const option = options.find(({ id }) => id === optionId);
  return option === undefined ? 'Another one' : sayWindow(option.window, zone);
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
