// What stands against handing a mail to a channel, asked before its lane is written: a refusal then changes nothing.
import { workIdForHandOff } from '../domain/log';
import { lanePolicyOf } from '../domain/macros';
import type { MessageReference } from '../domain/mail';
import type { Lane } from '../domain/triage';
import type { Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { findHandOff } from './workRows';

/** null when nothing does. One's own open hand-off is repeated, and then finished; a colleague's is left to them. */
export async function whyNotHandOff(
  desk: Desk,
  { release }: HouseRules,
  asked: {
    readonly reference: MessageReference;
    readonly lane: Lane;
    readonly channelId: string;
    /** Address of the person who hands it off. */
    readonly by: string;
  },
): Promise<'already-handed-off' | 'already-taken' | 'channel-not-for-lane' | null> {
  const { reference, lane, channelId, by } = asked;
  if (lanePolicyOf(release.matrix, lane)?.channels.includes(channelId) !== true)
    return 'channel-not-for-lane';
  const standing = (await findHandOff(desk, workIdForHandOff(reference, channelId)))?.item;
  switch (standing?.state) {
    case 'open':
      return standing.data.openedBy === by ? null : 'already-handed-off';
    case 'taken':
    case 'closed':
      return 'already-taken';
    default:
      return null;
  }
}
