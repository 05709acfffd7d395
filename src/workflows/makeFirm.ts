// Makes tentative events busy, after looking once more at them and at the time around them.
import {
  standsInTheWay,
  type CalendarEntry,
  type HoldOption,
  type Proposal,
  type ProposalProblem,
} from '../domain/holds';
import { isSameTime } from '../domain/time';
import type { Desk } from '../ports';
import { findInvitation } from './findInvitation';
import type { HouseRules } from './loadHouseRules';
import type { PrincipalRules } from './principalRules';
import { firmBlocks, readCommitted, type CommittedTime } from './readCommitted';

export type Firmness =
  | { readonly kind: 'firm' }
  /** The one who asked has sent an invitation for that very time: it stands in the hold's place. */
  | { readonly kind: 'replaced'; readonly entryId: string }
  | { readonly kind: 'lost'; readonly problem: ProposalProblem }
  | { readonly kind: 'changing' }
  | { readonly kind: 'unknown-calendar' };

const FIRM: Firmness = { kind: 'firm' };

/**
 * Makes every one of the options firm, with its travel. All are looked at before the first is touched, so that a batch
 * that no longer fits changes nothing.
 */
export async function makeAllFirm(
  desk: Desk,
  houseRules: HouseRules,
  rules: PrincipalRules,
  proposal: Proposal,
  options: readonly HoldOption[],
): Promise<Firmness> {
  if (options.length > 1) {
    for (const option of options) {
      const look = await lookAt(desk, houseRules, rules, proposal, option);
      if (look.kind === 'closed' && look.firmness.kind !== 'firm') return look.firmness;
    }
  }
  for (const option of options) {
    const firmness = await makeFirm(desk, houseRules, rules, proposal, option);
    if (firmness.kind !== 'firm') return firmness;
    for (const leg of option.travel) await makeTravelFirm(desk, rules, proposal, leg.eventId);
  }
  return FIRM;
}

async function makeFirm(
  desk: Desk,
  houseRules: HouseRules,
  rules: PrincipalRules,
  proposal: Proposal,
  option: HoldOption,
): Promise<Firmness> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const look = await lookAt(desk, houseRules, rules, proposal, option);
    if (look.kind === 'closed') return look.firmness;
    const { id, etag } = look.entry;
    const answer = await desk.calendar.confirmHold(rules.principal.address, id, etag);
    if (answer === 'confirmed') return FIRM;
    if (answer === 'gone') return { kind: 'lost', problem: 'gone' };
  }
  return { kind: 'changing' };
}

type Look =
  | { readonly kind: 'tentative'; readonly entry: CalendarEntry }
  | { readonly kind: 'closed'; readonly firmness: Firmness };

/** A busy event of ours is firm already, and so is one to which a person has invited others: it is theirs now. */
async function lookAt(
  desk: Desk,
  houseRules: HouseRules,
  rules: PrincipalRules,
  proposal: Proposal,
  option: HoldOption,
): Promise<Look> {
  const mailbox = rules.principal.address;
  const closed = (firmness: Firmness): Look => ({ kind: 'closed', firmness });
  const lost = (problem: ProposalProblem): Look => closed({ kind: 'lost', problem });
  const entry =
    option.eventId === null ? null : await desk.calendar.readEntry(mailbox, option.eventId);
  const isOurs = entry !== null && !entry.isCancelled && entry.proposalId === proposal.id;
  if (isOurs && isSameTime(entry.window, option.window)) {
    if (entry.showAs === 'busy' || entry.single?.hasGuests === true) return closed(FIRM);
  }
  const committed = await readCommitted(desk, rules, option.window, proposal.id);
  if (committed.kind === 'unknown') return closed({ kind: 'unknown-calendar' });
  const invitation = await findInvitation(desk, houseRules, proposal, option, committed.entries);
  if (invitation !== null) return closed({ kind: 'replaced', entryId: invitation });
  if (!isOurs) return lost('gone');
  if (!isSameTime(entry.window, option.window)) return lost('moved');
  return isTaken(proposal, option, committed) ? lost('taken') : { kind: 'tentative', entry };
}

function isTaken(proposal: Proposal, option: HoldOption, committed: CommittedTime): boolean {
  return standsInTheWay(proposal, option.window, firmBlocks(committed)).length > 0;
}

/** Travel follows its meeting: a leg that somebody removed or changed by hand is left as they want it. */
async function makeTravelFirm(
  desk: Desk,
  rules: PrincipalRules,
  proposal: Proposal,
  eventId: string | null,
): Promise<void> {
  if (eventId === null) return;
  const entry = await desk.calendar.readEntry(rules.principal.address, eventId);
  if (entry?.proposalId !== proposal.id || entry.showAs === 'busy') return;
  await desk.calendar.confirmHold(rules.principal.address, eventId, entry.etag);
}
