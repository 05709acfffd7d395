// What a person chose on a card: in words, and found again when the card comes back.
import { isAsking, optionWithId, type Proposal } from '../../domain/holds';
import type { ZoneId } from '../../domain/time';
import { sayWindow } from '../../ui/sayTime';
import type { Answer } from './useApprovals';

/** What a person chose, in the words of the button: shown at once, and kept when it did not count. */
export function choiceWords(
  { answer, optionId }: Answer,
  proposal: Proposal,
  zone: ZoneId,
): string {
  if (answer === 'decline') return declineWords(proposal);
  const said = proposal.answers.find(({ id }) => id === optionId);
  if (said !== undefined) return said.words;
  if (answer === 'only') {
    const option = proposal.options.find(({ id }) => id === optionId);
    return option === undefined ? 'Only one time' : `Yes to ${sayWindow(option.window, zone)}`;
  }
  switch (proposal.kind) {
    case 'batch':
      return batchYesWords(proposal);
    case 'trip':
      return 'Yes, this trip';
    case 'hold':
    case 'question':
    case 'attestation':
    case 'draft':
      return 'Any of these';
  }
}

/** Yes to what a batch still asks for: a meeting that was answered by itself is no part of it, and has no event any more. */
export function batchYesWords({ options }: Pick<Proposal, 'options'>): string {
  const left = options.filter(({ eventId }) => eventId !== null).length;
  if (left === options.length || left === 0) return `Yes to all ${String(options.length)}`;
  return left === 1 ? 'Yes to the other one' : `Yes to the other ${String(left)}`;
}

/** The button that says no. */
export function declineWords(proposal: Pick<Proposal, 'kind'>): string {
  if (proposal.kind === 'draft') return 'Do not send it';
  return isAsking(proposal) ? 'None of these' : 'Decline';
}

/**
 * True when an answer to a proposal as it stands is the one that was given to it as it was seen: the same time, not the
 * same number, for a new version numbers its times anew.
 */
export function isSameChoice(
  now: { readonly answer: Answer; readonly proposal: Proposal },
  before: { readonly answer: Answer; readonly seen: Proposal },
): boolean {
  if (now.answer.answer !== before.answer.answer) return false;
  if (now.answer.answer !== 'only') return true;
  if (isAsking(now.proposal)) return now.answer.optionId === before.answer.optionId;
  const here = optionWithId(now.proposal, now.answer.optionId)?.window;
  const there = optionWithId(before.seen, before.answer.optionId)?.window;
  return here !== undefined && here.start === there?.start && here.end === there.end;
}
