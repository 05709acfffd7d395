import type { Mail } from '../../../src/domain/mail';
import { detectPhi, hasClinicalContent } from '../../../src/domain/phi';
import { found, foundInText, readForPhiTest } from '../../support/phiOf';

const PAYER = { name: 'Prairie Mutual', address: 'um@prairiemutual.example' };

describe('labelled fields are found whatever the evidence says', () => {
  test.each([
    ['a name in capitals with an initial', 'Patient: OROZCO, M', 'NAME OROZCO, M'],
    ['a record number with letters', 'MRN: GC-3390128', 'MRN GC-3390128'],
    ['a birth date in words', 'Patient: Ann Poole, born March 3, 1951', 'DATE March 3, 1951'],
    ['a Spanish birth date', 'Paciente: Iker Ruiz, fecha de nac. 22/08/2019', 'DATE 22/08/2019'],
    ['the last four of a Social Security number', 'SSN last four 4821', 'SSN 4821'],
    ['a masked Social Security number', 'SSN xxx-xx-4821', 'SSN xxx-xx-4821'],
    ['a Medicare number without hyphens', 'Medicare 1EG4TE5MK73', 'PLAN_ID 1EG4TE5MK73'],
  ])('%s', (_, body, span) => {
    expect(found({ from: PAYER, body })).toContain(span);
  });
});

describe('numbers, dates and names are read as people write them', () => {
  test.each([
    [
      "an insurer's letters before its number",
      'Member: Ann Poole, ID UPH 40291773.',
      'PLAN_ID UPH 40291773',
    ],
    [
      'a house before a name that is no street by its words',
      'Patient: Ann Poole, DOB 1/08/1946\nShe lives at 14 Heron Bluff, Gearhart.',
      'ADDRESS 14 Heron Bluff, Gearhart',
    ],
    [
      'a rural route before its town',
      'Patient: Ann Poole, DOB 1/08/1946\nAddress: RR 3, Box 88, Decorah, IA 52101',
      'ADDRESS RR 3, Box 88, Decorah, IA 52101',
    ],
    [
      'a number in groups behind letters',
      'Patient: Ann Poole, member GMH 55-0318-7',
      'PLAN_ID GMH 55-0318-7',
    ],
    [
      'a birth date written out',
      'Patient: Ann Poole, born the second of June, 1958',
      'DATE the second of June, 1958',
    ],
    [
      'a list entry, family name first',
      'Patient: Hartwell, Gus, DOB 1/08/1946',
      'NAME Hartwell, Gus',
    ],
    [
      'a first name that no list knows behind a family name',
      'Patient: OKEKE, CHIDERA\nDOB 06/17/1961',
      'NAME OKEKE, CHIDERA',
    ],
    [
      'a name of two syllables with a hyphen',
      'Patient: Eun-ji Kang, DOB 06/17/1961',
      'NAME Eun-ji Kang',
    ],
    [
      'a family name of which half is a word',
      'Patient: Amaryllis Delgado-Stone, DOB 06/17/1961',
      'NAME Amaryllis Delgado-Stone',
    ],
    [
      'a name before the letters of a number',
      'Patient: Dietrich Pohl PC-3310-882, DOB 06/17/1961',
      'NAME Dietrich Pohl',
    ],
    [
      'a name with its generation',
      'Patient: Emmett Tillery Sr., DOB 06/17/1941',
      'NAME Emmett Tillery Sr.',
    ],
    [
      'a capital outside Western Europe',
      'Patient: Łukasz Wójcik, DOB 06/17/1961',
      'NAME Łukasz Wójcik',
    ],
    ['a month that is a person', 'Patient: June\nDOB 06/17/1961', 'NAME June'],
    [
      "a widow's name",
      'Patient: Hortensia Treviño viuda de Salinas, DOB 06/17/1941',
      'NAME Hortensia Treviño viuda de Salinas',
    ],
    [
      'a street with its town',
      'Patient: Ann Poole, DOB 1/08/1946, address 233 Heron Way, Apt 3, Berwyn, IL 60402.',
      'ADDRESS 233 Heron Way, Apt 3, Berwyn, IL 60402',
    ],
    [
      'a town of two words',
      'Patient: Ann Poole, DOB 1/08/1946, lives in Deep Creek.',
      'ADDRESS Deep Creek',
    ],
  ])('%s', (_, body, span) => {
    expect(found({ from: PAYER, body })).toContain(span);
  });
});

