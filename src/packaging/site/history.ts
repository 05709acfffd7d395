// Four weeks of believable work before the demonstration's day: what was sorted, handed off, held, inserted and logged.
import {
  decisionToFields,
  hashRevision,
  holdTitle,
  proposalToFields,
  type Proposal,
  type ProposalState,
} from '../../domain/holds';
import {
  entryIdForStep,
  sealEntry,
  toLogFields,
  toWorkFields,
  uuidV5,
  workIdForHandOff,
  workIdForMail,
  type Correction,
  type HandOffWorkItem,
  type LogFacts,
  type LogKind,
  type MailData,
  type MailWorkItem,
  type WorkItem,
} from '../../domain/log';
import { hashMacro, lanePolicyOf } from '../../domain/macros';
import type { Release } from '../../domain/policy';
import {
  addDays,
  addMinutes,
  formatInstant,
  instantAtLocal,
  localDateAt,
  localDateTimeAt,
  mondayOf,
  weekdayOf,
  type Instant,
} from '../../domain/time';
import { dueAt, URGENCIES, type Lane, type Urgency } from '../../domain/triage';
import { diceFor, type Dice } from './dice';
import type { House } from './lakeside';
import type { SiteItem } from './siteFile';

type Principal = House['principals'][number];

export interface History {
  readonly work: readonly SiteItem[];
  readonly log: readonly SiteItem[];
  readonly proposals: readonly SiteItem[];
  readonly decisions: readonly SiteItem[];
}

interface Deed {
  /** Key of the person. */
  readonly by: string;
  readonly kind: LogKind;
  readonly at: Instant;
  readonly mailbox: string;
  readonly lane: Lane | null;
  readonly urgency: Urgency | null;
  readonly subjectId: string;
  readonly facts: LogFacts;
  readonly entryId: string;
}

interface Pen {
  readonly house: House;
  readonly release: Release;
  readonly now: Instant;
  readonly deeds: Deed[];
  readonly work: SiteItem[];
  readonly proposals: SiteItem[];
  readonly decisions: SiteItem[];
}

const DAYS = 28;
const MAILS_A_DAY: Readonly<Record<string, readonly [number, number]>> = {
  'maya.okafor': [7, 11],
  'samuel.brandt': [4, 7],
};
const LANE_WEIGHTS: readonly (readonly [Lane, number])[] = [
  ['meeting-request', 15],
  ['digest', 14],
  ['leadership', 12],
  ['vendor', 10],
  ['referral-auth', 9],
  ['academic', 9],
  ['patient-clinical', 8],
  ['patient-admin', 8],
  ['schedule-change', 8],
  ['travel-speaking', 7],
  ['credentialing', 5],
  ['suspicious', 2],
  ['legal-compliance', 1],
];
const URGENCY_WEIGHTS: Readonly<Record<Urgency, number>> = { now: 1, today: 5, week: 9, digest: 4 };
/** Lanes that were mixed up now and then, from wrong to right. */
const MIX_UPS: readonly (readonly [Lane, Lane])[] = [
  ['vendor', 'travel-speaking'],
  ['vendor', 'travel-speaking'],
  ['digest', 'credentialing'],
  ['meeting-request', 'leadership'],
];
const HANDED_OFF: readonly Lane[] = [
  'patient-clinical',
  'patient-admin',
  'legal-compliance',
  'suspicious',
];
/** People who ask for time, by key in the house file. */
const ASKERS = [
  'denise.kowalczyk',
  'hannah.liebowitz',
  'felix.aranda',
  'priscilla.wong',
  'lauren.pike',
  'anthony.whitfield',
];

/**
 * Writes the history that ends at `now`. The same house, release and `now` always give the same history.
 *
 * Every mail in it is settled or due like a real one, but lies in no mailbox: the records hold references only, and a
 * front end shows them as moved out of reach.
 */
export function writeHistory(house: House, release: Release, now: Instant): History {
  const pen: Pen = { house, release, now, deeds: [], work: [], proposals: [], decisions: [] };
  const today = localDateAt(now, house.zone);
  const holidays = house.holidays.map((holiday) => holiday.day);
  for (const principal of house.principals) {
    for (let back = DAYS; back >= 0; back -= 1) {
      const day = addDays(today, -back);
      if (['saturday', 'sunday'].includes(weekdayOf(day)) || holidays.includes(day)) continue;
      writeDay(pen, principal, day, holidays);
      if (weekdayOf(day) === 'monday') writeStandUp(pen, principal, day);
    }
  }
  return {
    work: pen.work,
    log: sealDeeds(pen),
    proposals: pen.proposals,
    decisions: pen.decisions,
  };
}

