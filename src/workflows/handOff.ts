// Hands a mail to the channel that may work it: a state with a deadline, a draft or a phone script, and the next number.
import {
  workIdForHandOff,
  workIdForMail,
  type HandOffData,
  type HandOffWorkItem,
} from '../domain/log';
import type { MessageReference } from '../domain/holds';
import { composeForwardComment, composePhoneScript, lanePolicyOf } from '../domain/macros';
import {
  channelWithId,
  personAt,
  principalAt,
  type Channel,
  type Principal,
} from '../domain/roster';
import { addMinutes, type Instant } from '../domain/time';
import { URGENCIES, type Lane, type Urgency } from '../domain/triage';
import type { Desk } from '../ports';
import { dueOf } from './dueOf';
import { finishHandOffStep } from './finishHandOffStep';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { addWork, changeWork, findHandOff, findMailWork, type WorkRow } from './workRows';

export interface HandOffRequest {
  readonly houseRules: HouseRules;
  /** As `Mailbox.confirm` gave it. */
  readonly reference: MessageReference;
  /** The lane that was applied, or the verdict's. */
  readonly lane: Lane;
  readonly urgency: Urgency;
  readonly receivedAt: Instant | null;
  /** One of the lane's channels. */
  readonly channelId: string;
}

export interface OpenHandOff {
  readonly item: HandOffWorkItem;
  readonly channel: Channel;
  /** Channel to call when nobody takes it by the deadline. */
  readonly next: Channel | null;
  /** A forward draft in the physician's mailbox that a person sends; null where PHI may not go there in writing. */
  readonly draft: { readonly draftId: string; readonly webLink: string | null } | null;
  /** What to say on the phone, line by line. */
  readonly phoneScript: readonly string[];
  readonly isRepeat: boolean;
}

export type HandOffOutcome =
  | ({ readonly kind: 'opened' } & OpenHandOff)
  /** Somebody has taken or closed it already. */
  | { readonly kind: 'already-taken'; readonly item: HandOffWorkItem }
  /** The signed matrix names no such channel for the lane. */
  | { readonly kind: 'channel-not-for-lane'; readonly channelIds: readonly string[] }
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'not-a-principal' }
  | ObserveOnly;

/** Minutes until a hand-off is asked after, where the matrix names no time for any urgency of the lane. */
const LONGEST_WAIT_MINUTES = 60;

/**
 * Opens a hand-off.
 *
 * Order: work item, draft, work item again with the draft's id, category, log. Of two people who hand it off in one
 * moment one keeps the draft, and the other's is removed. A crash between draft and note leaves a second draft at worst,
 * which a person sees and deletes; nothing is ever sent from here.
 */
export async function handOff(desk: Desk, request: HandOffRequest): Promise<HandOffOutcome> {
  const { houseRules, reference } = request;
  const { roster, release } = houseRules;
  const principal = principalAt(roster, reference.mailbox);
  if (principal === null) return { kind: 'not-a-principal' };
  if (isObserved(houseRules, principal.address)) return OBSERVE_ONLY;
  const channelIds = lanePolicyOf(release.matrix, request.lane)?.channels ?? [];
  const channel = channelWithId(roster, request.channelId);
  if (channel === null || !channelIds.includes(channel.id)) {
    return { kind: 'channel-not-for-lane', channelIds };
  }

  const workId = workIdForHandOff(reference, channel.id);
  const standing = await findHandOff(desk, workId);
  if (standing !== null && (standing.item.state === 'taken' || standing.item.state === 'closed')) {
    return { kind: 'already-taken', item: standing.item };
  }
  const isRepeat = standing?.item.state === 'open';
  const opened = isRepeat ? standing : await open(desk, request, principal, channel, standing);
  if (opened === 'changed' || opened === 'duplicate') return { kind: 'changed-meanwhile' };
  return finish(desk, request, principal, channel, opened, isRepeat);
}

