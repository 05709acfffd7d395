// Three people at one proposal: the assistant, the physician and the backup, each at a desk on the same tenant.
import { findProposal } from '../../src/workflows/proposalRows';
import type { PlaceHoldsRequest, ReadProposal } from '../../src/workflows/holdTerms';
import { DeskForTests, houseRulesForTests, person } from './DeskForTests';
import { on } from './holdCases';

export const RULES = houseRulesForTests();
export const MAYA_ADDRESS = person('maya.okafor').address;
export const HOLD_ID = '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a001';
export const FRIDAY = on('2026-11-20', '09:00', '09:30');
export const MONDAY = on('2026-11-23', '14:00', '14:30');

export interface Office {
  readonly jordan: DeskForTests;
  readonly maya: DeskForTests;
  readonly priya: DeskForTests;
}

/** An empty calendar and empty lists. */
export function office(): Office {
  const jordan = new DeskForTests({ as: 'jordan.reyes' });
  jordan.calendar.entries.set(MAYA_ADDRESS, []);
  return {
    jordan,
    maya: new DeskForTests({ as: 'maya.okafor', beside: jordan }),
    priya: new DeskForTests({ as: 'priya.nair', beside: jordan }),
  };
}

export function placing(differences: Partial<PlaceHoldsRequest> = {}): PlaceHoldsRequest {
  return {
    houseRules: RULES,
    principal: MAYA_ADDRESS,
    proposalId: HOLD_ID,
    message: { mailbox: MAYA_ADDRESS, immutableId: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AmdH3' },
    stakeholder: { name: 'Tony W.', address: person('anthony.whitfield').address },
    windows: [FRIDAY, MONDAY],
    durationMinutes: 30,
    mode: 'video',
    tier: 'B',
    decideBy: null,
    lane: 'meeting-request',
    urgency: 'week',
    ...differences,
  };
}

/** The proposal as it stands; fails the test when there is none. */
export async function standing(desk: DeskForTests): Promise<ReadProposal> {
  const read = await findProposal(desk, RULES.roster, HOLD_ID);
  if (read?.kind !== 'read') throw new Error('There is no proposal that can be read');
  return read;
}

/** Our events in the physician's calendar: start and standing. */
export function events({ jordan }: Office): string[] {
  return jordan.calendar.entries
    .get(MAYA_ADDRESS)!
    .filter(({ proposalId }) => proposalId === HOLD_ID)
    .map(({ window, showAs }) => `${window.start === FRIDAY.start ? 'friday' : 'monday'} ${showAs}`)
    .sort();
}
