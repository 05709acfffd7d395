// Whom a hold is named after.
import { stakeholderOf } from '../../../src/domain/holds';
import { houseRulesForTests } from '../../support/DeskForTests';

const { roster } = houseRulesForTests();
const barr = { name: 'Colleen Barr', address: 'colleen.barr@lakesidehealth.example' };
const whitfield = 'anthony.whitfield@lakesidehealth.example';

test.each([
  {
    says: 'an assistant who writes for a colleague gives way to the colleague',
    from: barr,
    participants: [whitfield],
    name: 'Dr. Anthony Whitfield',
  },
  {
    says: 'a sender who asks for himself stays the one',
    from: barr,
    participants: [],
    name: 'Colleen Barr',
  },
  {
    says: 'a stranger among the participants is never named',
    from: barr,
    participants: ['guest@example.com'],
    name: 'Colleen Barr',
  },
  { says: 'a mail without a sender names nobody', from: null, participants: [], name: null },
  {
    says: 'a sender without an address names nobody',
    from: { name: 'X', address: '' },
    participants: [],
    name: null,
  },
])('$says', ({ from, participants, name }) => {
  expect(stakeholderOf(from, participants, roster)?.name ?? null).toBe(name);
});
