// What the assistant reads about questions, trips, batches and drafts: what they are, what became of them, what is wrong.
import type { OutgoingReason } from '../../domain/phi';
import {
  clearingOfficeOf,
  type BlockKind,
  type Proposal,
  type ProposalKind,
  type ProposalState,
} from '../../domain/holds';
import type { Roster } from '../../domain/roster';
import type { Asking } from '../../workflows/askPhysician';
import type { Batching } from '../../workflows/batchProposals';
import { checkWords, judgeWords } from '../../workflows/guardOutgoing';
import { NAME_NEEDS_REASON } from '../../ui/NameReasonField';
import type { PickOutcome, Placement, WithdrawOutcome } from '../../workflows/holdTerms';
import type { Tended } from '../../workflows/tendProposal';
import { blockWords, officeWords, problemWords, putOffWords, stateWords } from '../../ui/holdWords';
import { OBSERVED } from '../../ui/observeWords';
import type { Matter } from './typed';

export function matterWords(matter: Matter): string {
  switch (matter) {
    case 'question':
      return 'A question';
    case 'trip':
      return 'A trip, before it is booked';
    case 'clearance':
      return 'Record that an office cleared a trip';
    case 'batch':
      return 'Several meetings as one decision';
    case 'draft':
      return 'A draft to send';
  }
}

export function kindWords(kind: ProposalKind): string {
  switch (kind) {
    case 'question':
      return 'Question';
    case 'attestation':
      return 'Question, the physician’s alone';
    case 'trip':
      return 'Trip';
    case 'batch':
      return 'Batch';
    case 'draft':
      return 'Draft to send';
    case 'hold':
      return 'Hold';
  }
}

/** Where it stands and what comes next; what holds no time speaks of no calendar. */
export function nextWords({ kind }: Pick<Proposal, 'kind'>, state: ProposalState): string {
  const holdsTime = kind === 'trip' || kind === 'batch' || kind === 'hold';
  if (kind === 'trip' && state === 'cleared')
    return 'The physician said yes. It is booked once every office has cleared it.';
  if (kind === 'trip' && state === 'confirmed')
    return 'Cleared by everybody: the trip may be booked.';
  if (kind === 'batch' && state === 'confirmed')
    return 'All of it is busy in the calendar. Invite people from Outlook.';
  if (holdsTime) return stateWords(state).next;
  switch (state) {
    case 'confirmed':
      return 'Answered.';
    case 'sent':
      return 'Found among the sent mails. Nobody needs to answer any more.';
    case 'declined':
      return kind === 'draft'
        ? 'The physician does not want it sent.'
        : 'None of the answers was taken.';
    case 'expired':
      return 'Nobody answered in time. Ask again if it still matters.';
    case 'withdrawn':
      return 'You took it back.';
    case 'placing':
    case 'proposed':
    case 'cleared':
    case 'offered':
    case 'picked':
    case 'clash':
    case 'failed':
      return stateWords(state).next;
  }
}

const REASONS: Readonly<Record<OutgoingReason, string>> = {
  'record-number': 'a record number',
  'social-security-number': 'a social security number',
  'plan-number': 'a plan number',
  phone: 'a phone number',
  'e-mail': 'an address outside the directory',
  date: 'a date of birth',
  address: 'an address',
  link: 'a link into the record',
  name: 'a name that is in no directory',
  'clinical-word': 'a clinical word',
  'long-number': 'a long number',
  'too-deep': 'too much',
};

/** Why words may not leave the mailbox, while they are being typed; null when they may. */
export function unfitWords(roster: Roster, words: string): string | null {
  if (words.trim() === '') return null;
  const check = checkWords(roster, words);
  if (check.kind === 'clean') return null;
  const found = check.reasons.map((reason) => REASONS[reason]).join(', ');
  return `This cannot leave the mailbox: it holds ${found}. Put it in plainer words; the mail itself is shown beside it.`;
}

/** The same where a reason may let a name pass: then nothing but an identifier is unfit. */
export function unfitBesideNames(roster: Roster, words: string): string | null {
  return judgeWords(roster, [words.trim()], null) === 'name-needs-reason'
    ? null
    : unfitWords(roster, words);
}

/** A field's props for such words. */
export function invalid(message: string | null): {
  validationState?: 'error';
  validationMessage?: string;
} {
  return message === null ? {} : { validationState: 'error', validationMessage: message };
}

