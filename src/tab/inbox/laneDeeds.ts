// What the one key does: the deed that a lane asks for, and how it is said.
import { lanePolicyOf } from '../../domain/macros';
import { channelWithId, type Channel } from '../../domain/roster';
import { isLockedLane, type Lane, type Urgency } from '../../domain/triage';
import { laneWords } from '../../ui/laneWords';
import type { BulkDeed } from '../../workflows/fileMails';
import type { HouseRules } from '../../workflows/loadHouseRules';

/** The channels that the signed matrix names for a lane, best first. */
export function channelsOf({ release, roster }: HouseRules, lane: Lane): readonly Channel[] {
  return (lanePolicyOf(release.matrix, lane)?.channels ?? [])
    .map((id) => channelWithId(roster, id))
    .filter((channel) => channel !== null);
}

/**
 * The lane's default action.
 *
 * What is not the desk's to answer goes to its channel, what nobody waits for is filed, and all else gets its lane and
 * its due time and stays in the inbox as work.
 */
export function defaultDeed(houseRules: HouseRules, lane: Lane, urgency: Urgency): BulkDeed {
  const [first] = channelsOf(houseRules, lane);
  if ((isLockedLane(lane) || lane === 'patient-admin') && first !== undefined)
    return { kind: 'hand-off', channelId: first.id };
  if (lane === 'digest' || (lane === 'vendor' && urgency === 'digest')) return { kind: 'file' };
  return { kind: 'label' };
}

/** On a button: `Hand to Nurse line`. */
export function deedLabel({ roster }: HouseRules, lane: Lane, deed: BulkDeed): string {
  switch (deed.kind) {
    case 'label':
      return `Label: ${laneWords(lane).title}`;
    case 'file':
      return lane === 'digest' || lane === 'vendor' ? 'File to digest' : 'File';
    case 'hand-off':
      return `Hand to ${channelWithId(roster, deed.channelId)?.name ?? deed.channelId}`;
  }
}

/** Afterwards: `Filed: Vendor`. */
export function deedDone(houseRules: HouseRules, lane: Lane, deed: BulkDeed): string {
  switch (deed.kind) {
    case 'label':
      return `Labelled: ${laneWords(lane).title}`;
    case 'file':
      return `Filed: ${laneWords(lane).title}`;
    case 'hand-off':
      return `Handed to ${channelWithId(houseRules.roster, deed.channelId)?.name ?? deed.channelId}`;
  }
}
