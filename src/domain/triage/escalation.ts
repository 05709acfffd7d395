// Escalation thresholds of the signed matrix: which lane, urgency and kind of sender goes to whom, when nobody acts.
import * as v from 'valibot';
import { domainOf, isWithinDomains, senderKindOf, type Person } from '../mail';
import { LANES, URGENCIES, type Lane, type Urgency } from './types';

const text = v.pipe(v.string(), v.minLength(1));
const addresses = v.array(v.pipe(v.string(), v.regex(/@/, 'not an address'), v.toLowerCase()));
const domains = v.array(v.pipe(v.string(), v.regex(/^[^\s@]+\.[^\s@]+$/, 'not a domain')));

/** Kinds of sender that need no list: the roster and the address tell. */
export const DERIVED_SENDERS = [
  'colleague',
  'stakeholder',
  'private-person',
  'organization',
  'unknown',
] as const;

export const ESCALATION_PEOPLE = ['physician', 'assistants', 'second-approvers'] as const;
export type EscalationPeople = (typeof ESCALATION_PEOPLE)[number];

const thresholdSchema = v.object({
  id: text,
  /** Shown to people: `A board member waits for an answer`. */
  because: text,
  /** null: every lane, urgency or sender. */
  lanes: v.nullable(v.pipe(v.array(v.picklist(LANES)), v.minLength(1))),
  urgencies: v.nullable(v.pipe(v.array(v.picklist(URGENCIES)), v.minLength(1))),
  senders: v.nullable(v.pipe(v.array(text), v.minLength(1))),
  /** From receipt, counted as the lane counts; `1440` is one working day. */
  afterMinutes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** People are told in Teams; a channel is called by a person. */
  to: v.pipe(
    v.array(v.union([v.picklist(ESCALATION_PEOPLE), v.object({ channel: text })])),
    v.minLength(1),
  ),
});

export const escalationSchema = v.pipe(
  v.object({
    /** Kinds of sender beyond the derived ones: board, press, regulators. */
    senders: v.array(v.object({ id: text, title: text, addresses, domains })),
    thresholds: v.array(thresholdSchema),
  }),
  v.check(({ senders, thresholds }) => {
    const known = new Set<string>([...DERIVED_SENDERS, ...senders.map(({ id }) => id)]);
    return thresholds.every((one) => (one.senders ?? []).every((id) => known.has(id)));
  }, 'a threshold names a kind of sender that is not listed'),
  v.check(
    ({ thresholds }) => new Set(thresholds.map(({ id }) => id)).size === thresholds.length,
    'an id stands twice',
  ),
);

export type EscalationPolicy = Readonly<v.InferOutput<typeof escalationSchema>>;
export type EscalationThreshold = EscalationPolicy['thresholds'][number];

export interface SenderSurroundings {
  /** Addresses of the house's people, lower case. */
  readonly colleagues: readonly string[];
  /** Addresses of cleared stakeholders, lower case. */
  readonly stakeholders: readonly string[];
  readonly organizationDomains: readonly string[];
}

/** Every kind that a sender is of; one derived kind at least. */
export function senderKindsOf(
  { senders }: EscalationPolicy,
  from: Person | null,
  around: SenderSurroundings,
): ReadonlySet<string> {
  const address = (from?.address ?? '').toLowerCase();
  const listed = senders.filter(
    (one) =>
      address !== '' &&
      (one.addresses.includes(address) || isWithinDomains(domainOf(address), one.domains)),
  );
  const kinds = new Set(listed.map(({ id }) => id));
  if (around.stakeholders.includes(address)) kinds.add('stakeholder');
  kinds.add(derivedKind(from, address, around));
  return kinds;
}

function derivedKind(
  from: Person | null,
  address: string,
  around: SenderSurroundings,
): (typeof DERIVED_SENDERS)[number] {
  if (around.colleagues.includes(address)) return 'colleague';
  switch (senderKindOf(from, around.organizationDomains)) {
    case 'missing':
      return 'unknown';
    case 'internal':
      return 'colleague';
    case 'personal':
      return 'private-person';
    case 'organization':
      return 'organization';
  }
}

/**
 * The threshold that a mail meets first: of all that fit, the fastest, and of equals the one that is written first.
 *
 * @returns null when the matrix escalates no such mail
 */
export function thresholdFor(
  { thresholds }: EscalationPolicy,
  lane: Lane,
  urgency: Urgency,
  kinds: ReadonlySet<string>,
): EscalationThreshold | null {
  const fitting = thresholds.filter(
    (one) =>
      (one.lanes?.includes(lane) ?? true) &&
      (one.urgencies?.includes(urgency) ?? true) &&
      (one.senders?.some((id) => kinds.has(id)) ?? true),
  );
  return fitting.reduce<EscalationThreshold | null>(
    (first, one) => (first !== null && first.afterMinutes <= one.afterMinutes ? first : one),
    null,
  );
}
