// A proposal and a decision as list fields, and back: rows that a person or a crash left unreadable are told, not guessed.
import * as v from 'valibot';
import { MEETING_MODES } from '../asks';
import { formatInstant, parseInstant, type Instant } from '../time';
import { decisionKey } from './proposalIdentity';
import {
  DECISION_ANSWERS,
  MEETING_TIERS,
  PROPOSAL_PROBLEMS,
  PROPOSAL_STATES,
  type Decision,
  type Proposal,
} from './types';

type Fields = Readonly<Record<string, string | number | boolean | null>>;

const text = v.pipe(v.string(), v.minLength(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const instant = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Instant => {
    const read = parseInstant(dataset.value);
    if (read !== null) return read;
    addIssue({ message: 'no instant with offset' });
    return NEVER;
  }),
);

const optionSchema = v.pipe(
  v.object({
    id: v.picklist(['1', '2', '3']),
    start: instant,
    end: instant,
    eventId: v.nullable(text),
    attempt: count,
  }),
  v.check(({ start, end }) => start < end, 'ends before it starts'),
  v.transform(({ id, start, end, eventId, attempt }) => ({
    id,
    window: { start, end },
    eventId,
    attempt,
  })),
);

/** What the Data note holds; the other columns hold the rest. */
const dataSchema = v.object({
  kind: v.literal('hold'),
  title: text,
  durationMinutes: count,
  mode: v.nullable(v.picklist(MEETING_MODES)),
  tier: v.picklist(MEETING_TIERS),
  options: v.pipe(
    v.array(optionSchema),
    v.minLength(1),
    v.maxLength(3),
    v.check((options) => new Set(options.map(({ id }) => id)).size === options.length, 'same id'),
  ),
  message: v.nullable(v.object({ mailbox: text, immutableId: text })),
  proposedBy: text,
  proposedAt: instant,
  chosenOptionId: v.nullable(text),
  problem: v.nullable(v.picklist(PROPOSAL_PROBLEMS)),
});

const json = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): unknown => {
    try {
      return JSON.parse(dataset.value) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      addIssue({ message: 'no JSON' });
      return NEVER;
    }
  }),
);

/** The fields of one row of AnteroomProposals; an output is a `Proposal`. */
export const proposalSchema = v.pipe(
  v.object({
    ProposalId: v.pipe(v.string(), v.uuid()),
    Principal: text,
    State: v.picklist(PROPOSAL_STATES),
    Revision: count,
    DecideBy: v.optional(v.nullable(instant), null),
    Data: v.pipe(json, dataSchema),
  }),
  v.transform(({ ProposalId, Principal, State, Revision, DecideBy, Data }): Proposal => ({
    ...Data,
    id: ProposalId.toLowerCase(),
    principal: Principal.toLowerCase(),
    state: State,
    revision: Revision,
    decideBy: DecideBy,
  })),
);

export type ReadRow<Row> =
  | { readonly kind: 'read'; readonly value: Row }
  /** `field` names the column or property that cannot be read. */
  | { readonly kind: 'broken'; readonly itemId: string; readonly field: string };

/**
 * Reads a row of AnteroomProposals, as the service sent it.
 *
 * @example
 * proposalFromFields('17', { ...fields, State: 'aproved' }) //=> { kind: 'broken', itemId: '17', field: 'State' }
 */
export function proposalFromFields(
  itemId: string,
  fields: Readonly<Record<string, unknown>>,
): ReadRow<Proposal> {
  const read = v.safeParse(proposalSchema, fields);
  return read.success
    ? { kind: 'read', value: read.output }
    : { kind: 'broken', itemId, field: fieldOf(read.issues) };
}

/** Writes a proposal as the fields of its row. Carries no words of a mail. */
export function proposalToFields(proposal: Proposal): Fields {
  return {
    ProposalId: proposal.id,
    Principal: proposal.principal,
    State: proposal.state,
    Revision: proposal.revision,
    DecideBy: proposal.decideBy === null ? null : formatInstant(proposal.decideBy),
    MessageId: proposal.message?.immutableId ?? null,
    Data: JSON.stringify({
      kind: proposal.kind,
      title: proposal.title,
      durationMinutes: proposal.durationMinutes,
      mode: proposal.mode,
      tier: proposal.tier,
      options: proposal.options.map(({ id, window, eventId, attempt }) => ({
        id,
        start: formatInstant(window.start),
        end: formatInstant(window.end),
        eventId,
        attempt,
      })),
      message: proposal.message,
      proposedBy: proposal.proposedBy,
      proposedAt: formatInstant(proposal.proposedAt),
      chosenOptionId: proposal.chosenOptionId,
      problem: proposal.problem,
    }),
  };
}

/** The fields of one row of AnteroomDecisions, without the server's stamp. */
export const decisionSchema = v.object({
  ProposalId: v.pipe(v.string(), v.uuid()),
  Revision: count,
  Answer: v.picklist(DECISION_ANSWERS),
  OptionId: v.optional(v.nullable(v.string()), null),
  RevisionHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'no hash')),
});

/** Who and when, as the server stamped it. */
export interface Stamp {
  readonly createdById: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
}

/** Reads a row of AnteroomDecisions; who decided and when come from the server's stamp alone. */
export function decisionFromFields(
  itemId: string,
  fields: Readonly<Record<string, unknown>>,
  stamp: Stamp,
): ReadRow<Decision> {
  const read = v.safeParse(decisionSchema, fields);
  if (!read.success) return { kind: 'broken', itemId, field: fieldOf(read.issues) };
  const { ProposalId, Revision, Answer, OptionId, RevisionHash } = read.output;
  return {
    kind: 'read',
    value: {
      proposalId: ProposalId.toLowerCase(),
      revision: Revision,
      answer: Answer,
      optionId: OptionId === '' ? null : OptionId,
      revisionHash: RevisionHash,
      decidedById: stamp.createdById,
      decidedBy: stamp.createdBy,
      decidedAt: stamp.createdAt,
    },
  };
}

/** Writes a decision as the fields of its row; the server adds who and when. */
export function decisionToFields(
  decision: Pick<Decision, 'proposalId' | 'revision' | 'answer' | 'optionId' | 'revisionHash'>,
): Fields {
  return {
    DecisionKey: decisionKey(decision.proposalId, decision.revision),
    ProposalId: decision.proposalId,
    Revision: decision.revision,
    Answer: decision.answer,
    OptionId: decision.optionId,
    RevisionHash: decision.revisionHash,
  };
}

function fieldOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const first = issues[0];
  return first === undefined ? 'row' : (v.getDotPath(first) ?? 'row');
}
