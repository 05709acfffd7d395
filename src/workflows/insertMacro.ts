// Puts an approved text into a reply, a message of its own or a draft, after asking the lane rule once more.
import {
  isHandOffWork,
  isMailWork,
  workIdForHandOff,
  workIdForMail,
  type MailWorkItem,
} from '../domain/log';
import type { HoldOption, MessageReference } from '../domain/holds';
import {
  fillContextFor,
  fillMacro,
  findAdvice,
  findAdviceIn,
  hashMacro,
  insertionFor,
  lanePolicyOf,
  mayTypeFreely,
  rulingOf,
  type FilledMacro,
  type Insertion,
  type InsertionRefusal,
  type LaneRuling,
  type Macro,
  type Unfilled,
} from '../domain/macros';
import {
  channelWithId,
  personAt,
  principalAt,
  type Channel,
  type Principal,
} from '../domain/roster';
import { localDateAt, type Instant } from '../domain/time';
import { isLockedLane, isLockedVerdict, type Lane, type Verdict } from '../domain/triage';
import {
  DeskError,
  isDeskError,
  type Desk,
  type InsertedText,
  type MailHost,
  type OpenItem,
} from '../ports';
import type { HouseRules } from './loadHouseRules';
import { isObserved } from './observeOnly';
import { findWork } from './workRows';
import { writeLog } from './writeLog';

export interface InsertMacroRequest {
  readonly host: MailHost;
  readonly houseRules: HouseRules;
  /** Address of the physician for whom the person writes. */
  readonly principal: string;
  readonly macroId: string;
  /** What the person typed or chose, by placeholder name. */
  readonly typed: Readonly<Record<string, string>>;
  readonly verdict: Verdict | null;
  /** The open mail as `Mailbox.confirm` gave it; null for a draft. */
  readonly reference: MessageReference | null;
  /** The mail that the verdict was made of; another open item refuses. Null for a draft. */
  readonly internetMessageId: string | null;
  /** Channel that the text goes to, for macros that are written to a channel. */
  readonly channelId: string | null;
  /** Options that the physician has cleared for this mail. */
  readonly holds: {
    readonly options: readonly HoldOption[];
    readonly decideBy: Instant | null;
  } | null;
}

export const MACRO_REFUSALS = [
  'unknown-macro',
  'not-a-principal',
  'sender-unknown',
  'channel-without-address',
  'channel-not-for-lane',
  'free-words-in-a-guarded-lane',
  'advice-in-typed-words',
  'nothing-open',
  'observe-only',
] as const;
export type MacroRefusal = InsertionRefusal | (typeof MACRO_REFUSALS)[number];

export interface InsertedMacro {
  readonly macroId: string;
  readonly insertion: Exclude<Insertion, { kind: 'refused' }>;
  /** Set when it was put at the cursor: what undo removes. */
  readonly text: InsertedText | null;
  readonly mailbox: string;
  readonly lane: Lane | null;
  readonly subjectId: string | null;
}

export type InsertMacroOutcome =
  | { readonly kind: 'inserted'; readonly inserted: InsertedMacro }
  /** Required values are missing: ask for them. */
  | { readonly kind: 'incomplete'; readonly missing: readonly Unfilled[] }
  | { readonly kind: 'refused'; readonly reason: MacroRefusal };

/** What a macro would look like, for the pane's preview; decided by the same code that inserts. */
export type MacroPreview =
  | {
      readonly kind: 'ready';
      readonly macro: Macro;
      readonly filled: FilledMacro;
      readonly insertion: Exclude<Insertion, { kind: 'refused' }>;
    }
  | {
      readonly kind: 'refused';
      readonly reason: MacroRefusal;
      readonly filled: FilledMacro | null;
    };

/**
 * Inserts a macro.
 *
 * Order: read the open item, decide, read it again, log, insert. No text is produced that the log does not know; when the
 * mail program refuses after that, a `macro.undone` entry says so.
 *
 * @throws DeskError `office/item-changed` when another item is open than the one that the verdict was made of
 */
