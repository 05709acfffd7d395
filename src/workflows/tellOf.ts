// Tells the other side that a proposal moved. A person who cannot be told finds it in the tab; nothing waits for it.
import type { Proposal } from '../domain/holds';
import { isDeskError, type ActivityType, type Desk } from '../ports';

/** Sends a content-free activity; false when Teams did not take it. */
export async function tellOf(
  desk: Desk,
  type: ActivityType,
  to: string,
  proposal: Proposal,
): Promise<boolean> {
  try {
    const told = await desk.activity.tell({
      to,
      type,
      tab: 'approvals',
      subPage: `proposal:${proposal.id}`,
    });
    return told === 'told';
  } catch (error) {
    if (isDeskError(error)) return false;
    throw error;
  }
}
