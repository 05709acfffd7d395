// Values at which people come running, however a hurried hand writes them, and numbers that only look like them.
import { readMailText } from '../../../src/domain/mail';
import { hasCriticalValue, namesCriticalValue } from '../../../src/domain/triage/criticalValues';

function bodyHasCriticalValue(body: string): boolean {
  return hasCriticalValue(readMailText({ subject: 'Rounds', bodyType: 'text', body }));
}

const CRITICAL = [
  'sats 84 on 6 L and working hard',
  'She is 84% on 6L',
  'sating 88 on a mask',
  'SpO2: 79',
  'pulse ox is 82',
  'BP 78/40 after two liters',
  'the cuff says 96/60, before that 88 over 50',
  'blood pressure was 230/110',
  'MAP of 52 on two pressors',
  'HR 152',
  'heart rate 38',
  'pulse of 140 at rest',
  'RR 36',
  'fever of 103',
  'fever 102 since 4 am',
  'temp was 39.4',
  'fiebre de 40',
  'K came back 6.4',
  'Potassium 7.1 mmol/L, not hemolyzed',
  'K+ 2.4',
  'sodium 112',
  'blood sugar is 540',
  'Hgb 5.8',
  'platelets 8',
  'INR of 7.5',
  'lactate 6',
  'pH 7.05',
  'GCS 8',
  'the BP’s 84/50',
  "pt's presión: 84/50",
  'PRESIÓN 230/110',
  '84 percent on oxygen',
];

test.each(CRITICAL)('%j is critical', (words) => {
  expect(namesCriticalValue(words)).toBe(true);
});

// A mail in which no word names a measure is not read number by number: none of these may count as such.
test.each(CRITICAL)('a mail that says %j has a critical value', (words) => {
  expect(bodyHasCriticalValue(`Good morning,\n${words}\nAnn`)).toBe(true);
});

test('a mail without the name of a measure has none', () => {
  expect(bodyHasCriticalValue('Forty of the 84 slides are done, 50 to go.')).toBe(false);
});

test.each([
  'sats 97 on room air',
  'BP 124/78',
  'heart rate 72',
  'temp 98.6',
  'K 4.1',
  'INR 2.4',
  'glucose 104',
  'Hgb 13.2',
  'the 401 k plan and 5 K run',
  'K-12 schools',
  'a rate of 150 dollars an hour',
  'room 602, extension 8845',
  'call 847-555-0136 or 312-555-0184',
  'the map on page 5 of 12',
  'no fever. 103 people came',
  'blood pressure\n80 chairs are ordered',
  'pressure to publish: 88/100 on the scale, due 3/14',
  'INR clinic moves to room 512 on 9/30',
  'ox 1200',
  'pH 3 papers',
  // Twenty-six characters before the number begin in the middle of a word, whose end is no label.
  'see the benchmark extraordinary responses 7',
  '',
])('%j is not', (words) => {
  expect(namesCriticalValue(words)).toBe(false);
});
