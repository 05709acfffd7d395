// Turns a correction into a proposal to change the matrix: codes and ids alone, for the person who signs releases.
import { uuidV5, type AmendmentWorkItem, type MailWorkItem } from '../domain/log';
import { domainOf, senderKindOf, type Person } from '../domain/mail';
import { isPatientLane, type Verdict } from '../domain/triage';
import type { Desk } from '../ports';
import { mayKeepWords } from './guardOutgoing';
import type { HouseRules } from './loadHouseRules';
import { addWork, changeWork, findWork } from './workRows';

const MOST_SIGNALS = 3;

/** The amendment of one step of a mail: repeating the step names the same one. */
export function amendmentIdFor(workId: string, sequence: number): string {
  return uuidV5(`amendment|${workId}|${sequence}`);
}

/**
 * Adds the amendment of a correction; adding it again changes nothing.
 *
 * It holds no word of the mail and no address: lanes, the rule or the release's own signals that decided, the class of
 * the sender and, of an organization outside the patient lanes, its domain where the firewall lets that pass.
 */
export async function proposeAmendment(
  desk: Desk,
  houseRules: HouseRules,
  item: MailWorkItem,
  verdict: Verdict,
  sender: Person | null,
): Promise<void> {
  const { roster } = houseRules;
  const { correction, sequence, release } = item.data;
  if (correction === null || correction.from === correction.to) return;
  const own = [...new Set(roster.principals.map(({ address }) => domainOf(address)))];
  const senderClass = senderKindOf(sender, own);
  const domain = domainOf(sender?.address ?? '');
  const mayName =
    senderClass === 'organization' &&
    !isPatientLane(correction.from) &&
    !isPatientLane(correction.to) &&
    mayKeepWords(roster, domain);
  const amendment: AmendmentWorkItem = {
    workId: amendmentIdFor(item.workId, sequence),
    kind: 'amendment',
    principal: item.principal,
    state: 'open',
    lane: correction.to,
    urgency: null,
    due: null,
    message: null,
    data: {
      kind: 'amendment',
      from: correction.from,
      to: correction.to,
      reason: correction.reason,
      rule: item.data.hardRule,
      signals: signalsOf(verdict).filter((id) => mayKeepWords(roster, id)),
      senderClass,
      domain: mayName ? domain : null,
      release,
      openedAt: correction.at,
      openedBy: correction.by,
      settledAt: null,
    },
  };
  // 'duplicate': the same step was proposed before its answer got lost.
  await addWork(desk, roster, amendment);
}

/** Takes the amendment of an undone step back; one that compliance has settled already stays. */
export async function withdrawAmendment(
  desk: Desk,
  houseRules: HouseRules,
  workId: string,
  sequence: number,
): Promise<void> {
  const row = await findWork(desk, amendmentIdFor(workId, sequence));
  if (row?.item.state !== 'open') return;
  await changeWork(desk, houseRules.roster, row, { ...row.item, state: 'undone' });
}

/** Ids that the release itself gave out; a term made of the mail's words is none of them. */
function signalsOf({ evidence }: Verdict): readonly string[] {
  const ids = evidence
    .map(({ signal }) => signal)
    .filter((signal) => signal.startsWith('concept:') || signal.startsWith('fact:'))
    .map((signal) => signal.slice(signal.indexOf(':') + 1));
  return [...new Set(ids)].slice(0, MOST_SIGNALS);
}
