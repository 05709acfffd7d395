import { firstTier } from '../../../src/domain/holds';
import { person, rosterForTests } from '../../support/DeskForTests';

const roster = rosterForTests();
const colleague = person('anthony.whitfield').address;

test.each([
  { says: 'a colleague in a hurry begins in A', address: colleague, isPressing: true, tier: 'A' },
  { says: 'a colleague begins in B', address: colleague, isPressing: false, tier: 'B' },
  {
    says: 'the spelling of the address does not matter',
    address: ` ${colleague.toUpperCase()}`,
    isPressing: false,
    tier: 'B',
  },
  {
    says: 'a cleared stakeholder counts as a colleague',
    address: roster.clearedStakeholders[0]?.address ?? '',
    isPressing: false,
    tier: 'B',
  },
  {
    says: 'a stranger in a hurry stays in C',
    address: 'sales@valveworks.example',
    isPressing: true,
    tier: 'C',
  },
  { says: 'nobody known begins in C', address: null, isPressing: true, tier: 'C' },
])('$says', ({ address, isPressing, tier }) => {
  expect(firstTier({ address, isPressing, roster }).tier).toBe(tier);
});
