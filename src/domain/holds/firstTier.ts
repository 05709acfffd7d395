// Which tier a request begins in, before a person says otherwise: by who asks and how soon an answer is wanted.
import type { Roster } from '../roster';
import type { MeetingTier } from './types';

export const TIER_REASONS = ['known-and-pressing', 'known', 'not-known'] as const;
export type TierReason = (typeof TIER_REASONS)[number];

export interface FirstTier {
  readonly tier: MeetingTier;
  readonly because: TierReason;
}

/**
 * The tier to begin with: A for somebody of the house, or a cleared stakeholder, whose request is pressing; B for them
 * otherwise; C for everybody else. Pressing words of a stranger buy no better tier. A batch is only ever chosen by hand.
 *
 * @param isPressing the mail wants an answer now or today
 *
 * @example
 * firstTier({ address: 'sales@vendor.example', isPressing: true, roster }) //=> { tier: 'C', because: 'not-known' }
 */
export function firstTier(ask: {
  readonly address: string | null;
  readonly isPressing: boolean;
  readonly roster: Pick<Roster, 'colleagues' | 'clearedStakeholders'>;
}): FirstTier {
  const at = ask.address?.trim().toLowerCase() ?? '';
  const { colleagues, clearedStakeholders } = ask.roster;
  const isKnown =
    at !== '' &&
    [...colleagues, ...clearedStakeholders].some(({ address }) => address.toLowerCase() === at);
  if (!isKnown) return { tier: 'C', because: 'not-known' };
  return ask.isPressing
    ? { tier: 'A', because: 'known-and-pressing' }
    : { tier: 'B', because: 'known' };
}