function writeDay(pen: Pen, principal: Principal, day: string, holidays: readonly string[]): void {
  const dice = diceFor(`${principal.key} ${day}`);
  const [fewest, most] = MAILS_A_DAY[principal.key] ?? [3, 5];
  const count = dice.between(fewest, most);
  for (let index = 0; index < count; index += 1) {
    const receivedAt = addMinutes(
      instantAtLocal(`${day}T06:30:00`, principal.zone),
      dice.between(0, 600),
    );
    writeMail(pen, principal, receivedAt, `${principal.key} ${day} ${index}`, dice, holidays);
  }
}

function writeMail(
  pen: Pen,
  principal: Principal,
  receivedAt: Instant,
  name: string,
  dice: Dice,
  holidays: readonly string[],
): void {
  const { release, now } = pen;
  const finalLane = dice.pick(LANE_WEIGHTS);
  const urgency = pickUrgency(release, finalLane, dice);
  const isMixedUp = dice.throw() < 0.045;
  const [wrong, right] = dice.pick(MIX_UPS.map((pair) => [pair, 1] as const));
  const lane = isMixedUp ? right : finalLane;
  const firstLane = isMixedUp ? wrong : finalLane;
  const by = dice.throw() < 0.88 ? 'jordan.reyes' : 'priya.nair';
  const due = dueIn(release, principal, lane, urgency, receivedAt, holidays);
  const appliedAt = workingTime(
    addMinutes(receivedAt, delayFor(urgency, dice)),
    principal,
    dice,
    holidays,
  );
  if (appliedAt >= now) return;

  const message = { mailbox: principal.address, immutableId: immutableIdOf(name) };
  const workId = workIdForMail(message);
  const data: MailData = {
    kind: 'mail',
    sequence: 1,
    step: { kind: 'applied', by: addressOf(pen, by), at: appliedAt },
    receivedAt,
    openedAt: appliedAt,
    openedBy: addressOf(pen, by),
    settledAt: null,
    release: release.number,
    verdictLane: firstLane,
    hardRule: null,
    previous: null,
    correction: null,
  };
  const facts = (sequence: number): LogFacts => ({
    workId,
    sequence,
    receivedAt: formatInstant(receivedAt),
    due: due === null ? null : formatInstant(due),
    decidedBy: 'evidence',
    verdictLane: firstLane,
  });
  const about = { by, mailbox: principal.address, urgency, subjectId: message.immutableId };
  note(
    pen,
    { ...about, kind: 'mail.applied', at: appliedAt, lane: firstLane, facts: facts(1) },
    workId,
    1,
  );

  let settled = data;
  if (isMixedUp) {
    const at = addMinutes(appliedAt, dice.between(3, 45));
    const correction: Correction = {
      from: wrong,
      to: right,
      reason: null,
      note: '',
      channelWord: null,
      by: addressOf(pen, by),
      at,
    };
    settled = {
      ...data,
      sequence: 2,
      step: { kind: 'corrected', by: addressOf(pen, by), at },
      previous: { lane: wrong, urgency, due, correction: null },
      correction,
    };
    const corrected = { ...facts(2), from: wrong, reason: null };
    note(pen, { ...about, kind: 'mail.corrected', at, lane: right, facts: corrected }, workId, 2);
  }

  const settledAt = addMinutes(appliedAt, settlingMinutes(lane, dice));
  const isSettled = settledAt < now;
  const item: MailWorkItem = {
    workId,
    kind: 'mail',
    principal: principal.address,
    state: isSettled ? 'closed' : 'open',
    lane,
    urgency,
    due,
    message,
    data: { ...settled, settledAt: isSettled ? settledAt : null },
  };
  addWorkItem(pen, by, appliedAt, item);
  writeMacro(pen, about, lane, appliedAt, dice, name);
  if (HANDED_OFF.includes(lane)) writeHandOff(pen, principal, item, by, appliedAt, dice);
  if (lane === 'meeting-request' && dice.throw() < 0.6) {
    writeProposal(pen, principal, by, addMinutes(appliedAt, dice.between(4, 25)), dice, name);
  }
}

