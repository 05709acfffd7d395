// All figures of a stand-up from what could be read; the door's main function.
import { PROPOSAL_STATES, type Proposal } from '../holds';
import { countBacklog, countBacklogBefore } from './countBacklog';
import { countProcessChanges, countRework, findHandOver } from './countRework';
import { countCollisions } from './findCollisions';
import { indexMailWork } from './mailOfEntry';
import { measureResponse } from './measureResponse';
import { spreadSweeps } from './spreadSweeps';
import type { Counted, Figure, FigureInput, Figures } from './types';

/**
 * Counts what the weekly meeting talks about.
 *
 * Every figure carries its formula and what it counted. A source that could not be read makes its figures `unread`,
 * or leaves the source's name in `missing` where the rest still tells something: it never becomes zero. Pure.
 *
 * @example
 * composeFigures({ ...input, blocks: 'unread' }).collisions //=> { kind: 'unread', sources: ['calendar'] }
 */
export function composeFigures(read: FigureInput): Figures {
  const { log } = read;
  const input: FigureInput =
    log === 'unread' ? read : { ...read, log: spreadSweeps(log, indexMailWork(read.work)) };
  return {
    backlog: countBacklog(input),
    backlogBefore: countBacklogBefore(input),
    response: measureResponse(input),
    proposals: countProposals(input),
    collisions: countCollisions(input),
    reschedules: countReschedules(input),
    rework: countRework(input),
    processChanges: countProcessChanges(input),
    handOver: findHandOver(input),
  };
}

/** Proposals of the week and those still waiting from before, by state. */
export function countProposals(
  input: Pick<FigureInput, 'proposals' | 'week'>,
): Figures['proposals'] {
  if (input.proposals === 'unread') return { kind: 'unread', sources: ['proposals'] };
  const counted = input.proposals.filter(
    (proposal) =>
      isUnsettled(proposal) ||
      (proposal.proposedAt >= input.week.start && proposal.proposedAt < input.week.end),
  );
  return {
    kind: 'read',
    value: PROPOSAL_STATES.flatMap((state) => {
      const count = counted.filter((proposal) => proposal.state === state).length;
      return count === 0 ? [] : [{ state, count }];
    }),
    formula: 'Proposals made this week, and earlier ones that still wait for somebody.',
    isEstimate: false,
    counted: counted.map((proposal) => countedProposal(proposal, proposal.state)),
    missing: [],
  };
}

/**
 * Meetings that had to be arranged again this week: a proposal put forward in a later revision, or withdrawn.
 * The log says so; the same proposal counts once for each time.
 */
export function countReschedules(input: Pick<FigureInput, 'log' | 'week'>): Figure<number> {
  if (input.log === 'unread') return { kind: 'unread', sources: ['log'] };
  const again = input.log.filter((entry) => {
    if (entry.at < input.week.start || entry.at >= input.week.end) return false;
    const { revision } = entry.facts;
    if (entry.kind === 'hold.proposed') return typeof revision === 'number' && revision > 1;
    return entry.kind === 'hold.withdrawn';
  });
  return {
    kind: 'read',
    value: again.length,
    formula: 'Proposals that were put forward again in a later revision, or withdrawn, this week.',
    isEstimate: false,
    counted: again.map((entry): Counted => ({
      key: entry.entryId,
      message: null,
      proposalId: entry.subjectId,
      lane: null,
      at: entry.at,
      because: entry.kind === 'hold.withdrawn' ? 'withdrawn' : 'put forward again',
    })),
    missing: [],
  };
}

function isUnsettled(proposal: Proposal): boolean {
  switch (proposal.state) {
    case 'placing':
    case 'proposed':
    case 'cleared':
    case 'offered':
    case 'picked':
    case 'clash':
    case 'failed':
      return true;
    case 'confirmed':
    case 'sent':
    case 'declined':
    case 'expired':
    case 'withdrawn':
      return false;
  }
}

function countedProposal(proposal: Proposal, because: string): Counted {
  return {
    key: proposal.id,
    message: proposal.message,
    proposalId: proposal.id,
    lane: null,
    at: proposal.proposedAt,
    because,
  };
}
