import {
  decisionFromFields,
  decisionToFields,
  hashRevision,
  holdTitle,
  proposalFromFields,
  proposalToFields,
  transactionIdFor,
  type Proposal,
} from '../../../src/domain/holds';
import { addMinutes } from '../../../src/domain/time';
import { at, decisionOn, MAYA, MAYA_ID, proposal, PROPOSAL_ID } from '../../support/holdCases';

const stamp = { createdById: MAYA_ID, createdBy: MAYA, createdAt: at('2026-11-16 10:00') };

describe('a proposal as a list row', () => {
  test.each([
    { says: 'a waiting proposal comes back as it was', is: {} },
    {
      says: 'a proposal without mail or deadline comes back',
      is: { message: null, decideBy: null, mode: null },
    },
    {
      says: 'a clash comes back with its problem',
      is: { state: 'clash', problem: 'gone' } as const,
    },
  ])('$says', ({ is }) => {
    const one = proposal(is);
    expect(proposalFromFields('7', proposalToFields(one))).toEqual({ kind: 'read', value: one });
  });

  test('a service that leaves out empty columns is read alike', () => {
    const { DecideBy, MessageId, ...fields } = proposalToFields(
      proposal({ decideBy: null, message: null }),
    );
    expect([DecideBy, MessageId]).toEqual([null, null]);
    expect(proposalFromFields('7', fields).kind).toBe('read');
  });

  test.each([
    { says: 'a state typed by hand is told', fields: { State: 'aproved' }, field: 'State' },
    {
      says: 'a deadline without offset is told',
      fields: { DecideBy: '2026-11-16 17:00' },
      field: 'DecideBy',
    },
    { says: 'a note that is no JSON is told', fields: { Data: '{"kind":' }, field: 'Data' },
    { says: 'an empty note is told as well', fields: { Data: null }, field: 'Data' },
    { says: 'a fractional revision is told as well', fields: { Revision: 1.5 }, field: 'Revision' },
    {
      says: 'a missing proposal id is told as well',
      fields: { ProposalId: 'x' },
      field: 'ProposalId',
    },
    {
      says: 'options that end before they start are told',
      fields: dataWith({
        options: [
          {
            id: '1',
            start: '2026-11-17T16:00:00Z',
            end: '2026-11-17T15:00:00Z',
            eventId: null,
            attempt: 1,
          },
        ],
      }),
      field: 'Data.options.0',
    },
    {
      says: 'a proposal without any option is told',
      fields: dataWith({ options: [] }),
      field: 'Data',
    },
  ])('$says', ({ fields, field }) => {
    expect(proposalFromFields('7', { ...proposalToFields(proposal()), ...fields })).toEqual({
      kind: 'broken',
      itemId: '7',
      field,
    });
  });

  test('a decision takes who and when from the stamp', () => {
    const said = decisionOn(proposal(), { answer: 'only', optionId: '1' });
    const fields = { ...decisionToFields(said), DecidedBy: 'somebody.else@lakesidehealth.example' };
    expect(decisionFromFields('3', fields, stamp)).toEqual({ kind: 'read', value: said });
    expect(decisionToFields(said)['DecisionKey']).toBe(`${PROPOSAL_ID}#1`);
  });
});

describe('what binds a decision to a revision', () => {
  const hash = hashRevision(proposal());

  test.each([
    { says: 'another title changes the hash', is: { title: 'HOLD meeting 30 min' } },
    { says: 'another revision changes the hash', is: { revision: 2 } },
    { says: 'another length changes the hash', is: { durationMinutes: 45 } },
    { says: 'another mode changes the hash', is: { mode: 'phone' } as const },
    { says: 'another mail changes the hash', is: { message: null } },
    {
      says: 'another physician changes the hash',
      is: { principal: 'samuel.brandt@lakesidehealth.example' },
    },
    { says: 'an option moved by a minute changes the hash', is: moved() },
  ])('$says', ({ is }) => {
    expect(hashRevision(proposal(is))).not.toBe(hash);
  });

  test('state, events and deadline leave the hash alone', () => {
    const later = proposal({
      state: 'picked',
      chosenOptionId: '1',
      decideBy: null,
      problem: 'taken',
      options: proposal().options.map((option) => ({ ...option, eventId: null, attempt: 4 })),
    });
    expect(hashRevision(later)).toBe(hash);
  });

  test('the same attempt always has the same transaction', () => {
    expect(transactionIdFor(PROPOSAL_ID, 1, '1', 1)).toBe(transactionIdFor(PROPOSAL_ID, 1, '1', 1));
    const all = [
      transactionIdFor(PROPOSAL_ID, 1, '1', 1),
      transactionIdFor(PROPOSAL_ID, 1, '1', 2),
      transactionIdFor(PROPOSAL_ID, 1, '2', 1),
      transactionIdFor(PROPOSAL_ID, 2, '1', 1),
    ];
    expect(new Set(all).size).toBe(4);
    expect(all[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('the title of a hold', () => {
  test.each([
    {
      says: 'a colleague is named by surname',
      name: 'Dr. Anthony Whitfield',
      isCleared: true,
      title: 'HOLD Whitfield 30 min',
    },
    {
      says: 'letters after a name are no surname',
      name: 'Nina Castellanos RN',
      isCleared: true,
      title: 'HOLD Castellanos 30 min',
    },
    {
      says: 'degrees after a comma are no surname',
      name: 'Maya Okafor, MD, FACS',
      isCleared: true,
      title: 'HOLD Okafor 30 min',
    },
    {
      says: 'a double surname stays whole',
      name: 'Dr. Grace Adeyemi-Holt',
      isCleared: true,
      title: 'HOLD Adeyemi-Holt 30 min',
    },
    {
      says: 'somebody unknown is never named',
      name: 'Pat Doe',
      isCleared: false,
      title: 'HOLD meeting 30 min',
    },
    {
      says: 'nobody at all is a meeting',
      name: null,
      isCleared: true,
      title: 'HOLD meeting 30 min',
    },
  ])('$says', ({ name, isCleared, title }) => {
    expect(holdTitle({ stakeholderName: name, isCleared, durationMinutes: 30 })).toBe(title);
  });
});

function dataWith(differences: Record<string, unknown>): { Data: string } {
  const data = JSON.parse(String(proposalToFields(proposal())['Data'])) as object;
  return { Data: JSON.stringify({ ...data, ...differences }) };
}

function moved(): Partial<Proposal> {
  const [first, ...others] = proposal().options;
  const window = {
    start: addMinutes(first!.window.start, 1),
    end: addMinutes(first!.window.end, 1),
  };
  return { options: [{ ...first!, window }, ...others] };
}