function writeMacro(
  pen: Pen,
  about: Pick<Deed, 'by' | 'mailbox' | 'urgency' | 'subjectId'>,
  lane: Lane,
  appliedAt: Instant,
  dice: Dice,
  name: string,
): void {
  const allowed = pen.release.macros.filter(
    (macro) =>
      macro.goesTo === undefined &&
      macro.expiresOn > localDateAt(appliedAt, pen.house.zone) &&
      (lanePolicyOf(pen.release.matrix, lane)?.allowedMacros.includes(macro.id) ?? false),
  );
  const at = addMinutes(appliedAt, dice.between(1, 9));
  if (allowed.length === 0 || dice.throw() > 0.4 || at >= pen.now) return;
  const macro = dice.pick(allowed.map((one) => [one, 1] as const));
  const isPatient = lane === 'patient-clinical' || lane === 'patient-admin';
  const facts = {
    macro: macro.id,
    version: macro.version,
    hash: hashMacro(macro),
    how: isPatient ? 'new-message.sender' : 'reply',
  };
  note(pen, { ...about, kind: 'macro.inserted', at, lane, facts }, uuidV5(`macro|${name}`), 1);
}

function writeHandOff(
  pen: Pen,
  principal: Principal,
  mail: MailWorkItem,
  by: string,
  appliedAt: Instant,
  dice: Dice,
): void {
  const { message, lane, urgency } = mail;
  if (message === null || lane === null || urgency === null) return;
  const channelId = lanePolicyOf(pen.release.matrix, lane)?.channels[0];
  const channel = pen.house.channels.find((one) => one.id === channelId);
  if (channel === undefined) return;
  const openedAt = addMinutes(appliedAt, dice.between(1, 6));
  const takenAt = addMinutes(
    openedAt,
    urgency === 'now' ? dice.between(2, 9) : dice.between(6, 75),
  );
  const closedAt = addMinutes(takenAt, dice.between(40, 600));
  if (openedAt >= pen.now) return;
  const workId = workIdForHandOff(message, channel.id);
  const number = `HO-${workId.slice(0, 6).toUpperCase()}`;
  const state = closedAt < pen.now ? 'closed' : takenAt < pen.now ? 'taken' : 'open';
  const deadline = dueIn(pen.release, principal, lane, urgency, openedAt, []);
  const assistant = addressOf(pen, by);
  const item: HandOffWorkItem = {
    workId,
    kind: 'handoff',
    principal: principal.address,
    state,
    lane,
    urgency,
    due: deadline,
    message,
    data: {
      kind: 'handoff',
      sequence: state === 'closed' ? 3 : state === 'taken' ? 2 : 1,
      receivedAt: mail.data.receivedAt,
      openedAt,
      openedBy: assistant,
      settledAt: state === 'closed' ? closedAt : null,
      release: pen.release.number,
      channelId: channel.id,
      nextChannelId: channel.nextChannelId,
      number,
      draft: null,
      taken:
        state === 'open'
          ? null
          : { who: channel.ownerName, at: takenAt, how: 'phone', by: assistant },
      closed: state === 'closed' ? { by: assistant, at: closedAt } : null,
      undone: null,
    },
  };
  addWorkItem(pen, by, openedAt, item);
  const steps: readonly (readonly [LogKind, Instant])[] = [
    ['handoff.opened', openedAt],
    ['handoff.taken', takenAt],
    ['handoff.closed', closedAt],
  ];
  for (const [index, [kind, at]] of steps.entries()) {
    if (at >= pen.now) continue;
    const facts: LogFacts = {
      workId,
      number,
      channel: channel.id,
      deadline: deadline === null ? null : formatInstant(deadline),
      drafted: false,
      how: index === 0 ? null : 'phone',
      who: index === 0 ? null : channel.ownerName,
    };
    const about = { by, mailbox: principal.address, urgency, subjectId: message.immutableId };
    note(pen, { ...about, kind, at, lane, facts }, workId, index + 1);
  }
}