export async function insertMacro(
  desk: Desk,
  request: InsertMacroRequest,
): Promise<InsertMacroOutcome> {
  const { host, houseRules } = request;
  if (isObserved(houseRules, request.principal)) return { kind: 'refused', reason: 'observe-only' };
  const before = await readSameItem(request);
  const settled = await readSettled(desk, request);
  const preview = await previewMacro(desk, request, before, settled);
  if (preview.kind === 'refused') return { kind: 'refused', reason: preview.reason };
  const { macro, filled, insertion } = preview;
  const to = recipientOf(request, insertion, before);
  if (to === null) {
    const isToChannel = insertion.kind === 'new-message' && insertion.to === 'channel';
    return { kind: 'refused', reason: isToChannel ? 'channel-without-address' : 'sender-unknown' };
  }

  if (filled.missing.length > 0) return { kind: 'incomplete', missing: filled.missing };

  await readSameItem(request);
  const lane = laneOf(request, settled);
  const mark = desk.ids.newId();
  const inserted: Omit<InsertedMacro, 'text'> = {
    macroId: macro.id,
    insertion,
    mailbox: request.principal.toLowerCase(),
    lane,
    subjectId: request.reference?.immutableId ?? null,
  };
  await writeLog(desk, {
    roster: houseRules.roster,
    notes: [
      {
        kind: 'macro.inserted',
        mailbox: inserted.mailbox,
        lane,
        urgency: settled?.urgency ?? request.verdict?.urgency ?? null,
        release: houseRules.release.number,
        subjectId: inserted.subjectId,
        facts: {
          macro: macro.id,
          version: macro.version,
          hash: hashMacro(macro),
          how: insertion.kind === 'new-message' ? `new-message.${insertion.to}` : insertion.kind,
        },
      },
    ],
  });
  try {
    const text = await putIn(host, insertion, to, filled, mark);
    return { kind: 'inserted', inserted: { ...inserted, text } };
  } catch (error) {
    if (isDeskError(error)) await logUndone(desk, houseRules, inserted, 'host-refused');
    throw error;
  }
}

/** Shows what would be inserted and how, without writing anything. */
export async function readMacroPreview(
  desk: Desk,
  request: InsertMacroRequest,
): Promise<MacroPreview> {
  if (isObserved(request.houseRules, request.principal)) {
    return { kind: 'refused', reason: 'observe-only', filled: null };
  }
  const item = await readSameItem(request);
  return previewMacro(desk, request, item, await readSettled(desk, request));
}

async function previewMacro(
  desk: Desk,
  request: InsertMacroRequest,
  item: OpenItem,
  settled: MailWorkItem | null,
): Promise<MacroPreview> {
  const { houseRules } = request;
  const { roster, release } = houseRules;
  const macro = release.macros.find((one) => one.id === request.macroId);
  if (macro === undefined) return { kind: 'refused', reason: 'unknown-macro', filled: null };
  const principal = principalAt(roster, request.principal);
  const account = await desk.identity.signIn(null);
  const assistant = personAt(roster, account.address);
  if (principal === null || assistant === null) {
    return { kind: 'refused', reason: 'not-a-principal', filled: null };
  }
  if (item.kind === 'none' || item.kind === 'unreadable') {
    return { kind: 'refused', reason: 'nothing-open', filled: null };
  }

  const filled = fillMacro(
    macro,
    fillContextFor({
      roster,
      principal,
      assistant,
      mail:
        item.kind === 'read' ? { from: item.mail.from, receivedAt: item.mail.receivedAt } : null,
      verdict: request.verdict,
      channel: channelOf(request),
      handOff: await readHandOff(desk, request),
      holds: request.holds,
    }),
    request.typed,
  );
  const insertion = insertionFor({
    macro,
    ruling: rulingFor(request, settled),
    place: item.kind,
    matrix: release.matrix,
    macros: release.macros,
    today: todayAt(desk, principal),
  });
  if (insertion.kind === 'refused') return { ...insertion, filled };
  const lane = laneOf(request, settled);
  if (
    insertion.kind === 'new-message' &&
    insertion.to === 'channel' &&
    request.channelId !== null
  ) {
    const channels = lane === null ? [] : (lanePolicyOf(release.matrix, lane)?.channels ?? []);
    if (!channels.includes(request.channelId)) {
      return { kind: 'refused', reason: 'channel-not-for-lane', filled };
    }
  }
  if (filled.typedFreely.length > 0) {
    if (!mayTypeFreely(macro, lane)) {
      return { kind: 'refused', reason: 'free-words-in-a-guarded-lane', filled };
    }
    const typed = filled.typedFreely.map((name) => request.typed[name] ?? '').join('\n');
    if (findAdvice(typed).length > 0 || findAdviceIn(filled).length > 0) {
      return { kind: 'refused', reason: 'advice-in-typed-words', filled };
    }
  }
  return { kind: 'ready', macro, filled, insertion };
}

