import { readMailText, type Mail } from '../../../src/domain/mail';
import { maskPhi } from '../../../src/domain/phi';
import { mailOf } from '../../support/mails';
import { found, spansOf } from '../../support/phiOf';

const PAYER = { name: 'Prairie Mutual', address: 'um@prairiemutual.example' };
const COLLEAGUE = { name: 'Heather Voss', address: 'heather.voss@lakesidehealth.example' };

describe('what identifies a patient is found', () => {
  const rows: { says: string; mail: Partial<Mail>; finds: string[] }[] = [
    {
      says: 'a record number behind its label',
      mail: { body: 'Hollis Grady MRN 00398117' },
      finds: ['NAME Hollis Grady', 'MRN 00398117'],
    },
    {
      says: 'a relative, a date and a cell phone',
      mail: { body: 'my dad Leon Wrenfield had the bypass on 12/31, my cell is 847-555-0136' },
      finds: ['NAME Leon Wrenfield', 'DATE 12/31', 'PHONE 847-555-0136'],
    },
    {
      says: 'a Social Security number',
      mail: { body: 'my portal is locked, my social is 987-65-4321' },
      finds: ['SSN 987-65-4321'],
    },
    {
      says: 'a Medicare number by its shape',
      mail: { from: PAYER, body: 'Patient: Ann Poole\nMedicare 1EG4-TE5-MK73' },
      finds: ['NAME Ann Poole', 'PLAN_ID 1EG4-TE5-MK73'],
    },
    {
      says: 'a labelled member number with spaces',
      mail: { from: PAYER, body: 'Member: Sylvia Obuya\nMember ID: PMH 771 03 9920' },
      finds: ['NAME Sylvia Obuya', 'PLAN_ID PMH 771 03 9920'],
    },
    {
      says: 'a birth date behind its label',
      mail: { from: PAYER, body: 'Patient: Yusuf Haddad   DOB: 12/01/1971' },
      finds: ['NAME Yusuf Haddad', 'DATE 12/01/1971'],
    },
    {
      says: 'a home address',
      mail: {
        from: PAYER,
        body: 'Patient: Stan Dubicki\nAddress: 406 Fenwick Ln, Gurnee IL 60031',
      },
      finds: ['NAME Stan Dubicki', 'ADDRESS 406 Fenwick Ln, Gurnee IL 60031'],
    },
    {
      says: 'a Spanish relative',
      mail: {
        from: { name: 'Rosa M', address: 'rosa@example.com' },
        body: 'Mi esposo Efraín Montañez tiene fiebre',
      },
      finds: ['NAME Efraín Montañez'],
    },
    {
      says: 'an age over 89 but no younger one',
      mail: { from: PAYER, body: 'The patient is a 93-year-old with stenosis' },
      finds: ['DATE 93'],
    },
    {
      says: 'the same patient again by last name',
      mail: { from: PAYER, body: 'Patient: Ann Poole\nWe called Poole today.' },
      finds: ['NAME Ann Poole', 'NAME Poole'],
    },
    {
      says: 'an authorization number',
      mail: { from: PAYER, body: 'Patient: Ann Poole\nAuthorization: A-2026-33190' },
      finds: ['NAME Ann Poole', 'OTHER_ID A-2026-33190'],
    },
    {
      says: 'record numbers in the column of a table',
      mail: {
        from: COLLEAGUE,
        bodyType: 'html',
        body: '<table><tr><td>MRN</td><td>Query</td></tr><tr><td>00761125</td><td>x</td></tr></table>',
      },
      finds: ['MRN 00761125'],
    },
  ];
  test.each(rows)('$says', ({ mail, finds }) => {
    expect(found(mail)).toEqual(finds);
  });
});

test('a masked text shows neither letters nor length', () => {
  const mail = mailOf({ body: 'my dad Leon Wrenfield, 847-555-0136, has a fever' });
  const text = readMailText(mail).text;
  expect(maskPhi(text, spansOf({ body: mail.body })).trim()).toBe(
    'my dad ‹NAME›, ‹PHONE›, has a fever',
  );
});

test('spans are in order and never overlap', () => {
  const spans = spansOf({
    from: PAYER,
    body: 'Patient: Ann Poole DOB 1/2/1950 MRN 0012345 Phone: 312-555-0199 Member ID: NSX40118827-02',
  });
  spans.forEach((span, index) => {
    expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
  });
});
