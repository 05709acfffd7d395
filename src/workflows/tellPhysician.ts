// Tells a physician of proposals without a word of them: at once what cannot wait, the rest once for each decision block.
import {
  blockBegun,
  proposalFromFields,
  tellInBlock,
  type DecisionHours,
  type Proposal,
} from '../domain/holds';
import { uuidV5 } from '../domain/log';
import { principalAt, type Principal } from '../domain/roster';
import { addMinutes, formatInstant, type Instant, type Window } from '../domain/time';
import { isDeskError, type Desk } from '../ports';
import { findClaim, writeClaim, type Claim } from './claims';
import type { HouseRules } from './loadHouseRules';
import { isObserved } from './observeOnly';
import { tellOf } from './tellOf';

export interface Telling {
  /** False when Teams did not take the notice: the tab's own badge tells. */
  readonly wasTold: boolean;
  /** The start of the decision block that tells of it; null when it was told at once. */
  readonly tellsAt: Instant | null;
}

/** Tells at once, or leaves it to the decision block. */
export async function tellPhysician(
  desk: Desk,
  { roster }: HouseRules,
  proposal: Proposal,
): Promise<Telling> {
  const hours = hoursOf(principalAt(roster, proposal.principal));
  const tellsAt = tellInBlock(proposal, desk.clock.now(), hours);
  if (tellsAt !== null) return { wasTold: true, tellsAt };
  const wasTold = await tellOf(desk, 'proposalWaiting', proposal.principal, proposal);
  return { wasTold, tellsAt: null };
}

export type BlockTelling =
  | 'told'
  /** Teams did not take it; the tab's own badge tells. */
  | 'undelivered'
  /** Another client has told of this block, or is telling just now. */
  | 'told-before'
  /** No block has begun, or nothing was left for it. */
  | 'nothing-to-tell'
  /** The physician is only observed. */
  | 'observe-only';

/** A client that died while it told leaves the telling to another one after this. */
const TELLING_MINUTES = 5;
const READ_AT_MOST = 100;

/**
 * Tells of everything that was left for the decision block that has begun: one activity, whoever's client is open first.
 *
 * A row with a unique key of physician and block guards it (`tellOfNowMail` does the same for mails).
 */
export async function tellInDecisionBlock(
  desk: Desk,
  { houseRules, principal }: { readonly houseRules: HouseRules; readonly principal: Principal },
): Promise<BlockTelling> {
  const { roster } = houseRules;
  const { address } = principal;
  const hours = hoursOf(principal);
  const now = desk.clock.now();
  const block = blockBegun(now, hours);
  if (block === null) return 'nothing-to-tell';
  if (isObserved(houseRules, address)) return 'observe-only';

  const key = uuidV5(`decision-block|${address}|${formatInstant(block.start)}`);
  const standing = await findClaim(desk, key);
  if (standing !== null && (standing.claim.until <= block.start || standing.claim.until > now)) {
    return 'told-before';
  }
  if (!(await isAnythingLeft(desk, address, block, hours))) return 'nothing-to-tell';
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const claim = (until: Instant): Claim => ({ key, by, until });
  const telling = claim(addMinutes(now, TELLING_MINUTES));
  const mine = await writeClaim(desk, roster, address, telling, standing);
  if (mine === 'lost') return 'told-before';
  const answer = await tell(desk, address);
  // What Teams could not be asked is tried again when the row has run out.
  if (answer === 'failed') return 'undelivered';
  await writeClaim(desk, roster, address, claim(block.start), mine);
  return answer;
}

/** True when a proposal waits that was left for this very block. */
async function isAnythingLeft(
  desk: Desk,
  principal: string,
  block: Window,
  hours: DecisionHours,
): Promise<boolean> {
  const items = await desk.lists.find('AnteroomProposals', {
    where: [
      { column: 'Principal', is: 'equal', value: principal },
      { column: 'State', is: 'equal', value: 'proposed' },
    ],
    newestFirst: true,
    limit: READ_AT_MOST,
  });
  return items.some((item) => {
    const read = proposalFromFields(item.id, item.fields);
    if (read.kind === 'broken') return false;
    return tellInBlock(read.value, read.value.proposedAt, hours) === block.start;
  });
}

async function tell(desk: Desk, to: string): Promise<'told' | 'undelivered' | 'failed'> {
  try {
    return await desk.activity.tell({
      to,
      type: 'proposalWaiting',
      tab: 'approvals',
      subPage: 'queue',
    });
  } catch (error) {
    if (isDeskError(error)) return 'failed';
    throw error;
  }
}

function hoursOf(principal: Principal | null): DecisionHours {
  return { blocks: principal?.decisionBlocks ?? [], zone: principal?.zone ?? 'UTC' };
}
