// Reads the inboxes of all covered principals and sorts them into lanes on this device. Nothing is written.
import { laneOfCategories } from '../domain/log';
import { domainOf, type Person } from '../domain/mail';
import type { PhiSpan } from '../domain/phi';
import { exclusionOf, mailRulesOf } from '../domain/policy';
import type { Principal } from '../domain/roster';
import {
  isFromIndividual,
  leftOutOfBulk,
  type Evidence,
  type Lane,
  type LeftOutReason,
  type Triage,
  type TriageSetting,
  type Verdict,
} from '../domain/triage';
import {
  isDeskError,
  type Desk,
  type DeskError,
  type InboxMail,
  type InboxMark,
  type Triager,
} from '../ports';
import type { HouseRules } from './loadHouseRules';

/** A mail of the queue: what the list shows and what a deed needs, without its words. */
export interface SweptMail {
  readonly mail: InboxMail;
  /** With the few strongest pieces of evidence that name nobody: ten thousand mails may stand in the list. */
  readonly verdict: Verdict;
  /** Identifiers within the subject, to be covered in the list; offsets into the subject. */
  readonly subjectPhi: readonly PhiSpan[];
  /** The lane that a person has settled, as its category says; null when nobody has. */
  readonly settledLane: Lane | null;
  /** What keeps it out of bulk filing, as far as the mail itself says. */
  readonly leftOut: readonly LeftOutReason[];
  /** One outside person seems to have written it: the first such mail is never filed unseen. */
  readonly isFromIndividual: boolean;
}

export type SweepStep =
  /** The service tells the whole inbox again: what was known of this mailbox is forgotten. */
  | { readonly kind: 'afresh'; readonly mailbox: string }
  | { readonly kind: 'listed'; readonly mails: readonly InboxMail[] }
  | { readonly kind: 'gone'; readonly mailbox: string; readonly immutableId: string }
  | { readonly kind: 'read'; readonly swept: SweptMail }
  /** This one could not be read; it stays in the list without a lane. */
  | { readonly kind: 'unread'; readonly mail: InboxMail; readonly error: DeskError | null }
  /** The others go on. */
  | { readonly kind: 'mailbox-failed'; readonly mailbox: string; readonly error: DeskError }
  | { readonly kind: 'mailbox-done'; readonly mailbox: string; readonly mark: InboxMark };

export interface SweepRequest {
  readonly houseRules: HouseRules;
  readonly triager: Triager;
  readonly principals: readonly Principal[];
  /** Where the last sweep of each mailbox ended, by address; kept in memory only. */
  readonly marks: ReadonlyMap<string, InboxMark>;
  /** True for a mail that was read before: received words do not change, so it is not read again. */
  readonly isKnown: (immutableId: string) => boolean;
  /** Mails that could not be read last time (`unread`): tried again before anything new. */
  readonly again?: readonly InboxMail[];
  readonly signal?: AbortSignal;
  readonly onStep: (step: SweepStep) => void;
}

/** Exchange serves four calls at a time for one mailbox: three leave room for what the person does. */
const READS_AT_ONCE = 3;

/**
 * Sweeps all mailboxes side by side, each page of a list read before the next one is asked for.
 *
 * A cancelled sweep gives out no mark for what it did not finish: the next one begins there and skips what is known.
 */
export async function sweepInbox(desk: Desk, request: SweepRequest): Promise<void> {
  const { address } = await desk.identity.signIn(null);
  await Promise.all(
    request.principals.map(async (principal) => {
      try {
        await sweepMailbox(
          desk,
          request,
          principal,
          settingFor(desk, request.houseRules, principal, address),
        );
      } catch (error) {
        if (!isDeskError(error)) throw error;
        request.onStep({ kind: 'mailbox-failed', mailbox: principal.address, error });
      }
    }),
  );
}

