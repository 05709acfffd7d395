// Makes a proposal out of what the assistant asks for: title, options with their travel, deadlines.
import {
  blocksInTheWay,
  clearedName,
  holdTitle,
  settleDeadlines,
  standsInTheWay,
  type Block,
  type BlockKind,
  type HoldOption,
  type Proposal,
  type TravelHold,
} from '../domain/holds';
import { addMinutes, minutesBetween, overlaps, type Instant, type Window } from '../domain/time';
import { answeringAhead } from './answeringAhead';
import { mayKeepWords } from './guardOutgoing';
import type { PlaceHoldsRequest } from './holdTerms';
import type { PrincipalRules } from './principalRules';

const MOST_IN_A_BATCH = 9;
const LONGEST_LABEL = 60;

/** The first revision, as yet without the calendar's word (`withCalendar`). */
export function draftProposal(
  request: PlaceHoldsRequest,
  rules: PrincipalRules,
  proposedBy: string,
  now: Instant,
): Proposal {
  const kind = request.kind ?? 'hold';
  const options = optionsOf(request, rules);
  return {
    id: request.proposalId.toLowerCase(),
    kind,
    principal: rules.principal.address,
    revision: 1,
    state: 'placing',
    title: titleOf(request, rules),
    durationMinutes: request.durationMinutes,
    mode: request.mode,
    tier: request.tier,
    stream: request.stream ?? 'leadership',
    options,
    answers: [],
    needs: kind === 'trip' ? (request.needs ?? []) : [],
    clearances: [],
    message: request.message,
    proposedBy: proposedBy.toLowerCase(),
    proposedAt: now,
    decideBy: request.decideBy ?? usualDecideBy(request, rules, options, now),
    secondFrom: null,
    secondToldAt: null,
    chosenOptionId: null,
    word: null,
    invitationId: null,
    flags: [],
    problem: null,
    ...(request.inPlaceOf === undefined ? {} : { inPlaceOf: request.inPlaceOf }),
  };
}

/** The draft with what the calendar says: deadlines out of OR and call, and whether an option lies in call time. */
export function withCalendar(
  proposal: Proposal,
  rules: PrincipalRules,
  blocks: readonly Block[],
  now: Instant,
): Proposal {
  const onCall = blocks.filter(({ kind }) => kind === 'call');
  const options = proposal.options.map((option) => ({
    ...option,
    wasOnCall: onCall.some(({ window }) => overlaps(window, option.window)),
  }));
  if (proposal.decideBy === null) return { ...proposal, options };
  const latest = latestOf(options);
  const deadlines = settleDeadlines({
    wanted: proposal.decideBy,
    latest,
    blocks,
    hours: answeringAhead(rules, now, latest ?? proposal.decideBy),
    hasSecondApprover: rules.principal.secondApprovers.length > 0,
    now,
  });
  return { ...proposal, options, ...deadlines };
}

/** Every window that the proposal would take, travel included. */
export function windowsOf({ options }: Pick<Proposal, 'options'>): readonly Window[] {
  return options.flatMap(({ window, travel }) => [window, ...travel.map((leg) => leg.window)]);
}

/** The options for which there is no room, on the way there and back included; travel may meet travel. */
export function windowsTaken(
  proposal: Pick<Proposal, 'kind' | 'needs' | 'options'>,
  blocks: readonly Block[],
): readonly Window[] {
  const elsewhere = blocks.filter(({ kind }) => kind !== 'travel');
  return proposal.options
    .filter(
      ({ window, travel }) =>
        standsInTheWay(proposal, window, blocks).length > 0 ||
        travel.some((leg) => blocksInTheWay(leg.window, elsewhere).length > 0),
    )
    .map(({ window }) => window);
}

/** The kinds of what stands in the way of an option, ways left out; each once. */
export function kindsTaken(
  proposal: Pick<Proposal, 'kind' | 'needs' | 'options'>,
  blocks: readonly Block[],
): readonly BlockKind[] {
  const taken = proposal.options.flatMap(({ window }) => standsInTheWay(proposal, window, blocks));
  return [...new Set(taken.map(({ kind }) => kind))].sort();
}

