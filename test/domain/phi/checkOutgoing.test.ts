import { checkOutgoing, overridableReasons } from '../../../src/domain/phi';

const leave = {
  allowedNames: ['Dr. Maya Okafor', 'Anthony Whitfield, MD', 'Denise Kowalczyk'],
  allowedAddresses: ['denise.kowalczyk@lakesidehealth.example'],
};

describe('what is ours passes the firewall', () => {
  test.each([
    ['a title with a cleared colleague', 'HOLD Whitfield 30 min'],
    ['an id minted by us', { id: '3f2b8a54-3a0e-4b0c-9a51-0d6f4f0a7c11', number: 'ANT-0001' }],
    ['a tracker number', 'LSH-PA-0417'],
    ['an instant', { at: '2026-11-16T14:30:00Z', start: '2026-11-16T08:30:00' }],
    ['lanes and urgencies', { lane: 'patient-clinical', urgency: 'now' }],
    ['a hash', { hash: 'a'.repeat(64) }],
    ['a committee title', 'Travel buffer, North Shore Pavilion'],
    ['the address of a colleague', 'denise.kowalczyk@lakesidehealth.example'],
    ['numbers, truth values and nothing', [1, true, null, undefined]],
    ['two cleared people', 'Meeting Okafor and Denise Kowalczyk'],
  ])('%s', (_, value) => {
    expect(checkOutgoing(value, leave)).toEqual({ kind: 'clean' });
  });
});

describe('what could tell of a patient is refused', () => {
  test.each([
    ['a record number', 'HOLD MRN 00398117', 'record-number'],
    ['a long bare number', { note: '00398117' }, 'long-number'],
    ['a Social Security number', '987-65-4321', 'social-security-number'],
    ['a Medicare number', '1EG4-TE5-MK73', 'plan-number'],
    ['a phone number', 'call 847-555-0136', 'phone'],
    ['an address of a patient', 'tasha@example.com', 'e-mail'],
    ['a birth date', 'DOB 5/2/1951', 'date'],
    ['a person outside the directory', 'HOLD Hollis Grady 30 min', 'name'],
    ['a person with an honorific', 'Call Mrs. Petty', 'name'],
    ['a first name alone', 'about Lorraine', 'name'],
    ['a symptom', 'chest pain', 'clinical-word'],
    ['a drug by its ending', 'nebivolol', 'clinical-word'],
    ['a street', '406 Fenwick Ln', 'address'],
    ['a name deep inside a value', { a: [{ b: { c: 'Leon Wrenfield' } }] }, 'name'],
    ['a telling field name', { patientMrn: 1 }, 'record-number'],
  ])('%s', (_, value, reason) => {
    const check = checkOutgoing(value, leave);
    expect(check.kind === 'refused' ? check.reasons : []).toContain(reason);
  });
});

test('a value too deep to be read is refused', () => {
  let value: unknown = 'x';
  for (let depth = 0; depth < 20; depth += 1) value = [value];
  expect(checkOutgoing(value, leave)).toEqual({ kind: 'refused', reasons: ['too-deep'] });
});

describe('what a person may set aside with a logged reason', () => {
  test.each([
    ['a name alone', 'HOLD Hollis Grady 30 min', ['name']],
    ['nothing of a name beside a record number', 'HOLD Hollis Grady MRN 00398117', []],
    ['nothing of an identifier', '987-65-4321', []],
    ['nothing of a clean text', 'HOLD Whitfield 30 min', []],
  ])('%s', (_, value, reasons) => {
    expect(overridableReasons(checkOutgoing(value, leave))).toEqual(reasons);
  });
});