async function sweepMailbox(
  desk: Desk,
  request: SweepRequest,
  { address: mailbox }: Principal,
  setting: TriageSetting,
): Promise<void> {
  const { signal, onStep, isKnown, again = [] } = request;
  const mine = again.filter(
    (mail) => mail.reference.mailbox === mailbox && !isKeptOut(request.houseRules, mail),
  );
  await readAll(desk, request, mine, setting);
  const changes = desk.mailbox.readInboxChanges(mailbox, request.marks.get(mailbox) ?? null);
  for await (const page of changes) {
    if (signal?.aborted === true) return;
    if (page.startsAfresh) onStep({ kind: 'afresh', mailbox });
    for (const change of page.changes) if (change.kind === 'gone') onStep({ ...change, mailbox });
    const here = page.changes
      .flatMap((change) => (change.kind === 'here' ? [change.mail] : []))
      .filter((mail) => !isKeptOut(request.houseRules, mail));
    if (here.length > 0) onStep({ kind: 'listed', mails: here });
    const fresh = here.filter(({ reference }) => !isKnown(reference.immutableId));
    await readAll(desk, request, fresh, setting);
    // Read anew: the signal may have been given while the page was read.
    if (request.signal?.aborted === true) return;
    if (page.mark !== null) onStep({ kind: 'mailbox-done', mailbox, mark: page.mark });
  }
}

/** What the signed release keeps the desk out of is neither read nor counted, in the queue or by the watch. */
export function isKeptOut(
  { release }: HouseRules,
  { reference: { mailbox }, from }: Pick<InboxMail, 'reference' | 'from'>,
): boolean {
  return exclusionOf(mailRulesOf(release), { mailbox, sender: from?.address ?? null }) !== null;
}

async function readAll(
  desk: Desk,
  request: SweepRequest,
  mails: readonly InboxMail[],
  setting: TriageSetting,
): Promise<void> {
  const waiting = [...mails];
  const readNext = async (): Promise<void> => {
    for (let mail = waiting.shift(); mail !== undefined; mail = waiting.shift()) {
      if (request.signal?.aborted === true) return;
      const step = await readOne(desk, request, mail, setting);
      if (step !== null) request.onStep(step);
    }
  };
  await Promise.all(Array.from({ length: READS_AT_ONCE }, readNext));
}

/** null when the sweep was cancelled meanwhile. */
async function readOne(
  desk: Desk,
  { triager, signal }: SweepRequest,
  mail: InboxMail,
  setting: TriageSetting,
): Promise<SweepStep | null> {
  const { mailbox, immutableId } = mail.reference;
  try {
    const answer = await desk.mailbox.readMail(mail.reference);
    if (answer.kind !== 'mail')
      return answer.kind === 'gone'
        ? { kind: 'gone', mailbox, immutableId }
        : { kind: 'unread', mail, error: null };
    const triage = await triager.triage(answer.mail, setting, signal);
    if (triage === 'cancelled') return null;
    return {
      kind: 'read',
      swept: {
        mail,
        verdict: summaryOf(triage),
        subjectPhi: triage.phi.filter(({ end }) => end <= mail.subject.length),
        settledLane: laneOfCategories(mail.categories),
        leftOut: leftOutOfBulk(triage),
        isFromIndividual: isFromIndividual(answer.mail, setting.organizationDomains),
      },
    };
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return { kind: 'unread', mail, error };
  }
}

const MOST_EVIDENCE = 2;

/** The verdict without the words that tell of a patient, and without the long tail of its evidence. */
function summaryOf({ verdict, phi }: Triage): Verdict {
  const isQuiet = ({ start, end }: Evidence): boolean =>
    start === null || end === null || !phi.some((span) => span.start < end && span.end > start);
  return { ...verdict, evidence: verdict.evidence.filter(isQuiet).slice(0, MOST_EVIDENCE) };
}

/** The house's side of every verdict for this principal; one object for the whole sweep, so that it travels once. */
export function settingFor(
  desk: Desk,
  { roster, release }: HouseRules,
  principal: Principal,
  userAddress: string,
): TriageSetting {
  const domains = [principal.address, userAddress].map((address) => domainOf(address));
  const people: readonly Person[] = roster.colleagues;
  return {
    matrix: release.matrix,
    people,
    principal,
    zone: principal.zone,
    organizationDomains: [...new Set(domains.filter((domain) => domain !== ''))],
    now: desk.clock.now(),
  };
}