/** Reads the open item and refuses another one than the verdict was made of. */
async function readSameItem(request: InsertMacroRequest): Promise<OpenItem> {
  const item = await request.host.readOpenItem();
  const id = item.kind === 'read' ? item.internetMessageId : null;
  if (
    item.kind === 'read'
      ? id === null || id !== request.internetMessageId
      : request.internetMessageId !== null
  ) {
    throw new DeskError('office/item-changed');
  }
  return item;
}

async function readSettled(desk: Desk, request: InsertMacroRequest): Promise<MailWorkItem | null> {
  if (request.reference === null) return null;
  const row = await findWork(desk, workIdForMail(request.reference));
  if (row === null || !isMailWork(row.item) || row.item.state === 'undone') return null;
  return row.item;
}

/** Number and deadline of the mail's hand-off to the chosen channel, for the note that goes with it. */
async function readHandOff(
  desk: Desk,
  request: InsertMacroRequest,
): Promise<{ readonly number: string; readonly deadline: Instant | null } | null> {
  if (request.reference === null || request.channelId === null) return null;
  const row = await findWork(desk, workIdForHandOff(request.reference, request.channelId));
  if (row === null || !isHandOffWork(row.item) || row.item.state === 'undone') return null;
  return { number: row.item.data.number, deadline: row.item.due };
}

/**
 * A lane that a person settled wins over the verdict, except out of a lock without the reason that leaving it needs: a
 * row that was edited by hand opens nothing.
 */
function rulingFor(request: InsertMacroRequest, settled: MailWorkItem | null): LaneRuling {
  const { verdict } = request;
  const lane = settled?.lane ?? null;
  if (lane === null || verdict === null) return rulingOf(verdict, lane);
  const leavesLock = isLockedVerdict(verdict) && !isLockedLane(lane);
  const correction = settled?.data.correction ?? null;
  const hasReason = correction !== null && correction.to === lane && correction.reason !== null;
  const needsWord = verdict.hardRule !== null && verdict.kind === 'decided' && leavesLock;
  const hasWord = correction?.channelWord != null;
  const isProper = !leavesLock || (hasReason && (!needsWord || hasWord));
  return rulingOf(verdict, isProper ? lane : null);
}

function laneOf(request: InsertMacroRequest, settled: MailWorkItem | null): Lane | null {
  const ruling = rulingFor(request, settled);
  return ruling.kind === 'lane' ? ruling.lane : null;
}

function channelOf(request: InsertMacroRequest): Channel | null {
  return request.channelId === null
    ? null
    : channelWithId(request.houseRules.roster, request.channelId);
}

function todayAt(desk: Desk, principal: Principal): string {
  return localDateAt(desk.clock.now(), principal.zone);
}

/** The one recipient of a message of its own; empty where the program chooses; null when there is none to write to. */
function recipientOf(
  request: InsertMacroRequest,
  insertion: InsertedMacro['insertion'],
  item: OpenItem,
): string | null {
  if (insertion.kind !== 'new-message') return '';
  switch (insertion.to) {
    case 'sender': {
      const address = item.kind === 'read' ? (item.mail.from?.address ?? '') : '';
      return address === '' ? null : address;
    }
    case 'channel':
      return channelOf(request)?.address ?? null;
    case 'physician':
      return request.principal;
  }
}

async function putIn(
  host: MailHost,
  insertion: InsertedMacro['insertion'],
  to: string,
  filled: FilledMacro,
  mark: string,
): Promise<InsertedText | null> {
  switch (insertion.kind) {
    case 'reply':
      await host.openReply(filled.html);
      return null;
    case 'new-message':
      await host.openNewMessage({ to: [to], subject: filled.subject, html: filled.html });
      return null;
    case 'cursor':
      return host.insertAtCursor(filled.html, mark);
  }
}

/** Logs that an inserted text was taken back or never arrived. */
export async function logUndone(
  desk: Desk,
  houseRules: HouseRules,
  inserted: Omit<InsertedMacro, 'text'>,
  because: 'host-refused' | 'person',
): Promise<void> {
  await writeLog(desk, {
    roster: houseRules.roster,
    notes: [
      {
        kind: 'macro.undone',
        mailbox: inserted.mailbox,
        lane: inserted.lane,
        urgency: null,
        release: houseRules.release.number,
        subjectId: inserted.subjectId,
        facts: { macro: inserted.macroId, because },
      },
    ],
  });
}
