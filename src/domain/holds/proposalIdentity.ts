// The names and fingerprints that make a proposal's steps repeatable and a decision bind one revision.
import { hashOf, uuidV5 } from '../log';
import { formatInstant } from '../time';
import type { Proposal } from './types';

/**
 * The hash of what the physician decides on: SHA-256 over the canonical content of the revision.
 *
 * State, event ids, the chosen option and the deadline are left out: they change without changing what was asked.
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
    | 'message'
    | 'options'
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
    message: proposal.message,
    options: proposal.options.map(({ id, window }) => ({
      id,
      start: formatInstant(window.start),
      end: formatInstant(window.end),
    })),
  });
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

/** The unique key of a decision: one for each revision, whoever is first. */
export function decisionKey(proposalId: string, revision: number): string {
  return `${proposalId}#${revision}`;
}