function writeProposal(
  pen: Pen,
  principal: Principal,
  by: string,
  proposedAt: Instant,
  dice: Dice,
  name: string,
): void {
  const { zone } = principal;
  const durationMinutes = dice.pick([
    [30, 5],
    [45, 2],
    [60, 3],
  ] as const);
  const firstDay = workingDay(
    addDays(localDateAt(proposedAt, zone), dice.between(1, 2)),
    pen.house,
  );
  const days = [
    firstDay,
    workingDay(addDays(firstDay, 1), pen.house),
    workingDay(addDays(firstDay, 2), pen.house),
  ];
  const options = days.map((day, index) => {
    const start = addMinutes(instantAtLocal(`${day}T13:00:00`, zone), dice.between(0, 8) * 30);
    const window = { start, end: addMinutes(start, durationMinutes) };
    return {
      id: String(index + 1),
      window,
      eventId: null,
      attempt: 1,
      label: null,
      travel: [],
      wasOnCall: false,
    };
  });
  const decidedAt = instantAtLocal(
    `${firstDay}T${dice.pick([
      ['07:35', 2],
      ['11:42', 3],
    ] as const)}:00`,
    zone,
  );
  const isPast = options.every((option) => option.window.end < pen.now);
  if (!isPast || decidedAt <= proposedAt || decidedAt >= pen.now) return;

  const answer = dice.pick([
    ['any', 6],
    ['only', 3],
    ['decline', 2],
    [null, 1],
  ] as const);
  const chosen = dice.pick(options.map((option) => [option.id, 1] as const));
  const state: ProposalState =
    answer === null ? 'expired' : answer === 'decline' ? 'declined' : 'confirmed';
  const asker = pen.house.colleagues.find(
    (one) => one.key === dice.pick(ASKERS.map((key) => [key, 1] as const)),
  );
  const proposal: Proposal = {
    id: uuidV5(`proposal|${name}`),
    kind: 'hold',
    principal: principal.address,
    revision: 1,
    state,
    title: holdTitle({
      stakeholderName: asker?.name ?? null,
      isCleared: asker !== undefined,
      durationMinutes,
    }),
    durationMinutes,
    mode: dice.pick([
      ['video', 5],
      ['in-person', 4],
      ['phone', 1],
    ] as const),
    tier: asker?.key === 'anthony.whitfield' ? 'A' : 'B',
    stream: 'leadership',
    options,
    message: null,
    proposedBy: addressOf(pen, by),
    proposedAt,
    decideBy: addMinutes(decidedAt, 24 * 60),
    answers: [],
    needs: [],
    clearances: [],
    secondFrom: null,
    secondToldAt: null,
    chosenOptionId: state === 'confirmed' ? chosen : null,
    word: null,
    invitationId: null,
    flags: [],
    problem: null,
  };
  pen.proposals.push({
    createdBy: by,
    createdAt: formatInstant(proposedAt),
    fields: proposalToFields(proposal),
  });
  const lane: Lane = 'meeting-request';
  const about = { mailbox: principal.address, lane, urgency: null, subjectId: proposal.id };
  const facts = { revision: 1, tier: proposal.tier, options: 3, durationMinutes };
  note(pen, { ...about, by, kind: 'hold.proposed', at: proposedAt, facts }, proposal.id, 1);
  if (answer === null) {
    const at = addMinutes(decidedAt, 24 * 60 + 7);
    if (at < pen.now)
      note(pen, { ...about, by, kind: 'hold.expired', at, facts: { revision: 1 } }, proposal.id, 1);
    return;
  }
  pen.decisions.push({
    createdBy: principal.key,
    createdAt: formatInstant(decidedAt),
    fields: decisionToFields({
      proposalId: proposal.id,
      revision: 1,
      answer,
      optionId: answer === 'only' ? chosen : null,
      revisionHash: hashRevision(proposal),
    }),
  });
  const decided = {
    revision: 1,
    answer,
    option: answer === 'only' ? chosen : null,
    outcome: state,
  };
  note(
    pen,
    { ...about, by: principal.key, kind: 'hold.decided', at: decidedAt, facts: decided },
    proposal.id,
    1,
  );
  if (answer === 'any') {
    const at = addMinutes(decidedAt, dice.between(20, 180));
    const picked = { revision: 1, option: chosen, outcome: state };
    if (at < pen.now)
      note(pen, { ...about, by, kind: 'hold.picked', at, facts: picked }, proposal.id, 1);
  }
}

function writeStandUp(pen: Pen, principal: Principal, monday: string): void {
  const at = instantAtLocal(`${monday}T14:41:00`, principal.zone);
  if (at >= pen.now || monday === mondayOf(localDateAt(pen.now, principal.zone))) return;
  const facts = { week: monday, backlog: 5, rework: 4, changes: 4, schedule: 7, 'hand-over': 5 };
  const key = `${principal.address}#${monday}`;
  note(
    pen,
    {
      by: 'jordan.reyes',
      kind: 'standup.held',
      at,
      mailbox: principal.address,
      lane: null,
      urgency: null,
      subjectId: uuidV5(`standup|${key}`),
      facts,
    },
    uuidV5(`standup|${key}`),
    1,
  );
}

function note(pen: Pen, deed: Omit<Deed, 'entryId'>, about: string, sequence: number): void {
  if (deed.at < pen.now) {
    pen.deeds.push({ ...deed, entryId: entryIdForStep(about, sequence, deed.kind) });
  }
}

