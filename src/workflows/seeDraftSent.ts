// Notices that a draft in the queue was sent by hand from Outlook, so that nobody is asked about it any more.
import { stateAfter } from '../domain/holds';
import type { Desk } from '../ports';
import type { ReadProposal } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { changeProposal } from './proposalRows';

/**
 * Writes `sent` where the mailbox shows that the draft went out. That is what was seen, not whose doing it was: no answer
 * is recorded for anybody, and one that somebody gave before stays what counts. A draft that is not there says nothing:
 * it may be on its way, deleted, or kept nowhere after sending.
 *
 * It is looked at before a lapse is carried out: what was sent in time never reads as expired.
 *
 * @returns null when there is nothing to write
 */
export async function seeDraftSent(
  desk: Desk,
  { roster }: HouseRules,
  read: ReadProposal,
): Promise<'sent' | 'changed' | null> {
  const { proposal, projection } = read;
  const { message } = proposal;
  if (proposal.kind !== 'draft' || projection.decision !== null || message === null) return null;
  const state = stateAfter(proposal.state, 'see-sent');
  if (state === null || (await desk.mailbox.readDraftState(message)) !== 'sent') return null;
  const written = await changeProposal(desk, roster, read, (before) => ({ ...before, state }));
  return written === 'changed' ? 'changed' : 'sent';
}
