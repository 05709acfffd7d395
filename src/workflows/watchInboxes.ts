// Looks at the inboxes that nobody has looked at for five minutes, so that mail which cannot wait is noticed by any client.
import { isSeenTo } from '../domain/log';
import type { Principal } from '../domain/roster';
import { addMinutes, type Instant } from '../domain/time';
import { isDeskError, type Desk, type DeskError, type InboxLine, type Triager } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { isKeptOut, settingFor } from './sweepInbox';
import { tellOfNowMail } from './tellOfNowMail';
import { noteWatch, readWatches, WATCH_MINUTES, type Watch } from './watches';

export interface WatchInboxesRequest {
  readonly houseRules: HouseRules;
  readonly triager: Triager;
  readonly principals: readonly Principal[];
  /** A person wishes it: looks although another client has looked within the last minutes. */
  readonly isAsked?: boolean;
  readonly signal?: AbortSignal;
}

export interface WatchRound {
  /** As it stands after this round, by address. */
  readonly watches: ReadonlyMap<string, Watch>;
  /** Mails of this round that cannot wait. */
  readonly nowMails: number;
  /** Inboxes that could not be looked at; the others were. */
  readonly failures: readonly { readonly mailbox: string; readonly error: DeskError }[];
}

/** An inbox that nobody has watched yet is looked at for a day back. */
const FIRST_LOOK_MINUTES = 24 * 60;
/** Mail reaches the folder a little after it was received. */
const SLACK_MINUTES = 10;

/** One round. An inbox that another client looks after is left to it. */
export async function watchInboxes(desk: Desk, request: WatchInboxesRequest): Promise<WatchRound> {
  const { houseRules, principals, isAsked = false } = request;
  const before = await readWatches(desk, principals);
  const watches = new Map(before);
  const failures: { mailbox: string; error: DeskError }[] = [];
  let nowMails = 0;
  for (const principal of principals) {
    const { address } = principal;
    const at = desk.clock.now();
    const last = before.get(address) ?? null;
    if (!isAsked && last !== null && last.at > addMinutes(at, -WATCH_MINUTES)) continue;
    try {
      const looked = await look(desk, request, principal, last?.at ?? null);
      if (looked === 'cancelled') break;
      nowMails += looked;
      const noted = await noteWatch(desk, { houseRules, mailbox: address, at });
      if (noted !== 'not-a-principal') watches.set(address, noted);
    } catch (error) {
      if (!isDeskError(error)) throw error;
      failures.push({ mailbox: address, error });
    }
  }
  return { watches, nowMails, failures };
}

/** One mail that cannot be read hides no other one; but then the inbox is not called watched. */
async function look(
  desk: Desk,
  { houseRules, triager, signal }: WatchInboxesRequest,
  principal: Principal,
  last: Instant | null,
): Promise<number | 'cancelled'> {
  const { address: user } = await desk.identity.signIn(null);
  const setting = settingFor(desk, houseRules, principal, user);
  const now = desk.clock.now();
  const back = addMinutes(now, -FIRST_LOOK_MINUTES);
  const since = last === null || last < back ? back : addMinutes(last, -SLACK_MINUTES);
  let found = 0;
  let failed: DeskError | null = null;
  for await (const page of desk.mailbox.listInbox(principal.address, since)) {
    for (const mail of page) {
      if (!isUnsorted(mail) || isKeptOut(houseRules, mail)) continue;
      if (signal?.aborted === true) return 'cancelled';
      try {
        const answer = await desk.mailbox.readMail(mail.reference);
        if (answer.kind !== 'mail') continue;
        const triage = await triager.triage(answer.mail, setting, signal);
        if (triage === 'cancelled') return 'cancelled';
        if (triage.verdict.urgency !== 'now') continue;
        found += 1;
        await tellOfNowMail(desk, { houseRules, mail });
      } catch (error) {
        if (!isDeskError(error) || !isOfOneMail(error)) throw error;
        failed = error;
      }
    }
  }
  if (failed !== null) throw failed;
  return found;
}

/** A service that is out of reach fails the next mail as well: then the round ends. */
function isOfOneMail({ code }: DeskError): boolean {
  return code === 'graph/malformed' || code === 'graph/refused' || code === 'triage/failed';
}

function isUnsorted({ categories }: InboxLine): boolean {
  return !isSeenTo(categories);
}
