// What the hold screen is asked about: one mail, its physician, and what was understood of it.
import type { MeetingAsk } from '../../domain/asks';
import type { MessageReference } from '../../domain/mail';
import type { Principal } from '../../domain/roster';
import type { Lane, Urgency } from '../../domain/triage';
import type { HouseRules } from '../../workflows/loadHouseRules';

export interface HoldQuestion {
  readonly houseRules: HouseRules;
  readonly principal: Principal;
  readonly itemKey: string;
  /** null until the mailbox is confirmed: nothing may be proposed then. */
  readonly reference: MessageReference | null;
  readonly ask: MeetingAsk | null;
  /** The words that were read as the ask. */
  readonly askedWords: string;
  readonly stakeholder: { readonly name: string; readonly address: string } | null;
  readonly lane: Lane;
  readonly urgency: Urgency;
}
