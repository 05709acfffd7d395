// Puts a question, an attestation or a draft to send to the physician: its answers, a due time, and the mail it is about.
import {
  hashRevision,
  settleDeadlines,
  stateAfter,
  type MeetingTier,
  type MessageReference,
  type Proposal,
  type ProposalState,
  type WorkStream,
} from '../domain/holds';
import type { NameReason } from '../domain/log';
import type { Instant } from '../domain/time';
import type { Desk } from '../ports';
import { judgeWords, keptReason } from './guardOutgoing';
import type { HouseRules } from './loadHouseRules';
import { logHold } from './logHold';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { principalRules } from './principalRules';
import { addProposal, changeProposal, findProposal, type ProposalRow } from './proposalRows';
import { tellPhysician, type Telling } from './tellPhysician';

export interface AskPhysicianRequest {
  readonly houseRules: HouseRules;
  readonly principal: string;
  /** Minted once when the form opens; a second click with the same id asks nothing twice. */
  readonly questionId: string;
  /** For a draft `message` is the draft itself, as it lies in her mailbox. */
  readonly kind: 'question' | 'attestation' | 'draft';
  /** At most 120 characters, and nothing of a patient: what it is about stands in the mail, which is fetched live. */
  readonly words: string;
  readonly answers: readonly string[];
  /** Why words or answers may hold a name outside the directory; logged. Null or absent: they may not. */
  readonly nameReason?: NameReason | null;
  readonly message: MessageReference | null;
  /** The mail that a draft answers. */
  readonly replyTo?: MessageReference | null;
  readonly tier: MeetingTier;
  readonly stream: WorkStream;
  readonly due: Instant;
}

export type Asking =
  | ({ readonly kind: 'asked'; readonly proposal: Proposal } & Telling)
  /** Too few or too many answers, no words, or a due time that has passed. */
  | { readonly kind: 'unusable' }
  /** Words that may not be kept outside the mailbox; nothing was written. */
  | { readonly kind: 'unfit-words' }
  /** Nothing but a name outside the directory stands against the words: a reason lets it pass. */
  | { readonly kind: 'name-needs-reason' }
  | { readonly kind: 'closed'; readonly state: ProposalState }
  | { readonly kind: 'not-a-principal' }
  | ObserveOnly;

export const LONGEST_WORDS = 120;
export const LONGEST_ANSWER = 60;
export const MOST_ANSWERS = 4;

/** Asks. Repeating it with the same id, after a lost answer or a second click, meets its own first question. */
export async function askPhysician(desk: Desk, request: AskPhysicianRequest): Promise<Asking> {
  const { houseRules } = request;
  const { roster } = houseRules;
  const rules = principalRules(houseRules, request.principal);
  if (rules === null) return { kind: 'not-a-principal' };
  if (isObserved(houseRules, request.principal)) return OBSERVE_ONLY;
  const now = desk.clock.now();
  if (!isUsable(request, now)) return { kind: 'unusable' };
  const { nameReason = null } = request;
  const judged = judgeWords(roster, [request.words, ...request.answers], nameReason);
  if (judged === 'words-refused') return { kind: 'unfit-words' };
  if (judged === 'name-needs-reason') return { kind: judged };
  const proposedBy = (await desk.identity.signIn(null)).address.toLowerCase();
  const wanted: Proposal = {
    id: request.questionId.toLowerCase(),
    kind: request.kind,
    principal: rules.principal.address,
    revision: 1,
    state: 'placing',
    title: request.words.trim(),
    durationMinutes: 0,
    mode: null,
    tier: request.tier,
    stream: request.stream,
    options: [],
    answers: request.answers.map((words, index) => ({
      id: String(index + 1),
      words: words.trim(),
    })),
    needs: [],
    clearances: [],
    message: request.message,
    ...(request.replyTo == null ? {} : { replyTo: request.replyTo }),
    proposedBy,
    proposedAt: now,
    ...settleDeadlines({
      wanted: request.due,
      latest: null,
      blocks: [],
      hasSecondApprover: request.kind === 'question' && rules.principal.secondApprovers.length > 0,
      now,
    }),
    secondToldAt: null,
    chosenOptionId: null,
    word: null,
    invitationId: null,
    flags: [],
    problem: null,
    ...keptReason(judged, nameReason),
  };
  const row = await addOrFind(desk, houseRules, wanted);
  if (row === null) return { kind: 'closed', state: 'failed' };
  return put(desk, houseRules, row, wanted);
}

async function addOrFind(
  desk: Desk,
  { roster }: HouseRules,
  wanted: Proposal,
): Promise<ProposalRow | null> {
  const added = await addProposal(desk, roster, wanted);
  if (added !== 'duplicate') return added;
  const standing = await findProposal(desk, roster, wanted.id);
  return standing?.kind === 'read' ? standing : null;
}

async function put(
  desk: Desk,
  houseRules: HouseRules,
  row: ProposalRow,
  wanted: Proposal,
): Promise<Asking> {
  const isSame = hashRevision(row.proposal) === hashRevision(wanted);
  if (!isSame || !['placing', 'proposed'].includes(row.proposal.state)) {
    return { kind: 'closed', state: row.proposal.state };
  }
  const isNew = row.proposal.state === 'placing';
  const asked = isNew
    ? await changeProposal(desk, houseRules.roster, row, (proposal) => ({
        ...proposal,
        state: stateAfter(proposal.state, 'placed') ?? proposal.state,
      }))
    : row;
  // The sweep has put it to the physician meanwhile, which is what was wanted.
  const { proposal } = asked === 'changed' ? row : asked;
  const { tier, answers, nameReason } = proposal;
  await logHold(desk, houseRules, proposal, 'hold.proposed', {
    tier,
    what: proposal.kind,
    answers: answers.length,
    ...(nameReason === undefined ? {} : { nameReason }),
  });
  if (!isNew) return { kind: 'asked', proposal, wasTold: true, tellsAt: null };
  return { kind: 'asked', proposal, ...(await tellPhysician(desk, houseRules, proposal)) };
}

function isUsable(
  { words, answers, kind, due, message }: AskPhysicianRequest,
  now: Instant,
): boolean {
  const said = answers.map((answer) => answer.trim());
  return (
    words.trim() !== '' &&
    words.length <= LONGEST_WORDS &&
    said.length >= (kind === 'question' ? 2 : 1) &&
    said.length <= MOST_ANSWERS &&
    new Set(said.map((answer) => answer.toLowerCase())).size === said.length &&
    said.every((answer) => answer !== '' && answer.length <= LONGEST_ANSWER) &&
    (kind !== 'draft' || message !== null) &&
    due > now
  );
}