/** Seals the deeds in the order in which they happened, one chain for each person and week. */
function sealDeeds(pen: Pen): readonly SiteItem[] {
  const ends = new Map<string, string>();
  return [...pen.deeds]
    .sort((a, b) => a.at - b.at || (a.entryId < b.entryId ? -1 : 1))
    .map(({ by, ...deed }) => {
      const week = mondayOf(localDateAt(deed.at, pen.house.zone));
      const clientId = uuidV5(`client|${by}|${week}`);
      const sealed = sealEntry(
        { ...deed, by: addressOf(pen, by), policyRelease: pen.release.number, clientId },
        ends.get(clientId) ?? '',
      );
      ends.set(clientId, sealed.hash);
      return { createdBy: by, createdAt: formatInstant(deed.at), fields: toLogFields(sealed) };
    });
}

function addWorkItem(pen: Pen, by: string, at: Instant, item: WorkItem): void {
  pen.work.push({ createdBy: by, createdAt: formatInstant(at), fields: toWorkFields(item) });
}

function addressOf(pen: Pen, key: string): string {
  const people = [...pen.house.principals, ...pen.house.assistants, ...pen.house.signers];
  const person = people.find((one) => one.key === key);
  if (person === undefined) throw new Error(`No ${key} in the house file`);
  return person.address;
}

function pickUrgency(release: Release, lane: Lane, dice: Dice): Urgency {
  const policy = lanePolicyOf(release.matrix, lane);
  const used = URGENCIES.filter(
    (urgency) => policy?.slaByUrgency[urgency].minutesToFirstAction != null,
  );
  return dice.pick(used.map((urgency) => [urgency, URGENCY_WEIGHTS[urgency]] as const));
}

function dueIn(
  release: Release,
  principal: Principal,
  lane: Lane,
  urgency: Urgency,
  from: Instant,
  holidays: readonly string[],
): Instant | null {
  return dueAt(
    urgency,
    lane,
    from,
    release.matrix,
    principal.workingHours,
    holidays,
    principal.zone,
  );
}

/** Minutes from receipt to the first action: quick for what is urgent, with a tail. */
function delayFor(urgency: Urgency, dice: Dice): number {
  const isSlow = dice.throw() < 0.08;
  switch (urgency) {
    case 'now':
      return isSlow ? dice.between(12, 40) : dice.between(2, 8);
    case 'today':
      return isSlow ? dice.between(90, 260) : dice.between(8, 55);
    case 'week':
      return isSlow ? dice.between(700, 2400) : dice.between(25, 260);
    case 'digest':
      return dice.between(60, 900);
  }
}

function settlingMinutes(lane: Lane, dice: Dice): number {
  switch (lane) {
    case 'digest':
    case 'vendor':
    case 'suspicious':
      return dice.between(1, 240);
    case 'credentialing':
    case 'travel-speaking':
    case 'leadership':
    case 'academic':
      return dice.between(900, 9000);
    default:
      return dice.between(120, 3600);
  }
}

/** The same time when somebody works then; else the next working morning. */
function workingTime(
  at: Instant,
  principal: Principal,
  dice: Dice,
  holidays: readonly string[],
): Instant {
  const { zone } = principal;
  const clock = (instant: Instant): string => localDateTimeAt(instant, zone).slice(11, 16);
  const isOpen = (day: string): boolean =>
    !['saturday', 'sunday'].includes(weekdayOf(day)) && !holidays.includes(day);
  let day = localDateAt(at, zone);
  if (isOpen(day) && clock(at) >= '07:30' && clock(at) < '17:00') return at;
  if (isOpen(day) && clock(at) < '07:30') {
    return addMinutes(instantAtLocal(`${day}T07:32:00`, zone), dice.between(0, 40));
  }
  do day = addDays(day, 1);
  while (!isOpen(day));
  return addMinutes(instantAtLocal(`${day}T07:32:00`, zone), dice.between(0, 55));
}

function workingDay(day: string, house: House): string {
  const holidays = house.holidays.map((holiday) => holiday.day);
  let open = day;
  while (['saturday', 'sunday'].includes(weekdayOf(open)) || holidays.includes(open)) {
    open = addDays(open, 1);
  }
  return open;
}

/** Shaped like Exchange's immutable ids; names no mail that lies anywhere. */
function immutableIdOf(name: string): string {
  const part = (index: number): string => uuidV5(`mail|${name}|${index}`).replaceAll('-', '');
  return `AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A${part(1)}${part(2)}AAA=`;
}
