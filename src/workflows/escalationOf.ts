// When a mail that nobody acts on escalates, to whom, and why: the signed matrix's threshold for lane, urgency and sender.
import { domainOf, type Person } from '../domain/mail';
import { channelWithId, type Channel, type Principal } from '../domain/roster';
import type { Instant } from '../domain/time';
import {
  passedAfter,
  senderKindsOf,
  thresholdFor,
  type EscalationPeople,
  type Lane,
  type Urgency,
} from '../domain/triage';
import type { HouseRules } from './loadHouseRules';

export interface Escalation {
  readonly thresholdId: string;
  /** In the words of the matrix. */
  readonly because: string;
  readonly at: Instant;
  readonly people: readonly EscalationPeople[];
  /** Desks that a person calls. */
  readonly channels: readonly Channel[];
}

export interface EscalationRequest {
  readonly houseRules: HouseRules;
  readonly principal: Principal;
  readonly lane: Lane;
  readonly urgency: Urgency;
  readonly from: Person | null;
  readonly receivedAt: Instant;
}

/** Pure; null when the matrix escalates no such mail. */
export function escalationOf(request: EscalationRequest): Escalation | null {
  const { houseRules, principal, lane, urgency, from, receivedAt } = request;
  const { release, roster } = houseRules;
  const { matrix } = release;
  if (matrix.escalation === undefined) return null;
  const kinds = senderKindsOf(matrix.escalation, from, {
    colleagues: roster.colleagues.map(({ address }) => address),
    stakeholders: roster.clearedStakeholders.map(({ address }) => address.toLowerCase()),
    organizationDomains: [domainOf(principal.address)],
  });
  const threshold = thresholdFor(matrix.escalation, lane, urgency, kinds);
  if (threshold === null) return null;
  const neverPauses = matrix.lanes.find((one) => one.lane === lane)?.neverPauses ?? false;
  const { workingHours: hours, zone } = principal;
  return {
    thresholdId: threshold.id,
    because: threshold.because,
    at: passedAfter(threshold.afterMinutes, neverPauses, receivedAt, {
      hours,
      holidays: roster.holidays,
      zone,
    }),
    people: threshold.to.filter((one) => typeof one === 'string'),
    channels: threshold.to
      .map((one) => (typeof one === 'string' ? null : channelWithId(roster, one.channel)))
      .filter((channel) => channel !== null),
  };
}

/** Addresses of the people who are told, each once. */
export function peopleOf({ people }: Escalation, principal: Principal): readonly string[] {
  const addresses = people.flatMap((one): readonly string[] => {
    switch (one) {
      case 'physician':
        return [principal.address];
      case 'assistants':
        return principal.assistants;
      case 'second-approvers':
        return principal.secondApprovers;
    }
  });
  return [...new Set(addresses)];
}
