// What became of picking or withdrawing, in one sentence.
import type { ProposalState } from '../../domain/holds';
import { problemWords, putOffWords, stateWords } from '../../ui/holdWords';
import { OBSERVED } from '../../ui/observeWords';
import type { DecisionOutcome, PickOutcome, WithdrawOutcome } from '../../workflows/holdTerms';
import type { Revision } from '../../workflows/reviseProposal';
import type { Tended } from '../../workflows/tendProposal';

/** null when the outcome is about another proposal or the badge already says all. */
export function closingWords(
  outcome: PickOutcome | WithdrawOutcome,
  proposalId: string,
): string | null {
  if ('proposal' in outcome && outcome.proposal.id !== proposalId) return null;
  switch (outcome.kind) {
    case 'cleared':
    case 'confirmed':
    case 'sent':
    case 'declined':
    case 'expired':
    case 'withdrawn':
      return null;
    case 'on-word':
      return 'The time is busy on the word you heard. The physician signs it in Teams; until then it reads as picked.';
    case 'clash':
      return `It was decided, but ${lowerFirst(problemWords(outcome.problem))} Propose other times.`;
    case 'not-yet-placed':
      return `Decided. ${putOffWords(outcome.why)}`;
    case 'changed':
      return 'Somebody changed the proposal meanwhile. Nothing was overwritten; it is shown as it is now.';
    case 'closed':
      return `Too late: it is already ${lowerFirst(stateWords(outcome.state).title)}.`;
    case 'not-cleared':
      return 'The physician has not answered "any of these" yet.';
    case 'option-gone':
      return 'That time no longer stands in the calendar. Choose another.';
    case 'observe-only':
      return OBSERVED;
    case 'gone':
      return 'The proposal is no longer in the list.';
    case 'broken':
      return 'The proposal in the list cannot be read. Ask IT to look at it.';
  }
}

/** What became of any act on a proposal; null when it is about another one or the badge already says all. */
export function actWords(
  outcome: PickOutcome | WithdrawOutcome | Tended | Revision | DecisionOutcome,
  proposalId: string,
): string | null {
  if ('proposal' in outcome && outcome.proposal.id !== proposalId) return null;
  switch (outcome.kind) {
    case 'done':
      return 'Done.';
    case 'revised': {
      if (!('proposal' in outcome))
        return 'Somebody changed the proposal meanwhile. Nothing was overwritten; it is shown as it is now.';
      return outcome.overtaken.length > 0
        ? 'Changed. The answer that was given counts for the earlier version only; this one needs an answer of its own.'
        : 'Changed. This version needs an answer of its own.';
    }
    case 'unusable':
      return 'That cannot be done: choose one to three times, and no deadline later than the last of them.';
    case 'unknown-calendar':
    case 'unfit-words':
    case 'failed':
    case 'not-a-principal':
      return placementWords(outcome);
    case 'overtaken':
      return 'Your answer counts for the version you saw; a newer one was made in the same moment.';
    case 'already-decided':
      return 'Somebody has answered already. That answer stands.';
    case 'not-entitled':
      return 'The permission does not cover this any more. The physician answers it.';
    case 'clash':
      return 'problem' in outcome
        ? closingWords(outcome, proposalId)
        : placementWords({ kind: 'clash' });
    case 'cleared':
    case 'confirmed':
    case 'sent':
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'on-word':
    case 'not-yet-placed':
    case 'changed':
    case 'closed':
    case 'not-cleared':
    case 'option-gone':
    case 'observe-only':
    case 'gone':
    case 'broken':
      return closingWords(outcome, proposalId);
  }
}

function lowerFirst(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** What became of proposing, when it was not placed. */
export function placementWords(outcome: NotPlaced): string {
  switch (outcome.kind) {
    case 'clash':
      return 'The calendar changed since these times were suggested. Nothing was placed; suggest again.';
    case 'unknown-calendar':
      return 'The calendar could not be read just now, so nothing was placed. Try again in a moment.';
    case 'not-a-principal':
      return 'This mailbox is not in the roster. Ask IT to add the physician.';
    case 'observe-only':
      return OBSERVED;
    case 'failed':
      return 'Exchange refused the holds; what was begun has been removed. Try again, or tell IT.';
    case 'closed':
      return standsAlreadyWords(outcome.state);
    case 'unfit-words':
      return 'Those words may not stand in a calendar that others read. Nothing was placed; use plainer ones.';
    case 'unusable':
      return 'Choose one to three times first.';
  }
}

type NotPlaced =
  | {
      readonly kind:
        | 'clash'
        | 'unknown-calendar'
        | 'not-a-principal'
        | 'failed'
        | 'unusable'
        | 'unfit-words'
        | 'observe-only';
    }
  /** The proposal stands already, further on or with other content. */
  | { readonly kind: 'closed'; readonly state: ProposalState };

/** Open and still to be answered is not closed: somebody has changed it since, or a colleague was faster. */
function standsAlreadyWords(state: ProposalState): string {
  switch (state) {
    case 'placing':
    case 'proposed':
      return 'A newer version of this proposal is open already; nothing was placed. Change that one, or find times again for another.';
    case 'failed':
      return 'This proposal could not be placed or cannot be read. Find times again for a new one; if it happens again, tell IT.';
    case 'cleared':
    case 'offered':
    case 'picked':
    case 'confirmed':
    case 'sent':
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'clash':
      return `This proposal is further on already: ${lowerFirst(stateWords(state).title)}. Nothing was placed; find times again for a new one.`;
  }
}
