// Which meetings of a batch somebody answered one by one, so that the batch's own yes never places them twice.
import type { Decision, HoldOption, Proposal } from '../domain/holds';
import { personWithId, type Roster } from '../domain/roster';
import { isSameTime, type Instant } from '../domain/time';
import type { Desk } from '../ports';
import type { AnsweredAlone, ReadProposal } from './holdTerms';
import { findProposal } from './proposalRows';

/** States that an answer of its own leads to. */
const ANSWERED = ['cleared', 'offered', 'picked', 'confirmed', 'declined'] as const;

/**
 * The members of a batch that were answered by themselves, with the batch's option for each.
 *
 * Where both were answered, the earlier answer counts, by the server's stamps; in the same second the member's own. A
 * member that was answered later is none of these: it goes with the batch.
 *
 * @param decision what the batch itself was answered; null while it waits
 */
export async function answeredAlone(
  desk: Desk,
  roster: Roster,
  batch: Proposal,
  decision: Decision | null,
): Promise<readonly AnsweredAlone[]> {
  if (batch.kind !== 'batch') return [];
  const alone: AnsweredAlone[] = [];
  for (const proposalId of batch.inPlaceOf ?? []) {
    const member = await findProposal(desk, roster, proposalId);
    if (member?.kind !== 'read') continue;
    const answer = answerOf(roster, member);
    if (answer === null || (decision !== null && answer.at > decision.decidedAt)) continue;
    const option = optionOf(batch, member.proposal, alone);
    if (option !== null) alone.push({ proposalId, optionId: option.id, ...answer });
  }
  return alone;
}

function answerOf(
  roster: Roster,
  { proposal, projection }: ReadProposal,
): Pick<AnsweredAlone, 'by' | 'answer' | 'at'> | null {
  const { decision, state } = projection;
  if (!(ANSWERED as readonly string[]).includes(state)) return null;
  if (decision !== null) {
    const { decidedById, decidedBy, answer, decidedAt } = decision;
    const name = personWithId(roster, decidedById)?.name ?? decidedBy;
    return { by: { id: decidedById, name }, answer, at: decidedAt };
  }
  const heardAt: Instant | null = proposal.word?.heardAt ?? null;
  return heardAt === null ? null : { by: null, answer: 'only', at: heardAt };
}

/** The batch's option at one of the member's times; no option stands for two members. */
function optionOf(
  batch: Proposal,
  member: Proposal,
  taken: readonly AnsweredAlone[],
): HoldOption | null {
  return (
    batch.options.find(
      (option) =>
        !taken.some(({ optionId }) => optionId === option.id) &&
        member.options.some(({ window }) => isSameTime(window, option.window)),
    ) ?? null
  );
}