/** Start of the last option; null without any. */
export function latestOf(options: readonly HoldOption[]): Instant | null {
  return options.reduce<Instant | null>(
    (latest, { window }) => (latest === null || window.start > latest ? window.start : latest),
    null,
  );
}

/** True when number and length of the windows are what the kind of proposal takes. */
export function isUsable(request: PlaceHoldsRequest, rules: PrincipalRules): boolean {
  const { durationMinutes, windows } = request;
  const kind = request.kind ?? 'hold';
  const starts = new Set(windows.map(({ start }) => start));
  const most = kind === 'hold' ? rules.holds.maxOptions : kind === 'trip' ? 1 : MOST_IN_A_BATCH;
  return (
    windows.length >= 1 &&
    windows.length <= most &&
    starts.size === windows.length &&
    windows.every(({ start, end }) => start < end) &&
    (kind !== 'hold' ||
      windows.every(({ start, end }) => minutesBetween(start, end) === durationMinutes))
  );
}

/** Labels become titles in a calendar that others can read. */
export function hasFitWords({ labels, title, houseRules }: PlaceHoldsRequest): boolean {
  if (title !== undefined && !mayKeepWords(houseRules.roster, title)) return false;
  return (labels ?? []).every(
    (label) =>
      label === null ||
      (label.trim() !== '' &&
        label.length <= LONGEST_LABEL &&
        mayKeepWords(houseRules.roster, label)),
  );
}

function titleOf(request: PlaceHoldsRequest, rules: PrincipalRules): string {
  const prefix = rules.holds.titlePrefix;
  switch (request.kind ?? 'hold') {
    case 'trip': {
      const place = request.labels?.[0] ?? null;
      return place === null ? `${prefix} trip` : `${prefix} trip ${place.trim()}`;
    }
    case 'batch':
      return `${prefix} ${String(request.windows.length)} meetings`;
    case 'hold': {
      const { stakeholder, houseRules } = request;
      if (request.title !== undefined) return request.title;
      const name =
        stakeholder === null ? null : clearedName(houseRules.roster, stakeholder.address);
      return holdTitle({
        stakeholderName: name,
        isCleared: name !== null,
        durationMinutes: request.durationMinutes,
        prefix,
      });
    }
  }
}

function optionsOf(request: PlaceHoldsRequest, rules: PrincipalRules): readonly HoldOption[] {
  const isBatch = request.kind === 'batch';
  return request.windows
    .map((window, index) => ({
      window,
      label: isBatch ? (request.labels?.[index] ?? null) : null,
      travel: request.travel?.[index] ?? { before: 0, after: 0 },
    }))
    .sort((a, b) => a.window.start - b.window.start)
    .map(({ window, label, travel }, index) => ({
      id: String(index + 1),
      window,
      eventId: null,
      attempt: 1,
      label: label === null ? null : `${rules.holds.titlePrefix} ${label.trim()}`,
      travel: legsOf(window, travel),
      wasOnCall: false,
    }));
}

function legsOf(
  { start, end }: Window,
  { before, after }: { readonly before: number; readonly after: number },
): readonly TravelHold[] {
  const legs: TravelHold[] = [];
  if (before > 0) {
    legs.push({ window: { start: addMinutes(start, -before), end: start }, eventId: null });
  }
  if (after > 0) legs.push({ window: { start: end, end: addMinutes(end, after) }, eventId: null });
  return legs;
}

/** What the release grants the tier, but never later than the last proposed time. */
function usualDecideBy(
  request: PlaceHoldsRequest,
  rules: PrincipalRules,
  options: readonly HoldOption[],
  now: Instant,
): Instant | null {
  const hours = rules.tiers.find(({ tier }) => tier === request.tier)?.decideByHours;
  const last = latestOf(options);
  if (hours === undefined) return last;
  const granted = addMinutes(now, hours * 60);
  return last !== null && last < granted ? last : granted;
}
