// What may be filed unseen, and whose mail is one person's.
import type { Mail } from '../../../src/domain/mail';
import { isFromIndividual, leftOutOfBulk, triageMail } from '../../../src/domain/triage';
import { labelledMails, triageSetting } from '../../support/mails';

const HOUSE = ['lakesidehealth.example'];
const setting = triageSetting();

test('no development mail of a locked lane or with an identifier may be filed unseen', () => {
  const risky = labelledMails().filter(({ labels }) =>
    ['patient-clinical', 'suspicious', 'legal-compliance'].includes(labels.lane),
  );
  expect(risky.length).toBeGreaterThan(20);
  for (const { id, mail, labels } of risky.filter(({ labels: { phi } }) => phi.length > 0)) {
    const triage = triageMail(mail, setting);
    const isAllowed = leftOutOfBulk(triage).length === 0;
    expect({ id, lane: labels.lane, isAllowed }).toEqual({
      id,
      lane: labels.lane,
      isAllowed: false,
    });
  }
});

const mail = (change: Partial<Mail>): Mail => ({
  from: { name: 'Ida Moss', address: 'ida.moss@example.com' },
  to: [],
  cc: [],
  subject: '',
  bodyType: 'text',
  body: '',
  receivedAt: null,
  importance: 'normal',
  attachmentNames: [],
  headers: {},
  ...change,
});

test.each([
  { says: 'a private address', change: {}, is: true },
  {
    says: 'somebody of a firm',
    change: { from: { name: 'Al', address: 'al@firm.example' } },
    is: true,
  },
  { says: 'no sender at all', change: { from: null }, is: true },
  {
    says: 'a colleague',
    change: { from: { name: 'Colleen', address: 'c@lakesidehealth.example' } },
    is: false,
  },
  { says: 'a list', change: { headers: { 'list-id': '<news.example>' } }, is: false },
  { says: 'a newsletter', change: { headers: { 'List-Unsubscribe': '<x>' } }, is: false },
  { says: 'bulk mail', change: { headers: { Precedence: 'bulk' } }, is: false },
  { says: 'a machine', change: { headers: { 'Auto-Submitted': 'auto-generated' } }, is: false },
  { says: 'a person who says so', change: { headers: { 'Auto-Submitted': 'no' } }, is: true },
])('$says is one person outside: $is', ({ change, is }) => {
  expect(isFromIndividual(mail(change), HOUSE)).toBe(is);
});