describe('a text by itself speaks of a patient', () => {
  test.each([
    ['a first name with an initial', '52yo female with CHF, Lisa T., seen today', 'NAME Lisa T.'],
    [
      'a town with its state',
      'a 60yo man with COPD, lives in Brooklyn, NY',
      'ADDRESS Brooklyn, NY',
    ],
    [
      'a bank account by its check digits',
      'DE89370400440532013000',
      'ACCOUNT DE89370400440532013000',
    ],
    ['a network address', 'my ip is 2001:db8::1', 'OTHER_ID 2001:db8::1'],
    ['a network card', 'MAC 00:1A:2B:3C:4D:5E', 'DEVICE 00:1A:2B:3C:4D:5E'],
    ['a phone with an extension', 'call 312-555-0142 ext 12', 'PHONE 312-555-0142 ext 12'],
  ])('%s', (_, body, span) => {
    expect(foundInText(body)).toContain(span);
  });
});

describe('what looks like an identifier but is none is left alone', () => {
  test.each([
    ['a disease called after its finder', 'Options for a woman with Crohn’s disease?'],
    ['a score called after its finder', 'a patient with a Wells score of 3'],
    ['an account whose check digits are wrong', 'DE89370400440532013001'],
    ['a network address out of range', '256.256.256.256'],
    ['a Social Security number never issued', '078-05-0000'],
    ['a Medicare number with a letter that CMS leaves out', '1SG4-TE5-MK73'],
    ['a clock time', 'Time 12:34:56'],
  ])('%s', (_, body) => {
    expect(foundInText(body)).toEqual([]);
  });

  test('a provider number by its label stays', () => {
    const spans = found({ from: PAYER, body: 'Patient: Ann Poole\nNPI: 1234567893' });
    expect(spans).toEqual(['NAME Ann Poole']);
  });

  test('a doctor stays unmarked in the mail of a patient', () => {
    const spans = found({ body: 'my dad Leon Wrenfield saw Dr. Salazar for chest pain on 12/31' });
    expect(spans).not.toContain('NAME Salazar');
    expect(spans).toContain('NAME Leon Wrenfield');
  });
});

describe('clinical content needs an individual', () => {
  const rows: { says: string; mail: Partial<Mail>; isClinical: boolean }[] = [
    {
      says: 'a symptom of a child told in Spanish',
      mail: { body: 'Mi hijo Mateo tiene fiebre y dolor de pecho desde ayer' },
      isClinical: true,
    },
    {
      says: 'a drug question of a patient',
      mail: { body: 'hi dr okafor, should I stop my eliquis before the biopsy? my leg is swollen' },
      isClinical: true,
    },
    {
      says: 'a meeting about a budget',
      mail: {
        from: { name: 'Denise Kowalczyk', address: 'denise.kowalczyk@lakesidehealth.example' },
        body: 'Can we meet on Thursday at 2 about the service line budget?',
      },
      isClinical: false,
    },
  ];
  test.each(rows)('$says', ({ mail, isClinical }) => {
    const { text, context } = readForPhiTest(mail);
    expect(hasClinicalContent(text, detectPhi(text, context), context)).toBe(isClinical);
  });
});

describe('what is counted or everybody’s is no patient’s', () => {
  const ABOUT = 'Patient: Ann Poole, DOB 1/08/1946. ';

  test.each([
    ['a floor', 'She is on the 4th floor.', '4th'],
    ['a notice', 'This is the 2nd notice.', '2nd'],
    ['a toll-free line', 'Call our reviewers at 800-555-0133.', '800-555-0133'],
  ])('%s', (_, body, span) => {
    expect(found({ from: PAYER, body: ABOUT + body }).join(' ')).not.toContain(span);
  });

  test('a day that opens the same way is still a date', () => {
    const body = `${ABOUT}Her surgery on the 4th went well.`;
    expect(found({ from: PAYER, body }).join(' ')).toContain('4th');
  });
});
