// All covered inboxes as one queue, kept in memory while a client is open: what the sweep told and what was done since.
import { HANDED_OFF_CATEGORY, LANE_CATEGORIES, laneOfCategories } from '../../domain/log';
import type { Instant } from '../../domain/time';
import { bindSender, type Lane, type SenderHistory, type Verdict } from '../../domain/triage';
import type { DeskError, InboxMail } from '../../ports';
import type { SweepStep, SweptMail } from '../../workflows/sweepInbox';

/** A mail of the queue. A changed mail is a new object. */
export interface QueueEntry {
  /** The immutable id. */
  readonly key: string;
  readonly mail: InboxMail;
  /** null until it was read on this device, and for a mail that could not be read. */
  readonly swept: SweptMail | null;
  /** Set when it could not be read; `error` is null where the mailbox refused without a reason. */
  readonly unread: { readonly error: DeskError | null } | null;
  /** The lane that a person has given it, as its category says. */
  readonly settledLane: Lane | null;
  readonly isHandedOff: boolean;
  /** By when it wants an answer; null where the matrix sets no time, and before it was read. */
  readonly due: Instant | null;
  /** When it escalates unless somebody acts; null where the matrix escalates no such mail, and before it was read. */
  readonly escalatesAt: Instant | null;
  readonly isUnderWay: boolean;
}

/** What it takes to say by when a mail wants an answer, or when it escalates. */
export type TimeOf = (mail: InboxMail, verdict: Verdict, lane: Lane | null) => Instant | null;

const never: TimeOf = () => null;

/** True once somebody has given it a lane or handed it off. */
export function isActedOn({ settledLane, isHandedOff }: QueueEntry): boolean {
  return settledLane !== null || isHandedOff;
}

/** True once the matrix's threshold is over and nobody has acted. */
export function isEscalated(entry: QueueEntry, now: Instant): boolean {
  return !isActedOn(entry) && entry.escalatesAt !== null && entry.escalatesAt <= now;
}

/** The lane that counts for a mail: the settled one, or the verdict's; null while nobody knows. */
export function laneOfEntry({ settledLane, swept }: QueueEntry): Lane | null {
  if (settledLane !== null) return settledLane;
  return swept?.verdict.kind === 'decided' ? swept.verdict.lane : null;
}

/** The lane of a verdict; of an unsure one the most careful of its options. */
export function firstLane(verdict: Verdict): Lane {
  return verdict.kind === 'unsure' ? verdict.options[0] : verdict.lane;
}

const PAINT_MS = 120;

function senderKey(mailbox: string, from: InboxMail['from']): string {
  return `${mailbox} ${(from?.address ?? '').toLowerCase()}`;
}

/**
 * The queue. It changes in place, tells its listeners in bursts, and hands out the same array until it has changed.
 *
 * Ten thousand mails stream in one by one: a new copy for each would cost more than the reading.
 */