async function open(
  desk: Desk,
  request: HandOffRequest,
  principal: Principal,
  channel: Channel,
  standing: WorkRow<HandOffWorkItem> | null,
): Promise<WorkRow<HandOffWorkItem> | 'changed' | 'duplicate'> {
  const { houseRules, reference, lane, urgency } = request;
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const now = desk.clock.now();
  const workId = workIdForHandOff(reference, channel.id);
  const mail = await findMailWork(desk, workIdForMail(reference));
  const data: HandOffData = {
    kind: 'handoff',
    sequence: (standing?.item.data.sequence ?? 0) + 1,
    receivedAt: mail?.item.data.receivedAt ?? request.receivedAt,
    openedAt: now,
    openedBy: by,
    settledAt: null,
    release: houseRules.release.number,
    channelId: channel.id,
    nextChannelId: channel.nextChannelId ?? null,
    number: `HO-${workId.slice(0, 6).toUpperCase()}`,
    draft: mayBeForwarded(lane, channel) ? { state: 'wanted', draftId: null } : null,
    taken: null,
    closed: null,
    undone: null,
  };
  const item: HandOffWorkItem = {
    workId,
    kind: 'handoff',
    principal: principal.address,
    state: 'open',
    lane,
    urgency,
    due: deadlineFor(houseRules, principal, lane, urgency, now),
    message: { mailbox: principal.address, immutableId: reference.immutableId },
    data,
  };
  return standing === null
    ? addWork(desk, houseRules.roster, item)
    : changeWork(desk, houseRules.roster, standing, item);
}

/** A suspicious mail is never forwarded; any other goes in writing only where policy lets PHI go. */
function mayBeForwarded(lane: Lane, channel: Channel): boolean {
  return lane !== 'suspicious' && channel.approvedForPhi && channel.address !== null;
}

/** Time to first action of the urgency, from now; where the lane does not use it, of the next faster one that it does. */
function deadlineFor(
  houseRules: HouseRules,
  principal: Principal,
  lane: Lane,
  urgency: Urgency,
  now: Instant,
): Instant {
  const fastestLast = URGENCIES.slice(0, URGENCIES.indexOf(urgency) + 1).reverse();
  for (const one of fastestLast) {
    const due = dueOf(houseRules, principal, lane, one, now);
    if (due !== null) return due;
  }
  return addMinutes(now, LONGEST_WAIT_MINUTES);
}

async function finish(
  desk: Desk,
  request: HandOffRequest,
  principal: Principal,
  channel: Channel,
  opened: WorkRow<HandOffWorkItem>,
  isRepeat: boolean,
): Promise<HandOffOutcome> {
  const { houseRules, reference } = request;
  const { item } = opened;
  const assistant = personAt(houseRules.roster, item.data.openedBy);
  const next =
    item.data.nextChannelId === null
      ? null
      : channelWithId(houseRules.roster, item.data.nextChannelId);
  const words = {
    number: item.data.number,
    channel,
    next,
    physicianName: principal.name,
    assistantName: assistant?.name ?? item.data.openedBy,
    assistantPhone: assistant?.phone ?? null,
    urgency: request.urgency,
    receivedAt: item.data.receivedAt,
    deadline: item.due,
    zone: principal.zone,
  };
  let row = opened;
  let draft: OpenHandOff['draft'] = null;
  if (item.data.draft?.state === 'wanted' && channel.address !== null) {
    draft = await desk.mailbox.draftForward(reference, {
      to: channel.address,
      comment: composeForwardComment(words),
    });
    const noted = await changeWork<HandOffWorkItem>(desk, houseRules.roster, row, {
      ...item,
      data: { ...item.data, draft: { state: 'made', draftId: draft.draftId } },
    });
    const kept = noted === 'changed' ? await findHandOff(desk, item.workId) : noted;
    if (kept?.item.data.draft?.draftId !== draft.draftId) {
      // A colleague made one in the same moment, or took the hand-off back: of two drafts both might be sent.
      await desk.mailbox.removeDraft(reference.mailbox, draft.draftId);
      return { kind: 'changed-meanwhile' };
    }
    row = kept;
  } else if (item.data.draft?.draftId != null) {
    draft = { draftId: item.data.draft.draftId, webLink: null };
  }
  await finishHandOffStep(desk, houseRules, row.item);
  return {
    kind: 'opened',
    item: row.item,
    channel,
    next,
    draft,
    phoneScript: composePhoneScript(words),
    isRepeat,
  };
}
