// The gate before every write outside the mailbox: what hides from a check of plain text, and what must go on passing.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeskError } from '../../src/ports';
import { checkWords, guardFields, judgeWords } from '../../src/workflows/guardOutgoing';
import { rosterForTests } from '../support/DeskForTests';

const roster = rosterForTests();
const reasonsOf = (words: string): readonly string[] => {
  const checked = checkWords(roster, words);
  return checked.kind === 'clean' ? [] : checked.reasons;
};

test.each([
  ['a record number worn as a tracker number', 'Ask about MRN-398117', 'record-number'],
  ['the same with an underscore', 'MRN_398117', 'record-number'],
  ['the same with points', 'M.R.N. 398117', 'record-number'],
  ['the same with a sign that nobody sees', 'M\u200bRN 0039\u200b8117', 'record-number'],
  ['full-width figures', '\uff13\uff19\uff18\uff11\uff11\uff17\uff10\uff10\uff11', 'long-number'],
  ['six figures alone', 'it is 398117', 'long-number'],
  ['a number in groups', '0039 8117', 'long-number'],
  ['the end of a security number', 'SSN-1234', 'social-security-number'],
  ['the same in words', 'last four are 1234', 'social-security-number'],
  ['a security number with spaces', '123 45 6789', 'long-number'],
  ['a phone number with other dashes', '847\u2013555\u20110136', 'phone'],
  ['a day of birth in words', 'March 14, 1957', 'date'],
  ['the same the other way round', '14 Mar 1957', 'date'],
  ['the same in Spanish', '14 de abril de 1957', 'date'],
  ['the same with points', '3.14.1957', 'date'],
  ['an address in words', 'tasha at example dot com', 'e-mail'],
  ['an address with another sign', 'tasha\uff20example.com', 'e-mail'],
  ['a street in small letters', '1420 elm street', 'address'],
  ['a portal without its beginning', 'www.mychart.example/p/1', 'link'],
  ['a claim', 'claim WX-482913', 'plan-number'],
  ['a court number', '2026-CV-11873', 'record-number'],
  ['a prescription', 'RX-773120', 'plan-number'],
  ['a specimen', 'ask about NSP-48291', 'record-number'],
  ['a report of another system', 'ER-23871 waits', 'record-number'],
  ['a name in the portal', 'portal user twren57', 'plan-number'],
  ['where a patient lies', 'room 412 bed 2', 'address'],
])('%s does not pass, and no reason lets it', (_says, words, reason) => {
  expect(reasonsOf(words)).toContain(reason);
  expect(judgeWords(roster, [words], 'outside-service')).toBe('words-refused');
});

test.each([
  ['a name with a hard space', 'Odile\u00a0Quarry'],
  ['a name on two lines', 'Odile\nQuarry'],
  ['an initial and a name', 'O. Quarry'],
  ['a name and an initial', 'Quarry, O.'],
  ['a name in small letters', 'call marlene grady'],
  ['a short one', 'susan wants the 2:30'],
])('%s needs a reason', (_says, words) => {
  expect(judgeWords(roster, [words], null)).toBe('name-needs-reason');
  expect(judgeWords(roster, [words], 'outside-service')).toBe('named');
});

test.each([
  'Chair the program committee?',
  'Could we move the 2:30-3:00 to Dec 4, 2026?',
  '12-18 September 2026',
  'Grand rounds 2026-11-24 at 7',
  '30 minute drive from Main Campus',
  'honorarium $2,500, budget 1,250,000',
  'Heard at 10:45 on 11/24',
  'HO-3F2A91, LSH-PA-0417 and ANT-0001 wait',
  'grant review, will rose garden do? FY-2027',
  'bed management committee',
  'office closed for martin luther king day',
  'J. Reyes calls the charge nurse at 14:05',
  'Q4 FY2027 review in room 4-120',
])('“%s” passes', (words) => {
  expect(reasonsOf(words)).toEqual([]);
});

test('keys that are made of ids pass, whatever figures stand in them', () => {
  const hex = '0123456789';
  for (let seed = 0; seed < 2_000; seed += 1) {
    // Figures alone are the worst case.
    let rest = seed * 7919 + 12_345;
    const figures = (count: number): string =>
      Array.from({ length: count }, () => {
        rest = (rest * 1_103_515_245 + 12_345) % 2_147_483_648;
        return hex.charAt(Math.floor((rest / 2_147_483_648) * hex.length));
      }).join('');
    const id = [8, 4, 4, 4, 12].map((count) => figures(count)).join('-');
    expect([id, reasonsOf(`${id}#3`)]).toEqual([id, []]);
    expect(reasonsOf(`${id}|o2|2026-11-24T10:00:00-06:00`)).toEqual([]);
  }
});

test('words without a space are no id of Exchange', () => {
  const note = 'Marlene_Grady_MRN_00398117';
  expect(() => {
    guardFields(roster, { Data: JSON.stringify({ note }) });
  }).toThrow(DeskError);
  const immutableId = 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0Aplanted0001AAA=';
  expect(() => {
    guardFields(roster, { Data: JSON.stringify({ immutableId }) });
  }).not.toThrow();
});

test('every write to a list goes through the gate', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?:workflows|ui|tab|taskpane)\/.*\.tsx?$/.test(file))
    .map((file) => readFileSync(join('src', file), 'utf8'));
  const writers = files.filter((text) => /lists\s*\.(?:add|change)\(/.test(text));
  expect(writers.length).toBeGreaterThan(5);
  for (const text of writers) expect(text).toContain('guardFields(');
});