export class InboxQueue {
  readonly #dueOf: TimeOf;
  readonly #escalatesAtOf: TimeOf;
  readonly #entries = new Map<string, QueueEntry>();
  readonly #listeners = new Set<() => void>();
  /** What people said of a sender while this queue is open, by mailbox and address; kept in memory only. */
  readonly #histories = new Map<string, SenderHistory | null>();
  /** What each mail's own words said, for those that a history has bound. */
  readonly #unbound = new Map<string, Pick<SweptMail, 'verdict' | 'leftOut'>>();
  #snapshot: readonly QueueEntry[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(dueOf: TimeOf, escalatesAtOf: TimeOf = never) {
    this.#dueOf = dueOf;
    this.#escalatesAtOf = escalatesAtOf;
  }

  /** In no order. */
  readonly entries = (): readonly QueueEntry[] => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What stands just now, before any listener has heard of it. */
  all(): readonly QueueEntry[] {
    return [...this.#entries.values()];
  }

  find(key: string): QueueEntry | null {
    return this.#entries.get(key) ?? null;
  }

  /** True for a mail whose words were read: they do not change. */
  isKnown(key: string): boolean {
    return this.#entries.get(key)?.swept != null;
  }

  /** Mails to try again. */
  unread(): readonly InboxMail[] {
    return [...this.#entries.values()].flatMap(({ mail, unread }) =>
      unread === null ? [] : [mail],
    );
  }

  take(step: SweepStep): void {
    switch (step.kind) {
      case 'afresh':
        for (const [key, { mail, isUnderWay }] of this.#entries)
          if (mail.reference.mailbox === step.mailbox && !isUnderWay) this.#entries.delete(key);
        break;
      case 'listed':
        for (const mail of step.mails) this.#list(mail);
        break;
      case 'gone':
        this.#entries.delete(step.immutableId);
        break;
      case 'read':
        this.#read(step.swept);
        break;
      case 'unread':
        this.#change(step.mail.reference.immutableId, { unread: { error: step.error } });
        break;
      case 'mailbox-failed':
      case 'mailbox-done':
        return;
    }
    this.#tell();
  }

  /** A deed has begun or ended on this mail. */
  setUnderWay(key: string, isUnderWay: boolean): void {
    this.#change(key, { isUnderWay });
    this.#tellNow();
  }

  /** The mail has this lane now, as far as this client knows; null takes it off. */
  settle(key: string, lane: Lane | null, isHandedOff: boolean): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    const others = entry.mail.categories.filter(
      (name) => laneOfCategories([name]) === null && name !== HANDED_OFF_CATEGORY,
    );
    const categories = [
      ...others,
      ...(lane === null ? [] : [LANE_CATEGORIES[lane]]),
      ...(isHandedOff ? [HANDED_OFF_CATEGORY] : []),
    ];
    this.#put({ ...entry, mail: { ...entry.mail, categories }, isUnderWay: false });
    this.#tellNow();
  }

  /** Mails of this sender in this mailbox that nobody has sorted. */
  unsortedOf({ reference, from }: InboxMail): readonly QueueEntry[] {
    const sender = senderKey(reference.mailbox, from);
    return [...this.#entries.values()].filter(
      ({ mail, settledLane }) =>
        settledLane === null && senderKey(mail.reference.mailbox, mail.from) === sender,
    );
  }

  /** What was decided about this sender binds the others at once, and those that come; null frees them again. */
  bind(mail: InboxMail, history: SenderHistory | null): void {
    this.#histories.set(senderKey(mail.reference.mailbox, mail.from), history);
    for (const { swept } of this.unsortedOf(mail)) if (swept !== null) this.#read(swept);
    this.#tellNow();
  }

  /** It left the inbox. */
  remove(key: string): void {
    if (this.#entries.delete(key)) this.#tellNow();
  }

  /** It came back, or its verdict has changed with what the sender's history says. */
  restore(swept: SweptMail): void {
    this.#list(swept.mail);
    this.#read(swept);
    this.#tellNow();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #list(mail: InboxMail): void {
    const key = mail.reference.immutableId;
    const known = this.#entries.get(key);
    // While something is being done to it, the service's older word does not count.
    if (known?.isUnderWay === true) return;
    this.#put({
      key,
      mail,
      swept: known?.swept ?? null,
      unread: known?.unread ?? null,
      settledLane: null,
      isHandedOff: false,
      due: null,
      escalatesAt: null,
      isUnderWay: false,
    });
  }

  #read(swept: SweptMail): void {
    const key = swept.mail.reference.immutableId;
    const known = this.#entries.get(key);
    if (known === undefined) return;
    this.#put({
      ...known,
      swept: { ...this.#boundOf(key, swept), mail: known.mail },
      unread: null,
    });
  }

  #boundOf(key: string, swept: SweptMail): SweptMail {
    const { mail } = swept;
    const history = this.#histories.get(senderKey(mail.reference.mailbox, mail.from));
    if (history === undefined) return swept;
    const own = this.#unbound.get(key) ?? { verdict: swept.verdict, leftOut: swept.leftOut };
    const verdict = bindSender(own.verdict, history);
    if (verdict === own.verdict) {
      this.#unbound.delete(key);
      return { ...swept, ...own };
    }
    this.#unbound.set(key, own);
    return { ...swept, verdict, leftOut: own.leftOut.filter((reason) => reason !== 'unsure') };
  }

  #change(key: string, part: Partial<Pick<QueueEntry, 'unread' | 'isUnderWay'>>): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined) this.#put({ ...entry, ...part });
  }

  /** The settled lane follows from the categories, the due time from lane and verdict. */
  #put(entry: QueueEntry): void {
    const { mail, swept } = entry;
    const settledLane = laneOfCategories(mail.categories);
    const lane = laneOfEntry({ ...entry, settledLane });
    const before = this.#entries.get(entry.key) ?? null;
    this.#entries.set(entry.key, {
      ...entry,
      swept: swept === null ? null : { ...swept, mail, settledLane },
      settledLane,
      isHandedOff: mail.categories.includes(HANDED_OFF_CATEGORY),
      ...(swept === null
        ? { due: null, escalatesAt: null }
        : this.#times(before, swept, settledLane, lane)),
    });
  }

  /** Counted anew only when lane or verdict changed: working hours take their time. */
  #times(
    before: QueueEntry | null,
    { mail, verdict }: SweptMail,
    settledLane: Lane | null,
    lane: Lane | null,
  ): Pick<QueueEntry, 'due' | 'escalatesAt'> {
    if (before?.swept?.verdict === verdict && before.settledLane === settledLane)
      return { due: before.due, escalatesAt: before.escalatesAt };
    return {
      due: this.#dueOf(mail, verdict, lane),
      escalatesAt: this.#escalatesAtOf(mail, verdict, lane),
    };
  }

  #tell(): void {
    this.#timer ??= setTimeout(() => {
      this.#tellNow();
    }, PAINT_MS);
  }

  /** A person's own deed shows at once. */
  #tellNow(): void {
    this.stop();
    this.#snapshot = [...this.#entries.values()];
    for (const listener of this.#listeners) listener();
  }
}
