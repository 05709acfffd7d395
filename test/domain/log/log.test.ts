import {
  canonicalJson,
  findChainBreak,
  isSealIntact,
  laneOfCategories,
  readLogFields,
  readWorkFields,
  sealEntry,
  SITE_LISTS,
  toLogFields,
  toWorkFields,
  uuidV5,
  workIdForMail,
  type OpenLogEntry,
  type WorkItem,
} from '../../../src/domain/log';
import { instantFromMilliseconds, parseInstant } from '../../../src/domain/time';
import { LIST_NAMES } from '../../../src/ports';

const ENTRY: OpenLogEntry = {
  entryId: '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  kind: 'mail.applied',
  at: instantFromMilliseconds(parseInstant('2026-11-18T15:05:00Z')! + 789),
  by: 'jordan.reyes@lakesidehealth.example',
  mailbox: 'maya.okafor@lakesidehealth.example',
  lane: 'vendor',
  urgency: 'digest',
  policyRelease: '0001',
  subjectId: 'AAkALgAAAAAAHYQDEapmEc2byACqAC=',
  facts: { sequence: 1, receivedAt: '2026-11-18T14:00:00Z', due: null, drafted: false },
  clientId: '11111111-1111-4111-8111-111111111111',
};

test('names come out the same as in the standard', () => {
  // RFC 9562, appendix A.4.
  expect(uuidV5('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});

test('the work of a mail has one id however the mailbox is spelt', () => {
  const lower = workIdForMail({ mailbox: 'maya@house.example', immutableId: 'AAA' });
  expect(workIdForMail({ mailbox: 'Maya@House.example', immutableId: 'AAA' })).toBe(lower);
  expect(workIdForMail({ mailbox: 'maya@house.example', immutableId: 'AAB' })).not.toBe(lower);
});

test('the order of properties never changes a hash', () => {
  expect(canonicalJson({ b: 1, a: [true, null, { d: 'x', c: undefined }] })).toBe(
    '{"a":[true,null,{"d":"x"}],"b":1}',
  );
});

test('a number that JSON cannot hold is refused', () => {
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
});

test('an entry read back from the list keeps its seal', () => {
  const sealed = sealEntry(ENTRY, 'a'.repeat(64));
  const back = readLogFields(toLogFields(sealed));
  expect(back).toEqual({ kind: 'entry', entry: sealed });
  expect(back.kind === 'entry' && isSealIntact(back.entry)).toBe(true);
});

test('an entry without its empty fields is still read', () => {
  const fields = Object.entries(toLogFields(sealEntry({ ...ENTRY, mailbox: null }, ''))).filter(
    ([, value]) => value !== null && value !== '',
  );
  const back = readLogFields(Object.fromEntries(fields));
  expect(back.kind === 'entry' && isSealIntact(back.entry)).toBe(true);
});

test.each([
  { says: 'an unknown kind', change: { Kind: 'mail.sent' }, field: 'Kind' },
  { says: 'a local time', change: { At: '2026-11-18T15:05:00' }, field: 'At' },
  { says: 'facts that are no record', change: { Facts: '"words"' }, field: 'Facts' },
  { says: 'facts that are no JSON', change: { Facts: '{' }, field: 'Facts' },
])('a hand edit that left $says is named', ({ change, field }) => {
  const fields = { ...toLogFields(sealEntry(ENTRY, '')), ...change };
  expect(readLogFields(fields)).toEqual({ kind: 'broken', field });
});

test('a chain shows where an entry was changed or left out', () => {
  const first = sealEntry(ENTRY, '');
  const second = sealEntry({ ...ENTRY, entryId: uuidV5('second') }, first.hash);
  const third = sealEntry({ ...ENTRY, entryId: uuidV5('third') }, second.hash);
  expect(findChainBreak([first, second, third])).toBeNull();
  expect(findChainBreak([first, third])).toBe(third);
  const forged = { ...second, lane: 'digest' };
  expect(findChainBreak([first, forged, third])).toBe(forged);
});

test('a work item survives the way through the list', () => {
  const item: WorkItem = {
    workId: uuidV5('item'),
    kind: 'reimbursement',
    principal: 'maya.okafor@lakesidehealth.example',
    state: 'open',
    lane: 'travel-speaking',
    urgency: null,
    due: parseInstant('2026-11-26T23:00:00Z'),
    message: null,
    data: {
      kind: 'tracker',
      reference: 'ER-23640',
      stage: 'waiting',
      openedAt: parseInstant('2026-10-02T14:00:00Z')!,
      openedBy: 'jordan.reyes@lakesidehealth.example',
      settledAt: null,
      facts: { amount: 1284.55, currency: 'USD' },
    },
  };
  expect(readWorkFields(toWorkFields(item))).toEqual({ kind: 'item', item });
});

test('a work item that was edited beyond reading names its field', () => {
  expect(readWorkFields({ WorkId: 'x', Kind: 'mail', Principal: 'p', State: 'lost' })).toEqual({
    kind: 'broken',
    field: 'State',
  });
});

test('every list of the ports has its columns', () => {
  expect(SITE_LISTS.map((list) => list.name)).toEqual([...LIST_NAMES]);
});

test('a unique column is always an indexed one', () => {
  for (const list of SITE_LISTS) {
    for (const column of list.columns) {
      if ('unique' in column) expect(column).toHaveProperty('indexed', true);
    }
  }
});

test('decisions and the log can only be added to', () => {
  expect(SITE_LISTS.filter((list) => list.addOnly).map((list) => list.name)).toEqual([
    'AnteroomDecisions',
    'AnteroomLog',
  ]);
});

test('a lane is read from the categories of a mail', () => {
  expect(laneOfCategories(['Red category', 'Lane: vendor'])).toBe('vendor');
  expect(laneOfCategories(['Lane: unheard of'])).toBeNull();
});
