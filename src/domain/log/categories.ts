// The shared Outlook categories that carry a lane through every client, with or without Anteroom (F8).
import { LANES, type Lane } from '../triage';

/** Category of each lane. Short, so that Outlook's message list shows all of it. */
export const LANE_CATEGORIES: Readonly<Record<Lane, string>> = {
  suspicious: 'Lane: suspicious',
  'legal-compliance': 'Lane: legal',
  'patient-clinical': 'Lane: patient, clinical',
  'patient-admin': 'Lane: patient, office',
  'referral-auth': 'Lane: referral',
  'schedule-change': 'Lane: schedule change',
  credentialing: 'Lane: credentialing',
  leadership: 'Lane: leadership',
  academic: 'Lane: academic',
  'travel-speaking': 'Lane: travel, speaking',
  'meeting-request': 'Lane: meeting request',
  vendor: 'Lane: vendor',
  digest: 'Lane: digest',
};

/** Put beside the lane while a hand-off is open or taken. */
export const HANDED_OFF_CATEGORY = 'Handed off';

/** Every category that may be on a mail because of its lane. */
export const ALL_LANE_CATEGORIES: readonly string[] = LANES.map((lane) => LANE_CATEGORIES[lane]);

/**
 * The lane that a mail's categories say; null when they say none.
 *
 * @example
 * laneOfCategories(['Red', 'Lane: vendor']) //=> 'vendor'
 */
export function laneOfCategories(categories: readonly string[]): Lane | null {
  return LANES.find((lane) => categories.includes(LANE_CATEGORIES[lane])) ?? null;
}

/**
 * True once somebody has given the mail a lane or handed it off, as its categories say.
 *
 * @example
 * isSeenTo(['Handed off']) //=> true
 */
export function isSeenTo(categories: readonly string[]): boolean {
  return laneOfCategories(categories) !== null || categories.includes(HANDED_OFF_CATEGORY);
}
