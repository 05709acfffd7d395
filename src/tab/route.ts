// Where in the tab a person wants to be: Teams' page id decides, a deep link names the proposal, the mail or the pile.
import { COUNTED_PILES, type CountedPile } from '../domain/log';

export const SCREENS = ['inbox', 'approvals', 'health', 'standup'] as const;
export type ScreenName = (typeof SCREENS)[number];

/** The screen of a static tab's entity id; approvals for anything unknown, since somebody may be waiting there. */
export function screenOf(tab: string): ScreenName {
  return SCREENS.find((screen) => screen === tab) ?? 'approvals';
}

/**
 * The proposal that a deep link's sub-page names.
 *
 * @example
 * proposalOf('proposal:0f8fad5b-d9cb-469f-a165-70867728950e') //=> '0f8fad5b-d9cb-469f-a165-70867728950e'
 */
export function proposalOf(subPage: string | null): string | null {
  return /^proposal:([0-9a-f-]{36})$/i.exec(subPage ?? '')?.[1]?.toLowerCase() ?? null;
}

/**
 * The work id of the mail that a deep link's sub-page names; it is a hash and tells nothing of the mail.
 *
 * @example
 * mailOf('mail:0f8fad5b-d9cb-569f-a165-70867728950e') //=> '0f8fad5b-d9cb-569f-a165-70867728950e'
 */
export function mailOf(subPage: string | null): string | null {
  return /^mail:([0-9a-f-]{36})$/i.exec(subPage ?? '')?.[1]?.toLowerCase() ?? null;
}

/**
 * The pile that a deep link's sub-page names.
 *
 * @example
 * pileOfLink('pile:meeting-request') //=> 'meeting-request'
 */
export function pileOfLink(subPage: string | null): CountedPile | null {
  const name = /^pile:([a-z-]+)$/.exec(subPage ?? '')?.[1];
  return COUNTED_PILES.find((one) => one === name) ?? null;
}
