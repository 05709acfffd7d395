import {
  channelWithId,
  principalAt,
  principalsOf,
  readRoster,
  type RosterRow,
} from '../../../src/domain/roster';
import { LAKESIDE } from '../../../src/packaging/site/lakeside';
import { rosterItems } from '../../../src/packaging/site/rosterItems';
import { rosterForTests } from '../../support/DeskForTests';

const ROWS: readonly RosterRow[] = rosterItems(LAKESIDE, 'tom.weller', '2026-10-16T13:00:00Z').map(
  ({ fields }) => ({ kind: fields['Kind'], key: fields['Key'], data: fields['Data'] }),
);

function withRow(key: string, change: Record<string, unknown>): readonly RosterRow[] {
  return ROWS.map((row) =>
    row.key === key
      ? { ...row, data: JSON.stringify({ ...JSON.parse(String(row.data)), ...change }) }
      : row,
  );
}

test('the whole house is read from its rows', () => {
  const roster = rosterForTests();
  expect(roster.principals.map((one) => one.key)).toEqual(['maya.okafor', 'samuel.brandt']);
  expect(principalAt(roster, 'Maya.Okafor@lakesidehealth.example')?.secondApprovers).toEqual([
    'grace.adeyemi-holt@lakesidehealth.example',
  ]);
  expect(channelWithId(roster, 'nurse-line')).toMatchObject({
    phone: '312-555-0118',
    address: 'ct-nurse-queue@lakesidehealth.example',
    nextChannelId: 'on-call-operator',
  });
  expect(roster.colleagues.map((one) => one.address)).toContain(
    'elena.marsh@lakesidehealth.example',
  );
});

test('an assistant covers both physicians and a physician only herself', () => {
  const roster = rosterForTests();
  const keysOf = (address: string): readonly string[] =>
    principalsOf(roster, address).map((one) => one.key);
  expect(keysOf('jordan.reyes@lakesidehealth.example')).toEqual(['maya.okafor', 'samuel.brandt']);
  expect(keysOf('maya.okafor@lakesidehealth.example')).toEqual(['maya.okafor']);
  expect(keysOf('elena.marsh@lakesidehealth.example')).toEqual([]);
});

const SESSION = {
  principal: 'maya.okafor@lakesidehealth.example',
  kind: 'clinic',
  title: 'Clinic - North Shore',
  siteId: 'north-shore',
  days: ['monday'],
  start: '08:00',
  end: '12:00',
  firstDay: '2026-11-16',
};

function withSession(change: Record<string, unknown>): readonly RosterRow[] {
  const data = JSON.stringify({ ...SESSION, ...change });
  return [...ROWS, { kind: 'session', key: 'session:monday-clinic', data }];
}

test('a session of the template repeats every week unless told', () => {
  const read = readRoster(withSession({}));
  expect(read).toMatchObject({
    kind: 'roster',
    roster: {
      sessions: [{ id: 'monday-clinic', ...SESSION, everyWeeks: 1, lastDay: null, except: [] }],
    },
  });
});

test.each([
  {
    says: 'a session of somebody who is no principal',
    rows: withSession({ principal: 'tom.weller@lakesidehealth.example' }),
    row: 'session monday-clinic',
    field: 'principal',
  },
  {
    says: 'a session at a site that the roster lacks',
    rows: withSession({ siteId: 'elsewhere' }),
    row: 'session monday-clinic',
    field: 'siteId',
  },
  {
    says: 'a zone that nobody knows',
    rows: withRow('principal:maya.okafor', { zone: 'Chicago' }),
    row: 'principal maya.okafor',
    field: 'zone',
  },
  {
    says: 'an address without a domain',
    rows: withRow('colleague:ray.delgado', { address: 'ray' }),
    row: 'colleague ray.delgado',
    field: 'address',
  },
  {
    says: 'an assistant who is not in the roster',
    rows: withRow('principal:samuel.brandt', { assistants: ['nobody@lakesidehealth.example'] }),
    row: 'principal samuel.brandt',
    field: 'assistants',
  },
  {
    says: 'a next channel that does not exist',
    rows: withRow('channel:nurse-line', { nextChannelId: 'fax-room' }),
    row: 'channel nurse-line',
    field: 'nextChannelId',
  },
  {
    says: 'a permission for PHI that is no yes or no',
    rows: withRow('channel:nurse-line', { approvedForPhi: 'yes' }),
    row: 'channel nurse-line',
    field: 'approvedForPhi',
  },
  {
    says: 'a misspelt kind',
    rows: [...ROWS, { kind: 'principle', key: 'principle:x', data: '{}' }],
    row: 'principle principle:x',
    field: 'Kind or Key',
  },
  {
    says: 'no JSON at all',
    rows: [...ROWS, { kind: 'site', key: 'site:attic', data: 'Attic' }],
    row: 'site attic',
    field: 'Data',
  },
])('a row with $says stops the whole roster and is named', ({ rows, row, field }) => {
  expect(readRoster(rows)).toEqual({ kind: 'broken', row, field });
});
