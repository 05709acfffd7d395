// The names and fingerprints that make a proposal's steps repeatable and a decision bind one revision.
import { hashOf, uuidV5 } from '../log';
import { formatInstant, type Window } from '../time';
import type { Proposal } from './types';

/**
 * The hash of what the physician decides on: SHA-256 over the canonical content of the revision.
 *
 * State, event ids, the chosen option, the deadlines and recorded clearances are left out: they change without changing
 * what was asked.
 *
 * @returns 64 hex digits
 */
export function hashRevision(
  proposal: Pick<
    Proposal,
    | 'id'
    | 'kind'
    | 'principal'
    | 'revision'
    | 'title'
    | 'durationMinutes'
    | 'mode'
    | 'tier'
    | 'stream'
    | 'message'
    | 'options'
    | 'answers'
    | 'needs'
    | 'inPlaceOf'
  >,
): string {
  return hashOf({
    id: proposal.id,
    kind: proposal.kind,
    principal: proposal.principal.toLowerCase(),
    revision: proposal.revision,
    title: proposal.title,
    durationMinutes: proposal.durationMinutes,
    mode: proposal.mode,
    tier: proposal.tier,
    stream: proposal.stream,
    message: proposal.message,
    options: proposal.options.map(({ id, window, label, travel }) => ({
      id,
      label,
      ...spelled(window),
      travel: travel.map((leg) => spelled(leg.window)),
    })),
    answers: proposal.answers.map(({ id, words }) => ({ id, words })),
    needs: proposal.needs,
    // Her yes ends the firm hold that is named here: naming another one is another question.
    ...(proposal.kind === 'hold' && proposal.inPlaceOf !== undefined
      ? { inPlaceOf: proposal.inPlaceOf }
      : {}),
  });
}

function spelled({ start, end }: Window): { readonly start: string; readonly end: string } {
  return { start: formatInstant(start), end: formatInstant(end) };
}

/**
 * The transaction id of one event: the same option of the same revision and attempt never makes two events
 * (Graph `event.transactionId`).
 */
export function transactionIdFor(
  proposalId: string,
  revision: number,
  optionId: string,
  attempt: number,
): string {
  return uuidV5(`hold|${proposalId}|${revision}|${optionId}|${attempt}`);
}

/**
 * The id of the nth proposal that asks for another time in place of a firm hold: two people who press in the same moment
 * ask once.
 */
export function successorIdFor(proposalId: string, nth: number): string {
  return uuidV5(`successor|${proposalId}|${nth}`);
}

/** The unique key of a decision: one for each revision, whoever is first. */
export function decisionKey(proposalId: string, revision: number): string {
  return `${proposalId}#${revision}`;
}

/** Under this id the decisions list keeps what a physician said once for many proposals. */
export function standingWordsId(principal: string): string {
  return uuidV5(`standing-words|${principal.toLowerCase()}`);
}
