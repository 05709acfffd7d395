// A proposal and a decision as list fields, and back: rows that a person or a crash left unreadable are told, not guessed.
import * as v from 'valibot';
import { MEETING_MODES } from '../asks';
import { NAME_REASONS } from '../log';
import { formatInstant, type Instant, type Window } from '../time';
import { instantText, jsonText } from './fieldShapes';
import { decisionKey } from './proposalIdentity';
import {
  BLOCK_KINDS,
  CLEARING_OFFICES,
  DECISION_ANSWERS,
  MEETING_TIERS,
  PROPOSAL_KINDS,
  PROPOSAL_PROBLEMS,
  PROPOSAL_STATES,
  WORK_STREAMS,
  type Decision,
  type HoldOption,
  type Proposal,
  type ProposalKind,
} from './types';

type Fields = Readonly<Record<string, string | number | boolean | null>>;

const text = v.pipe(v.string(), v.minLength(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const stretch = v.pipe(
  v.object({ start: instantText, end: instantText }),
  v.check(({ start, end }) => start < end, 'ends before it starts'),
);

const optionSchema = v.pipe(
  v.object({
    id: v.picklist(['1', '2', '3', '4', '5', '6', '7', '8', '9']),
    start: instantText,
    end: instantText,
    eventId: v.nullable(text),
    attempt: count,
    label: v.optional(v.nullable(text), null),
    travel: v.optional(
      v.pipe(
        v.array(
          v.pipe(
            v.intersect([stretch, v.object({ eventId: v.nullable(text) })]),
            v.transform(({ start, end, eventId }) => ({ window: { start, end }, eventId })),
          ),
        ),
        v.maxLength(2),
      ),
      [],
    ),
    wasOnCall: v.optional(v.boolean(), false),
  }),
  v.check(({ start, end }) => start < end, 'ends before it starts'),
  v.transform(({ start, end, ...rest }): HoldOption => ({ ...rest, window: { start, end } })),
);

const namedMessage = v.object({ mailbox: text, immutableId: text });
const message = v.nullable(namedMessage);
const optional = <Schema extends v.GenericSchema>(
  schema: Schema,
): v.OptionalSchema<v.NullableSchema<Schema, undefined>, null> =>
  v.optional(v.nullable(schema), null);

/** What the Data note holds; the other columns hold the rest. Fields that came later read as unsaid in older rows. */
const dataSchema = v.pipe(
  v.object({
    kind: v.picklist(PROPOSAL_KINDS),
    title: text,
    durationMinutes: v.pipe(v.number(), v.integer(), v.minValue(0)),
    mode: v.nullable(v.picklist(MEETING_MODES)),
    tier: v.picklist(MEETING_TIERS),
    stream: v.optional(v.picklist(WORK_STREAMS), 'leadership'),
    options: v.pipe(
      v.array(optionSchema),
      v.maxLength(9),
      v.check((options) => new Set(options.map(({ id }) => id)).size === options.length, 'same id'),
    ),
    answers: v.optional(
      v.pipe(
        v.array(v.object({ id: v.picklist(['1', '2', '3', '4']), words: text })),
        v.maxLength(4),
      ),
      [],
    ),
    needs: v.optional(v.array(v.picklist(CLEARING_OFFICES)), []),
    clearances: v.optional(
      v.array(
        v.object({
          office: v.picklist(CLEARING_OFFICES),
          recordedBy: text,
          recordedAt: instantText,
          message,
        }),
      ),
      [],
    ),
    message,
    replyTo: v.exactOptional(namedMessage),
    proposedBy: text,
    proposedAt: instantText,
    secondFrom: optional(instantText),
    secondToldAt: optional(instantText),
    chosenOptionId: v.nullable(text),
    word: optional(
      v.object({ optionId: text, heardBy: text, heardAt: instantText, isFirm: v.boolean() }),
    ),
    invitationId: optional(text),
    flags: v.optional(v.array(v.picklist(BLOCK_KINDS)), []),
    problem: v.nullable(v.picklist(PROPOSAL_PROBLEMS)),
    inPlaceOf: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.maxLength(9))),
    nameReason: v.exactOptional(v.picklist(NAME_REASONS)),
  }),
  v.check(
    ({ kind, options, answers }) => hasItsParts(kind, options.length, answers.length),
    'parts',
  ),
);

/** A hold has one to three times, a trip one, a batch up to nine; what is asked has answers and no time. */
function hasItsParts(kind: ProposalKind, options: number, answers: number): boolean {
  switch (kind) {
    case 'hold':
      return options >= 1 && options <= 3 && answers === 0;
    case 'trip':
      return options === 1 && answers === 0;
    case 'batch':
      return options >= 1 && answers === 0;
    case 'question':
      return options === 0 && answers >= 2;
    case 'attestation':
    case 'draft':
      return options === 0 && answers >= 1;
  }
}

/** The fields of one row of AnteroomProposals; an output is a `Proposal`. */
export const proposalSchema = v.pipe(
  v.object({
    ProposalId: v.pipe(v.string(), v.uuid()),
    Principal: text,
    State: v.picklist(PROPOSAL_STATES),
    Revision: count,
    DecideBy: v.optional(v.nullable(instantText), null),
    Data: v.pipe(jsonText, dataSchema),
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
    MessageId: (proposal.replyTo ?? proposal.message)?.immutableId ?? null,
    Data: JSON.stringify({
      kind: proposal.kind,
      title: proposal.title,
      durationMinutes: proposal.durationMinutes,
      mode: proposal.mode,
      tier: proposal.tier,
      stream: proposal.stream,
      options: proposal.options.map(
        ({ id, window, eventId, attempt, label, travel, wasOnCall }) => ({
          id,
          ...spelled(window),
          eventId,
          attempt,
          label,
          travel: travel.map((leg) => ({ ...spelled(leg.window), eventId: leg.eventId })),
          wasOnCall,
        }),
      ),
      answers: proposal.answers,
      needs: proposal.needs,
      clearances: proposal.clearances.map((one) => ({
        ...one,
        recordedAt: formatInstant(one.recordedAt),
      })),
      message: proposal.message,
      ...(proposal.replyTo === undefined ? {} : { replyTo: proposal.replyTo }),
      proposedBy: proposal.proposedBy,
      proposedAt: formatInstant(proposal.proposedAt),
      secondFrom: spelledOrNull(proposal.secondFrom),
      secondToldAt: spelledOrNull(proposal.secondToldAt),
      chosenOptionId: proposal.chosenOptionId,
      word:
        proposal.word === null
          ? null
          : { ...proposal.word, heardAt: formatInstant(proposal.word.heardAt) },
      invitationId: proposal.invitationId,
      flags: proposal.flags,
      problem: proposal.problem,
      ...(proposal.inPlaceOf === undefined ? {} : { inPlaceOf: proposal.inPlaceOf }),
      ...(proposal.nameReason === undefined ? {} : { nameReason: proposal.nameReason }),
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

function spelled({ start, end }: Window): { readonly start: string; readonly end: string } {
  return { start: formatInstant(start), end: formatInstant(end) };
}

function spelledOrNull(instant: Instant | null): string | null {
  return instant === null ? null : formatInstant(instant);
}

function fieldOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const first = issues[0];
  return first === undefined ? 'row' : (v.getDotPath(first) ?? 'row');
}
