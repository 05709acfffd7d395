// What the pane says when a proposal was not placed: true of the row as it stands.
import { PROPOSAL_STATES } from '../../src/domain/holds';
import { placementWords } from '../../src/taskpane/holds/closingWords';

test.each(['placing', 'proposed'] as const)('what is still %s is never called closed', (state) => {
  const words = placementWords({ kind: 'closed', state });
  expect(words).toMatch(/A newer version of this proposal is open already; nothing was placed/);
  expect(words).not.toMatch(/closed/);
});

test('what is further on says how far', () => {
  expect(placementWords({ kind: 'closed', state: 'confirmed' })).toContain(
    'further on already: confirmed',
  );
  expect(placementWords({ kind: 'closed', state: 'declined' })).toContain('declined');
});

test.each(PROPOSAL_STATES)('of %s people are told what to do next', (state) => {
  expect(placementWords({ kind: 'closed', state })).toMatch(/[Ff]ind times again/);
});