/** What became of asking, when it was not asked. */
export function askingWords(kind: Exclude<Asking['kind'], 'asked'>): string {
  switch (kind) {
    case 'unusable':
      return 'It needs words, two to four different answers and a time that has not passed.';
    case 'unfit-words':
      return 'Those words may not leave the mailbox. Nothing was asked; use plainer ones.';
    case 'name-needs-reason':
      return NAME_NEEDS_REASON;
    case 'closed':
      return 'This one was answered or taken back already. Ask again for a new one.';
    case 'not-a-principal':
      return 'This mailbox is not in the roster. Ask IT to add the physician.';
    case 'observe-only':
      return OBSERVED;
  }
}

/** What became of proposing a trip, when it was not placed. */
export function tripWords(kind: Exclude<Placement['kind'], 'placed'>): string {
  switch (kind) {
    case 'clash':
      return 'Other time stands in these days. Nothing was placed; choose other days.';
    case 'unknown-calendar':
      return 'The calendar could not be read just now, so nothing was placed. Try again in a moment.';
    case 'failed':
      return 'Exchange refused the entry; what was begun has been removed. Try again, or tell IT.';
    case 'closed':
    case 'unfit-words':
    case 'not-a-principal':
    case 'observe-only':
      return askingWords(kind);
    case 'unusable':
      return 'A trip needs one beginning and one end after it.';
  }
}

/** What stands in the days of a trip, and whose leave is missing. */
export function tripClashWords(kinds: readonly BlockKind[]): string {
  const offices = [...new Set(kinds.map(clearingOfficeOf))].filter((office) => office !== null);
  const rest = kinds.filter((kind) => clearingOfficeOf(kind) === null);
  const next = [
    offices.length === 0 ? null : `${officesWords(offices)} must clear it: tick that above`,
    rest.length === 0 ? null : 'withdraw or move what was promised there, or choose other days',
  ].filter((words) => words !== null);
  const over = kinds.length === 0 ? 'other time' : kinds.map(blockWords).join(', ');
  return `In these days stands: ${over}. To go on, ${next.join(', and ')}. Nothing was placed.`;
}

/** What became of a batch, when it was not placed. */
export function batchWords(kind: Exclude<Batching['kind'], 'batched'>): string {
  switch (kind) {
    case 'changed':
      return 'One of them was answered or changed since it was shown. Nothing was written; look again.';
    case 'unusable':
      return 'Choose two to nine, no two of them at the same time.';
    case 'clash':
      return 'Other time was committed over one of them. Nothing was written; look again.';
    case 'unknown-calendar':
    case 'failed':
    case 'closed':
    case 'unfit-words':
    case 'not-a-principal':
    case 'observe-only':
      return tripWords(kind);
  }
}

/** What became of recording a clearance. */
export function clearanceWords(outcome: PickOutcome): string {
  switch (outcome.kind) {
    case 'not-cleared':
      return 'Recorded. The trip is booked only when the rest is there: the physician’s yes and every office.';
    case 'confirmed':
      return 'Recorded, and nothing is missing: the trip is busy in the calendar and may be booked.';
    case 'option-gone':
      return 'This trip does not need that office.';
    case 'cleared':
    case 'on-word':
    case 'sent':
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'clash':
    case 'not-yet-placed':
    case 'changed':
    case 'closed':
    case 'gone':
    case 'broken':
    case 'observe-only':
      return closingWords(outcome) ?? 'Recorded.';
  }
}

/** What became of withdrawing, reminding or extending; null when the card already says it. */
export function closingWords(outcome: WithdrawOutcome | PickOutcome | Tended): string | null {
  switch (outcome.kind) {
    case 'done':
      return outcome.wasTold ? 'Told again in Teams.' : 'Done.';
    case 'unusable':
      return 'The answer cannot be given later than that.';
    case 'cleared':
    case 'confirmed':
    case 'sent':
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'on-word':
    case 'not-cleared':
      return null;
    case 'clash':
      return `It was decided, but the calendar no longer allows it. ${problemWords(outcome.problem)}`;
    case 'not-yet-placed':
      return `Decided. ${putOffWords(outcome.why)}`;
    case 'changed':
      return 'Somebody changed it meanwhile. Nothing was overwritten; it is shown as it is now.';
    case 'closed':
      return 'Too late: it is already settled.';
    case 'option-gone':
      return 'That time no longer stands in the calendar.';
    case 'gone':
      return 'It is no longer in the list.';
    case 'broken':
      return 'It cannot be read in the list. Ask IT to look at it.';
    case 'observe-only':
      return OBSERVED;
  }
}

export function officesWords(offices: Proposal['needs']): string {
  return offices.map(officeWords).join(' and ');
}

export function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
